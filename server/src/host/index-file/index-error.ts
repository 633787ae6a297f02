/** Why an index file (索引文件) is refused, or could not be written: each kind says what is wrong and what to do. */

import type { Localized } from '../../text/localized.js';
import { reasonOf, UserError } from '../user-error.js';

/** Kinds of errors of index files. `damaged`: what was read is not what was written. `closed`: it was read after `close()`. */
export type IndexErrorKind = 'not-an-index' | 'older' | 'newer' | 'truncated' | 'damaged' | 'unreadable' | 'unwritable' | 'closed';

/** Where in a file something is wrong. */
export interface IndexPlace {
  readonly section: string;
  /** Number of the block in its section, from 0. */
  readonly block?: number;
}

/** An index file that cannot be used. The message names the file, the place where there is one, and what to do. */
export class IndexError extends UserError {
  constructor(
    readonly kind: IndexErrorKind,
    /** As it was given when the file was opened. */
    readonly path: string,
    message: Localized,
    readonly place?: IndexPlace,
    /** The system's error, where it is one. */
    override readonly cause?: unknown,
  ) {
    super(message);
    this.name = 'IndexError';
  }

  /** Whether there is no such file. */
  get missing(): boolean {
    return (this.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
  }
}

/** The file is something else. */
export function notAnIndex(path: string): IndexError {
  return refused('not-an-index', path, { zh: `${path} 不是文衡的索引文件`, en: `${path} is no index file of Wenheng` });
}

/** Another version of Wenheng wrote the file. */
export function otherVersion(path: string, version: number, ours: number): IndexError {
  if (version < ours) {
    const message = { zh: `索引文件 ${path} 由较早版本的文衡建立（格式 ${version}，本版为 ${ours}）`, en: `The index ${path} was built by an earlier version of Wenheng (format ${version}, here ${ours})` };
    return refused('older', path, message);
  }
  const message = {
    zh: `索引文件 ${path} 由较新版本的文衡建立（格式 ${version}，本版只能读到 ${ours}）。请升级文衡，或用本版${again(path).zh}`,
    en: `The index ${path} was built by a newer version of Wenheng (format ${version}; this one reads ${ours}). Update Wenheng, or with this version ${again(path).en}`,
  };
  return new IndexError('newer', path, message);
}

/** The end of the file is missing. Lengths in bytes; `expected` is undefined where even the header is cut off. */
export function truncated(path: string, actual: number, expected?: number): IndexError {
  const length = expected === undefined ? { zh: `只有 ${actual} 字节`, en: `it has only ${actual} bytes` } : { zh: `应有 ${expected} 字节，只有 ${actual} 字节`, en: `it has ${actual} bytes of ${expected}` };
  return refused('truncated', path, { zh: `索引文件 ${path} 不完整：${length.zh}`, en: `The index ${path} is incomplete: ${length.en}` });
}

/** What was read is not what was written. `detail` says it of the place, or of the file where there is none. */
export function damaged(path: string, detail: Localized, place?: IndexPlace): IndexError {
  const at = placeName(place);
  return refused('damaged', path, { zh: `索引文件 ${path} 已损坏：${at.zh}${detail.zh}`, en: `The index ${path} is damaged: ${at.en}${detail.en}` }, place);
}

/** The system does not let the file be read. */
export function unreadable(path: string, error: unknown): IndexError {
  const reason = reasonOf(error);
  return refused('unreadable', path, { zh: `无法读取索引文件 ${path}：${reason.zh}`, en: `The index ${path} cannot be read: ${reason.en}` }, undefined, error);
}

/** An array as long as a section cannot be had. */
export function noMemory(path: string, section: string, bytes: number): IndexError {
  const message = {
    zh: `无法读取索引文件 ${path}：内存不足，部分“${section}”需要 ${bytes} 字节的地址空间`,
    en: `The index ${path} cannot be read: out of memory, section "${section}" takes ${bytes} bytes of address space`,
  };
  return new IndexError('unreadable', path, message, { section });
}

/** This machine orders bytes the other way round. */
export function otherByteOrder(path: string): IndexError {
  return new IndexError('unreadable', path, { zh: `无法使用索引文件 ${path}：本机的字节序为大端，索引只支持小端`, en: `The index ${path} cannot be used: this machine is big-endian, an index is little-endian` });
}

/** The system does not let the file be written. The one that stood there still stands. */
export function unwritable(path: string, error: unknown): IndexError {
  const reason = reasonOf(error);
  return new IndexError('unwritable', path, { zh: `无法写入索引文件 ${path}：${reason.zh}。原有的索引没有改动`, en: `The index ${path} cannot be written: ${reason.en}. The one that was there is unchanged` }, undefined, error);
}

/** It was read after it had been closed. */
export function closed(path: string): IndexError {
  return new IndexError('closed', path, { zh: `索引文件 ${path} 已关闭，请重新打开`, en: `The index ${path} has been closed; open it again` });
}

function refused(kind: IndexErrorKind, path: string, message: Localized, place?: IndexPlace, cause?: unknown): IndexError {
  const hint = again(path);
  return new IndexError(kind, path, { zh: `${message.zh}。请${hint.zh}`, en: `${message.en}. Please ${hint.en}` }, place, cause);
}

function again(path: string): Localized {
  return { zh: `重新建立索引：wenheng index 语料文件夹 --out ${path}`, en: `build it again: wenheng index FOLDER --out ${path}` };
}

function placeName(place: IndexPlace | undefined): Localized {
  if (!place) return { zh: '', en: '' };
  const { section, block } = place;
  if (block === undefined) return { zh: `部分“${section}”`, en: `section "${section}" ` };
  return { zh: `部分“${section}”第 ${block} 块`, en: `block ${block} of section "${section}" ` };
}
