/** Generations: the pointer says which one counts, a broken one means that there is none; locks of the dead are taken over, those of the living are not. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { currentGeneration, openCurrent, publish } from '../../../../server/src/host/index-file/generations.js';
import { IndexError } from '../../../../server/src/host/index-file/index-error.js';
import { lockHolder, tryLock, withLock } from '../../../../server/src/host/index-file/lock.js';
import { removeDeadTemporaries, retried, temporaryBeside } from '../../../../server/src/host/index-file/replace.js';
import { writeIndexFile } from '../../../../server/src/host/index-file/writer.js';
import { UserError } from '../../../../server/src/host/user-error.js';
import { workspace } from '../../../support/cli.js';
import { noise, sectionsOf } from '../../../support/index-contents.js';

const MINUTE = 60_000;

/** A generation whose text is this. */
function publishText(folder: string, text: string): string {
  return publish(folder, (path) => void writeIndexFile(path, sectionsOf({ text: Buffer.from(text) })));
}

/** The text of the generation that counts. */
function currentText(folder: string): string | undefined {
  const index = openCurrent(folder);
  if (!index) return undefined;
  const text = Buffer.from(index.bytes('text', 0, index.length('text'))).toString();
  index.close();
  return text;
}

describe('generations of an index', () => {
  it('follow each other, and a reader keeps the one it has open', () => {
    const folder = join(workspace({}), '深', '缓存');
    assert.equal(openCurrent(folder), undefined);
    publishText(folder, '第一代');
    const reader = openCurrent(folder)!;
    for (const text of ['第二代', '第三代', '第四代']) {
      publishText(folder, text);
      assert.equal(currentText(folder), text);
    }
    assert.equal(Buffer.from(reader.bytes('text', 0, 9)).toString(), '第一代');
    reader.close();
  });

  it('are cleared away but for the one that counts and the one before', () => {
    const folder = workspace({ '说明.txt': '别人的文件' });
    const paths = ['一', '二', '三'].map((text) => publishText(folder, text));
    assert.deepEqual(readdirSync(folder).sort(), [...paths.slice(1).map((path) => basename(path)), 'current', '说明.txt'].sort());
    assert.equal(currentGeneration(folder), basename(paths[2]!));
  });

  it('stay as they are when a build fails', () => {
    const folder = workspace({});
    publishText(folder, '好的');
    const names = readdirSync(folder);
    assert.throws(() => publish(folder, (path) => {
      writeFileSync(path, 'half');
      throw new RangeError('no more');
    }), new RangeError('no more'));
    assert.deepEqual(readdirSync(folder), names);
    assert.equal(currentText(folder), '好的');
  });

  it('are none with a broken pointer, and can be built again', () => {
    const folder = workspace({});
    const name = basename(publishText(folder, '内容'));
    const good = readFileSync(join(folder, 'current'));
    const pointers = [Buffer.alloc(0), Buffer.from('../../etc/passwd 00000000\n'), Buffer.from(`${name} 00000000\n`), Buffer.from(name), good.subarray(0, -1), Buffer.concat([good, good]), Buffer.alloc(100_000, '0')];
    for (const pointer of pointers) {
      writeFileSync(join(folder, 'current'), pointer);
      assert.equal(openCurrent(folder), undefined, pointer.toString().slice(0, 100));
    }
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const pointer = Buffer.from(good);
        pointer[at]! ^= difference;
        writeFileSync(join(folder, 'current'), pointer);
        assert.equal(openCurrent(folder), undefined, pointer.toString());
      }),
    );
    writeFileSync(join(folder, 'current'), good);
    assert.equal(currentText(folder), '内容');
    unlinkSync(join(folder, name));
    assert.equal(openCurrent(folder), undefined, 'a pointer to nothing');
    publishText(folder, '新的');
    assert.equal(currentText(folder), '新的');
    unlinkSync(join(folder, 'current'));
    mkdirSync(join(folder, 'current'));
    assert.equal(openCurrent(folder), undefined, 'a folder in the place of the pointer');
  });

  it('say why one that is there is refused', () => {
    const folder = workspace({});
    const path = publishText(folder, '内容');
    const file = readFileSync(path);
    file[30]! ^= 1;
    writeFileSync(path, file);
    assert.throws(() => openCurrent(folder), (error) => error instanceof IndexError && error.kind === 'damaged');
    publishText(folder, '新的');
    assert.equal(currentText(folder), '新的');
  });

  it('cannot be where a file is', () => {
    const folder = join(workspace({ 'a.txt': '' }), 'a.txt');
    assert.equal(openCurrent(folder), undefined);
    assert.throws(() => publishText(folder, '内容'), (error) => error instanceof IndexError && error.kind === 'unwritable');
  });
});

