/** A corpus held in memory: parsed documents and a fingerprint index over their clauses. */

import type { PolicyDocument } from '../document/model.js';
import { foldText } from '../text/fold.js';
import { finishSteps, type Steps } from '../text/steps.js';
import type { Repeal } from '../extract/repeals.js';
import { Catalogue } from './catalogue.js';
import { CatalogueTablesBuilder, tablesInMemory } from './catalogue-tables.js';
import { FingerprintTablesBuilder } from './fingerprint-tables.js';
import { FingerprintIndex } from './fingerprints.js';
import { indexDocument, type IndexedClause, type IndexedDocument } from './indexed-document.js';
import type { Corpus, CorpusClause, CorpusDocument, CorpusTarget, FigureGroups, Grouping, Similar } from './model.js';
import { documentFrequency, findSimilar, type ComparedClauses } from './similar.js';

/** A document on its way into a corpus. */
export interface CorpusSource {
  readonly path: string;
  readonly corpus: string;
  readonly indexed: IndexedDocument;
}

/** Figures that one step puts together: less than two milliseconds. */
const GROUPED_A_STEP = 500;
/** Documents that one step enters in the catalogue. */
const DOCUMENTS_A_STEP = 128;
/** Clauses that one step enters in the index: about two milliseconds. */
const ENTERED_A_STEP = 8000;

/** A clause that is compared: what the index knows by its number. */
interface Entry extends Pick<IndexedClause, 'clause' | 'folded'> {
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
  readonly territories: ReadonlySet<string | undefined>;
  private readonly groups = new Map<string, Groups>();

  private constructor(
    readonly documents: readonly CorpusDocument[],
    private readonly compared: ComparedClauses,
    readonly catalogue: Catalogue,
    readonly targets: readonly CorpusTarget[],
    private readonly levels: readonly CorpusTarget[],
  ) {
    this.territories = new Set(documents.map(({ document }) => document.metadata.territory));
    this.clauseCount = documents.reduce((sum, { document }) => sum + document.clauses.length, 0);
  }

  /** Builds a corpus at once from parsed documents. */
  static of(sources: readonly { readonly path: string; readonly corpus: string; readonly document: PolicyDocument }[]): MemoryCorpus {
    return finishSteps(MemoryCorpus.build(sources.map(({ path, corpus, document }) => ({ path, corpus, indexed: indexDocument(document) }))));
  }

  /** Builds a corpus in steps. */
  static *build(sources: readonly CorpusSource[]): Steps<MemoryCorpus> {
    const documents = sources.map(({ path, corpus, indexed: { document } }, id) => ({ id, path, corpus, document }));
    const compared = yield* compare(sources, documents);
    const catalogue = yield* catalogueOf(documents, sources.map(({ indexed }) => indexed.repeals));
    const stated = (of: 'targets' | 'levels'): CorpusTarget[] => sources.flatMap(({ indexed }, id) => indexed.figures[of].map((target) => ({ document: documents[id]!, target })));
    return new MemoryCorpus(documents, compared, catalogue, stated('targets'), stated('levels'));
  }

  targetsOf(document: CorpusDocument): readonly CorpusTarget[] {
    return this.targets.filter((entry) => entry.document === document);
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
    return findSimilar(text, this.compared, skip);
  }

  clausesOf({ document }: CorpusDocument): Iterable<CorpusClause> {
    return document.clauses;
  }

  documentFrequency(text: string): number {
    return documentFrequency(foldText(text), this.compared);
  }
}

function* catalogueOf(documents: readonly CorpusDocument[], repeals: readonly (readonly Repeal[])[]): Steps<Catalogue> {
  const builder = new CatalogueTablesBuilder();
  for (const [number, { document }] of documents.entries()) {
    if (number % DOCUMENTS_A_STEP === DOCUMENTS_A_STEP - 1) yield;
    builder.add(number, document.metadata, repeals[number]!);
  }
  return new Catalogue(documents, [{ tables: tablesInMemory(builder.words()), document: (number) => documents[number], repeals: (number) => repeals[number]! }]);
}

/** Enters the clauses of all documents in one index. */
function* compare(sources: readonly CorpusSource[], documents: readonly CorpusDocument[]): Steps<ComparedClauses> {
  const builder = new FingerprintTablesBuilder();
  const entries: Entry[] = [];
  let last = 0;
  for (const [id, { indexed }] of sources.entries()) {
    if (entries.length - last >= ENTERED_A_STEP) {
      yield;
      last = entries.length;
    }
    for (const { clause, folded, prints } of indexed.clauses) {
      builder.addPrints(prints);
      entries.push({ clause, folded, document: documents[id]! });
    }
  }
  const index = FingerprintIndex.over(yield* builder.finish());
  return {
    index,
    document: (number) => entries[number]!.document,
    folded: (number) => entries[number]!.folded,
    clause: (number) => entries[number]!.clause,
  };
}
