/** Text in terminal columns: a Chinese character takes two. Cutting, wrapping, and what must not reach a terminal. */

import { stripVTControlCharacters } from 'node:util';
import { eastAsianWidth } from 'get-east-asian-width';

/** More than any terminal shows in a line: longer texts are cut here first, so that no work depends on their length. */
const LONGEST = 400;
/** What takes no column: it is written over the sign before it, or not at all. */
const UNSEEN = /^[\p{Mark}\p{Control}\p{Format}\p{Default_Ignorable_Code_Point}]$/u;

/** Columns that a text takes on a terminal; colours take none. Joined emoji count for each of their parts. */
export function columnsOf(text: string): number {
  const plainly = columnsOfPlain(text);
  if (plainly !== undefined) return plainly;
  let width = 0;
  let last = 0;
  for (const sign of text.includes('\u001b') ? stripVTControlCharacters(text) : text) {
    const before = last;
    last = columnsOfSign(sign, before);
    width += sign === AS_EMOJI ? last - before : last;
  }
  return width;
}

/** The same for what nearly all texts consist of: printable ASCII, ideographs and their punctuation. `undefined` where there is another sign. */
function columnsOfPlain(text: string): number | undefined {
  let width = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= 0x20 && code < 0x7f) continue;
    if (!(code >= 0x4e00 && code <= 0x9fff) && !(code >= 0x3001 && code <= 0x3011) && !(code >= 0xff08 && code <= 0xff1f)) return undefined;
    width++;
  }
  return width;
}

/** Shows the sign before it as an emoji, which is wide. */
const AS_EMOJI = '\ufe0f';

function columnsOfSign(sign: string, before: number): number {
  if (sign === AS_EMOJI) return before === 0 ? 0 : 2;
  if (sign >= '\u0020' && sign < '\u007f') return 1;
  if (sign >= '\u4e00' && sign <= '\u9fff') return 2;
  return UNSEEN.test(sign) ? 0 : eastAsianWidth(sign.codePointAt(0)!);
}

/** Foreign text on one line, without the control characters by which a document could steer the terminal. */
export function plain(text: string): string {
  return text.replace(/[\s\u3000\u200b]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Cuts a text to a number of columns, with … where something is missing. */
export function cutTo(text: string, columns: number): string {
  if (text.length <= LONGEST && columnsOf(text) <= columns) return text;
  const kept = fitting(signsOf(text.slice(0, LONGEST)), columns - 1);
  return columns < 2 ? '' : `${kept.join('')}…`;
}

/** Cuts a text from its left end to a number of columns. */
export function cutFromLeft(text: string, columns: number): string {
  if (text.length <= LONGEST && columnsOf(text) <= columns) return text;
  const kept = fitting(signsOf(text.slice(-LONGEST)).reverse(), columns - 1);
  return columns < 2 ? '' : `…${kept.reverse().join('')}`;
}

/** Signs that are never joined with the one beside them. Nearly every text consists of these; the segmenter alone takes as long to set up as a draft to parse. */
const SINGLE = /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21a8\u2200-\u22ff\u2460-\u24c1\u2500-\u25a9\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

function signsOf(text: string): string[] {
  if (SINGLE.test(text)) return text.split('');
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}

function fitting(signs: readonly string[], columns: number): string[] {
  let width = 0;
  const end = signs.findIndex((sign) => (width += columnsOf(sign)) > columns);
  return signs.slice(0, end < 0 ? signs.length : end);
}

const WIDE = '\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60';
/** What a line is not broken within: a word, or one wide character with the marks that belong to it. */
const UNIT = new RegExp(`\\s*(?:[（《“]*[${WIDE}][，。、；：）》”]*|[^\\s${WIDE}]+)`, 'gu');

/** Breaks lines to a number of columns, between words and between Chinese characters. */
export function wrap(text: string, columns: number): string {
  return text.split('\n').map((line) => wrapLine(line, columns)).join('\n');
}

function wrapLine(line: string, columns: number): string {
  const lines: string[] = [];
  let taken = columns;
  for (const unit of line.match(UNIT) ?? []) {
    taken += columnsOf(unit);
    if (lines.length > 0 && taken <= columns) {
      lines[lines.length - 1] += unit;
      continue;
    }
    const first = lines.length === 0 ? unit : unit.trimStart();
    lines.push(first);
    taken = columnsOf(first);
  }
  return lines.join('\n');
}
