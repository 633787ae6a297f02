/** Work that is asked for more often than it need be done (合并重复的请求). */

/** Runs `work` one at a time: however often it is asked for meanwhile, it runs once more afterwards. */
export function coalesced(work: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  const run = async (): Promise<void> => {
    running = true;
    do {
      again = false;
      await work();
    } while (again);
    running = false;
  };
  return () => {
    if (running) again = true;
    else void run();
  };
}
