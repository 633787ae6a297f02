/** Sections as arrays of numbers that are read when they are asked for (按需读入的数组): what is never touched takes address space but no memory. */

import { blockSpan, outside, type OpenFile } from './blocks.js';
import { damaged, IndexError, noMemory } from './index-error.js';
import { BLOCK_BYTES, type Section } from './layout.js';

/** Blocks that are read at once, a power of two: to ask the system costs as much as to be given three of them. */
const GROUP = 4;
/** Of a longer section, 64 MiB, a draft touches a part only, and its blocks are read one by one. */
const GROUPED_BLOCKS = 4096;

/** A section of numbers of one width. */
abstract class LazyNumbers {
  protected readonly buffer: SharedArrayBuffer;
  /** Number of elements. */
  readonly length: number;
  /** 1 for each block that is there and was verified. */
  private readonly loaded: Uint8Array;
  /** Elements of a block, as a power of two. */
  private readonly shift: number;
  private taken = 0;

  constructor(
    private readonly file: OpenFile,
    private readonly section: Section,
    bytesEach: 2 | 4,
  ) {
    if (section.length % bytesEach !== 0) throw damaged(file.path, { zh: `的长度不是 ${bytesEach} 字节的整数倍`, en: `has a length that is no multiple of ${bytesEach} bytes` }, { section: section.name });
    this.buffer = allocate(file.path, section);
    this.length = section.length / bytesEach;
    this.loaded = new Uint8Array(section.checksums.length);
    this.shift = Math.log2(BLOCK_BYTES / bytesEach);
  }

  /** Bytes that have been read. */
  get held(): number {
    return this.taken;
  }

  /** Makes sure that the elements `from` to `to` (exclusive) are there. Throws an IndexError, and what is not there stays 0. */
  ensure(from: number, to: number): void {
    if (!(from >= 0 && from <= to && to <= this.length)) throw outside(this.file.path, this.section, from, to);
    if (from === to) return;
    const last = (to - 1) >>> this.shift;
    for (let block = from >>> this.shift; block <= last; block++) if (this.loaded[block] === 0) block = this.load(block, last);
  }

  /** Reads the missing blocks that follow each other from `first` on, to `last` or the end of its group at most; gives the last one read. */
  private load(first: number, last: number): number {
    const group = this.endOfGroup(last);
    if (group === last) return this.read(first, last);
    try {
      return this.read(first, group);
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      return this.read(first, last); // what was not asked for may be damaged
    }
  }

  private read(first: number, last: number): number {
    let end = first;
    while (end < last && this.loaded[end + 1] === 0) end++;
    this.file.readBlocks(this.section, first, new Uint8Array(this.buffer, first * BLOCK_BYTES, blockSpan(this.section, first, end)));
    this.loaded.fill(1, first, end + 1);
    this.taken += (end + 1 - first) * BLOCK_BYTES;
    return end;
  }

  private endOfGroup(block: number): number {
    const blocks = this.loaded.length;
    return blocks > GROUPED_BLOCKS ? block : Math.min(block | (GROUP - 1), blocks - 1);
  }
}

/** Numbers of 32 bits. `words[i]` may be read when `ensure` was called for i; before it is 0. */
export class LazyWords extends LazyNumbers {
  readonly words: Uint32Array;

  constructor(file: OpenFile, section: Section) {
    super(file, section, 4);
    this.words = new Uint32Array(this.buffer);
  }
}

/** Numbers of 16 bits. `halves[i]` may be read when `ensure` was called for i; before it is 0. */
export class LazyHalves extends LazyNumbers {
  readonly halves: Uint16Array;

  constructor(file: OpenFile, section: Section) {
    super(file, section, 2);
    this.halves = new Uint16Array(this.buffer);
  }
}

/**
 * Zeros that cost nothing until they are touched. Shared memory, because an ArrayBuffer of this length counts as used at once: the
 * garbage collector ran fifteen times, 25 ms, while an index of 420 MB was opened.
 */
function allocate(path: string, section: Section): SharedArrayBuffer {
  try {
    return new SharedArrayBuffer(section.length);
  } catch {
    throw noMemory(path, section.name, section.length);
  }
}
