/** How often a server that ends by itself is started again (重启次数). Knows no editor. */

/** So many ends within so many milliseconds are too many. */
const MOST = 4;
const WITHIN = 3 * 60_000;

/** Whether a server is to be started again that has ended at these moments (milliseconds), the last of them now. */
export function mayRestart(ends: readonly number[]): boolean {
  const now = ends.at(-1) ?? 0;
  return ends.filter((end) => now - end <= WITHIN).length <= MOST;
}
