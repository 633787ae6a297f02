/** What `check` reads: standard input, globs, encodings, line ends, and how it names files. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkJson, config, put, rulesOf, wenheng, workspace, type CheckJson } from '../support/cli.js';
import { CORPUS_TEXT, ERROR, SHARED, WARNING } from '../support/drafts.js';
import { gb18030, utf16, utf8WithMark } from '../support/encode.js';

const MEETING = '党的十九大精神';

describe('check: standard input', () => {
  const folder = workspace({ 'drafts/wenheng.config.json': config({ asOf: '2026-01-02', rules: { 'outdated-meeting': 'error' } }), 'drafts/sub/readme.txt': '示例' });

  it('is read for -, under the name <stdin>', () => {
    const [file] = checkJson(['-'], { cwd: folder, input: WARNING }).files;
    assert.equal(file!.path, '<stdin>');
    assert.deepEqual(rulesOf(file), ['outdated-meeting']);
  });

  it('takes its name and its configuration from --stdin-filename', () => {
    for (const name of ['drafts/sub/new.md', './drafts/sub/new.md', join(folder, 'drafts', 'sub', 'new.md')]) {
      const [file] = checkJson(['-', '--stdin-filename', name], { cwd: folder, input: WARNING }).files;
      assert.equal(file!.path, 'drafts/sub/new.md');
      assert.equal(file!.asOfSource, 'config');
      assert.equal(file!.findings[0]!.severity, 'error');
    }
  });

  it('is read in any encoding, and once only', () => {
    const { files } = checkJson(['-', '-'], { cwd: folder, input: gb18030(WARNING) });
    assert.deepEqual(files.map((file) => file.findings[0]!.text), [MEETING]);
  });

  it('is refused where it is no text', () => {
    const { code, stderr } = wenheng(['check', '-'], { cwd: folder, input: Uint8Array.of(1, 0, 2) });
    assert.equal(code, 2);
    assert.match(stderr, /标准输入是二进制文件/);
  });
});

describe('check: paths', () => {
  const folder = workspace({ 'a/one.md': WARNING, 'a/b/two.md': WARNING, 'a/b/three.txt': WARNING, 'a/[1]稿.md': WARNING, 'a/.hidden/x.md': WARNING, 'a/node_modules/y.md': WARNING, 'a/notes.docx': 'x' });
  const paths = (words: string[], cwd = folder): string[] => checkJson(words, { cwd }).files.map((file) => file.path);

  it('may be globs with /', () => {
    assert.deepEqual(paths(['a/**/*.md']).sort(), ['a/[1]稿.md', 'a/b/two.md', 'a/one.md']);
    assert.deepEqual(paths(['a/b/*.{md,txt}']), ['a/b/three.txt', 'a/b/two.md']);
    assert.deepEqual(paths([`${folder}/a/b/t*.md`]), ['a/b/two.md']);
  });

  it('may hold the signs of a glob where such a file is there', () => assert.deepEqual(paths(['a/[1]稿.md']), ['a/[1]稿.md']));

  it('name a folder with all its documents, but not hidden folders and packages', () => {
    assert.deepEqual(paths(['a']), ['a/[1]稿.md', 'a/b/three.txt', 'a/b/two.md', 'a/one.md']);
    assert.deepEqual(paths([]), paths(['.']));
  });

  it('are checked once, however often they are named', () => assert.deepEqual(paths(['a/one.md', './a/one.md', 'a/o*.md']), ['a/one.md']));

  it('are shown relative to the working folder, and absolute outside it', () => {
    assert.deepEqual(paths(['one.md'], join(folder, 'a')), ['one.md']);
    assert.deepEqual(paths(['../one.md'], join(folder, 'a', 'b')), [`${folder}/a/one.md`]);
  });

  it('may begin with two dots inside the working folder', () => {
    put(folder, '..稿/draft.md', WARNING);
    assert.deepEqual(paths(['..稿/draft.md']), ['..稿/draft.md']);
  });
});

describe('check: encodings and line ends', () => {
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  const variants: Record<string, [bytes: string | Uint8Array, text: string]> = {
    'utf8.md': [WARNING, WARNING],
    'mark.md': [utf8WithMark(WARNING), WARNING],
    'crlf.md': [crlf(WARNING), crlf(WARNING)],
    'mark-crlf.md': [utf8WithMark(crlf(WARNING)), crlf(WARNING)],
    'gb18030.md': [gb18030(WARNING), WARNING],
    'utf16le.md': [utf16(WARNING, 'little'), WARNING],
    'utf16be.md': [utf16(crlf(WARNING), 'big'), crlf(WARNING)],
    'cr.md': [WARNING.replaceAll('\n', '\r'), WARNING.replaceAll('\n', '\r')],
    'astral.md': [WARNING.replace('方案', '方案𠮷'), WARNING.replace('方案', '方案𠮷')],
  };
  const folder = workspace(Object.fromEntries(Object.entries(variants).map(([name, [bytes]]) => [name, bytes])));

  for (const [name, [, text]] of Object.entries(variants)) {
    it(`gives positions in the decoded text without mark: ${name}`, () => {
      const [file] = checkJson([name], { cwd: folder }).files;
      const finding = file!.findings.find((candidate) => candidate.rule === 'outdated-meeting')!;
      const { start, end } = finding.range;
      assert.equal(text.slice(start.offset, end.offset), finding.text);
      assert.equal(finding.text, MEETING);
      const line = text.split(/\r\n|\r|\n/)[start.line - 1]!;
      assert.equal(start.line, 5);
      assert.equal(line.slice(start.column - 1, end.column - 1), MEETING);
      for (const { edits } of finding.fixes) for (const edit of edits) assert.equal(text.slice(edit.start, edit.end), MEETING);
    });
  }

  it('gives the same fingerprint in each', () => {
    const prints = Object.keys(variants).map((name) => checkJson([name], { cwd: folder }).files[0]!.findings[0]!.fingerprint);
    assert.equal(new Set(prints).size, 1);
  });
});

describe('check: the draft itself in the corpus', () => {
  const draft = `# 示例市算力服务工作方案\n\n一、主要任务\n\n${SHARED}\n`;
  const folder = workspace({ 'texts/draft.md': draft, 'texts/意见.txt': CORPUS_TEXT, 'other/draft.md': draft, 'other/副本.txt': draft, 'other/副本2.txt': utf8WithMark(draft.replaceAll('\n', '\r\n')), 'error.md': ERROR });
  const sources = (json: CheckJson): string[] => json.files.flatMap((file) => file.findings).flatMap((finding) => finding.related.map((entry) => entry.path));

  it('is left out under the same path', () => assert.deepEqual(sources(checkJson(['texts/draft.md', '--corpus', 'texts'], { cwd: folder })), ['意见.txt']));

  it('is left out under another name, in other line ends and encodings', () => assert.deepEqual(sources(checkJson(['other/draft.md', '--corpus', 'other'], { cwd: folder })), []));

  it('is left out on standard input, although its text has changed', () => {
    const json = checkJson(['-', '--stdin-filename', 'texts/draft.md', '--corpus', 'texts'], { cwd: folder, input: `${draft}\n新增一段。\n` });
    assert.deepEqual(sources(json), ['意见.txt']);
  });
});
