/** `wenheng index --report`: what became of each file, in JSON by its schema and in Markdown; what corpus.yaml has to do with it; how the run ends. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { put, ROOT, wenheng, workspace } from '../support/cli.js';
import { CORPUS_TEXT } from '../support/drafts.js';
import { zip } from '../support/zip.js';

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/index-report.schema.json'), 'utf8')) as object);

interface ReportJson {
  index: string;
  replaced?: string;
  files: { path: string; outcome: string; reason?: string; title?: string; number?: string; date?: string; clauses?: number }[];
  overrides: { path: string; line: number; column: number; message: string; used: boolean }[];
  summary: Record<'files' | 'indexed' | 'unchanged' | 'ignored' | 'skipped' | 'failed' | 'documents' | 'clauses' | 'bytes' | 'seconds' | 'readPerSecond', number>;
}

const NOTICE = '示例市用水管理办法\n\n示市政发〔2015〕5号\n\n第一条 各县应当认真做好用水登记工作。\n\n第二条 供水企业每年公布一次检修计划。\n\n2015年3月4日\n';

/** Indexes and reads the report from standard output. */
function report(folder: string, code: number, words: readonly string[] = []): ReportJson {
  const ran = wenheng(['index', 'corpus', '--out', 'all.whx', '--report', 'json', ...words], { cwd: folder });
  assert.equal(ran.code, code, ran.stderr);
  const result = JSON.parse(ran.stdout) as ReportJson;
  assert.ok(validate(result), JSON.stringify(validate.errors, undefined, 2));
  return result;
}

