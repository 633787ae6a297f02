/** The catalogue of a corpus (文件目录): its documents by number and title, and which of them it says are out of force. */

import type { PolicyDocument } from '../document/model.js';
import { formatNumber, parseNumber, readingsOf, type DocumentNumber } from '../document/number.js';
import { commentedTitle, formsOf, issuedTitle } from '../document/title-forms.js';
import { TitleIndex, type Titled } from '../document/title-index.js';
import { isDraftTitle } from '../document/title.js';
import { citationsIn, type PlacedCitation } from '../extract/cited-documents.js';
import type { Repeal } from '../extract/repeals.js';
import type { IsoDate } from '../text/dates.js';
import { foldText } from '../text/fold.js';
import type { Steps } from '../text/steps.js';
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

const DOCUMENTS_A_STEP = 128;
/** A shorter title stands in too many texts to tell that they cite it. */
const SHORTEST_CITED = 4;

/** Looks documents of one corpus up by what texts call them. Immutable once built. */
export class Catalogue {
  private readonly titles = new TitleIndex<CorpusDocument>();
  private readonly byNumberKey = new Map<string, CorpusDocument[]>();
  private readonly repealsByTitle = new TitleIndex<StatedRepeal>(false);
  private readonly repealsByNumber = new Map<string, StatedRepeal[]>();
  private readonly drafts = new Set<CorpusDocument>();

  private constructor(
    private readonly documents: readonly CorpusDocument[],
    private readonly citationsOf: CitationsOf,
  ) {}

  /** Builds a catalogue in steps; `repeals` are what each document repeals, in the same order. */
  static *build(documents: readonly CorpusDocument[], repeals: readonly (readonly Repeal[])[], citationsOf: CitationsOf = readCitations): Steps<Catalogue> {
    const catalogue = new Catalogue(documents, citationsOf);
    for (const [index, document] of documents.entries()) {
      if (index % DOCUMENTS_A_STEP === DOCUMENTS_A_STEP - 1) yield;
      catalogue.add(document);
      for (const repeal of repeals[index] ?? []) catalogue.addRepeal(document, repeal);
    }
    return catalogue;
  }

  /** Documents that bear a number; several where the corpus holds several of them. */
  byNumber(number: DocumentNumber): readonly CorpusDocument[] {
    for (const reading of readingsOf(number)) {
      const found = this.byNumberKey.get(reading);
      if (found) return found;
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
    return this.drafts.has(document);
  }

  /** What the corpus says of a document being out of force: under its number, or under its title where no other number is meant. */
  repealsOf(title: string | undefined, number: DocumentNumber | undefined): readonly StatedRepeal[] {
    const key = number && formatNumber(number);
    const byNumber = (number ? readingsOf(number) : []).flatMap((reading) => this.repealsByNumber.get(reading) ?? []);
    if (byNumber.length > 0 || title === undefined) return byNumber;
    const named = this.repealsByTitle.exact(title).map(({ value }) => value);
    return named.filter(({ numberKey }) => key === undefined || numberKey === undefined || numberKey === key);
  }

  /** Every place of the corpus that cites what goes by these names, in it or not; one document a step. Documents in `skip` are left out. */
  *citing({ titles, number }: Names, skip: ReadonlySet<CorpusDocument>): Steps<CitedBy[]> {
    const index = new TitleIndex<true>(false);
    for (const title of titles) index.add(title, true);
    const cited: Cited = { titles: index, number: number && formatNumber(number), words: wordsOf(titles, number) };
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

  private add(document: CorpusDocument): void {
    const { title, wrapperTitle, number, status } = document.document.metadata;
    for (const value of [title?.value, wrapperTitle?.value]) {
      if (value === undefined) continue;
      this.titles.add(value, document);
      const draft = commentedTitle(value);
      if (draft !== undefined) this.titles.add(draft, document);
      if (draft !== undefined || isDraftTitle(value) || status === 'draft') this.drafts.add(document);
    }
    const key = number && parseNumber(number.value);
    if (key) put(this.byNumberKey, formatNumber(key), document);
  }

  private addRepeal(by: CorpusDocument, repeal: Repeal): void {
    if (this.drafts.has(by)) return;
    const numberKey = repeal.number && formatNumber(repeal.number);
    const stated: StatedRepeal = { ...repeal, by, numberKey, since: repeal.from ?? by.document.metadata.date?.value };
    if (numberKey !== undefined) put(this.repealsByNumber, numberKey, stated);
    if (repeal.title !== undefined) this.repealsByTitle.add(repeal.title, stated);
  }
}

function put<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
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
