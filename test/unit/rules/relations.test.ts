/** How corpus documents stand to a draft: territories, party committees, outlines, dates, drafts for comment. */

import assert from 'node:assert/strict';
import { MemoryCorpus } from '../../../server/src/corpus/memory-corpus.js';
import { distanceOf, relationOf, superiorStatusOf, type Relation, type RelationFrame } from '../../../server/src/rules/relations.js';
import { parse } from '../../support/policy.js';

const BODY = '\n\n一、总体目标\n\n到2025年，全市规模以上工业企业数字化改造覆盖率达到85%以上。\n';
/** A document with front matter, as a converter would write it. */
const made = (title: string, more: Readonly<Record<string, string>> = {}): string => `---\n${Object.entries(more).map(([key, value]) => `${key}: ${value}\n`).join('')}---\n\n# ${title}${BODY}`;

const CITY = '示例省示例市';

function corpusOf(texts: Readonly<Record<string, string>>): MemoryCorpus {
  return MemoryCorpus.of(Object.entries(texts).map(([path, text]) => ({ path, corpus: 'corpus', document: parse(text) })));
}

/** The relation of every document of a corpus, by its path. */
function relations(texts: Readonly<Record<string, string>>, draft = made('示例市数字化转型实施方案', { territory: CITY }), asOf = '2026-11-22'): Record<string, Relation> {
  const document = parse(draft);
  const { territory, level } = document.metadata;
  const corpus = corpusOf(texts);
  const frame: RelationFrame = { asOf, territory, level, corpus, own: new Set(), document };
  return Object.fromEntries(corpus.documents.map((other) => [other.path, relationOf(other, frame)]));
}

describe('relations of documents', () => {
  it('go by the chain of territories', () => {
    assert.deepEqual(
      relations({
        nation: made('国务院关于推进数字化转型的意见'),
        ministry: '各省、自治区、直辖市工业和信息化主管部门：\n\n为推进数字化转型，现提出以下意见。\n\n一、目标\n\n到2025年，覆盖率达到70%以上。\n',
        province: made('示例省人民政府关于推进数字化转型的意见'),
        city: made('示例市人民政府关于培育新经济的意见'),
        county: made('示例省示例市甲县数字化转型方案', { territory: '示例省示例市甲县' }),
        neighbour: made('样例市数字化转型实施方案'),
        foreign: made('四川省人民政府关于推进数字化转型的意见'),
        unknown: made('关于推进数字化转型的意见'),
      }),
      { nation: 'superior', ministry: 'superior', province: 'superior', city: 'same', county: 'subordinate', neighbour: 'peer', foreign: 'peer', unknown: 'peer' },
    );
  });

  it('are peers at most where the draft’s territory is not known', () => {
    const texts = { nation: made('国务院关于推进数字化转型的意见'), province: made('示例省人民政府关于推进数字化转型的意见') };
    assert.deepEqual(relations(texts, made('数字化转型实施方案')), { nation: 'peer', province: 'peer' });
  });

  it('of a national draft: nothing is above it but the party and the outline', () => {
    const draft = made('国务院关于推进数字化转型的意见');
    const texts = {
      council: made('国务院关于培育新经济的意见'),
      party: made('中共中央 国务院关于建设数字社会的意见'),
      outline: made('中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要', { level: 'national' }),
      province: made('示例省人民政府关于推进数字化改造的意见'),
    };
    assert.deepEqual(relations(texts, draft), { council: 'same', party: 'superior', outline: 'superior', province: 'subordinate' });
  });

  it('at home the party committee and the outline of the plan stand above', () => {
    const texts = {
      party: made('中共示例市委关于推进新型工业化的决定'),
      joint: made('中共示例市委办公室 示例市人民政府办公室关于推进新型工业化的意见'),
      plainly: made('示例市委办公室关于推进新型工业化的意见', { territory: CITY }),
      outline: made('示例市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要'),
      special: made('示例市“十四五”新型工业化规划'),
      commission: made('示例市发展和改革委员会关于新型工业化的意见'),
    };
    assert.deepEqual(relations(texts), { party: 'superior', joint: 'superior', plainly: 'superior', outline: 'superior', special: 'same', commission: 'same' });
    assert.deepEqual(relations({ party: texts.party, outline: texts.outline }, made('中共示例市委关于数字化转型的意见')), { party: 'same', outline: 'same' });
  });

  it('documents after the as-of date are later, by their date, number or period', () => {
    const texts = {
      dated: made('示例省人民政府关于推进数字化转型的意见', { date: '2024-06-01' }),
      numbered: '示例省人民政府关于培育新经济的意见\n\n示政发〔2025〕7号\n\n一、目标\n\n到2027年，覆盖率达到85%。\n',
      planned: made('示例省“十五五”新型工业化规划'),
      earlier: made('示例省“十四五”新型工业化规划', { date: '2021-06-18' }),
    };
    assert.deepEqual(relations(texts, undefined, '2023-11-01'), { dated: 'later', numbered: 'later', planned: 'later', earlier: 'superior' });
    assert.deepEqual(relations(texts, undefined, '2025-12-31'), { dated: 'superior', numbered: 'superior', planned: 'superior', earlier: 'superior' });
  });

  it('a draft for comment counts until the final document is there', () => {
    const comment = made('示例省“十五五”新型工业化规划（征求意见稿）', { date: '2025-12-10', territory: '示例省' });
    const final = made('示例省“十五五”新型工业化规划', { date: '2026-06-10', territory: '示例省' });
    assert.deepEqual(relations({ comment }), { comment: 'superior' });
    assert.deepEqual(relations({ comment, final }), { comment: 'obsolete', final: 'superior' });
    assert.deepEqual(relations({ comment, final }, undefined, '2026-03-01'), { comment: 'superior', final: 'later' });
    const corpus = corpusOf({ comment, final });
    assert.deepEqual(corpus.documents.map((document) => superiorStatusOf(document, { corpus })), ['draft', 'final']);
  });

  it('what is out of force is obsolete', () => {
    assert.deepEqual(relations({ old: made('示例省工业发展规划', { territory: '示例省', status: '已废止' }) }), { old: 'obsolete' });
  });

  it('other versions of the draft are its own', () => {
    const comment = made('示例市数字化转型实施方案（征求意见稿）', { territory: CITY });
    const namesake = made('示例市数字化转型实施方案', { territory: '示例省样例市' });
    assert.deepEqual(relations({ comment, namesake }), { comment: 'own', namesake: 'peer' });
  });

  it('nearer superiors are told from farther ones', () => {
    const corpus = corpusOf({ party: made('中共示例市委关于推进新型工业化的决定'), province: made('示例省人民政府关于推进新型工业化的意见'), nation: made('国务院关于推进新型工业化的意见') });
    assert.deepEqual(corpus.documents.map((document) => distanceOf(document, { territory: CITY })), [0, 3, 6]);
  });
});
