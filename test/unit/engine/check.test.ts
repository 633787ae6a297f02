/** The check: severities and their caps, rules that throw, rules without corpus, order, slices. */

import assert from 'node:assert/strict';
import { check } from '../../../server/src/engine/check.js';
import type { CheckResult } from '../../../server/src/engine/model.js';
import type { PassageRule, Rule } from '../../../server/src/rules/model.js';
import { checkText, exampleFacts, parse, wordRule } from '../../support/policy.js';

const TEXT = '示例市节水意见\n\n各县要抓好甲词节水，按季报告乙词。\n';

const brief = (result: CheckResult): string[] => result.findings.map((finding) => `${finding.severity} ${finding.rule} ${finding.text}`);

/** Finds 甲词 and breaks on every passage that holds 丙词. */
const throwing: PassageRule = {
  ...wordRule('breaks', '甲词'),
  *checkPassage(passage, context) {
    yield* wordRule('breaks', '甲词').checkPassage(passage, context);
    if (passage.text.includes('丙词')) throw new Error('表格坏了');
  },
};
const BREAKING = `${TEXT}\n甲词与丙词并列。\n\n丙词另列，甲词在后。\n\n最后一段再提甲词。\n`;

const concluding: Rule = {
  meta: { ...wordRule('concludes', '').meta },
  conclude() {
    throw new Error('算不下去');
  },
};

describe('severity', () => {
  for (const [name, more, configured, expected] of [
    ['is the rule’s own', {}, undefined, 'error'],
    ['is what the configuration says', {}, 'info', 'info'],
    ['may be raised by the configuration', { severity: 'info' }, 'error', 'error'],
    ['is at most a warning on medium confidence', { confidence: 'medium' }, undefined, 'warning'],
    ['is at most an info on low confidence', { confidence: 'low' }, 'error', 'info'],
    ['is untouched by high confidence', { confidence: 'high' }, undefined, 'error'],
    ['is at most the finding’s cap', { cap: 'warning' }, 'error', 'warning'],
    ['is the weakest of all', { cap: 'warning', confidence: 'low' }, 'error', 'info'],
    ['is not raised by a cap', { severity: 'info', cap: 'error' }, undefined, 'info'],
    ['is not raised by confidence', { severity: 'info', confidence: 'medium' }, undefined, 'info'],
  ] as const) {
    it(name, () => assert.deepEqual(brief(checkText(TEXT, { rules: [wordRule('no-word', '甲词', more)], ...(configured && { severities: { 'no-word': configured } }) })), [`${expected} no-word 甲词`]));
  }

  it('off switches a rule off', () => assert.deepEqual(brief(checkText(TEXT, { rules: [wordRule('no-word', '甲词'), wordRule('other', '乙词')], severities: { 'no-word': 'off' } })), ['error other 乙词']));

  it('of rules that were not asked for is off', () => assert.deepEqual(brief(checkText(TEXT, { rules: [wordRule('no-word', '甲词'), wordRule('other', '乙词')], only: ['other'] })), ['error other 乙词']));
});

describe('a rule that throws', () => {
  const result = checkText(BREAKING, { rules: [wordRule('first', '乙词'), throwing, concluding, wordRule('last', '乙词')] });

  it('becomes one problem that names it, however often it throws', () => {
    assert.deepEqual(result.problems.map(({ kind, message }) => [kind, message.zh, message.en]), [
      ['rule-crash', '规则 breaks 运行出错：表格坏了', 'Rule breaks failed: 表格坏了'],
      ['rule-crash', '规则 concludes 运行出错：算不下去', 'Rule concludes failed: 算不下去'],
    ]);
  });

  it('leaves nothing that it had left open to the rule after it', () => {
    const opening: PassageRule = {
      ...wordRule('opens', ''),
      checkPassage: (_, context) => {
        context.notChecked({ what: { zh: '甲', en: 'a' }, reason: { zh: '乙', en: 'b' } });
        throw new Error('表格坏了');
      },
    };
    assert.deepEqual(checkText(TEXT, { rules: [opening, wordRule('last', '乙词')] }).notChecked, []);
  });

  it('keeps what it found in other passages, and the others run', () => {
    assert.deepEqual(brief(result), ['error breaks 甲词', 'error first 乙词', 'error last 乙词', 'error breaks 甲词']);
    assert.deepEqual(result.findings.filter(({ rule }) => rule === 'breaks').map(({ span }) => BREAKING.slice(span.start - 2, span.end)), ['抓好甲词', '再提甲词']);
  });
});

describe('the result', () => {
  it('lists findings in the order of the text, the stronger first at one place', () => {
    const rules = [wordRule('late', '乙词'), wordRule('weak', '甲词', { severity: 'info' }), wordRule('strong', '甲词')];
    assert.deepEqual(brief(checkText(TEXT, { rules })), ['error strong 甲词', 'info weak 甲词', 'error late 乙词']);
  });

  it('says that a rule without its corpus was not run', () => {
    const { findings, notChecked } = checkText(TEXT, { rules: [wordRule('no-word', '甲词', { needsCorpus: true })] });
    assert.deepEqual(findings, []);
    assert.deepEqual(notChecked.map(({ what, reason }) => [what.zh, reason.zh]), [['no-word（出现“甲词”）', '没有指定语料库']]);
  });

  it('does not say so of a rule that is off', () => {
    assert.deepEqual(checkText(TEXT, { rules: [wordRule('no-word', '甲词', { needsCorpus: true })], severities: { 'no-word': 'off' } }).notChecked, []);
  });

  it('carries the problems of the front matter with their places', () => {
    const { problems, document } = checkText(`---\ndate: 2026-02-30\n---\n${TEXT}`);
    assert.deepEqual(problems.map(({ kind, span }) => [kind, document.text.slice(span!.start, span!.end)]), [['front-matter', '2026-02-30']]);
  });
});

describe('slices', () => {
  it('come after every passage, and a check that is dropped looks at no further one', () => {
    const seen: string[] = [];
    const noting: Rule = {
      ...wordRule('notes', '甲词'),
      checkPassage: ({ text }) => {
        seen.push(text);
        return [];
      },
    };
    const settings = { asOf: { day: '2026-11-22', source: 'today' }, territory: undefined, level: undefined, severities: new Map(), only: undefined } as const;
    const run = check(parse('示例市节水意见\n\n甲段。\n\n乙段。\n\n丙段。\n'), { rules: [noting], facts: exampleFacts, corpus: undefined, own: new Set() }, settings);
    run.next();
    assert.deepEqual(seen, ['甲段。']);
    run.next();
    assert.deepEqual(seen, ['甲段。', '乙段。']);
    run.return({} as CheckResult);
    assert.deepEqual(seen, ['甲段。', '乙段。']);
  });
});
