/** `--format github`: read back as the runner of GitHub Actions reads commands, within its limits; the rest in the step's summary. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { put, wenheng, workspace, type CheckJson } from '../../support/cli.js';
import { CLEAN, ERROR, WARNING } from '../../support/drafts.js';
import { HARD, inAllFormats, isOpen, NOTES, said, saidByJson } from '../../support/formats.js';
import { readMarkdown } from '../../support/markdown-report.js';

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

function decoded(text: string, signs: readonly string[]): string {
  return signs.reduce((after, sign) => after.replaceAll(`%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`, sign), text);
}

/** The commands in a log, as the runner takes them apart: `::name key=value,…::data`. */
function commandsIn(log: string): Command[] {
  return log.split(/\r?\n/).map((line) => line.trimStart()).filter((line) => line.startsWith('::')).map((line) => {
    const end = line.indexOf('::', 2);
    assert.ok(end > 0, line);
    const [name = '', ...rest] = line.slice(2, end).split(' ');
    const pairs = rest.join(' ').split(',').map((pair) => [pair.slice(0, pair.indexOf('=')), decoded(pair.slice(pair.indexOf('=') + 1), ['\r', '\n', ':', ',', '%'])]);
    return { name, properties: Object.fromEntries(pairs) as Record<string, string>, data: decoded(line.slice(end + 2), ['\r', '\n', '%']) };
  });
}

const KIND: Readonly<Record<string, string>> = { error: 'error', warning: 'warning', info: 'notice' };
function ruleOf({ properties }: Command): string {
  return properties['title']!.split(' ').at(-1)!;
}

function findingsAmong(commands: readonly Command[]): string[] {
  const findings = commands.filter((command) => command.properties['file'] !== undefined && !NOTES.includes(ruleOf(command)));
  return said(findings.map((command) => ({ path: command.properties['file']!, rule: ruleOf(command), line: Number(command.properties['line']), message: command.data })));
}

/** The findings of one severity, in the order of the report, as far as GitHub shows them. */
function shownOf(json: CheckJson, severity: string, most: number): string[] {
  const findings = json.files.flatMap(({ path, findings: found }) => found.filter((finding) => isOpen(finding) && finding.severity === severity).map(({ rule, range, message }) => ({ path, rule, line: range.start.line, message })));
  return said(findings.slice(0, most));
}

describe('check --format github', () => {
  it('annotates the findings of the sample drafts, ten of a kind, in both languages and with --quiet', () => {
    for (const words of [[], ['--lang', 'en'], ['--quiet']]) {
      const { json, text } = inAllFormats(['test/drafts', '--as-of', '2026-11-22', ...words]);
      const commands = commandsIn(text.github);
      for (const severity of ['error', 'warning', 'info']) assert.deepEqual(findingsAmong(commands.filter(({ name }) => name === KIND[severity])), shownOf(json, severity, 10), severity);
      const kinds = commands.map(({ name }) => name);
      assert.deepEqual(kinds, [...kinds].sort((a, b) => ['error', 'warning', 'notice'].indexOf(a) - ['error', 'warning', 'notice'].indexOf(b)));
    }
  });

  it('annotates all where there are few', () => {
    const words = ['test/drafts', '--as-of', '2026-11-22', '--only', 'heading-sequence,duplicate-clause,target-unit'];
    const { json, text } = inAllFormats(words);
    assert.deepEqual(findingsAmong(commandsIn(text.github)), saidByJson(json));
    assert.match(text.github, /\n6 个文件，6 个问题/);
  });

  it('keeps hard names and texts, leaves out what is suppressed, tells what went wrong', () => {
    const { json, text } = inAllFormats(['稿 件', '--as-of', '2026-11-22'], { cwd: workspace(HARD) });
    const commands = commandsIn(text.github);
    assert.deepEqual(findingsAmong(commands), saidByJson(json, isOpen));
    const notes = commands.filter((command) => NOTES.includes(ruleOf(command)));
    assert.deepEqual(notes.map((command) => [command.name, ruleOf(command), command.properties['file'], command.properties['line']]), [
      ['warning', 'suppression', '稿 件/空.md', '7'],
      ['warning', 'suppression', '稿 件/空.md', '7'],
      ['warning', 'skipped', 'corpus/图.txt', undefined],
    ]);
  });

  it('gives columns with one line only, as GitHub takes them', () => {
    for (const { properties } of commandsIn(inAllFormats(['test/drafts', '--as-of', '2026-11-22']).text.github)) {
      if (properties['line'] === properties['endLine'] && properties['line'] !== undefined) assert.ok(Number(properties['endColumn']) > Number(properties['col']));
      else assert.equal(properties['col'], undefined);
    }
  });

  describe('with more than GitHub shows', () => {
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`稿件/${String(index).padStart(2, '0')}.md`, index === 24 ? ERROR : WARNING]));
    const words = ['check', '稿件', '--format', 'github', '--as-of', '2026-11-22', '--only', 'outdated-meeting,heading-sequence'];

    it('says how many more there are', () => {
      const commands = commandsIn(wenheng(words, { cwd: workspace(many) }).stdout);
      assert.deepEqual(commands.map(({ name }) => name), ['error', ...Array.from({ length: 10 }, () => 'warning'), 'notice']);
      assert.match(commands.at(-1)!.data, /^另有 14 条未能显示/);
    });

    it('appends the whole report to the summary of the step, and does not replace what is there', () => {
      const cwd = workspace({ ...many, 'summary.md': '# 之前的步骤\n\n' });
      const { stdout } = wenheng(words, { cwd, env: { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') } });
      assert.equal(commandsIn(stdout).length, 11);
      assert.match(stdout, /另有 14 条未作注释，见步骤摘要/);
      const summary = readFileSync(join(cwd, 'summary.md'), 'utf8');
      assert.match(summary, /^# 之前的步骤\n\n## 文衡检查/);
      assert.equal(readMarkdown(summary).findings.length, 25);
    });
  });

  it('is 2 where the summary cannot be written', () => {
    const cwd = workspace({ 'draft.md': CLEAN });
    put(cwd, 'folder/x', '');
    const { code, stderr } = wenheng(['check', 'draft.md', '--format', 'github'], { cwd, env: { GITHUB_STEP_SUMMARY: join(cwd, 'folder') } });
    assert.equal(code, 2);
    assert.match(stderr, /无法写入 .*folder/);
  });

  it('says what was not checked', () => {
    const commands = commandsIn(wenheng(['check', '-', '--format', 'github', '--only', 'duplicate-clause'], { cwd: workspace({}), input: CLEAN }).stdout);
    assert.deepEqual(commands.map(({ name }) => name), ['notice', 'notice']);
    assert.match(commands.map(({ data }) => data).join('\n'), /没有规则可以运行\n未检查 .*duplicate-clause.*没有指定语料库/);
  });
});
