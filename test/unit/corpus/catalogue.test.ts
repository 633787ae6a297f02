/** The catalogue of a corpus: documents by number and title, near titles, repeals, who cites whom. */

import assert from 'node:assert/strict';
import { namesOf } from '../../../server/src/corpus/catalogue.js';
import { MemoryCorpus } from '../../../server/src/corpus/memory-corpus.js';
import { parseNumber } from '../../../server/src/document/number.js';
import { TitleTable } from '../../../server/src/document/title-entries.js';
import { TitleIndex } from '../../../server/src/document/title-index.js';
import { finishSteps } from '../../../server/src/text/steps.js';
import { parse } from '../../support/policy.js';

const TEXTS: Readonly<Record<string, string>> = {
  'notice.txt': '示例省人民政府办公厅关于印发《示例省节水行动实施方案》的通知\n\n示例政办发〔2024〕7号\n\n各市人民政府：\n\n现将《示例省节水行动实施方案》印发给你们。\n',
  'draft.txt': '示例省供热管理办法（征求意见稿）\n\n第一条 制定本办法。\n',
  'plan.txt': '示例省绿色矿山建设规划（2023—2030年）\n\n第一条 落实《示例省节水行动实施方案》（示例政办发〔2024〕7号），推进矿山节水。\n',
  'repeal.txt': '示例省物资管理办法\n\n第九条 本办法自2024年5月1日起施行。《示例省物资储备办法》（示例政发〔2019〕2号）同时废止。\n',
};
const corpus = MemoryCorpus.of(Object.entries(TEXTS).map(([path, text]) => ({ path, corpus: 'corpus', document: parse(text) })));
const { catalogue } = corpus;
const paths = (found: readonly { readonly value: { readonly path: string } }[]): string[] => found.map(({ value }) => value.path);

describe('Catalogue', () => {
  it('finds a document by its number, whatever words stand before it', () => {
    for (const text of ['示例政办发〔2024〕7号', '示例政办发[2024]第7号', '对照了示例政办发（２０２４）７号', '示例政办发 2024 7号']) assert.deepEqual(catalogue.byNumber(parseNumber(text)!).map(({ path }) => path), ['notice.txt'], text);
    assert.deepEqual(catalogue.byNumber(parseNumber('示例政办发〔2024〕8号')!), []);
    assert.equal(parseNumber('示例政办发 2024 年 7号'), undefined);
  });

  it('finds a document by every form of its title', () => {
    const forms = ['示例省节水行动实施方案', '示例省 节水行动实施方案', '关于印发〈示例省节水行动实施方案〉的通知', '示例省人民政府办公厅关于印发《示例省节水行动实施方案》的通知', '关于印发示例省节水行动实施方案的通知'];
    for (const form of forms) assert.deepEqual(paths(catalogue.byTitle(form)), ['notice.txt'], form);
    assert.deepEqual(paths(catalogue.byTitle('示例省绿色矿山建设规划')), ['plan.txt']);
    assert.deepEqual(paths(catalogue.byTitle('示例省绿色矿山建设规划（2023-2030年）')), ['plan.txt']);
    assert.deepEqual(paths(catalogue.byTitle('示例省绿色矿山建设规划（2016—2022年）')), []);
    assert.deepEqual(paths(catalogue.byTitle('样例市人民政府办公室关于印发《示例省节水行动实施方案》的通知')), ['notice.txt'], 'what is issued decides');
  });

  it('knows drafts for comment', () => {
    const [found] = catalogue.byTitle('示例省供热管理办法');
    assert.equal(found && catalogue.isDraft(found.value), true);
  });

  it('knows what is repealed, from when, by what', () => {
    const [byTitle] = catalogue.repealsOf('示例省物资储备办法', undefined);
    assert.deepEqual([byTitle?.by.path, byTitle?.since, byTitle?.replaced], ['repeal.txt', '2024-05-01', true]);
    assert.equal(catalogue.repealsOf(undefined, parseNumber('示例政发〔2019〕2号')).length, 1);
    assert.deepEqual(catalogue.repealsOf('示例省物资储备办法', parseNumber('示例政发〔2021〕2号')), []);
  });

  describe('tells which documents cite one', () => {
    const citing = (names: Parameters<typeof catalogue.citing>[0], skip: readonly string[] = []): string[] => {
      const skipped = new Set(corpus.documents.filter(({ path }) => skip.includes(path)));
      return finishSteps(catalogue.citing(names, skipped)).map(({ by, citation }) => `${by.path} ${by.document.text.slice(citation.span.start, citation.span.end)}`);
    };
    const [notice] = catalogue.byTitle('示例省节水行动实施方案');
    const OWN = 'notice.txt 《示例省节水行动实施方案》';

    it('of the corpus', () => assert.deepEqual(citing(namesOf(notice!.value.document), ['notice.txt']), ['plan.txt 《示例省节水行动实施方案》']));
    it('that is not in the corpus', () => assert.deepEqual(citing({ titles: ['示例省物资储备办法'], number: undefined }), ['repeal.txt 《示例省物资储备办法》']));
    it('by its number, whatever its title', () => assert.deepEqual(citing({ titles: [], number: parseNumber('示例政发〔2019〕2号') }), ['repeal.txt 《示例省物资储备办法》']));
    it('by its title with or without the period', () => assert.deepEqual(citing({ titles: ['示例省节水行动实施方案（2024—2027年）'], number: undefined }), [OWN, 'plan.txt 《示例省节水行动实施方案》']));
    it('but not those that name another document of this title by its number', () => assert.deepEqual(citing({ titles: ['示例省节水行动实施方案'], number: parseNumber('示例政办发〔2019〕1号') }), [OWN]));
  });
});

describe('TitleIndex.near', () => {
  const RIGHT = '示例省人民政府关于推进绿色建材产业集聚发展的若干意见';
  const table = new TitleTable<string>();
  table.add(RIGHT, RIGHT);
  const index = new TitleIndex(table);
  const near = (title: string): boolean => index.near(title).length === 1;

  it('finds a slip of the pen anywhere in a title', () => {
    const core = '推进绿色建材产业集聚发展的若干';
    for (let at = 0; at < core.length; at++) {
      const without = core.slice(0, at) + core.slice(at + 1);
      const wrong = `${core.slice(0, at)}锟${core.slice(at + 1)}`;
      for (const slip of [without, wrong]) assert.ok(near(`示例省人民政府关于${slip}意见`), slip);
    }
  });

  it('takes what tells documents apart for another document', () => {
    const others = [
      '示例省人民政府关于推进绿色建材产业集聚发展的若干规定', '样例市人民政府关于推进绿色建材产业集聚发展的若干意见', '示例省人民政府关于推进绿色建材产业集聚发展的三条意见',
      '示例省人民政府关于推进2024年绿色建材产业集聚发展的若干意见', '示例省人民政府关于推进绿色家具产业集聚发展的若干意见',
    ];
    for (const other of others) assert.equal(near(other), false, other);
  });
});
