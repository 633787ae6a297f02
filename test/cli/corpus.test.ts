/** `wenheng corpus list`, `show` and `doctor`: what they say of a folder and of an index file, in every format, and how they end. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { config, put, ROOT, wenheng, workspace } from '../support/cli.js';

const LONG = '各县应当认真做好用水登记工作，逐户核定用水定额，并把登记结果在政府网站公开，接受群众监督。';
const OLD = `示例市用水管理办法\n\n示市政发〔2015〕5号\n\n第一条 ${LONG}\n\n第二条 供水企业每年公布一次管网检修计划，对漏损率偏高的管段限期改造，并报水务部门备案。\n\n2015年3月4日\n`;
const NEW = `示例市供水用水条例\n\n示市政发〔2022〕8号\n\n第一条 供水单位应当保障水质，按月公布检测结果，接受社会监督。\n\n第二条 本条例自2022年7月1日起施行，《示例市用水管理办法》（示市政发〔2015〕5号）同时废止。\n\n2022年5月6日\n`;
const PLAN = `---\nterritory: 示例省示例市\n---\n示例市水务发展纲要\n\n一、主要目标\n\n到2027年，农村自来水普及率达到95%以上。\n\n二、重点任务\n\n按照《示例市用水管理办法》，${LONG}\n\n2023年1月2日\n`;
const SOUND = { 'corpus/条例.txt': NEW, 'corpus/规划.md': PLAN.replace('《示例市用水管理办法》', '《示例市供水用水条例》'), 'wenheng.config.json': config({ corpus: 'corpus' }) };
const FILES = { ...SOUND, 'corpus/规划.md': PLAN, 'corpus/旧/办法.txt': OLD };

type Json = Record<string, unknown>;

function schemaOf(name: string): (value: unknown) => void {
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(ROOT, `docs/${name}.schema.json`), 'utf8')) as object);
  return (value) => assert.ok(validate(value), JSON.stringify(validate.errors, undefined, 2));
}
const SCHEMAS = { list: schemaOf('corpus-list'), show: schemaOf('corpus-show'), doctor: schemaOf('corpus-doctor') };

function run(words: readonly string[], folder: string, code = 0): string {
  const ran = wenheng(['corpus', ...words], { cwd: folder });
  assert.equal(ran.code, code, ran.stderr);
  return ran.stdout;
}

/** What is written as JSON, by its schema. */
function json<T>(name: keyof typeof SCHEMAS, words: readonly string[], folder: string, code = 0): T {
  const result = JSON.parse(run([name, ...words, '--format', 'json'], folder, code)) as T;
  SCHEMAS[name](result);
  return result;
}

function fails(words: readonly string[], folder: string, why: RegExp): void {
  const { code, stdout, stderr } = wenheng(['corpus', ...words], { cwd: folder });
  assert.deepEqual([code, stdout], [2, ''], words.join(' '));
  assert.match(stderr, why);
}

