/** Chinese numerals: what is read, what is refused, and that writing and reading agree. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatNumeral, parseNumeral } from '../../../server/src/text/numerals.js';

const READ: readonly (readonly [string, number])[] = [
  ['零', 0], ['〇', 0], ['一', 1], ['两', 2], ['十', 10], ['十九', 19], ['二十', 20], ['二十三', 23], ['一百', 100], ['一百零五', 105],
  ['一百一十', 110], ['二百零五', 205], ['两千', 2000], ['一千零一十', 1010], ['一千零一', 1001], ['九千九百九十九', 9999],
  ['一万', 10_000], ['一万零三', 10_003], ['十万', 100_000], ['二十五万', 250_000], ['一百二十万', 1_200_000], ['三千万', 30_000_000],
  ['一亿', 100_000_000], ['一亿零五', 100_000_005], ['两亿三千万', 230_000_000], ['一万亿', 1_000_000_000_000], ['十二万五千亿', 12_500_000_000_000],
  ['二〇二五', 2025], ['二○○七', 2007], ['二ＯＯ七', 2007], ['二OO七', 2007], ['一九四九', 1949], ['二零二五', 2025],
  ['0', 0], ['2025', 2025], ['２０２５', 2025], ['1０', 10],
];

const REFUSED: readonly string[] = [
  '', '十百', '百', '千', '万', '亿', '一百二', '三千五', '一万五', '两亿三', '一百百', '十十', '二十二十', '一十百', '十一二', '一二十',
  '2十', '十2', '二0二5', '1.5', '-1', '一 百', '第一', '甲', '１２a', 'Infinity', '9'.repeat(17), '九'.repeat(33), '𠀀',
];

/** Writes a whole number below 10^12 with 万 and 亿, independently of the product. */
function reference(value: number): string {
  const small = (section: number, leading: boolean): string => {
    let text = '';
    let zero = !leading;
    let written = false;
    for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
      const digit = Math.floor(section / unit) % 10;
      if (digit === 0) {
        zero = zero || written;
        if (written && section % unit === 0) break;
        continue;
      }
      if (zero && (written || !leading) && Math.floor(section / (unit * 10)) % 10 === 0 && unit < 1000) text += '零';
      text += '零一二三四五六七八九'[digit]! + name;
      written = true;
      zero = false;
    }
    return text;
  };
  const [yi, wan, rest] = [Math.floor(value / 1e8), Math.floor(value / 1e4) % 1e4, value % 1e4];
  let text = '';
  if (yi > 0) text += `${small(yi, true)}亿`;
  if (wan > 0) text += `${small(wan, text === '')}万`;
  if (rest > 0) text += `${text !== '' && wan === 0 && rest >= 1000 ? '零' : ''}${small(rest, text === '')}`;
  return text || '零';
}

describe('parseNumeral', () => {
  for (const [text, value] of READ) it(`reads ${text} as ${value}`, () => assert.equal(parseNumeral(text), value));
  for (const text of REFUSED) it(`refuses ${JSON.stringify(text.slice(0, 12))}`, () => assert.equal(parseNumeral(text), undefined));

  it('reads back every number that formatNumeral writes', () => {
    for (let value = 0; value <= 9999; value++) assert.equal(parseNumeral(formatNumeral(value)), value, formatNumeral(value));
  });

  it('reads numbers with 万 and 亿 as a reference writer writes them', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => assert.equal(parseNumeral(reference(value)), value, reference(value))));
    for (const value of [10_005, 10_050, 10_500, 100_010_000, 100_001_000, 101_000_001, 200_000_010]) assert.equal(parseNumeral(reference(value)), value, reference(value));
  });

  it('never throws and gives whole numbers only', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'零〇○Ｏ一二两三十百千万亿0９') })), (text) => {
        const value = parseNumeral(text);
        assert.ok(value === undefined || (Number.isSafeInteger(value) && value >= 0));
      }),
    );
  });
});

describe('formatNumeral', () => {
  for (const [value, text] of [[0, '零'], [10, '十'], [19, '十九'], [20, '二十'], [105, '一百零五'], [110, '一百一十'], [1001, '一千零一'], [1010, '一千零一十'], [9000, '九千']] as const) {
    it(`writes ${value} as ${text}`, () => assert.equal(formatNumeral(value), text));
  }

  for (const value of [-1, 1.5, 10_000, NaN, Infinity]) {
    it(`refuses ${value} and says why`, () => assert.throws(() => formatNumeral(value), { name: 'RangeError', message: `formatNumeral: ${value} is not a whole number from 0 to 9999` }));
  }
});
