/**
 * Zip archives (压缩包) in memory: what stands in them, and one member after the other unpacked within limits.
 *
 * Our own reader over Node's zlib: fflate verifies neither checksums nor sizes nor overlaps, yauzl 3 only sizes and names, by streams and events.
 * What must hold here (checksums, overlaps, expansion, one answer for each member, no asynchrony) had to be added to either.
 */

import { inflateRawSync } from 'node:zlib';
import type { Localized } from '../../text/localized.js';
import { crc32 } from '../index-file/crc32.js';
import type { IngestLimits } from './model.js';
import { readDirectory, type ZipEntry } from './zip-directory.js';

/** A file in an archive. */
export interface ArchiveMember {
  /** Its path within the archive, parted by `/`. */
  readonly name: string;
  /** Bytes once unpacked, as the archive claims. */
  readonly size: number;
  /** Why it is not read. */
  readonly refused?: Localized;
  /** What it is if it is no document but was left there by a system: such members can be read (`_rels/.rels` of a Word file is one). */
  readonly incidental?: Localized;
}

/** An archive whose directory has been read; it has no folders, only files. */
export interface Archive {
  readonly members: readonly ArchiveMember[];
  /** The bytes of a member, whose checksum is right; each reading counts for what the archive may unpack in all. */
  read(member: ArchiveMember): Unpacked;
}

export type Unpacked = { readonly bytes: Uint8Array } | { readonly failed: Localized };

const STORED = 0;
const DEFLATED = 8;
const MEGABYTE = 1024 * 1024;
const CHUNK = 64 * 1024;

const DAMAGED_MEMBER: Localized = { zh: '在压缩包里已损坏', en: 'is damaged in the archive' };
const ENCRYPTED: Localized = { zh: '有密码保护', en: 'is protected by a password' };
const LINK: Localized = { zh: '是链接，不是文件', en: 'is a link, not a file' };
const OUTSIDE: Localized = { zh: '名称指向压缩包以外', en: 'has a name that points outside the archive' };
const UNREADABLE_NAME: Localized = { zh: '名称无法识别', en: 'has a name that cannot be read' };
const TWICE: Localized = { zh: '在压缩包里有两份同名文件，无法确定是哪一份', en: 'stands twice in the archive; which one is meant cannot be told' };
const OVERLAPS: Localized = { zh: '是成员互相重叠的压缩包，可能是压缩炸弹', en: 'is an archive whose members overlap; it may be a bomb' };
const MAC_FILE: Localized = { zh: '是 macOS 留下的辅助文件', en: 'is a file that macOS left there' };
const HIDDEN_FILE: Localized = { zh: '是隐藏文件', en: 'is a hidden file' };

/** Opens an archive; nothing is unpacked yet. Damage of the whole archive, parts of it that overlap and too many members are failures. */
export function openZip(bytes: Uint8Array, limits: IngestLimits): Archive | { readonly failed: Localized } {
  const directory = readDirectory(bytes, limits.members);
  if ('failed' in directory) return directory;
  if (overlap(directory.entries)) return { failed: OVERLAPS };
  const entries = new Map<ArchiveMember, ZipEntry>();
  const names = directory.entries.map(nameOf);
  const counts = countEach(names);
  for (const [index, entry] of directory.entries.entries()) {
    const name = names[index];
    if (name?.endsWith('/')) continue;
    const refused = refusal(entry, name, name !== undefined && counts.get(name)! > 1);
    const incidental = name === undefined ? undefined : incidentalFile(name);
    entries.set({ name: name ?? Buffer.from(entry.name).toString('latin1'), size: entry.unpacked, ...(refused && { refused }), ...(incidental && { incidental }) }, entry);
  }
  let unpacked = 0;
  const read = (member: ArchiveMember): Unpacked => {
    const entry = entries.get(member);
    if (!entry || member.refused) return { failed: member.refused ?? DAMAGED_MEMBER };
    const beyond = beyondLimits(entry, unpacked, bytes.length, limits);
    if (beyond) return { failed: beyond };
    unpacked += entry.unpacked;
    return unpack(bytes.subarray(entry.dataStart, entry.dataStart! + entry.packed), entry);
  };
  return { members: [...entries.keys()], read };
}

/** Whether two members share bytes: honest archives never do, and a bomb without nesting is made so. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const placed = entries.filter(({ dataStart }) => dataStart !== undefined).sort((a, b) => a.headerStart - b.headerStart);
  return placed.some(({ headerStart }, index) => index > 0 && headerStart < placed[index - 1]!.dataStart! + placed[index - 1]!.packed);
}

/** Why a member is not read. A name of `undefined` could not be decoded. */
function refusal(entry: ZipEntry, name: string | undefined, twice: boolean): Localized | undefined {
  if (name === undefined || name === '' || name.includes('\0')) return UNREADABLE_NAME;
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..')) return OUTSIDE;
  if (entry.link) return LINK;
  if (twice) return TWICE;
  if (entry.encrypted) return ENCRYPTED;
  if (entry.dataStart === undefined) return DAMAGED_MEMBER;
  if (entry.method === STORED) return entry.packed === entry.unpacked ? undefined : DAMAGED_MEMBER;
  if (entry.method === DEFLATED) return undefined;
  return { zh: `用了不支持的压缩方法（编号${entry.method}）`, en: `is compressed by a method that is not supported (${entry.method})` };
}

function incidentalFile(name: string): Localized | undefined {
  if (name.startsWith('__MACOSX/')) return MAC_FILE;
  return name.split('/').some((part) => part.startsWith('.') && part !== '..') ? HIDDEN_FILE : undefined;
}

/** The limit that a member would pass, by the size that it claims: `unpack` stops at that size, whatever the data hold. */
function beyondLimits({ packed, unpacked }: ZipEntry, before: number, archive: number, limits: IngestLimits): Localized | undefined {
  const total = before + unpacked;
  if (total > limits.unpackedBytes) {
    const most = Math.floor(limits.unpackedBytes / MEGABYTE);
    return { zh: `解压后超过${most} MB`, en: `is larger than ${most} MB once unpacked` };
  }
  if (!expands(unpacked, packed, limits) && !expands(total, archive, limits)) return undefined;
  return { zh: `解压后增大超过${limits.expansion}倍，可能是压缩炸弹`, en: `grows more than ${limits.expansion} times when unpacked; it may be a bomb` };
}

function expands(unpacked: number, packed: number, { expansion }: IngestLimits): boolean {
  return unpacked > MEGABYTE && unpacked > expansion * packed;
}

function unpack(data: Uint8Array, { method, unpacked, crc }: ZipEntry): Unpacked {
  const bytes = method === STORED ? data : inflate(data, unpacked);
  return bytes?.length === unpacked && crc32(bytes) === crc ? { bytes } : { failed: DAMAGED_MEMBER };
}

/** Inflates to `most` bytes; `undefined` where the data are damaged, or hold more. */
function inflate(data: Uint8Array, most: number): Uint8Array | undefined {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, most), chunkSize: Math.min(CHUNK, Math.max(64, most)) });
  } catch {
    return undefined;
  }
}

/** The name of an entry: as it says, else UTF-8, else GB18030, which Chinese Windows writes. */
function nameOf({ name, unicodeName }: ZipEntry): string | undefined {
  const text = (unicodeName && strict(unicodeName, 'utf-8')) ?? strict(name, 'utf-8') ?? strict(name, 'gb18030');
  return text?.replaceAll('\\', '/');
}

function strict(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function countEach(names: readonly (string | undefined)[]): ReadonlyMap<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