describe('temporary files', () => {
  /** The number of a process that has ended. */
  const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid;
  const mark = (host: string): string => createHash('sha256').update(host).digest('hex').slice(0, 8);

  it('of the dead are cleared away, of the living and of others they are not', () => {
    const dead = `a.whx.${mark(hostname())}-${deadPid()}-0123abcd.tmp`;
    const elsewhere = `a.whx.${mark('another-computer')}-1-0123abcd.tmp`;
    const ours = basename(temporaryBeside('a.whx'));
    const others = ['a.whx', 'b.tmp', 'a.whx.tmp', '报告.docx.tmp', `b.whx.${mark(hostname())}-${deadPid()}-0123abcd.tmp`];
    const folder = workspace(Object.fromEntries([dead, elsewhere, ours, ...others].map((name) => [name, ''])));
    removeDeadTemporaries(folder, join(folder, 'a.whx'));
    assert.deepEqual(readdirSync(folder).sort(), [elsewhere, ours, ...others].sort());
    removeDeadTemporaries(folder, join(folder, 'a.whx'), Date.now() + 25 * 60 * MINUTE);
    assert.deepEqual(readdirSync(folder).sort(), [...others].sort(), 'after a day everything is dead');
  });

  it('are moved again while Windows says that the place is in use, not elsewhere, not for other reasons', () => {
    const failing = (code: string, times: number) => {
      let calls = 0;
      return () => {
        if (calls++ < times) throw Object.assign(new Error(code), { code });
        return calls;
      };
    };
    for (const code of ['EPERM', 'EBUSY', 'EACCES']) assert.equal(retried(failing(code, 2), 'win32', [1, 1]), 3);
    assert.throws(() => retried(failing('ENOSPC', 1), 'win32'), { code: 'ENOSPC' });
    assert.throws(() => retried(failing('EPERM', 1), 'linux'), { code: 'EPERM' });
    assert.throws(() => retried(failing('EPERM', 100), 'win32', [1, 1]), { code: 'EPERM' });
  });
});

describe('a lock', () => {
  const lockFile = (holder: object | string): string => {
    const path = join(workspace({ lock: typeof holder === 'string' ? holder : JSON.stringify(holder) }), 'lock');
    return path;
  };
  const here = { host: hostname(), started: Date.now(), token: 'a' };
  /** The parent of this process lives as long as this one. */
  const living = process.ppid;

  const CASES: readonly (readonly [what: string, holder: object | string, minutesSilent: number, taken: boolean])[] = [
    ['of a living process', { ...here, pid: living }, 0, false],
    ['of a living process that is long at it', { ...here, pid: living }, 30, false],
    ['of a number that is alive, not heard of for hours', { ...here, pid: living }, 120, true],
    ['of a process of this number before this one', { ...here, pid: process.pid, started: Date.now() - process.uptime() * 1000 - 60 * MINUTE }, 0, true],
    ['of this process', { ...here, pid: process.pid }, 0, false],
    ['of a dead process', { ...here, pid: spawnSync(process.execPath, ['-e', '']).pid }, 0, true],
    ['of another computer', { ...here, host: 'another-computer', pid: 1 }, 9, false],
    ['of another computer, silent', { ...here, host: 'another-computer', pid: 1 }, 11, true],
    ['that is empty', '', 0, false],
    ['that is empty and old', '', 2, true],
    ['that is nonsense and old', '{"pid":-1,"host":5}', 2, true],
    ['whose date is none', { ...here, pid: living, started: 'soon' }, 2, true],
  ];

  for (const [what, holder, minutes, taken] of CASES) {
    it(`${what} is ${taken ? 'taken over' : 'respected'}`, () => {
      const path = lockFile(holder);
      const lock = tryLock(path, Date.now() + minutes * MINUTE);
      assert.equal(lock !== undefined, taken);
      if (!lock) return;
      assert.equal(lockHolder(path)?.pid, process.pid);
      lock.release();
      assert.deepEqual(readdirSync(join(path, '..')), []);
    });
  }

  it('is kept by touching it', () => {
    const path = join(workspace({}), 'lock');
    const lock = tryLock(path)!;
    const old = new Date(Date.now() - 300 * MINUTE);
    utimesSync(path, old, old);
    lock.touch();
    assert.equal(tryLock(path), undefined);
    lock.release();
    lock.touch();
  });

  it('that was taken over is not released by the one before', () => {
    const path = join(workspace({}), 'lock');
    const slow = tryLock(path)!;
    const next = tryLock(path, Date.now() + 120 * MINUTE)!;
    slow.release();
    assert.ok(lockHolder(path), 'the new holder still has it');
    next.release();
    assert.equal(lockHolder(path), undefined);
  });

  it('is given back whatever happens, and says who holds it', async () => {
    const path = join(workspace({}), 'cache', 'lock');
    await assert.rejects(withLock(path, () => Promise.reject(new RangeError('broken'))), new RangeError('broken'));
    const answer = await withLock(path, async () => {
      await assert.rejects(withLock(path, () => 1), (error) => error instanceof UserError && error.localized.zh.includes(`进程号 ${process.pid}，计算机 ${hostname()}`));
      return noise(1, 1).length;
    });
    assert.equal(answer, 1);
    tryLock(path)!.release();
  });

  it('that cannot be made says why', () => {
    const path = join(workspace({ 'a.txt': '' }), 'a.txt', 'lock');
    assert.throws(() => tryLock(path), (error) => error instanceof UserError && error.localized.zh === `无法建立锁文件 ${path}：路径中有一段不是文件夹`);
  });
});
