/** Folders of text files as a corpus in memory. */

import { existsSync, statSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { MemoryCorpus, type CorpusSource } from '../corpus/memory-corpus.js';
import type { Corpus, CorpusDocument } from '../corpus/model.js';
import { parseDocument } from '../document/parse.js';
import type { TerritoryLookup } from '../document/territories.js';
import { hash64 } from '../text/hash.js';
import { displayPath, listFolder, readTextFile, stem, type Skipped } from './files.js';
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
  for (const folder of folders) {
    const before = sources.length;
    for (const path of listCorpus(folder)) {
      const file = readTextFile(path);
      const shown = displayPath(path, cwd);
      if ('failure' in file) {
        skipped.push({ path: shown, reason: file.failure });
        continue;
      }
      const document = parseDocument(file.text, { territories });
      if (document.clauses.length === 0) {
        skipped.push({ path: shown, reason: { zh: '没有正文', en: 'holds no running text' } });
        continue;
      }
      sources.push({ path: relative(folder, path).split(sep).join('/') || stem(path), corpus: displayPath(folder, cwd), document });
      origins.push({ realPath: file.realPath, content: hash64(file.text) });
    }
    if (sources.length === before) throw new UserError({ zh: `语料库中没有可读的文件：${displayPath(folder, cwd)}`, en: `The corpus holds no readable document: ${displayPath(folder, cwd)}` });
  }
  return {
    corpus: new MemoryCorpus(sources),
    skipped,
    sameAs(realPath, text) {
      const content = hash64(text);
      return ({ id }) => origins[id]!.realPath === realPath || origins[id]!.content === content;
    },
  };
}

function listCorpus(path: string): string[] {
  if (/^[a-z][a-z0-9+]+:\/\//i.test(path)) throw new UserError({ zh: `语料库存储地址尚未支持：${path}`, en: `Corpus stores are not supported yet: ${path}` });
  if (!existsSync(path)) throw new UserError({ zh: `语料库不存在：${path}`, en: `No such corpus: ${path}` });
  if (!statSync(path).isDirectory()) throw new UserError({ zh: `语料库目前只能是文件夹（索引文件尚未支持）：${path}`, en: `A corpus must be a folder (index files are not supported yet): ${path}` });
  return listFolder(path);
}
