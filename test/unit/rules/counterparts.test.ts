/** Counterparts in a corpus: names of the same words in another order wait for the segmenter. */

import assert from 'node:assert/strict';
import { MemoryCorpus } from '../../../server/src/corpus/memory-corpus.js';
import type { CheckResult } from '../../../server/src/engine/model.js';
import { targetConflict } from '../../../server/src/rules/target-conflict.js';
import { checkText, parse } from '../../support/policy.js';
import { segmenterOf } from '../../support/segmenter.js';

const head = (title: string, date: string): string => `---\nterritory: 示例省示例市\ndate: ${date}\n---\n${title}\n\n一、主要目标\n\n`;
const DRAFT = `${head('示例市智能制造行动方案', '2024-05-06')}到2027年，新增省级示例车间300家。\n`;
const OTHER = `${head('示例市智能制造规划', '2023-05-06')}到2027年，省级新增示例车间350家。\n`;
const corpus = MemoryCorpus.of([{ path: '规划.txt', corpus: '示例市', document: parse(OTHER) }]);
const segmenter = segmenterOf({ 新增: 'v', 省级: 'b', 示例: 'n', 车间: 'n' });
const found = ({ findings }: CheckResult): string[] => findings.map(({ severity, message }) => `${severity} ${message.zh}`);

describe('names of the same words in another order', () => {
  it('are left open without a segmenter, and that is said', () => {
    const result = checkText(DRAFT, { rules: [targetConflict], corpus });
    assert.deepEqual(found(result), []);
    assert.equal(result.needsSegmenter, true);
    assert.deepEqual(result.notChecked.map(({ what, reason }) => `${what.zh}：${reason.zh}`), ['名称用词相同、次序不同的指标：分词组件尚未加载']);
  });

  it('are the same indicator with one', () => {
    const result = checkText(DRAFT, { rules: [targetConflict], corpus, segmenter });
    assert.equal(result.needsSegmenter, false);
    assert.equal(found(result).length, 1);
    assert.match(found(result)[0]!, /^\w+ 新增省级示例车间（2027年）：本稿为300家，.*《示例市智能制造规划》.*350家/);
  });

  it('need none where a name is the same, or no other has its characters', () => {
    const same = checkText(DRAFT.replace('新增省级', '省级新增'), { rules: [targetConflict], corpus });
    assert.equal(found(same).length, 1);
    assert.equal(same.needsSegmenter, false);
    assert.equal(checkText(DRAFT.replace('示例车间', '示例工厂'), { rules: [targetConflict], corpus }).needsSegmenter, false);
  });
});
