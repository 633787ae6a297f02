/** Pairs of marks that enclose text (成对符号), nested ones included: 《》 “” （） and the like. */

import type { Span } from './span.js';

const PAIRS: Readonly<Record<string, string>> = {
  '》': '《', '〉': '〈', '”': '“', '’': '‘', '）': '（', ')': '(', '」': '「', '』': '『', '】': '【', '〕': '〔', ']': '[',
};
const OPENING = new Set(Object.values(PAIRS));
/** Marks that nothing closes are passed over, so many at most. */
const MOST_PASSED = 8;

/** Every pair of a text, marks included, the inner before the outer. Linear in its length. */
export function bracketSpans(text: string): Span[] {
  const spans: Span[] = [];
  const open: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const sign = text[index]!;
    if (OPENING.has(sign)) open.push(index);
    const opening = PAIRS[sign];
    if (opening === undefined) continue;
    for (let back = open.length - 1; back >= Math.max(0, open.length - MOST_PASSED); back--) {
      if (text[open[back]!] !== opening) continue;
      spans.push({ start: open[back]!, end: index + 1 });
      open.length = back;
      break;
    }
  }
  return spans;
}
