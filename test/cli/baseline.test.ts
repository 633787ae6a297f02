/** Baselines on the command line: written, used, pruned; what is broken is named. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkJson, config, put, wenheng, workspace, type CheckJson } from '../support/cli.js';
import { ERROR, WARNING } from '../support/drafts.js';

const OLD = '深入贯彻党的十九大精神，推动数字经济做实做强。';
const MORE = '全面贯彻党的十八大精神，抓好落实。';

/** Findings that count, as `path rule text`, and the number of those in the baseline. */
function standing({ files, summary }: CheckJson): [string[], number] {
  return [files.flatMap(({ path, findings }) => findings.filter((finding) => !finding.suppressed && !finding.baselined).map(({ rule, text }) => `${path} ${rule} ${text}`)), summary.baselined];
}

const FLAG = ['--baseline', 'baseline.json', '--rule', 'duplicate-across-drafts=off'];
const judged = (folder: string, words: readonly string[] = ['.', ...FLAG]): [string[], number] => standing(checkJson(words, { cwd: folder }));
const write = (folder: string, words: readonly string[] = ['.', ...FLAG]): string => {
  const { code, stderr } = wenheng(['check', '--write-baseline', ...words], { cwd: folder });
  assert.equal(code, 0, stderr);
  return stderr;
};
const textOf = (folder: string, path = 'baseline.json'): string => readFileSync(join(folder, path), 'utf8');

describe('check --write-baseline', () => {
  it('writes what was found, a line each, in an order of its own, and exits 0', () => {
    const folder = workspace({ 'wenheng.config.json': config(), 'b/error.md': ERROR, 'a.md': `${WARNING}\n${MORE}\n` });
    assert.match(write(folder), /已写入基线 baseline\.json：2 份文稿的 3 个问题（新增 3，删去 0）/);
    const written = textOf(folder);
    const shape = written.replace(/"[0-9a-f]{16}"/g, '"…"');
    assert.equal(shape, `{
  "version": 1,
  "files": {
    "a.md": {
      "…": { "rule": "outdated-meeting", "count": 1, "text": "党的十九大" },
      "…": { "rule": "outdated-meeting", "count": 1, "text": "党的十八大" }
    },
    "b/error.md": {
      "…": { "rule": "heading-sequence", "count": 1, "text": "一、" }
    }
  }
}
`.replaceAll('"党的十九大"', JSON.stringify(textFound(folder, 'a.md', 0))).replaceAll('"党的十八大"', JSON.stringify(textFound(folder, 'a.md', 1))));
    write(folder);
    assert.equal(textOf(folder), written);
    assert.deepEqual(judged(folder), [[], 3]);
    assert.equal(wenheng(['check', '.', ...FLAG, '--fail-on', 'info'], { cwd: folder }).code, 0);
  });

  it('takes the configured file, otherwise one beside the configuration, and says how to use that', () => {
    const named = workspace({ 'wenheng.config.json': config({ baseline: 'old/known.json' }), 'old/.keep': '', 'drafts/a.md': WARNING });
    assert.match(write(named, ['drafts/a.md']), /已写入基线 old\/known\.json/);
    assert.deepEqual(Object.keys(JSON.parse(textOf(named, 'old/known.json')).files), ['../drafts/a.md']);
    assert.deepEqual(judged(named, ['drafts/a.md']), [[], 1]);
    const unnamed = workspace({ 'wenheng.config.json': config(), 'drafts/a.md': WARNING });
    assert.match(write(unnamed, ['drafts/a.md']), /已写入基线 wenheng-baseline\.json.*\n.*"baseline": "wenheng-baseline\.json"/);
    assert.deepEqual(judged(unnamed, ['drafts/a.md']), [['drafts/a.md outdated-meeting 党的十九大精神'], 0]);
    const bare = workspace({ 'drafts/a.md': WARNING });
    write(bare, ['drafts/a.md']);
    assert.ok(existsSync(join(bare, 'wenheng-baseline.json')));
  });

  it('keeps what belongs to drafts and rules that were not in the run, and prunes the rest', () => {
    const folder = workspace({ 'wenheng.config.json': config(), 'a.md': WARNING, 'b.md': `${ERROR}\n${MORE}\n`, 'gone.md': MORE });
    write(folder);
    put(folder, 'a.md', WARNING.replace(OLD, '推动数字经济做实做强。'));
    put(folder, 'b.md', '# 示例市园区建设工作方案\n\n一、总体要求\n\n坚持企业主体。\n');
    rmSync(join(folder, 'gone.md'));
    write(folder, ['b.md', ...FLAG, '--only', 'heading-sequence']);
    const kept = Object.entries(JSON.parse(textOf(folder)).files as Record<string, Record<string, { rule: string }>>).map(([path, entries]) => `${path} ${Object.values(entries).map(({ rule }) => rule).join()}`);
    assert.deepEqual(kept, ['a.md outdated-meeting', 'b.md outdated-meeting']);
    write(folder);
    assert.deepEqual(JSON.parse(textOf(folder)), { version: 1, files: {} });
  });

  it('writes nothing where nothing was checked', () => {
    const folder = workspace({ 'wenheng.config.json': config(), 'a.md': WARNING });
    const { code, stderr } = wenheng(['check', 'a.md', '--write-baseline', '--only', 'duplicate-clause', ...FLAG.slice(0, 2)], { cwd: folder });
    assert.equal(code, 2);
    assert.match(stderr, /未写基线/);
    assert.ok(!existsSync(join(folder, 'baseline.json')));
  });
});

