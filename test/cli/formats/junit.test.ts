/** `--format junit`: read back by a strict XML parser, the findings of the JSON format as test cases. */

import assert from 'node:assert/strict';
import { parseStringPromise } from 'xml2js';
import { config, wenheng, workspace } from '../../support/cli.js';
import { CLEAN, CORPUS_TEXT } from '../../support/drafts.js';
import { HARD, inAllFormats, isOpen, said, saidByJson, type Said, type Written } from '../../support/formats.js';

interface Told {
  readonly $?: { readonly message?: string; readonly type?: string };
  readonly _: string;
}

interface TestCase {
  readonly $: { readonly name: string; readonly classname: string; readonly file: string; readonly line?: string };
  readonly failure?: Told[];
  readonly error?: Told[];
  readonly skipped?: Told[];
  readonly 'system-out'?: string[];
}

interface Suite {
  readonly $: Record<string, string>;
  readonly testcase: TestCase[];
}

interface Suites {
  readonly $: Record<string, string>;
  readonly testsuite: Suite[];
}

async function read(text: string): Promise<Suites> {
  const { testsuites } = (await parseStringPromise(text, { strict: true })) as { testsuites: Suites };
  for (const { $, testcase } of [...testsuites.testsuite, { $: testsuites.$, testcase: casesOf(testsuites) }]) {
    const having = (key: 'failure' | 'error' | 'skipped'): string => String(testcase.filter((each) => each[key]).length);
    assert.deepEqual([$['tests'], $['failures'], $['errors'], $['skipped']], [String(testcase.length), having('failure'), having('error'), having('skipped')]);
  }
  return testsuites;
}

function casesOf({ testsuite }: Suites): TestCase[] {
  return testsuite.flatMap((suite) => suite.testcase);
}

const PLACED = /^([a-z-]+) (\d+):(\d+)/;

/** The findings among the test cases; a rule's id and a place make their names. */
function findingsIn(suites: Suites): Said[] {
  return casesOf(suites).flatMap(({ $, failure, skipped, 'system-out': output }) => {
    const [, rule = '', line = ''] = PLACED.exec($.name) ?? [];
    if (rule === '' || rule === 'suppression') return [];
    assert.equal($.line, line);
    const [first = ''] = (failure?.[0]?._ ?? skipped?.[0]?._ ?? output?.[0] ?? '').split('\n');
    const message = first.slice(first.indexOf(`${$.file}:${line}:`)).replace(/^.*?:\d+:\d+ (?:(?:错误|警告|提示|error|warning|info) )?/, '');
    if (failure) assert.deepEqual({ ...failure[0]!.$ }, { message, type: rule });
    return [{ path: $.file, rule, line: Number(line), message }];
  });
}

async function assertSame({ json, text }: Written): Promise<Suites> {
  const suites = await read(text.junit);
  assert.deepEqual(said(findingsIn(suites)), saidByJson(json));
  return suites;
}

describe('check --format junit', () => {
  it('says the same of the sample drafts, in both languages and with --quiet', async () => {
    for (const words of [[], ['--lang', 'en'], ['--quiet']]) {
      const written = inAllFormats(['test/drafts', '--as-of', '2026-11-22', ...words]);
      const { testsuite } = await assertSame(written);
      assert.deepEqual(testsuite.map(({ $ }) => $['name']), written.json.files.map(({ path }) => path));
      assert.deepEqual(testsuite[0]!.testcase.map(({ $ }) => $.name), [words.includes('en') ? 'No findings' : '未发现问题']);
    }
  });

  it('fails what reaches --fail-on and tells the rest', async () => {
    for (const failOn of ['error', 'warning', 'info', 'never']) {
      const written = inAllFormats(['test/drafts', '--as-of', '2026-11-22', '--fail-on', failOn]);
      const suites = await assertSame(written);
      const failing: readonly string[] = { error: ['error'], warning: ['error', 'warning'], info: ['error', 'warning', 'info'], never: [] }[failOn]!;
      const failed = casesOf(suites).filter((each) => each.failure);
      assert.deepEqual(said(failed.map(({ $, failure }) => ({ path: $.file, rule: $.name.split(' ')[0]!, line: Number($.line), message: failure![0]!.$!.message! }))), saidByJson(written.json, ({ severity }) => failing.includes(severity)));
      assert.equal(written.code, failed.length > 0 ? 1 : 0);
    }
  });

  it('names no two cases of a draft alike', async () => {
    for (const { testcase } of (await read(inAllFormats(['test/drafts', '--as-of', '2026-11-22']).text.junit)).testsuite) {
      const names = testcase.map(({ $ }) => $.name);
      assert.deepEqual([...new Set(names)], names);
    }
  });

  it('keeps hard names and texts, and skips what is suppressed, with its reason', async () => {
    const written = inAllFormats(['稿 件', '--as-of', '2026-11-22'], { cwd: workspace(HARD) });
    const suites = await assertSame(written);
    const skipped = casesOf(suites).filter(({ $, skipped: found }) => found && PLACED.test($.name));
    assert.deepEqual(skipped.map(({ skipped: [told] = [] }) => told!.$!.message), ['已屏蔽：引述 <原文> & "历史"']);
    assert.deepEqual(said(skipped.map(({ $, skipped: [told] = [] }) => ({ path: $.file, rule: $.name.split(' ')[0]!, line: Number($.line), message: told!._.replace(/^.*?:\d+:\d+ /, '') }))), saidByJson(written.json, (finding) => !isOpen(finding)));
    assert.doesNotMatch(written.text.junit, /[\u0000-\u0008]/);
  });

  it('tells what went wrong and what was passed over', async () => {
    const { testsuite } = await read(inAllFormats(['稿 件', '--as-of', '2026-11-22'], { cwd: workspace(HARD) }).text.junit);
    assert.deepEqual(testsuite[1]!.testcase.map(({ $ }) => $.name), ['未发现问题', 'suppression 7:1', 'suppression 7:1 (2)']);
    assert.match(testsuite[1]!.testcase[1]!['system-out']![0]!, /没有写明理由/);
    assert.deepEqual(testsuite[2]!.testcase.map(({ $, skipped }) => [$.name, $.file, skipped![0]!.$!.message]), [['skipped', 'corpus/图.txt', '跳过：是二进制文件，不是文本']]);
  });

  it('does not call a draft clean whose infos are hidden', async () => {
    const cwd = workspace({ 'draft.md': CLEAN, 'corpus/意见.txt': CORPUS_TEXT, 'wenheng.config.json': config({ corpus: 'corpus' }) });
    const { stdout } = wenheng(['check', 'draft.md', '--quiet', '--format', 'junit'], { cwd });
    assert.deepEqual(casesOf(await read(stdout)).map(({ $ }) => $.name), ['没有要显示的问题（1 个提示未显示）']);
  });

  it('passes no draft that was not checked', async () => {
    const { stdout } = wenheng(['check', '-', '--format', 'junit', '--only', 'duplicate-clause'], { cwd: workspace({}), input: CLEAN });
    const cases = casesOf(await read(stdout));
    assert.ok(cases.length > 0 && cases.every(({ skipped }) => skipped));
    assert.match(cases.map(({ skipped }) => skipped![0]!.$!.message).join('\n'), /没有规则可以运行\n.*duplicate-clause.*没有指定语料库/);
  });
});
