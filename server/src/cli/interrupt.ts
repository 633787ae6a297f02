/** Long work that Ctrl-C can stop (中断): it is done in turns, and between them the process hears signals. */

import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../text/steps.js';

/** Milliseconds of work between two turns. */
const TURN = 50;

/** Does all steps, and lets the process look at signals and threads now and then. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN) continue;
    await setImmediate();
    began = performance.now();
  }
}

/** Hears the first Ctrl-C; the next one ends the process, as if nobody listened. */
export class Interrupt {
  private heard = false;
  private readonly listener: () => void;

  constructor(onHeard: () => void) {
    this.listener = () => {
      this.heard = true;
      onHeard();
    };
    process.once('SIGINT', this.listener);
  }

  get asked(): boolean {
    return this.heard;
  }

  dispose(): void {
    process.off('SIGINT', this.listener);
  }
}
