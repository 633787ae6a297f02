/** `--format gitlab`: the findings of the JSON format as Code Quality issues, each with an identity of its own. */

import assert from 'node:assert/strict';
import { wenheng, workspace } from '../../support/cli.js';
import { CLEAN, ERROR, WARNING } from '../../support/drafts.js';
import { HARD, inAllFormats, isOpen, NOTES, said, saidByJson, type Written } from '../../support/formats.js';

interface Issue {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: string;
  location: { path: string; lines: { begin: number; end: number } };
}

function read(text: string): Issue[] {
  const issues = JSON.parse(text) as Issue[];
  const identities = issues.map(({ fingerprint }) => fingerprint);
  assert.deepEqual([...new Set(identities)], identities);
  return issues;
}

function assertSame({ text, json }: Written): void {
  const severity = { major: 'error', minor: 'warning', info: 'info' } as Record<string, string>;
  const issues = read(text.gitlab).filter(({ check_name: name }) => !NOTES.includes(name));
  assert.deepEqual(said(issues.map(({ description, check_name: rule, location }) => ({ path: location.path, rule, line: location.lines.begin, message: description }))), saidByJson(json, isOpen));
  assert.deepEqual(issues.map((issue) => severity[issue.severity]), json.files.flatMap(({ findings }) => findings.filter(isOpen).map((finding) => finding.severity)));
}

describe('check --format gitlab', () => {
  it('says the same of the sample drafts, in both languages and with --quiet', () => {
    for (const words of [[], ['--lang', 'en'], ['--quiet']]) assertSame(inAllFormats(['test/drafts', '--as-of', '2026-11-22', ...words]));
  });

  it('leaves suppressed findings out and tells what went wrong', () => {
    const written = inAllFormats(['稿 件', '--as-of', '2026-11-22'], { cwd: workspace(HARD) });
    assertSame(written);
    const notes = read(written.text.gitlab).filter(({ check_name: name }) => NOTES.includes(name));
    assert.deepEqual(notes.map(({ check_name: name, severity, location }) => [name, severity, location.path, location.lines.begin]), [
      ['suppression', 'minor', '稿 件/空.md', 7],
      ['suppression', 'minor', '稿 件/空.md', 7],
      ['skipped', 'minor', 'corpus/图.txt', 1],
    ]);
  });

  it('knows a finding again where other lines have moved it, and tells copies of a draft apart', () => {
    const issuesOf = (files: Record<string, string>): Issue[] => read(wenheng(['check', '.', '--format', 'gitlab', '--only', 'outdated-meeting,heading-sequence', '--as-of', '2026-11-22'], { cwd: workspace(files) }).stdout);
    const before = issuesOf({ 'a.md': WARNING, 'b.md': WARNING, 'c.md': ERROR });
    const after = issuesOf({ 'a.md': WARNING, 'b.md': WARNING.replace('一、总体要求\n', '一、总体要求\n\n坚持企业主体。\n'), 'c.md': ERROR });
    assert.deepEqual(before.map(({ location }) => location.path), ['a.md', 'b.md', 'c.md']);
    assert.deepEqual(after.map(({ fingerprint }) => fingerprint), before.map(({ fingerprint }) => fingerprint));
    assert.equal(after[1]!.location.lines.begin, before[1]!.location.lines.begin + 2);
  });

  it('says what was not checked', () => {
    const { stdout } = wenheng(['check', '-', '--format', 'gitlab', '--only', 'duplicate-clause'], { cwd: workspace({}), input: CLEAN });
    assert.match(read(stdout).map(({ check_name: name, description }) => `${name} ${description}`).join('\n'), /not-checked 没有规则可以运行\nnot-checked .*没有指定语料库/);
  });
});
