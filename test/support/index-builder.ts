/**
 * A process that builds an index and dies on the way: `file PATH SEED POINT`, `generation FOLDER SEED POINT`. It kills itself at the given
 * point, counted in calls of the file system: before each of them, and halfway through each that writes. Or that holds a lock until its input
 * ends: `lock PATH`. Prints `done`, or `held` and `busy`.
 */

import fs from 'node:fs';
import { publish } from '../../server/src/host/index-file/generations.js';
import { tryLock } from '../../server/src/host/index-file/lock.js';
import { writeIndexFile } from '../../server/src/host/index-file/writer.js';
import { builtContents, sectionsOf } from './index-contents.js';

const CALLS = ['openSync', 'writeSync', 'writeFileSync', 'fsyncSync', 'closeSync', 'renameSync', 'unlinkSync', 'mkdirSync', 'readdirSync', 'readFileSync', 'statSync'] as const;
type Call = (...words: unknown[]) => unknown;

/** Replaces the file system's functions by ones that count. */
function dieAt(point: number): void {
  let passed = 0;
  const isNow = (): boolean => passed++ === point;
  const functions = fs as unknown as Record<string, Call>;
  for (const name of CALLS) {
    const original = functions[name]!;
    functions[name] = (...words) => {
      if (isNow()) die();
      if (name.startsWith('write') && isNow()) {
        original(...half(words));
        die();
      }
      return original(...words);
    };
  }
}

/** The arguments of a write of half as much. */
function half(words: readonly unknown[]): unknown[] {
  const [target, content, ...rest] = words;
  if (typeof content === 'string') return [target, content.slice(0, content.length / 2)];
  const [offset, length, position] = rest as [number, number, number];
  return [target, content, offset, length >> 1, position];
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;);
}

const [kind, path, seed, point] = process.argv.slice(2) as [string, string, string, string];
const sections = (): ReturnType<typeof sectionsOf> => sectionsOf(builtContents(Number(seed)));
if (kind === 'lock') {
  const lock = tryLock(path);
  process.stdout.write(lock ? 'held' : 'busy');
  process.stdin.on('end', () => lock?.release()).resume();
} else {
  dieAt(Number(point));
  if (kind === 'file') writeIndexFile(path, sections());
  else publish(path, (file) => void writeIndexFile(file, sections()));
  process.stdout.write('done');
}
