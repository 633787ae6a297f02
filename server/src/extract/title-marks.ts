/** Cited titles in running text (书名号): 《…》 with what is nested in it, half-width <<…>>, and what broken marks still tell. */

import type { Span } from '../text/span.js';

/** A title between its marks. Offsets are relative to the text given. */
export interface MarkedTitle {
  /** With the marks. */
  readonly span: Span;
  /** The title as written, nested marks included. */
  readonly title: string;
}

const LONGEST = 160;
/** No title goes on over these: an opening mark before them was never closed. */
const STOPS = new Set('。\n\t');
const PAIRS: Readonly<Record<string, string>> = { '《': '》', '〈': '〉', '‹': '›' };
/** The mark with the highest code. */
const LAST_MARK = '》'.charCodeAt(0);
const CLOSERS = new Set(Object.values(PAIRS));

interface Opening {
  readonly at: number;
  readonly size: number;
}

/**
 * The outermost titles of a text, in order. An opening mark that is never closed opens nothing, and titles behind it still
 * count; closing marks of the wrong kind close. Linear: every mark is pushed and popped once.
 */
export function markedTitles(text: string): MarkedTitle[] {
  const first = firstMark(text);
  if (first < 0) return [];
  const found: Span[] = [];
  let open: Opening[] = [];
  for (let index = first; index < text.length; index++) {
    if (text.charCodeAt(index) > LAST_MARK) continue; // ideographs: most of the text
    const sign = text[index]!;
    if (open.length > 0 && (STOPS.has(sign) || index - open[0]!.at > LONGEST)) open = [];
    const half = sign === '<' || sign === '>' ? doubled(text, index) : 0;
    if (sign === '《' || (open.length > 0 && PAIRS[sign]) || (sign === '<' && (half === 2 || open.length > 0))) {
      open.push({ at: index, size: half || 1 });
      index += half === 2 ? 1 : 0;
    } else if (open.length > 0 && (CLOSERS.has(sign) || sign === '>')) {
      const { at, size } = open.pop()!;
      const length = sign === '>' ? Math.min(half, size) : 1;
      found.push({ start: at, end: index + length });
      index += length - 1;
    }
  }
  return outermost(found, text);
}

/** Where the first title may begin, -1 where none can. */
function firstMark(text: string): number {
  const full = text.indexOf('《');
  const half = text.indexOf('<<');
  return full < 0 || half < 0 ? Math.max(full, half) : Math.min(full, half);
}

function doubled(text: string, index: number): 1 | 2 {
  return text[index + 1] === text[index] ? 2 : 1;
}

/** Pairs come in the order of their ends: what lies inside a later one belongs to it. */
function outermost(pairs: readonly Span[], text: string): MarkedTitle[] {
  const kept: Span[] = [];
  for (const pair of pairs) {
    while (kept.length > 0 && kept[kept.length - 1]!.start > pair.start) kept.pop();
    kept.push(pair);
  }
  return kept.flatMap((span) => {
    const size = text[span.start] === '<' ? 2 : 1;
    const title = text.slice(span.start + size, span.end - (text[span.end - 1] === '>' ? size : 1));
    return title.trim().length > 1 && text[span.start] !== '〈' ? [{ span, title }] : [];
  });
}
