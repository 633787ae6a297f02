/** The corpora of the open drafts: loaded in the background, loaded again when a file changes, let go when the configurations no longer name them. */

import { dirname } from 'node:path';
import type { LoadedCorpus, Progress } from '../host/loaded-corpus.js';
import { IndexThread } from '../host/corpus-index/task.js';
import { corpusKey, tablesOf, type Project } from '../host/project.js';
import { collectGarbage, keepOldSpaceSmall } from '../host/small-heap.js';
import { UserError } from '../host/user-error.js';
import { watchFolders, type Watch } from '../host/watch.js';

/** Milliseconds that a corpus waits at most for the first check of a draft. */
const PATIENCE = 300;
/** Milliseconds from the first check to the loading of corpora: until its result is on its way. */
const BREATH = 20;

/** Milliseconds without a check after which what look-ups have read is let go, and the bytes of it that are kept nevertheless: a draft that is opened reads 90 MB of a million clauses' tables, an edit 1 MB. */
const PAUSE = 1500;
const KEPT_BYTES = 32 * 2 ** 20;

/** A corpus as it stands at the moment. */
export interface CorpusState {
  /** The last one that was loaded whole; the one before while a new one is being loaded. */
  readonly loaded: LoadedCorpus | undefined;
  /** Why it could not be loaded. */
  readonly error: UserError | undefined;
  /** Where files are being read. */
  readonly progress: Progress | undefined;
  /** Grows whenever `loaded` or `error` changes. */
  readonly generation: number;
}

/** How corpora are made ready. */
export interface CorporaOptions {
  /** The program of the thread that makes indexes. */
  readonly indexThread: string;
  /** The folder of cached indexes. */
  readonly cache: string;
}

/** What is told of corpora. */
export interface CorporaEvents {
  /** A corpus was loaded, or failed to: what was compared with it must be compared anew. */
  onLoaded(): void;
  onProgress(): void;
}

export class Corpora {
  private readonly byKey = new Map<string, LiveCorpus>();
  private readonly watch: Watch;
  /** Until it ends, new corpora wait: whoever opens a draft sees first what can be said without a corpus. */
  private beginning: NodeJS.Timeout | undefined;
  private soon = false;
  private resting: NodeJS.Timeout | undefined;
  private isHeapSmall = false;

  constructor(
    private readonly options: CorporaOptions,
    private readonly events: CorporaEvents,
  ) {
    this.watch = watchFolders(() => this.reload());
  }

  /** The corpus of a project, loaded soon after the first check; `undefined` where the project has none. */
  of(project: Project): CorpusState | undefined {
    if (project.corpora.length === 0) return undefined;
    const key = corpusKey(project);
    const known = this.byKey.get(key);
    if (known) return known;
    const corpus = new LiveCorpus(project, this.options, this.events);
    this.byKey.set(key, corpus);
    this.beginning ??= setTimeout(() => this.begin(), PATIENCE);
    return corpus;
  }

  /** A draft has been checked: what was asked for and is not loaded yet has waited long enough. */
  beginSoon(): void {
    if (this.beginning === undefined || this.soon) return;
    clearTimeout(this.beginning);
    this.soon = true;
    this.beginning = setTimeout(() => this.begin(), BREATH);
  }

  private begin(): void {
    this.beginning = undefined;
    this.soon = false;
    const waiting = [...this.byKey.values()].filter(({ begun }) => !begun);
    if (waiting.length === 0) return;
    this.makeRoom();
    this.watchAll();
    for (const corpus of waiting) void corpus.load();
  }

