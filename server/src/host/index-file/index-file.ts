/** An index file (索引文件) opened in place: header and tables are read at once, the rest block by block when it is asked for. Nothing comes back unverified. */

import { openSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { blockSpan, OpenFile, outside } from './blocks.js';
import { damaged, IndexError, notAnIndex, otherByteOrder, unreadable } from './index-error.js';
import { BLOCK_BYTES, decodeHeader, decodeTables, HEADER_BYTES, type Section } from './layout.js';
import { LazyHalves, LazyWords } from './lazy.js';

/** Blocks that `bytes` keeps: 1 MiB. */
const RECENT_BLOCKS = 64;
/** A read of more blocks goes past those kept. */
const SMALL_READ_BLOCKS = 4;

/** A block that is kept, and when it was asked for the last time: the one that this was longest ago goes first. */
interface RecentBlock {
  readonly bytes: Uint8Array;
  asked: number;
}

/** An open index file. Every method throws an IndexError where the file is not what it should be, or closed. */
export class IndexFile {
  private readonly sections: ReadonlyMap<string, Section>;
  private readonly arrays = new Map<string, LazyWords | LazyHalves>();
  /** Blocks by their place in the file. To ask for one changes only a number: a Map that is changed at every look-up leaves chains of dead tables. */
  private readonly recent = new Map<number, RecentBlock>();
  private asked = 0;

  private constructor(
    private readonly file: OpenFile,
    /** The same for files of the same content, whatever they are called. */
    readonly identity: string,
    sections: readonly Section[],
  ) {
    this.sections = new Map(sections.map((section) => [section.name, section]));
  }

  /** Opens a file: its header and tables are verified, the sections when they are read. */
  static open(path: string): IndexFile {
    if (endianness() !== 'LE') throw otherByteOrder(path);
    const file = new OpenFile(path, openRegular(path));
    try {
      const size = file.size();
      const start = new Uint8Array(Math.min(HEADER_BYTES, size));
      file.read(start, 0);
      const header = decodeHeader(start, size, path);
      const tables = new Uint8Array(header.tablesBytes);
      file.read(tables, header.tablesOffset);
      return new IndexFile(file, header.identity, decodeTables(tables, header, path));
    } catch (error) {
      file.close();
      throw error;
    }
  }

  get path(): string {
    return this.file.path;
  }

  /** The first block that could not be read or was damaged, whoever was told of it. */
  get failure(): IndexError | undefined {
    return this.file.failure;
  }

  has(name: string): boolean {
    return this.sections.has(name);
  }

  /** Bytes of a section. */
  length(name: string): number {
    return this.section(name).length;
  }

  /** A copy of the bytes `start` to `end` (exclusive) of a section. */
  bytes(name: string, start: number, end: number): Uint8Array {
    const section = this.section(name);
    if (!(start >= 0 && start <= end && end <= section.length)) throw outside(this.path, section, start, end);
    if (start === end) return new Uint8Array(0);
    const first = Math.floor(start / BLOCK_BYTES);
    const last = Math.floor((end - 1) / BLOCK_BYTES);
    if (first === last) return this.block(section, first).slice(start - first * BLOCK_BYTES, end - first * BLOCK_BYTES);
    return last - first < SMALL_READ_BLOCKS ? this.joined(section, start, end) : this.direct(section, start, end);
  }

  /** A section as numbers of 32 bits; the same array for the same name. */
  words(name: string): LazyWords {
    return this.array(name, LazyWords);
  }

  /** A section as numbers of 16 bits; the same array for the same name. */
  halves(name: string): LazyHalves {
    return this.array(name, LazyHalves);
  }

  /** Bytes of the array of a name that have been read. */
  held(name: string): number {
    return this.arrays.get(name)?.held ?? 0;
  }

  /** Lets go of an array: the next one of the name begins with nothing read. Who holds the old one may go on with it. */
  forget(name: string): void {
    this.arrays.delete(name);
  }

  /** Gives the file back. Arrays keep what they have read. */
  close(): void {
    this.file.close();
    this.recent.clear();
  }

  private section(name: string): Section {
    const section = this.sections.get(name);
    if (!section) throw damaged(this.path, { zh: '不存在', en: 'is missing' }, { section: name });
    return section;
  }

  private array<T extends LazyWords | LazyHalves>(name: string, kind: new (file: OpenFile, section: Section) => T): T {
    const known = this.arrays.get(name);
    if (known instanceof kind) return known;
    const array = new kind(this.file, this.section(name));
    this.arrays.set(name, array);
    return array;
  }

  /** Bytes over the edges of blocks. */
  private joined(section: Section, start: number, end: number): Uint8Array {
    const bytes = new Uint8Array(end - start);
    for (let at = start; at < end; ) {
      const block = Math.floor(at / BLOCK_BYTES);
      const part = this.block(section, block).subarray(at - block * BLOCK_BYTES, end - block * BLOCK_BYTES);
      bytes.set(part, at - start);
      at += part.length;
    }
    return bytes;
  }

  /** Many bytes, past the blocks that are kept. */
  private direct(section: Section, start: number, end: number): Uint8Array {
    const first = Math.floor(start / BLOCK_BYTES);
    const bytes = new Uint8Array(blockSpan(section, first, Math.floor((end - 1) / BLOCK_BYTES)));
    this.file.readBlocks(section, first, bytes);
    // Exactly what was asked for: whoever looks at the `buffer` of a part would see more.
    return end - start === bytes.length ? bytes : bytes.slice(start - first * BLOCK_BYTES, end - first * BLOCK_BYTES);
  }

  /**
   * A block, from those kept or read anew. It is verified whenever it is read, not only the first time: somebody may copy
   * another file over this one meanwhile.
   */
  private block(section: Section, block: number): Uint8Array {
    const key = section.offset + block * BLOCK_BYTES;
    const kept = this.recent.get(key);
    if (kept) {
      kept.asked = ++this.asked;
      return kept.bytes;
    }
    const bytes = new Uint8Array(this.room(), 0, blockSpan(section, block, block));
    this.file.readBlocks(section, block, bytes);
    this.recent.set(key, { bytes, asked: ++this.asked });
    return bytes;
  }

  /** Memory for a block: that of the one which was not asked for longest. Nobody else has it, as `bytes` gives copies. */
  private room(): ArrayBufferLike {
    if (this.recent.size < RECENT_BLOCKS) return new ArrayBuffer(BLOCK_BYTES);
    let [oldest, block] = this.recent.entries().next().value!;
    for (const [key, other] of this.recent) if (other.asked < block.asked) [oldest, block] = [key, other];
    this.recent.delete(oldest);
    return block.bytes.buffer;
  }
}

/** A pipe or a device is not opened: that could wait for ever. */
function openRegular(path: string): number {
  try {
    if (!statSync(path).isFile()) throw notAnIndex(path);
    return openSync(path, 'r');
  } catch (error) {
    throw error instanceof IndexError ? error : unreadable(path, error);
  }
}
