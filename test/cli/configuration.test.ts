/** Configuration: where it is found, what its paths are relative to, places, and which files are drafts. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { checkJson, config, rulesOf, wenheng, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, WARNING } from '../support/drafts.js';

describe('configuration: the globs of a nested configuration', () => {
  const folder = workspace({
    'project/wenheng.config.json': config({ exclude: ['archive/**'], corpus: ['library'] }),
    'project/draft.md': CLEAN,
    'project/archive/old.md': CLEAN,
    'project/library/意见.txt': CORPUS_TEXT,
    'chosen/wenheng.config.json': config({ include: ['drafts/**'] }),
    'chosen/drafts/a.md': CLEAN,
    'chosen/notes.md': CLEAN,
  });
  const checked = (path: string, cwd: string): string[] => checkJson([path], { cwd }).files.map((file) => file.path);

  it('are relative to its file, from wherever the folder is named; its corpus is no draft', () => {
    assert.deepEqual(checked('.', join(folder, 'project')), ['draft.md']);
    assert.deepEqual(checked('.', folder), ['chosen/drafts/a.md', 'project/draft.md']);
    assert.match(wenheng(['check', 'project/archive'], { cwd: folder }).stderr, /文件夹中没有可检查的文稿：project\/archive/);
  });

  it('refuse a negated glob', () => {
    const here = workspace({ 'wenheng.config.json': config({ include: ['*.md', '!b.md'] }), 'a.md': CLEAN });
    const ran = wenheng(['check', '.'], { cwd: here });
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /include.*不以 ! 开头的通配符/);
  });
});

describe('configuration: discovery and paths', () => {
  const folder = workspace({
    'wenheng.config.json': config({ corpus: 'library', asOf: '2026-01-01' }),
    'library/意见.txt': CORPUS_TEXT,
    'other/意见二.txt': CORPUS_TEXT.replace('意见', '若干意见'),
    'city/draft.md': CLEAN,
    'city/deep/draft.md': CLEAN,
    'city/own/wenheng.config.json': config({ asOf: '2026-02-02' }),
    'city/own/draft.md': CLEAN,
    'shared/settings.json': config({ corpus: ['../library'], asOf: '2026-03-03' }),
  });
  /** The drafts are one text: that they are is not the matter here. */
  const found = (words: string[], cwd = folder): string[] => checkJson([...words, '--rule', 'duplicate-across-drafts=off'], { cwd }).files.map((file) => `${file.path} ${file.asOf} ${rulesOf(file).join()}`);

  it('is the nearest one upward from the file, whatever the working folder is', () => {
    assert.deepEqual(found(['city/deep/draft.md']), ['city/deep/draft.md 2026-01-01 duplicate-clause']);
    assert.deepEqual(found(['draft.md'], join(folder, 'city', 'deep')), ['draft.md 2026-01-01 duplicate-clause']);
    assert.deepEqual(found(['city/own/draft.md']), ['city/own/draft.md 2026-02-02 ']);
  });

  it('is that of each file where a folder has several', () => {
    assert.deepEqual(found(['city']), ['city/deep/draft.md 2026-01-01 duplicate-clause', 'city/draft.md 2026-01-01 duplicate-clause', 'city/own/draft.md 2026-02-02 ']);
  });

  it('is the named one for all files with --config, its paths relative to it', () => {
    assert.deepEqual(found(['city/own/draft.md', 'city/draft.md', '--config', 'shared/settings.json']), ['city/own/draft.md 2026-03-03 duplicate-clause', 'city/draft.md 2026-03-03 duplicate-clause']);
  });

  it('gives way to flags: --corpus replaces the corpus, --rule and --only the rules', () => {
    const related = (words: string[]): string[] => checkJson(['city/draft.md', ...words], { cwd: folder }).files[0]!.findings.flatMap((finding) => finding.related.map((entry) => `${entry.corpus}/${entry.path}`));
    assert.deepEqual(related([]), ['library/意见.txt']);
    assert.deepEqual(related(['--corpus', 'other']), ['other/意见二.txt']);
    assert.deepEqual(related(['--rule', 'duplicate-clause=off']), []);
    assert.deepEqual(related(['--only', 'heading-sequence', '--only', 'outdated-plan,outdated-meeting']), []);
    const [file] = checkJson(['city/draft.md', '--rule', 'duplicate-clause=error'], { cwd: folder }).files;
    assert.equal(file!.findings[0]!.severity, 'error');
  });

  it('takes several corpora', () => {
    const { summary } = checkJson(['city/draft.md', '--corpus', 'library', '--corpus', 'other', '--corpus', 'library'], { cwd: folder });
    assert.equal(summary.corpusDocuments, 2);
  });
});

