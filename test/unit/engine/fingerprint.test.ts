/** Fingerprints of findings: by content, whatever stands around them. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkText, wordRule } from '../../support/policy.js';

const RULES = [wordRule('no-foo', '甲词'), wordRule('no-bar', '甲词')];
const SECTION = '一、总体要求\n各县要抓好甲词节水，按季报告。\n（二）用甲词作标题\n园区使用甲词再生水，逐月登记，甲词不得遗漏。\n';

const prints = (text: string): string[] => checkText(text, { rules: RULES }).findings.map((finding) => finding.fingerprint);

/** Paragraphs that hold nothing to report. */
const ABOVE = fc
  .array(fc.constantFrom('示例市节水意见', '学校更换器具，按年查漏。', '二、别的一节', '（一）另一条。照此办理。', '', '| 甲 | 乙 |', '<!-- 说明 -->', '💡'), { maxLength: 8 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

describe('a fingerprint', () => {
  it('is 16 hexadecimal digits, another one for every finding', () => {
    const all = prints(SECTION);
    assert.equal(all.length, 8);
    assert.ok(all.every((print) => /^[0-9a-f]{16}$/.test(print)));
    assert.equal(new Set(all).size, all.length);
  });

  it('does not change when text is inserted above', () => {
    fc.assert(fc.property(ABOVE, (above) => assert.deepEqual(prints(above + SECTION), prints(SECTION))));
  });

  it('does not change when text is added below', () => {
    fc.assert(fc.property(ABOVE, (below) => assert.deepEqual(prints(SECTION + below), prints(SECTION))));
  });

  it('does not change with width, punctuation, indentation or line ends', () => {
    assert.deepEqual(prints(SECTION.replaceAll('，', ', ').replaceAll('\n', '\r\n').replace('各县', '\u3000\u3000各县')), prints(SECTION));
  });

  it('differs for a finding that is copied, and the first keeps its own', () => {
    const once = prints(SECTION);
    const twice = prints(SECTION + SECTION);
    assert.deepEqual(twice.slice(0, once.length), once);
    assert.equal(new Set(twice).size, 2 * once.length);
  });

  it('changes with the words of its clause, and only there', () => {
    const before = prints(SECTION);
    const after = prints(SECTION.replace('按季报告', '按月报告'));
    assert.deepEqual(before.filter((print) => !after.includes(print)), before.slice(0, 2));
  });
});
