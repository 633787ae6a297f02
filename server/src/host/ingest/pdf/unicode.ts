/** Characters of a text layer (文字层): forms that only fonts know become the characters that people write, and a layer that says nothing is told from one that does. */

import { isBlank } from '../../../text/characters.js';

/** Radicals (⼀ for 一) and compatibility ideographs, which fonts give for the characters that look the same; ligatures. */
const LOOKALIKES = /[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06]/g;
/** A layer is unreadable where more of it says nothing. */
const HIGHEST_SHARE = 0.1;
/** Numbers of glyphs that are taken for characters fall into as many blocks of 256 of scripts that no Chinese text mixes. */
const MOST_BLOCKS = 6;

/** A text as people write it. */
export function textOf(text: string): string {
  return text.replace(LOOKALIKES, (form) => form.normalize('NFKC'));
}

/**
 * Whether so many characters are private, unassigned or replacements, or are strewn over so many scripts, that the layer cannot be
 * read: its fonts do not say which characters they show.
 */
export function isUnreadable(texts: Iterable<string>): boolean {
  let [all, unknown, strange] = [0, 0, 0];
  const blocks = new Set<number>();
  for (const text of texts) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (isUnknown(code)) unknown++;
      else if (isBlank(code)) continue;
      all++;
      if (!isStrange(code)) continue;
      strange++;
      blocks.add(code >> 8);
    }
  }
  return unknown > all * HIGHEST_SHARE || (blocks.size > MOST_BLOCKS && strange > all * HIGHEST_SHARE);
}

/** Controls, private and unassigned codes, the replacement character. */
function isUnknown(code: number): boolean {
  return code < 9 || (code > 13 && code < 32) || (code >= 0x7f && code < 0xa0) || (code >= 0xe000 && code <= 0xf8ff) || code >= 0xfff0;
}

/** Letters of other scripts than Chinese, Latin and Greek, and ideographs that hardly anybody uses. */
function isStrange(code: number): boolean {
  return (code >= 0x100 && code < 0x370) || (code >= 0x400 && code < 0x2000) || (code >= 0x2c00 && code < 0x2e00) || (code >= 0x3400 && code < 0x4dc0) || (code >= 0xa000 && code < 0xd800);
}
