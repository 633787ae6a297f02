/** A corpus held in memory: parsed documents and a fingerprint index over their clauses. */

import type { PolicyDocument } from '../document/model.js';
import { fold, foldText, unfold, type Folded } from '../text/fold.js';
import { finishSteps, type Steps } from '../text/steps.js';
import { Aligner, matchedLength, type Run } from './alignment.js';
import { Catalogue } from './catalogue.js';
import { FingerprintIndex } from './fingerprints.js';
import { SHORTEST_COMPARED } from './fingerprint-tables.js';
import { indexDocument, type IndexedClause, type IndexedDocument } from './indexed-document.js';
import type { ClauseMatch, Corpus, CorpusClause, CorpusDocument, CorpusTarget, FigureGroups, Grouping, MatchedSpan, Similar } from './model.js';

/** A document on its way into a corpus. */
export interface CorpusSource {
  readonly path: string;
  readonly corpus: string;
  readonly indexed: IndexedDocument;
}

/** Figures that one step puts together: less than two milliseconds. */
const GROUPED_A_STEP = 500;
const MOST_VERIFIED = 64;
const LEAST_CONTAINMENT = 0.3;

interface Entry extends IndexedClause {
  readonly document: CorpusDocument;
}

/** Targets by a key that rests on certain tables. */
interface Groups {
  readonly tables: object;
  readonly groups: FigureGroups;
}

/** The in-memory {@link Corpus}. */
export class MemoryCorpus implements Corpus {
  readonly clauseCount: number;
  private readonly groups = new Map<string, Groups>();

  private constructor(
    readonly documents: readonly CorpusDocument[],
    private readonly entries: readonly Entry[],
    private readonly index: FingerprintIndex,
    readonly catalogue: Catalogue,
    readonly targets: readonly CorpusTarget[],
    private readonly levels: readonly CorpusTarget[],
  ) {
    this.clauseCount = documents.reduce((sum, { document }) => sum + document.clauses.length, 0);
  }

  /** Builds a corpus at once from parsed documents. */
  static of(sources: readonly { readonly path: string; readonly corpus: string; readonly document: PolicyDocument }[]): MemoryCorpus {
    return finishSteps(MemoryCorpus.build(sources.map(({ path, corpus, document }) => ({ path, corpus, indexed: indexDocument(document) }))));
  }

  /** Builds a corpus in steps. */
  static *build(sources: readonly CorpusSource[]): Steps<MemoryCorpus> {
    const documents = sources.map(({ path, corpus, indexed: { document } }, id) => ({ id, path, corpus, document }));
    const entries = sources.flatMap(({ indexed }, id) => indexed.clauses.map((clause) => ({ ...clause, document: documents[id]! })));
    yield;
    const index = yield* FingerprintIndex.build(entries.map(({ prints }) => prints));
    const catalogue = yield* Catalogue.build(documents, sources.map(({ indexed }) => indexed.repeals));
    const stated = (of: 'targets' | 'levels'): CorpusTarget[] => sources.flatMap(({ indexed }, id) => indexed.figures[of].map((target) => ({ document: documents[id]!, target })));
    return new MemoryCorpus(documents, entries, index, catalogue, stated('targets'), stated('levels'));
  }

  grouped(grouping: Grouping): FigureGroups {
    const name = `${grouping.of} ${grouping.name}`;
    const known = this.groups.get(name);
    if (known?.tables === grouping.tables) return known.groups;
    return finishSteps(this.prepare(grouping));
  }

  /** Puts figures together by a grouping in steps, so that whoever asks for it finds it. */
  *prepare(grouping: Grouping): Steps<FigureGroups> {
    const groups = new Map<string, CorpusTarget[]>();
    for (const [index, entry] of this[grouping.of].entries()) {
      if (index % GROUPED_A_STEP === GROUPED_A_STEP - 1) yield;
      const key = grouping.key(entry.target, entry.document);
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
    this.groups.set(`${grouping.of} ${grouping.name}`, { tables: grouping.tables, groups });
    return groups;
  }

  findSimilar(text: string, skip: ReadonlySet<CorpusDocument>): Similar {
    const draft = fold(text);
    if (draft.text.length < SHORTEST_COMPARED) return NOTHING;
    const { candidates, saturated } = this.index.candidates(draft.text);
    if (candidates.length === 0) return { matches: [], saturated };
    const aligner = new Aligner(draft.text);
    const matches: ClauseMatch[] = [];
    for (const candidate of candidates) {
      if (matches.length >= MOST_VERIFIED) return { matches: sorted(matches), saturated: true };
      const entry = this.entries[candidate.clause]!;
      if (skip.has(entry.document)) continue;
      const match = verify(draft, aligner, entry);
      if (match) matches.push(match);
    }
    return { matches: sorted(matches), saturated };
  }

  clausesOf({ document }: CorpusDocument): Iterable<CorpusClause> {
    return document.clauses;
  }

  documentFrequency(text: string): number {
    const frequencies = Array.from(this.index.postingsOf(foldText(text)), (postings) => {
      const documents = new Set<number>();
      for (const clause of postings.subarray(0, 1000)) documents.add(this.entries[clause]!.document.id);
      return documents.size;
    }).sort((a, b) => a - b);
    return frequencies[Math.floor(frequencies.length / 2)] ?? 0;
  }
}

const NOTHING: Similar = { matches: [], saturated: false };

function sorted(matches: readonly ClauseMatch[]): ClauseMatch[] {
  return [...matches].sort((a, b) => b.containment - a.containment || b.similarity - a.similarity);
}

/** What a draft shares with a clause, where that is enough. */
export function verify(draft: Folded, aligner: Aligner, { document, clause, folded }: Pick<ClauseMatch, 'document' | 'clause'> & { readonly folded: string }): ClauseMatch | undefined {
  const runs = aligner.align(folded);
  const matched = matchedLength(runs);
  const containment = matched / draft.text.length;
  if (containment < LEAST_CONTAINMENT) return undefined;
  const similarity = (2 * matched) / (draft.text.length + folded.length);
  // The map back is made here and not kept: few candidates get so far, and it is larger than the text.
  const source = fold(clause.text);
  return { document, clause, spans: runs.map((run) => spanOf(draft, source, run)), similarity, containment, sourceContainment: matched / folded.length };
}

function spanOf(draft: Folded, source: Folded, run: Run): MatchedSpan {
  return { draft: unfold(draft, run.draft, run.draft + run.length), source: unfold(source, run.source, run.source + run.length) };
}
