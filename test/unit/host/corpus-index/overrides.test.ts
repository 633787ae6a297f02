/** `corpus.yaml`: what it may say, what is said of mistakes, and what becomes of the documents. */

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Metadata } from '../../../../server/src/document/model.js';
import { compileFacts } from '../../../../server/src/facts/facts.js';
import { finishSteps } from '../../../../server/src/text/steps.js';
import { buildIndex } from '../../../../server/src/host/corpus-index/build.js';
import { CorpusStore, type StoreFrame } from '../../../../server/src/host/corpus-index/corpus-store.js';
import { refreshFile } from '../../../../server/src/host/corpus-index/index-out.js';
import { readOverrides } from '../../../../server/src/host/corpus-index/overrides/file.js';
import { globTest } from '../../../../server/src/host/corpus-index/overrides/glob.js';
import { groupingsOf } from '../../../../server/src/rules/counterparts.js';
import { put, ROOT, workspace } from '../../../support/cli.js';

const facts = compileFacts([{ name: '示例省', level: 'province', children: [{ name: '示例市', level: 'city' }, { name: '样例市', level: 'city' }] }]);

function frameOf(folder: string): StoreFrame {
  return { cwd: folder, cache: join(folder, 'cache'), territories: facts.territories, tables: '', groupings: groupingsOf(facts) };
}

/** A mistake as the writer of the file is told: `line:column message`. */
function mistakes(text: string): string[] {
  const file = readOverrides(text);
  return 'problems' in file ? file.problems.map(({ position: { line, column }, message: { zh } }) => `${line}:${column} ${zh}`) : [];
}

describe('corpus.yaml: mistakes are named with their place', () => {
  const CASES: readonly (readonly [name: string, text: string, said: readonly string[]])[] = [
    ['an unknown key at the top', 'document:\n  甲.txt: {}\n', ['1:1 没有“document”这个键，是否想写“documents”？']],
    ['an unknown key of a document', 'documents:\n  甲.txt:\n    titel: 办法\n', ['3:5 没有“documents.甲.txt.titel”这个键，是否想写“title”？']],
    ['a title for all', 'defaults:\n  title: 办法\n', ['2:3 没有“defaults.title”这个键']],
    ['a day that is none', 'documents:\n  甲.txt:\n    date: 2023-02-30\n', ['3:5 “documents.甲.txt.date”的值不对，应为 YYYY-MM-DD 形式的日期']],
    ['a status that is none', 'defaults:\n  status: 有效\n', ['2:3 “defaults.status”的值不对，应为 draft、in-force、repealed、expired、superseded 之一']],
    ['an empty value', 'documents:\n  甲.txt:\n    number:\n', ['3:5 “documents.甲.txt.number”的值不对，应为不为空的文字']],
    ['ignore with a word', 'documents:\n  甲.txt: { ignore: 是 }\n', ['2:12 “documents.甲.txt.ignore”的值不对，应为 true 或 false']],
    ['a document without lines', 'documents:\n  甲.txt: 办法\n', ['2:3 “documents.甲.txt”的值不对，应为“键: 值”的各行']],
    ['a list', '- 甲.txt\n', ['1:1 应为“键: 值”的各行']],
    ['a name that stands twice', 'documents:\n  甲.txt: { level: city }\n  甲.txt: { level: county }\n', ['3:3 “甲.txt”写了两次']],
    ['an alias', 'documents:\n  甲.txt: &a { level: city }\n  乙.txt: *a\n', ['3:10 不支持别名（*名）']],
    ['two documents of YAML', 'defaults: {}\n---\ndefaults: {}\n', ['2:1 应只有一份 YAML 文档']],
    ['brackets without end', `${'['.repeat(100_000)}`, ['1:1 层次过深']],
    ['lists in lists', `${'- '.repeat(100_000)}`, ['1:1 层次过深']],
    ['too much', `# ${'长'.repeat(1024 * 1024)}`, ['1:1 超过 1 MB']],
  ];
  for (const [name, text, said] of CASES) it(name, () => assert.deepEqual(mistakes(text), said));

  it('is not YAML', () => assert.match(mistakes('documents:\n  "甲.txt: x\n')[0]!, /^\d+:\d+ 不是合法的 YAML：/));

  it('none in files that are empty, or hold comments only', () => {
    for (const text of ['', '# 说明\n', '---\n', 'documents: {}\n']) assert.deepEqual(mistakes(text), [], JSON.stringify(text));
  });

  it('its JSON Schema in docs/ agrees', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/corpus-yaml.schema.json'), 'utf8')) as object);
    assert.ok(validate({ defaults: { level: 'city' }, documents: { '甲.txt': { title: '办法', date: '2023-05-01', ignore: true } } }), JSON.stringify(validate.errors));
    for (const wrong of [{ document: {} }, { defaults: { title: '办法' } }, { documents: { a: { titel: 'x' } } }, { documents: { a: { status: '有效' } } }, { documents: { a: { ignore: '是' } } }]) assert.ok(!validate(wrong), JSON.stringify(wrong));
  });
});

