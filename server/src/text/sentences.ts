/** Sentences (句): the stretch between two full stops; a closing quotation mark belongs to the sentence it closes. */

import { bisect } from './bisect.js';
import type { Span } from './span.js';

const [FULL_STOP, WIDE_EXCLAMATION, WIDE_QUESTION, EXCLAMATION, QUESTION, LINE_END] = Array.from('。！？!?\n', (sign) => sign.charCodeAt(0));
/** What goes on longer without a stop is no sentence (a flattened table, cells of a page) and is cut here: work on one sentence stays bounded. */
const LONGEST = 2000;
const CLOSERS = new Set('”’」』）)》〉');

/** Splits a text into sentences that together cover all of it. */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (index + 1 - start < LONGEST && !isStop(text, index)) continue;
    let end = index + 1;
    while (end < text.length && CLOSERS.has(text[end]!)) end++;
    spans.push({ start, end });
    start = end;
    index = end - 1;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans;
}

function isStop(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code === FULL_STOP || code === LINE_END || code === WIDE_EXCLAMATION || code === WIDE_QUESTION || code === EXCLAMATION || code === QUESTION;
}

/** The sentence of `spans` (as {@link sentences} gives them) that holds the offset. */
export function sentenceAt(spans: readonly Span[], offset: number): Span {
  const behind = bisect(spans.length, (index) => spans[index]!.start > offset);
  return spans[Math.max(0, behind - 1)] ?? { start: 0, end: 0 };
}
