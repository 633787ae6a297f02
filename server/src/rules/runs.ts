/** Runs (连续段落): neighbours that belong together are reported as one. */

/** Joins items, in order, into runs: an item goes on with the run before it where it follows the run's last item. */
export function joinRuns<T>(items: Iterable<T>, follows: (last: T, item: T) => boolean): [T, ...T[]][] {
  const runs: [T, ...T[]][] = [];
  for (const item of items) {
    const open = runs[runs.length - 1];
    if (open && follows(open[open.length - 1]!, item)) open.push(item);
    else runs.push([item]);
  }
  return runs;
}
