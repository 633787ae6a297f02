/** CRC-32 (循环冗余校验) of bytes: Node's own, or the same in JavaScript where Node is older than 20.15, as in the editors of 2024. */

import * as zlib from 'node:zlib';

const POLYNOMIAL = 0xedb88320;

/** CRC-32 of ISO 3309, as in zip and PNG; unsigned. Finds every change that lies within 32 neighbouring bits. */
export const crc32: (bytes: Uint8Array) => number = (zlib as { crc32?: (bytes: Uint8Array) => number }).crc32 ?? slicedCrc32();

/** CRC-32 in JavaScript, four bytes at a time ("slicing by 4"). */
export function slicedCrc32(): (bytes: Uint8Array) => number {
  const tables = makeTables();
  const [one, two, three, four] = [0, 1, 2, 3].map((row) => tables.subarray(row * 256, row * 256 + 256)) as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
  return (bytes) => {
    let crc = ~0;
    let at = 0;
    for (const end = bytes.length - 3; at < end; at += 4) {
      crc ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
      crc = four[crc & 255]! ^ three[(crc >>> 8) & 255]! ^ two[(crc >>> 16) & 255]! ^ one[crc >>> 24]!;
    }
    for (; at < bytes.length; at++) crc = (crc >>> 8) ^ one[(crc ^ bytes[at]!) & 255]!;
    return ~crc >>> 0;
  };
}

/** Row r holds what a byte does that has r bytes behind it. */
function makeTables(): Uint32Array {
  const tables = new Uint32Array(4 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at++) tables[at] = (tables[at - 256]! >>> 8) ^ tables[tables[at - 256]! & 255]!;
  return tables;
}
