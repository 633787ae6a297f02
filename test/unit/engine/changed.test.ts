/** What changed between two versions of a draft. */

import assert from 'node:assert/strict';
import { changedSpans, isAboutChange } from '../../../server/src/engine/changed.js';
import { parse } from '../../support/policy.js';

const ONE = '建设公共算力驿站，为驻园企业提供模型训练服务，按实际用量结算费用，由园区管理机构按季公布台账。';
const TWO = '支持商业街区延长营业时间，完善夜间公交和照明，由商务部门统一发布活动安排并公布监督电话。';
const draft = (...lines: readonly string[]): string => `示例市工作方案\n\n一、总体要求\n\n${lines.join('\n\n')}\n`;

function changed(before: string, after: string): string[] {
  return changedSpans(parse(before), parse(after)).map(({ start, end }) => after.slice(start, end));
}

describe('changed clauses', () => {
  it('are those whose words were not there: not what was moved, wrapped anew or written in other widths', () => {
    assert.deepEqual(changed(draft(ONE, TWO), draft(TWO, ONE)), []);
    assert.deepEqual(changed(draft(ONE, TWO), draft(ONE, TWO).replaceAll('\n', '\r\n')), []);
    assert.deepEqual(changed(draft(ONE), draft(ONE.replace('，', ','))), []);
    assert.deepEqual(changed(draft(ONE, TWO), draft(ONE, TWO.replace('统一', '定期'))), [TWO.replace('统一', '定期')]);
    assert.deepEqual(changed(draft(ONE), draft(ONE, TWO)), [TWO]);
  });

  it('count how often a text stands: its second place is new', () => {
    assert.deepEqual(changed(draft(ONE), draft(ONE, ONE)), [ONE]);
  });

  it('are also headings, the title and other lines outside the clauses', () => {
    assert.deepEqual(changed(draft(ONE), draft(ONE).replace('总体', '工作')), ['一、工作要求']);
    assert.deepEqual(changed(draft(ONE), draft(ONE).replace('示例市', '样例市')), ['样例市工作方案']);
  });

  it('make findings about either of two places, or about a run of clauses', () => {
    const span = { start: 0, end: 5 };
    const evidence = [{ document: 'draft' as const, span: { start: 20, end: 25 }, message: { zh: '另见', en: 'see' } }];
    const touched = (finding: Partial<Parameters<typeof isAboutChange>[0]>, ...spans: { start: number; end: number }[]): boolean => isAboutChange({ span, evidence: [], data: {}, ...finding }, spans);
    assert.deepEqual([touched({}, { start: 4, end: 9 }), touched({}, { start: 5, end: 9 }), touched({})], [true, false, false]);
    assert.deepEqual([touched({ evidence }, { start: 10, end: 12 }, { start: 24, end: 30 }), touched({}, { start: 24, end: 30 })], [true, false]);
    assert.equal(touched({ data: { passage: { start: 0, end: 30 } } }, { start: 24, end: 30 }), true);
  });
});
