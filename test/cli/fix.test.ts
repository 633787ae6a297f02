/** `check --fix` and `--fix-dry-run` at the command line: what they refuse, what they say. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkJson, wenheng, workspace } from '../support/cli.js';
import { WARNING } from '../support/drafts.js';

describe('check --fix', () => {
  const folder = workspace({ 'a.md': WARNING, 'b.docx': Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0) });

  it('leaves what needs a review, says so, and reports it', () => {
    const { code, stdout, stderr } = wenheng(['check', 'a.md', '--fix', '--fail-on', 'warning'], { cwd: folder });
    assert.equal(code, 1);
    assert.match(stderr, /没有可以自动修改的问题/);
    assert.match(stdout, /outdated-meeting/);
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), WARNING);
    assert.equal((checkJson(['a.md', '--fix'], { cwd: folder }).summary as { fixed?: number }).fixed, 0);
    assert.ok(!('fixed' in checkJson(['a.md'], { cwd: folder }).summary));
  });

  it('refuses standard input, what cannot be read, and both ways at once', () => {
    const said = (...words: string[]): string => {
      const { code, stderr } = wenheng(['check', ...words], { cwd: folder, input: WARNING });
      assert.equal(code, 2, words.join(' '));
      return stderr;
    };
    assert.match(said('-', '--fix'), /--fix 不能改写标准输入/);
    assert.match(said('b.docx', '--fix'), /无法检查 b\.docx：是不完整或已损坏的压缩包/);
    assert.match(said('a.md', '--fix', '--fix-dry-run'), /不能同用/);
    assert.match(said('a.md', '--fix-dry-run', '--format', 'json'), /--format json=文件/);
  });

  it('writes nothing but the patch to standard output in a dry run, and the report to a file', () => {
    const { code, stdout } = wenheng(['check', '-', '--stdin-filename', 'a.md', '--fix-dry-run', '--format', 'json=out.json'], { cwd: folder, input: WARNING });
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(readFileSync(join(folder, 'out.json'), 'utf8'), /outdated-meeting/);
  });
});
