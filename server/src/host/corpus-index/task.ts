/** Corpora made ready in a thread of their own (索引线程): what the thread is told, and what it tells. */

import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Localized } from '../../text/localized.js';
import type { TerritoryDeclaration } from '../../facts/territories.js';
import type { LoadedCorpus, PreparedPart, Progress } from '../loaded-corpus.js';
import type { IndexFile } from '../index-file/index-file.js';
import { UserError } from '../user-error.js';
import { forgetIndexes, openPrepared, type StoreFrame } from './corpus-store.js';

/** What the thread is to make ready. */
export interface IndexTask {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly cache: string;
  readonly territories: readonly TerritoryDeclaration[];
  /** What territories are told by. */
  readonly tables: string;
  /** The folder of the programs of threads. */
  readonly programs: string;
}

/** The same with a word of shared memory that is not 0 once somebody asks to stop reading. */
export interface StoppableTask extends IndexTask {
  readonly stop: SharedArrayBuffer;
}

/** What it tells: how far it has come, and at last what is ready or why nothing is. */
export type IndexMessage = { readonly progress: Progress } | { readonly ready: readonly PreparedPart[] } | { readonly failed: Localized };

/** Makes corpora ready in a thread and opens them here, one after the other. */
export class IndexThread {
  private worker: Worker | undefined;
  private readonly asked = new Int32Array(new SharedArrayBuffer(4));
  private last: { readonly key: string; readonly loaded: LoadedCorpus } | undefined;
  /** Files are given back when nobody holds the corpus any more: results of older checks still show evidence from it. */
  private readonly files = new FinalizationRegistry<readonly IndexFile[]>((files) => files.forEach((file) => file.close()));

  constructor(
    /** The program of the thread. */
    private readonly script: string,
    private readonly task: IndexTask,
    private readonly frame: Pick<StoreFrame, 'cwd' | 'territories'>,
  ) {}

  /** Loads what is there now; the same corpus as the last time where nothing has changed. `undefined` where it was stopped. Throws a {@link UserError}. */
  async load(onProgress: (progress: Progress) => void): Promise<LoadedCorpus | undefined> {
    const parts = await this.prepared(onProgress);
    if (!parts) return undefined;
    const key = JSON.stringify(parts);
    if (this.last?.key === key) return this.last.loaded;
    const loaded = openPrepared(parts, this.frame);
    this.files.register(loaded.corpus, loaded.files);
    this.last = { key, loaded };
    return loaded;
  }

  /** Has what turned out to be damaged made anew by the next {@link load}. */
  forget(): void {
    forgetIndexes(this.task.paths, this.task.cache, this.task.tables);
    this.last = undefined;
  }

  /** Has the thread read no further: what it has read becomes an index, and the next {@link load} goes on from there. */
  halt(): void {
    Atomics.store(this.asked, 0, 1);
  }

  /** Whether it was asked to {@link halt} since it began to load. */
  get halted(): boolean {
    return Atomics.load(this.asked, 0) === 1;
  }

  stop(): void {
    void this.worker?.terminate();
  }

  private prepared(onProgress: (progress: Progress) => void): Promise<readonly PreparedPart[] | undefined> {
    if (!existsSync(this.script)) return Promise.reject(new UserError({ zh: `安装不完整：缺少 ${this.script}`, en: `The installation is incomplete: ${this.script} is missing` }));
    Atomics.store(this.asked, 0, 0);
    const task: StoppableTask = { ...this.task, stop: this.asked.buffer };
    return new Promise((resolve, reject) => {
      const worker = (this.worker = new Worker(this.script, { workerData: task, execArgv: [] }));
      worker.on('message', (message: IndexMessage) => {
        if ('progress' in message) onProgress(message.progress);
        else if ('ready' in message) resolve(message.ready);
        else reject(new UserError(message.failed));
      });
      worker.on('error', (error) => reject(new UserError({ zh: `语料库未能建立索引：${error.message}`, en: `The corpus could not be indexed: ${error.message}` })));
      worker.on('exit', () => resolve(undefined)); // after its last message this changes nothing
    });
  }
}