describe('index --report', () => {
  it('says of every file what became of it, and why', () => {
    const folder = workspace({ 'corpus/办法.txt': NOTICE, 'corpus/空.txt': '', 'corpus/图.txt': Uint8Array.of(0, 1), 'corpus/旧/甲.txt': CORPUS_TEXT, 'corpus/corpus.yaml': 'documents:\n  旧/*: { ignore: true }\n' });
    const { index, files, overrides, summary } = report(folder, 1);
    assert.equal(index, 'all.whx');
    assert.deepEqual(files, [
      { path: 'corpus/办法.txt', outcome: 'indexed', title: '示例市用水管理办法', number: '示市政发〔2015〕5号', date: '2015-03-04', clauses: 2 },
      { path: 'corpus/图.txt', outcome: 'failed', reason: '是二进制文件，不是文本' },
      { path: 'corpus/旧/甲.txt', outcome: 'ignored', reason: '按 corpus.yaml 不收入' },
      { path: 'corpus/空.txt', outcome: 'skipped', reason: '没有正文' },
    ].sort((a, b) => (a.path < b.path ? -1 : 1)));
    assert.deepEqual(overrides, []);
    const { files: all, indexed, unchanged, ignored, skipped, failed, documents, clauses } = summary;
    assert.deepEqual({ all, indexed, unchanged, ignored, skipped, failed, documents, clauses }, { all: 4, indexed: 1, unchanged: 0, ignored: 1, skipped: 1, failed: 1, documents: 1, clauses: 2 });
  });

  it('tells what is taken over; what corpus.yaml leaves out makes no failure', () => {
    const folder = workspace({ 'corpus/办法.txt': NOTICE, 'corpus/旧.txt': CORPUS_TEXT });
    report(folder, 0);
    put(folder, 'corpus/corpus.yaml', 'documents:\n  旧.txt: { ignore: true }\n');
    assert.deepEqual(report(folder, 0).files.map(({ path, outcome }) => [path, outcome]), [['corpus/办法.txt', 'unchanged'], ['corpus/旧.txt', 'ignored']].sort((a, b) => (a[0]! < b[0]! ? -1 : 1)));
  });

  it('has what a corpus.yaml says wrongly: 1 where nothing of it is used, 0 where it is a warning', () => {
    const folder = workspace({ 'corpus/办法.txt': NOTICE, 'corpus/corpus.yaml': 'defaults:\n  levle: city\n' });
    assert.deepEqual(report(folder, 1).overrides, [{ path: 'corpus/corpus.yaml', line: 2, column: 3, message: '没有“defaults.levle”这个键，是否想写“level”？（整个文件未采用）', used: false }]);
    put(folder, 'corpus/corpus.yaml', 'defaults:\n  territory: 无此市\n');
    assert.deepEqual(report(folder, 0).overrides.map(({ line, message, used }) => [line, message, used]), [[1, '不认识 territory“无此市”；内置表以外的地名请在配置的 territories 中声明', true]]);
    assert.match(wenheng(['index', 'corpus', '--out', 'all.whx'], { cwd: folder }).stderr, /注意 corpus\/corpus\.yaml:1:1：不认识 territory“无此市”/);
  });

  it('has the members of an archive, which a corpus.yaml names behind the archive', () => {
    const folder = workspace({ 'corpus/全部.zip': zip([{ name: '甲.txt', content: NOTICE }, { name: '乙.txt', content: CORPUS_TEXT }]), 'corpus/corpus.yaml': 'documents:\n  全部.zip/甲.txt: { date: 2016-01-02 }\n  "**/乙.txt": { ignore: true }\n' });
    const shown = ({ files, overrides }: ReportJson): unknown => [files.map(({ path, outcome, date }) => [path, outcome, date]).sort(), overrides];
    const expected = (outcome: string): unknown => [[['corpus/全部.zip/甲.txt', outcome, '2016-01-02'], ['corpus/全部.zip/乙.txt', 'ignored', undefined]].sort(), []];
    assert.deepEqual(shown(report(folder, 0)), expected('indexed'));
    assert.deepEqual(shown(report(folder, 0)), expected('unchanged'));
  });

  it('has members of an archive as a corpus.yaml says of the archive, unless it says so of the member', () => {
    const folder = workspace({ 'corpus/全部.zip': zip([{ name: '甲.txt', content: NOTICE }, { name: '乙.txt', content: NOTICE.replace('用水', '用电') }]), 'corpus/corpus.yaml': 'documents:\n  全部.zip/甲.txt: { date: 2016-01-02 }\n  全部.zip: { date: 2017-01-02, number: 示例政发〔2017〕1号 }\n' });
    const shown = ({ files, overrides }: ReportJson): unknown => [files.map(({ path, date, number }) => [path, date, number]).sort(), overrides];
    const expected = [[['corpus/全部.zip/甲.txt', '2016-01-02', '示例政发〔2017〕1号'], ['corpus/全部.zip/乙.txt', '2017-01-02', '示例政发〔2017〕1号']].sort(), []];
    assert.deepEqual(shown(report(folder, 0)), expected);
    put(folder, 'corpus/全部.zip', zip([{ name: '甲.txt', content: NOTICE }, { name: '乙.txt', content: NOTICE.replace('用水', '用电') }, { name: '图.png' }]));
    assert.deepEqual(shown({ ...report(folder, 0), files: report(folder, 0).files.filter(({ path }) => !path.endsWith('.png')) }), expected);
    put(folder, 'corpus/corpus.yaml', '');
    assert.deepEqual(report(folder, 0).files.flatMap(({ path, date, number }) => (path.endsWith('.png') ? [] : [[date, number]])), [['2015-03-04', '示市政发〔2015〕5号'], ['2015-03-04', '示市政发〔2015〕5号']]);
  });

  it('goes into files, in both formats; a document’s words stay text', () => {
    const folder = workspace({ 'corpus/办法.txt': NOTICE.replace('用水管理', '用水|管理*'), 'corpus/空.txt': '' });
    const { code, stdout } = wenheng(['index', 'corpus', '--out', 'all.whx', '--report', 'json=报告.json', '--report', 'markdown=报告.md'], { cwd: folder });
    assert.deepEqual([code, stdout], [1, '']);
    assert.ok(validate(JSON.parse(readFileSync(join(folder, '报告.json'), 'utf8'))));
    const markdown = readFileSync(join(folder, '报告.md'), 'utf8');
    assert.match(markdown, /^# 入库报告：all\.whx\n\n2 个文件：新读 1、跳过 1。索引共 1 份文件、2 段、/);
    assert.match(markdown, /## 不在索引中\n\n\| 文件 \| 结果 \| 原因 \|\n\| --- \| --- \| --- \|\n\| corpus\/空\.txt \| 跳过 \| 没有正文 \|\n/);
    assert.ok(markdown.includes('| corpus/办法.txt | 新读 | 示例市用水\\|管理\\*办法 | 示市政发〔2015〕5号 | 2015-03-04 | 2 |'), markdown);
    assert.match(wenheng(['index', 'corpus', '--out', 'all.whx', '--report', 'markdown', '--lang', 'en'], { cwd: folder }).stdout, /^# Index report: all\.whx\n\n2 files: unchanged 1, skipped 1\./);
  });

  const REFUSED: readonly (readonly [name: string, words: readonly string[], why: RegExp])[] = [
    ['an unknown format', ['--report', 'jsn'], /没有输出格式“jsn”，是否想写“json”？/],
    ['no file after =', ['--report', 'json='], /--report json= 没有写明文件/],
    ['two on standard output', ['--report', 'json', '--report', 'markdown'], /只有一种格式可以写到标准输出/],
    ['the index as its file', ['--report', 'json=all.whx'], /--report 的输出文件与索引、语料或另一输出相同：all\.whx/],
    ['a document as its file', ['--report', 'json=corpus/办法.txt'], /--report 的输出文件与索引、语料或另一输出相同：corpus\/办法\.txt/],
  ];
  for (const [name, words, why] of REFUSED) {
    it(`ends with 2 for ${name}, and writes nothing`, () => {
      const folder = workspace({ 'corpus/办法.txt': NOTICE });
      const { code, stdout, stderr } = wenheng(['index', 'corpus', '--out', 'all.whx', ...words], { cwd: folder });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, why);
      assert.equal(existsSync(join(folder, 'all.whx')), false);
      assert.equal(readFileSync(join(folder, 'corpus/办法.txt'), 'utf8'), NOTICE);
    });
  }
});
