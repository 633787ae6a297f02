/** Paired marks: which stretches of a text stand inside 《》 (titles 书名号) or inside quotation marks (引文). */

import { bisect } from './bisect.js';
import type { Span } from './span.js';

const TITLE_OPEN = [...'《〈'];
const TITLE_CLOSE = [...'》〉'];
const QUOTE_OPEN = [...'“「『'];
const QUOTE_CLOSE = [...'”」』'];
/** The marks with the lowest and the highest code. */
const FIRST_MARK = '“'.charCodeAt(0);
const LAST_MARK = '』'.charCodeAt(0);
const LONGEST_TITLE = 200;

/** Outermost 《…》 of a text, marks included; an unclosed 《 opens nothing, a title never passes 200 characters. */
export function titleSpans(text: string): Span[] {
  return pairs(text, TITLE_OPEN, TITLE_CLOSE, LONGEST_TITLE);
}

/** Outermost “…” of a text, marks included. Straight quotes are not paired: their side is unknown. */
export function quoteSpans(text: string): Span[] {
  return pairs(text, QUOTE_OPEN, QUOTE_CLOSE, Infinity);
}

function pairs(text: string, open: readonly string[], close: readonly string[], longest: number): Span[] {
  const spans: Span[] = [];
  if (!open.some((sign) => text.includes(sign))) return spans;
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > LAST_MARK || code < FIRST_MARK) continue; // ideographs, digits, letters: most of the text
    const sign = text[index]!;
    if (depth > 0 && index - start > longest) depth = 0;
    if (open.includes(sign)) {
      if (depth === 0) start = index;
      depth++;
    } else if (depth > 0 && close.includes(sign) && --depth === 0) {
      spans.push({ start, end: index + 1 });
    }
  }
  return spans;
}

/** Whether one of the spans (in order, not overlapping) covers the offset. */
export function covered(spans: readonly Span[], offset: number): boolean {
  const span = spans[bisect(spans.length, (index) => offset < spans[index]!.end)];
  return span !== undefined && span.start <= offset;
}
