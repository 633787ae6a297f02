/** Replacing a file as a whole (原子替换): into a temporary file (临时文件) beside it, then renamed; what a dead process left is cleared away. */

import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** Windows refuses for a moment while another program (an indexer, a virus scanner) has the file open. */
const PASSING = ['EPERM', 'EBUSY', 'EACCES'];
/** Milliseconds between the attempts. */
const PAUSES = [10, 20, 50, 100, 200, 400];
/** The code of the error where something stands in the place of a file that is none. */
const NOT_A_FILE = 'ENOTFILE';
const DAY = 24 * 60 * 60 * 1000;
const TEMPORARY = /^(.+)\.([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.tmp$/;

/** A new name beside a file, which says who writes it. */
export function temporaryBeside(path: string): string {
  return `${path}.${hostMark()}-${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
}

/** Puts a finished temporary file into the place of a file. On Windows it is tried again for a while. A device or a pipe is not replaced: everybody would lose it. */
export function moveInto(temporary: string, path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile() && !there.isDirectory()) throw Object.assign(new Error('not a file'), { code: NOT_A_FILE });
  retried(() => renameSync(temporary, path));
  flushFolder(dirname(path));
}

/** Writes a small file as a whole: readers see the old content or the new one. */
export function replaceText(path: string, text: string): void {
  replaceFile(path, text);
}

/** The same for any content; `finish` is done to the temporary file before it takes the place of the old one. */
export function replaceFile(path: string, content: string | Uint8Array, finish: (temporary: string) => void = () => undefined): void {
  const temporary = temporaryBeside(path);
  try {
    writeFlushed(temporary, content);
    finish(temporary);
    moveInto(temporary, path);
  } catch (error) {
    removeIfThere(temporary);
    throw error;
  }
}

function writeFlushed(path: string, text: string | Uint8Array): void {
  const descriptor = openSync(path, 'wx');
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Removes the temporary files in a folder whose writers are dead; only those of one file where it is named. */
export function removeDeadTemporaries(folder: string, file?: string, now = Date.now()): void {
  for (const name of namesIn(folder)) {
    const [, of, host, pid] = TEMPORARY.exec(name) ?? [];
    if (of === undefined || (file !== undefined && of !== basename(file))) continue;
    const path = join(folder, name);
    // Whether a process of another computer lives is not known here; a number may also be another process's by now.
    const dead = host === hostMark() && !isAlive(Number(pid));
    if (dead || ageOf(path, now) > DAY) removeIfThere(path);
  }
}

/** Does something again while Windows says that a file is in use. */
export function retried<T>(work: () => T, platform: NodeJS.Platform = process.platform, pauses: readonly number[] = PAUSES): T {
  for (const pause of platform === 'win32' ? pauses : []) {
    try {
      return work();
    } catch (error) {
      if (!PASSING.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
  return work();
}

/** Whether a process of this computer lives. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes a file; that it is gone, or open elsewhere, is no error. */
export function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // The next build tries again.
  }
}

/** Makes a folder and those it lies in. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // A file is there: the system says that it exists, which explains nothing.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw Object.assign(new Error('not a folder', { cause: error }), { code: 'ENOTDIR' });
    throw error;
  }
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Milliseconds since a file was last written or touched; 0 where it is gone. */
export function ageOf(path: string, now = Date.now()): number {
  try {
    return now - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function hostMark(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** So that a rename outlives a power cut. Not every system can do it, and none needs it for what readers see. */
function flushFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows opens no folders.
  }
}
