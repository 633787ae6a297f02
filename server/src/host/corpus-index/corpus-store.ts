/** Corpora as they are used (语料库的装入): folders through their cached indexes, which are made or brought up to date first, and index files as they are. */

import { join, relative } from 'node:path';
import type { CorpusDocument } from '../../corpus/model.js';
import { finishSteps } from '../../text/steps.js';
import type { Damage, LoadedCorpus, Origin, PreparedPart, Progress } from '../loaded-corpus.js';
import { contentKey } from './listing.js';
import { cannotUse, displayPath, isInside, kindOf, realPath, withSlashes, type Skipped } from '../files.js';
import { forgetCurrent, openCurrent, publish } from '../index-file/generations.js';
import { IndexError } from '../index-file/index-error.js';
import { IndexFile } from '../index-file/index-file.js';
import { heldBy, lockHolder, tryLock, type Lock } from '../index-file/lock.js';
import { writeIndexFile } from '../index-file/writer.js';
import { UserError } from '../user-error.js';
import { buildIndex, isFresh, isOurs, type IndexPlan } from './build.js';
import { canWrite, entryOf, temporaryCache } from './cache-folder.js';
import { listFiles } from './file-list.js';
import { IndexSegment } from './index-segment.js';
import { noteAsSkipped, shownNotes, shownPath } from './outcomes.js';
import { StoredCorpus, type CorpusSegment } from './stored-corpus.js';
import type { StoredDocument } from './stored-document.js';

/** What holds for all corpora of a project. */
export interface StoreFrame extends Omit<IndexPlan, 'folders'> {
  /** The folder of cached indexes. */
  readonly cache: string;
}

/** A part of a corpus that is open. */
interface OpenPart extends Omit<PreparedPart, 'file'> {
  readonly segment: IndexSegment;
}

/** Milliseconds between looks at a lock that another process holds, and the most that it is waited for. */
const LOOK_EVERY = 100;
const MOST_WAITED = 10 * 60 * 1000;

/** Opens corpora. Not for threads that somebody waits for: it waits itself where another process is building. */
export class CorpusStore {
  private temporary: string | undefined;

  constructor(private readonly frame: StoreFrame) {}

  /** Loads folders and index files as one corpus. Throws a {@link UserError} where one cannot be used. */
  load(paths: readonly string[], onProgress: (progress: Progress) => void = () => undefined): LoadedCorpus {
    return unite(paths.map((path) => this.open(path, onProgress)), this.frame);
  }

  /** Makes the same parts ready for another thread to open: indexes of folders are brought up to date. */
  prepare(paths: readonly string[], onProgress: (progress: Progress) => void): PreparedPart[] {
    return paths.map((path) => {
      const { segment, ...part } = this.open(path, onProgress);
      segment.file.close();
      return { ...part, file: segment.file.path };
    });
  }

  /** Has the indexes of folders made anew the next time: one of them turned out to be damaged. Index files stay as they are. */
  forget(paths: readonly string[]): void {
    forgetIndexes(paths, this.temporary ?? this.frame.cache, this.frame.tables);
  }

  private open(path: string, onProgress: (progress: Progress) => void): OpenPart {
    return isIndexFile(path, this.frame.cwd) ? this.openFile(path) : this.openFolder(path, onProgress);
  }

  private openFile(path: string): OpenPart {
    const name = displayPath(path, this.frame.cwd);
    const segment = new IndexSegment(openIndex(path, name));
    if (!isOurs(segment, segment.meta)) {
      segment.file.close();
      throw otherProgram(name);
    }
    return { segment, name, folder: undefined, unlisted: [] };
  }

  private openFolder(folder: string, onProgress: (progress: Progress) => void): OpenPart {
    const plan = { ...this.frame, folders: [folder] };
    const unlisted: Skipped[] = [];
    const listed = listFiles(plan, unlisted);
    const part = (segment: IndexSegment): OpenPart => ({ segment, name: displayPath(folder, this.frame.cwd), folder: realPath(folder), unlisted });
    const current = currentIndex(this.entry(folder));
    if (current && isOurs(current, plan) && isFresh(current, listed)) return part(current);
    current?.file.close();
    return part(this.refreshed(folder, onProgress));
  }

