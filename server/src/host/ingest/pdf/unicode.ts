/** Characters of a text layer (文字层): forms that only fonts know become the characters that people write, and a layer that says nothing is told from one that does. */

import { isBlank } from '../../../text/characters.js';

/** Radicals (⼀ for 一) and compatibility ideographs, which fonts give for the characters that look the same; ligatures. */
const LOOKALIKES = /[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/g;
const HIGHEST_SHARE = 0.1;

/** A text as people write it. */
export function textOf(text: string): string {
  return text.replace(LOOKALIKES, (form) => form.normalize('NFKC'));
}

/** Whether so many characters are private, unassigned or replacements that the layer cannot be read. */
export function isUnreadable(texts: Iterable<string>): boolean {
  let all = 0;
  let unknown = 0;
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (isSpace(code)) continue;
      all++;
      if (isUnknown(code)) unknown++;
    }
  }
  return unknown > all * HIGHEST_SHARE;
}

function isSpace(code: number): boolean {
  return code >= 9 && isBlank(code) && !isUnknown(code);
}

function isUnknown(code: number): boolean {
  return code < 9 || (code > 13 && code < 32) || (code >= 0x7f && code < 0xa0) || (code >= 0xe000 && code <= 0xf8ff) || code >= 0xfff0;
}
