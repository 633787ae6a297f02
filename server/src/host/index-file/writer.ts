/** Writes an index file (写索引文件) as a stream: never the whole in memory, and in its place only when it is complete. */

import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { endianness } from 'node:os';
import { dirname } from 'node:path';
import { crc32 } from './crc32.js';
import { otherByteOrder, unwritable } from './index-error.js';
import { aligned, BLOCK_BYTES, encodeHeader, encodeTables, FORMAT_VERSION, HEADER_BYTES, SECTION_NAME, type Section } from './layout.js';
import { moveInto, removeDeadTemporaries, removeIfThere, temporaryBeside } from './replace.js';

/** A section to write: its content is the chunks one after the other, numbers little-endian. A chunk may be reused when the next one is asked for. */
export interface SectionContent {
  /** 1–32 of a–z, 0–9, `.` and `-`. */
  readonly name: string;
  readonly chunks: Iterable<Uint8Array>;
}

/** What was written. */
export interface Written {
  /** Length of the file. */
  readonly bytes: number;
  /** The same for the same sections in the same order. */
  readonly identity: string;
}

/** Bytes that are written at once; whole blocks. */
const BUFFER_BYTES = 64 * BLOCK_BYTES;

/**
 * Writes an index file; whoever has the old one open keeps reading it. Throws an {@link IndexError} where the system refuses,
 * and whatever the sections throw; the old file then stays as it was.
 */
export function writeIndexFile(path: string, sections: Iterable<SectionContent>): Written {
  if (endianness() !== 'LE') throw otherByteOrder(path);
  removeDeadTemporaries(dirname(path), path);
  const temporary = temporaryBeside(path);
  const system = <T>(work: () => T): T => orUnwritable(path, work);
  try {
    const written = writeTemporary(temporary, sections, system);
    system(() => moveInto(temporary, path));
    return written;
  } catch (error) {
    removeIfThere(temporary);
    throw error;
  }
}

/** Does something that the system may refuse. */
type System = <T>(work: () => T) => T;

function orUnwritable<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw unwritable(path, error);
  }
}

function writeTemporary(temporary: string, sections: Iterable<SectionContent>, system: System): Written {
  const descriptor = system(() => openSync(temporary, 'wx'));
  try {
    const written = writeAll(new Output(descriptor, system), sections);
    system(() => fsyncSync(descriptor));
    return written;
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(output: Output, contents: Iterable<SectionContent>): Written {
  output.skip(HEADER_BYTES);
  const sections: Section[] = [];
  for (const { name, chunks } of contents) {
    if (!SECTION_NAME.test(name) || sections.some((section) => section.name === name)) throw new Error(`No name for a section, or a second one of that name: ${name}`);
    const offset = output.position;
    const checksums = output.section(chunks);
    sections.push({ name, offset, length: output.position - offset, checksums });
    output.skip(aligned(output.position) - output.position);
  }
  const tablesOffset = output.position;
  const tables = encodeTables(sections);
  const tablesChecksum = crc32(tables);
  output.put(tables, tablesOffset);
  // The contents are in the digest already; names and lengths say where each begins.
  const identity = output.digest(Buffer.from(JSON.stringify([FORMAT_VERSION, ...sections.map(({ name, length }) => [name, length])])));
  const bytes = tablesOffset + tables.length;
  // The header comes last: what has none is no index.
  output.put(encodeHeader({ fileBytes: bytes, sections: sections.length, tablesOffset, tablesBytes: tables.length, tablesChecksum, identity }), 0);
  return { bytes, identity };
}

/** A file that grows. */
class Output {
  /** Where the next byte goes. */
  position = 0;
  private readonly buffer = new Uint8Array(BUFFER_BYTES);
  private readonly hash = createHash('sha256');

  constructor(
    private readonly descriptor: number,
    private readonly system: System,
  ) {}

  /** Zeros. */
  skip(bytes: number): void {
    this.put(new Uint8Array(bytes), this.position);
    this.position += bytes;
  }

  /** Writes a section; gives the checksums of its blocks. */
  section(chunks: Iterable<Uint8Array>): Uint32Array {
    const checksums: number[] = [];
    let filled = 0;
    for (const chunk of chunks) {
      for (let taken = 0; taken < chunk.length; ) {
        const part = chunk.subarray(taken, taken + BUFFER_BYTES - filled);
        this.buffer.set(part, filled);
        taken += part.length;
        filled += part.length;
        if (filled < BUFFER_BYTES) continue;
        this.flush(filled, checksums);
        filled = 0;
      }
    }
    this.flush(filled, checksums);
    return Uint32Array.from(checksums);
  }

  /** The identity of all contents so far and of `rest`. */
  digest(rest: Uint8Array): string {
    return this.hash.update(rest).digest('hex').slice(0, 32);
  }

  /** Writes at a place, without moving on. */
  put(bytes: Uint8Array, position: number): void {
    for (let done = 0; done < bytes.length; ) done += this.system(() => writeSync(this.descriptor, bytes, done, bytes.length - done, position + done));
  }

  private flush(filled: number, checksums: number[]): void {
    const bytes = this.buffer.subarray(0, filled);
    for (let at = 0; at < filled; at += BLOCK_BYTES) checksums.push(crc32(bytes.subarray(at, at + BLOCK_BYTES)));
    this.hash.update(bytes);
    this.put(bytes, this.position);
    this.position += filled;
  }
}
