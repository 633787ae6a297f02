/** Snippets (代码片段): well-formed, and what they insert passes the project's own rules and is understood. */

import assert from 'node:assert/strict';
import { targetsIn } from '../../server/src/extract/targets/index.js';
import { rules } from '../../server/src/rules/index.js';
import { checkText, parse } from '../support/policy.js';
import { AS_OF, entries, expanded, piecesOf, placeholders, snippets } from '../support/snippets.js';

describe('snippets/policy-zh.json', () => {
  it('each has a prefix of its own in characters and one in pinyin, whose initials an editor finds it by as well', () => {
    const prefixes = entries.flatMap(([, { prefix }]) => prefix);
    assert.deepEqual(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) < index), []);
    for (const [name, { prefix }] of entries) {
      assert.ok(prefix.some((each) => /^\p{Script=Han}+$/u.test(each)) && prefix.some((each) => /^[a-z]+$/.test(each)), name);
    }
  });

  it('describes each in Chinese, with English behind', () => {
    for (const [name, { description }] of entries) assert.match(description, /^\p{Script=Han}[^A-Za-z]* [A-Z][A-Za-z ,:()]+$/u, name);
  });

  for (const [name, snippet] of entries) {
    it(`${name}: places to fill in are numbered 1, 2, 3 …, each begins with something, and the cursor ends at the end`, () => {
      const found = placeholders(piecesOf(snippet));
      const begun = found.filter(({ initial }) => initial).map(({ tabStop }) => tabStop);
      const numbers = [...new Set(found.map(({ tabStop }) => tabStop))].filter((number) => number !== 0);
      assert.deepEqual(begun, numbers.map((_, index) => index + 1));
      assert.deepEqual([...numbers].sort((a, b) => a - b), begun);
      assert.equal(found.filter(({ tabStop }) => tabStop === 0).length, 1);
      assert.ok(snippet.body.at(-1)!.endsWith('$0'));
    });

    it(`${name}: what will be out of date one day is a place to fill in`, () => {
      const fixed = piecesOf(snippet).filter((piece) => typeof piece === 'string').join('');
      assert.doesNotMatch(fixed, /20\d\d|[二三]十[一二三四五六七八九]?大|届.{0,4}全会|十[四五六七]五/);
    });

    it(`${name}: dates have no leading zeros, numbers of documents have 〔〕`, () => {
      assert.doesNotMatch(expanded(snippet), /年0|月0|[[(（【]20\d\d[\])）】]/);
    });
  }
});

describe(`the rules, as of ${AS_OF},`, () => {
  const complaints = (text: string): string[] => {
    const { findings, problems } = checkText(text, { rules, asOf: AS_OF });
    return [...findings.filter(({ suppressed }) => !suppressed).map(({ rule, text: found }) => `${rule}: ${found}`), ...problems.map(({ message }) => message.en)];
  };
  const suppressing = entries.filter(([, { body }]) => body.some((line) => line.includes('wenheng-disable')));
  const others = entries.filter((entry) => !suppressing.includes(entry));

  for (const [name, snippet] of others) {
    it(`find nothing wrong in ${name}`, () => assert.deepEqual(complaints(expanded(snippet)), []));
  }

  it('would find an older congress in the guiding thought', () => {
    const older = expanded(snippets['指导思想']!).replace('党的二十大和二十届历次全会', '党的十九大');
    assert.deepEqual(complaints(older), ['outdated-meeting: 党的十九大精神']);
  });

  for (const [name, snippet] of suppressing) {
    it(`are silenced by ${name}, whose choices are rules`, () => {
      const choices = placeholders(piecesOf(snippet)).flatMap((placeholder) => placeholder.choices ?? []);
      assert.deepEqual(choices.filter((choice) => !rules.some(({ meta }) => meta.id === choice)), []);
      assert.equal(choices[0], 'outdated-meeting');
      assert.deepEqual(complaints(`${expanded(snippet)}深入贯彻党的十九大精神，推进重点改革。\n`), []);
    });
  }
});

/** Sentences of goals, and what the extractor of targets has to understand of them. */
const GOALS: Readonly<Record<string, readonly string[]>> = {
  主要目标: ['全社会研发经费投入强度 >= 3% 2030', '关键工序数控化率 >= 80% 2030', '数字经济核心产业增加值 ≈ 8% 2030 growth', '高新技术企业 = 6000家 2030'],
  量化目标: ['数字化研发设计工具普及率 >= 90% 2030'],
  年底目标: ['数字化转型试点企业 >= 200家 2027'],
  分阶段目标: ['智能工厂 >= 100家 2028', '智能工厂 >= 160家 2030'],
  分年度目标: ['智能工厂 >= 20家 2027', '智能工厂 >= 45家 2028', '智能工厂 >= 70家 2029'],
  年均增长: ['规模以上工业增加值 >= 6% 2030 growth'],
  翻番目标: ['数据产业规模 = 2倍 2030 multiple'],
  确保力争: ['高新技术企业 = 300家 2028', '高新技术企业 = 350家 2028'],
  稳定在: ['粮食播种面积 >= 500万亩 2030'],
  控制在: ['城镇调查失业率 <= 5.5% 2030'],
  占比目标: ['战略性新兴产业增加值占规模以上工业增加值的比重 >= 25% 2030'],
  降低目标: ['单位地区生产总值能耗 >= 10% 2030 growth'],
  提高百分点: ['耕种收综合机械化率 = 78% 2030', '耕种收综合机械化率 = 6百分点 2030 delta'],
  指标表: ['全社会研发经费投入强度 = 3% 2030', '单位地区生产总值能耗 = 10% 2030 growth'],
};

describe('sentences of goals among the snippets', () => {
  for (const [name, expected] of Object.entries(GOALS)) {
    it(`${name} is understood`, () => {
      const targets = targetsIn(parse(expanded(snippets[name]!)));
      const shown = targets.map(({ indicator, comparator, value, unit, period, kind }) => `${indicator} ${comparator} ${value}${unit} ${period?.to ?? period?.by}${kind === 'level' || kind === 'count' ? '' : ` ${kind}`}`);
      assert.deepEqual(shown, expected);
    });
  }
});
