/** Years that cannot be: found where they stand, and nothing else is taken for one. */

import assert from 'node:assert/strict';
import { scrambledYears } from '../../../server/src/document/scrambled.js';
import { parse, quote } from '../../support/policy.js';

function found(text: string): string[] {
  const document = parse(text);
  const years = scrambledYears(document);
  for (const { value, span } of years) assert.equal(quote(document, span), value);
  return years.map(({ value }) => value);
}

describe('scrambled years', () => {
  for (const [text, years] of [
    ['示例市节水方案\n\n力争到4549年，全市建成节水型社会。', ['4549']],
    ['示例市节水方案\n\n0403年底前，各县完成改造。0400年起，按季通报。', ['0403', '0400']],
    ['示例市节水方案\n\n到1262年，用水量下降一成。', ['1262']],
    ['示例市节水方案\n\n《示例市节水指南（7168年版）》由市水利局修订。', ['7168']],
    ['示例市节水方案\n\n公示时间为9164年66月3日。', ['9164']],
    ['示例市节水方案\n\n《规划和5378年远景目标纲要》已经印发。', ['5378']],
    ['示例市节水方案\n\n到４５４９ 年，全市建成节水型社会。', ['４５４９']],
    ['示例市节水方案\n\n到5000年，全市建成节水型社会。', ['5000']],
  ] as const) {
    it(`are found: ${text.slice(text.lastIndexOf('\n') + 1)}`, () => assert.deepEqual(found(text), years));
  }

  for (const sentence of [
    '到2035年，全市建成节水型社会。',
    '本市水利始于1368年，1840年以后失修。',
    '这一税种延续了长达2600年，至此取消。',
    '传承5000年文明，讲好节水故事。',
    '按1000年一遇的标准设防，距今4600年的遗址要保护。',
    '古堰已有2265年历史。',
    '合同期内共12345年次，均值为3.4549年。',
    '设备编号4549，年检合格。',
  ]) {
    it(`are none: ${sentence}`, () => assert.deepEqual(found(`示例市节水方案\n\n${sentence}`), []));
  }
});
