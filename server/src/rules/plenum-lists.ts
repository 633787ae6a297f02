/** What a phrase leaves out of the plenums that had been held (全会列举), by the accepted references of a period. */

import type { MeetingReference } from '../extract/meetings.js';
import type { LatestReference } from '../facts/meetings.js';
import { formatNumeral } from '../text/numerals.js';

/** What is wrong with a phrase: it names the congress alone, stops short of the latest plenum, or leaves one out between. */
export interface Gap {
  readonly kind: 'alone' | 'short' | 'skip';
  /** The plenums that are missing. */
  readonly missing: readonly number[];
}

/** What references that belong together leave out; `undefined` where they are complete, or accepted without. Only what they name of the latest congress counts. */
export function gapIn(references: readonly MeetingReference[], latest: LatestReference): Gap | undefined {
  if (latest.plenums.length === 0 || latest.demand === 'none' || isAcceptedAlone(latest)) return undefined;
  const sessions = sessionsOf(references, latest.congress);
  if (sessions === 'all') return undefined;
  if (sessions.length === 0) return { kind: 'alone', missing: latest.plenums };
  const most = Math.max(...sessions);
  const after = latest.plenums.filter((session) => session > most);
  if (after.length > 0) return { kind: 'short', missing: after };
  const least = Math.min(...sessions);
  const between = latest.plenums.filter((session) => session > least && session < most && !sessions.includes(session) && !latest.optional.includes(session));
  return between.length > 0 ? { kind: 'skip', missing: between } : undefined;
}

/** The plenums of one committee among them. */
export function sessionsOf(references: readonly MeetingReference[], congress: number): readonly number[] | 'all' {
  const own = references.filter((reference) => reference.kind === 'plenum' && reference.congress === congress);
  return own.some(({ sessions }) => sessions === 'all') ? 'all' : own.flatMap(({ sessions }) => sessions as readonly number[]);
}

/** `党的二十大和十九届五中全会`: the committee behind a congress that another congress elected, where that one is not named. */
export function wrongCommittee(references: readonly MeetingReference[]): { congress: number; committee: number } | undefined {
  const congresses = references.filter(({ kind }) => kind === 'congress').map(({ congress }) => congress);
  for (const [index, { kind, congress }] of references.entries()) {
    const next = references[index + 1];
    if (kind !== 'congress' || next?.kind !== 'plenum' || congresses.includes(next.congress)) continue;
    if (!references.some((other) => other.kind === 'plenum' && other.congress === congress)) return { congress, committee: next.congress };
  }
  return undefined;
}

/** Whether the congress alone is among the accepted references, although plenums have followed it. */
function isAcceptedAlone({ congress, expected, accepted }: LatestReference): boolean {
  return [expected, ...accepted].includes(`党的${formatNumeral(congress)}大精神`);
}
