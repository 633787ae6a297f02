/** The calendar of congresses and plenums, over every month 1997–2026: not before they begin, in full after them, the latest at any date. */

import assert from 'node:assert/strict';
import { Meetings } from '../../server/src/facts/meetings.js';
import { incompletePlenumList } from '../../server/src/rules/incomplete-plenum-list.js';
import { outdatedMeeting } from '../../server/src/rules/outdated-meeting.js';
import { prematureReference } from '../../server/src/rules/premature-reference.js';
import type { Rule } from '../../server/src/rules/model.js';
import { addDays, type IsoDate } from '../../server/src/text/dates.js';
import { formatNumeral } from '../../server/src/text/numerals.js';
import { checkDraft } from '../support/rule-cases.js';

type Days = readonly [start: IsoDate, end: IsoDate];

/** Days of the congresses and of their committees' plenums in order; written here once more so that a slip in the table of facts is seen. */
const CONGRESSES: Readonly<Record<number, { own: Days; plenums: readonly Days[] }>> = {
  15: { own: ['1997-09-12', '1997-09-18'], plenums: [['1997-09-19', '1997-09-19'], ['1998-02-25', '1998-02-26'], ['1998-10-12', '1998-10-14'], ['1999-09-19', '1999-09-22'], ['2000-10-09', '2000-10-11'], ['2001-09-24', '2001-09-26'], ['2002-11-03', '2002-11-05']] },
  16: { own: ['2002-11-08', '2002-11-14'], plenums: [['2002-11-15', '2002-11-15'], ['2003-02-24', '2003-02-26'], ['2003-10-11', '2003-10-14'], ['2004-09-16', '2004-09-19'], ['2005-10-08', '2005-10-11'], ['2006-10-08', '2006-10-11'], ['2007-10-09', '2007-10-12']] },
  17: { own: ['2007-10-15', '2007-10-21'], plenums: [['2007-10-22', '2007-10-22'], ['2008-02-25', '2008-02-27'], ['2008-10-09', '2008-10-12'], ['2009-09-15', '2009-09-18'], ['2010-10-15', '2010-10-18'], ['2011-10-15', '2011-10-18'], ['2012-11-01', '2012-11-04']] },
  18: { own: ['2012-11-08', '2012-11-14'], plenums: [['2012-11-15', '2012-11-15'], ['2013-02-26', '2013-02-28'], ['2013-11-09', '2013-11-12'], ['2014-10-20', '2014-10-23'], ['2015-10-26', '2015-10-29'], ['2016-10-24', '2016-10-27'], ['2017-10-11', '2017-10-14']] },
  19: { own: ['2017-10-18', '2017-10-24'], plenums: [['2017-10-25', '2017-10-25'], ['2018-01-18', '2018-01-19'], ['2018-02-26', '2018-02-28'], ['2019-10-28', '2019-10-31'], ['2020-10-26', '2020-10-29'], ['2021-11-08', '2021-11-11'], ['2022-10-09', '2022-10-12']] },
  20: { own: ['2022-10-16', '2022-10-22'], plenums: [['2022-10-23', '2022-10-23'], ['2023-02-26', '2023-02-28'], ['2024-07-15', '2024-07-18'], ['2025-10-20', '2025-10-23']] },
};
const ORDINALS = Object.keys(CONGRESSES).map(Number);
const LAST_DAY: IsoDate = '2026-11-22';
/** Since then an incomplete list is worth a hint. */
const FIRST_DEMAND: IsoDate = '2012-11-14';
const GRACE_DAYS = 60;
/** The last plenum of a committee prepares the next congress and is not listed. */
const LAST_LISTED = 6;

const congressName = (ordinal: number): string => `党的${formatNumeral(ordinal)}大`;
const plenumName = (ordinal: number, session: number): string => `党的${formatNumeral(ordinal)}届${formatNumeral(session)}中全会`;

/** The usual list: from the third plenum on until the eighteenth committee, from the second on since. */
function listed(ordinal: number, day: IsoDate): number[] {
  const first = ordinal < 19 ? 3 : 2;
  return CONGRESSES[ordinal]!.plenums.flatMap(([, end], index) => (end <= day && index + 1 >= first && index + 1 <= LAST_LISTED ? [index + 1] : []));
}

function phrase(ordinal: number, sessions: readonly number[]): string {
  if (sessions.length === 0) return `${congressName(ordinal)}精神`;
  return `${congressName(ordinal)}和${formatNumeral(ordinal)}届${sessions.map((session) => `${formatNumeral(session)}中`).join('、')}全会精神`;
}

