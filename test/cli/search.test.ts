/** `wenheng search`: clauses of a corpus by text and by words, in every format, and how it ends. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { config, ROOT, wenheng, workspace, type Range } from '../support/cli.js';

const SHOPS = '鼓励百货店延长营业时间，设置夜间专线公交和临时停车区，节假日由商务部门统一发布活动安排并公布监督电话。';
const FILES = {
  'corpus/方案.txt': `示例市商圈改造方案\n\n一、主要任务\n\n${SHOPS}\n\n对购置环保餐具的|餐饮企业*给予*贷款贴息，贴息期限不超过两年。\n`,
  'corpus/sub/意见.txt': '示例省商贸流通意见\r\n\r\n一、任务\r\n\r\n支持餐饮企业申请贷款贴息，由县区审核后报市级复核。\r\n',
  'drafts/甲.md': '# 示例市夜间经济方案\n\n一、任务\n\n鼓励百货店延长营业时间。\n',
  'wenheng.config.json': config({ corpus: 'corpus' }),
} as const;
const folder = workspace(FILES);
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/search.schema.json'), 'utf8')) as object);

interface SearchJson {
  version: number;
  text: string;
  words: { word: string; clauses: number }[];
  total: number;
  saturated: boolean;
  matches: { path: string; corpus: string; title: string | null; found: string; similarity: number; containment: number; words?: string[]; text: string; range: Range }[];
  notChecked: { what: string; reason: string }[];
}

function search(words: readonly string[], options: Parameters<typeof wenheng>[1] = {}): string {
  const { code, stdout, stderr } = wenheng(['search', ...words], { cwd: folder, ...options });
  assert.equal(code, 0, stderr);
  return stdout;
}

/** What is written as JSON, by its schema. */
function json(words: readonly string[], options: Parameters<typeof wenheng>[1] = {}): SearchJson {
  const result = JSON.parse(search([...words, '--format', 'json'], options)) as SearchJson;
  assert.ok(validate(result), JSON.stringify(validate.errors, undefined, 2));
  return result;
}

/** Runs that must fail with code 2 and say why on standard error only. */
function fails(words: readonly string[], why: RegExp, options: Parameters<typeof wenheng>[1] = {}): void {
  const { code, stdout, stderr } = wenheng(['search', ...words], { cwd: folder, ...options });
  assert.deepEqual([code, stdout], [2, ''], words.join(' '));
  assert.match(stderr, why);
}