describe('configuration: which files are drafts', () => {
  const files = { 'drafts/a.md': WARNING, 'drafts/b.gongwen': WARNING, 'drafts/old/c.md': WARNING, 'notes/d.md': WARNING, 'notes/wenheng.config.json': config({ exclude: ['*.md'] }), 'notes/e.txt': WARNING };
  const paths = (settings: object, words: string[]): string[] => checkJson(words, { cwd: workspace({ ...files, 'wenheng.config.json': config(settings) }) }).files.map((file) => file.path);

  it('are those of the usual endings where nothing is said', () => assert.deepEqual(paths({}, ['drafts']), ['drafts/a.md', 'drafts/old/c.md']));

  it('are those that include names, relative to the configuration and not to the folder named', () => {
    const include = ['drafts/**/*.md', 'drafts/*.gongwen'];
    assert.deepEqual(paths({ include }, ['drafts']), ['drafts/a.md', 'drafts/b.gongwen', 'drafts/old/c.md']);
    assert.deepEqual(paths({ include }, ['drafts/old']), ['drafts/old/c.md']);
    const none = wenheng(['check', 'drafts'], { cwd: workspace({ ...files, 'wenheng.config.json': config({ include: ['*.md'] }) }) });
    assert.equal(none.code, 2);
    assert.match(none.stderr, /文件夹中没有可检查的文稿：drafts/);
  });

  it('are not those that exclude names, by glob or by folder', () => {
    for (const exclude of ['drafts/old', 'drafts/old/', '**/old/**', './drafts/old']) assert.deepEqual(paths({ exclude: [exclude] }, ['drafts']), ['drafts/a.md'], exclude);
  });

  it('are decided by the nearest configuration of each file', () => assert.deepEqual(paths({}, ['notes', 'drafts/old']), ['notes/e.txt', 'drafts/old/c.md']));

  it('are whatever is named itself', () => assert.deepEqual(paths({ exclude: ['**'] }, ['drafts/a.md']), ['drafts/a.md']));
});

describe('territories', () => {
  const folder = workspace({ 'draft.md': WARNING.replace('示例市', '我市'), 'wenheng.config.json': config() });
  const place = (name: string): (string | null)[] => {
    const [file] = checkJson(['draft.md', '--territory', name], { cwd: folder }).files;
    return [file!.territory, file!.level];
  };
  const refused = (name: string): string => {
    const { code, stderr } = wenheng(['check', 'draft.md', '--territory', name], { cwd: folder });
    assert.equal(code, 2);
    return stderr;
  };

  it('may be a full chain, a full name or a unique short name', () => {
    for (const name of ['四川省眉山市', '眉山市', '眉山']) assert.deepEqual(place(name), ['四川省眉山市', 'city']);
  });

  it('may be declared', () => {
    for (const name of ['示例省示例市', '示例市']) assert.deepEqual(place(name), ['示例省示例市', 'city']);
    assert.deepEqual(place('甲县'), ['示例省示例市甲县', 'county']);
  });

  it('must not be ambiguous: the candidates are named', () => {
    assert.match(refused('鼓楼区'), /“鼓楼区”有歧义：.*江苏省南京市鼓楼区.*请写全称/);
    assert.match(refused('示例'), /有歧义：示例省、示例省示例市/);
  });

  it('must be known, and what is unlike any name gets no suggestion', () => {
    assert.match(refused('眉上市'), /不认识地名“眉上市”，是否想写“.山市”？/);
    assert.match(refused('某某新区'), /不认识地名“某某新区”；.*territories/);
  });

  it('come from the configuration, --level beside it', () => {
    const here = workspace({ 'draft.md': WARNING, 'wenheng.config.json': config({ territory: '样例市' }) });
    const [file] = checkJson(['draft.md', '--level', 'county'], { cwd: here }).files;
    assert.deepEqual([file!.territory, file!.level], ['示例省样例市', 'county']);
  });
});
