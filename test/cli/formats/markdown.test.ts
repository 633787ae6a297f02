/** `--format markdown`: read back by a Markdown parser, the findings of the JSON format; nothing of a document becomes markup. */

import assert from 'node:assert/strict';
import { wenheng, workspace } from '../../support/cli.js';
import { CLEAN, ERROR, WARNING } from '../../support/drafts.js';
import { HARD, inAllFormats, isOpen, said, saidByJson, type Written } from '../../support/formats.js';
import { readMarkdown, type ReadReport } from '../../support/markdown-report.js';

/** Compares with the JSON; the headings are title and path. */
function assertSame({ text, json }: Written): ReadReport {
  const report = readMarkdown(text.markdown);
  const byHeading = new Map(json.files.map(({ path, title }) => [title === null ? path : `《${title}》 ${path}`, path]));
  const findings = report.findings.map((finding) => ({ ...finding, path: byHeading.get(finding.path) ?? `?${finding.path}` }));
  assert.deepEqual(said(findings), saidByJson(json, isOpen));
  return report;
}

describe('check --format markdown', () => {
  const hard = inAllFormats(['稿 件', '--as-of', '2026-11-22'], { cwd: workspace(HARD) });

  it('says the same of the sample drafts, in both languages and with --quiet', () => {
    for (const words of [[], ['--lang', 'en'], ['--quiet']]) {
      const written = inAllFormats(['test/drafts', '--as-of', '2026-11-22', ...words]);
      const { text } = assertSame(written);
      const { files, error, warning, info } = written.json.summary;
      assert.ok(text.includes(words.includes('en') ? `${files} files, ${error + warning + info} findings: ${error} errors, ${warning} warnings, ${info} info` : `${files} 个文件，${error + warning + info} 个问题：${error} 个错误、${warning} 个警告、${info} 个提示`));
      assert.equal(text.includes(`（${info} 个提示未显示）`), words.includes('--quiet'));
      assert.match(text, /样例市工作通知\.txt/);
    }
  });

  it('shows what is quoted, the evidence and the fixes', () => {
    const written = inAllFormats(['test/drafts', '--as-of', '2026-11-22']);
    const { text } = assertSame(written);
    const short = (quoted: string): boolean => quoted.length < 200 && !/\s/.test(quoted);
    for (const { findings } of written.json.files) {
      for (const { text: quoted, related, fixes } of findings) {
        for (const words of [quoted, ...related.map((entry) => entry.text)].filter(short)) assert.ok(text.includes(`\n${words}\n`), words);
        for (const { title } of fixes) assert.ok(text.includes(`建议：${title}`), title);
        for (const { path, corpus, range } of related) assert.ok(text.includes(`${corpus === undefined ? '' : `${corpus}/`}${path}:${range.start.line}`));
      }
    }
  });

  it('keeps hard names and texts as text', () => {
    const { text, headings } = assertSame(hard);
    assert.ok(headings.includes('《示例市数字经济工作方案》 稿 件/100%, a:b#[c] (d)&<e>.md'));
    assert.match(text, /前面已有“一、总<b>\|@甲\[乙\]\(a:b\)\*`#1%0A”/);
    assert.doesNotMatch(hard.text.markdown, /@甲/);
  });

  it('says what is suppressed, what went wrong and what was passed over', () => {
    const { text } = assertSame(hard);
    assert.match(text, /另有 1 个已屏蔽/);
    assert.match(text, /稿 件\/空\.md:7 屏蔽“outdated-plan”没有写明理由/);
    assert.match(text, /corpus\/图\.txt 跳过：是二进制文件/);
    assert.doesNotMatch(text, /引述/);
  });

  it('says what was not checked, and calls no such draft clean', () => {
    const { stdout } = wenheng(['check', '-', '--format', 'markdown', '--only', 'duplicate-clause'], { cwd: workspace({}), input: CLEAN });
    const { text } = readMarkdown(stdout);
    assert.match(text, /没有规则可以运行/);
    assert.match(text, /未检查 .*duplicate-clause.*没有指定语料库/);
    assert.doesNotMatch(stdout, /未发现问题的文稿/);
  });

  it('fits into a comment: the gravest first, and says what was left out', () => {
    const many = Object.fromEntries(Array.from({ length: 700 }, (_, index) => [`稿件/${String(index).padStart(3, '0')}.md`, index === 699 ? ERROR : WARNING]));
    const { stdout } = wenheng(['check', '稿件', '--format', 'markdown', '--as-of', '2026-11-22', '--only', 'outdated-meeting,heading-sequence'], { cwd: workspace(many) });
    assert.ok(stdout.length <= 65_536 && stdout.length > 60_000, String(stdout.length));
    const { findings, text } = readMarkdown(stdout);
    assert.deepEqual(findings.filter(({ severity }) => severity === '错误').map(({ rule }) => rule), ['heading-sequence']);
    const left = Number(/未列出：(\d+) 个问题[、。]/.exec(text)![1]);
    assert.equal(findings.length + left, 700);
    assert.match(text, /700 个文件，700 个问题/);
  });
});
