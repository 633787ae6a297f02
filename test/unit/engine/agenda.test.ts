/** The agenda: which rules are shown which passages. */

import assert from 'node:assert/strict';
import { Agenda } from '../../../server/src/engine/agenda.js';
import type { DocumentRule, PassageRule, Subject } from '../../../server/src/rules/model.js';
import { RunningText } from '../../../server/src/rules/passages.js';
import { Scopes } from '../../../server/src/extract/scope.js';
import { checkText, exampleFacts, wordRule } from '../../support/policy.js';

const facts = exampleFacts;
const nouns: Subject = (text) => text.match(/名词/g) ?? [];
const verbs: Subject = (text) => text.match(/动词/g) ?? [];
const broken: Subject = () => {
  throw new Error('读不出来');
};
const about = (id: string, ...subjects: Subject[]): PassageRule => ({ ...wordRule(id, '甲'), about: () => subjects });
const looking = (id: string, ...subjects: Subject[]): DocumentRule => ({ meta: wordRule(id, '甲').meta, about: () => subjects, lookAt: () => true, conclude: () => [] });
const passage = (text: string): RunningText => new RunningText(text, 'paragraph', new Scopes({ headings: [] }).under(-1));
const asked = (agenda: Agenda, text: string): string => {
  const { judges, lookers } = agenda.askers(passage(text));
  return [...judges, ...lookers].map((rule) => rule.meta.id).join(' ');
};

describe('the agenda', () => {
  const agenda = new Agenda([about('on-nouns', nouns), wordRule('on-all', '甲'), about('on-both', nouns, verbs), looking('looks-at-verbs', verbs)], facts);
  for (const [text, expected] of [
    ['名词在此。', 'on-nouns on-all on-both'],
    ['动词在此。', 'on-all on-both looks-at-verbs'],
    ['名词和动词在此。', 'on-nouns on-all on-both looks-at-verbs'],
    ['什么也没有。', 'on-all'],
  ] as const) {
    it(`shows “${text}” to ${expected}`, () => assert.equal(asked(agenda, text), expected));
  }

  it('asks the rules about a subject that cannot be looked for', () => assert.equal(asked(new Agenda([about('on-broken', broken), about('on-nouns', nouns)], facts), '什么也没有。'), 'on-broken'));

  it('leaves the failure of a subject to its rule, which becomes one problem', () => {
    const rule: PassageRule = { ...about('on-broken', broken), checkPassage: (text) => text.extract(broken) as never };
    const { problems, findings } = checkText('示例市节水意见\n\n各县报告甲。\n', { rules: [rule, wordRule('finds', '甲')] });
    assert.deepEqual(problems.map(({ message }) => message.zh), ['规则 on-broken 运行出错：读不出来']);
    assert.deepEqual(findings.map(({ rule: id, text }) => `${id} ${text}`), ['finds 甲']);
  });

  it('looks for a subject once, however many rules are about it', () => {
    let looked = 0;
    const counted: Subject = (text, reading) => {
      looked++;
      return nouns(text, reading);
    };
    const text = passage('名词在此。');
    new Agenda([about('one', counted), about('two', counted)], facts).askers(text);
    assert.deepEqual(text.extract(counted), ['名词']);
    assert.equal(looked, 1);
  });

  it('lets subjects build on one another, and looks once for what they share', () => {
    let looked = 0;
    const words: Subject = (text) => {
      looked++;
      return text.match(/[名动]词/g) ?? [];
    };
    const first: Subject = (_text, reading) => reading.extract(words).filter((word) => word === '名词');
    const second: Subject = (_text, reading) => reading.extract(words).filter((word) => word === '动词');
    assert.equal(asked(new Agenda([about('on-first', first), about('on-second', second)], facts), '动词在此。'), 'on-second');
    assert.equal(looked, 1);
  });
});
