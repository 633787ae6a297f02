/** The characters of a web page (网页编码): its mark, then what it says of itself, unless its bytes say otherwise. */

import type { Localized } from '../../../text/localized.js';
import { decode, type Encoding } from '../../decode.js';

/** Decoded text; `encoding` is absent for Big5, which only pages are read in. */
export type DecodedPage = { readonly text: string; readonly encoding?: Encoding } | { readonly failure: Localized };

const DECLARED_WITHIN = 4096;
/** What is shown of a page that is no Unicode. */
const CHINESE: Readonly<Record<string, 'gb18030' | 'big5'>> = {
  gb2312: 'gb18030', gbk: 'gb18030', gb18030: 'gb18030', 'x-gbk': 'gb18030', 'gb_2312-80': 'gb18030', gb2312_80: 'gb18030', cp936: 'gb18030', ms936: 'gb18030', 'windows-936': 'gb18030', 'euc-cn': 'gb18030',
  big5: 'big5', 'big5-hkscs': 'big5', 'x-x-big5': 'big5', 'cn-big5': 'big5', cp950: 'big5',
};

/**
 * Decodes a page strictly. `label` is what its surroundings say of it (the header of a part of MHTML). A label that does not fit the bytes is passed over:
 * pages that were converted keep the old one. Labels of Western encodings fit everything and are never believed.
 */
export function decodePage(bytes: Uint8Array, label = ''): DecodedPage {
  const marked = (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) || (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (marked) return decode(bytes);
  const wide = bytes[0] === 0x3c && bytes[1] === 0 ? 'utf-16le' : bytes[0] === 0 && bytes[1] === 0x3c ? 'utf-16be' : undefined;
  if (wide) return strict(bytes, wide) ?? UNKNOWN;
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 && /[\u2e80-\uffef]/.test(utf8.text)) return utf8;
  const declared = [label, declaredCharset(bytes)].map((name) => CHINESE[name.trim().toLowerCase()]).find((name) => name !== undefined);
  return (declared && strict(bytes, declared)) ?? utf8 ?? strict(bytes, 'gb18030') ?? UNKNOWN;
}

const UNKNOWN = { failure: { zh: '编码无法识别（支持 UTF-8、UTF-16、GB18030、Big5）', en: 'is in an unknown encoding (UTF-8, UTF-16, GB18030 and Big5 are read)' } };

function strict(bytes: Uint8Array, encoding: Encoding | 'big5'): { text: string; encoding?: Encoding } | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'big5' ? { text } : { text, encoding };
  } catch {
    return undefined;
  }
}

/** The label of `<meta charset>` or `<meta http-equiv content="…; charset=…">`. */
function declaredCharset(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN));
  for (const tag of head.matchAll(/<meta\s[^>]{0,300}>/gi)) {
    const label = /charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w-]{2,20})/i.exec(tag[0])?.[1];
    if (label) return label;
  }
  return /^\s*<\?xml[^>]{0,200}encoding=["']([\w-]{2,20})/i.exec(head)?.[1] ?? '';
}
