/** The shelves of a corpus (语料库书架): its documents by level, by year or by status, for whoever looks through it. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { Level, Metadata, Status } from '../../document/model.js';
import { parseNumber } from '../../document/number.js';
import { isAtOrAbove } from '../../rules/resolve-citation.js';
import { relationOf, type RelationFrame } from '../../rules/relations.js';
import { yearOf, type IsoDate } from '../../text/dates.js';
import { foldText } from '../../text/fold.js';
import type { Steps } from '../../text/steps.js';
import { repealsOf } from '../doctor/repealed.js';

/** What documents are put together by, outermost first. */
export const ARRANGEMENTS = { level: ['level', 'year'], year: ['year', 'level'], status: ['status', 'level'] } as const;
export type Arrangement = keyof typeof ARRANGEMENTS;
type Trait = (typeof ARRANGEMENTS)[Arrangement][number];

/** A document with what it is put on a shelf by. */
export interface Shelved {
  readonly document: CorpusDocument;
  readonly level: Level | undefined;
  readonly year: number | undefined;
}

/** Documents of one shelf, or one shelf of several; `value` is a level, a year or a status, empty where the documents do not say. */
export interface ShelfGroup {
  readonly trait: Trait;
  readonly value: string;
  readonly count: number;
}

/** What stands under a key: further shelves, or documents. */
export type Shelf = { readonly groups: readonly ShelfGroup[] } | { readonly documents: readonly Shelved[] };

/** So many documents are told one by one, without shelves between them. */
const FEW = 24;

/** How a document stands to the draft, as far as a reader is to know: the draft itself, or above it. */
export type Standing = 'own' | 'superior';

/** The documents of one corpus, as of a day. What it takes long to find out is found out once, in steps. */
export class Shelves {
  private entries: readonly Shelved[] | undefined;
  private readonly statuses = new Map<CorpusDocument, Status | undefined>();
  private readonly words = new Map<CorpusDocument, string>();
  private last: { readonly filter: string; readonly found: readonly Shelved[] } | undefined;

  constructor(
    private readonly corpus: Corpus,
    private readonly asOf: IsoDate,
  ) {}

  /** The documents that hold every word of a filter in title, number, issuer or path, the latest first; all for an empty one. */
  *matching(filter: string): Steps<readonly Shelved[]> {
    const words = filter.split(/\s+/).map(foldText).filter((word) => word !== '');
    const key = words.join(' ');
    const all = (this.entries ??= yield* this.shelved());
    if (words.length === 0) return all;
    if (this.last?.filter === key) return this.last.found;
    const found: Shelved[] = [];
    for (const entry of all) {
      const said = this.wordsOf(entry.document);
      if (words.every((word) => said.includes(word))) found.push(entry);
      yield;
    }
    this.last = { filter: key, found };
    return found;
  }

  /** What stands under a key of an arrangement; values of a key from the outermost on. */
  *under(key: readonly string[], arrangement: Arrangement, filter: string): Steps<Shelf> {
    const traits = ARRANGEMENTS[arrangement];
    let documents = yield* this.matching(filter);
    for (const [depth, value] of key.entries()) {
      const trait = traits[depth];
      if (trait === undefined) return { documents: [] };
      documents = (yield* this.parted(documents, trait)).get(value) ?? [];
    }
    const trait = traits[key.length];
    if (trait === undefined || (key.length > 0 && documents.length <= FEW)) return { documents };
    const groups = yield* this.parted(documents, trait);
    return { groups: Array.from(groups, ([value, { length }]) => ({ trait, value, count: length })).sort(inOrder) };
  }

  /** Whether it is in force: as it is marked, as another document of the corpus says, or as it is a 征求意见稿. */
  statusOf(document: CorpusDocument): Status | undefined {
    if (this.statuses.has(document)) return this.statuses.get(document);
    const status = this.toldStatus(document);
    this.statuses.set(document, status);
    return status;
  }

  /** A document by its corpus and its path there. */
  find(corpus: string, path: string): CorpusDocument | undefined {
    return this.corpus.documents.find((document) => document.path === path && document.corpus === corpus);
  }

  private *shelved(): Steps<readonly Shelved[]> {
    const entries: Shelved[] = [];
    for (const document of this.corpus.documents) {
      const { metadata } = document.document;
      entries.push({ document, level: metadata.level, year: yearIn(metadata) });
      yield;
    }
    return entries.sort(latestFirst);
  }

  private *parted(documents: readonly Shelved[], trait: Trait): Steps<ReadonlyMap<string, Shelved[]>> {
    const groups = new Map<string, Shelved[]>();
    for (const entry of documents) {
      const value = this.valueOf(entry, trait);
      const group = groups.get(value);
      if (group) group.push(entry);
      else groups.set(value, [entry]);
      yield;
    }
    return groups;
  }

  private valueOf({ document, level, year }: Shelved, trait: Trait): string {
    if (trait === 'level') return level ?? '';
    if (trait === 'year') return year === undefined ? '' : String(year);
    const status = this.statusOf(document);
    return status === undefined || status === 'in-force' ? '' : status;
  }

  private toldStatus(document: CorpusDocument): Status | undefined {
    const { status } = document.document.metadata;
    if (status !== undefined && status !== 'in-force') return status;
    const [repeal] = repealsOf(document, { corpus: this.corpus, asOf: this.asOf });
    if (repeal) return repeal.replaced ? 'superseded' : 'repealed';
    return this.corpus.catalogue.isDraft(document) ? 'draft' : status;
  }

  private wordsOf(document: CorpusDocument): string {
    const known = this.words.get(document) ?? said(document);
    this.words.set(document, known);
    return known;
  }
}

/** How a document stands to a draft; nothing where it is neither the draft nor above it. */
export function standingOf(document: CorpusDocument, frame: RelationFrame): Standing | undefined {
  if (frame.own.has(document)) return 'own';
  if (!isAtOrAbove(document.document.metadata, frame.territory)) return undefined;
  return relationOf(document, frame) === 'superior' ? 'superior' : undefined;
}

function said({ path, document: { metadata: { title, wrapperTitle, number, issuer } } }: CorpusDocument): string {
  return [title?.value, wrapperTitle?.value, number?.value, issuer?.value, path].map((name) => foldText(name ?? '')).join('\n');
}

/** The year of its date, or of its number. */
function yearIn({ date, number }: Metadata): number | undefined {
  return date ? yearOf(date.value) : number && parseNumber(number.value)?.year;
}

function latestFirst(one: Shelved, other: Shelved): number {
  const [a, b] = [one, other].map(({ document: { document: { metadata: { date } } }, year }) => date?.value ?? (year === undefined ? '' : `${year}`)) as [string, string];
  return a === b ? one.document.id - other.document.id : a < b ? 1 : -1;
}

const LEVELS: readonly string[] = ['national', 'province', 'city', 'county', ''];
const STATUSES: readonly string[] = ['', 'draft', 'superseded', 'repealed', 'expired'];

/** Levels from the highest down, years from the latest back, what is in force first; what does not say last. */
function inOrder(one: ShelfGroup, other: ShelfGroup): number {
  if (one.trait === 'year') return Number(other.value || -Infinity) - Number(one.value || -Infinity);
  const order = one.trait === 'level' ? LEVELS : STATUSES;
  return order.indexOf(one.value) - order.indexOf(other.value);
}
