/** Metadata rows of government pages: `发文字号：工信部科〔2025〕132号`, on one line, on two, or several to a line. */

import { trimRange } from '../text/characters.js';
import type { Located, Span } from '../text/span.js';
import type { Line } from './physical.js';

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
      if (next !== undefined && !isLabelLine(text, lines[next]!)) taken.add(next);
      const span = next === undefined || isLabelLine(text, lines[next]!) ? cell.value : { start: lines[next]!.start, end: lines[next]!.end };
      if (span.end > span.start && !values.has(cell.key)) values.set(cell.key, { value: text.slice(span.start, span.end), span });
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

interface Cell {
  readonly key: RowKey;
  readonly value: Span;
}

/** The cells of a line that begins with a label; none where it begins otherwise. */
function cellsOf(text: string, line: Line): Cell[] {
  const content = text.slice(line.start, Math.min(line.end, line.start + 400));
  const labels = [...content.matchAll(LABEL)];
  if (labels.length === 0 || labels[0]!.index > 1) return [];
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
