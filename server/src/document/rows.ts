/** Metadata rows of government pages: `发文字号：工信部科〔2025〕132号`, on one line, on two, or several to a line. */

import { trimRange, withoutInvisible } from '../text/characters.js';
import { findDates } from '../text/dates.js';
import type { Located, Span } from '../text/span.js';
import type { Line } from './physical.js';
import { tidyTitle } from './title.js';

/** What a row says. */
export type RowKey = 'title' | 'issuer' | 'number' | 'signed' | 'published' | 'validity' | 'other';

/** Rows found at the head of a page, and which lines they took. */
export interface Rows {
  readonly values: ReadonlyMap<RowKey, Located<string>>;
  readonly lines: ReadonlySet<number>;
}

const LABELS: readonly (readonly [string, RowKey])[] = [
  ['标题', 'title'], ['名称', 'title'], ['文件名称', 'title'],
  ['发文机关', 'issuer'], ['发文机构', 'issuer'], ['制发机关', 'issuer'], ['发文单位', 'issuer'], ['发布机构', 'issuer'],
  ['发文字号', 'number'], ['文号', 'number'],
  ['成文日期', 'signed'], ['成文时间', 'signed'], ['发文日期', 'signed'], ['生成日期', 'signed'],
  ['发布日期', 'published'], ['公开日期', 'published'], ['发布时间', 'published'],
  ['有效性', 'validity'], ['效力状态', 'validity'], ['时效性', 'validity'], ['是否有效', 'validity'],
  ['索引号', 'other'], ['公文种类', 'other'], ['主题分类', 'other'], ['主题词', 'other'], ['分类', 'other'], ['体裁分类', 'other'],
  ['组配分类', 'other'], ['信息来源', 'other'], ['关键词', 'other'], ['公开方式', 'other'], ['公开范围', 'other'], ['信息分类', 'other'],
];
const KEYS = new Map(LABELS);
const GAP = '[ \\t\\u3000\\u00a0]';
const SPACED = LABELS.map(([label]) => [...label].join(`${GAP}{0,6}`)).sort((a, b) => b.length - a.length).join('|');
/** A label followed by a colon, or by a wide gap as in a flattened table row. */
const LABEL = new RegExp(`(${SPACED})(?:${GAP}{0,2}[:：]|${GAP}{2,12}(?=[^ \\t\\u3000\\u00a0]))`, 'g');
/** A line may hold one sign before its first label. */
const MOST_BEFORE = 1;
const FIRST_CHARACTERS = new Set<string | undefined>(LABELS.map(([label]) => label[0]));
const HEAD_LINES = 60;

/** Reads the metadata rows among the first 60 filled lines that are not `used` for something else. */
export function readRows(text: string, lines: readonly Line[], used: (index: number) => boolean): Rows {
  const values = new Map<RowKey, Located<string>>();
  const taken = new Set<number>();
  let seen = 0;
  for (let index = 0; index < lines.length && seen < HEAD_LINES; index++) {
    const line = lines[index]!;
    if (line.end === line.start || taken.has(index) || used(index)) continue;
    seen++;
    const cells = cellsOf(text, line);
    if (cells.length === 0) continue;
    taken.add(index);
    for (const cell of cells) {
      const next = cell.value.end > cell.value.start ? undefined : nextFilled(lines, index, used);
      const follows = next !== undefined && !isLabelLine(text, lines[next]!) && mayFollow(cell.key, text.slice(lines[next]!.start, lines[next]!.end));
      if (follows) taken.add(next);
      const span = follows ? { start: lines[next]!.start, end: lines[next]!.end } : cell.value;
      const found = span.end > span.start && !values.has(cell.key) ? valueOf(cell.key, text, span) : undefined;
      if (found) values.set(cell.key, found);
    }
  }
  return { values, lines: taken };
}

/** The labels that a line begins with or holds behind one another, each with what follows it; a label alone has an empty value. */
export function labelsOn(line: string): { readonly key: RowKey; readonly value: string }[] {
  const alone = KEYS.get(line.replace(/[ \t\u3000\u00a0:：]/g, ''));
  if (alone) return [{ key: alone, value: '' }];
  return cellsOf(line, { start: 0, end: line.length, mark: '' }).map(({ key, value }) => ({ key, value: line.slice(value.start, value.end) }));
}

const NUMBER = /[0-9０-９][^0-9０-９]{0,2}号|[〔﹝［[【（(]\s?[0-9０-９]{4}/;
/** `公告2022年第10号`: such a number is counted by the year, without the letters of the body. */
const BY_YEAR = /(?:公告|通告|令)[ \u3000\u00a0]{0,4}(?=[0-9]{4}年[ \u3000\u00a0]{0,4}第[ \u3000\u00a0]{0,2}[0-9]{1,4}[ \u3000\u00a0]{0,2}号$)/;
const LONGEST_NUMBER = 80;

/** A document number as the page writes it, without zero-width signs and without the title that it may stand behind. */
export function numberIn({ value, span }: Located<string>): Located<string> {
  const title = BY_YEAR.exec(value);
  const skipped = title ? title.index + title[0].length : 0;
  return { value: withoutInvisible(value.slice(skipped)), span: { start: span.start + skipped, end: span.end } };
}

/** What a row says, or nothing where it is no such thing (`文号：无`). */
function valueOf(key: RowKey, text: string, span: Span): Located<string> | undefined {
  const value = text.slice(span.start, span.end);
  if (!answers(key, value)) return undefined;
  if (key === 'number') return numberIn({ value, span });
  return { value: key === 'title' ? tidyTitle(value) : value, span };
}

function answers(key: RowKey, value: string): boolean {
  if (key === 'number') return value.length <= LONGEST_NUMBER && NUMBER.test(value);
  return (key !== 'signed' && key !== 'published') || findDates(value).length > 0;
}

/** Whether a line is the value of the label above it: where that is empty the text goes on with something else. */
function mayFollow(key: RowKey, line: string): boolean {
  return line.length <= 2 || answers(key, line);
}

interface Cell {
  readonly key: RowKey;
  readonly value: Span;
}

/** The cells of a line that begins with a label; none where it begins otherwise. */
function cellsOf(text: string, line: Line): Cell[] {
  const content = text.slice(line.start, Math.min(line.end, line.start + 400));
  if (!FIRST_CHARACTERS.has(content[0]) && !FIRST_CHARACTERS.has(content[MOST_BEFORE])) return []; // most lines, and these need no search
  const labels = [...content.matchAll(LABEL)];
  if (labels.length === 0 || labels[0]!.index > MOST_BEFORE) return [];
  return labels.map((match, position) => {
    const start = line.start + match.index + match[0].length;
    const end = position + 1 < labels.length ? line.start + labels[position + 1]!.index : Math.min(line.end, line.start + 400);
    return { key: KEYS.get(match[1]!.replace(/[ \t\u3000\u00a0]/g, ''))!, value: trimRange(text, start, end) };
  });
}

function isLabelLine(text: string, line: Line): boolean {
  return cellsOf(text, line).length > 0;
}

function nextFilled(lines: readonly Line[], index: number, used: (index: number) => boolean): number | undefined {
  for (let next = index + 1; next < lines.length; next++) if (lines[next]!.end > lines[next]!.start && !used(next)) return next;
  return undefined;
}
