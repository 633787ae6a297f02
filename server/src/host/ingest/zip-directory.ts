/** The directory of a zip archive (压缩包目录): what stands in it and where, read from bytes that are not trusted. */

import type { Localized } from '../../text/localized.js';
import { crc32 } from '../index-file/crc32.js';

/** An entry of the directory, as the archive claims it. */
export interface ZipEntry {
  /** The name as it is written, in whatever encoding. */
  readonly name: Uint8Array;
  /** The name in UTF-8, where the archive holds it beside the other one (Info-ZIP). */
  readonly unicodeName: Uint8Array | undefined;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly link: boolean;
  /** Where its local header begins, and where its data does; `undefined` where no such data are. */
  readonly headerStart: number;
  readonly dataStart: number | undefined;
}

const END = { signature: 0x06054b50, length: 22, longestComment: 0xffff } as const;
const LOCATOR_64 = { signature: 0x07064b50, length: 20 } as const;
const END_64 = { signature: 0x06064b50, length: 56 } as const;
const ENTRY = { signature: 0x02014b50, length: 46 } as const;
const LOCAL = { signature: 0x04034b50, length: 30 } as const;
const ZIP_64 = 0x0001;
const UNICODE_NAME = 0x7075;
const ENCRYPTED = 1;
const AES = 99;
const UNIX = 3;
const MAC = 19;
const FILE_TYPE = 0xf000;
const SYMBOLIC_LINK = 0xa000;
const IN_ZIP_64 = 0xffffffff;

const DAMAGED_ARCHIVE: Localized = { zh: '是不完整或已损坏的压缩包', en: 'is an archive that is cut off or damaged' };

/** The entries of an archive that holds no more than `most` of them, in the order of its directory; or why they cannot be told. */
export function readDirectory(bytes: Uint8Array, most: number): { readonly entries: readonly ZipEntry[] } | { readonly failed: Localized } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const directory = findDirectory(file);
  if (!directory) return { failed: DAMAGED_ARCHIVE };
  if (directory.parts) return { failed: { zh: '是分卷压缩包的一卷，请先合并解压', en: 'is one part of an archive in several parts; unpack it first' } };
  if (directory.count > most) return { failed: { zh: `压缩包内文件超过${most}个`, en: `is an archive of more than ${most} files` } };
  const entries: ZipEntry[] = [];
  let at = directory.start;
  for (let count = 0; count < directory.count; count++) {
    const end = endOfEntry(file, at, directory.end);
    const entry = end === undefined ? undefined : readEntry(file, at, directory.start);
    if (!entry) return { failed: DAMAGED_ARCHIVE };
    entries.push(entry);
    at = end!;
  }
  return { entries };
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** Whether the archive is spread over several files. */
  readonly parts: boolean;
}

function findDirectory(file: Buffer): Directory | undefined {
  const end = findEnd(file);
  if (end === undefined) return undefined;
  const wide = readEnd64(file, end);
  const count = wide?.count ?? file.readUInt16LE(end + 10);
  const size = wide?.size ?? file.readUInt32LE(end + 12);
  const start = wide?.start ?? file.readUInt32LE(end + 16);
  const parts = !wide && (file.readUInt16LE(end + 4) !== 0 || file.readUInt16LE(end + 6) !== 0);
  const fits = start + size <= end && count * ENTRY.length <= size;
  return fits || parts ? { start, end: start + size, count, parts } : undefined;
}

/** Where the record at the end begins: the last one whose comment fits into the file. */
function findEnd(file: Buffer): number | undefined {
  const first = Math.max(0, file.length - END.length - END.longestComment);
  for (let at = file.length - END.length; at >= first; at--) {
    if (file.readUInt32LE(at) === END.signature && at + END.length + file.readUInt16LE(at + 20) <= file.length) return at;
  }
  return undefined;
}

/** The record of large archives, which some programs write into every one. */
function readEnd64(file: Buffer, end: number): { readonly count: number; readonly size: number; readonly start: number } | undefined {
  const locator = end - LOCATOR_64.length;
  if (locator < 0 || file.readUInt32LE(locator) !== LOCATOR_64.signature) return undefined;
  const at = Number(file.readBigUInt64LE(locator + 8));
  if (at + END_64.length > locator || file.readUInt32LE(at) !== END_64.signature) return undefined;
  const [count, size, start] = [32, 40, 48].map((field) => Number(file.readBigUInt64LE(at + field))) as [number, number, number];
  return { count, size, start };
}

function endOfEntry(file: Buffer, at: number, limit: number): number | undefined {
  if (at + ENTRY.length > limit || file.readUInt32LE(at) !== ENTRY.signature) return undefined;
  const end = at + ENTRY.length + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  return end <= limit ? end : undefined;
}

function readEntry(file: Buffer, at: number, dataLimit: number): ZipEntry | undefined {
  const nameEnd = at + ENTRY.length + file.readUInt16LE(at + 28);
  const name = file.subarray(at + ENTRY.length, nameEnd);
  const extra = extraFields(file.subarray(nameEnd, nameEnd + file.readUInt16LE(at + 30)));
  const sizes = wideSizes([file.readUInt32LE(at + 24), file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)], extra.get(ZIP_64));
  if (!sizes) return undefined;
  const [unpacked, packed, headerStart] = sizes;
  const flags = file.readUInt16LE(at + 8);
  const method = file.readUInt16LE(at + 10);
  const system = file.readUInt16LE(at + 4) >>> 8;
  const type = (file.readUInt32LE(at + 38) >>> 16) & FILE_TYPE;
  return {
    name,
    unicodeName: unicodeName(name, extra.get(UNICODE_NAME)),
    encrypted: (flags & ENCRYPTED) !== 0 || method === AES,
    method,
    crc: file.readUInt32LE(at + 16),
    packed,
    unpacked,
    link: (system === UNIX || system === MAC) && type === SYMBOLIC_LINK,
    headerStart,
    dataStart: dataStart(file, headerStart, packed, dataLimit),
  };
}

function extraFields(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt16LE(at + 2);
    fields.set(bytes.readUInt16LE(at), bytes.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/** The name in the extra field: behind a version and the checksum of the name that it stands for, which a renamed entry no longer has. */
function unicodeName(name: Buffer, extra: Buffer | undefined): Buffer | undefined {
  return extra && extra.length > 5 && extra.readUInt32LE(1) === crc32(name) ? extra.subarray(5) : undefined;
}

/** Sizes and place of an entry; those that do not fit into 32 bits stand in the extra field, one after the other. */
function wideSizes(narrow: readonly [number, number, number], extra: Buffer | undefined): [number, number, number] | undefined {
  let at = 0;
  const sizes = narrow.map((value) => {
    if (value !== IN_ZIP_64 || !extra) return value;
    at += 8;
    return at <= extra.length ? Number(extra.readBigUInt64LE(at - 8)) : NaN;
  });
  return sizes.every(Number.isSafeInteger) ? (sizes as [number, number, number]) : undefined;
}

function dataStart(file: Buffer, header: number, packed: number, limit: number): number | undefined {
  if (header + LOCAL.length > limit || file.readUInt32LE(header) !== LOCAL.signature) return undefined;
  const start = header + LOCAL.length + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  return start + packed <= limit ? start : undefined;
}
