/** Text in terminal columns: a Chinese character takes two. Cutting, wrapping, and what must not reach a terminal. */

import stringWidth from 'string-width';

/** More than any terminal shows in a line: longer texts are cut here first, so that no work depends on their length. */
const LONGEST = 400;
const graphemes = new Intl.Segmenter();

/** Foreign text on one line, without the control characters by which a document could steer the terminal. */
export function plain(text: string): string {
  return text.replace(/[\s\u3000\u200b]+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

/** Cuts a text to a number of columns, with … where something is missing. */
export function cutTo(text: string, columns: number): string {
  if (text.length <= LONGEST && stringWidth(text) <= columns) return text;
  const kept = fitting(signsOf(text.slice(0, LONGEST)), columns - 1);
  return columns < 2 ? '' : `${kept.join('')}…`;
}

/** Cuts a text from its left end to a number of columns. */
export function cutFromLeft(text: string, columns: number): string {
  if (text.length <= LONGEST && stringWidth(text) <= columns) return text;
  const kept = fitting(signsOf(text.slice(-LONGEST)).reverse(), columns - 1);
  return columns < 2 ? '' : `…${kept.reverse().join('')}`;
}

function signsOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function fitting(signs: readonly string[], columns: number): string[] {
  let width = 0;
  const end = signs.findIndex((sign) => (width += stringWidth(sign)) > columns);
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
  const lines = [''];
  for (const unit of line.match(UNIT) ?? []) {
    const last = lines.length - 1;
    if (lines[last] === '' || stringWidth(lines[last]! + unit) <= columns) lines[last] += unit;
    else lines.push(unit.trimStart());
  }
  return lines.join('\n');
}
