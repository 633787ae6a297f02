/** The corpus in index files (索引中的语料库): several segments as one, read in place. */

import { Catalogue, type CatalogueShelf } from '../../corpus/catalogue.js';
import { wholeHash } from '../../corpus/fingerprint-tables.js';
import type { Corpus, CorpusClause, CorpusDocument, CorpusHead, CorpusTarget, FigureGroups, Grouping, Similar } from '../../corpus/model.js';
import { documentFrequency, findSimilar, type ComparedClauses } from '../../corpus/similar.js';
import type { TerritoryLookup } from '../../document/territories.js';
import { foldText } from '../../text/fold.js';
import { groupBy } from '../../text/groups.js';
import type { GroupedFigure, IndexSegment } from './index-segment.js';
import { groupingName } from './sections.js';
import { StoredDocument, targetIn } from './stored-document.js';

/** A document of the corpus; what it is called is read when somebody asks for it. */
export class StoredCorpusDocument implements CorpusDocument {
  constructor(
    readonly id: number,
    readonly corpus: string,
    readonly document: StoredDocument,
  ) {}

  get path(): string {
    return this.document.segment.record(this.document.number).path;
  }
}

/** A segment, how its documents are called, and which of them are left out. */
export interface CorpusSegment {
  readonly segment: IndexSegment;
  /** The corpus that a document belongs to, as reports show it. */
  corpusOf(document: number): string;
  /** Documents that another segment has already. */
  readonly shadowed: ReadonlySet<number>;
}

const MOST_MATCHES = 64;

/** The {@link Corpus} in index files. Every method throws an IndexError where a file turns out to be damaged. */
export class StoredCorpus implements Corpus {
  readonly documents: readonly StoredCorpusDocument[];
  readonly clauseCount: number;
  readonly territories: ReadonlySet<string | undefined>;
  /** By segment, then by the document's number there; nothing for those that are left out. */
  private readonly bySegment: readonly (readonly (StoredCorpusDocument | undefined)[])[];
  private readonly groups = new Map<string, { readonly tables: object; readonly groups: FigureGroups }>();
  private readonly compared: readonly ComparedClauses[];
  private known: Catalogue | undefined;

  constructor(
    private readonly segments: readonly CorpusSegment[],
    territories: TerritoryLookup,
  ) {
    let id = 0;
    this.bySegment = segments.map(({ segment, corpusOf, shadowed }) =>
      Array.from({ length: segment.documentCount }, (_, number) => (shadowed.has(number) ? undefined : new StoredCorpusDocument(id++, corpusOf(number), new StoredDocument(segment, number, territories)))),
    );
    this.documents = this.bySegment.flatMap((documents) => documents.flatMap((document) => document ?? []));
    this.territories = new Set(segments.flatMap(({ segment: { meta } }) => meta.territories.map((territory) => territory ?? undefined)));
    this.compared = segments.map(({ segment }, at) => comparedIn(segment, this.bySegment[at]!));
    this.clauseCount = this.documents.reduce((sum, { document }) => sum + document.clauseCount, 0);
  }

  get catalogue(): Catalogue {
    return (this.known ??= new Catalogue(this.documents, this.shelves(), ({ document }) => {
      const { segment, number } = document as StoredDocument;
      return segment.citations(number);
    }));
  }

  get targets(): readonly CorpusTarget[] {
    return this.all('targets');
  }

  targetsOf(document: CorpusDocument): readonly CorpusTarget[] {
    return figuresOf(document as StoredCorpusDocument, 'targets');
  }

  grouped(grouping: Grouping): FigureGroups {
    const name = groupingName(grouping);
    const known = this.groups.get(name);
    if (known?.tables === grouping.tables) return known.groups;
    const inFiles = this.segments.every(({ segment }) => segment.meta.groupings.includes(name));
    const groups = inFiles ? new GroupsInFiles(this.segments.map(({ segment }) => segment), this.bySegment, grouping) : groupBy(this.all(grouping.of), ({ target, document }) => grouping.key(target, document));
    this.groups.set(name, { tables: grouping.tables, groups });
    return groups;
  }

