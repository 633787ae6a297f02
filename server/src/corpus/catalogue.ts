/** The catalogue of a corpus (文件目录): its documents by number and title, and which of them it says are out of force. */

import type { PolicyDocument } from '../document/model.js';
import { formatNumber, parseNumber, readingsOf, type DocumentNumber } from '../document/number.js';
import { formsOf, issuedTitle } from '../document/title-forms.js';
import { formKeys, piecesOf, TitleTable, type Titled, type TitleEntries } from '../document/title-entries.js';
import { TitleIndex } from '../document/title-index.js';
import { citationsIn, type PlacedCitation } from '../extract/cited-documents.js';
import type { Repeal } from '../extract/repeals.js';
import type { IsoDate } from '../text/dates.js';
import { foldText } from '../text/fold.js';
import type { Steps } from '../text/steps.js';
import { isDraft, pairKey, repealedTitles, titlesOf, type CatalogueTableName, type CatalogueTables } from './catalogue-tables.js';
import { wholeHash } from './fingerprint-tables.js';
import type { CorpusDocument } from './model.js';

/** What a document of the corpus says of another one: that it is out of force. */
export interface StatedRepeal extends Repeal {
  readonly by: CorpusDocument;
  /** Folded number of the repealed document, where it is named. */
  readonly numberKey: string | undefined;
  /** The day from which the repealed document is out of force; unknown where the repealing document bears no date either. */
  readonly since: IsoDate | undefined;
}

/** A place of the corpus that cites a document. */
export interface CitedBy {
  readonly by: CorpusDocument;
  readonly citation: PlacedCitation;
}

/** What texts cite a document by. */
export interface Names {
  readonly titles: readonly string[];
  readonly number: DocumentNumber | undefined;
}

/** The names of a document, by which others cite it. */
export function namesOf({ metadata: { title, wrapperTitle, number } }: PolicyDocument): Names {
  return { titles: [title, wrapperTitle].flatMap((located) => (located ? [located.value] : [])), number: number && parseNumber(number.value) };
}

/** A shorter title stands in too many texts to tell that they cite it. */
const SHORTEST_CITED = 4;

/** Documents that have tables of their own, by their numbers there. */
export interface CatalogueShelf {
  readonly tables: CatalogueTables;
  /** A document; `undefined` where it is left out of the corpus. */
  document(number: number): CorpusDocument | undefined;
  /** What a document repeals. */
  repeals(number: number): readonly Repeal[];
}

/** Looks documents of one corpus up by what texts call them. */
export class Catalogue {
  private readonly titles: TitleIndex<CorpusDocument>;
  private readonly repealsByTitle: TitleIndex<StatedRepeal>;
  private readonly stated = new Map<CorpusDocument, readonly StatedRepeal[]>();
  private readonly drafts = new Map<CorpusDocument, boolean>();

  constructor(
    private readonly documents: readonly CorpusDocument[],
    private readonly shelves: readonly CatalogueShelf[],
    private readonly citationsOf: CitationsOf = readCitations,
  ) {
    this.titles = new TitleIndex(new DocumentTitles(shelves));
    this.repealsByTitle = new TitleIndex(new RepealedTitles((key) => this.statedUnder('repealed-titles', key)));
  }

