/** Values that come out by construction, however they are rounded, are never reported; a figure that is changed is. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { targetArithmetic } from '../../../server/src/rules/target-arithmetic.js';
import { checkDraft } from '../../support/rule-cases.js';

/** The messages of the rule on a sentence. */
function found(sentence: string): string[] {
  return checkDraft(targetArithmetic, { text: `示例市产业发展实施方案\n\n一、主要目标\n\n${sentence}\n`, asOf: '2026-06-30' }).findings.map(({ message, severity }) => `${severity} ${message.zh}`);
}

const decimals = fc.integer({ min: 0, max: 2 });
const places = ['甲市', '乙市', '丙市', '丁县', '戊县', '己区'];

describe('target-arithmetic: what comes out is left alone', () => {
  it('closed sums of whole numbers, and tells of any other total', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 2, maxLength: 6 }), fc.integer({ min: 1, max: 400 }), (parts, off) => {
        const list = parts.map((part, at) => `${places[at]}${part}家`).join('、');
        const sum = parts.reduce((one, other) => one + other);
        assert.deepEqual(found(`培育示范企业：${list}，共计${sum}家。`), []);
        assert.deepEqual(found(`培育示范企业${sum}家，分别为${list}。`), []);
        const wrong = sum + off;
        assert.equal(found(`培育示范企业${wrong}家，分别为${list}。`).length, 1);
        assert.equal(found(`培育示范企业：${list}，共计${wrong}家。`)[0]?.split(' ')[0], 'error');
      }),
      { numRuns: 150 },
    ));

  it('sums of rounded amounts', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.5, max: 900, noNaN: true }), { minLength: 2, maxLength: 6 }), decimals, decimals, (parts, one, other) => {
        const list = parts.map((part, at) => `${places[at]}投资${part.toFixed(one)}亿元`).join('、');
        assert.deepEqual(found(`计划完成${list}，合计${parts.reduce((a, b) => a + b).toFixed(other)}亿元。`), []);
      }),
      { numRuns: 150 },
    ));

  it('growth between rounded values, total and yearly', () =>
    fc.assert(
      fc.property(fc.double({ min: 100, max: 90_000, noNaN: true }), fc.double({ min: 0.5, max: 40, noNaN: true }), fc.integer({ min: 2, max: 10 }), decimals, decimals, (base, rate, years, one, other) => {
        const result = base * (1 + rate / 100) ** years;
        const sentence = (change: string): string => `力争软件业务收入由2025年的${base.toFixed(one)}亿元增长到${2025 + years}年的${result.toFixed(one)}亿元，${change}。`;
        assert.deepEqual(found(sentence(`年均增长${rate.toFixed(other)}%`)), []);
        assert.deepEqual(found(sentence(`增长${((result / base - 1) * 100).toFixed(other)}%`)), []);
        assert.deepEqual(found(sentence(`增加${(result - base).toFixed(one)}亿元`)), []);
        assert.equal(found(sentence(`年均增长${(rate * 1.5 + 3).toFixed(other)}%`)).length, 1);
      }),
      { numRuns: 150 },
    ));

  it('floors: growth and result that are exceeded together', () =>
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9000 }), fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 50 }), (base, rate, more) => {
        const result = Math.ceil(base * (1 + (rate + more) / 100));
        assert.deepEqual(found(`力争技术合同成交额由2025年的${base}亿元增长到2030年的${result}亿元，增长${rate}%以上。`), []);
      }),
      { numRuns: 150 },
    ));

  it('yearly amounts', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9000 }), fc.constantFrom(['两', 2], ['三', 3], ['五', 5]), (yearly, [word, years]) => {
        assert.deepEqual(found(`${word}年累计新增示范企业${yearly * Number(years)}家，每年新增${yearly}家。`), []);
        assert.deepEqual(found(`${word}年累计新增示范企业${yearly * Number(years) + Number(years) - 1}家，年均新增${yearly}家。`).filter(() => yearly > 20), []);
        assert.equal(found(`${word}年累计新增示范企业${yearly * (Number(years) + 1)}家，每年新增${yearly}家。`).length, 1);
      }),
      { numRuns: 100 },
    ));

  it('tables of whole numbers, and tells of any other total', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })), { minLength: 2, maxLength: 6 }), fc.integer({ min: 100, max: 900 }), (rows, off) => {
        const table = (total: number): string =>
          ['| 县区 | 企业（家） | 人才（人） |', '|---|---|---|', ...rows.map(([a, b], at) => `| ${places[at]} | ${a + 1} | ${b + 1} |`), `| 合计 | ${total} | ${rows.reduce((sum, [, b]) => sum + b + 1, 0)} |`].join('\n');
        const sum = rows.reduce((added, [a]) => added + a + 1, 0);
        assert.deepEqual(found(table(sum)), []);
        assert.equal(found(table(sum + off)).length, 1);
      }),
      { numRuns: 100 },
    ));
});
