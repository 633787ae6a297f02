/** `wenheng citations`: what drafts cite and who cites a file, in every format; each is read back. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import stringWidth from 'string-width';
import { config, ROOT, wenheng, workspace, type Range } from '../support/cli.js';

const PLAN = '示例省节水行动实施方案';
const FILES = {
  'corpus/方案.txt': `${PLAN}\n\n示例政办发〔2024〕7号\n\n一、总体要求\n\n推进节水。\n\n示例省人民政府办公厅\n2024年3月4日\n`,
  'corpus/规划.txt': `示例省绿色矿山建设规划（2024—2030年）\n\n一、总体要求\n\n落实《${PLAN}》（示例政办发〔2024〕7号），推进矿山节水。\n\n二、保障措施\n\n按照示例政办发〔2024〕7号文件要求公开。\n`,
  'corpus/意见.txt': '示例省供热管理意见（征求意见稿）\n\n一、总体要求\n\n稳定供热。\n',
  'drafts/甲.md': `# 示例市节水工作方案\n\n一、总体要求\n\n落实《${PLAN}》（示例政办发〔2024〕7号，以下简称《方案》）。\n\n二、主要任务\n\n《方案》提出六条，该方案和《示例省供热管理意见》、《=没有|的"文件》一并执行，并参照示例办函〔2022〕18号。\n`,
  'plain.md': '# 示例市绿化工作方案\n\n一、总体要求\n\n推进绿化。\n',
  'wenheng.config.json': config({ asOf: '2026-11-22', corpus: 'corpus', exclude: ['plain.md'] }),
} as const;
const folder = workspace(FILES);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/citations.schema.json'), 'utf8')) as object);

/** Line and column of the first occurrence of a text in the draft, from 1. */
function placeOf(quoted: string): [string, string] {
  const before = FILES['drafts/甲.md'].split(quoted)[0]!.split('\n');
  return [String(before.length), String(before[before.length - 1]!.length + 1)];
}

interface CitationJson {
  title?: string;
  number?: string;
  shortName?: string;
  text: string;
  range: Range;
  resolved: { path: string | null; title: string; number: string | null; status: string | null } | null;
}

interface CitationsJson {
  version: number;
  files: { path: string; asOf: string; citations: CitationJson[] }[];
}

interface CitedByJson {
  version: number;
  cites: { path: string; title: string; number: string | null };
  citedBy: { path: string; corpus: string; title: string | null; number: string | null; places: { text: string; clause: string; range: Range }[] }[];
}

function citations(words: readonly string[], options: Parameters<typeof wenheng>[1] = {}): string {
  const { code, stdout, stderr } = wenheng(['citations', ...words], { cwd: folder, ...options });
  assert.deepEqual([code, stderr], [0, ''], words.join(' '));
  return stdout;
}

/** What is written as JSON, by its schema. */
function parsed(words: readonly string[], options: Parameters<typeof wenheng>[1] = {}): unknown {
  const result: unknown = JSON.parse(citations([...words, '--format', 'json'], options));
  assert.ok(validate(result), JSON.stringify(validate.errors, undefined, 2));
  return result;
}

const json = (words: readonly string[], options: Parameters<typeof wenheng>[1] = {}): CitationsJson => parsed(words, options) as CitationsJson;

/** Runs that must fail with code 2 and say why on standard error only. */
function fails(words: readonly string[], why: RegExp, options: Parameters<typeof wenheng>[1] = {}): void {
  const { code, stdout, stderr } = wenheng(['citations', ...words], { cwd: folder, ...options });
  assert.deepEqual([code, stdout], [2, ''], words.join(' '));
  assert.match(stderr, why);
}

/** Rows of a CSV text, by RFC 4180. */
function csvRows(text: string): string[][] {
  assert.equal(text[0], '\ufeff');
  assert.ok(text.endsWith('\r\n'));
  return text.slice(1, -2).split('\r\n').map((line) => {
    assert.match(line, /^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")*$/);
    return [...line.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell!.replaceAll('""', '"'));
  });
}

/** Rows of a Markdown table without the line below its head; escapes are read as Markdown reads them. */
function markdownRows(text: string): string[][] {
  const lines = text.trimEnd().split('\n').map((line) => line.slice(2, -2).split(/(?<!\\)\s\|\s/));
  assert.ok(lines[1]!.every((cell) => cell === '---'));
  return lines.filter((_, index) => index !== 1).map((cells) => cells.map((cell) => cell.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name]!)));
}

