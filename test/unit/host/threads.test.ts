/** Threads for programs that wait: every task is settled once, whatever becomes of the threads. */

import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { Threads, type Settled } from '../../../server/src/host/threads.js';
import { workspace } from '../../support/cli.js';
import type { TestTask } from '../../support/thread-program.js';

const source = fileURLToPath(new URL('../../support/thread-program.ts', import.meta.url));
const script = join(workspace({}), 'thread-program.cjs');
type Outcome = Settled<TestTask, number | string>;

/** How tasks end, in the order of the tasks; between two looks the process hears of threads that ended. */
async function settle(tasks: readonly TestTask[], count: number, milliseconds = 600_000): Promise<unknown[]> {
  const threads = new Threads<TestTask, number | string>({ script, data: '数据' }, count, milliseconds);
  const outcomes = new Map<TestTask, unknown>();
  try {
    for (const task of tasks) threads.post(task);
    while (threads.pending > 0) {
      const settled = threads.next(20);
      if (settled) {
        assert.ok(!outcomes.has(settled.task), 'settled once');
        outcomes.set(settled.task, outcomeOf(settled));
      }
      await setImmediate();
    }
    assert.equal(threads.next(0), undefined, 'nothing is left');
  } finally {
    threads.close();
  }
  return tasks.map((task) => outcomes.get(task));
}

function outcomeOf(settled: Outcome): unknown {
  if ('result' in settled) return settled.result;
  return typeof settled.lost === 'object' ? settled.lost.thrown.split('\n')[0] : settled.lost;
}

describe('Threads', () => {
  before(() => void buildSync({ entryPoints: [source], outfile: script, bundle: true, platform: 'node', format: 'cjs' }));

  it('give each task its answer', async () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    assert.deepEqual(await settle(numbers.map((double) => ({ double })), 3), numbers.map((number) => 2 * number));
  });

  it('are given data once', async () => assert.deepEqual(await settle([{ do: 'data' }], 1), ['数据']));

  it('pass on what a task throws, and go on', async () => assert.deepEqual(await settle([{ do: 'throw' }, { double: 1 }], 1), ['Error: 示例', 2]));

  it('give up a task whose thread ends, and do the others in another', async () => {
    assert.deepEqual(await settle([{ double: 1 }, { do: 'end' }, { double: 2 }, { double: 3 }], 1), [2, 'ended', 4, 6]);
  });

  it('give up a task that goes on for ever, and do the others in another', async () => {
    assert.deepEqual(await settle([{ do: 'loop' }, { double: 2 }, { double: 3 }], 1, 300), ['time', 4, 6]);
  });

  it('have nothing to wait for without tasks', async () => assert.deepEqual(await settle([], 2), []));
});