  private refreshed(folder: string, onProgress: (progress: Progress) => void): IndexSegment {
    if (!canWrite(this.entry(folder))) this.temporary ??= temporaryCache();
    try {
      return refresh(folder, this.entry(folder), this.frame, onProgress);
    } catch (error) {
      if (!(error instanceof IndexError && error.kind === 'unwritable') || this.temporary !== undefined) throw error;
      this.temporary = temporaryCache();
      return refresh(folder, this.entry(folder), this.frame, onProgress);
    }
  }

  private entry(folder: string): string {
    return entryOf(this.temporary ?? this.frame.cache, folder, this.frame.tables);
  }
}

/** Has the indexes of folders made anew by whoever asks for them next. */
export function forgetIndexes(paths: readonly string[], cache: string, tables: string): void {
  for (const path of paths) if (kindOf(path) === 'folder') forgetCurrent(entryOf(cache, path, tables));
}

/** The index of an entry; `undefined` where there is none that can be used: it is made anew then. */
function currentIndex(entry: string): IndexSegment | undefined {
  try {
    const file = openCurrent(entry);
    return file && new IndexSegment(file);
  } catch (error) {
    if (error instanceof IndexError) return undefined;
    throw error;
  }
}

/** Brings the index of a folder up to date, or makes it, and opens it. */
export function refresh(folder: string, entry: string, frame: StoreFrame, onProgress: (progress: Progress) => void): IndexSegment {
  const plan = { ...frame, folders: [folder] };
  const lock = waitForLock(join(entry, 'lock'));
  try {
    const before = currentIndex(entry);
    if (before && isOurs(before, plan) && isFresh(before, listFiles(plan))) return before; // somebody else has been here
    const built = finishSteps(buildIndex({ ...plan, brief: true }, before, (progress) => {
      lock.touch();
      onProgress(progress);
    }));
    try {
      publish(entry, (path) => void writeIndexFile(path, built.sections));
    } finally {
      built.close();
      before?.file.close();
    }
    return new IndexSegment(openCurrent(entry)!);
  } finally {
    lock.release();
  }
}

function waitForLock(path: string): Lock {
  const still = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < MOST_WAITED; waited += LOOK_EVERY) {
    const lock = tryLock(path);
    if (lock) return lock;
    Atomics.wait(still, 0, 0, LOOK_EVERY);
  }
  throw heldBy(path, lockHolder(path));
}

/** Whether a path of a corpus names a file. Throws a {@link UserError} where it names nothing that can be a corpus. */
function isIndexFile(path: string, cwd: string): boolean {
  if (path.includes('://')) return false; // refused where folders are listed
  const kind = kindOf(path);
  if (kind === 'file') return true;
  if (kind === 'folder') return false;
  throw new UserError(cannotUse({ zh: '语料库', en: 'corpus' }, displayPath(path, cwd), kind));
}

function openIndex(path: string, shown: string): IndexFile {
  try {
    return IndexFile.open(path);
  } catch (error) {
    if (!(error instanceof IndexError && error.kind === 'not-an-index')) throw error;
    throw new UserError({ zh: `语料库应为文件夹，或 wenheng index 建立的索引文件：${shown} 两者都不是`, en: `A corpus is a folder or an index made by wenheng index: ${shown} is neither` });
  }
}

function otherProgram(shown: string): UserError {
  return new UserError({ zh: `索引 ${shown} 由另一版本的文衡建立，请用 wenheng index 重新建立`, en: `The index ${shown} was made by another version of Wenheng: make it anew with wenheng index` });
}

/** Opens parts that are ready, as one corpus. Throws an {@link IndexError} where one cannot be opened. */
export function openPrepared(parts: readonly PreparedPart[], frame: Pick<StoreFrame, 'cwd' | 'territories'>): LoadedCorpus & { readonly files: readonly IndexFile[] } {
  const open = parts.map(({ file, ...part }) => ({ ...part, segment: new IndexSegment(IndexFile.open(file)) }));
  return { ...unite(open, frame), files: open.map(({ segment }) => segment.file) };
}

