/**
 * Threads (线程池) for a program that does not return to its event loop between two tasks: tasks are posted, results are waited for. A task that takes too long, or
 * whose thread dies, is given back as lost, and another thread takes its place.
 */

import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort, type ResourceLimits } from 'node:worker_threads';

/** What the threads run: a script that calls `serve` of thread-side.ts. */
export interface ThreadProgram {
  readonly script: string;
  /** Given to the script once, as a copy. */
  readonly data: unknown;
  readonly resourceLimits?: ResourceLimits;
}

/** What a thread is started with. */
export interface ThreadStart {
  readonly port: MessagePort;
  /** One number, which grows with every answer. */
  readonly answered: Int32Array;
  readonly data: unknown;
}

/** What a thread says: that it has started, then an answer to each of its tasks in their order. */
export type Answer<Result> = { readonly ready: true } | { readonly result: Result } | { readonly thrown: string };

/** How a task was lost: its time was up, its thread had no memory left or ended for no known reason; or what it threw. */
export type Lost = 'time' | 'memory' | 'ended' | { readonly thrown: string };

/** What became of a task. */
export type Settled<Task, Result> = { readonly task: Task; readonly result: Result } | { readonly task: Task; readonly lost: Lost };

/** Tasks that a thread has before it: the next one begins while the answer to the last is on its way. */
const AHEAD = 2;
/** Milliseconds that a thread may take to start, on a machine that has much else to do. */
const STARTING = 60_000;

interface Thread<Task> {
  readonly worker: Worker;
  readonly port: MessagePort;
  readonly tasks: Task[];
  ready: boolean;
  /** When the first of its tasks began, or the thread itself, as far as is known here. */
  since: number;
  /** Why it is no more. */
  dead: Lost | undefined;
}

export class Threads<Task, Result> {
  private readonly answered = new Int32Array(new SharedArrayBuffer(4));
  private readonly threads: Thread<Task>[] = [];
  private readonly waiting: Task[] = [];
  private readonly settled: Settled<Task, Result>[] = [];

  constructor(
    private readonly program: ThreadProgram,
    private readonly most: number,
    /** Time that one task may take. */
    private readonly milliseconds: number,
  ) {}

  /** Tasks that are not settled yet. */
  get pending(): number {
    return this.waiting.length + this.threads.reduce((sum, { tasks }) => sum + tasks.length, 0) + this.settled.length;
  }

  post(task: Task): void {
    this.waiting.push(task);
    this.handOut();
  }

  /** The next task that is settled, in whatever order; `undefined` where none is within so many milliseconds, or none is pending. */
  next(patience: number): Settled<Task, Result> | undefined {
    const until = performance.now() + patience;
    while (this.pending > 0) {
      const seen = Atomics.load(this.answered, 0);
      this.collect();
      this.replaceLost();
      this.handOut();
      const first = this.settled.shift();
      if (first) return first;
      const left = Math.min(until, this.nextDeadline()) - performance.now();
      if (performance.now() >= until) return undefined;
      Atomics.wait(this.answered, 0, seen, Math.max(1, left));
    }
    return undefined;
  }

  /** Ends the threads; tasks that are not settled are forgotten. */
  close(): void {
    for (const thread of this.threads.splice(0)) end(thread);
    this.waiting.length = 0;
  }

  private handOut(): void {
    while (this.waiting.length > 0) {
      const thread = this.leastBusy();
      if (!thread) return;
      const task = this.waiting.shift()!;
      if (thread.tasks.length === 0) thread.since = performance.now();
      thread.tasks.push(task);
      thread.port.postMessage(task);
    }
  }

  /** A thread that can take a task: an idle one, a new one, the one with the fewest before it. */
  private leastBusy(): Thread<Task> | undefined {
    const [least] = [...this.threads].sort((a, b) => a.tasks.length - b.tasks.length);
    if (least?.tasks.length === 0) return least;
    if (this.threads.length < this.most) return this.start();
    return least && least.tasks.length < AHEAD ? least : undefined;
  }

  private start(): Thread<Task> {
    const { port1, port2 } = new MessageChannel();
    const start: ThreadStart = { port: port2, answered: this.answered, data: this.program.data };
    const { resourceLimits } = this.program;
    const worker = new Worker(this.program.script, { workerData: start, transferList: [port2], execArgv: [], ...(resourceLimits ? { resourceLimits } : {}) });
    const thread: Thread<Task> = { worker, port: port1, tasks: [], ready: false, since: performance.now(), dead: undefined };
    // These are heard only by a caller that returns to its event loop; any other learns it when the time is up.
    worker.on('error', (error: NodeJS.ErrnoException) => (thread.dead = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : { thrown: error.stack ?? error.message }));
    worker.on('exit', () => (thread.dead ??= 'ended'));
    worker.unref();
    port1.unref();
    this.threads.push(thread);
    return thread;
  }

  private collect(): void {
    for (const thread of this.threads) {
      for (let received = receiveMessageOnPort(thread.port); received; received = receiveMessageOnPort(thread.port)) {
        const answer = received.message as Answer<Result>;
        thread.since = performance.now();
        thread.ready = true;
        if ('ready' in answer) continue;
        const task = thread.tasks.shift()!;
        this.settled.push('result' in answer ? { task, result: answer.result } : { task, lost: { thrown: answer.thrown } });
      }
    }
  }

  private replaceLost(): void {
    for (const thread of [...this.threads]) {
      const late = thread.tasks.length > 0 && performance.now() >= this.deadlineOf(thread);
      if (!late && !thread.dead) continue;
      this.threads.splice(this.threads.indexOf(thread), 1);
      end(thread);
      const [first, ...others] = thread.tasks;
      if (first !== undefined) this.settled.push({ task: first, lost: thread.dead ?? 'time' });
      this.waiting.unshift(...others);
    }
  }

  private nextDeadline(): number {
    return Math.min(...this.threads.filter(({ tasks }) => tasks.length > 0).map((thread) => this.deadlineOf(thread)));
  }

  private deadlineOf({ since, ready }: Thread<Task>): number {
    return since + (ready ? this.milliseconds : Math.max(this.milliseconds, STARTING));
  }
}

function end<Task>({ worker, port }: Thread<Task>): void {
  port.close();
  void worker.terminate();
}
