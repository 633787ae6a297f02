/** The cursor (光标) of somebody who types: the line before it and behind it, and whether completions were asked for. */

import type { Span } from '../../text/span.js';

/** Where completions are wanted. Offsets are those of the text as it is now, which may be newer than what was checked. */
export interface Cursor {
  readonly text: string;
  readonly offset: number;
  /** The line up to the cursor; of a very long line the end. */
  readonly before: string;
  /** The line behind the cursor; of a very long line the beginning. */
  readonly after: string;
  /** Whether somebody surely asked: nothing was typed that an editor may have taken for a reason. */
  readonly asked: boolean;
}

/** No sentence is longer, and no edit reaches so far. */
const MOST_BEFORE = 1000;
const MOST_AFTER = 400;
const WORD = /[\u4e00-\u9fff\w]$/;

/** The cursor at an offset; `invoked` where the client says that it was not a trigger character. */
export function cursorAt(text: string, offset: number, invoked: boolean): Cursor {
  const at = Math.min(Math.max(offset, 0), text.length);
  let start = at;
  while (start > 0 && at - start < MOST_BEFORE && !isBreak(text, start - 1)) start--;
  let end = at;
  while (end < text.length && end - at < MOST_AFTER && !isBreak(text, end)) end++;
  const before = text.slice(start, at);
  return { text, offset: at, before, after: text.slice(at, end), asked: invoked && !WORD.test(before) };
}

function isBreak(text: string, index: number): boolean {
  const sign = text[index];
  return sign === '\n' || sign === '\r';
}

/** The span from so many characters before the cursor to so many behind it. */
export function around({ offset }: Cursor, typed: number, behind = 0): Span {
  return { start: offset - typed, end: offset + behind };
}

/** One character may be the same by chance. */
const SHORTEST_OVERLAP = 2;

/** How much of what stands behind the cursor is the end of what is to be put there: it is written over, not doubled. */
export function overlap(insert: string, { after }: Cursor): number {
  for (let length = Math.min(insert.length, after.length); length >= SHORTEST_OVERLAP; length--) {
    if (insert.endsWith(after.slice(0, length))) return length;
  }
  return 0;
}
