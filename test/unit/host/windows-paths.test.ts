/** Paths of Windows: the pure functions under its rules, and globs with either separator on the system at hand. */

import assert from 'node:assert/strict';
import { relative, win32 } from 'node:path';
import { draftTest } from '../../../server/src/host/drafts.js';
import { displayPath, globPattern, isInside, resolveNamed, withSlashes } from '../../../server/src/host/files.js';
import { workspace } from '../../support/cli.js';

describe('paths of Windows', () => {
  it('are shown with slashes, relative to the working folder whatever the case of drive and names, absolute on another drive', () => {
    const shown = (path: string): string => displayPath(path, 'C:\\Users\\wen\\drafts', win32);
    assert.equal(shown('C:\\Users\\wen\\drafts\\2026\\方案.md'), '2026/方案.md');
    assert.equal(shown('c:\\users\\WEN\\Drafts\\方案.md'), '方案.md');
    assert.equal(shown('C:\\Users\\wen\\其他\\方案.md'), 'C:/Users/wen/其他/方案.md');
    assert.equal(shown('D:\\drafts\\方案.md'), 'D:/drafts/方案.md');
    assert.equal(shown('\\\\server\\share\\方案.md'), '//server/share/方案.md');
    assert.equal(shown('c:\\users\\wen\\drafts'), 'c:/users/wen/drafts');
  });

  it('lie in folders of the same drive, and `..文稿` is a name like any other', () => {
    const inside = (path: string, folder: string): boolean => isInside(path, folder, win32);
    assert.deepEqual([inside('C:\\a\\b', 'c:\\A'), inside('C:\\a', 'C:\\a\\b'), inside('D:\\a\\b', 'C:\\a'), inside('C:\\ab', 'C:\\a'), inside('C:\\a\\..文稿', 'C:\\a')], [true, false, false, false, true]);
    assert.equal(withSlashes('a\\b\\c.md', win32), 'a/b/c.md');
  });

  it('are globs with either separator', () => {
    assert.equal(globPattern('C:\\drafts\\**\\*.md'), 'C:/drafts/**/*.md');
    const folder = workspace({ '文稿/一/a.md': '甲', '文稿/一/b.txt': '乙', '文稿/c.md': '丙' });
    const named = (word: string): string[] => {
      const found = resolveNamed(word, folder);
      return found.kind === 'glob' ? found.files.map((file) => relative(folder, file)) : [];
    };
    assert.deepEqual(named('文稿\\**\\*.md'), ['文稿/c.md', '文稿/一/a.md']);
    assert.deepEqual(named('文稿\\一\\{a,b}.*'), named('文稿/一/{a,b}.*'));
    assert.deepEqual(named('.\\文稿\\*.md'), ['文稿/c.md']);
  });

  it('may stand in include and exclude', () => {
    const isDraft = draftTest({ include: ['文稿\\**\\*.md'], exclude: ['文稿\\存档\\'], corpus: [] }, '/home');
    assert.deepEqual(['/home/文稿/a.md', '/home/文稿/一/b.md', '/home/文稿/存档/c.md', '/home/d.md'].map(isDraft), [true, true, false, false]);
  });
});
