/** Kept code: a program runs the same with it, without it, and with whatever else stands in its place. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CODE_CACHE = fileURLToPath(new URL('../../../server/src/host/code-cache.ts', import.meta.url));

describe('kept code', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wenheng-code-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const program = (word: string): void => writeFileSync(join(folder, 'program.js'), `const say = (word) => process.stdout.write(word + require('node:path').basename(__filename));\nsay('${word}');\n`);
  const run = (cache = join(folder, 'cache')): string => {
    const words = `const { runKept } = require(${JSON.stringify(CODE_CACHE)}); runKept(${JSON.stringify(join(folder, 'program.js'))}, ${JSON.stringify(cache)}, 'p');`;
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=commonjs', '-e', words], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const kept = (): string => join(folder, 'cache', 'code', readdirSync(join(folder, 'cache', 'code'))[0]!);

  it('is made by the first run and used by the next', () => {
    program('one ');
    assert.equal(run(), 'one program.js');
    assert.match(kept(), /p-v[0-9.]+-[a-z0-9]+$/);
    assert.equal(run(), 'one program.js');
  });

  it('is not used for another program of the same length', () => {
    program('one ');
    run();
    program('two ');
    assert.equal(run(), 'two program.js');
  });

  it('is not used where it was changed or cut off', () => {
    program('one ');
    run();
    const whole = readFileSync(kept());
    const changed = Buffer.from(whole);
    changed.fill(0xff, 40, 80);
    for (const bytes of [changed, whole.subarray(0, 100), whole.subarray(0, 7), Buffer.alloc(0)]) {
      writeFileSync(kept(), bytes);
      assert.equal(run(), 'one program.js');
    }
  });

  it('is done without where there is no folder for it', () => {
    program('one ');
    writeFileSync(join(folder, 'file'), '');
    assert.equal(run(join(folder, 'file')), 'one program.js');
  });
});
