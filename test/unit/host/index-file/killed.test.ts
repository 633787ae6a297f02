/** A build that is killed, at whatever point, leaves an index that answers with its old content, or already with the new one. */

import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { openCurrent, publish } from '../../../../server/src/host/index-file/generations.js';
import { IndexFile } from '../../../../server/src/host/index-file/index-file.js';
import { heldBy, lockHolder, tryLock } from '../../../../server/src/host/index-file/lock.js';
import { writeIndexFile } from '../../../../server/src/host/index-file/writer.js';
import { workspace } from '../../../support/cli.js';
import { builtContents, sectionsOf } from '../../../support/index-contents.js';
import { readAll } from '../../../support/index-sections.js';

const BUILDER = fileURLToPath(new URL('../../../support/index-builder.ts', import.meta.url));
/** More than there are points in a build. */
const MOST_POINTS = 200;

let program: string;

before(() => {
  program = join(workspace({}), 'builder.cjs');
  buildSync({ entryPoints: [BUILDER], outfile: program, bundle: true, platform: 'node', format: 'cjs', target: 'node20', logLevel: 'error' });
});

/** Runs a build that dies at a point; whether it was done before. */
function build(kind: 'file' | 'generation', path: string, seed: number, point: number): boolean {
  const { stdout, stderr, signal } = spawnSync(process.execPath, [program, kind, path, String(seed), String(point)], { encoding: 'utf8' });
  assert.equal(stderr, '');
  if (process.platform !== 'win32') assert.equal(signal, stdout === 'done' ? null : 'SIGKILL');
  return stdout === 'done';
}

/** Which of the builds an index comes from; it must be complete. */
function originOf(index: IndexFile, builds: readonly number[]): number | undefined {
  try {
    const found = readAll(index, Object.keys(builtContents(0)));
    return builds.find((seed) => Object.entries(builtContents(seed)).every(([name, bytes]) => Buffer.compare(bytes, found[name]!) === 0));
  } finally {
    index.close();
  }
}

/** Kills a build at each of its points, one after the other over what the one before left; the points it died at. */
function killEverywhere(kind: 'file' | 'generation', path: string, open: () => IndexFile): number {
  let current = 0;
  for (let point = 0; point < MOST_POINTS; point++) {
    const seed = (point + 1) * 10;
    const done = build(kind, path, seed, point);
    const origin = originOf(open(), [current, seed]);
    assert.ok(origin !== undefined, `killed at point ${point}: neither the old content nor the new one`);
    if (!done) current = origin;
    else return assert.equal(origin, seed, 'a build that is done counts'), point;
  }
  return assert.fail('never done');
}

describe('a build that is killed', () => {
  it('leaves the file', () => {
    const path = join(workspace({}), 'a.whx');
    writeIndexFile(path, sectionsOf(builtContents(0)));
    const points = killEverywhere('file', path, () => IndexFile.open(path));
    assert.ok(points >= 15, `only ${points} points`);
    assert.deepEqual(readdirSync(dirname(path)), ['a.whx'], 'what the dead left is cleared away');
  });

  it('leaves the generation', () => {
    const folder = join(workspace({}), 'cache');
    publish(folder, (file) => void writeIndexFile(file, sectionsOf(builtContents(0))));
    const open = (): IndexFile => openCurrent(folder) ?? assert.fail('no index');
    const points = killEverywhere('generation', folder, open);
    assert.ok(points >= 35, `only ${points} points`);
    const names = readdirSync(folder);
    assert.deepEqual(names.filter((name) => !name.endsWith('.whx')), ['current']);
    assert.equal(names.length, 3, 'the generation that counts and the one before');
  });
});

describe('builders of one index', () => {
  const children: ChildProcess[] = [];
  afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

  /** A process that tries to take a lock, and what it says. */
  async function contender(path: string): Promise<{ child: ChildProcess; says: string }> {
    const child = spawn(process.execPath, [program, 'lock', path], { stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(child);
    const said = (await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])) as [unknown];
    return { child, says: String(said[0]) };
  }

  /** Ends a process as it ends by itself, or by force. */
  async function end(child: ChildProcess, force: boolean): Promise<void> {
    const gone = once(child, 'exit');
    if (force) child.kill('SIGKILL');
    else child.stdin!.end();
    await gone;
  }

  it('are one at a time, and the next one comes in when the first is done', async () => {
    const path = join(workspace({}), 'cache', 'lock');
    const all = await Promise.all([1, 2, 3].map(() => contender(path)));
    const holders = all.filter(({ says }) => says === 'held');
    assert.deepEqual(all.map(({ says }) => says).sort(), ['busy', 'busy', 'held']);
    const { pid } = holders[0]!.child;
    assert.equal(tryLock(path), undefined);
    assert.equal(lockHolder(path)?.pid, pid);
    const { localized } = heldBy(path, lockHolder(path));
    assert.ok(localized.zh.startsWith(`另一个进程正在建立此索引（进程号 ${pid}，计算机 ${hostname()}，开始于 2`), localized.zh);
    assert.ok(localized.en.startsWith(`Another process is building this index (process ${pid} on ${hostname()}, since 2`), localized.en);
    await end(holders[0]!.child, false);
    assert.ok(!existsSync(path));
    tryLock(path)!.release();
  });

  it('take over from a dead one, and only one of them does', async () => {
    const path = join(workspace({}), 'lock');
    const first = await contender(path);
    assert.equal(first.says, 'held');
    await end(first.child, true);
    const all = await Promise.all([1, 2, 3, 4, 5].map(() => contender(path)));
    assert.deepEqual(all.map(({ says }) => says).sort(), ['busy', 'busy', 'busy', 'busy', 'held']);
    const holder = all.find(({ says }) => says === 'held')!.child;
    assert.equal(lockHolder(path)?.pid, holder.pid);
    await end(holder, false);
  });

  it('do not wait for one that died with an empty lock', () => {
    const path = join(workspace({}), 'lock');
    writeFileSync(path, '');
    assert.equal(tryLock(path), undefined, 'it may be about to write');
    tryLock(path, Date.now() + 2 * 60_000)!.release();
  });
});
