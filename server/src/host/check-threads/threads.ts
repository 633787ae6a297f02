/**
 * Drafts checked in several threads (多线程检查). The main thread checks as well, and meanwhile hands out drafts and takes answers. Nobody ever waits: who has nothing left
 * to do looks at what another has not answered yet, so that a thread that is slow, or gone, costs no more than what it was given.
 */

import { availableParallelism } from 'node:os';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadStart, ThreadTask } from './task.js';

/** How a run may use threads. */
export interface ThreadWish {
  /** The program of a thread. */
  readonly script: string;
  /** How many are to check, the main thread among them; where nobody says so, as many as there are processors and as pays. */
  readonly count: number | undefined;
}

/** UTF-16 units of drafts from which on one more thread clearly pays: it takes a tenth of a second to begin, and its code is compiled anew. */
const WORTH_A_THREAD = 400_000;
/** Where nobody says otherwise: each thread holds the program, its facts and what it has read of a corpus. */
const MOST_THREADS = 4;
/** Drafts that a thread has before it, so that it need not wait for the next. */
const AHEAD = 2;

/** How many threads are to check drafts of so many characters, the main thread among them. */
export function threadsFor({ count }: ThreadWish, lengths: readonly number[], processors = availableParallelism()): number {
  if (count !== undefined) return Math.min(count, lengths.length);
  const characters = lengths.reduce((sum, length) => sum + length, 0);
  return Math.min(processors, MOST_THREADS, lengths.length, 1 + Math.floor(characters / WORTH_A_THREAD));
}

/** A thread and the drafts that it was given and has not answered. */
interface Helper {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly given: Set<number>;
}

/** Threads over the drafts of one run. */
export class CheckThreads {
  private readonly signal = new SharedArrayBuffer(4);
  private readonly answers = new Int32Array(this.signal);
  private heard = 0;
  private readonly helpers: readonly Helper[];
  private arrived: ThreadAnswer[] = [];
  /** Drafts that nobody has been given, the next one last. */
  private readonly waiting: number[];

  constructor(
    script: string,
    count: number,
    start: Pick<ThreadStart, 'cwd' | 'targets'>,
    drafts: readonly number[],
    private readonly taskOf: (index: number) => ThreadTask,
  ) {
    this.waiting = [...drafts].reverse();
    this.helpers = Array.from({ length: count }, () => helperBy(script, { ...start, signal: this.signal }));
    for (const helper of this.helpers) this.give(helper);
  }

  /** Takes what has been answered and hands out more. Costs next to nothing where nothing has happened. */
  attend(): void {
    const now = Atomics.load(this.answers, 0);
    if (now === this.heard) return;
    this.heard = now;
    for (const helper of this.helpers) {
      for (let message = receiveMessageOnPort(helper.port); message; message = receiveMessageOnPort(helper.port)) {
        const answer = (message as { message: ThreadAnswer }).message;
        if (helper.given.delete(answer.index)) this.arrived.push(answer);
      }
      this.give(helper);
    }
  }

  /** An answer, if one is there. */
  answer(): ThreadAnswer | undefined {
    return this.arrived.shift();
  }

  /** Whether an answer is there to what the main thread is looking at. */
  isFound(index: number): boolean {
    return this.arrived.some((answer) => answer.index === index && answer.found);
  }

  /** The next draft for the main thread: one that nobody has, else one that is not answered; `undefined` where all are. */
  next(): number | undefined {
    const free = this.waiting.pop();
    return free ?? [...(this.helpers.find(({ given }) => given.size > 0)?.given ?? [])].at(-1);
  }

  /** The main thread has looked at a draft: nobody else need. */
  settled(index: number): void {
    for (const { given } of this.helpers) given.delete(index);
    this.arrived = this.arrived.filter((answer) => answer.index !== index);
  }

  /** Ends the threads, whatever they are doing. */
  end(): void {
    for (const { worker } of this.helpers) void worker.terminate();
  }

  private give({ port, given }: Helper): void {
    while (given.size < AHEAD && this.waiting.length > 0) {
      const index = this.waiting.pop()!;
      given.add(index);
      port.postMessage(this.taskOf(index));
    }
  }
}

/** What happens to a thread is not listened to: that it no longer answers is enough. */
function helperBy(script: string, start: Omit<ThreadStart, 'port'>): Helper {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(script, { workerData: { ...start, port: port2 } satisfies ThreadStart, transferList: [port2], execArgv: [], stdout: true, stderr: true });
  worker.on('error', () => undefined);
  worker.unref();
  port1.unref();
  return { worker, port: port1, given: new Set() };
}