describe('corpus.yaml: globs', () => {
  const CASES: readonly (readonly [glob: string, yes: readonly string[], no: readonly string[]])[] = [
    ['*.txt', ['甲.txt', '甲.TXT'], ['下/甲.txt', '甲.md']],
    ['**/*.txt', ['甲.txt', '下/再下/甲.txt'], ['甲.md']],
    ['2019/**', ['2019/甲.txt', '2019/下/甲.txt'], ['2020/甲.txt']],
    ['**/附件?.txt', ['附件1.txt', '下/附件甲.txt'], ['附件12.txt', '附件.txt']],
    ['示例[2023]*', ['示例[2023]5号.txt'], ['示例2.txt']],
    ['甲*乙*丙', ['甲乙丙', '甲1乙2乙3丙'], ['甲乙', '甲丙乙']],
  ];
  for (const [glob, yes, no] of CASES) {
    it(glob, () => {
      assert.deepEqual(yes.filter((path) => !globTest(glob)(path)), []);
      assert.deepEqual(no.filter((path) => globTest(glob)(path)), []);
    });
  }
});

const NOTICE = '---\nnumber: 示政发〔2020〕1号\n---\n示例市用水管理办法\n\n各县应当认真做好用水登记工作，逐户核定用水定额，并把登记结果在政府网站公开。\n';
const LETTER = '各县应当每年公布一次供水管网的检修计划，并接受群众监督，确保按期完成任务。\n';

function corpusFolder(files: Readonly<Record<string, string>>): string {
  return workspace(Object.fromEntries(Object.entries(files).map(([path, text]) => [`corpus/${path}`, text])));
}

function load(folder: string): ReturnType<CorpusStore['load']> {
  return new CorpusStore(frameOf(folder)).load([join(folder, 'corpus')]);
}

function metadataIn(folder: string): Record<string, Metadata> {
  return Object.fromEntries(load(folder).corpus.documents.map(({ path, document: { metadata } }) => [path, metadata]));
}

