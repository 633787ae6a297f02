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

/** Work that is done once nobody has asked for it for a while. */
export class Delayed {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly milliseconds: number) {}

  ask(work: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(work, this.milliseconds);
  }

  /** Forgets what was asked for. */
  dispose(): void {
    clearTimeout(this.timer);
  }
}
