/** Similar clauses (相似条款): equal ones by their hash, then candidates by fingerprints, each verified by alignment. For any corpus that has an index. */

import { fold, unfold, type Folded } from '../text/fold.js';
import { Aligner, matchedLength, type Run } from './alignment.js';
import { SHORTEST_COMPARED } from './fingerprint-tables.js';
import type { FingerprintIndex } from './fingerprints.js';
import type { ClauseMatch, CorpusClause, CorpusDocument, MatchedSpan, Similar } from './model.js';

/** Clauses by the numbers that they have in an index. What costs more is asked for later: document, folded text, clause. */
export interface ComparedClauses {
  readonly index: FingerprintIndex;
  /** Its document; `undefined` where that is left out of the corpus. */
  document(number: number): CorpusDocument | undefined;
  /** The folded text; equal to `foldText(clause(number).text)`. */
  folded(number: number): string;
  clause(number: number): CorpusClause;
}

/** Matches that one look-up gives at most. */
const MOST_MATCHES = 64;
/** Candidates that are held against a text at most, the most promising first. */
const MOST_TRIED = 256;
/** Least share of the draft clause that stands in the source, or of the source that stands in the draft. */
const LEAST_CONTAINMENT = 0.3;
const LEAST_SOURCE_CONTAINMENT = 0.6;

/**
 * A candidate is held against the text where its fingerprints let expect such a share of the characters that a match needs. Measured on 225
 * real documents: of 4,234 matches 6 are missed by it, formulas all of them; of 57,836 candidates 38 % need not be read, in five other drafts 69 %.
 */
const PROMISING = 0.35;

const NOTHING: Similar = { matches: [], saturated: false };

/** Clauses that share text with `text`, best first; documents in `skip` are left out. A short text is found as a whole only. */
export function findSimilar(text: string, clauses: ComparedClauses, skip: ReadonlySet<CorpusDocument>): Similar {
  const draft = fold(text);
  if (draft.text.length === 0) return NOTHING;
  const matches: ClauseMatch[] = [];
  const equal = equalTo(draft.text, clauses, skip);
  for (const number of equal) matches.push(matchOf(draft, clauses, number, [{ draft: 0, source: 0, length: draft.text.length }]));
  if (matches.length === MOST_MATCHES) return { matches, saturated: true };
  if (draft.text.length < SHORTEST_COMPARED) return { matches, saturated: false };
  const saturated = findPartly(draft, clauses, (number) => equal.has(number) || isLeftOut(clauses.document(number), skip), matches);
  return { matches: matches.sort((a, b) => b.containment - a.containment || b.similarity - a.similarity), saturated };
}

/** Numbers of the clauses whose folded text is `folded`: as many as there may be matches. */
function equalTo(folded: string, clauses: ComparedClauses, skip: ReadonlySet<CorpusDocument>): Set<number> {
  const equal = new Set<number>();
  for (const number of clauses.index.equals(folded)) {
    if (isLeftOut(clauses.document(number), skip) || clauses.folded(number) !== folded) continue;
    equal.add(number);
    if (equal.size === MOST_MATCHES) break;
  }
  return equal;
}

function isLeftOut(document: CorpusDocument | undefined, skip: ReadonlySet<CorpusDocument>): boolean {
  return document === undefined || skip.has(document);
}

/** Adds the clauses that share a part; says whether there may be more. */
function findPartly(draft: Folded, clauses: ComparedClauses, leaveOut: (number: number) => boolean, matches: ClauseMatch[]): boolean {
  const { candidates, saturated } = clauses.index.candidates(draft.text);
  if (candidates.length === 0) return saturated;
  const aligner = new Aligner(draft.text);
  let tried = 0;
  for (const { clause: number, length, shared } of candidates) {
    if (shared < PROMISING * leastMatched(draft.text.length, length) || leaveOut(number)) continue;
    if (matches.length === MOST_MATCHES || tried++ === MOST_TRIED) return true;
    const folded = clauses.folded(number);
    const least = leastMatched(draft.text.length, folded.length);
    const runs = aligner.align(folded, least);
    if (matchedLength(runs) >= least) matches.push(matchOf(draft, clauses, number, runs));
  }
  return saturated;
}

/** The number of shared characters from which on two clauses of these lengths match. */
function leastMatched(draft: number, source: number): number {
  return Math.min(draft * LEAST_CONTAINMENT, Math.max(SHORTEST_COMPARED, source * LEAST_SOURCE_CONTAINMENT));
}

function matchOf(draft: Folded, clauses: ComparedClauses, number: number, runs: readonly Run[]): ClauseMatch {
  const clause = clauses.clause(number);
  // The map back is made here and not kept: few candidates get so far, and it is larger than the text.
  const source = fold(clause.text);
  const matched = matchedLength(runs);
  return {
    document: clauses.document(number)!,
    clause,
    spans: runs.map((run) => spanOf(draft, source, run)),
    similarity: (2 * matched) / (draft.text.length + source.text.length),
    containment: matched / draft.text.length,
    sourceContainment: matched / source.text.length,
  };
}

function spanOf(draft: Folded, source: Folded, run: Run): MatchedSpan {
  return { draft: unfold(draft, run.draft, run.draft + run.length), source: unfold(source, run.source, run.source + run.length) };
}

/** Number of documents, at most 1000, that share the text's rarer half of fingerprints. */
export function documentFrequency(folded: string, { index, document }: Pick<ComparedClauses, 'index' | 'document'>): number {
  const frequencies = Array.from(index.postingsOf(folded), (postings) => {
    const documents = new Set<number>();
    for (const clause of postings.subarray(0, MOST_COUNTED)) documents.add(document(clause)?.id ?? NO_DOCUMENT);
    documents.delete(NO_DOCUMENT);
    return documents.size;
  }).sort((a, b) => a - b);
  return frequencies[Math.floor(frequencies.length / 2)] ?? 0;
}

const MOST_COUNTED = 1000;
const NO_DOCUMENT = -1;
