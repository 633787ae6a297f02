/** Reads blocks (块) of an open index file: bytes whose checksum is right, or an error. */

import { closeSync, fstatSync, readSync } from 'node:fs';
import { crc32 } from './crc32.js';
import { closed, damaged, truncated, unreadable } from './index-error.js';
import { BLOCK_BYTES, type Section } from './layout.js';

/** Bytes that the system is asked for at once: it gives no more than 2 GiB. */
const READ_BYTES = 1 << 30;
const NO_DESCRIPTOR = -1;

/** A file open for reading. It stays the same file when another one takes its name. */
export class OpenFile {
  constructor(
    readonly path: string,
    private descriptor: number,
  ) {}

  /** Its length now. */
  size(): number {
    return this.asked((descriptor) => fstatSync(descriptor).size);
  }

  /** Fills an array from a place in the file, unverified. Throws an IndexError, also where the file ends before. */
  read(into: Uint8Array, offset: number): void {
    for (let done = 0; done < into.length; ) {
      const count = this.asked((descriptor) => readSync(descriptor, into, done, Math.min(READ_BYTES, into.length - done), offset + done));
      if (count === 0) throw truncated(this.path, offset + done, offset + into.length);
      done += count;
    }
  }

  /** Fills an array with whole blocks of a section from block `first` on, each verified. Where one is wrong, throws and leaves zeros. */
  readBlocks(section: Section, first: number, into: Uint8Array): void {
    try {
      this.read(into, section.offset + first * BLOCK_BYTES);
      this.verify(section, first, into);
    } catch (error) {
      into.fill(0);
      throw error;
    }
  }

  close(): void {
    if (this.descriptor === NO_DESCRIPTOR) return;
    closeSync(this.descriptor);
    this.descriptor = NO_DESCRIPTOR;
  }

  private verify(section: Section, first: number, bytes: Uint8Array): void {
    for (let at = 0, block = first; at < bytes.length; at += BLOCK_BYTES, block++) {
      if (crc32(bytes.subarray(at, at + BLOCK_BYTES)) === section.checksums[block]) continue;
      throw damaged(this.path, { zh: '的校验和不符', en: 'has a wrong checksum' }, { section: section.name, block });
    }
  }

  private asked<T>(work: (descriptor: number) => T): T {
    // The system may have given the number to another file.
    if (this.descriptor === NO_DESCRIPTOR) throw closed(this.path);
    try {
      return work(this.descriptor);
    } catch (error) {
      throw unreadable(this.path, error);
    }
  }
}

/** Bytes of a section from the beginning of block `first` to the end of block `last`. */
export function blockSpan(section: Section, first: number, last: number): number {
  return Math.min((last + 1) * BLOCK_BYTES, section.length) - first * BLOCK_BYTES;
}

/** The error for positions that do not lie in a section: the file's content is wrong then, or whoever reads it. */
export function outside(path: string, section: Section, from: number, to: number): Error {
  return damaged(path, { zh: `没有位置 ${from} 至 ${to}`, en: `has no positions ${from} to ${to}` }, { section: section.name });
}
