/** National meetings and what was true of them on a day: congresses, plenums, sessions of the NPC, the latest reference. */

import { addDays, yearOf, type IsoDate } from '../text/dates.js';
import { weaker, type Confidence } from './confidence.js';
import table from './meetings.json';

/** A meeting with its first and last day; `end` is `null` where it is not verified. */
export interface Meeting {
  readonly id: string;
  readonly start: IsoDate;
  readonly end: IsoDate | null;
  readonly confidence: Confidence;
  readonly source: string;
}

/** What was the accepted latest reference (最新提法) in a period. */
export interface LatestReference {
  readonly id: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  /** Ordinal of the congress. */
  readonly congress: number;
  /** The usual full phrase, which ends with 精神. */
  readonly expected: string;
  readonly accepted: readonly string[];
  /** Plenums that an enumeration names. */
  readonly plenums: readonly number[];
  /** Plenums that an enumeration may name or leave out. */
  readonly optional: readonly number[];
  /** Whether an enumeration that leaves plenums out is worth a hint; in old times the form was not settled. */
  readonly demand: 'info' | 'none';
  /** Days after `validFrom` in which the reference of the period before is still right. */
  readonly graceDays: number;
  readonly confidence: Confidence;
  readonly source: string;
}

/** Whether a meeting had been held by a day. `unknown`: the table does not reach so far. */
export type Held =
  | { readonly state: 'held'; readonly meeting: Meeting }
  | { readonly state: 'not-yet'; readonly meeting: Meeting | undefined; readonly confidence: Confidence }
  | { readonly state: 'unknown' };

/** Meetings that the Party's or the state's calendar numbers. `congress` is the 届, `session` the 中 or 次. */
export type MeetingKey =
  | { readonly kind: 'congress'; readonly congress: number }
  | { readonly kind: 'plenum'; readonly congress: number; readonly session: number }
  | { readonly kind: 'session'; readonly congress: number; readonly session: number };

interface Row extends Omit<Meeting, 'start' | 'confidence'> {
  readonly start: IsoDate;
  readonly confidence: string;
}

const YEARS_BETWEEN_CONGRESSES = 4;

/** Looks meetings up; build once for a run. */
export class Meetings {
  /** Day up to which the table is known to be complete. */
  readonly coveredUntil: IsoDate = table.meta.coveredUntil;
  private readonly byKey = new Map<string, Meeting>();
  private readonly announced = new Map<string, Meeting>();
  private readonly references = table.expected as readonly LatestReference[];

  constructor() {
    for (const row of table.congresses) this.byKey.set(keyOf({ kind: 'congress', congress: row.ordinal }), meeting(row));
    for (const row of table.plenums) this.byKey.set(keyOf({ kind: 'plenum', congress: row.congress, session: row.session }), meeting(row));
    for (const row of table.sessions) this.byKey.set(keyOf({ kind: 'session', congress: row.congress, session: row.session }), meeting(row));
    for (const row of table.announced) this.announced.set(keyOf({ kind: 'plenum', congress: row.congress, session: row.session }), meeting(row));
  }

  /** The meeting with this number, if the table holds it (an announced one only by {@link held}). */
  find(key: MeetingKey): Meeting | undefined {
    return this.byKey.get(keyOf(key));
  }

  /** Whether the meeting had begun by `day`. A meeting that is only announced counts as possible from its first day on. */
  held(key: MeetingKey, day: IsoDate): Held {
    const known = this.find(key);
    if (known) return known.start <= day ? { state: 'held', meeting: known } : { state: 'not-yet', meeting: known, confidence: known.confidence };
    const announced = this.announced.get(keyOf(key));
    if (announced) return announced.start <= day ? { state: 'unknown' } : { state: 'not-yet', meeting: announced, confidence: announced.confidence };
    return this.heldByOrder(key, day);
  }

  /** Whether the meeting of a year had begun by `day`. What the calendar alone rules out is certain. */
  heldInYear(kind: 'two-sessions' | 'economic-work', year: number, day: IsoDate): Held {
    if (yearOf(day) < year) return { state: 'not-yet', meeting: undefined, confidence: 'high' };
    const row = kind === 'economic-work' ? table.economicWork.find((candidate) => candidate.year === year) : table.sessions.find(({ start }) => yearOf(start) === year);
    if (!row) return yearOf(day) === year && day <= this.coveredUntil ? { state: 'not-yet', meeting: undefined, confidence: 'medium' } : { state: 'unknown' };
    const known = meeting('opens' in row ? { ...row, start: row.opens } : row);
    return known.start <= day ? { state: 'held', meeting: known } : { state: 'not-yet', meeting: known, confidence: known.confidence };
  }

  /** Whether a meeting numbers later than all that the table holds: what is not known of it is worth saying. */
  isLater(key: MeetingKey): boolean {
    return this.lastBefore(key) !== undefined;
  }

  /** The accepted latest reference on a day, and the one before it while that is still in grace. */
  latestReference(day: IsoDate): { current: LatestReference; inGrace: LatestReference | undefined } | undefined {
    const index = this.references.findIndex((row) => row.validFrom <= day && (row.validTo === null || day <= row.validTo));
    const current = this.references[index];
    if (!current) return undefined;
    const before = this.references[index - 1];
    return { current, inGrace: before && day <= addDays(current.validFrom, current.graceDays) ? before : undefined };
  }

  /** Whether a congress with this ordinal is sitting on the day: then nothing is the latest yet. */
  sitting(congress: number, day: IsoDate): boolean {
    const found = this.find({ kind: 'congress', congress });
    return found !== undefined && found.start <= day && day <= (found.end ?? found.start);
  }

  /** Whether a plenum, also one only announced, is sitting on the day. */
  plenumSitting(day: IsoDate): boolean {
    return [...table.plenums, ...table.announced].some(({ start, end }) => start <= day && day <= end);
  }

  /** A meeting later than all known ones: not held while the table covers the day; the next congress not for four years. */
  private heldByOrder(key: MeetingKey, day: IsoDate): Held {
    const last = this.lastBefore(key);
    if (!last) return { state: 'unknown' };
    if (day <= this.coveredUntil) return { state: 'not-yet', meeting: undefined, confidence: last.confidence };
    if (key.kind !== 'congress') return { state: 'unknown' };
    const earliest = `${Number(last.start.slice(0, 4)) + YEARS_BETWEEN_CONGRESSES}${last.start.slice(4)}`;
    return day < earliest ? { state: 'not-yet', meeting: undefined, confidence: weaker(last.confidence, 'medium') } : { state: 'unknown' };
  }

  /** The latest known meeting of the same kind, if `key` numbers a later one. */
  private lastBefore(key: MeetingKey): Meeting | undefined {
    const congresses = table.congresses[table.congresses.length - 1]!;
    if (key.kind === 'congress') return key.congress > congresses.ordinal ? meeting(congresses) : undefined;
    const rows = key.kind === 'plenum' ? table.plenums : table.sessions;
    const last = rows[rows.length - 1]!;
    const later = key.congress > last.congress || (key.congress === last.congress && key.session > last.session);
    return later ? meeting(last) : undefined;
  }
}

function keyOf(key: MeetingKey): string {
  return key.kind === 'congress' ? `congress ${key.congress}` : `${key.kind} ${key.congress} ${key.session}`;
}

function meeting(row: { id: string; start: string; end: string | null; confidence: string; source: string }): Meeting {
  const { id, start, end, confidence, source } = row satisfies Row;
  return { id, start, end, confidence: confidence as Confidence, source };
}
