/** Work in steps: long work as a generator that its host finishes at once, does in slices, or drops. */

/** Yields between steps, each short; returns the result. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all steps at once. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
