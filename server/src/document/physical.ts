/** Physical lines (行) of a text and the paragraphs that hard-wrapped lines belong to. */

import { isBlank, trimRange } from '../text/characters.js';
import type { Span } from '../text/span.js';
import { labelAt } from './labels.js';
import { isTorn, mends } from './torn.js';

/** A line without the blanks and Markdown signs at its ends; `start === end` for an empty line. */
export interface Line extends Span {
  /** Characters that stood before the content: `##`, `>`, `-`; empty in plain text. */
  readonly mark: string;
}

const MARKDOWN_MARK = /(?:#{1,6}[ \t\u3000]|>[ \t]|[-*+][ \t])/y;
const LONGEST_WRAP = 60;
const SHORTEST_WRAP = 16;
/** More lines than any paragraph has; keeps work on the segments of one passage bounded. */
const MOST_LINES = 400;
const TERMINAL = new Set('。！？；：!?;:”」』…');

/** Every line of a text, in order. Ends with LF, CRLF or a lone CR. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let [feed, carriage] = [-1, -1];
  for (let start = 0; ; ) {
    if (feed < start) feed = placeOf('\n', text, start);
    if (carriage < start) carriage = placeOf('\r', text, start);
    const end = Math.min(feed, carriage);
    lines.push(lineOf(text, start, end));
    if (end === text.length) return lines;
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
}

/** Where a sign stands next; the end of the text where it does not. */
function placeOf(sign: string, text: string, from: number): number {
  const place = text.indexOf(sign, from);
  return place < 0 ? text.length : place;
}

function lineOf(text: string, from: number, to: number): Line {
  const outer = withoutPrivateSigns(text, trimRange(text, from, to));
  if (outer.start === outer.end) return lineWith(outer, '');
  MARKDOWN_MARK.lastIndex = outer.start;
  const match = MARKDOWN_MARK.exec(text);
  if (!match || match.index + match[0].length > outer.end) return lineWith(withoutEmphasis(text, outer), '');
  const inner = trimRange(text, outer.start + match[0].length, outer.end);
  return lineWith(withoutEmphasis(text, inner), match[0].trim());
}

/** Cuts private-use signs off both ends: bullets and fillers that a word processor's font has, and no reader of the text sees. */
function withoutPrivateSigns(text: string, span: Span): Span {
  let { start, end } = span;
  const isCut = (code: number): boolean => isPrivate(code) || isBlank(code);
  while (start < end && isCut(text.charCodeAt(start))) start++;
  while (end > start && isCut(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff;
}

function lineWith({ start, end }: Span, mark: string): Line {
  return { start, end, mark };
}

/** Drops the `**` around a whole line. */
function withoutEmphasis(text: string, span: Span): Span {
  const strong = span.end - span.start > 4 && text.startsWith('**', span.start) && text.startsWith('**', span.end - 2);
  return strong ? { start: span.start + 2, end: span.end - 2 } : span;
}

/**
 * The width, in characters, at which a text was hard-wrapped (PDF, mail), or `undefined` where each line is a paragraph.
 * A text counts as wrapped when most of its longer lines stop in mid-sentence at nearly the same length.
 */
export function wrapWidth(text: string, lines: readonly Line[]): number | undefined {
  const long = lines.filter((line) => line.end - line.start >= SHORTEST_WRAP && !isTableRow(text, line));
  const open = long.filter((line) => !endsSentence(text, line)).map((line) => visualLength(text, line)).sort((a, b) => a - b);
  if (long.length < 8 || open.length < long.length * 0.5) return undefined;
  const width = open[Math.floor(open.length * 0.6)]!;
  const near = open.filter((length) => length >= width * 0.85 && length <= width * 1.2);
  return width <= LONGEST_WRAP && near.length >= open.length * 0.6 ? width : undefined;
}

/** A row of a Markdown table is a line by itself. */
function isTableRow(text: string, line: Line): boolean {
  return text[line.start] === '|';
}

/** Whether a line ends with a sign that closes a sentence. */
export function endsSentence(text: string, line: Span): boolean {
  return TERMINAL.has(text[line.end - 1]!);
}

/** Lines that belong to one paragraph, in order. */
export type Paragraph = readonly Line[];

/**
 * Joins hard-wrapped lines: a line that is full and stops in mid-sentence goes on in the next one, unless that begins
 * with a heading's label. Where a page was scraped piece by piece, it joins figures and links to the sentences they were
 * torn from. Page numbers and other furniture are no lines here: a paragraph reads on across them.
 */
export function joinParagraphs(text: string, lines: readonly Line[], width: number | undefined): Paragraph[] {
  const paragraphs: Line[][] = [];
  let last: Line[] = [];
  let open = false;
  const torn = width === undefined && isTorn(text, lines);
  for (const [index, line] of lines.entries()) {
    const goes = open || leansBack(text, line) || (torn && mends(text, last, line, lines[index + 1]));
    const joins = goes && last.length > 0 && last.length < MOST_LINES && line.mark === '' && !isTableRow(text, line) && !labelAt(text, line.start);
    if (joins) last.push(line);
    else paragraphs.push((last = [line]));
    open = width !== undefined && goesOn(text, line, width);
  }
  return paragraphs;
}

/** No paragraph begins with a closing sign: the line belongs to the one before it (a link stood alone on its line). */
export function leansBack(text: string, line: Line): boolean {
  return '，。、；：！？）》”’,;)'.includes(text[line.start] ?? ' ');
}

/** A line without a stop goes on; one that may be a heading (a label, no punctuation) only where it fills the width. */
function goesOn(text: string, line: Line, width: number): boolean {
  if ((line.mark !== '' && line.mark !== '>') || endsSentence(text, line) || isTableRow(text, line)) return false;
  const mayBeHeading = labelAt(text, line.start) !== undefined && !/[，。；：,;:]/.test(text.slice(line.start, line.end));
  return visualLength(text, line) >= width * (mayBeHeading ? 0.95 : 0.7);
}

/** Length without inner blanks beyond one: justified lines are padded with spaces. */
function visualLength(text: string, line: Line): number {
  let length = 0;
  let blank = false;
  for (let index = line.start; index < line.end; index++) {
    const now = isBlank(text.charCodeAt(index));
    if (!now || !blank) length++;
    blank = now;
  }
  return length;
}
