/** The interface itself: language, colour, help, `rules`, `explain`, and what standard output looks like. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { ROOT, wenheng, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, WARNING } from '../support/drafts.js';

const HAN = /[\u4e00-\u9fff]/;

describe('language', () => {
  const folder = workspace({ 'warning.md': WARNING });
  const closing = (words: string[], env = {}): string => wenheng(['check', 'warning.md', ...words], { cwd: folder, env }).stdout.trimEnd().split('\n').slice(-2).join('\n');

  it('follows --lang, then the locale; Chinese where the locale says nothing', () => {
    assert.match(closing(['--lang', 'en']), /^1 file, 1 finding: 0 errors, 1 warning, 0 info\n/);
    assert.match(closing(['--lang', 'zh'], { LANG: 'en_US.UTF-8' }), /^1 个文件，1 个问题/);
    assert.match(closing([], { LANG: 'en_US.UTF-8' }), /^1 file,/);
    for (const LANG of ['zh_CN.UTF-8', 'C', 'C.UTF-8', '']) assert.match(closing([], { LANG }), /^1 个文件/);
    assert.match(closing([], { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }), /^1 file,/);
    assert.match(wenheng(['--lang=en', 'check', 'warning.md'], { cwd: folder }).stdout, /\n1 file,/);
  });

  it('is complete: no Chinese in English messages but what they quote', () => {
    for (const words of [['check', 'no.md'], ['check', '--nope'], ['nope'], ['explain'], ['check', 'warning.md', '--level', 'x'], ['check', 'warning.md', '--only', 'x'], ['targets', 'no.md'], ['targets', 'warning.md', '--all'], ['targets', 'warning.md', '--ledger'], ['search'], ['search', '甲', '--limit', '0'], ['search', '甲'], ['corpus', 'list'], ['corpus', 'show', '甲'], ['corpus', 'doctor', '--format', 'x'], ['index', 'x', '--out', 'y', '--report', 'z'], ['review'], ['check', '-'], []]) {
      const { code, stderr } = wenheng([...words, '--lang', 'en'], { cwd: folder });
      assert.equal(code, 2, words.join(' '));
      assert.doesNotMatch(stderr, HAN, words.join(' '));
    }
    assert.doesNotMatch(wenheng(['rules', '--lang', 'en']).stdout, HAN);
    assert.doesNotMatch(wenheng(['--help', '--lang', 'en']).stdout, HAN);
  });
});

describe('colour', () => {
  const folder = workspace({ 'error.md': ERROR });

  it('is not in piped output and files, with and without NO_COLOR', () => {
    for (const env of [{}, { NO_COLOR: '1' }, { TERM: 'dumb' }]) assert.doesNotMatch(wenheng(['check', 'error.md'], { cwd: folder, env }).stdout, /\u001b/);
    wenheng(['check', 'error.md', '--format', 'stylish=out.txt'], { cwd: folder });
    assert.doesNotMatch(readFileSync(join(folder, 'out.txt'), 'utf8'), /\u001b/);
  });
});

describe('help', () => {
  it('is in one language and fits 80 columns', () => {
    for (const words of [['--help'], ['check', '--help'], ['citations', '--help'], ['targets', '--help'], ['rules', '--help'], ['explain', '--help'], ['index', '--help'], ['corpus', '--help'], ['corpus', 'list', '--help'], ['corpus', 'show', '--help'], ['corpus', 'doctor', '--help'], ['help', 'check']]) {
      for (const language of ['zh', 'en']) {
        const { code, stdout, stderr } = wenheng(['--lang', language, ...words]);
        assert.deepEqual([code, stderr], [0, '']);
        const options = stdout.split(/\n\n(?:示例|Examples)/)[0]!;
        for (const line of options.split('\n')) assert.ok(stringWidth(line) <= 80, line);
        assert.equal(/^(?:用法|选项)/m.test(stdout), language === 'zh');
      }
    }
  });

  it('names every option of the contract that works, and none that does not', () => {
    const { stdout } = wenheng(['check', '--help']);
    for (const option of ['--corpus', '--as-of', '--config', '--rule', '--only', '--format', '--fail-on', '--quiet', '--stats', '--territory', '--level', '--stdin-filename', '--lang', '--baseline', '--write-baseline', '--print-config', '--fix', '--fix-dry-run', '--since', '--cache']) assert.ok(stdout.includes(option), option);
  });

  it('shows the version', () => assert.match(wenheng(['--version']).stdout, /^\d+\.\d+\.\d+\n$/));
});

interface RuleJson {
  id: string;
  family: string;
  severity: string;
  summary: string;
  norm: string;
  fixable: boolean;
  needsCorpus: boolean;
  cliOnly: boolean;
  page: string;
}

describe('rules and explain', () => {
  const { version, rules } = JSON.parse(wenheng(['rules', '--format', 'json']).stdout) as { version: number; rules: RuleJson[] };

  it('list every rule with its metadata', () => {
    assert.equal(version, 1);
    assert.ok(rules.length > 0);
    assert.equal(new Set(rules.map((rule) => rule.id)).size, rules.length);
    for (const rule of rules) {
      assert.match(rule.id, /^[a-z]+(-[a-z]+)*$/);
      assert.ok(['targets', 'references', 'duplicates', 'structure', 'form'].includes(rule.family), rule.family);
      assert.ok(['error', 'warning', 'info', 'off'].includes(rule.severity), rule.severity);
      assert.match(rule.summary, HAN);
      assert.match(rule.norm, HAN);
      assert.deepEqual([typeof rule.fixable, typeof rule.needsCorpus, typeof rule.cliOnly], ['boolean', 'boolean', 'boolean']);
    }
  });

  it('list them as a table whose columns stand under each other', () => {
    const lines = wenheng(['rules']).stdout.trimEnd().split('\n');
    assert.deepEqual(lines.map((line) => line.split(/\s+/)[0]), rules.map((rule) => rule.id));
    const starts = lines.map((line, index) => stringWidth(line.slice(0, line.indexOf(rules[index]!.summary))));
    assert.equal(new Set(starts).size, 1);
  });

  for (const rule of rules) {
    it(`explain ${rule.id}`, () => {
      const { code, stdout, stderr } = wenheng(['explain', rule.id], { cwd: workspace({}) });
      assert.equal(code, 0, stderr);
      assert.ok(existsSync(join(ROOT, rule.page)), rule.page);
      assert.equal(stdout, readFileSync(join(ROOT, rule.page), 'utf8'));
      assert.ok(stdout.includes(rule.id));
    });
  }

  it('explain what does not exist: 2, with a suggestion', () => {
    const near = wenheng(['explain', `${rules[0]!.id}s`]);
    assert.equal(near.code, 2);
    assert.ok(near.stderr.includes(`是否想写“${rules[0]!.id}”？`), near.stderr);
    assert.deepEqual([wenheng(['explain', 'nonsense']).code, wenheng(['explain', '../../README']).code], [2, 2]);
  });
});

describe('stylish', () => {
  const long = WARNING.replace('深入贯彻', `${'全市上下统一思想认识，'.repeat(20)}深入贯彻`).replace('做实做强。', `做实做强，${'久久为功，'.repeat(30)}善作善成。`);
  const emoji = WARNING.replace('深入贯彻', '👨‍👩‍👧‍👦❤️1️⃣'.repeat(30) + '，深入贯彻');
  const folder = workspace({ 'clean.md': CLEAN, 'long.md': long, 'error.md': ERROR, 'emoji.md': emoji, 'c/意见.txt': CORPUS_TEXT });
  const lines = (words: string[], columns = '100'): string[] => wenheng(['check', ...words, '--corpus', 'c'], { cwd: folder, env: { COLUMNS: columns } }).stdout.split('\n');

  it('shows a finding, its text and where the evidence stands', () => {
    const shown = lines(['clean.md', '--as-of', '2026-01-02']);
    assert.equal(shown[0], 'clean.md');
    assert.equal(shown[1], '《示例市算力服务工作方案》  基准日 2026-01-02（命令行指定）');
    assert.match(shown[3]!, /^ {2}9:1 +提示 {2}本段与《.*》“.*”一节雷同（100%）。/);
    assert.match(shown[4]!, /^ {15}.*删去。 {2}duplicate-clause$/);
    assert.match(shown[5]!, /^ {9}│ 依托产业园区建设公共算力驿站.*…$/);
    assert.equal(shown[6], '         └ 依据 c/意见.txt:13:3');
    assert.match(shown[7]!, /^ {11}依托产业园区.*…$/);
    assert.match(shown.at(-3)!, /^1 个文件，1 个问题：0 个错误、0 个警告、1 个提示$/);
    assert.match(shown.at(-2)!, /^检查 2 段正文，对照语料库 1 份文件、2 段，用时 \d+ 毫秒$/);
  });

  it('shows evidence in the draft beside its place, and the fix behind it', () => {
    const shown = lines(['error.md']);
    const at = shown.indexOf('         ├ 依据 前一个序号“一、” 3:1  一、总体要求');
    assert.ok(at > 0, shown.join('\n'));
    assert.equal(shown[at + 1], '         └ 建议 改为“二、”');
  });

  it('never writes a line of message, context or evidence wider than the terminal', () => {
    for (const columns of [40, 41, 60, 99, 200]) {
      const inner = lines(['clean.md', 'long.md', 'error.md', 'emoji.md'], String(columns)).filter((line) => /^ {9}[│ ] |^ {2}\d+:/.test(line));
      assert.ok(inner.length >= 5);
      for (const line of inner) assert.ok(stringWidth(line) <= columns, `${columns} columns: ${line}`);
    }
  });

  it('keeps the finding itself in the middle of a long line', () => {
    const context = lines(['long.md']).find((line) => line.startsWith('         │'))!;
    assert.match(context, /│ ….*党的十九大精神.*…$/);
  });

  it('lets no document steer the terminal', () => {
    const here = workspace({ 'x.md': WARNING.replace('工作方案', '工作\u001b[31m方案').replace('推动', '\u001b]0;标题\u0007推动') });
    const { stdout } = wenheng(['check', 'x.md'], { cwd: here });
    assert.match(stdout, /outdated-meeting/);
    assert.doesNotMatch(stdout, /[\u001b\u0007]/);
  });

  it('says what was skipped and not checked', () => {
    const here = workspace({ 'd/a.md': WARNING, 'd/b.txt': '%PDF-1.4' });
    const { stdout } = wenheng(['check', 'd'], { cwd: here });
    assert.match(stdout, /未检查 duplicate-clause（.*）：没有指定语料库/);
    assert.match(stdout, /跳过 d\/b\.txt：是 PDF/);
  });
});
