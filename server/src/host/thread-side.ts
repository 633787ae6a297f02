/** The other side of threads.ts: a thread that answers tasks one after the other. */

import { workerData, type TransferListItem } from 'node:worker_threads';
import type { Answer, ThreadStart } from './threads.js';

/** What a task gives; buffers of the list are handed over instead of copied. */
export interface Handed<Result> {
  readonly result: Result;
  readonly transfer?: readonly TransferListItem[];
}

/** Answers tasks until the thread is ended. What `work` throws is the answer to its task. */
export function serve<Data, Task, Result>(prepare: (data: Data) => (task: Task) => Handed<Result> | Promise<Handed<Result>>): void {
  const { port, answered, data } = workerData as ThreadStart;
  const work = prepare(data as Data);
  const answer = (message: Answer<Result>, transfer: readonly TransferListItem[] = []): void => {
    port.postMessage(message, transfer);
    Atomics.add(answered, 0, 1);
    Atomics.notify(answered, 0);
  };
  answer({ ready: true });
  let last = Promise.resolve();
  port.on('message', (task: Task) => {
    last = last.then(async () => {
      try {
        const { result, transfer } = await work(task);
        answer({ result }, transfer);
      } catch (error) {
        answer({ thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    });
  });
}
