/**
 * The layout of an index file (索引文件的格式): header, sections, tables. Numbers are little-endian; nothing depends on where the file lies.
 *
 *     0  magic (8 bytes) · version u32 · byte order u32 · file length u64 · block length u32 · number of sections u32 ·
 *        offset of the tables u64 · length of the tables u32 · CRC-32 of the tables u32 · identity (16 bytes) ·
 *        12 zeros · CRC-32 of the header so far u32
 *    80  the sections, each beginning at the next multiple of 16
 *     …  the tables: for each section its name (32 bytes, zeros behind it), offset u64, length u64; then one CRC-32 u32 for each
 *        block of each section. They come last as their lengths are known last; the file ends with them.
 *
 * Whoever changes this raises FORMAT_VERSION. Magic and version stay where they are for ever.
 */

import { crc32 } from './crc32.js';
import { damaged, notAnIndex, otherVersion, truncated } from './index-error.js';

export const FORMAT_VERSION = 1;
/** Bytes of a block; the last one of a section may be shorter. */
export const BLOCK_BYTES = 16 * 1024;
export const HEADER_BYTES = 80;
/** What a section's name may be. */
export const SECTION_NAME = /^[a-z0-9.-]{1,32}$/;

/** As in PNG: a byte above ASCII, a name, and line ends that a transfer as text would change. */
const MAGIC = Uint8Array.of(0x89, 0x57, 0x48, 0x58, 0x0d, 0x0a, 0x1a, 0x0a);
const BYTE_ORDER = 0x01020304;
const ALIGNMENT = 16;
const NAME_BYTES = 32;
const ENTRY_BYTES = NAME_BYTES + 16;
const IDENTITY_BYTES = 16;
const AT = { version: 8, byteOrder: 12, fileBytes: 16, blockBytes: 24, sections: 28, tablesOffset: 32, tablesBytes: 40, tablesChecksum: 44, identity: 48, checksum: HEADER_BYTES - 4 };

/** A section: its place in the file in bytes, and the checksums of its blocks. */
export interface Section {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly checksums: Uint32Array;
}

/** What the header says. Offsets and lengths in bytes. */
export interface Header {
  readonly fileBytes: number;
  readonly sections: number;
  readonly tablesOffset: number;
  readonly tablesBytes: number;
  readonly tablesChecksum: number;
  /** 32 hexadecimal digits. */
  readonly identity: string;
}

/** Where the next section may begin. */
export function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

/** The number of blocks of a section of this many bytes. */
export function blockCount(length: number): number {
  return Math.ceil(length / BLOCK_BYTES);
}

/** The tables of these sections. */
export function encodeTables(sections: readonly Section[]): Uint8Array {
  const blocks = sections.reduce((sum, { checksums }) => sum + checksums.length, 0);
  const bytes = new Uint8Array(sections.length * ENTRY_BYTES + blocks * 4);
  const view = new DataView(bytes.buffer);
  sections.forEach(({ name, offset, length }, index) => {
    const at = index * ENTRY_BYTES;
    bytes.set(new TextEncoder().encode(name), at);
    view.setBigUint64(at + NAME_BYTES, BigInt(offset), true);
    view.setBigUint64(at + NAME_BYTES + 8, BigInt(length), true);
  });
  let at = sections.length * ENTRY_BYTES;
  for (const { checksums } of sections) for (const checksum of checksums) view.setUint32((at += 4) - 4, checksum, true);
  return bytes;
}

/** The header of a file. */
export function encodeHeader(header: Header): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  view.setUint32(AT.version, FORMAT_VERSION, true);
  view.setUint32(AT.byteOrder, BYTE_ORDER, true);
  view.setBigUint64(AT.fileBytes, BigInt(header.fileBytes), true);
  view.setUint32(AT.blockBytes, BLOCK_BYTES, true);
  view.setUint32(AT.sections, header.sections, true);
  view.setBigUint64(AT.tablesOffset, BigInt(header.tablesOffset), true);
  view.setUint32(AT.tablesBytes, header.tablesBytes, true);
  view.setUint32(AT.tablesChecksum, header.tablesChecksum, true);
  bytes.set(Buffer.from(header.identity, 'hex').subarray(0, IDENTITY_BYTES), AT.identity);
  view.setUint32(AT.checksum, crc32(bytes.subarray(0, AT.checksum)), true);
  return bytes;
}