/** The newest congress that had closed. */
function current(day: IsoDate): number {
  return Math.max(...ORDINALS.filter((ordinal) => CONGRESSES[ordinal]!.own[1] <= day));
}

/** The first of every month and the days around every meeting. */
function days(from: IsoDate): IsoDate[] {
  const found = new Set<IsoDate>([LAST_DAY]);
  for (let year = Number(from.slice(0, 4)); year <= 2026; year++) for (let month = 1; month <= 12; month++) found.add(`${year}-${String(month).padStart(2, '0')}-01`);
  for (const { own, plenums } of Object.values(CONGRESSES)) {
    for (const [start, end] of [own, ...plenums]) for (const day of [addDays(start, -1), start, end, addDays(end, 1), addDays(end, GRACE_DAYS), addDays(end, GRACE_DAYS + 1)]) found.add(day);
  }
  return [...found].filter((day) => day >= from && day <= LAST_DAY).sort();
}

function found(rule: Rule, asOf: IsoDate, phrases: readonly string[]): string[] {
  const paragraphs = phrases.map((text) => `认真学习贯彻${text}，建好示例水库。`);
  return checkDraft(rule, { text: `示例市水利发展实施方案\n\n一、总体要求\n\n${paragraphs.join('\n\n')}\n`, asOf }).findings.map(({ text }) => text);
}

describe('the calendar of meetings 1997–2026', function () {

  it('every congress and plenum is premature until the day before it begins, and never after', () => {
    const meetings = ORDINALS.flatMap((ordinal) => [
      { name: congressName(ordinal), start: CONGRESSES[ordinal]!.own[0] },
      ...CONGRESSES[ordinal]!.plenums.map(([start], index) => ({ name: plenumName(ordinal, index + 1), start })),
    ]);
    for (const day of days('1997-01-01')) {
      const early = meetings.filter(({ start }) => day < start).map(({ name }) => name);
      assert.deepEqual(found(prematureReference, day, meetings.map(({ name }) => `${name}精神`)), early, day);
    }
  });

  it('the latest reference names the newest congress and the plenums that have ended', () => {
    const table = new Meetings();
    for (const day of days('1997-09-18')) {
      const reference = table.latestReference(day)!.current;
      assert.deepEqual([reference.congress, reference.plenums], [current(day), listed(current(day), day)], day);
      assert.ok(reference.expected.startsWith(congressName(reference.congress)), day);
    }
  });

  it('the full list is right on every day', () => {
    for (const day of days(FIRST_DEMAND)) {
      const full = phrase(current(day), listed(current(day), day));
      for (const rule of [incompletePlenumList, outdatedMeeting, prematureReference]) assert.deepEqual(found(rule, day, [full]), [], `${full} on ${day}`);
    }
  });

  it('a list without the last plenum is found from the end of its grace until the next meeting sits', () => {
    for (const day of days(FIRST_DEMAND)) {
      const ordinal = current(day);
      const sessions = listed(ordinal, day);
      const short = phrase(ordinal, sessions.slice(0, -1));
      const expected = sessions.length > 0 && !isQuiet(ordinal, day) && !mayStandAlone(ordinal, sessions) ? [short] : [];
      assert.deepEqual(found(incompletePlenumList, day, [short]), expected, `${short} on ${day}`);
    }
  });

  it('nothing is demanded before lists had a settled form', () => {
    for (const day of days('1997-09-18').filter((each) => each < FIRST_DEMAND)) assert.deepEqual(found(incompletePlenumList, day, [phrase(current(day), [])]), [], day);
  });
});

/** While a meeting sits, and for sixty days after a congress or a plenum that changed the reference. */
function isQuiet(ordinal: number, day: IsoDate): boolean {
  const { own, plenums } = CONGRESSES[ordinal]!;
  const next = CONGRESSES[ordinal + 1]?.own;
  if ([own, ...plenums, ...(next ? [next] : [])].some(([start, end]) => start <= day && day <= end)) return true;
  return [own, ...plenums.slice(1, LAST_LISTED)].some(([, end]) => end <= day && day <= addDays(end, GRACE_DAYS));
}

/** After the second plenum of the nineteenth and twentieth committees the congress was still named alone. */
function mayStandAlone(ordinal: number, sessions: readonly number[]): boolean {
  return ordinal >= 19 && sessions.length === 1;
}