function damageOf(parts: readonly OpenPart[]): Damage | undefined {
  for (const { segment: { file: { failure } }, folder } of parts) if (failure) return { error: failure, cached: folder !== undefined };
  return undefined;
}

/** Parts as one corpus. A file that two folders hold counts once. */
function unite(parts: readonly OpenPart[], { cwd, territories }: Pick<StoreFrame, 'cwd' | 'territories'>): LoadedCorpus {
  const shadowed = shadowedIn(parts);
  const segments = parts.map(({ segment, name }, at): CorpusSegment => ({ segment, corpusOf: () => name, shadowed: shadowed[at]! }));
  const corpus = new StoredCorpus(segments, territories);
  const partOf = new Map(parts.map((part) => [part.segment, part]));
  return {
    corpus,
    identity: JSON.stringify(parts.map(({ segment, name, folder }) => [segment.file.identity, name, folder])),
    skipped: parts.flatMap((part) => [...part.unlisted, ...failedIn(part, cwd), ...notesIn(part, cwd, true)]),
    notes: parts.flatMap((part) => notesIn(part, cwd, false)),
    parts: parts.map(({ segment, ...part }) => ({ ...part, file: segment.file.path })),
    copiesOf: (real, text): ReadonlySet<CorpusDocument> => {
      const content = contentKey(text);
      return new Set(parts.flatMap((part, at) => [...numbersAt(part, real), ...part.segment.documentsOf(content)].flatMap((number) => corpus.documentIn(at, number) ?? [])));
    },
    originOf: ({ document }) => {
      const { segment, number } = document as StoredDocument;
      return originIn(partOf.get(segment)!, number);
    },
    entryOf: ({ document }) => {
      const { segment, number } = document as StoredDocument;
      return { clauses: segment.clauseCount(number), overridden: segment.record(number).override?.from ?? {} };
    },
    damage: () => damageOf(parts),
    held: () => parts.reduce((sum, { segment }) => sum + segment.held, 0),
    rest: () => parts.forEach(({ segment }) => segment.rest()),
  };
}

function failedIn({ segment: { meta }, folder }: OpenPart, cwd: string): Skipped[] {
  return meta.failed.filter(({ outcome }) => outcome !== 'ignored').map(({ path, reason }) => ({ path: folder === undefined ? path : shownPath({ folder: 0, path }, { folders: [folder], cwd }), reason }));
}

/** What is to be mended in the `corpus.yaml` files of a part: those that are not used for it, or the others. */
function notesIn({ segment: { meta }, folder }: OpenPart, cwd: string, broken: boolean): Skipped[] {
  return shownNotes(meta.notes.filter((note) => note.broken === broken), { folders: folder === undefined ? meta.folders : [folder], cwd }).map(noteAsSkipped);
}

/** An index file stands for itself: whatever its documents were made of may be on another machine. */
function originIn({ segment, folder }: OpenPart, document: number): Origin {
  const { folder: number, path, utf8 } = segment.record(document);
  return folder === undefined ? { realPath: `${segment.file.path}#${number}/${path}`, utf8: false } : { realPath: join(folder, path), utf8 };
}

/** The document that was read from a file. */
function numbersAt({ segment, folder }: OpenPart, real: string | undefined): number[] {
  if (real === undefined || folder === undefined || !isInside(real, folder)) return [];
  return [segment.documentAt({ folder: 0, path: withSlashes(relative(folder, real)) }) ?? []].flat();
}

/** For each part the documents that one before it has already: only where they can have any in common. */
function shadowedIn(parts: readonly OpenPart[]): ReadonlySet<number>[] {
  const seen = new Set<string>();
  return parts.map((part, at) => {
    const shadowed = new Set<number>();
    if (!parts.some((other, index) => index !== at && mayShare(part, other))) return shadowed;
    for (let document = 0; document < part.segment.documentCount; document++) {
      const { realPath } = originIn(part, document);
      if (seen.has(realPath)) shadowed.add(document);
      seen.add(realPath);
    }
    return shadowed;
  });
}

function mayShare(one: OpenPart, other: OpenPart): boolean {
  if (one.folder === undefined || other.folder === undefined) return one.segment.file.path === other.segment.file.path;
  return isInside(one.folder, other.folder) || isInside(other.folder, one.folder);
}
