/** Bytes to text: UTF-8 with and without BOM, UTF-16 with BOM, GB18030 (which holds GBK and GB2312). */

import type { Localized } from '../text/localized.js';

/** The encodings of text files that are read. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Decoded text without its BOM, or the reason why the bytes are no text. */
export type Decoded =
  | { readonly text: string; readonly encoding: Encoding; readonly bom: boolean }
  | { readonly failure: Localized };

const SNIFFED = 8192;

/** Decodes the content of a text file. Never throws and never guesses at binary data. */
export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return strict(bytes.subarray(3), 'utf-8', true);
  if (startsWith(bytes, 0xff, 0xfe)) return strict(bytes.subarray(2), 'utf-16le', true);
  if (startsWith(bytes, 0xfe, 0xff)) return strict(bytes.subarray(2), 'utf-16be', true);
  const container = containerOf(bytes);
  if (container) return { failure: container };
  if (bytes.subarray(0, SNIFFED).includes(0)) return { failure: { zh: '是二进制文件，不是文本', en: 'is a binary file, not text' } };
  const utf8 = strict(bytes, 'utf-8', false);
  return 'text' in utf8 ? utf8 : strict(bytes, 'gb18030', false);
}

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function containerOf(bytes: Uint8Array): Localized | undefined {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return { zh: '是 PDF，不是文本（文件名应以 .pdf 结尾）', en: 'is a PDF and no text (its name should end with .pdf)' };
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return { zh: '是 Word 文件或压缩包，不是文本（文件名应以 .docx 或 .zip 结尾）', en: 'is a Word file or an archive and no text (its name should end with .docx or .zip)' };
  return undefined;
}

function strict(bytes: Uint8Array, encoding: Encoding, bom: boolean): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding, bom };
  } catch {
    return { failure: { zh: '编码无法识别（支持 UTF-8、UTF-16、GB18030）', en: 'is in an unknown encoding (UTF-8, UTF-16 and GB18030 are read)' } };
  }
}
