/** Errors that the user can mend: wrong arguments, configuration, files. They end a run with exit code 2. */

import { basename } from 'node:path';
import type { Position } from '../text/lines.js';
import type { Localized } from '../text/localized.js';

/** An error whose message is written for the user, in both languages. */
export class UserError extends Error {
  constructor(readonly localized: Localized) {
    super(localized.en);
    this.name = 'UserError';
  }
}

/** A mistake in a configuration file, or a file that it names. The message names file and place; `detail` is what is left of it without them. */
export class ConfigError extends UserError {
  constructor(
    /** Absolute path. */
    readonly path: string,
    readonly position: Position,
    /** UTF-16 units of the key or value at `position`. */
    readonly length: number,
    readonly detail: Localized,
    what: Localized,
  ) {
    const { line, column } = position;
    super({ zh: `${what.zh} ${path}:${line}:${column} ${detail.zh}`, en: `${what.en} ${path}:${line}:${column} ${detail.en}` });
    this.name = 'ConfigError';
  }

  /** For where little room is: without the folder. */
  get short(): Localized {
    const name = basename(this.path);
    const { line, column } = this.position;
    return { zh: `${name}:${line}:${column} ${this.detail.zh}`, en: `${name}:${line}:${column} ${this.detail.en}` };
  }
}

/** Something that the user has not allowed: no mistake, but it has to be said. */
export class NotAllowed extends UserError {}

const REASONS: Readonly<Record<string, Localized>> = {
  ENOENT: { zh: '不存在', en: 'does not exist' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'a part of the path is no folder' },
  EISDIR: { zh: '是文件夹，不是文件', en: 'is a folder, not a file' },
  ENOTFILE: { zh: '是设备或管道，不是文件', en: 'is a device or a pipe, not a file' },
  EACCES: { zh: '没有权限', en: 'permission denied' },
  EPERM: { zh: '没有权限', en: 'permission denied' },
  EROFS: { zh: '磁盘只读', en: 'the disk is read-only' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
  ELOOP: { zh: '链接循环', en: 'a link leads back to itself' },
  ENAMETOOLONG: { zh: '路径过长', en: 'the path is too long' },
  EBUSY: { zh: '正被其他程序占用', en: 'in use by another program' },
  EMFILE: { zh: '打开的文件过多', en: 'too many open files' },
};

/** Why a file operation failed, in words; the system's code where there are none for it. */
export function reasonOf(error: unknown): Localized {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? String(error);
  return REASONS[code] ?? { zh: code, en: code };
}
