/** Long work on the server's one thread: in slices, so that messages are handled in between and work that is no longer wanted ends. */

import type { Steps } from '../text/steps.js';

/** Longest stretch, in milliseconds, in which the server does not listen. */
const SLICE = 8;

/**
 * Does the steps of a piece of work. The first slice runs at once: short work is done when this returns. Gives `undefined`
 * where the work was dropped; what it throws is thrown.
 */
export async function inSlices<T>(steps: Steps<T>, isDropped: () => boolean): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + SLICE;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < until);
    await new Promise((next) => setImmediate(next));
    if (isDropped()) return undefined;
  }
}
