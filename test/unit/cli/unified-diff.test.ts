/** Unified diffs: real `git apply` and `patch` make of the old file the new one. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unifiedDiff, type TextEdit } from '../../../server/src/cli/unified-diff.js';
import { workspace } from '../../support/cli.js';

const PROGRAMS: readonly (readonly [string, readonly string[]])[] = [['git', ['apply', '-']], ['patch', ['-p1', '--binary']], ['patch', ['-p0', '--binary']]];

/** Applies the diff of edits, each found by the text that it replaces, with every program. */
function applied(path: string, before: string, replaced: readonly (readonly [string, string])[]): void {
  let at = 0;
  const edits = replaced.map(([old, newText]): TextEdit => {
    const start = before.indexOf(old, at);
    assert.ok(start >= 0, old);
    at = start + old.length;
    return { start, end: at, newText };
  });
  const after = [...edits].reverse().reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), before);
  const diff = unifiedDiff(path, before, edits);
  for (const [program, words] of PROGRAMS) {
    const folder = workspace({ [path]: before });
    const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, input: diff, encoding: 'utf8', env: { ...process.env, GIT_CEILING_DIRECTORIES: folder } });
    assert.equal(status, 0, `${program} ${words.join(' ')}: ${stdout}${stderr}\n${diff}`);
    assert.equal(readFileSync(join(folder, path), 'utf8'), after, program);
  }
}

const LINES = Array.from({ length: 40 }, (_, index) => `第${index + 1}行`);

describe('unified diff', () => {
  it('changes, adds and takes away lines, near and far', () => {
    applied('文稿.md', `${LINES.join('\n')}\n`, [['第2行\n', ''], ['第3行', '第三行'], ['第9行', '第9行\n又一行'], ['第25行', '第二十五行'], ['第40行', '第40行\n末行']]);
  });

  it('keeps line ends, and a file without one at its end', () => {
    applied('回车.md', LINES.join('\r\n'), [['第5行', '第五行'], ['第40行', '第四十行']]);
    applied('末行.md', '甲\n乙', [['乙', '乙\n']]);
    applied('空.md', '甲', [['甲', '乙\n丙']]);
    applied('删尽.md', '甲\n乙\n', [['甲\n乙', '丙']]);
  });

  it('joins lines, and several edits of one line', () => {
    applied('并行.md', '甲\n乙\n丙丁戊\n己\n', [['\n乙', '乙'], ['丁', ''], ['戊', '五']]);
  });

  it('writes names with blanks', () => {
    applied('稿 件/方案 一.md', '甲\n乙\n', [['乙', '丙']]);
  });

  it('is empty where nothing changes', () => {
    assert.equal(unifiedDiff('a.md', '甲\n', [{ start: 0, end: 1, newText: '甲' }]), '');
  });
});