function textFound(folder: string, path: string, index: number): string {
  return checkJson([path], { cwd: folder }).files[0]!.findings[index]!.text;
}

describe('check --baseline', () => {
  const folder = workspace({ 'wenheng.config.json': config(), 'a.md': WARNING });
  before(() => void write(folder));
  afterEach(() => put(folder, 'a.md', WARNING));

  it('does not count what it holds, also under text that was put in above, and counts a copy', () => {
    assert.deepEqual(judged(folder), [[], 1]);
    put(folder, 'a.md', WARNING.replace('一、总体要求', '一、背景\n\n园林绿化按季检查。\n\n二、总体要求').replace('二、主要任务', '三、主要任务'));
    assert.deepEqual(judged(folder), [[], 1]);
    put(folder, 'a.md', `${WARNING}\n${OLD}\n`);
    assert.deepEqual(judged(folder, ['a.md', ...FLAG, '--only', 'outdated-meeting']), [['a.md outdated-meeting 党的十九大精神'], 1]);
    assert.equal(wenheng(['check', 'a.md', ...FLAG, '--fail-on', 'warning'], { cwd: folder }).code, 1);
  });

  it('counts a copy in another draft, and not a draft that was renamed', () => {
    put(folder, 'b.md', WARNING);
    assert.deepEqual(judged(folder), [['b.md outdated-meeting 党的十九大精神'], 1]);
    rmSync(join(folder, 'a.md'));
    const { stderr } = wenheng(['check', 'b.md', ...FLAG], { cwd: folder });
    assert.match(stderr, /基线中的 a\.md 现为 b\.md/);
    assert.deepEqual(judged(folder), [[], 1]);
    renameSync(join(folder, 'b.md'), join(folder, 'a.md'));
  });

  it('names what is stale, on standard error and in the report, without failing', () => {
    put(folder, 'a.md', WARNING.replace(OLD, '推动数字经济做实做强。'));
    const { code, stderr } = wenheng(['check', 'a.md', ...FLAG], { cwd: folder });
    assert.equal(code, 0);
    assert.match(stderr, /a\.md：基线 baseline\.json 中有 1 个问题已不存在（outdated-meeting“党的十九大精神”），用 --write-baseline 清理/);
    const { baselines } = checkJson(['a.md', ...FLAG], { cwd: folder });
    assert.deepEqual(baselines!.map(({ path, stale }) => [path, stale.map(({ path: draft, gone, entries }) => [draft, gone, entries.map(({ rule, text, count }) => `${rule} ${text} ${count}`)])]), [['baseline.json', [['a.md', false, ['outdated-meeting 党的十九大精神 1']]]]]);
    assert.equal(wenheng(['check', 'a.md', ...FLAG, '--only', 'heading-sequence'], { cwd: folder }).stderr, '');
    assert.match(wenheng(['check', 'a.md', ...FLAG, '--lang', 'en'], { cwd: folder }).stderr, /1 finding\(s\) in the baseline baseline\.json no longer exist/);
  });

  it('tells programs what it has written, and whether a configuration names it', () => {
    const named = workspace({ 'wenheng.config.json': config({ baseline: 'old.json', asOf: '2026-01-02' }), 'a.md': WARNING });
    const unnamed = workspace({ 'a.md': WARNING });
    const written = (cwd: string): unknown[] => checkJson(['--write-baseline', '.'], { cwd }).baselines!.map((baseline) => [baseline.path, baseline.written]);
    assert.deepEqual(written(named), [['old.json', { named: true, drafts: 1, findings: 1, added: 1, removed: 0 }]]);
    assert.deepEqual(written(unnamed), [['wenheng-baseline.json', { named: false, drafts: 1, findings: 1, added: 1, removed: 0 }]]);
    assert.equal(checkJson(['.'], { cwd: named }).baselines![0]!.written, undefined);
  });

  it('names a draft that is gone', () => {
    const here = workspace({ 'wenheng.config.json': config(), 'a.md': WARNING, 'b.md': ERROR });
    write(here);
    rmSync(join(here, 'b.md'));
    assert.match(wenheng(['check', '.', ...FLAG], { cwd: here }).stderr, /b\.md：文稿已不存在，基线 baseline\.json 中有 1 个问题已不存在（heading-sequence“一、”）/);
  });

  it('gives way to a suppression, which uses nothing of it up', () => {
    put(folder, 'a.md', WARNING.replace(OLD, `<!-- wenheng-disable-next-line outdated-meeting -- 引文 -->\n${OLD}\n\n${OLD}`));
    const { summary } = checkJson(['a.md', ...FLAG, '--only', 'outdated-meeting'], { cwd: folder });
    assert.deepEqual([summary.suppressed, summary.baselined, summary.warning], [1, 1, 0]);
  });

  it('is told in every format that can', () => {
    const { stdout } = wenheng(['check', 'a.md', ...FLAG], { cwd: folder });
    assert.match(stdout, /没有要显示的问题（1 个问题已记入基线）/);
    assert.match(stdout, /0 个提示（另有 1 个已记入基线）/);
    const html = wenheng(['check', 'a.md', ...FLAG, '--format', 'html'], { cwd: folder }).stdout;
    assert.match(html, /<summary>已记入基线的问题（1）<\/summary>/);
    assert.doesNotMatch(html, /已屏蔽的问题/);
    const sarif = JSON.parse(wenheng(['check', 'a.md', ...FLAG, '--format', 'sarif'], { cwd: folder }).stdout);
    assert.deepEqual(sarif.runs[0].results.map(({ baselineState }: { baselineState: string }) => baselineState), ['unchanged']);
  });

  it('is never replaced by a report', () => {
    const { code, stderr } = wenheng(['check', 'a.md', ...FLAG, '--format', 'json=baseline.json'], { cwd: folder });
    assert.deepEqual([code, /输出文件与文稿、基线或另一输出相同/.test(stderr)], [2, true]);
  });
});

