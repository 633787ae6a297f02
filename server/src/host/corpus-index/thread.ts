/** Entry of the thread that makes corpora ready, `dist/index-thread.js`. */

import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { compileFacts } from '../../facts/facts.js';
import type { Progress } from '../loaded-corpus.js';
import { groupingsOf } from '../../rules/counterparts.js';
import { UserError } from '../user-error.js';
import { CorpusStore } from './corpus-store.js';
import { READING_THREAD } from './reading-threads.js';
import type { IndexMessage, StoppableTask } from './task.js';

/** Milliseconds between two words of progress. */
const TELL_EVERY = 100;

function run({ paths, cwd, cache, territories, tables, programs, stop }: StoppableTask): void {
  const facts = compileFacts(territories, []);
  const asked = new Int32Array(stop);
  const isStopped = (): boolean => Atomics.load(asked, 0) !== 0;
  const store = new CorpusStore({ cwd, cache, territories: facts.territories, tables, groupings: groupingsOf(facts), reading: { script: join(programs, READING_THREAD), territories }, isStopped });
  try {
    tell({ ready: store.prepare(paths, throttled((progress) => tell({ progress }))) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell({ failed: error.localized });
  }
}

function throttled(say: (progress: Progress) => void): (progress: Progress) => void {
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - last < TELL_EVERY) return;
    last = now;
    say(progress);
  };
}

function tell(message: IndexMessage): void {
  parentPort!.postMessage(message);
}

run(workerData as StoppableTask);
