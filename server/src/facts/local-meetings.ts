/** Congresses and plenums of local Party committees (地方党代会、地方党委全会) and what was true of them on a day. The table is not complete. */

import { addDays, type IsoDate } from '../text/dates.js';
import type { Confidence } from './confidence.js';
import table from './local-meetings.json';

/** A local meeting; `region` is the full chain of its place. */
export type LocalMeetingKey =
  | { readonly kind: 'congress'; readonly region: string; readonly congress: number }
  | { readonly kind: 'plenum'; readonly region: string; readonly congress: number; readonly session: number };

/** What the table holds of a meeting; a day that is not verified is `null`. */
export interface LocalMeeting {
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
  readonly confidence: Confidence;
  readonly source: string;
}

/** Whether a local meeting had begun by a day; `from` is the day that is known, or the earliest possible one. */
export type LocalHeld =
  | { readonly state: 'held' | 'unknown' }
  | { readonly state: 'not-yet'; readonly from: IsoDate; readonly certain: boolean; readonly confidence: Confidence; readonly source: string };

interface CongressRow extends LocalMeeting {
  readonly region: string;
  readonly ordinal: number;
  /** First and last day of the time in which it was held, where its days are not known. */
  readonly window?: readonly IsoDate[];
  /** Day on which it had been held, where its days are not known. */
  readonly heldBy?: IsoDate;
}

interface PlenumRow extends LocalMeeting {
  readonly region: string;
  readonly congress: number;
  readonly session: number;
}

/** Days before a known last day on which a plenum had not begun for certain. */
const LONGEST_PLENUM = 10;
/** Days after the opening of a congress in which the older one may still be named: its own days, and documents drafted before it. */
const GRACE_DAYS = 65;
const UNKNOWN: LocalHeld = { state: 'unknown' };

/** Looks local meetings up; build once for a run. */
export class LocalMeetings {
  private readonly congresses = table.congresses as readonly CongressRow[];
  private readonly plenums = table.plenums as readonly PlenumRow[];

  /** What the table holds of a meeting. */
  find(key: LocalMeetingKey): LocalMeeting | undefined {
    if (key.kind === 'congress') return this.congresses.find(({ region, ordinal }) => region === key.region && ordinal === key.congress);
    return this.committee(key).find(({ session }) => session === key.session);
  }

  /** Whether the meeting had begun by `day`: by its own days, its place among others, or the five years between congresses. */
  held(key: LocalMeetingKey, day: IsoDate): LocalHeld {
    const congress = this.congressHeld(key, day);
    if (key.kind === 'congress' || congress.state === 'not-yet') return congress;
    const rows = this.committee(key);
    const later = rows.find((row) => row.session <= key.session && beginsAfter(row, day));
    if (later) return { state: 'not-yet', from: (later.start ?? later.end)!, certain: later.session === key.session && later.start !== null, confidence: later.confidence, source: later.source };
    return rows.some((row) => row.session >= key.session && !beginsAfter(row, day) && (row.start ?? row.end)! <= day) ? { state: 'held' } : UNKNOWN;
  }

  /** The newest congress of a place that had surely been held well before `day`, if it is newer than the given one. */
  newerCongress(region: string, congress: number, day: IsoDate): { ordinal: number; opened: IsoDate; confidence: Confidence; source: string } | undefined {
    return this.congresses
      .filter((row) => row.region === region && row.ordinal > congress && row.confidence !== 'low')
      .flatMap(({ ordinal, start, heldBy, confidence, source }) => (start ?? heldBy ? [{ ordinal, opened: (start ?? heldBy)!, confidence, source }] : []))
      .filter(({ opened }) => addDays(opened, GRACE_DAYS) < day)
      .sort((a, b) => b.ordinal - a.ordinal)[0];
  }

  private congressHeld({ region, congress }: LocalMeetingKey, day: IsoDate): LocalHeld {
    const row = this.congresses.find((candidate) => candidate.region === region && candidate.ordinal === congress);
    if (row) return rowHeld(row, day);
    const next = table.upcoming.find((candidate) => candidate.region === region && congress >= candidate.ordinal);
    if (!next || day >= next.notBefore) return UNKNOWN;
    return { state: 'not-yet', from: next.notBefore, certain: false, confidence: next.confidence as Confidence, source: next.source };
  }

  private committee({ region, congress }: LocalMeetingKey): readonly PlenumRow[] {
    return this.plenums.filter((row) => row.region === region && row.congress === congress);
  }
}

function rowHeld({ start, window, heldBy, confidence, source }: CongressRow, day: IsoDate): LocalHeld {
  if (start) return start <= day ? { state: 'held' } : { state: 'not-yet', from: start, certain: true, confidence, source };
  if (heldBy && heldBy <= day) return { state: 'held' };
  const earliest = window?.[0];
  return earliest && day < earliest ? { state: 'not-yet', from: earliest, certain: false, confidence, source } : UNKNOWN;
}

function beginsAfter({ start, end }: PlenumRow, day: IsoDate): boolean {
  return day < (start ?? addDays(end!, -LONGEST_PLENUM));
}
