/** Copied passages (雷同段落): neighbouring clauses that come from one document, each clause given to the document that explains most. */

import type { CorpusDocument } from '../../corpus/model.js';
import type { Seen } from '../model.js';
import { joinRuns } from '../runs.js';
import { isCopy, type Source, type Sources } from './sources.js';

/** A clause with the document that it is taken to come from. */
export interface Taken {
  readonly copy: Seen<Sources>;
  readonly source: Source;
  /** Position among the compared clauses of the draft. */
  readonly ordinal: number;
}

/** Neighbouring clauses that come from one document. */
export type CopiedPassage = readonly [Taken, ...Taken[]];

/** A document that holds nearly as much of a clause as the best one may be the passage's. */
const NEARLY = 0.1;
/** What a passage may step over: compared clauses of the draft's own, lines and rows that are not compared. */
const WIDEST_GAP = 2;
const WIDEST_GAP_OF_ALL = 12;
/** The same in the source, where paragraphs may be left out, split or put in another order. */
const WIDEST_SOURCE_GAP = 8;
const FARTHEST_BACK = 2;

/** The passages of the draft that stand in other documents, in the order of the text. `seen` are its compared clauses. */
export function findPassages(seen: readonly Seen<Sources>[], isForeign: (document: CorpusDocument) => boolean): CopiedPassage[] {
  const copies = [...seen.entries()].flatMap(([ordinal, copy]) => (isCopy(copy) && copy.value.sources.every(({ document }) => isForeign(document)) ? [{ ordinal, copy }] : []));
  const weights = new Map<CorpusDocument, number>();
  for (const { copy } of copies) for (const { document, share } of copy.value.sources) weights.set(document, (weights.get(document) ?? 0) + share);
  return joinRuns(copies.map(({ ordinal, copy }) => ({ copy, ordinal, source: heaviest(copy.value.sources as [Source, ...Source[]], weights) })), follows);
}

/** Passages by the document that they come from, in the order in which the documents first appear. */
export function bySource(passages: readonly CopiedPassage[]): Map<CorpusDocument, [CopiedPassage, ...CopiedPassage[]]> {
  const grouped = new Map<CorpusDocument, [CopiedPassage, ...CopiedPassage[]]>();
  for (const passage of passages) {
    const group = grouped.get(passage[0].source.document);
    if (group) group.push(passage);
    else grouped.set(passage[0].source.document, [passage]);
  }
  return grouped;
}

/** Of the documents that hold the clause about equally well, the one that holds most of the draft. */
function heaviest(sources: readonly [Source, ...Source[]], weights: ReadonlyMap<CorpusDocument, number>): Source {
  let best = sources[0];
  for (const source of sources) if (source.share >= sources[0].share - NEARLY && weights.get(source.document)! > weights.get(best.document)!) best = source;
  return best;
}

function follows(last: Taken, next: Taken): boolean {
  if (last.source.document !== next.source.document) return false;
  if (next.ordinal - last.ordinal > WIDEST_GAP || next.copy.clause.index - last.copy.clause.index > WIDEST_GAP_OF_ALL) return false;
  const gap = next.source.clause.index - last.source.clause.index;
  return gap >= -FARTHEST_BACK && gap <= WIDEST_SOURCE_GAP;
}
