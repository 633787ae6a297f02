/** Writes zip archives for tests, honest ones and others: any field of an entry may be told otherwise than it is. */

import { deflateRawSync } from 'node:zlib';
import { crc32 } from '../../server/src/host/index-file/crc32.js';

/** A member; what is not told is as it should be. */
export interface ZipMember {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  /** What the directory claims, where that is not the truth. */
  readonly claims?: Partial<Readonly<Record<'method' | 'flags' | 'crc' | 'packed' | 'unpacked' | 'offset' | 'madeBy' | 'attributes', number>>>;
  /** Bytes of the extra field in the directory. */
  readonly extra?: Uint8Array;
}

/** An archive of these members, in their order. */
export function zip(members: readonly ZipMember[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const name = Buffer.from(typeof member.name === 'string' ? Buffer.from(member.name) : member.name);
    const content = Buffer.from(typeof member.content === 'string' ? Buffer.from(member.content) : (member.content ?? new Uint8Array()));
    const data = member.stored ? content : deflateRawSync(content);
    const fields = { method: member.stored ? 0 : 8, flags: 0x800, crc: crc32(content), packed: data.length, unpacked: content.length, offset, madeBy: 20, attributes: 0, ...member.claims };
    const local = localHeader(fields, name);
    parts.push(local, data);
    directory.push(directoryEntry(fields, name, Buffer.from(member.extra ?? [])));
    offset += local.length + data.length;
  }
  const entries = Buffer.concat(directory);
  return Buffer.concat([...parts, entries, endRecord(members.length, entries.length, offset)]);
}

/** An extra field. */
export function extraField(id: number, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(content.length, 2);
  return Buffer.concat([head, content]);
}

interface Fields {
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  readonly madeBy: number;
  readonly attributes: number;
}

function localHeader({ method, flags, crc, packed, unpacked }: Fields, name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeCommon(header, 6, { method, flags, crc, packed, unpacked });
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryEntry(fields: Fields, name: Buffer, extra: Buffer): Buffer {
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(fields.madeBy, 4);
  entry.writeUInt16LE(20, 6);
  writeCommon(entry, 8, fields);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(fields.attributes, 38);
  entry.writeUInt32LE(fields.offset, 42);
  return Buffer.concat([entry, name, extra]);
}

/** What both headers hold, from the flags on. */
function writeCommon(header: Buffer, at: number, { method, flags, crc, packed, unpacked }: Pick<Fields, 'method' | 'flags' | 'crc' | 'packed' | 'unpacked'>): void {
  header.writeUInt16LE(flags, at);
  header.writeUInt16LE(method, at + 2);
  header.writeUInt32LE(crc, at + 8);
  header.writeUInt32LE(packed, at + 12);
  header.writeUInt32LE(unpacked, at + 16);
}

function endRecord(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}
