/** Exit codes of `check`: 0 clean, 1 findings, 2 whatever keeps the run from being one; 2 beats 1, and never 0 for nothing. */

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CLEAN, CORPUS_TEXT, ERROR, WARNING } from '../support/drafts.js';
import { checkJson, wenheng, workspace } from '../support/cli.js';

const PDF = '%PDF-1.7\n1 0 obj\n';

/** Runs in a folder that must fail with code 2 and say why on standard error only. */
function fails(folder: string, words: readonly string[], why: RegExp): void {
  const { code, stdout, stderr } = wenheng(words, { cwd: folder });
  assert.equal(code, 2, `${words.join(' ')} → ${code}: ${stderr}`);
  assert.match(stderr, why);
  assert.doesNotMatch(stderr, /\n {4}at /, 'no stack trace');
  assert.equal(stdout, '');
}

describe('check: exit codes', () => {
  const folder = workspace({
    'clean.md': CLEAN,
    'warning.md': WARNING,
    'error.md': ERROR,
    'corpus/意见.txt': CORPUS_TEXT,
    'report.pdf': PDF,
    'binary.txt': Uint8Array.of(0x41, 0, 0, 0x42),
    'empty.md': '',
    'empty/photo.jpg': 'x',
    'mixed/draft.md': WARNING,
    'mixed/data.txt': PDF,
    'no-text/a.txt': '\n\n',
  });

  it('is 0 where nothing is found', () => assert.equal(wenheng(['check', 'clean.md'], { cwd: folder }).code, 0));

  it('is 1 from --fail-on upward, by default from errors on', () => {
    const worst = { 'error.md': 'error', 'warning.md': 'warning', 'clean.md': 'info' };
    const levels = ['info', 'warning', 'error', 'never'];
    for (const [file, severity] of Object.entries(worst)) {
      for (const level of levels) {
        const { code } = wenheng(['check', file, '--corpus', 'corpus', '--fail-on', level], { cwd: folder });
        assert.equal(code, levels.indexOf(severity) >= levels.indexOf(level) ? 1 : 0, `${file} --fail-on ${level}`);
      }
    }
    assert.equal(wenheng(['check', 'error.md'], { cwd: folder }).code, 1);
    assert.equal(wenheng(['check', 'warning.md'], { cwd: folder }).code, 0);
  });

  it('counts infos for --fail-on info although --quiet hides them', () => {
    const words = ['clean.md', '--corpus', 'corpus', '--quiet'];
    const { code, stdout } = wenheng(['check', ...words, '--fail-on', 'info'], { cwd: folder });
    assert.equal(code, 1);
    assert.doesNotMatch(stdout, /duplicate-clause/);
    assert.match(stdout, /1 个提示未显示/);
    const json = checkJson(words, { cwd: folder });
    assert.deepEqual(json.files[0]!.findings, []);
    assert.equal(json.summary.info, 1);
  });

  it('does not count suppressed findings', () => {
    const draft = WARNING.replace('深入贯彻', '<!-- wenheng-disable-next-line outdated-meeting -- 引用当时的文件 -->\n深入贯彻');
    const here = workspace({ 'draft.md': draft });
    assert.equal(wenheng(['check', 'draft.md', '--fail-on', 'info'], { cwd: here }).code, 0);
    const { files, summary } = checkJson(['draft.md'], { cwd: here });
    assert.deepEqual(files[0]!.findings[0]!.suppressed, { reason: '引用当时的文件' });
    assert.deepEqual([summary.warning, summary.suppressed], [0, 1]);
    assert.match(wenheng(['check', 'draft.md'], { cwd: here }).stdout, /1 个问题已屏蔽/);
  });

  it('is 2 for inputs that are not there', () => {
    fails(folder, ['check', '没有.md'], /路径不存在：没有\.md/);
    fails(folder, ['check', '*.docx'], /没有文件与“\*\.docx”匹配/);
    fails(folder, ['check', 'empty'], /文件夹中没有可检查的文稿：empty/);
    fails(folder, ['check', ''], /为空/);
  });

  it('is 2 for named files that are no text', () => {
    fails(folder, ['check', 'report.pdf'], /report\.pdf.*PDF/);
    fails(folder, ['check', 'binary.txt'], /binary\.txt.*二进制/);
  });

  it('says that a link leads back to itself', () => {
    symlinkSync('loop.md', join(folder, 'loop.md'));
    fails(folder, ['check', 'loop.md'], /loop\.md（链接循环）/);
  });

  it('skips files of a folder that are no text, and says so', () => {
    const json = checkJson(['mixed'], { cwd: folder });
    assert.deepEqual(json.files.map((file) => file.path), ['mixed/draft.md']);
    assert.deepEqual(json.skipped.map((entry) => entry.path), ['mixed/data.txt']);
    assert.match(json.skipped[0]!.reason, /PDF/);
    assert.equal(wenheng(['check', 'mixed'], { cwd: folder }).code, 0);
  });

  it('is 2 where nothing was checked', () => {
    for (const words of [['empty.md'], ['no-text'], ['-']]) {
      const { code, stderr } = wenheng(['check', ...words], { cwd: folder });
      assert.equal(code, 2, words.join(' '));
      assert.match(stderr, /没有检查任何文稿/);
    }
    const { code, stderr } = wenheng(['check', 'clean.md', '--only', 'duplicate-clause'], { cwd: folder });
    assert.equal(code, 2);
    assert.match(stderr, /没有检查任何内容/);
  });

  it('is 2 for a corpus that cannot be used', () => {
    fails(folder, ['check', 'clean.md', '--corpus', 'missing'], /语料库不存在：missing/);
    fails(folder, ['check', 'clean.md', '--corpus', 'empty'], /语料库中没有可读的文件：empty/);
    fails(folder, ['check', 'clean.md', '--corpus', 'no-text'], /语料库中没有可读的文件：no-text/);
    fails(folder, ['check', 'clean.md', '--corpus', 'warning.md'], /语料库应为文件夹.*warning\.md 两者都不是/);
    fails(folder, ['check', 'clean.md', '--corpus', 'store://host/x'], /store:\/\/host\/x/);
    fails(folder, ['check', 'clean.md', '--corpus', 'corpus', '--corpus', ''], /--corpus 的值为空/);
  });

  it('lets 2 beat 1', () => {
    fails(folder, ['check', 'error.md', '没有.md'], /没有\.md/);
    fails(folder, ['check', 'error.md', 'report.pdf'], /report\.pdf/);
    const { code, stderr } = wenheng(['check', 'error.md', '--format', 'json=no/such/folder/out.json'], { cwd: folder });
    assert.equal(code, 2);
    assert.match(stderr, /无法写入 no\/such\/folder\/out\.json（不存在）/);
  });

  it('is 2 for a bad configuration', () => {
    const bad = workspace({ 'draft.md': ERROR, 'wenheng.config.json': '{"rules": {"outdated-meting": "off"}}', 'other/draft.md': ERROR, 'other/wenheng.config.json': '{', 'folder/x.json': '{}' });
    fails(bad, ['check', 'draft.md'], /wenheng\.config\.json:1:12 没有规则“outdated-meting”，是否想写“outdated-meeting”？/);
    fails(bad, ['check', 'other'], /wenheng\.config\.json:1:2 不是合法的 JSON/);
    fails(bad, ['check', 'draft.md', '--config', 'nowhere.json'], /nowhere\.json.*不存在/);
    fails(bad, ['check', 'draft.md', '--config', 'folder'], /folder.*是文件夹/);
    fails(bad, ['check', 'draft.md', '--config', ''], /--config 的值为空/);
  });

  it('is 2 for wrong usage, with a suggestion where there is one', () => {
    const cases: [string[], RegExp][] = [
      [['check', 'clean.md', '--rule', 'outdated-meting=off'], /没有规则“outdated-meting”，是否想写“outdated-meeting”/],
      [['check', 'clean.md', '--rule', 'outdated-meeting=loud'], /应写成 规则=error\|warning\|info\|off/],
      [['check', 'clean.md', '--only', 'heading-sequense'], /没有规则“heading-sequense”，是否想写“heading-sequence”/],
      [['check', 'clean.md', '--only', ','], /--only 没有写明规则/],
      [['check', 'clean.md', '--formt', 'json'], /没有选项“--formt”，是否想写“--format”/],
      [['check', 'clean.md', '--format', 'jsn'], /没有输出格式“jsn”，是否想写“json”/],
      [['check', 'clean.md', '--format', 'json='], /没有写明文件/],
      [['check', 'clean.md', '--format', 'json', '--format', 'stylish'], /只有一种格式可以写到标准输出/],
      [['check', 'clean.md', '--fail-on', 'warn'], /--fail-on warn：只能是 error、warning、info、never，是否想写“warning”/],
      [['check', 'clean.md', '--level', 'citi'], /--level citi.*是否想写“city”/],
      [['check', 'clean.md', '--as-of', '2026-02-30'], /--as-of 2026-02-30：应为 YYYY-MM-DD/],
      [['check', 'clean.md', '--as-of'], /选项“--as-of <date>”缺少值/],
      [['check', 'clean.md', '--lang', 'fr'], /--lang fr：只能是 zh、en/],
      [['check', 'clean.md', '--stdin-filename', 'x.md'], /--stdin-filename 要与路径“-”/],
      [['chek', 'clean.md'], /没有命令“chek”，是否想写“check”/],
      [['explain'], /缺少参数 <rule>/],
      [['rules', 'x'], /参数过多/],
      [['rules', '--format', 'jsn'], /是否想写“json”/],
    ];
    for (const [words, why] of cases) fails(folder, words, why);
  });

  it('is 2 and a message for what is still to come, never silence', () => {
    const commands = ['responsibilities', 'review', 'diff', 'format', 'export'];
    for (const command of commands) fails(folder, [command, 'x', '--out', 'y'], new RegExp(`${command} 尚未支持`));
  });

  it('is 2 and shows the usage where no command is given', () => {
    const { code, stdout, stderr } = wenheng([], { cwd: folder });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /check \[options\] \[paths\.\.\.\]/);
  });
});
