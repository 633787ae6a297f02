/** A corpus held in memory: parsed documents and a fingerprint index over their clauses. */

import type { Clause, PolicyDocument } from '../document/model.js';
import { fold, unfold, type Folded } from '../text/fold.js';
import { Aligner, matchedLength, type Run } from './alignment.js';
import { FingerprintIndex } from './fingerprints.js';
import type { ClauseMatch, Corpus, CorpusDocument } from './model.js';

/** A document on its way into a corpus. */
export interface CorpusSource {
  readonly path: string;
  readonly corpus: string;
  readonly document: PolicyDocument;
}

/** Clauses with fewer folded characters take no part in the comparison: they say too little to be a copy. */
const SHORTEST_COMPARED = 20;
const MOST_VERIFIED = 64;
const LEAST_CONTAINMENT = 0.3;

interface IndexedClause {
  readonly document: CorpusDocument;
  readonly clause: Clause;
  readonly folded: Folded;
}

/** The in-memory {@link Corpus}. */
export class MemoryCorpus implements Corpus {
  readonly documents: readonly CorpusDocument[];
  readonly clauseCount: number;
  private readonly clauses: readonly IndexedClause[];
  private readonly index: FingerprintIndex;

  constructor(
    sources: readonly CorpusSource[],
    readonly generation = 0,
  ) {
    this.documents = sources.map((source, id) => ({ ...source, id }));
    this.clauseCount = sources.reduce((sum, source) => sum + source.document.clauses.length, 0);
    this.clauses = this.documents.flatMap((document) => document.document.clauses.map((clause) => ({ document, clause, folded: fold(clause.text) })))
      .filter((indexed) => indexed.folded.text.length >= SHORTEST_COMPARED);
    this.index = new FingerprintIndex(this.clauses.map((indexed) => indexed.folded.text));
  }

  findSimilar(text: string, skip: (document: CorpusDocument) => boolean): readonly ClauseMatch[] {
    const draft = fold(text);
    if (draft.text.length < SHORTEST_COMPARED) return [];
    const aligner = new Aligner(draft.text);
    const matches: ClauseMatch[] = [];
    for (const candidate of this.index.candidates(draft.text)) {
      if (matches.length >= MOST_VERIFIED) break;
      const indexed = this.clauses[candidate.clause]!;
      if (skip(indexed.document)) continue;
      const match = verify(draft, aligner, indexed);
      if (match) matches.push(match);
    }
    return matches.sort((a, b) => b.containment - a.containment || b.similarity - a.similarity);
  }

  documentFrequency(text: string): number {
    const frequencies = Array.from(this.index.postingsOf(fold(text).text), (postings) => {
      const documents = new Set<number>();
      for (const clause of postings.subarray(0, 1000)) documents.add(this.clauses[clause]!.document.id);
      return documents.size;
    }).sort((a, b) => a - b);
    return frequencies[Math.floor(frequencies.length / 2)] ?? 0;
  }
}

function verify(draft: Folded, aligner: Aligner, indexed: IndexedClause): ClauseMatch | undefined {
  const runs = aligner.align(indexed.folded.text);
  const matched = matchedLength(runs);
  const containment = matched / draft.text.length;
  if (containment < LEAST_CONTAINMENT) return undefined;
  const similarity = (2 * matched) / (draft.text.length + indexed.folded.text.length);
  const spans = runs.map((run) => spanOf(draft, indexed.folded, run));
  return { document: indexed.document, clause: indexed.clause, spans, similarity, containment };
}

function spanOf(draft: Folded, source: Folded, run: Run): ClauseMatch['spans'][number] {
  return { draft: unfold(draft, run.draft, run.draft + run.length), source: unfold(source, run.source, run.source + run.length) };
}