/** Rows of an aligned table: each column begins where it begins in the head. */
function tableRows(text: string): string[][] {
  const lines = text.trimEnd().split('\n');
  const starts = [...lines[0]!.matchAll(/\S+/g)].map(({ index }) => stringWidth(lines[0]!.slice(0, index)));
  return lines.map((line) => starts.map((start, column) => between(line, start, starts[column + 1] ?? Infinity).trim()));
}

function between(line: string, from: number, to: number): string {
  let at = 0;
  return [...line].filter((sign) => {
    const here = at;
    at += stringWidth(sign);
    return here >= from && here < to;
  }).join('');
}

describe('citations', () => {
  it('lists titles, numbers, short names and 该方案 with the documents that they mean, as JSON', () => {
    const { version, files } = json(['drafts/甲.md']);
    const [file] = files;
    const text = FILES['drafts/甲.md'];
    assert.deepEqual([version, files.length, file!.path, file!.asOf], [1, 1, 'drafts/甲.md', '2026-11-22']);
    for (const citation of file!.citations) {
      const { start, end } = citation.range;
      assert.equal(text.slice(start.offset, end.offset), citation.text);
      const line = text.split('\n')[start.line - 1]!;
      assert.equal(line.slice(start.column - 1, end.column - 1), citation.text);
    }
    const plan = { path: '方案.txt', title: PLAN, number: '示例政办发〔2024〕7号', status: null };
    const named = { title: PLAN, number: '示例政办发〔2024〕7号', shortName: '方案' };
    assert.deepEqual(file!.citations.map((citation) => ({ ...citation, range: undefined })), [
      { ...named, text: `《${PLAN}》`, range: undefined, resolved: plan },
      { ...named, text: '《方案》', range: undefined, resolved: plan },
      { ...named, text: '该方案', range: undefined, resolved: plan },
      { title: '示例省供热管理意见', text: '《示例省供热管理意见》', range: undefined, resolved: { path: '意见.txt', title: '示例省供热管理意见（征求意见稿）', number: null, status: 'draft' } },
      { title: '=没有|的"文件', text: '《=没有|的"文件》', range: undefined, resolved: null },
      { number: '示例办函〔2022〕18号', text: '示例办函〔2022〕18号', range: undefined, resolved: null },
    ]);
  });

  it('knows documents that only the facts know, without a path', () => {
    const { files } = json(['-', '--corpus', 'corpus'], { input: '# 示例市方案\n\n一、总体要求\n\n落实《产业结构调整指导目录》和《示例省不存在的意见》，贯彻《中华人民共和国国民经济和社会发展第十四个五年规划和2035年远景目标纲要》。\n' });
    const known = files[0]!.citations.filter(({ resolved }) => resolved);
    for (const { resolved } of known) assert.equal(resolved!.path, null);
    assert.ok(known.length > 0);
  });

  it('says that a document is repealed from the day on which the corpus says so', () => {
    const here = workspace({
      'draft.md': '# 示例市物资管理方案\n\n一、总体要求\n\n落实《示例省物资储备办法》。\n',
      'corpus/储备.txt': '示例省物资储备办法\n\n示例政发〔2019〕2号\n\n第一条 储备物资。\n\n示例省人民政府\n2019年3月4日\n',
      'corpus/管理.txt': '示例省物资管理办法\n\n第九条 本办法自2024年5月1日起施行。《示例省物资储备办法》（示例政发〔2019〕2号）同时废止。\n\n示例省人民政府\n2024年4月1日\n',
      'wenheng.config.json': config({ corpus: 'corpus', territory: '示例市' }),
    });
    const status = (day: string): string | null => json(['draft.md', '--as-of', day], { cwd: here }).files[0]!.citations[0]!.resolved!.status;
    assert.deepEqual([status('2024-04-30'), status('2024-05-01')], [null, 'repealed']);
    assert.match(citations(['draft.md', '--as-of', '2024-05-01'], { cwd: here }), /已废止 +储备\.txt/);
  });

  it('writes CSV that no spreadsheet takes for formulas', () => {
    const [head, ...rows] = csvRows(citations(['drafts/甲.md', '--format', 'csv']));
    assert.deepEqual(head, ['文件', '行', '列', '引用', '题名', '文号', '简称', '所指文件', '所指文件文号', '状态', '路径']);
    assert.deepEqual(rows[0], ['drafts/甲.md', ...placeOf('《示例省节水'), `《${PLAN}》`, PLAN, '示例政办发〔2024〕7号', '方案', PLAN, '示例政办发〔2024〕7号', '', '方案.txt']);
    assert.deepEqual(rows[4], ['drafts/甲.md', ...placeOf('《=没有'), '《=没有|的"文件》', '\'=没有|的"文件', '', '', '', '', '', '']);
    assert.deepEqual(rows.map((row) => row.length), Array(6).fill(11));
  });

  it('writes Markdown in which a document’s words are text', () => {
    const [head, ...rows] = markdownRows(citations(['drafts/甲.md', '--format', 'markdown']));
    assert.deepEqual(head, ['位置', '引用', '文号', '简称', '所指文件', '状态', '路径']);
    assert.deepEqual(rows[3], [`drafts/甲.md:${placeOf('《示例省供热').join(':')}`, '《示例省供热管理意见》', '—', '—', '示例省供热管理意见（征求意见稿）', '征求意见稿', '意见.txt']);
    assert.equal(rows[4]![1], '《=没有|的"文件》');
  });

  it('writes a table whose columns stand under each other', () => {
    const rows = tableRows(citations(['drafts/甲.md']));
    const at = (quoted: string): string => `drafts/甲.md:${placeOf(quoted).join(':')}`;
    assert.deepEqual(rows, [
      ['位置', '引用', '文号', '状态', '路径'],
      [at('《示例省节水'), `《${PLAN}》`, '示例政办发〔2024〕7号', '—', '方案.txt'],
      [at('《方案》提出'), '《方案》', '示例政办发〔2024〕7号', '—', '方案.txt'],
      [at('该方案'), '该方案', '示例政办发〔2024〕7号', '—', '方案.txt'],
      [at('《示例省供热'), '《示例省供热管理意见》', '—', '征求意见稿', '意见.txt'],
      [at('《=没有'), '《=没有|的"文件》', '—', '—', '—'],
      [at('示例办函'), '示例办函〔2022〕18号', '示例办函〔2022〕18号', '—', '—'],
    ]);
    assert.match(citations(['drafts/甲.md', '--lang', 'en']), /^place +citation +number +status +path\n/);
  });

  it('reads files, folders, globs and standard input as check does', () => {
    assert.deepEqual(json([]).files.map(({ path }) => path), ['drafts/甲.md']);
    assert.deepEqual(json(['drafts', 'plain.md']).files.map(({ path }) => path), ['drafts/甲.md', 'plain.md']);
    assert.deepEqual(json(['*.md']).files.map(({ path, citations: found }) => [path, found.length]), [['plain.md', 0]]);
    const [file] = json(['-', '--stdin-filename', 'drafts/丙.md'], { input: FILES['drafts/甲.md'] }).files;
    assert.deepEqual([file!.path, file!.asOf, file!.citations[0]!.resolved!.path], ['drafts/丙.md', '2026-11-22', '方案.txt']);
  });

  it('goes by the corpus, the configuration and the day that it is given', () => {
    const here = workspace({ 'a.md': FILES['drafts/甲.md'], 'one/方案.txt': FILES['corpus/方案.txt'], 'two/意见.txt': FILES['corpus/意见.txt'], 'x.json': config({ corpus: 'one', asOf: '2025-01-01' }) });
    const found = (...words: string[]): (string | undefined)[] => json(['a.md', ...words], { cwd: here }).files[0]!.citations.map(({ resolved }) => resolved?.path ?? undefined);
    assert.deepEqual(found(), [undefined, undefined, undefined, undefined, undefined, undefined]);
    assert.deepEqual(found('--config', 'x.json').slice(0, 4), ['方案.txt', '方案.txt', '方案.txt', undefined]);
    assert.deepEqual(found('--config', 'x.json', '--corpus', 'two').slice(0, 4), [undefined, undefined, undefined, '意见.txt']);
    assert.equal(found('--corpus', 'one', '--corpus', 'two').filter((path) => path !== undefined).length, 4);
    const days = [['--config', 'x.json'], ['--config', 'x.json', '--as-of', '2025-06-01']].map((words) => json(['a.md', ...words], { cwd: here }).files[0]!.asOf);
    assert.deepEqual(days, ['2025-01-01', '2025-06-01']);
  });

  it('says that nothing is cited', () => {
    assert.equal(citations(['plain.md']), '没有引用文件。\n');
    assert.equal(citations(['plain.md', '--lang', 'en']), 'No document is cited.\n');
    assert.equal(csvRows(citations(['plain.md', '--format', 'csv'])).length, 1);
  });

  it('is 2 for wrong usage, and where nothing was read', () => {
    fails(['没有.md'], /路径不存在：没有\.md/);
    fails(['drafts/甲.md', '--format', 'cvs'], /--format cvs：只能是 table、csv、json、markdown，是否想写“csv”/);
    fails(['drafts/甲.md', '--corpus', 'missing'], /语料库不存在：missing/);
    fails(['drafts/甲.md', '--config', 'missing.json'], /missing\.json.*不存在/);
    fails(['drafts/甲.md', '--as-of', '2026-02-30'], /应为 YYYY-MM-DD/);
    fails(['-'], /没有读到任何文稿/);
    fails(['-', '--lang', 'en'], /No draft was read/);
  });

  it('says on standard error what it passed over', () => {
    const here = workspace({ 'drafts/a.md': FILES['drafts/甲.md'], 'drafts/b.txt': '%PDF-1.7\n' });
    const { code, stdout, stderr } = wenheng(['citations', 'drafts', '--format', 'json'], { cwd: here });
    assert.deepEqual([code, (JSON.parse(stdout) as CitationsJson).files.length], [0, 1]);
    assert.match(stderr, /^wenheng: 跳过 drafts\/b\.txt：.*PDF/);
  });
});

