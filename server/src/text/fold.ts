/** Folding for comparison: half-width, lower case, without punctuation and spaces, with a map that leads back. */

import { isWordCode, narrow } from './characters.js';
import type { Span } from './span.js';

/** Folded text. `offsets[i]` is the UTF-16 offset, in the text that was folded, of folded character `i`. */
export interface Folded {
  readonly text: string;
  readonly offsets: Uint32Array;
}

/** Folds a text for comparison: keeps letters, digits and ideographs only, at half width and in lower case. */
export function fold(text: string): Folded {
  const codes = new Uint16Array(text.length);
  const offsets = new Uint32Array(text.length);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = narrow(text.charCodeAt(index));
    if (!isWordCode(code)) continue;
    codes[length] = code >= 65 && code <= 90 ? code + 32 : code;
    offsets[length++] = index;
  }
  return { text: decode(codes.subarray(0, length)), offsets: offsets.slice(0, length) };
}

/** The span of the unfolded text that folded characters `[start, end)` came from. */
export function unfold(folded: Folded, start: number, end: number): Span {
  if (end <= start) return { start: 0, end: 0 };
  return { start: folded.offsets[start]!, end: folded.offsets[end - 1]! + 1 };
}

const CHUNK = 8192;

function decode(codes: Uint16Array): string {
  let text = '';
  for (let index = 0; index < codes.length; index += CHUNK) {
    text += String.fromCharCode(...codes.subarray(index, index + CHUNK));
  }
  return text;
}
