/** Finds the one document of a corpus that a word names (按文件、题名或文号找文件). */

import { basename, resolve } from 'node:path';
import type { CorpusDocument } from '../corpus/model.js';
import { parseNumber } from '../document/number.js';
import { realPath } from '../host/files.js';
import type { LoadedCorpus } from '../host/loaded-corpus.js';
import { UserError } from '../host/user-error.js';
import { foldText } from '../text/fold.js';
import { nameOf } from '../engine/doctor/model.js';

/** Documents that a message names. */
const MOST_NAMED = 10;

/** The document of a path, a number or a title, in this order; of a part of a path or title where that names one only. Throws a {@link UserError} that names what may be meant. */
export function findDocument(word: string, { corpus, originOf }: LoadedCorpus, cwd: string): CorpusDocument {
  const file = realPath(resolve(cwd, word));
  const byPath = corpus.documents.filter(({ path, corpus: name }) => path === word || `${name}/${path}` === word);
  const number = parseNumber(word);
  const found = firstOf([
    () => byPath,
    () => corpus.documents.filter((document) => originOf(document).realPath === file),
    () => corpus.documents.filter(({ path }) => basename(path) === word),
    () => (number ? corpus.catalogue.byNumber(number) : []),
    () => [...new Set(corpus.catalogue.byTitle(bare(word)).map(({ value }) => value))],
    () => corpus.documents.filter((document) => holds(document, foldText(word))),
    () => [...new Set(corpus.catalogue.near(bare(word)).map(({ value }) => value))],
  ]);
  const [document, ...others] = found;
  if (!document) throw new UserError({ zh: `语料库中没有“${word}”：按路径、文号和题名都没有找到`, en: `The corpus holds no "${word}": no path, number or title is like it` });
  if (others.length === 0) return document;
  const named = found.slice(0, MOST_NAMED).map((one) => `${one.corpus}/${one.path} ${nameOf(one)}`).join('\n  ');
  throw new UserError({ zh: `“${word}”可指 ${found.length} 份文件，请写明路径：\n  ${named}`, en: `"${word}" may mean ${found.length} documents; name one by its path:\n  ${named}` });
}

function firstOf(ways: readonly (() => readonly CorpusDocument[])[]): readonly CorpusDocument[] {
  for (const way of ways) {
    const found = way();
    if (found.length > 0) return found;
  }
  return [];
}

function holds({ path, document: { metadata: { title, wrapperTitle, number } } }: CorpusDocument, folded: string): boolean {
  return folded !== '' && [path, title?.value, wrapperTitle?.value, number?.value].some((name) => name !== undefined && foldText(name).includes(folded));
}

/** A title without 《》 around it. */
function bare(word: string): string {
  return /^《(.+)》$/.exec(word)?.[1] ?? word;
}