  findSimilar(text: string, skip: ReadonlySet<CorpusDocument>): Similar {
    const [only, ...others] = this.compared.map((clauses) => findSimilar(text, clauses, skip));
    if (!only || others.length === 0) return only ?? { matches: [], saturated: false };
    const all = [only, ...others];
    const matches = all.flatMap((found) => found.matches).sort((a, b) => b.containment - a.containment || b.similarity - a.similarity);
    return { matches: matches.slice(0, MOST_MATCHES), saturated: matches.length > MOST_MATCHES || all.some(({ saturated }) => saturated) };
  }

  *clausesOf({ document }: CorpusDocument): Iterable<CorpusClause> {
    const { segment, number } = document as StoredDocument;
    const [first, end] = segment.stretch(number, 'clauses');
    for (let clause = first; clause < end; clause++) yield segment.clause(clause, number);
  }

  headOf({ document }: CorpusDocument): CorpusHead {
    const { segment, number } = document as StoredDocument;
    return segment.readRecord(number);
  }

  documentFrequency(text: string): number {
    const folded = foldText(text);
    return this.compared.reduce((sum, clauses) => sum + documentFrequency(folded, clauses), 0);
  }

  /** The document of a segment, by its number there; `undefined` where it is left out. */
  documentIn(segment: number, document: number): StoredCorpusDocument | undefined {
    return this.bySegment[segment]![document];
  }

  private shelves(): CatalogueShelf[] {
    return this.segments.map(({ segment }, at) => ({
      tables: segment.catalogueTables(),
      document: (number) => this.documentIn(at, number),
      repeals: (number) => segment.record(number).repeals,
    }));
  }

  private all(of: Grouping['of']): CorpusTarget[] {
    return this.documents.flatMap((document) => figuresOf(document, of));
  }
}

/** What a document sets or says that it has reached, read from its segment. */
function figuresOf(document: StoredCorpusDocument, of: Grouping['of']): CorpusTarget[] {
  const { segment, number } = document.document;
  return segment.figures(number)[of].map((target) => ({ document, target: targetIn(document.document, target) }));
}

/** Clauses of a segment by their numbers. */
function comparedIn(segment: IndexSegment, documents: readonly (StoredCorpusDocument | undefined)[]): ComparedClauses {
  const clause = (number: number): CorpusClause => segment.clause(number, segment.documentOf(number));
  return {
    get index() {
      return segment.index;
    },
    document: (number) => documents[segment.documentOf(number)],
    folded: (number) => foldText(clause(number).text),
    clause,
  };
}

/** Figures by the keys of a grouping as the files have them sorted. */
class GroupsInFiles implements FigureGroups {
  private readonly known = new Map<string, readonly CorpusTarget[]>();
  private readonly figures = new Map<StoredCorpusDocument, readonly CorpusTarget[]>();

  constructor(
    private readonly segments: readonly IndexSegment[],
    private readonly bySegment: readonly (readonly (StoredCorpusDocument | undefined)[])[],
    private readonly grouping: Grouping,
  ) {}

  get(key: string): readonly CorpusTarget[] | undefined {
    const found = this.known.get(key) ?? this.lookUp(key);
    this.known.set(key, found);
    return found.length > 0 ? found : undefined;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  private lookUp(key: string): readonly CorpusTarget[] {
    const hash = wholeHash(key);
    const name = groupingName(this.grouping);
    const entries = this.segments.flatMap((segment, at) => (segment.grouped(name, hash) ?? []).flatMap((entry) => this.figure(at, entry) ?? []));
    return entries.filter(({ target, document }) => this.grouping.key(target, document) === key);
  }

  private figure(segment: number, { document: number, position }: GroupedFigure): CorpusTarget | undefined {
    const document = this.bySegment[segment]![number];
    return document && this.figuresOf(document)[position];
  }

  private figuresOf(document: StoredCorpusDocument): readonly CorpusTarget[] {
    const known = this.figures.get(document) ?? figuresOf(document, this.grouping.of);
    this.figures.set(document, known);
    return known;
  }
}