describe('search', () => {
  it('finds clauses that hold a short text, with their place', () => {
    const { version, text, total, saturated, matches } = json(['贷款贴息']);
    assert.deepEqual([version, text, total, saturated], [1, '贷款贴息', 2, false]);
    assert.deepEqual(matches.map(({ path, corpus, title, found, containment }) => [path, corpus, title, found, containment]).sort(), [
      ['sub/意见.txt', 'corpus', '示例省商贸流通意见', 'containment', 1],
      ['方案.txt', 'corpus', '示例市商圈改造方案', 'containment', 1],
    ]);
    for (const { path, text: clause, range } of matches) {
      const source = FILES[`corpus/${path}` as keyof typeof FILES];
      assert.equal(source.slice(range.start.offset, range.end.offset), clause);
      assert.equal(source.split(/\r?\n/)[range.start.line - 1]!.slice(range.start.column - 1, range.end.column - 1), clause);
    }
  });

  it('finds the clause that holds most of a long text', () => {
    const { matches } = json([`各县区要${SHOPS.replace('专线公交', '摆渡车')}`]);
    assert.deepEqual([matches[0]!.found, matches[0]!.text], ['containment', SHOPS]);
    assert.ok(matches[0]!.containment > 0.5 && matches[0]!.containment < 1);
  });

  it('finds clauses by their words, with the words that each holds', () => {
    const { matches, words } = json(['县区', '贷款贴息', '餐饮']);
    assert.deepEqual([matches[0]!.path, matches[0]!.found, matches[0]!.containment], ['sub/意见.txt', 'words', 1]);
    assert.ok(matches.every(({ text, words: held }) => held!.every((word) => text.includes(word))));
    assert.equal(words.find(({ word }) => word === '县区')?.clauses, 1);
  });

  it('lists as many as --limit says', () => {
    const { matches, total } = json(['贷款贴息', '--limit', '1']);
    assert.deepEqual([matches.length, total], [1, 2]);
    assert.match(search(['贷款贴息', '--limit', '1']), /共 2 段，列出 1 段\n$/);
  });

  it('writes a table, and Markdown in which a clause’s words are text', () => {
    const [head, ...lines] = search(['贷款贴息']).trimEnd().split('\n');
    assert.deepEqual(head!.split(/ +/), ['位置', '题名', '相符', '条款']);
    assert.ok(lines.some((line) => /^corpus\/方案\.txt:7:1 +示例市商圈改造方案 +原文 100% +.*贷款贴息/.test(line)), lines.join('\n'));
    assert.match(search(['贷款贴息', '--lang', 'en']), /^place +title +match +clause\n[^]*2 clauses found, 2 listed\n$/);
    const markdown = search(['贷款贴息', '--format', 'markdown']);
    assert.match(markdown, /^\| 位置 \| 题名 \| 相符 \| 条款 \|\n\| --- /);
    assert.ok(markdown.includes('环保餐具的\\|餐饮企业\\*给予\\*贷款贴息'), markdown);
  });

  it('reads the text from standard input, and takes the corpus that is named', () => {
    assert.equal(json(['-'], { input: `${SHOPS}\n` }).matches[0]!.text, SHOPS);
    const bare = workspace({ ...FILES, 'wenheng.config.json': '{}' });
    assert.deepEqual(json(['贷款贴息', '--corpus', 'corpus/sub'], { cwd: bare }).matches.map(({ path, corpus }) => [path, corpus]), [['意见.txt', 'corpus/sub']]);
  });

  it('is 0 and says so where nothing is found', () => {
    assert.equal(search(['海水淡化']), '语料库（2 份文件、3 段）中没有相符的条款。\n');
    assert.equal(search(['海水淡化', '--lang', 'en']), 'No clause of the corpus (2 documents, 3 clauses) matches.\n');
    const { matches, total } = json(['海水淡化']);
    assert.deepEqual([matches, total], [[], 0]);
  });

  it('is 2 for wrong usage and where there is no corpus', () => {
    fails(['贷款'], /没有语料库，请用 --corpus 或在配置中指明/, { cwd: workspace({}) });
    fails(['贷款', '--lang', 'en'], /There is no corpus: name one with --corpus or in the configuration/, { cwd: workspace({}) });
    fails(['贷款', '--corpus', 'missing'], /语料库不存在：missing/);
    fails(['贷款', '--corpus', ''], /--corpus 的值为空/);
    fails(['，。'], /没有写明要找的文字/);
    fails(['-'], /没有写明要找的文字/);
    fails([], /缺少参数 <text>/);
    fails(['贷款', '--limit', '0'], /--limit 0：应为 1 至 999999 的整数/);
    fails(['贷款', '--format', 'csv'], /--format csv：只能是 table、json、markdown/);
  });

  it('says what of the corpus was passed over', () => {
    const here = workspace({ ...FILES, 'corpus/图.txt': Uint8Array.of(0, 1) });
    assert.match(wenheng(['search', '贷款贴息'], { cwd: here }).stderr, /^wenheng: 跳过 corpus\/图\.txt：/m);
  });

  it('says that there is no segmenter, and goes by the text’s own words', () => {
    const here = workspace(FILES);
    cpSync(join(ROOT, 'dist'), join(here, 'tool/dist'), { recursive: true, filter: (path) => !path.includes('nodejieba') });
    const run = (words: readonly string[]): ReturnType<typeof spawnSync> => spawnSync(process.execPath, [join(here, 'tool/dist/cli.js'), 'search', ...words], { cwd: here, env: { LANG: 'zh_CN.UTF-8' }, encoding: 'utf8' });
    const { status, stdout, stderr } = run(['县区审核，贷款贴息', '--format', 'json']);
    assert.equal(status, 0, String(stderr));
    assert.match(String(stderr), /分词组件.*，按标点和空格分词/);
    const result = JSON.parse(String(stdout)) as SearchJson;
    assert.ok(validate(result), JSON.stringify(validate.errors));
    assert.deepEqual(result.words.map(({ word }) => word), ['县区审核', '贷款贴息']);
    assert.deepEqual(result.notChecked.map(({ what }) => what), ['分词']);
    assert.equal(result.matches[0]!.path, 'sub/意见.txt');
  });
});