  /** A draft has been checked: where no other check follows for a while, the memory of its look-ups is given back. */
  restLater(): void {
    if (this.byKey.size === 0) return;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), PAUSE).unref();
  }

  /** A corpus takes memory; garbage is to leave it room. */
  private makeRoom(): void {
    if (this.isHeapSmall) return;
    this.isHeapSmall = true;
    keepOldSpaceSmall();
  }

  private rest(): void {
    const loaded = [...this.byKey.values()].flatMap((corpus) => corpus.loaded ?? []);
    if (loaded.reduce((sum, corpus) => sum + corpus.held(), 0) < KEPT_BYTES) return;
    for (const corpus of loaded) corpus.rest();
    collectGarbage();
  }

  /** Every corpus there is at the moment. */
  all(): readonly CorpusState[] {
    return [...this.byKey.values()];
  }

  /** Reads the corpus of a project now, or has its index made anew; resolves when that has ended. `onHalt` is given what ends it early. */
  async update(project: Project, anew: boolean, onHalt: (halt: () => void) => void): Promise<void> {
    this.of(project);
    const corpus = this.byKey.get(corpusKey(project));
    if (!corpus) return;
    this.watchAll();
    onHalt(() => corpus.halt());
    await (anew ? corpus.mend() : corpus.load());
  }

  /** Reads again what changed on the disk. */
  reload(): void {
    for (const corpus of this.byKey.values()) if (corpus.begun) void corpus.load();
  }

  /** Makes a corpus anew that turned out to be damaged while a draft was checked. */
  mend(damaged: LoadedCorpus): void {
    for (const corpus of this.byKey.values()) if (corpus.loaded === damaged) void corpus.mend();
  }

  /** Lets go of all corpora but those of the given projects. */
  keepOnly(projects: Iterable<Project>): void {
    const wanted = new Set([...projects].map(corpusKey));
    for (const [key, corpus] of this.byKey) {
      if (wanted.has(key)) continue;
      corpus.close();
      this.byKey.delete(key);
    }
    this.watchAll();
  }

  async close(): Promise<void> {
    clearTimeout(this.beginning);
    clearTimeout(this.resting);
    this.keepOnly([]);
    await this.watch.close();
  }

  private watchAll(): void {
    this.watch.set([...this.byKey.values()].flatMap(({ folders }) => folders));
  }
}

class LiveCorpus implements CorpusState {
  readonly folders: readonly string[];
  loaded: LoadedCorpus | undefined;
  error: UserError | undefined;
  progress: Progress | undefined;
  generation = 0;
  begun = false;
  private readonly thread: IndexThread;
  private loading: Promise<void> | undefined;
  private stale = false;
  private closed = false;

  constructor(
    { config, corpora, facts }: Project,
    { indexThread, cache }: CorporaOptions,
    private readonly events: CorporaEvents,
  ) {
    this.folders = corpora.filter((path) => !path.includes('://'));
    const cwd = config.path === undefined ? '/' : dirname(config.path);
    this.thread = new IndexThread(indexThread, { paths: corpora, cwd, cache, territories: config.territories, tables: tablesOf(config.territories), programs: dirname(indexThread) }, { cwd, territories: facts.territories });
  }

  /** Loads what is there now; resolves when that is done. Asked again meanwhile, it begins anew when it is done. */
  load(): Promise<void> {
    this.begun = true;
    this.stale = true;
    return (this.loading ??= this.loadAll());
  }

  private async loadAll(): Promise<void> {
    try {
      while (this.stale && !this.closed) {
        this.stale = false;
        await this.loadOnce();
      }
    } finally {
      this.loading = undefined;
    }
  }

  /** Ends the loading: the corpus that is there stays; where there is none, what has been read is one. */
  halt(): void {
    this.stale = false;
    this.thread.halt();
  }

  /** Has it made anew; an index file can only be made anew by its owner. */
  async mend(): Promise<void> {
    const damage = this.loaded?.damage();
    this.thread.forget();
    if (damage && !damage.cached) this.settle(undefined, damage.error);
    else await this.load();
  }

  close(): void {
    this.closed = true;
    this.thread.stop();
  }

  private async loadOnce(): Promise<void> {
    const onProgress = (progress: Progress): void => {
      this.progress = progress;
      this.events.onProgress();
    };
    try {
      const loaded = await this.thread.load(onProgress);
      if (this.isKept) this.settle(this.loaded, this.error);
      else if (loaded && !this.closed) this.settle(loaded, undefined);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (this.isKept) this.settle(this.loaded, this.error);
      else this.settle(undefined, error);
    }
  }

  /** Whether what is there is better than what was read until somebody stopped it. */
  private get isKept(): boolean {
    return this.thread.halted && this.loaded !== undefined;
  }

  private settle(loaded: LoadedCorpus | undefined, error: UserError | undefined): void {
    this.progress = undefined;
    if (loaded === this.loaded && error?.message === this.error?.message) return this.events.onProgress();
    this.loaded = loaded;
    this.error = error;
    this.generation++;
    this.events.onLoaded();
  }
}
