/** Folders of text files as a corpus in memory. */

import { relative } from 'node:path';
import { MemoryCorpus, type CorpusSource } from '../corpus/memory-corpus.js';
import type { Corpus, CorpusDocument } from '../corpus/model.js';
import { parseDocument } from '../document/parse.js';
import type { TerritoryLookup } from '../document/territories.js';
import { hash64 } from '../text/hash.js';
import { cannotUse, displayPath, kindOf, listFolder, readTextFile, withSlashes, type Skipped } from './files.js';
import { UserError } from './user-error.js';

/** A loaded corpus, and what of the folders was left out. */
export interface LoadedCorpus {
  readonly corpus: Corpus;
  readonly skipped: readonly Skipped[];
  /** Recognises a file among the documents, by real path or by content. */
  sameAs(realPath: string | undefined, text: string): (document: CorpusDocument) => boolean;
}

interface Origin {
  readonly realPath: string;
  readonly content: string;
}

/** Loads folders (absolute paths). Throws a {@link UserError} where one is missing or holds no readable document. */
export function loadCorpus(folders: readonly string[], cwd: string, territories: TerritoryLookup): LoadedCorpus {
  const sources: CorpusSource[] = [];
  const origins: Origin[] = [];
  const skipped: Skipped[] = [];
  const seen = new Set<string>();
  for (const folder of folders) {
    let readable = 0;
    for (const path of listCorpus(folder, cwd, skipped)) {
      const file = readTextFile(path);
      const shown = displayPath(path, cwd);
      if ('failure' in file) {
        skipped.push({ path: shown, reason: file.failure });
        continue;
      }
      readable++;
      if (seen.has(file.realPath)) continue;
      seen.add(file.realPath);
      const document = parseDocument(file.text, { territories });
      if (document.clauses.length === 0) {
        readable--;
        skipped.push({ path: shown, reason: { zh: '没有正文', en: 'holds no running text' } });
        continue;
      }
      sources.push({ path: withSlashes(relative(folder, path)), corpus: displayPath(folder, cwd), document });
      origins.push({ realPath: file.realPath, content: contentKey(file.text) });
    }
    if (readable === 0) throw new UserError({ zh: `语料库中没有可读的文件：${displayPath(folder, cwd)}`, en: `The corpus holds no readable document: ${displayPath(folder, cwd)}` });
  }
  return {
    corpus: new MemoryCorpus(sources),
    skipped,
    sameAs(realPath, text) {
      const content = contentKey(text);
      return ({ id }) => origins[id]!.realPath === realPath || origins[id]!.content === content;
    },
  };
}

/** The same for one text in other line ends: a copy that another system saved is still the same document. */
function contentKey(text: string): string {
  return hash64(text.replace(/\r\n?/g, '\n').trimEnd());
}

function listCorpus(path: string, cwd: string, skipped: Skipped[]): readonly string[] {
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