describe('corpus list', () => {
  const folder = workspace(FILES);
  interface ListJson {
    documents: { path: string; title: string; number: string | null; date: string; level: string; territory: string; status: string | null; clauses: number; overridden: string[] }[];
    total: number;
  }

  it('lists every document with what is known of it', () => {
    const { documents, total } = json<ListJson>('list', [], folder);
    assert.equal(total, 3);
    assert.deepEqual(documents.map(({ path, title, number, date, level, territory, status }) => [path, title, number, date, level, territory, status]), [
      ['旧/办法.txt', '示例市用水管理办法', '示市政发〔2015〕5号', '2015-03-04', 'city', '示例省示例市', null],
      ['条例.txt', '示例市供水用水条例', '示市政发〔2022〕8号', '2022-05-06', 'city', '示例省示例市', null],
      ['规划.md', '示例市水务发展纲要', null, '2023-01-02', 'city', '示例省示例市', null],
    ]);
  });

  it('lists those of a level, territory, status or year, also by what corpus.yaml says', () => {
    const here = workspace({ ...FILES, 'corpus/旧/corpus.yaml': 'defaults: { status: superseded, territory: 样例市 }\n' });
    const paths = (words: readonly string[]): string[] => json<ListJson>('list', words, here).documents.map(({ path }) => path);
    assert.deepEqual(paths(['--status', 'superseded']), ['旧/办法.txt']);
    assert.deepEqual(paths(['--territory', '样例市']), ['旧/办法.txt']);
    assert.deepEqual(paths(['--territory', '示例省', '--year', '2022']), ['条例.txt']);
    assert.deepEqual(paths(['--level', 'county']), []);
    assert.deepEqual(json<ListJson>('list', ['--status', 'superseded'], here).documents[0]?.overridden.sort(), ['status', 'territory']);
  });

  it('writes a table, CSV and Markdown, in both languages', () => {
    const lines = run(['list'], folder).trimEnd().split('\n');
    assert.match(lines[0]!, /^题名 +文号 +日期 +层级 +地域 +状态 +段数 +路径$/);
    assert.match(lines[1]!, /^示例市用水管理办法 +示市政发〔2015〕5号 +2015-03-04 +市级 +示例省示例市 +— +2 +corpus\/旧\/办法\.txt$/);
    assert.equal(lines.at(-1), '语料库共 3 份文件，列出 3 份');
    assert.match(run(['list', '--lang', 'en', '--year', '2015'], folder), /^title +number +date [^]*3 documents in the corpus, 1 listed\n$/);
    assert.match(run(['list', '--format', 'csv'], folder), /"示例市用水管理办法","示市政发〔2015〕5号","2015-03-04"/);
    assert.match(run(['list', '--format', 'markdown'], folder), /\| 示例市用水管理办法 \| 示市政发〔2015〕5号 \|/);
  });

  it('is 2 for wrong usage, and where there is no corpus', () => {
    fails(['list'], workspace({}), /没有语料库，请用 --corpus 或在配置中指明/);
    fails(['list', '--corpus', '无'], folder, /语料库不存在：无/);
    fails(['list', '--level', 'town'], folder, /--level town：只能是/);
    fails(['list', '--status', 'repeal'], folder, /--status repeal：只能是 .*，是否想写“repealed”？/);
    fails(['list', '--year', '22'], folder, /--year 22：应为四位年份/);
    fails(['list', '--territory', '无此市'], folder, /不认识地名“无此市”/);
    fails(['lst'], folder, /没有命令“lst”|lst/);
  });
});

