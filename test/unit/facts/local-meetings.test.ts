/** The table of local meetings: well-formed, of known places, in the order of time; and what it is certain of on a day. */

import assert from 'node:assert/strict';
import table from '../../../server/src/facts/local-meetings.json' with { type: 'json' };
import { LocalMeetings, type LocalMeetingKey } from '../../../server/src/facts/local-meetings.js';
import { TerritoryTable } from '../../../server/src/facts/territories.js';
import { parseIsoDate } from '../../../server/src/text/dates.js';

interface Row {
  readonly region: string;
  readonly start?: string | null;
  readonly end?: string | null;
  readonly window?: readonly string[];
  readonly heldBy?: string;
  readonly notBefore?: string;
  readonly confidence: string;
  readonly source: string;
}

const rows: readonly Row[] = [...table.congresses, ...table.upcoming, ...table.plenums];
const named = (row: Row): string => JSON.stringify(row);

describe('the table of local meetings', () => {
  it('holds known places, real days, and a day or a window for each', () => {
    const territories = new TerritoryTable();
    for (const row of rows) {
      assert.equal(territories.resolve(row.region).filter(({ chain }) => chain === row.region).length, 1, named(row));
      const days = [row.start, row.end, row.heldBy, row.notBefore, ...(row.window ?? [])].filter((day) => day !== null && day !== undefined);
      assert.ok(days.length > 0 && days.every((day) => parseIsoDate(day) !== undefined), named(row));
      assert.ok(!row.start || !row.end || row.start <= row.end, named(row));
      assert.ok(['high', 'medium', 'low'].includes(row.confidence) && row.source.length > 0, named(row));
    }
  });

  it('holds each meeting once, congresses and plenums in the order of time', () => {
    const keys = [...table.congresses.map(({ region, ordinal }) => `${region} ${ordinal}`), ...table.plenums.map(({ region, congress, session }) => `${region} ${congress} ${session}`)];
    assert.equal(new Set(keys).size, keys.length);
    for (const { region, ordinal } of table.upcoming) assert.equal(Math.max(...table.congresses.filter((row) => row.region === region).map((row) => row.ordinal)), ordinal - 1, region);
    for (const one of table.plenums) {
      for (const other of table.plenums) {
        if (one.region !== other.region || one.congress !== other.congress || one.session >= other.session) continue;
        assert.ok((one.end ?? one.start)! <= (other.start ?? other.end)!, `${named(one)} ${named(other)}`);
      }
      const congress = table.congresses.find((row) => row.region === one.region && row.ordinal === one.congress);
      if (congress?.start) assert.ok(congress.start <= (one.start ?? one.end)!, named(one));
    }
  });

  const meetings = new LocalMeetings();
  const plenum = (session: number, congress = 11): LocalMeetingKey => ({ kind: 'plenum', region: '四川省', congress, session });
  const congress = (ordinal: number, region = '四川省'): LocalMeetingKey => ({ kind: 'congress', region, congress: ordinal });
  for (const [name, key, day, state] of [
    ['a congress on the eve', congress(12), '2022-05-26', 'not-yet'],
    ['a congress on its first day', congress(12), '2022-05-27', 'held'],
    ['a congress to come', congress(13), '2027-03-31', 'not-yet'],
    ['a congress from the first day of its window on', congress(13), '2027-04-01', 'unknown'],
    ['an old congress', congress(9), '2026-06-30', 'unknown'],
    ['a congress of which only a window is known, before it', congress(11, '内蒙古自治区'), '2021-09-30', 'not-yet'],
    ['the same in it', congress(11, '内蒙古自治区'), '2021-10-01', 'unknown'],
    ['a congress known to have been held by a day', congress(5, '四川省眉山市'), '2021-11-24', 'held'],
    ['a place that the table does not hold', congress(5, '示例省'), '2021-11-24', 'unknown'],
    ['a plenum before an earlier one of known days', plenum(5), '2018-06-28', 'not-yet'],
    ['a plenum of unknown days between two that are known', plenum(5), '2019-01-01', 'unknown'],
    ['a plenum after a later one', plenum(5), '2019-12-06', 'held'],
    ['a plenum of a committee that was not elected yet', plenum(2, 12), '2022-05-26', 'not-yet'],
    ['a plenum beyond the known ones', plenum(9, 12), '2026-06-30', 'unknown'],
    ['a plenum of which only the last day is known, well before', plenum(8, 12), '2025-11-16', 'not-yet'],
    ['the same a few days before', plenum(8, 12), '2025-11-20', 'unknown'],
  ] as const) {
    it(`knows ${name}: ${state}`, () => assert.equal(meetings.held(key, day).state, state));
  }

  it('names a newer congress only well after it, and only where its day is certain', () => {
    assert.equal(meetings.newerCongress('四川省', 11, '2022-07-31'), undefined);
    assert.equal(meetings.newerCongress('四川省', 11, '2022-08-01')?.ordinal, 12);
    assert.equal(meetings.newerCongress('四川省', 12, '2026-11-22'), undefined);
    assert.equal(meetings.newerCongress('内蒙古自治区', 10, '2026-11-22'), undefined);
  });
});
