/** The next number on Enter (回车续号): what the new line begins with when the line before it bears a number, and the end of a list whose number bears nothing. */

import { bisect } from '../text/bisect.js';
import { formatNumeral, parseNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';
import { closingFence } from './front-matter.js';
import { labelAt, RANK } from './labels.js';
import type { HeadingStyle } from './model.js';
import { splitLines, type Line } from './physical.js';

/** One change of the text. */
export interface Change {
  readonly span: Span;
  readonly text: string;
}

/** Numbers that open a paragraph and belong to its sentence: 一是, 二要, 第一，. */
type SpokenStyle = 'is' | 'must' | 'first';

/** A number at the beginning of a line. */
interface Mark {
  readonly style: HeadingStyle | SpokenStyle;
  readonly number: number;
  /** The label as written, with the blanks behind it. */
  readonly label: string;
  /** Where the words behind it begin. */
  readonly end: number;
}

const SPOKEN: readonly (readonly [SpokenStyle, RegExp])[] = [
  ['is', /([一二三四五六七八九十]{1,3})是/y],
  ['must', /([一二三四五六七八九十]{1,3})要(?![素件点害闻塞职务求])/y],
  ['first', /第([一二三四五六七八九十]{1,3})[，,]/y],
];
/** Indentation, and the signs of a Markdown heading or quotation: what a new line of the same kind begins with. */
const PREFIX = /^[ \t\u3000\u00a0]{0,40}(?:#{1,6}[ \t\u3000]{1,8}|>[ \t]{1,8})?$/;
const NUMERAL = /[一二三四五六七八九十百零〇]{1,7}|[0-9０-９]{1,3}/;
const CIRCLED_LAST = '⑳';

/** What Enter changes besides breaking the line, where `offset` is the beginning of the new line or stands behind its indentation. */
export function continuationAt(text: string, offset: number): Change | undefined {
  const lines = splitLines(text);
  const index = bisect(lines.length, (at) => lineStart(text, lines[at]!.start) > offset) - 1;
  const [before, here] = [lines[index - 1], lines[index]];
  if (!before || !here || here.end > here.start || index - 1 <= (closingFence(text, lines) ?? -1) || isInsideBlock(text, before.start)) return undefined;
  const start = lineStart(text, before.start);
  const mark = markAt(text, before.start, before.end);
  if (!mark || !PREFIX.test(text.slice(start, before.start))) return undefined;
  if (mark.end >= before.end) return { span: { start, end: offset }, text: '' };
  const next = nextLabel(mark);
  if (next === undefined || goesOn(text, lines, index, mark)) return undefined;
  const written = text.slice(lineStart(text, offset), offset);
  const prefix = text.slice(start, before.start);
  const gap = isSpaced(lines, index - 1, mark) ? lineBreakBefore(text, lineStart(text, offset)) : '';
  if (gap !== '') return { span: { start: offset - written.length, end: offset }, text: `${gap}${prefix}${next}` };
  return prefix.startsWith(written) ? { span: { start: offset, end: offset }, text: `${prefix.slice(written.length)}${next}` } : { span: { start: offset, end: offset }, text: next };
}

/** The number that a line begins with; none where another one follows at once (一、二、三产业). */
function markAt(text: string, start: number, end: number): Mark | undefined {
  const label = labelAt(text, start);
  if (label && label.end <= end && label.style !== 'decimal') {
    const titleStart = Math.min(label.titleStart, end);
    if (titleStart < end && labelAt(text, titleStart)?.style === label.style) return undefined;
    return { style: label.style, number: label.number, label: text.slice(start, titleStart), end: titleStart };
  }
  return label ? undefined : spokenAt(text, start, end);
}

function spokenAt(text: string, start: number, end: number): Mark | undefined {
  for (const [style, pattern] of SPOKEN) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    const number = match && parseNumeral(match[1]!);
    if (match && typeof number === 'number' && start + match[0].length <= end) return { style, number, label: match[0], end: start + match[0].length };
  }
  return undefined;
}

/** The next label in the same form; `undefined` where the form has none, or the number is written in another way than it would be. */
function nextLabel({ style, number, label }: Mark): string | undefined {
  if (style === 'circled') return label.startsWith(CIRCLED_LAST) ? undefined : String.fromCharCode(label.charCodeAt(0) + 1) + label.slice(1);
  const numeral = NUMERAL.exec(label)?.[0];
  const next = numeral && following(numeral, number);
  return next ? label.replace(numeral, next) : undefined;
}

function following(numeral: string, number: number): string | undefined {
  if (/^[0-9]/.test(numeral)) return numeral === String(number) ? String(number + 1) : undefined;
  if (/^[０-９]/.test(numeral)) return wide(number) === numeral ? wide(number + 1) : undefined;
  const zero = numeral.includes('〇') ? '〇' : '零';
  const written = (value: number): string => formatNumeral(value).replaceAll('零', zero);
  return written(number) === numeral ? written(number + 1) : undefined;
}

function wide(number: number): string {
  return String(number).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/**
 * Whether the text goes on in a way that leaves no room for the next number: it stands there already (numbers may run on over
 * sections), or what follows at once belongs to the line itself: its text, or a heading under it.
 */
function goesOn(text: string, lines: readonly Line[], index: number, mark: Mark): boolean {
  let isFirst = true;
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.start === line.end || text.startsWith('<!--', line.start) || text.startsWith('//', line.start)) continue;
    const other = markAt(text, line.start, line.end);
    if (other?.style === mark.style) return other.number === mark.number + 1;
    if (isFirst && (other ? rankOf(other.style) > rankOf(mark.style) : !isApart(text, line))) return true;
    isFirst = false;
  }
  return false;
}