describe('corpus.yaml: what it says holds', () => {
  it('before the front matter, before the text; what is not said stays', () => {
    const folder = corpusFolder({ '甲.txt': NOTICE, 'corpus.yaml': 'documents:\n  甲.txt:\n    number: 示政发〔2021〕9号\n    date: 2021-03-04\n    status: superseded\n    territory: 样例市\n    issuer: 样例市人民政府\n' });
    const { number, date, status, territory, level, title, issuer } = metadataIn(folder)['甲.txt']!;
    assert.deepEqual([number?.value, date?.value, status, territory, level, title?.value, issuer?.value], ['示政发〔2021〕9号', '2021-03-04', 'superseded', '示例省样例市', 'city', '示例市用水管理办法', '样例市人民政府']);
    assert.equal(NOTICE.slice(number!.span.start, number!.span.end), '示政发〔2020〕1号');
  });

  it('with what follows from it: genre, period and draft from a title', () => {
    const folder = corpusFolder({ '甲.txt': LETTER, 'corpus.yaml': 'documents:\n  甲.txt:\n    title: 示例市供水规划（2021—2025年）（征求意见稿）\n' });
    const { title, genre, period, status } = metadataIn(folder)['甲.txt']!;
    assert.deepEqual([title?.value, genre, period, status], ['示例市供水规划（2021—2025年）（征求意见稿）', '规划', { from: 2021, to: 2025 }, 'draft']);
    assert.equal(LETTER.slice(title!.span.start, title!.span.end), LETTER.trimEnd());
  });

  it('for names and globs; in one file the later entry beats the earlier one, key by key, the nearest file beats those above', () => {
    const folder = corpusFolder({
      '甲.txt': LETTER, '下/乙.txt': LETTER.replace('检修', '改造'), '下/丙.txt': LETTER.replace('检修', '巡查'),
      'corpus.yaml': 'defaults:\n  level: province\n  genre: 函\ndocuments:\n  "**/*.txt":\n    issuer: 示例省水利厅\n    status: expired\n  下/丙.txt:\n    status: in-force\n',
      '下/corpus.yaml': 'defaults:\n  issuer: 示例市水务局\ndocuments:\n  乙.txt:\n    level: county\n',
    });
    const found = metadataIn(folder);
    const shown = (path: string): unknown[] => [found[path]?.level, found[path]?.genre, found[path]?.issuer?.value, found[path]?.status];
    assert.deepEqual(shown('甲.txt'), ['province', '函', '示例省水利厅', 'expired']);
    assert.deepEqual(shown('下/乙.txt'), ['county', '函', '示例市水务局', 'expired']);
    assert.deepEqual(shown('下/丙.txt'), ['province', '函', '示例市水务局', 'in-force']);
    assert.deepEqual(Object.keys(found).sort(), ['下/丙.txt', '下/乙.txt', '甲.txt'].sort());
  });

  it('leaves documents out', () => {
    const folder = corpusFolder({ '甲.txt': NOTICE, '旧/乙.txt': LETTER, '旧/corpus.yaml': 'defaults:\n  ignore: true\n' });
    assert.deepEqual(Object.keys(metadataIn(folder)), ['甲.txt']);
    put(folder, 'corpus/旧/corpus.yaml', 'defaults:\n  ignore: true\ndocuments:\n  乙.txt: { ignore: false }\n');
    assert.deepEqual(Object.keys(metadataIn(folder)).sort(), ['旧/乙.txt', '甲.txt']);
  });

  it('for figures and repeals that are read from the text: a target of the place that is said', () => {
    const folder = corpusFolder({ '甲.txt': '各县要做好登记工作。到2027年，农村自来水普及率达到95%以上。\n', 'corpus.yaml': 'defaults: { territory: 样例市 }\n' });
    assert.deepEqual([...load(folder).corpus.territories], ['示例省样例市']);
  });

  it('says where each value comes from', () => {
    const folder = corpusFolder({ '下/甲.txt': LETTER, 'corpus.yaml': 'defaults: { level: city }\n', '下/corpus.yaml': 'documents:\n  甲.txt: { date: 2024-01-02 }\n' });
    const { corpus, entryOf } = load(folder);
    assert.deepEqual(entryOf(corpus.documents[0]!).overridden, { level: 'corpus.yaml', date: '下/corpus.yaml' });
  });
});

