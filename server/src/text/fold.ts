/** Folding for comparison: half-width, lower case, without punctuation and spaces, with a map that leads back. */

import { FULL_WIDTH_FIRST, FULL_WIDTH_LAST, narrow, WORD_CODES } from './characters.js';
import type { Span } from './span.js';

/** Folded text. `offsets[i]` is the UTF-16 offset, in the text that was folded, of folded character `i`. */
export interface Folded {
  readonly text: string;
  readonly offsets: Uint32Array;
}

/** Folds a text for comparison, with the way back: keeps letters, digits and ideographs only, at half width and in lower case. */
export function fold(text: string): Folded {
  const offsets = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) if (FOLDED[text.charCodeAt(index)] !== NOTHING) offsets[length++] = index;
  return { text: foldText(text), offsets: offsets.slice(0, length) };
}

/** The same without the way back. */
export function foldText(text: string): string {
  const first = firstToFold(text);
  if (first === text.length) return text;
  const codes = new Uint16Array(Math.min(text.length - first, CHUNK));
  let folded = text.slice(0, first);
  let length = 0;
  for (let index = first; index < text.length; index++) {
    const code = FOLDED[text.charCodeAt(index)]!;
    if (code !== NOTHING) codes[length++] = code;
    if (length < CHUNK) continue;
    folded += textOf(codes);
    length = 0;
  }
  return folded + textOf(codes.subarray(0, length));
}

/** Spread out (`...codes`), an array of numbers goes through its iterator, which takes five times as long. */
function textOf(codes: Uint16Array): string {
  return String.fromCharCode.apply(undefined, codes as unknown as number[]);
}

/** How long a text is when it is folded. */
export function foldedLength(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) if (FOLDED[text.charCodeAt(index)] !== NOTHING) length++;
  return length;
}

/** The span of the unfolded text that folded characters `[start, end)` came from. */
export function unfold(folded: Folded, start: number, end: number): Span {
  if (end <= start) return { start: 0, end: 0 };
  return { start: folded.offsets[start]!, end: folded.offsets[end - 1]! + 1 };
}

const CHUNK = 8192;
const NOTHING = 0;
const FIRST_CAPITAL = 65;
const LAST_CAPITAL = 90;
const TO_SMALL = 32;

/** What every UTF-16 code is folded to; {@link NOTHING} where it carries no meaning. */
const FOLDED = new Uint16Array(WORD_CODES);
for (let code = 0; code < FOLDED.length; code++) FOLDED[code]! *= code;
for (let capital = FIRST_CAPITAL; capital <= LAST_CAPITAL; capital++) FOLDED[capital]! += TO_SMALL;
for (let code = FULL_WIDTH_FIRST; code <= FULL_WIDTH_LAST; code++) FOLDED[code] = FOLDED[narrow(code)]!;

/** Most titles and many phrases are folded as they stand: the length of the text then. */
function firstToFold(text: string): number {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (FOLDED[code] !== code || code === NOTHING) return index;
  }
  return text.length;
}