/** Reads a header. `start`: the first bytes of the file, up to HEADER_BYTES. `fileBytes`: how long the file is. Throws an IndexError. */
export function decodeHeader(start: Uint8Array, fileBytes: number, path: string): Header {
  if (start.length < MAGIC.length || MAGIC.some((byte, at) => start[at] !== byte)) throw notAnIndex(path);
  if (start.length < AT.version + 4) throw truncated(path, fileBytes);
  const view = new DataView(start.buffer, start.byteOffset, start.length);
  const version = view.getUint32(AT.version, true);
  if (version !== FORMAT_VERSION) throw otherVersion(path, version, FORMAT_VERSION);
  if (start.length < HEADER_BYTES) throw truncated(path, fileBytes);
  if (crc32(start.subarray(0, AT.checksum)) !== view.getUint32(AT.checksum, true)) throw damaged(path, { zh: '文件头的校验和不符', en: 'the checksum of its header is wrong' });
  const header = {
    fileBytes: sizeAt(view, AT.fileBytes),
    sections: view.getUint32(AT.sections, true),
    tablesOffset: sizeAt(view, AT.tablesOffset),
    tablesBytes: view.getUint32(AT.tablesBytes, true),
    tablesChecksum: view.getUint32(AT.tablesChecksum, true),
    identity: Buffer.from(start.subarray(AT.identity, AT.identity + IDENTITY_BYTES)).toString('hex'),
  };
  if (fileBytes < header.fileBytes) throw truncated(path, fileBytes, header.fileBytes);
  const consistent =
    view.getUint32(AT.byteOrder, true) === BYTE_ORDER &&
    view.getUint32(AT.blockBytes, true) === BLOCK_BYTES &&
    header.fileBytes === fileBytes &&
    header.tablesOffset >= HEADER_BYTES &&
    header.tablesOffset + header.tablesBytes === fileBytes &&
    header.sections * ENTRY_BYTES <= header.tablesBytes;
  if (!consistent) throw damaged(path, { zh: '文件头的内容不合规定', en: 'its header contradicts the file' });
  return header;
}

/** Reads the tables. `bytes` begins its ArrayBuffer, and the checksums of the sections stay views into it. Throws an IndexError. */
export function decodeTables(bytes: Uint8Array, header: Header, path: string): Section[] {
  if (crc32(bytes) !== header.tablesChecksum) throw damaged(path, { zh: '目录的校验和不符', en: 'the checksum of its tables is wrong' });
  const checksums = new Uint32Array(bytes.buffer, header.sections * ENTRY_BYTES, Math.floor((bytes.length - header.sections * ENTRY_BYTES) / 4));
  const view = new DataView(bytes.buffer);
  const sections: Section[] = [];
  const names = new Set<string>();
  let end = HEADER_BYTES;
  let block = 0;
  for (let at = 0; sections.length < header.sections; at += ENTRY_BYTES) {
    const name = nameAt(bytes, at);
    const offset = sizeAt(view, at + NAME_BYTES);
    const length = sizeAt(view, at + NAME_BYTES + 8);
    const blocks = blockCount(length);
    // A file has one layout only, so that there is no offset to believe.
    const right = SECTION_NAME.test(name) && !names.has(name) && offset === aligned(end) && offset + length <= header.tablesOffset && block + blocks <= checksums.length;
    if (!right) throw wrongTables(path);
    sections.push({ name, offset, length, checksums: checksums.subarray(block, block + blocks) });
    names.add(name);
    end = offset + length;
    block += blocks;
  }
  if (aligned(end) !== header.tablesOffset || header.sections * ENTRY_BYTES + block * 4 !== bytes.length) throw wrongTables(path);
  return sections;
}

function wrongTables(path: string): Error {
  return damaged(path, { zh: '目录的内容不合规定', en: 'its tables contradict each other' });
}

/** A length or offset; infinite where it is beyond what a number holds exactly, so that no comparison lets it pass. */
function sizeAt(view: DataView, at: number): number {
  const size = view.getBigUint64(at, true);
  return size > BigInt(Number.MAX_SAFE_INTEGER) ? Infinity : Number(size);
}

/** A name without the zeros behind it; one with zeros inside is none. */
function nameAt(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.subarray(at, at + NAME_BYTES))
    .toString('latin1')
    .replace(/\0{1,32}$/, '');
}
