/** What the extension asks of the program that it starts: what an editor would check, nothing from outside, and how far it has come. */

import assert from 'node:assert/strict';
import { checkJson, config, rulesOf, wenheng, workspace } from '../support/cli.js';
import { CORPUS_TEXT, SHARED, WARNING } from '../support/drafts.js';

const README = `# How drafts are kept\n\n${WARNING.split('\n').find((line) => line.includes('党的十九大精神'))!}\n`;

describe('check for an editor', () => {
  const folder = workspace({
    'wenheng.config.json': config({ asOf: '2026-01-02', exclude: ['旧稿'] }),
    'README.md': README,
    'a.md': WARNING,
    'b.gw': README,
    '旧稿/c.md': WARNING,
  });
  const paths = (words: readonly string[]): string[] => checkJson(words, { cwd: folder }).files.map(({ path }) => path).sort();

  it('looks at what an editor checks in a folder: documents by their form or by their ending', () => {
    assert.deepEqual(paths(['.']), ['README.md', 'a.md', 'b.gw']);
    assert.deepEqual(paths(['--as-in-editor', '.']), ['a.md', 'b.gw']);
  });

  it('does not mind a folder without drafts', () => {
    const { files } = checkJson(['--as-in-editor', '.'], { cwd: workspace({ 'notes.csv': 'a,b' }) });
    assert.deepEqual(files, []);
  });

  it('looks at everything that is named', () => {
    assert.deepEqual(paths(['--as-in-editor', 'README.md']), ['README.md']);
  });

  it('finds the same in it', () => {
    const [asked, plain] = [['--as-in-editor', '.'], ['.']].map((words) => checkJson(words, { cwd: folder }).files.find(({ path }) => path === 'a.md'));
    assert.deepEqual(asked!.findings, plain!.findings);
  });

  it('says how far it has come, in lines that a program reads', () => {
    const { stderr } = wenheng(['check', '--as-in-editor', '--progress', '--concurrency', '1', '.'], { cwd: folder });
    assert.deepEqual(stderr.match(/progress .*/g), ['progress 1', 'progress 2', 'progress 1/2', 'progress 2/2']);
  });
});

describe('check inside of folders', () => {
  const folder = workspace({
    'corpus/source.md': CORPUS_TEXT,
    'drafts/wenheng.config.json': config({ corpus: ['../corpus'], asOf: '2026-01-02' }),
    'drafts/a.md': `# 示例市工作方案\n\n## 一、总体要求\n\n${SHARED}\n`,
  });

  it('reads no corpus outside of them, says so, and checks the rest', () => {
    const { files, skipped, summary } = checkJson(['--inside', 'drafts', 'drafts'], { cwd: folder });
    assert.deepEqual(rulesOf(files[0]), []);
    assert.deepEqual(skipped.map(({ path }) => path), ['corpus']);
    assert.match(skipped[0]!.reason, /未受信任/);
    assert.equal(summary.corpusDocuments, 0);
  });

  it('reads what lies in one of them', () => {
    const { files, skipped } = checkJson(['--inside', 'drafts', '--inside', 'corpus', 'drafts'], { cwd: folder });
    assert.deepEqual(rulesOf(files[0]), ['duplicate-clause']);
    assert.deepEqual(skipped, []);
  });
});
