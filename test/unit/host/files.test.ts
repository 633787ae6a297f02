/** Listing folders, naming paths, and which files are drafts. */

import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { draftTest } from '../../../server/src/host/drafts.js';
import { displayPath, isInside, listFolder, readTextFile, resolveNamed } from '../../../server/src/host/files.js';
import { UserError } from '../../../server/src/host/user-error.js';
import { workspace } from '../../support/cli.js';
import { isCorpusName } from '../../../server/src/host/ingest/kinds.js';

describe('listFolder', () => {
  it('gives documents in stable order and follows no links', () => {
    const folder = workspace({ 'b.md': '', 'a/z.TXT': '', 'a/y.jpg': '', '.git/x.md': '', 'node_modules/x.md': '' });
    symlinkSync('.', join(folder, 'loop'));
    symlinkSync('b.md', join(folder, 'link.md'));
    symlinkSync('nowhere.md', join(folder, 'broken.md'));
    assert.deepEqual(listFolder(folder, isCorpusName), { files: [join(folder, 'a', 'z.TXT'), join(folder, 'b.md')], links: ['broken.md', 'link.md', 'loop'].map((name) => join(folder, name)), unreadable: [] });
    assert.deepEqual(listFolder(folder, (path) => path.endsWith('.jpg')).files, [join(folder, 'a', 'y.jpg')]);
  });

  it('gives them in the order of their paths, whatever stands between folders', () => {
    const names = ['a.md', 'a/b.md', 'a-b/c.md', 'a0.md', 'a/-.md', 'a/b/c.md', '示/例.md', '示.md', '𠮷.md', '\uff21.md'];
    const folder = workspace(Object.fromEntries(names.map((name) => [name, ''])));
    assert.deepEqual(listFolder(folder, () => true).files, names.map((name) => join(folder, name)).sort());
  });

  it('names a folder that has gone instead of throwing', () => {
    const gone = join(workspace({}), 'gone');
    const { files, unreadable } = listFolder(gone, isCorpusName);
    assert.deepEqual([files, unreadable.map((entry) => entry.path)], [[], [gone]]);
    assert.match(unreadable[0]!.reason.zh, /无法读取（不存在）/);
  });
});

describe('resolveNamed', () => {
  const folder = workspace({ 'a.md': '', 'sub/b.md': '' });

  it('tells files, folders and globs', () => {
    assert.deepEqual(resolveNamed('a.md', folder), { kind: 'file', path: join(folder, 'a.md') });
    assert.deepEqual(resolveNamed('sub', folder), { kind: 'folder', path: join(folder, 'sub') });
    assert.deepEqual(resolveNamed('**/*.md', folder), { kind: 'glob', files: [join(folder, 'a.md'), join(folder, 'sub', 'b.md')] });
  });

  it('refuses what names nothing', () => {
    for (const word of ['', 'c.md', '*.txt', 'a.md/x']) assert.throws(() => resolveNamed(word, folder), UserError, word);
  });
});

describe('readTextFile', () => {
  it('gives the reason where a file cannot be read', () => {
    const folder = workspace({ 'a/x': '' });
    for (const [path, why] of [['none', /不存在/], ['a', /是文件夹/], ['a/x/y', /不是文件夹/]] as const) {
      const file = readTextFile(join(folder, path));
      assert.ok('failure' in file && why.test(file.failure.zh), path);
    }
  });

  it('knows a file by its real path', () => {
    const folder = workspace({ 'a.md': '示例' });
    symlinkSync('a.md', join(folder, 'b.md'));
    assert.deepEqual(readTextFile(join(folder, 'b.md')), { realPath: join(folder, 'a.md'), text: '示例', encoding: 'utf-8' });
  });
});

describe('displayPath and isInside', () => {
  const cwd = join('/', 'office', 'drafts');
  const cases: [path: string[], shown: string][] = [[['office', 'drafts', 'a', 'b.md'], 'a/b.md'], [['office', 'drafts', '..b.md'], '..b.md'], [['office', 'b.md'], '/office/b.md'], [['office', 'drafts'], '/office/drafts'], [['office', 'drafts-2', 'b.md'], '/office/drafts-2/b.md']];
  for (const [path, shown] of cases) it(shown, () => assert.equal(displayPath(join('/', ...path), cwd), shown));

  it('counts a folder as inside itself', () => assert.deepEqual([isInside(cwd, cwd), isInside(join('/', 'office'), cwd), isInside(`${cwd}-2`, cwd)], [true, false, false]));
});

describe('draftTest', () => {
  const home = join('/', 'office');
  const drafts = (settings: { include?: string[]; exclude?: string[]; corpus?: string[] }, at = home): string[] => {
    const test = draftTest({ include: settings.include, exclude: settings.exclude ?? [], corpus: settings.corpus ?? [] }, at);
    return ['a.md', 'a.jpg', 'sub/b.md', 'sub/old/C.MD'].filter((name) => test(join(home, ...name.split('/'))));
  };

  it('goes by the ending', () => assert.deepEqual(drafts({}), ['a.md', 'sub/b.md', 'sub/old/C.MD']));
  it('goes by include, relative to the configuration', () => assert.deepEqual(drafts({ include: ['sub/*.md', '*.jpg'] }), ['a.jpg', 'sub/b.md']));
  it('takes a folder for what is in it', () => assert.deepEqual([drafts({ include: ['sub'] }), drafts({ exclude: ['sub/'] })], [['sub/b.md', 'sub/old/C.MD'], ['a.md']]));
  it('lets exclude win', () => assert.deepEqual(drafts({ include: ['**/*.md'], exclude: ['**/old/**'] }), ['a.md', 'sub/b.md']));
  it('is relative to the home that is named', () => assert.deepEqual(drafts({ include: ['*.md'] }, join(home, 'sub')), ['sub/b.md']));
  it('leaves the documents of a corpus out', () => assert.deepEqual(drafts({ corpus: [join(home, 'sub')] }), ['a.md']));
});