/** Whether a line without a number certainly belongs to no numbered paragraph: a Markdown heading, a signature, a date, the mention of an attachment. */
function isApart(text: string, { start, end, mark }: Line): boolean {
  return mark.startsWith('#') || (end - start <= LONGEST_CLOSING && CLOSING.test(text.slice(start, end)));
}

const LONGEST_CLOSING = 40;
const CLOSING = /^(?:附[ \u3000]?件|[（(](?:此件|联系人)|抄送|[0-9０-９一二〇○]{4}年)|^[^，。；：]{2,38}(?:政府|委员会|办公[室厅]|[厅局部委院会处])$/;

function rankOf(style: Mark['style']): number {
  return style === 'is' || style === 'must' || style === 'first' ? LOWEST : RANK[style];
}

const LOWEST = Math.max(...Object.values(RANK)) + 1;

/** Whether blank lines stand between paragraphs: before the line itself and, for the first of a list, in most of the text. */
function isSpaced(lines: readonly Line[], index: number, { number }: Mark): boolean {
  const isEmpty = ({ start, end }: Line): boolean => start === end;
  if (index === 0 || !isEmpty(lines[index - 1]!)) return false;
  if (number > 1) return true;
  const filled = lines.map((line, at) => (isEmpty(line) ? undefined : at)).filter((at) => at !== undefined && at > 0 && at <= index);
  return filled.filter((at) => isEmpty(lines[at! - 1]!)).length * 2 > filled.length;
}

/** Whether an offset lies in a comment or in fenced code. */
function isInsideBlock(text: string, offset: number): boolean {
  const opened = text.lastIndexOf('<!--', offset);
  if (opened >= 0 && text.lastIndexOf('-->', offset) < opened && text.includes('-->', offset)) return true;
  let fences = 0;
  for (let at = text.indexOf('```'); at >= 0 && at < offset; at = text.indexOf('```', at + 3)) if (at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r') fences++;
  return fences % 2 === 1;
}

/** Where the line of an offset begins, blanks and signs included. */
function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

/** The line break that ends before an offset. */
function lineBreakBefore(text: string, offset: number): string {
  return text.endsWith('\r\n', offset) ? '\r\n' : (text[offset - 1] ?? '\n');
}

