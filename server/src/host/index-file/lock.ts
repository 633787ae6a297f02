/** A lock (锁) so that one process at a time builds an index: a file that says who does. It binds builders only; readers never look at it. */

import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname } from 'node:path';
import { reasonOf, UserError } from '../user-error.js';
import { ageOf, isAlive, makeFolder, removeDeadTemporaries, removeIfThere, retried, temporaryBeside } from './replace.js';

const MINUTE = 60 * 1000;
/** A builder that has not been heard of for so long is dead: on another computer, whose processes are not seen from here … */
const SILENT_ELSEWHERE = 10 * MINUTE;
/** … and on this one, where its number may belong to another process by now. */
const SILENT_HERE = 60 * MINUTE;
/** A file without a readable holder: one that died between making the file and writing into it. */
const SILENT_UNKNOWN = MINUTE;

/** Who builds. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly started: number;
}

/** A lock that is held. */
export interface Lock {
  /** Says that the builder lives; to be called every few minutes, costs a system call. */
  touch(): void;
  /** Lets the next one in; does nothing the second time, or when another one has taken the lock over. */
  release(): void;
}

/** Takes the lock if nobody holds it; `undefined` where somebody does. Throws a {@link UserError} where the file cannot be made. */
export function tryLock(path: string, now = Date.now()): Lock | undefined {
  const taken = create(path, now);
  if (taken) return taken;
  if (!isStale(path, now)) return undefined;
  return takeOver(path, now);
}

/** Does something while holding the lock. Throws a {@link UserError} that says who builds where somebody else does. */
export async function withLock<T>(path: string, work: (lock: Lock) => T | Promise<T>): Promise<T> {
  const lock = tryLock(path);
  if (!lock) throw heldBy(path, lockHolder(path));
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
}

/** Who holds a lock, as far as it can be read. */
export function lockHolder(path: string): LockHolder | undefined {
  return readLock(path);
}

/** The message for whoever finds the lock taken. */
export function heldBy(path: string, holder: LockHolder | undefined): UserError {
  const hint = { zh: `请等它结束后再试；如果确定没有在建立，请删除 ${path}`, en: `Try again when it has finished; if you are sure that nothing is being built, delete ${path}` };
  if (!holder) return new UserError({ zh: `另一个进程正在建立此索引。${hint.zh}`, en: `Another process is building this index. ${hint.en}` });
  const { pid, host } = holder;
  const started = new Date(holder.started).toISOString();
  return new UserError({
    zh: `另一个进程正在建立此索引（进程号 ${pid}，计算机 ${host}，开始于 ${started}）。${hint.zh}`,
    en: `Another process is building this index (process ${pid} on ${host}, since ${started}). ${hint.en}`,
  });
}

interface Written extends LockHolder {
  readonly token: string;
}

function create(path: string, now: number): Lock | undefined {
  const written: Written = { pid: process.pid, host: hostname(), started: now, token: randomBytes(8).toString('hex') };
  try {
    makeFolder(dirname(path));
    writeNew(path, `${JSON.stringify(written)}\n`);
    removeDeadTemporaries(dirname(path), basename(path));
    return held(path, written.token);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    const reason = reasonOf(error);
    throw new UserError({ zh: `无法建立锁文件 ${path}：${reason.zh}`, en: `The lock ${path} cannot be made: ${reason.en}` });
  }
}

/** Fails where the file exists. It appears with its text in it: whoever is killed meanwhile leaves no lock that names nobody. */
function writeNew(path: string, text: string): void {
  const temporary = temporaryBeside(path);
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    appear(temporary, path, text);
  } finally {
    removeIfThere(temporary);
  }
}

/** Where the file system has no links, the file is there a moment before its text. */
function appear(temporary: string, path: string, text: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    retried(() => writeFileSync(path, text, { flag: 'wx' }));
  }
}

function held(path: string, token: string): Lock {
  const ours = (): boolean => readLock(path)?.token === token;
  return {
    touch: () => touch(path),
    release: () => {
      if (ours()) removeIfThere(path);
    },
  };
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Whoever deleted the lock has been told what that means.
  }
}

/** Removes a lock whose holder is dead and takes it. A second lock sees to it that nobody removes the new one in the belief that it is the dead one. */
function takeOver(path: string, now: number): Lock | undefined {
  const guard = `${path}.takeover`;
  if (ageOf(guard, now) > SILENT_UNKNOWN) removeIfThere(guard);
  const guarding = create(guard, now);
  if (!guarding) return undefined;
  try {
    if (!isStale(path, now)) return undefined;
    removeIfThere(path);
    return create(path, now);
  } finally {
    guarding.release();
  }
}

function isStale(path: string, now: number): boolean {
  const silent = ageOf(path, now);
  const holder = readLock(path);
  if (!holder) return silent > SILENT_UNKNOWN;
  if (holder.host !== hostname()) return silent > SILENT_ELSEWHERE;
  const begun = now - process.uptime() * 1000;
  const ofEarlierProcess = holder.pid === process.pid && holder.started < begun - MINUTE;
  return !isAlive(holder.pid) || ofEarlierProcess || silent > SILENT_HERE;
}

function readLock(path: string): Written | undefined {
  try {
    const { pid, host, started, token } = JSON.parse(retried(() => readFileSync(path, 'utf8'))) as Record<string, unknown>;
    // A date that is none could not be shown; a process number of 0 or less means several processes.
    if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
    if (typeof started !== 'number' || !Number.isFinite(new Date(started).getTime())) return undefined;
    return typeof host === 'string' && typeof token === 'string' ? { pid, host, started, token } : undefined;
  } catch {
    return undefined;
  }
}