  /** Documents that bear a number; several where the corpus holds several of them. */
  byNumber(number: DocumentNumber): readonly CorpusDocument[] {
    for (const reading of readingsOf(number)) {
      const found = this.under('numbers', reading).filter((document) => numberKey(document) === reading);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Documents that go by a title: their own or that of the notice that issues them, with or without the issuing body. */
  byTitle(title: string): readonly Titled<CorpusDocument>[] {
    return this.titles.exact(title);
  }

  /** Documents whose title differs by a slip of the pen. Whether the difference is the name of a place is left to the caller. */
  near(title: string): readonly Titled<CorpusDocument>[] {
    return this.titles.near(title);
  }

  /** Whether a document is a 征求意见稿 or the notice that publishes one. */
  isDraft(document: CorpusDocument): boolean {
    const known = this.drafts.get(document) ?? isDraft(document.document.metadata);
    this.drafts.set(document, known);
    return known;
  }

  /** What the corpus says of a document being out of force: under its number, or under its title where no other number is meant. */
  repealsOf(title: string | undefined, number: DocumentNumber | undefined): readonly StatedRepeal[] {
    const key = number && formatNumber(number);
    const byNumber = (number ? readingsOf(number) : []).flatMap((reading) => this.statedUnder('repealed-numbers', reading).filter((repeal) => repeal.numberKey === reading));
    if (byNumber.length > 0 || title === undefined) return byNumber;
    const named = this.repealsByTitle.exact(title).map(({ value }) => value);
    return named.filter(({ numberKey }) => key === undefined || numberKey === undefined || numberKey === key);
  }

  /** Every place of the corpus that cites what goes by these names, in it or not; one document a step. Documents in `skip` are left out. */
  *citing({ titles, number }: Names, skip: ReadonlySet<CorpusDocument>): Steps<CitedBy[]> {
    const table = new TitleTable<true>(false);
    for (const title of titles) table.add(title, true);
    const cited: Cited = { titles: new TitleIndex(table), number: number && formatNumber(number), words: wordsOf(titles, number) };
    const found: CitedBy[] = [];
    for (const by of this.documents) {
      yield;
      if (skip.has(by)) continue;
      for (const citation of this.citationsOf(by, cited.words)) if (this.isCited(cited, citation)) found.push({ by, citation });
    }
    return found;
  }

  /** The number decides; a title beside the number of another document is that one's. */
  private isCited({ titles, number: key }: Cited, { citation: { title, number } }: PlacedCitation): boolean {
    if (number && key !== undefined) {
      if (readingsOf(number).includes(key)) return true;
      if (this.byNumber(number).length > 0) return false;
    }
    return title !== undefined && titles.exact(title.value).length > 0;
  }

  /** Documents that may be under a key, in their order. */
  private under(table: CatalogueTableName, key: string): CorpusDocument[] {
    return this.shelves.flatMap(({ tables, document }) => tables[table].values(wholeHash(key)).flatMap((number) => document(number) ?? []));
  }

  /** What the documents under a key repeal, be it this or something else. */
  private statedUnder(table: CatalogueTableName, key: string): StatedRepeal[] {
    return this.shelves.flatMap((shelf) =>
      shelf.tables[table].values(wholeHash(key)).flatMap((number) => {
        const by = shelf.document(number);
        return by ? this.statedBy(by, shelf.repeals(number)) : [];
      }),
    );
  }

  private statedBy(by: CorpusDocument, repeals: readonly Repeal[]): readonly StatedRepeal[] {
    const known = this.stated.get(by) ?? repeals.map((repeal) => ({ ...repeal, by, numberKey: repeal.number && formatNumber(repeal.number), since: repeal.from ?? by.document.metadata.date?.value }));
    this.stated.set(by, known);
    return known;
  }
}

function numberKey({ document }: CorpusDocument): string | undefined {
  const number = document.metadata.number && parseNumber(document.metadata.number.value);
  return number && formatNumber(number);
}

/** The titles of the documents on some shelves. What hashes lead to is compared: only then it is an entry. */
class DocumentTitles implements TitleEntries<CorpusDocument> {
  private readonly known = new Map<CorpusDocument, readonly Titled<CorpusDocument>[]>();

  constructor(private readonly shelves: readonly CatalogueShelf[]) {}

  byForm(core: string): readonly Titled<CorpusDocument>[] {
    return this.entries('titles', wholeHash(core)).filter((entry) => formKeys(entry).includes(core));
  }

  byPiece(hash: number): readonly Titled<CorpusDocument>[] {
    return this.entries('pieces', hash).filter((entry) => piecesOf(entry).includes(hash));
  }

  hasLength(length: number): boolean {
    return this.shelves.some(({ tables }) => tables.lengths.has(length));
  }

  hasPair(pair: string): boolean {
    return this.shelves.some(({ tables }) => tables.pairs.has(pairKey(pair)));
  }

  private entries(table: CatalogueTableName, hash: number): Titled<CorpusDocument>[] {
    return this.shelves.flatMap(({ tables, document }) => tables[table].values(hash).flatMap((number) => this.entriesOf(document(number))));
  }

  private entriesOf(document: CorpusDocument | undefined): readonly Titled<CorpusDocument>[] {
    if (!document) return [];
    const known = this.known.get(document) ?? titlesOf(document.document.metadata, document);
    this.known.set(document, known);
    return known;
  }
}

/** The titles of what documents repeal; nothing is looked for by nearly equal ones. */
class RepealedTitles implements TitleEntries<StatedRepeal> {
  constructor(private readonly under: (core: string) => readonly StatedRepeal[]) {}

  byForm(core: string): readonly Titled<StatedRepeal>[] {
    return this.under(core).flatMap((repeal) => repealedTitles(repeal, repeal)).filter((entry) => formKeys(entry).includes(core));
  }

  byPiece(): readonly Titled<StatedRepeal>[] {
    return [];
  }

  hasLength(): boolean {
    return false;
  }

  hasPair(): boolean {
    return false;
  }
}

/** A document that is looked for in others: its titles, its number in one spelling, and words one of which every citation of it holds. */
interface Cited {
  readonly titles: TitleIndex<true>;
  readonly number: string | undefined;
  readonly words: readonly string[];
}

function wordsOf(titles: readonly string[], number: DocumentNumber | undefined): string[] {
  const cores = titles.flatMap((title) => [title, issuedTitle(title) ?? title]).map((title) => formsOf(title).withoutPeriod ?? formsOf(title).core);
  return [...cores.filter((core) => core.length >= SHORTEST_CITED), ...(number ? [foldText(`${number.code}〔${number.year}〕`)] : [])];
}

/** What a document cites; it may be left out where the document holds none of the words. */
export type CitationsOf = (document: CorpusDocument, words: readonly string[]) => readonly PlacedCitation[];

const readCitations: CitationsOf = (document, words) => (mentions(document, words) ? citationsIn(document.document) : []);

/** A cheap look before a document is read for citations. */
function mentions({ document }: CorpusDocument, words: readonly string[]): boolean {
  const folded = foldText(document.text);
  return words.some((word) => folded.includes(word));
}
