/** Edits of a decoded file as edits of its bytes (改写文件): what is not edited stays byte for byte, in whatever encoding it is. */

import type { Edit } from '../engine/fixes.js';
import type { Localized } from '../text/localized.js';
import { ByteIndex } from '../text/utf8.js';
import type { Encoding } from './decode.js';

/** A change of bytes. */
export interface ByteEdit {
  readonly start: number;
  readonly end: number;
  readonly bytes: Uint8Array;
}

/** A text file with the bytes that it was decoded from. */
export interface DecodedFile {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly encoding: Encoding;
  readonly bom: boolean;
}

/** The edits on the file's bytes, in the order of the text; or why they cannot be written in its encoding. `edits` lie apart and are in that order. */
export function byteEdits(file: DecodedFile, edits: readonly Edit[]): ByteEdit[] | { readonly failure: Localized } {
  const encode = encoderOf(file.encoding);
  const offsets = byteOffsets(file, edits.flatMap(({ span }) => [span.start, span.end]));
  const changed: ByteEdit[] = [];
  for (const [index, { newText }] of edits.entries()) {
    const bytes = encode(newText);
    if (typeof bytes === 'string') return { failure: cannotHold(bytes, file.encoding) };
    changed.push({ start: offsets[2 * index]!, end: offsets[2 * index + 1]!, bytes });
  }
  return changed;
}

/** Bytes after edits. */
export function withEdits(bytes: Uint8Array, edits: readonly ByteEdit[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push(bytes.subarray(at, edit.start), edit.bytes);
    at = edit.end;
  }
  return Buffer.concat([...pieces, bytes.subarray(at)]);
}

function cannotHold(sign: string, encoding: Encoding): Localized {
  const code = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  const name = encoding === 'gb18030' ? 'GBK' : encoding.toUpperCase();
  return { zh: `文件编码为 ${name}，写不下字符“${sign}”（${code}）；请先把文件转为 UTF-8`, en: `it is in ${name}, which has no "${sign}" (${code}): convert the file to UTF-8 first` };
}

/** Where ordered UTF-16 offsets of the text stand in the bytes. */
function byteOffsets({ bytes, text, encoding, bom }: DecodedFile, offsets: readonly number[]): number[] {
  if (encoding === 'gb18030') return offsetsInGb18030(bytes, offsets);
  if (encoding !== 'utf-8') return offsets.map((offset) => 2 * offset + (bom ? 2 : 0));
  const index = new ByteIndex(text);
  return offsets.map((offset) => index.before(offset) + (bom ? 3 : 0));
}

/** One byte, two or four make a character; only the four-byte ones from 0x90 on lie outside the BMP. */
function offsetsInGb18030(bytes: Uint8Array, offsets: readonly number[]): number[] {
  let at = 0;
  let units = 0;
  return offsets.map((offset) => {
    while (units < offset && at < bytes.length) {
      const lead = bytes[at]!;
      const four = lead > 0x80 && bytes[at + 1]! >= 0x30 && bytes[at + 1]! <= 0x39;
      units += four && lead >= 0x90 ? 2 : 1;
      at += lead <= 0x80 ? 1 : four ? 4 : 2;
    }
    return at;
  });
}

/** Gives the bytes of a text, or the first character that has none. */
function encoderOf(encoding: Encoding): (text: string) => Uint8Array | string {
  if (encoding === 'gb18030') return gbkEncoder();
  return (text) => {
    const half = /\p{Surrogate}/u.exec(text);
    if (half) return half[0];
    if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
    const bytes = Buffer.from(text, 'utf16le');
    return encoding === 'utf-16be' ? bytes.swap16() : bytes;
  };
}

/** Only ASCII and the two-byte characters, which are GBK: programs that read GBK would stumble over the others, and Node.js writes neither. */
function gbkEncoder(): (text: string) => Uint8Array | string {
  let table: Map<string, readonly number[]> | undefined;
  return (text) => {
    const bytes: number[] = [];
    for (const sign of text) {
      const known = sign < '\u0080' ? [sign.charCodeAt(0)] : (table ??= twoByteTable()).get(sign);
      if (!known) return sign;
      bytes.push(...known);
    }
    return Uint8Array.from(bytes);
  };
}

function twoByteTable(): Map<string, readonly number[]> {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (!sign.includes('\ufffd') && !table.has(sign)) table.set(sign, [lead, trail]);
    }
  }
  return table;
}
