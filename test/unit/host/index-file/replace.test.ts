/** Replacing files: what is no file is not replaced. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceText } from '../../../../server/src/host/index-file/replace.js';
import { reasonOf } from '../../../../server/src/host/user-error.js';
import { workspace } from '../../../support/cli.js';

describe('replacing a file', () => {
  it('puts the new content in its place and leaves nothing beside it', () => {
    const folder = workspace({});
    const path = join(folder, 'a.json');
    writeFileSync(path, 'old');
    replaceText(path, 'new');
    assert.deepEqual([readFileSync(path, 'utf8'), readdirSync(folder)], ['new', ['a.json']]);
  });

  it('refuses to replace a pipe or a device, and says what it is', function () {
    if (process.platform === 'win32') this.skip();
    const folder = workspace({});
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    assert.throws(() => replaceText(pipe, 'new'), (error) => reasonOf(error).zh === '是设备或管道，不是文件');
    assert.deepEqual([statSync(pipe).isFIFO(), readdirSync(folder)], [true, ['pipe']]);
  });
});
