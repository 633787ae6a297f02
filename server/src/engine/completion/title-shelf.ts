/** The shelf of titles (题名架): every title that may be cited, made ready once for a corpus, and their order for a draft. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { Facts } from '../../facts/facts.js';
import { yearOf } from '../../text/dates.js';
import { foldText } from '../../text/fold.js';
import type { Steps } from '../../text/steps.js';
import type { CheckResult } from '../model.js';
import { subjectOf, type Subject } from './subject.js';
import { rowOfDocument, rowsOfFacts, type TitleRow } from './title-rows.js';

/** What the order of titles depends on. */
export interface TitleFrame {
  readonly asOf: string;
  readonly territory: string | undefined;
  readonly level: CheckResult['level'];
  /** The draft's own title. */
  readonly title: string;
}

/** The frame of a draft. */
export function frameOf({ asOf, territory, level, document: { metadata } }: CheckResult): TitleFrame {
  return { asOf: asOf.day, territory, level, title: metadata.title?.value ?? '' };
}

/** How near a document is to the draft: the smaller, the sooner it is proposed. */
export const TIER = { superior: 0, above: 1, own: 2, national: 3, nearDraft: 8, other: 9, draft: 10, later: 11, ended: 12 } as const;
/** What is about something else than the draft stands behind all that is about the same. */
const ELSEWHERE = TIER.national + 1;

/** Documents that one step reads: they may have to be read from a file. */
const READ_A_STEP = 64;
const MOST_ORDERS = 4;
/** More than there are days in the form 20261122. */
const DAYS = 1e8;

/** The titles in the order in which a draft wants them. */
export interface TitleOrder {
  /** The best first: what is about the same before the rest, the nearest and latest first. */
  readonly rows: readonly TitleRow[];
  /** The first documents of territories around the draft's, a 征求意见稿 behind what is final. Not those of the whole country: there are too many. */
  readonly above: readonly CorpusDocument[];
  /** The first documents of its own territory. */
  readonly local: readonly CorpusDocument[];
  /** What was found out about rows, for whoever looks at them again. */
  readonly standing: Map<TitleRow, Standing>;
}

/** How a title stands, as its row alone does not tell: a version of the draft itself, out of force. */
export type Standing = 'usual' | 'own' | 'ended';

/** Documents that are kept apart: nobody reads more. */
const MOST_APART = 64;

function orderOf(rows: readonly TitleRow[], frame: TitleFrame, subject: Subject): TitleOrder {
  const count = rows.length;
  // One number a row, rank before day before place: numbers sort many times faster than rows.
  const keys = Float64Array.from(rows, (row, at) => (rankOf(row, frame, subject) * DAYS + DAYS - 1 - Number((row.date ?? '').replaceAll('-', ''))) * count + at).sort();
  const ordered = Array.from(keys, (value) => rows[value % count]!);
  const isAround = ({ territory, state }: TitleRow): boolean => territory !== undefined && territory !== frame.territory && frame.territory?.startsWith(territory) === true && state !== 'ended';
  const documents = (holds: (row: TitleRow) => boolean): CorpusDocument[] => ordered.flatMap((row) => (row.document && holds(row) ? [row.document] : [])).slice(0, MOST_APART);
  return { rows: ordered, above: documents(isAround), local: documents(({ territory }) => territory !== undefined && territory === frame.territory), standing: new Map() };
}

/** Titles of one corpus and of the facts. */
export class TitleShelf {
  readonly rows: TitleRow[] = [];
  private isReady = false;
  private next = 0;
  private readonly orders = new Map<string, TitleOrder>();
  private readonly byDocument = new Map<CorpusDocument, TitleRow>();
  private readonly byTitle = new Map<string, readonly CorpusDocument[]>();

  constructor(
    private readonly corpus: Corpus | undefined,
    private readonly facts: Facts,
  ) {}

  /** Makes it ready. What is done stays done: who is interrupted goes on where another left off. */
  *prepare(): Steps<void> {
    const documents = this.corpus?.documents ?? [];
    while (this.next < documents.length) {
      const row = rowOfDocument(documents[this.next++]!);
      if (row) this.add(row);
      if (this.next % READ_A_STEP === 0) yield;
    }
    if (this.isReady) return;
    this.rows.push(...rowsOfFacts(this.facts, this.corpus?.catalogue));
    this.isReady = true;
  }

  /** The row of a document that is on the shelf. */
  rowOf(document: CorpusDocument): TitleRow | undefined {
    return this.byDocument.get(document);
  }

  /** The titles as a draft wants them; kept as long as its head stays the same. */
  orderFor(frame: TitleFrame): TitleOrder {
    const key = JSON.stringify([frame, this.rows.length]);
    const known = this.orders.get(key);
    if (known) return known;
    if (this.orders.size >= MOST_ORDERS) this.orders.clear();
    const order = orderOf(this.rows, frame, subjectOf(frame.title, this.facts));
    this.orders.set(key, order);
    return order;
  }

  /** The documents that go by a title which a draft cites. */
  cited(title: string): readonly CorpusDocument[] {
    const key = foldText(title);
    const known = this.byTitle.get(key) ?? (this.corpus?.catalogue.byTitle(title) ?? []).map(({ value }) => value);
    this.byTitle.set(key, known);
    return known;
  }

  private add(row: TitleRow): void {
    this.rows.push(row);
    if (row.document) this.byDocument.set(row.document, row);
  }
}

/** The tier of a title, and behind it those that are about something else. */
function rankOf(row: TitleRow, frame: TitleFrame, subject: Subject): number {
  const tier = tierOf(row, frame);
  return tier > TIER.national || subject.isShared(row.folded) ? tier : tier + ELSEWHERE;
}

/** How near a title is to a draft, by what its row says alone. */
export function tierOf({ state, ended, lastYear, date, territory, level }: TitleRow, { asOf, territory: ours, level: ownLevel }: Omit<TitleFrame, 'title'>): number {
  if (state === 'ended' || (ended !== undefined && ended <= asOf) || (lastYear !== undefined && lastYear < yearOf(asOf))) return TIER.ended;
  if (date !== undefined && date > asOf) return TIER.later;
  const near = placeOf(territory, level, ours, ownLevel);
  if (state !== 'draft') return near;
  return near === TIER.other ? TIER.draft : TIER.nearDraft;
}

/** How near the place of a document is. */
function placeOf(territory: string | undefined, level: TitleRow['level'], ours: string | undefined, ownLevel: TitleFrame['level']): number {
  if (level === 'national') return ownLevel === 'national' ? TIER.superior : TIER.national;
  if (territory === undefined || ours === undefined) return TIER.other;
  if (territory === ours) return TIER.own;
  if (!ours.startsWith(territory)) return TIER.other;
  return ownLevel === 'county' && level === 'province' ? TIER.above : TIER.superior;
}