describe('corpus.yaml: an index follows it', () => {
  const FILES = { '甲.txt': NOTICE, '乙.txt': LETTER, 'corpus.yaml': 'documents:\n  甲.txt: { status: in-force }\n' };

  function refreshed(folder: string): { read: number; outcomes: unknown[]; notes: unknown[] } {
    const { tally, outcomes, notes } = finishSteps(refreshFile(join(folder, 'all.whx'), { ...frameOf(folder), folders: [join(folder, 'corpus')] }, () => undefined));
    return { read: tally.read, outcomes: outcomes.map(({ path, outcome }) => `${outcome} ${path}`), notes: notes.map(({ path, position, message, broken }) => `${path}:${position.line} ${message.zh} ${String(broken)}`) };
  }

  it('and reads anew only what an edit touches', () => {
    const folder = corpusFolder(FILES);
    assert.equal(refreshed(folder).read, 2);
    assert.equal(refreshed(folder).read, 0);
    put(folder, 'corpus/corpus.yaml', `# 说明\n${FILES['corpus.yaml']}`);
    assert.equal(refreshed(folder).read, 0);
    put(folder, 'corpus/corpus.yaml', 'documents:\n  甲.txt: { status: repealed }\n');
    assert.deepEqual(refreshed(folder).outcomes, ['unchanged corpus/乙.txt', 'indexed corpus/甲.txt']);
    rmSync(join(folder, 'corpus/corpus.yaml'));
    assert.deepEqual(refreshed(folder).outcomes, ['unchanged corpus/乙.txt', 'indexed corpus/甲.txt']);
  });

  it('the cached one of a folder too, with each edit', () => {
    const folder = corpusFolder(FILES);
    for (const status of ['in-force', 'repealed', 'expired'] as const) {
      put(folder, 'corpus/corpus.yaml', `documents:\n  甲.txt: { status: ${status} }\n`);
      assert.equal(metadataIn(folder)['甲.txt']?.status, status);
    }
  });

  it('two documents of one text keep what is said of each', () => {
    const folder = corpusFolder({ '甲.txt': LETTER, '乙.txt': LETTER, 'corpus.yaml': 'documents:\n  甲.txt: { level: city }\n' });
    refreshed(folder);
    put(folder, 'corpus/corpus.yaml', 'documents:\n  乙.txt: { level: county }\n');
    const found = metadataIn(folder);
    assert.deepEqual([found['甲.txt']?.level, found['乙.txt']?.level], [undefined, 'county']);
  });

  it('a broken one stops nothing: its documents are there without it, what holds above still holds, and it is said', () => {
    const folder = corpusFolder({ '下/甲.txt': LETTER, 'corpus.yaml': 'defaults: { level: city }\n', '下/corpus.yaml': 'documents:\n  甲.txt: { levle: county, status: expired }\n' });
    assert.deepEqual(refreshed(folder).notes, ['corpus/下/corpus.yaml:2 没有“documents.甲.txt.levle”这个键，是否想写“level”？（整个文件未采用） true']);
    const { corpus, skipped } = load(folder);
    assert.deepEqual([corpus.documents[0]?.document.metadata.level, corpus.documents[0]?.document.metadata.status], ['city', undefined]);
    assert.deepEqual(skipped.map(({ path, reason }) => `${path} ${reason.zh}`), ['corpus/下/corpus.yaml:2:12 没有“documents.甲.txt.levle”这个键，是否想写“level”？（整个文件未采用）']);
  });

  it('names that match no file and unknown places are warnings: the rest of the file is used', () => {
    const folder = corpusFolder({ '甲乙丙.txt': LETTER, 'corpus.yaml': 'defaults: { level: city }\ndocuments:\n  甲乙丁.txt: { status: expired }\n  "旧/*": { territory: 无此市 }\n' });
    assert.deepEqual(refreshed(folder).notes, [
      'corpus/corpus.yaml:3 没有文件与“甲乙丁.txt”匹配，是否想写“甲乙丙.txt”？ false',
      'corpus/corpus.yaml:4 没有文件与“旧/*”匹配 false',
      'corpus/corpus.yaml:4 不认识 territory“无此市”；内置表以外的地名请在配置的 territories 中声明 false',
    ]);
    assert.equal(metadataIn(folder)['甲乙丙.txt']?.level, 'city');
  });

  it('is never a document itself', () => {
    const folder = corpusFolder({ 'corpus.yaml': 'defaults: { level: city }\n' });
    assert.throws(() => finishSteps(buildIndex({ ...frameOf(folder), folders: [join(folder, 'corpus')] }, undefined)), /holds no readable document/);
  });
});
