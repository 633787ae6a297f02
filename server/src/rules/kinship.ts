/** How a document that holds clauses of a draft is related to it (沿用关系): another version of it, or the superior that it implements. */

import type { CorpusDocument } from '../corpus/model.js';
import type { PolicyDocument } from '../document/model.js';
import { bareTitle, finalTitle } from '../document/title.js';
import { foldText } from '../text/fold.js';
import type { Frame } from './model.js';

/** Shares of the draft's clauses from which on a document is its version: of unknown title, of another title. */
const VERSION_SHARE = 0.6;
const VERSION_SHARE_RETITLED = 0.8;
const VERSION_CLAUSES = 5;
/** A shorter title is borne by many documents. */
const SHORTEST_TITLE = 7;

/**
 * Documents that are another version of the draft: the same title, or most of its clauses. `counts` says how many clauses of the
 * draft each holds, `compared` how many were looked up.
 */
export function versionsAmong<T extends { readonly document: PolicyDocument }>(draft: PolicyDocument, counts: ReadonlyMap<T, number>, compared: number): Map<T, number> {
  const versions = new Map<T, number>();
  for (const [source, count] of counts) {
    const share = bothTitled(draft, source.document) ? VERSION_SHARE_RETITLED : VERSION_SHARE;
    if (isSameTitle(draft, source.document) || (count >= VERSION_CLAUSES && count >= compared * share)) versions.set(source, count);
  }
  return versions;
}

function bothTitled(one: PolicyDocument, other: PolicyDocument): boolean {
  return one.metadata.title !== undefined && other.metadata.title !== undefined;
}

/** The same title but for a 征求意见稿 and the like. Other numbers make other documents, whatever they are called. */
function isSameTitle(one: PolicyDocument, other: PolicyDocument): boolean {
  const [title, otherTitle] = [one.metadata.title?.value, other.metadata.title?.value];
  const [number, otherNumber] = [one.metadata.number?.value, other.metadata.number?.value];
  if (title === undefined || otherTitle === undefined || title.length < SHORTEST_TITLE) return false;
  if (number !== undefined && otherNumber !== undefined && foldText(number) !== foldText(otherNumber)) return false;
  return foldText(finalTitle(title)) === foldText(finalTitle(otherTitle));
}

/** The draft names the document, and that belongs to a territory or body above the draft's. */
export function implementsDocument(source: CorpusDocument, { document, territory }: Pick<Frame, 'territory'> & { readonly document: PolicyDocument }): boolean {
  const { title } = source.document.metadata;
  return title !== undefined && isAbove(source.document.metadata, territory) && document.text.includes(`《${bareTitle(title.value)}`);
}

function isAbove({ level, territory }: CorpusDocument['document']['metadata'], below: string | undefined): boolean {
  if (below === undefined || level === 'national') return below !== undefined;
  return territory !== undefined && below !== territory && below.startsWith(territory);
}
