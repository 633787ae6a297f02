/** `wenheng index` as its users run it: the file that it writes stands for the folders, and what goes wrong is said. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkJson, put, wenheng, workspace } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, SHARED } from '../support/drafts.js';

const FILES = { 'draft.md': CLEAN, 'corpus/算力.txt': CORPUS_TEXT, 'more/旧.txt': CORPUS_TEXT.replace(SHARED, '建设平台。') };

function indexed(files: Readonly<Record<string, string>> = FILES): string {
  const folder = workspace(files);
  assert.equal(wenheng(['index', 'corpus', 'more', '--out', 'all.whx'], { cwd: folder }).code, 0);
  return folder;
}

function findings(folder: string, corpus: string): unknown {
  const { files, summary } = checkJson(['draft.md', '--corpus', corpus], { cwd: folder });
  return [files[0]!.findings.map(({ rule, text, related }) => [rule, text, related.map(({ path, corpus: name, text: quoted }) => [path, name, quoted])]), summary.corpusDocuments];
}

describe('index', () => {
  it('makes a file that is a corpus, also where its folders are gone and it has been moved', () => {
    const folder = indexed();
    const expected = [[['duplicate-clause', SHARED, [['算力.txt', 'all.whx', SHARED]]]], 2];
    assert.deepEqual(findings(folder, 'all.whx'), expected);
    rmSync(join(folder, 'corpus'), { recursive: true });
    rmSync(join(folder, 'more'), { recursive: true });
    put(folder, 'elsewhere/x', '');
    renameSync(join(folder, 'all.whx'), join(folder, 'elsewhere', '另名.whx'));
    assert.deepEqual(JSON.parse(JSON.stringify(findings(folder, 'elsewhere/另名.whx')).replace('elsewhere/另名.whx', 'all.whx')), expected);
  });

  it('says how much it holds and how much it has read, and reads only what has changed', () => {
    const folder = indexed();
    put(folder, 'more/新.txt', CORPUS_TEXT.replace('3号', '4号'));
    const { code, stderr, stdout } = wenheng(['index', 'corpus', 'more', '--out', 'all.whx'], { cwd: folder });
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /已写入 all\.whx：3 份文件，\d+ 段，\d+\.\d MB；新读 1 份，用时 \d+\.\d 秒\n$/);
    assert.match(wenheng(['index', 'corpus', 'more', '--out', 'all.whx', '--lang', 'en'], { cwd: folder }).stderr, /Written to all\.whx: 3 documents, \d+ clauses, \d+\.\d MB; 0 read anew, \d+\.\d s\n$/);
  });

  it('reads a folder once that lies in another one, or is named twice', () => {
    const folder = workspace({ ...FILES, 'corpus/省级/旧.txt': CORPUS_TEXT.replace('3号', '4号'), 'corpus/.底稿/稿.txt': CORPUS_TEXT.replace('3号', '5号') });
    const documents = (...folders: string[]): string => /：(\d+) 份文件/.exec(wenheng(['index', ...folders, '--out', 'all.whx'], { cwd: folder }).stderr)![1]!;
    symlinkSync('corpus', join(folder, 'link'));
    assert.equal(documents('corpus', 'corpus/省级'), '2');
    assert.equal(documents('corpus/省级', 'corpus', 'link', 'corpus/'), '2');
    assert.equal(documents('corpus', 'corpus/.底稿'), '3', 'a hidden folder is read where it is named');
  });

  it('ends with 1 where files are not in it, and names them', () => {
    const folder = workspace({ ...FILES, 'corpus/空.txt': '' });
    const { code, stderr } = wenheng(['index', 'corpus', '--out', 'all.whx'], { cwd: folder });
    assert.equal(code, 1);
    assert.match(stderr, /跳过 corpus\/空\.txt：没有正文\n[^]*跳过 1 个文件\n$/);
  });

  const REFUSED: readonly (readonly [name: string, words: readonly string[], why: RegExp])[] = [
    ['no folder', ['index', '--out', 'x.whx'], /缺少参数/],
    ['no --out', ['index', 'corpus'], /请用 --out 写明索引文件/],
    ['an empty --out', ['index', 'corpus', '--out', ''], /--out 的值为空/],
    ['a folder that is not there', ['index', 'nowhere', '--out', 'x.whx'], /语料库不存在：nowhere/],
    ['a file for a folder', ['index', 'draft.md', '--out', 'x.whx'], /应为语料库文件夹，而这是一个文件：draft\.md/],
    ['a folder without documents', ['index', 'empty', '--out', 'x.whx'], /语料库中没有可读的文件：empty；empty\/x\.pdf：是空文件$/m],
    ['an --out that is a folder', ['index', 'corpus', '--out', 'more'], /--out 应为文件/],
    ['an --out that is somebody’s file', ['index', 'corpus', '--out', 'draft.md'], /draft\.md 不是索引文件，不予覆盖/],
    ['an --out that cannot be written', ['index', 'corpus', '--out', 'draft.md/x.whx'], /无法/],
    ['a store', ['index', 'corpus', '--store', 'x://y'], /尚未支持/],
  ];
  for (const [name, words, why] of REFUSED) {
    it(`ends with 2 for ${name}`, () => {
      const folder = workspace({ ...FILES, 'empty/x.pdf': '' });
      const { code, stderr } = wenheng(words, { cwd: folder });
      assert.equal(code, 2);
      assert.match(stderr, why);
      assert.equal(readFileSync(join(folder, 'draft.md'), 'utf8'), CLEAN);
      assert.equal(existsSync(join(folder, 'x.whx')), false);
    });
  }

  it('makes a damaged index anew and says why', () => {
    const folder = indexed();
    const path = join(folder, 'all.whx');
    writeFileSync(path, readFileSync(path).subarray(0, 500));
    const { code, stderr } = wenheng(['index', 'corpus', 'more', '--out', 'all.whx'], { cwd: folder });
    assert.equal(code, 0);
    assert.match(stderr, /原有文件不能沿用，已重新建立：.*不完整/);
    assert.equal(wenheng(['check', 'draft.md', '--corpus', 'all.whx'], { cwd: folder }).code, 0);
  });
});
