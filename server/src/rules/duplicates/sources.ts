/** Where a clause of the draft stands besides (来源): documents of the corpus that hold it nearly word for word. */

import type { ClauseMatch, CorpusClause, CorpusDocument, MatchedSpan } from '../../corpus/model.js';
import { attributedTo, canBeCopied, neutralSpans } from '../boilerplate.js';
import { measure } from '../coverage.js';
import type { Frame, Seen } from '../model.js';
import type { RunningText } from '../passages.js';

/** Least share of a clause that is found elsewhere; of a short one nearly all. */
const LEAST_SHARE = 0.8;
const LEAST_SHARE_OF_SHORT = 0.9;
const SHORT = 60;
const LEAST_CHARACTERS = 30;
/** Share that must stand in one clause of the source: pieces from all over a document are no copy. */
const LEAST_IN_ONE_CLAUSE = 0.5;
/** Shorter shared runs are words that any text on the subject has. */
const SHORTEST_RUN = 8;
/** A wording that stands in this many documents is common property. */
const COMMON = 6;

/** What a draft clause shares with one document. */
export interface Source {
  readonly document: CorpusDocument;
  /** The best matching clause there. */
  readonly clause: CorpusClause;
  readonly spans: readonly MatchedSpan[];
  readonly similarity: number;
  /** Share of the draft clause, formulas and quotations aside, that stands in the document: 0 to 1. */
  readonly share: number;
}

/** What was found for a clause that can be compared. */
export interface Sources {
  /** Documents that hold it, the largest share first; empty where the clause is the draft's own, or common property. */
  readonly sources: readonly Source[];
  /** Whether there may be more, which the look-up passed over. */
  readonly saturated: boolean;
}

/** A clause that stands elsewhere. */
export type Copy = Seen<Sources & { readonly sources: readonly [Source, ...Source[]] }>;

/** Whether any source was found. */
export function isCopy(seen: Seen<Sources>): seen is Copy {
  return seen.value.sources.length > 0;
}

/** Whether a clause is long enough, and says enough, to be compared. */
export function isCompared(clause: RunningText): boolean {
  return clause.text.length >= LEAST_CHARACTERS && canBeCopied(clause);
}

/** The documents that hold a clause; `undefined` where it is not compared. */
export function sourcesOf(clause: RunningText, frame: Frame): Sources | undefined {
  const { corpus, similar } = frame;
  if (!corpus || !similar || !isCompared(clause)) return undefined;
  const found = similar(clause.text);
  const sources: Source[] = [];
  for (const [document, matches] of byDocument(found.matches)) {
    const source = sourceIn(clause, document, matches);
    if (source) sources.push(source);
  }
  sources.sort((a, b) => b.share - a.share || b.similarity - a.similarity || a.document.id - b.document.id);
  const isCommon = sources.length >= COMMON && corpus.documentFrequency(clause.text) >= COMMON;
  return { sources: isCommon ? [] : sources, saturated: found.saturated };
}

function sourceIn(clause: RunningText, document: CorpusDocument, matches: readonly [ClauseMatch, ...ClauseMatch[]]): Source | undefined {
  const [best] = matches;
  if (best.containment < LEAST_IN_ONE_CLAUSE) return undefined;
  const shared = matches.flatMap(({ spans }) => spans.map(({ draft }) => draft)).filter(({ start, end }) => end - start >= SHORTEST_RUN);
  const { total, matched } = measure(clause.text, shared, clause.extract(neutralSpans));
  const share = matched / Math.max(1, total);
  if (matched < LEAST_CHARACTERS || share < (total < SHORT ? LEAST_SHARE_OF_SHORT : LEAST_SHARE)) return undefined;
  return attributedTo(clause, document.document) || quotes(best) ? undefined : { document, clause: best.clause, spans: best.spans, similarity: best.similarity, share };
}

/** Whether the source only tells what another document says (a notice on it, an explanation): then it is no original. */
function quotes({ clause }: ClauseMatch): boolean {
  return TELLS.test(clause.text);
}

const TELLS = /^《[^《》]{2,80}》(?:明确|提出|规定|指出|要求|强调|确定)/;

function byDocument(matches: readonly ClauseMatch[]): Map<CorpusDocument, [ClauseMatch, ...ClauseMatch[]]> {
  const grouped = new Map<CorpusDocument, [ClauseMatch, ...ClauseMatch[]]>();
  for (const match of matches) {
    const group = grouped.get(match.document);
    if (group) group.push(match);
    else grouped.set(match.document, [match]);
  }
  return grouped;
}
