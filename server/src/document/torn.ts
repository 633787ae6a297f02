/** Pages that were scraped piece by piece (逐段抓取): figures, dates and links stand on lines of their own inside sentences. */

import type { Span } from '../text/span.js';
import { endsSentence } from './physical.js';

const SIGNS = '年月日号';
const OPENING = '（(〔﹝《';
const CLOSING = '）)〕﹞》';
/** A line without ideographs (`2025`, `10%`, `https://…`), or a lone sign of a date or a number. */
const PIECE = /^(?:[年月日号]|[^\u4e00-\u9fff\u3000]{1,80})$/;
const DIGITS = /^[0-9０-９]{1,4}$/;
const LONGEST_FIGURE = 4;
const PROSE = /[，；：。]/;
/** Behind a longer piece (a telephone number, a link) nothing goes on but what leans back. */
const SHORT_PIECE = 6;
const LINES_BEFORE = 4;
const LONGEST_LOOK = 400;

/**
 * Whether a text has lines that only such a page has: digits, and in the next line the bracket or the sign that belongs behind them
 * (`2025`, `〕`; `10`, `月`), or a dash alone between years.
 */
export function isTorn(text: string, lines: readonly Span[]): boolean {
  return lines.some(({ start, end }, index) => {
    const next = lines[index + 1];
    if (!next || end - start > LONGEST_FIGURE || next.end === next.start) return false;
    const piece = text.slice(start, end);
    if (piece === '─') return index > 0 && isDigit(text[lines[index - 1]!.end - 1]!) && isDigit(text[next.start]!);
    const sign = text[next.start]!;
    return DIGITS.test(piece) && ('〕﹞'.includes(sign) || (next.end - next.start === 1 && SIGNS.includes(sign)));
  });
}

function isDigit(sign: string): boolean {
  return DIGITS.test(sign);
}

/** Whether a line of such a page goes on with the sentence in the lines of the paragraph before it. `next` is the line behind it. */
export function mends(text: string, paragraph: readonly Span[], line: Span, next: Span | undefined): boolean {
  const before = paragraph[paragraph.length - 1];
  if (!before || '。！？'.includes(text[before.end - 1]!)) return false;
  if (isOpen(text, paragraph)) return true;
  if (endsSentence(text, before)) return false;
  const behindPiece = paragraph.length > 1 && before.end - before.start <= SHORT_PIECE && isPiece(text, before);
  if (!isPiece(text, line)) return behindPiece;
  return behindPiece || isProse(text, paragraph) || (next !== undefined && SIGNS.includes(text[next.start] ?? ' '));
}

function isPiece(text: string, { start, end }: Span): boolean {
  return PIECE.test(text.slice(start, Math.min(end, start + LONGEST_LOOK)));
}

function isProse(text: string, paragraph: readonly Span[]): boolean {
  return paragraph.slice(-LINES_BEFORE).some(({ start, end }) => PROSE.test(text.slice(start, Math.min(end, start + LONGEST_LOOK))));
}

/** Whether a bracket that was opened shortly before is still open. */
function isOpen(text: string, paragraph: readonly Span[]): boolean {
  const tail = paragraph.slice(-LINES_BEFORE).map(({ start, end }) => text.slice(Math.max(start, end - LONGEST_LOOK), end)).join('');
  let index = tail.length - 1;
  while (index >= 0 && !OPENING.includes(tail[index]!) && !CLOSING.includes(tail[index]!)) index--;
  return index >= 0 && OPENING.includes(tail[index]!);
}
