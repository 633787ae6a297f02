/** Folders of text files as a corpus in memory: read in steps, and read again only where a file changed. */

import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { indexDocument, type IndexedDocument } from '../corpus/indexed-document.js';
import { MemoryCorpus, type CorpusSource } from '../corpus/memory-corpus.js';
import type { Corpus, CorpusDocument, Grouping } from '../corpus/model.js';
import { parseDocument } from '../document/parse.js';
import type { TerritoryLookup } from '../document/territories.js';
import { groupBy } from '../text/groups.js';
import { hash64 } from '../text/hash.js';
import type { Localized } from '../text/localized.js';
import type { Steps } from '../text/steps.js';
import { cannotUse, displayPath, kindOf, listFolder, readTextFile, withSlashes, type Skipped } from './files.js';
import { UserError } from './user-error.js';

/** Where a document of a corpus was read from. */
export interface Origin {
  /** Absolute path with links resolved. */
  readonly realPath: string;
  /** Whether the file is UTF-8, so that every editor shows the same text. */
  readonly utf8: boolean;
}

/** A loaded corpus, and what of the folders was left out. */
export interface LoadedCorpus {
  readonly corpus: Corpus;
  readonly skipped: readonly Skipped[];
  /** The documents that a draft is itself, by real path or by content. */
  copiesOf(realPath: string | undefined, text: string): ReadonlySet<CorpusDocument>;
  originOf(document: CorpusDocument): Origin;
}

/** How far loading has come, in files. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** A file as it was read: used again as long as size and time stay the same. */
interface ReadFile extends Origin {
  readonly stamp: string;
  readonly content: string;
  readonly indexed: IndexedDocument;
}

/** Folders (absolute paths) that make one corpus; `cwd` is what shown paths are relative to. */
export class CorpusFolders {
  private known = new Map<string, ReadFile>();
  private last: LoadedCorpus | undefined;

  constructor(
    private readonly folders: readonly string[],
    private readonly cwd: string,
    private readonly territories: TerritoryLookup,
    /** Groupings of figures that will be asked for. */
    private readonly groupings: readonly Grouping[] = [],
  ) {}

  /**
   * Loads what is there now; files that have not changed since the last time are not read again, and where none has, the
   * result is the same as the last time. Throws a {@link UserError} where a folder is missing or holds no readable document.
   */
  *load(onProgress: (progress: Progress) => void = () => undefined): Steps<LoadedCorpus> {
    const skipped: Skipped[] = [];
    const listed = this.folders.flatMap((folder) => listCorpus(folder, this.cwd, skipped).map((path) => ({ folder, path })));
    const read = new Map<string, ReadFile>();
    const sources: CorpusSource[] = [];
    const origins: ReadFile[] = [];
    const readable = new Set<string>();
    const seen = new Set<string>();
    for (const [done, { folder, path }] of listed.entries()) {
      onProgress({ done, total: listed.length });
      const file = this.read(path);
      yield;
      if ('failure' in file) {
        skipped.push({ path: displayPath(path, this.cwd), reason: file.failure });
        continue;
      }
      read.set(path, file);
      readable.add(folder);
      if (seen.has(file.realPath)) continue;
      seen.add(file.realPath);
      sources.push({ path: withSlashes(relative(folder, path)), corpus: displayPath(folder, this.cwd), indexed: file.indexed });
      origins.push(file);
    }
    const unchanged = read.size === this.known.size && [...read].every(([path, file]) => this.known.get(path) === file);
    this.known = read;
    for (const folder of this.folders) if (!readable.has(folder)) throw nothingReadable(displayPath(folder, this.cwd));
    onProgress({ done: listed.length, total: listed.length });
    if (this.last && unchanged) return this.last;
    const corpus = yield* MemoryCorpus.build(sources);
    for (const grouping of this.groupings) yield* corpus.prepare(grouping);
    return (this.last = loaded(corpus, origins, skipped));
  }

  private read(path: string): ReadFile | { readonly failure: Localized } {
    const stamp = stampOf(path);
    const known = this.known.get(path);
    if (known && known.stamp === stamp) return known;
    const file = readTextFile(path);
    if ('failure' in file) return file;
    const document = parseDocument(file.text, { territories: this.territories });
    if (document.clauses.length === 0) return { failure: { zh: '没有正文', en: 'holds no running text' } };
    return { stamp, realPath: file.realPath, utf8: file.encoding === 'utf-8', content: contentKey(file.text), indexed: indexDocument(document) };
  }
}

function loaded(corpus: MemoryCorpus, origins: readonly ReadFile[], skipped: readonly Skipped[]): LoadedCorpus {
  const byPath = groupBy(corpus.documents, ({ id }) => origins[id]!.realPath);
  const byContent = groupBy(corpus.documents, ({ id }) => origins[id]!.content);
  return {
    corpus,
    skipped,
    copiesOf: (realPath, text) => new Set([...((realPath !== undefined && byPath.get(realPath)) || []), ...(byContent.get(contentKey(text)) ?? [])]),
    originOf: ({ id }) => origins[id]!,
  };
}

/** Changes whenever the file does. */
export function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : '';
}

/** The same for one text in other line ends: a copy that another system saved is still the same document. */
export function contentKey(text: string): string {
  return hash64(text.replace(/\r\n?/g, '\n').trimEnd());
}

export function nothingReadable(shown: string): UserError {
  return new UserError({ zh: `语料库中没有可读的文件：${shown}`, en: `The corpus holds no readable document: ${shown}` });
}

/** The files of a corpus folder; what of it cannot be read goes to `skipped`. Throws a {@link UserError} where it is none. */
export function listCorpus(path: string, cwd: string, skipped: Skipped[]): readonly string[] {
  const shown = displayPath(path, cwd);
  if (path.includes('://')) throw new UserError({ zh: `语料库存储地址尚未支持：${path}`, en: `Corpus stores are not supported yet: ${path}` });
  const kind = kindOf(path);
  if (kind === 'file') throw new UserError({ zh: `语料库目前只能是文件夹（索引文件尚未支持）：${shown}`, en: `A corpus must be a folder (index files are not supported yet): ${shown}` });
  if (kind !== 'folder') throw new UserError(cannotUse({ zh: '语料库', en: 'corpus' }, shown, kind));
  const { files, unreadable } = listFolder(path);
  const closed = unreadable.find((entry) => entry.path === path)?.reason;
  if (closed) throw new UserError({ zh: `语料库${closed.zh}：${shown}`, en: `The corpus ${shown} ${closed.en}` });
  skipped.push(...unreadable.map((entry) => ({ ...entry, path: displayPath(entry.path, cwd) })));
  return files;
}
