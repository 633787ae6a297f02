/** Classes of characters that Chinese official text mixes: widths, spaces, digits, Chinese numerals. */

const IDEOGRAPHIC_SPACE = 0x3000;
/** First and last of the full-width forms of printable ASCII. */
export const FULL_WIDTH_FIRST = 0xff01;
export const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_DISTANCE = 0xfee0;

/** The half-width code of a full-width sign or letter (３→3, （→(, U+3000→space); any other code unchanged. */
export function narrow(code: number): number {
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) return code - FULL_WIDTH_DISTANCE;
  return code === IDEOGRAPHIC_SPACE ? 32 : code;
}

/** Whether a UTF-16 code is a space of any width, a control or a zero-width sign: nothing that a reader sees. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0xa0) return code >= 0x7f;
  if (code === 0xa0 || code === 0xad || code === 0x1680 || code === IDEOGRAPHIC_SPACE || code === 0xfeff) return true;
  if (code >= 0x2000 && code <= 0x200f) return true;
  return (code >= 0x2028 && code <= 0x202f) || (code >= 0x205f && code <= 0x206f);
}

/** A text without soft hyphens and zero-width signs, which break a word or a number where a reader sees no break. */
export function withoutInvisible(text: string): string {
  return text.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
}

/** Whether a code is a CJK ideograph of the basic blocks (astral ones come as surrogate halves and count as such). */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || code === 0x3007;
}

/** Ranges of codes without meaning in comparison: signs and spaces of Latin, general, CJK and full-width punctuation. */
const SIGNS: readonly (readonly [number, number])[] = [
  [0x00, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0xbf], [0x2000, 0x206f], [0x3000, 0x3006], [0x3008, 0x303f],
  [0xe000, 0xf8ff], [0xfe10, 0xfe6f], [0xfeff, 0xff0f], [0xff1a, 0xff20], [0xff3b, 0xff40], [0xff5b, 0xff65],
];

/** For every UTF-16 code 1 where it carries meaning in comparison. */
export const WORD_CODES = new Uint8Array(0x10000).fill(1);
for (const [first, last] of SIGNS) WORD_CODES.fill(0, first, last + 1);

/** Whether a code carries meaning in comparison: letters, digits, ideographs; not punctuation, not spaces. */
export function isWordCode(code: number): boolean {
  return WORD_CODES[code] === 1;
}

/** Cuts blank characters off both ends of `[start, end)` and gives the remaining range. */
export function trimRange(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}
