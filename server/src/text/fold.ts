/** Folding for comparison: half-width, lower case, without punctuation and spaces, with a map that leads back. */

import { isWordCode, narrow } from './characters.js';
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
  for (let index = 0; index < text.length; index++) if (foldCode(text.charCodeAt(index)) !== NOTHING) offsets[length++] = index;
  return { text: foldText(text), offsets: offsets.slice(0, length) };
}

/** The same without the way back. */
export function foldText(text: string): string {
  if (isFolded(text)) return text;
  const codes: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length; index++) {
    const code = foldCode(text.charCodeAt(index));
    if (code !== NOTHING) codes.push(code);
    if (codes.length < CHUNK) continue;
    folded += String.fromCharCode(...codes);
    codes.length = 0;
  }
  return folded + String.fromCharCode(...codes);
}

/** The span of the unfolded text that folded characters `[start, end)` came from. */
export function unfold(folded: Folded, start: number, end: number): Span {
  if (end <= start) return { start: 0, end: 0 };
  return { start: folded.offsets[start]!, end: folded.offsets[end - 1]! + 1 };
}

const CHUNK = 8192;
const NOTHING = -1;
const FIRST_CAPITAL = 65;
const LAST_CAPITAL = 90;
const TO_SMALL = 32;

/** Most titles and many phrases are folded as they stand. */
function isFolded(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (foldCode(code) !== code) return false;
  }
  return true;
}

/** What a UTF-16 code is folded to; {@link NOTHING} where it carries no meaning. */
function foldCode(code: number): number {
  const narrowed = narrow(code);
  if (!isWordCode(narrowed)) return NOTHING;
  return narrowed >= FIRST_CAPITAL && narrowed <= LAST_CAPITAL ? narrowed + TO_SMALL : narrowed;
}