describe('a baseline that cannot be used', () => {
  const cases: Record<string, [content: string | undefined, message: RegExp]> = {
    'because it is not there': [undefined, /基线文件 \S+bad\.json 不存在；用 wenheng check --write-baseline 生成/],
    'because it is no JSON': ['<<<<<<< HEAD\n', /基线文件 \S+bad\.json:1:1 不是合法的 JSON/],
    'because it is another file': ['{ "name": "x" }', /基线文件 \S+bad\.json:1:1 不是文衡的基线文件/],
    'because it is newer': ['{\n "version": 2, "files": [] }', /基线文件 \S+bad\.json:2:2 是版本 2 的基线/],
    'because of a key': ['{ "version": 1, "files": {}, "fils": {} }', /没有“fils”这个键，是否想写“files”？/],
    'because of a count': ['{ "version": 1, "files": { "a.md": { "0123456789abcdef": { "rule": "x", "count": 0, "text": "" } } } }', /bad\.json:1:73 “files\.a\.md\.0123456789abcdef\.count”的值不对，应为正整数/],
    'because of a fingerprint': ['{ "version": 1, "files": { "a.md": { "x": { "rule": "x", "count": 1, "text": "" } } } }', /16 位十六进制指纹/],
  };
  for (const [name, [content, message]] of Object.entries(cases)) {
    it(`${name}, is an error with its place, by flag and by configuration`, () => {
      const here = workspace({ 'wenheng.config.json': config({ baseline: 'bad.json' }), 'flag/wenheng.config.json': config(), 'flag/a.md': WARNING, 'a.md': WARNING, ...(content !== undefined && { 'bad.json': content }) });
      for (const words of [['a.md'], ['flag/a.md', '--baseline', 'bad.json']]) {
        const { code, stderr, stdout } = wenheng(['check', ...words], { cwd: here });
        assert.deepEqual([code, stdout], [2, '']);
        assert.match(stderr, message);
      }
      if (content === undefined) return;
      assert.equal(wenheng(['check', 'a.md', '--write-baseline'], { cwd: here }).code, 2);
      assert.equal(textOf(here, 'bad.json'), content);
    });
  }

  it('does not keep other commands from working', () => {
    const here = workspace({ 'wenheng.config.json': config({ baseline: 'none.json' }), 'a.md': WARNING });
    assert.equal(wenheng(['citations', 'a.md'], { cwd: here }).code, 0);
  });
});