describe('corpus show', () => {
  const folder = workspace({ ...FILES, 'corpus/corpus.yaml': 'documents:\n  旧/办法.txt: { issuer: 示例市人民政府 }\n' });
  interface ShowJson {
    path: string;
    metadata: Record<string, { value: string; source: Json }>;
    outline: { depth: number; label: string; title: string }[];
    targets: number;
    citations: number;
    citedBy: { path: string; places: number }[];
    repealedBy: { path: string; since: string; replaced: boolean }[];
    versions: { path: string }[];
  }

  it('finds a document by path, file, number, title, and a part of it', () => {
    for (const word of ['旧/办法.txt', 'corpus/旧/办法.txt', '办法.txt', join(folder, 'corpus/旧/办法.txt'), '示市政发（2015）5号', '示例市用水管理办法', '《示例市用水管理办法》', '用水管理']) {
      assert.equal(json<ShowJson>('show', [word], folder).path, '旧/办法.txt', word);
    }
  });

  it('says of each value where it comes from, and who repeals and cites it', () => {
    const { metadata, citedBy, repealedBy } = json<ShowJson>('show', ['办法.txt'], folder);
    assert.deepEqual([metadata['title'], metadata['number'], metadata['issuer'], metadata['territory']], [
      { value: '示例市用水管理办法', source: { kind: 'text', line: 1 } },
      { value: '示市政发〔2015〕5号', source: { kind: 'text', line: 3 } },
      { value: '示例市人民政府', source: { kind: 'corpus.yaml', file: 'corpus.yaml' } },
      { value: '示例省示例市', source: { kind: 'derived' } },
    ]);
    assert.deepEqual(citedBy.map(({ path, places }) => [path, places]), [['条例.txt', 1], ['规划.md', 1]]);
    assert.deepEqual(repealedBy.map(({ path, since, replaced }) => [path, since, replaced]), [['条例.txt', '2022-07-01', true]]);
  });

  it('counts targets and citations and gives the outline', () => {
    const { metadata, outline, targets, citations } = json<ShowJson>('show', ['规划.md'], folder);
    assert.deepEqual(outline.map(({ depth, label, title }) => [depth, label, title]), [[0, '一、', '主要目标'], [0, '二、', '重点任务']]);
    assert.deepEqual([targets, citations, metadata['territory']?.source], [1, 1, { kind: 'front-matter', line: 2 }]);
  });

  it('names other versions', () => {
    const here = workspace({ ...FILES, 'corpus/新/办法.txt': OLD.replace('2015〕5', '2019〕6').replaceAll('2015年', '2019年') });
    assert.deepEqual(json<ShowJson>('show', ['旧/办法.txt'], here).versions.map(({ path }) => path), ['新/办法.txt']);
  });

  it('writes a card for readers', () => {
    const card = run(['show', '办法.txt'], folder);
    assert.match(card, /^corpus\/旧\/办法\.txt\n\n题名 +示例市用水管理办法 +\(正文第 1 行\)\n/);
    assert.match(card, /发文机关 +示例市人民政府 +\(corpus\.yaml\)/);
    assert.match(card, /被废止或取代 \(1\)\n {2}2022-07-01 《示例市供水用水条例》 corpus\/条例\.txt\n/);
    assert.match(run(['show', '办法.txt', '--lang', 'en'], folder), /Repealed by \(1\)\n[^]*Cited by \(2\)/);
    assert.match(run(['show', '规划.md', '--format', 'markdown'], folder), /^# 示例市水务发展纲要\n[^]*\| 地域 \| 示例省示例市 \| 文首元数据，第 2 行 \|[^]*## 提纲\n\n- 一、主要目标\n/);
  });

  it('is 2 where a word names none or several, and says which', () => {
    fails(['show', '不存在的办法'], folder, /语料库中没有“不存在的办法”/);
    fails(['show', '示例市'], folder, /“示例市”可指 3 份文件，请写明路径：\n {2}corpus\/旧\/办法\.txt 《示例市用水管理办法》/);
    fails(['show'], folder, /缺少参数/);
  });
});

interface DoctorJson {
  findings: { kind: string; path: string; message: string; hint: string; proposal: Json; blanks: string[]; related: { path: string }[] }[];
  files: { path: string; reason: string }[];
  summary: { documents: number; byKind: Record<string, number> };
}

function examined(files: Readonly<Record<string, string | Uint8Array>>, words: readonly string[] = []): [kind: string, path: string, message: string, proposal: Json, blanks: string[]][] {
  const { findings } = json<DoctorJson>('doctor', ['--as-of', '2026-11-22', ...words], workspace(files), 1);
  return findings.map(({ kind, path, message, proposal, blanks }) => [kind, path, message, proposal, blanks]);
}

describe('corpus doctor', () => {
  it('is 0 and says so where nothing is to be mended', () => {
    const folder = workspace(SOUND);
    assert.equal(run(['doctor', '--as-of', '2026-11-22'], folder), '2 份文件，没有发现要整理的问题（基准日 2026-11-22）\n');
    assert.equal(run(['doctor', '--as-of', '2026-11-22', '--lang', 'en'], folder), '2 documents, nothing to mend (as of 2026-11-22)\n');
    assert.deepEqual(json<DoctorJson>('doctor', [], folder).findings, []);
  });

  const CASES: readonly (readonly [name: string, files: Readonly<Record<string, string>>, found: ReturnType<typeof examined>])[] = [
    ['a document that another one replaces', { '旧/办法.txt': OLD }, [['superseded', '旧/办法.txt', '自2022-07-01起被《示例市供水用水条例》（条例.txt，2022-05-06）取代，而本件未标注', { status: 'superseded' }, []]]],
    ['not one that is marked so', { '旧/办法.txt': OLD, 'corpus.yaml': 'documents:\n  旧/办法.txt: { status: superseded }\n', '无.txt': `${LONG}\n` }, [['missing', '无.txt', '没有读到题名、日期、层级和地域', {}, ['title', 'date', 'territory']]]],
    ['a text that is there twice', { '副本.txt': NEW }, [['double', '条例.txt', '与 副本.txt 正文相同', { ignore: true }, []]]],
    ['the same title and number with another text', { '副本.txt': NEW.replace('按月公布检测结果', '每季度公布一次检测结果，并设立举报电话') }, [['double', '条例.txt', '与 副本.txt 题名和文号相同', { ignore: true }, []]]],
    ['an older version', { '规则.txt': NEW.replace('示例市供水用水条例', '示例市管网检修规则').replace('2022〕8', '2023〕1').replace(/，《[^》]*》（[^）]*）同时废止/, ''), '规则新.txt': NEW.replace('示例市供水用水条例', '示例市管网检修规则').replace('2022〕8', '2024〕2').replace(/，《[^》]*》（[^）]*）同时废止/, '').replace('2022年5月6日', '2024年5月6日') }, [['version', '规则.txt', '已有较新的版本（规则新.txt，2024-05-06），而本件未标注', { status: 'superseded' }, []]]],
    ['a day in the future', { '来日.txt': NEW.replace('供水用水条例', '节水条例').replace('2022〕8号', '2027〕1号').replace('2022年5月6日', '2027年5月6日').replace('按月', '按季') }, [['date', '来日.txt', '日期 2027-05-06 晚于基准日 2026-11-22', {}, ['date']]]],
    ['a day far from the year of the number', { '远.txt': NEW.replace('供水用水条例', '节水条例').replace('2022〕8号', '2012〕1号').replace('按月', '按季') }, [['date', '远.txt', '日期 2022-05-06 与文号的年份 2012 相差较远', {}, ['date']]]],
    ['a day far from the years in the title', { '远.txt': NEW.replace('供水用水条例', '2015年节水规定').replace('2022〕8号', '2022〕3号').replace('按月', '按季') }, [['date', '远.txt', '日期 2022-05-06 与题名中的年份 2015 相差较远', {}, ['date']]]],
    ['a day that only the name of the file tells', { '节水条例（2021-03-04）.txt': NEW.replace('供水用水条例', '节水条例').replace('2022〕8号', '2021〕3号').replace('2022年5月6日\n', '').replace('按月', '按季') }, [['missing', '节水条例（2021-03-04）.txt', '没有读到日期；文件名写有 2021-03-04', { date: '2021-03-04' }, []]]],
    ['digits that are scrambled', { '乱.txt': NEW.replace('供水用水条例', '节水条例').replace('2022〕8号', '2022〕3号').replace('按月公布', '到4549年全部公布') }, [['scrambled', '乱.txt', '有不可能的年份 4549，数字大概已错乱', {}, []]]],
    ['a text that ends in mid sentence', { '断.txt': `示例市节水条例\n\n2022年5月6日\n\n第一条 供水单位应当保障水质。\n\n第二条 ${LONG.replace('。', '，')}\n` }, [['cut', '断.txt', '全文在句中结束：“…网站公开，接受群众监督，”', {}, []]]],
  ];
  for (const [name, files, found] of CASES) {
    it(`finds ${name}`, () => assert.deepEqual(examined({ ...SOUND, ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`corpus/${path}`, text])) }), found));
  }

  it('finds a text that has exactly the length of a cell', () => {
    const head = '示例市节水条例\n\n2022年5月6日\n\n第一条 供水单位应当保障水质。\n\n';
    const text = head + LONG.replace('。', '；').repeat(1000).slice(0, 32_767 - head.length);
    assert.deepEqual(examined({ ...SOUND, 'corpus/长.txt': `${text}\n` }).map(([kind, path, message]) => [kind, path, message.slice(0, 27)]), [['cut', '长.txt', '全文正好 32767 字，是电子表格单元格的上限，结尾']]);
  });

  it('proposes lines for corpus.yaml which, pasted, mend what is certain', () => {
    const folder = workspace({ ...FILES, 'corpus/副本.txt': NEW, 'corpus/无.txt': '供水单位应当保障水质，按月公布检测结果。\n' });
    const yaml = run(['doctor', '--as-of', '2026-11-22', '--format', 'yaml'], folder, 1);
    assert.match(yaml, /^# 放进 corpus 的 corpus\.yaml；# 开头的行请查实后填写\ndocuments:\n/);
    assert.ok(yaml.includes('  # 示例市用水管理办法\n  # 自2022-07-01起被《示例市供水用水条例》（副本.txt，2022-05-06）取代，而本件未标注\n  "旧/办法.txt":\n    status: superseded\n'), yaml);
    assert.ok(yaml.includes('  "条例.txt":\n    ignore: true\n'), yaml);
    assert.ok(yaml.includes('  # "无.txt":\n  #   title: ""\n  #   date: YYYY-MM-DD\n  #   territory: ""\n'), yaml);
    put(folder, 'corpus/corpus.yaml', yaml);
    const { findings, files } = json<DoctorJson>('doctor', ['--as-of', '2026-11-22'], folder, 1);
    assert.deepEqual([findings.map(({ kind, path }) => [kind, path]), files], [[['missing', '无.txt']], []]);
  });

  it('tells files that are not in the corpus, and what is wrong in its corpus.yaml', () => {
    const folder = workspace({ ...SOUND, 'corpus/图.txt': Uint8Array.of(0, 1), 'corpus/corpus.yaml': 'documents:\n  无此文件.txt: { status: expired }\n' });
    const { files } = json<DoctorJson>('doctor', [], folder, 1);
    assert.deepEqual(files.map(({ path }) => path), ['corpus/图.txt', 'corpus/corpus.yaml:2:3']);
    assert.match(run(['doctor'], folder, 1), /^未读入 \(2\)\n {4}corpus\/图\.txt +[^\n]*\n {4}corpus\/corpus\.yaml:2:3 +没有文件与“无此文件\.txt”匹配\n\n2 份文件，2 个问题：未读入 2（基准日 [-0-9]+）\n$/);
  });

  it('writes a table by kind with what to do, CSV and Markdown', () => {
    const folder = workspace(FILES);
    const table = run(['doctor', '--as-of', '2026-11-22'], folder, 1);
    assert.match(table, /^失效未标注 \(1\)\n {2}建议：写 status: superseded\n {4}corpus\/旧\/办法\.txt +自2022-07-01起被/);
    assert.match(table, /3 份文件，1 个问题：失效未标注 1（基准日 2026-11-22）\n加 --format yaml 得到可以贴进 corpus\.yaml 的内容\n$/);
    assert.match(run(['doctor', '--format', 'csv'], folder, 1), /"失效未标注","corpus\/旧\/办法\.txt","示例市用水管理办法"/);
    assert.match(run(['doctor', '--format', 'markdown'], folder, 1), /\| 失效未标注 \| corpus\/旧\/办法\.txt \|[^]*## 可以贴进 corpus\.yaml 的内容\n\n {4}# 放进 corpus/);
    assert.doesNotMatch(run(['doctor', '--lang', 'en'], folder, 1).replace(/《[^》]*》|[^ ]*\.txt/g, ''), /[\u4e00-\u9fff]/);
  });

  it('works on an index file as on its folder', () => {
    const folder = workspace(FILES);
    assert.equal(wenheng(['index', 'corpus', '--out', 'all.whx'], { cwd: folder }).code, 0);
    const kinds = (corpus: string): unknown => json<DoctorJson>('doctor', ['--corpus', corpus, '--as-of', '2026-11-22'], folder, 1).findings.map(({ kind, path, message }) => [kind, path, message]);
    assert.deepEqual(kinds('all.whx'), kinds('corpus'));
  });

  it('is 2 for wrong usage', () => {
    fails(['doctor'], workspace({}), /没有语料库/);
    fails(['doctor', '--format', 'xml'], workspace(FILES), /--format xml：只能是 table、csv、json、markdown、yaml/);
    fails(['doctor', '--as-of', '明天'], workspace(FILES), /--as-of 明天/);
  });
});
