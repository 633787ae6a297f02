/** Dates: every width and numeral, blanks inside, and what is no date. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, findDates, isoDate, parseIsoDate, yearOf } from '../../../server/src/text/dates.js';

/** Text, then what is found: `quoted text = day`. */
const CASES: readonly (readonly [string, ...string[]])[] = [
  ['自2022年3月29日起施行', '2022年3月29日 = 2022-03-29'],
  ['２０２２年３月２９日', '２０２２年３月２９日 = 2022-03-29'],
  ['二〇二二年三月二十九日', '二〇二二年三月二十九日 = 2022-03-29'],
  ['二○○七年十月一日印发', '二○○七年十月一日 = 2007-10-01'],
  ['二ＯＯ七年十二月三十一日', '二ＯＯ七年十二月三十一日 = 2007-12-31'],
  ['日期:2023-11-16 点击:', '2023-11-16 = 2023-11-16'],
  ['2023/1/6与2023.12.1', '2023/1/6 = 2023-01-06', '2023.12.1 = 2023-12-01'],
  ['2022 年 3 月 29 日', '2022 年 3 月 29 日 = 2022-03-29'],
  ['2022年3\u300029日'],
  ['成文日期：2022-03-29 有效性', '2022-03-29 = 2022-03-29'],
  ['编号12022-03-29'], ['编号2022-03-291'],
  ['2024年2月29日', '2024年2月29日 = 2024-02-29'],
  ['2023年2月29日'], ['2022年13月1日'], ['2022年0月1日'], ['2022年4月31日'], ['1899年1月1日'], ['2200年1月1日'],
  ['2026年 月 日'], ['2026年　　月　　日'], ['2026年X月X日'], ['2026年6月'], ['2026年'], ['到2030年'], [''],
];

describe('findDates', () => {
  for (const [text, ...expected] of CASES) {
    it(`finds ${expected.length === 0 ? 'nothing' : expected.join('; ')} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(findDates(text).map(({ value, span }) => `${text.slice(span.start, span.end)} = ${value}`), expected);
    });
  }

  it('finds every real day in each of its forms', () => {
    const day = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (iso) => {
        const [year, month, date] = iso.split('-').map(Number) as [number, number, number];
        const wide = `${year}年${month}月${date}日`.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
        for (const text of [iso, `${year}年${month}月${date}日`, wide, `${year}/${month}/${date}`]) {
          assert.deepEqual(findDates(`于${text}印发`), [{ value: iso, span: { start: 1, end: 1 + text.length } }]);
        }
      }),
    );
  });
});

describe('isoDate and parseIsoDate', () => {
  it('know leap years', () => {
    assert.equal(isoDate(2000, 2, 29), '2000-02-29');
    assert.equal(isoDate(2100, 2, 29), undefined);
  });

  for (const text of ['2026-11-22 ', '2026-1-2', '2026/11/22', '2026-02-30', '', '２０２６-11-22', '2026-11-22T00:00']) {
    it(`refuse ${JSON.stringify(text)}`, () => assert.equal(parseIsoDate(text), undefined));
  }

  it('read a day strictly', () => assert.equal(parseIsoDate('2026-11-22'), '2026-11-22'));
});

describe('addDays and yearOf', () => {
  it('cross months and years', () => {
    assert.equal(addDays('2026-12-31', 1), '2027-01-01');
    assert.equal(addDays('2024-03-01', -1), '2024-02-29');
    assert.equal(yearOf('2026-11-22'), 2026);
  });
});