describe('citations --cites', () => {
  const CLAUSES = ['按照示例政办发〔2024〕7号文件要求公开。', `落实《${PLAN}》（示例政办发〔2024〕7号），推进矿山节水。`];

  it('lists the documents of the corpus that cite a file, one line each with the clauses', () => {
    const rows = tableRows(citations(['--cites', 'corpus/方案.txt']));
    assert.deepEqual(rows[0], ['路径', '题名', '文号', '条款']);
    assert.equal(rows.length, 2);
    assert.deepEqual(rows[1]!.slice(0, 2), ['corpus/规划.txt', '示例省绿色矿山建设规划（2024—2030年）']);
    for (const clause of CLAUSES) assert.ok(rows[1]![3]!.includes(clause), rows[1]![3]);
    assert.deepEqual(csvRows(citations(['--cites', 'corpus/方案.txt', '--format', 'csv'])).length, 2);
    assert.deepEqual(markdownRows(citations(['--cites', 'corpus/方案.txt', '--format', 'markdown']))[1]![0], 'corpus/规划.txt');
  });

  it('gives every place as JSON', () => {
    const { version, cites, citedBy } = parsed(['--cites', 'corpus/方案.txt']) as CitedByJson;
    assert.deepEqual([version, cites], [1, { path: 'corpus/方案.txt', title: PLAN, number: '示例政办发〔2024〕7号' }]);
    assert.deepEqual(citedBy.map(({ path, corpus }) => [path, corpus]), [['规划.txt', 'corpus']]);
    const text = FILES['corpus/规划.txt'];
    assert.deepEqual(citedBy[0]!.places.map(({ range: { start, end }, text: quoted }) => [text.slice(start.offset, end.offset), quoted]), [[`《${PLAN}》`, `《${PLAN}》`], ['示例政办发〔2024〕7号', '示例政办发〔2024〕7号']]);
    assert.deepEqual(citedBy[0]!.places.map(({ clause }) => clause).sort(), [...CLAUSES].sort());
  });

  it('finds who cites a draft that is not in the corpus', () => {
    const here = workspace({ 'draft.md': `# ${PLAN}\n\n一、总体要求\n\n推进节水。\n`, 'corpus/规划.txt': FILES['corpus/规划.txt'] });
    assert.match(citations(['--cites', 'draft.md', '--corpus', 'corpus'], { cwd: here }), /\ncorpus\/规划\.txt /);
  });

  it('says that nobody does', () => {
    assert.equal(citations(['--cites', 'plain.md']), '语料库中没有引用 plain.md 的文件。\n');
    assert.equal(citations(['--cites', 'plain.md', '--lang', 'en']), 'No document of the corpus cites plain.md.\n');
  });

  it('is 2 where there is nothing to look in or to look for', () => {
    fails(['--cites', '没有.md'], /路径不存在/);
    fails(['--cites', 'plain.md', 'drafts'], /--cites 不与路径同用：drafts/);
    fails(['--cites', 'corpus/*.txt'], /应写明一个文件/);
    fails(['--cites', ''], /--cites 的值为空/);
    const bare = workspace({ 'draft.md': FILES['plain.md'] });
    fails(['--cites', 'draft.md'], /没有语料库，请用 --corpus/, { cwd: bare });
    fails(['--cites', 'draft.md', '--lang', 'en'], /There is no corpus/, { cwd: bare });
  });
});
