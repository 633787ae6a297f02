/** What a government page declares of its document (文件元数据): the table of 索引号, 发文字号, 成文日期 above the text, and its meta tags. */

import { labelAt } from '../../../document/labels.js';
import { labelsOn, type RowKey } from '../../../document/rows.js';
import { genreOf } from '../../../document/title.js';
import { findDates } from '../../../text/dates.js';
import type { PageLine } from './lines.js';
import type { Cell } from './tables.js';

/** Values by what they are, as written; and the lines that say nothing else. */
export interface Declarations {
  readonly values: ReadonlyMap<RowKey, string>;
  readonly lines: ReadonlySet<number>;
}

const LONGEST_VALUE = 200;
const LONGEST_FIELD = 60;
const MOST_CELLS = 120;
const MOST_LINES = 120;
/** Lines between two known labels that may be a field that is not known. */
const MOST_BETWEEN = 3;
/** A table has this share of labels among its cells at least. */
const LABELS_OF_CELLS = 0.3;
const SUMMARY = /^(?:内容概述|内容摘要|概述|摘要|内容简介)[:：]/;
const FIELD = /^[\u4e00-\u9fff\s]{2,12}[:：]/;

/** Whether the cells of a table are such fields. */
export function isDeclarationTable(cells: readonly Cell[]): boolean {
  if (cells.length > MOST_CELLS) return false;
  const texts = cells.map(({ lines }) => lines.join(' ')).filter((text) => text !== '');
  const labels = texts.filter((text) => text.length <= LONGEST_VALUE && labelsOn(text).length > 0);
  return labels.length >= 2 && labels.length >= texts.length * LABELS_OF_CELLS && texts.every((text) => text.length <= 3 * LONGEST_VALUE);
}

/** The fields among the lines of a page that begin before line `before`: where the text begins, a form may ask for 名称 and 文号. */
export function findDeclarations(lines: readonly PageLine[], before: number): Declarations {
  const values = new Map<RowKey, string>();
  const used = new Set<number>();
  for (let index = 0; index < Math.min(before, lines.length); index++) {
    const block = readBlock(lines, index);
    if (!block) continue;
    for (const { key, value } of block.fields) if (value !== '' && value.length <= LONGEST_VALUE && !values.has(key)) values.set(key, value);
    for (let line = index; line < block.to; line++) used.add(line);
    index = block.to - 1;
  }
  return { values, lines: used };
}

interface Field {
  readonly key: RowKey;
  readonly value: string;
}

/** The block of fields that begins at a line: two at least, and not only what every page says (标题, 发布日期). */
function readBlock(lines: readonly PageLine[], from: number): { fields: Field[]; to: number } | undefined {
  const fields: Field[] = [];
  let to = from;
  for (let at = from; at < Math.min(lines.length, from + MOST_LINES) && at - to <= MOST_BETWEEN; at++) {
    const found = fieldsAt(lines, at);
    if (found.length === 0) {
      if (to === from || !mayBeField(lines, at)) break;
      continue;
    }
    const takesNext = found[found.length - 1]!.value === '' && isValue(lines, at + 1, found[found.length - 1]!.key);
    if (takesNext) found.push({ key: found.pop()!.key, value: lines[at + 1]!.text });
    fields.push(...found);
    if (takesNext) at++;
    to = at + 1;
  }
  const says = fields.some(({ key }) => key !== 'title' && key !== 'published');
  return fields.length >= 2 && says ? { fields, to } : undefined;
}

function fieldsAt(lines: readonly PageLine[], at: number): Field[] {
  const text = lines[at]?.text ?? '';
  return text.length <= 2 * LONGEST_VALUE ? labelsOn(text) : [];
}

/** Whether a line is the value of the label on the line before it: close to it on the page, and neither a sentence nor a heading nor a title. */
function isValue(lines: readonly PageLine[], at: number, key: RowKey): boolean {
  const line = lines[at];
  if (!line || line.text.length > LONGEST_VALUE || line.block?.parentNode !== lines[at - 1]!.block?.parentNode) return false;
  if (/[。；]/.test(line.text) || FIELD.test(line.text) || labelAt(line.text, 0) || /^h[1-6]$/.test(line.block?.tagName ?? '')) return false;
  return (key === 'title' || line.text.length < 12 || genreOf(line.text) === undefined) && fieldsAt(lines, at).length === 0;
}

/** A field that is not known, its value, or a summary of the document. */
function mayBeField(lines: readonly PageLine[], at: number): boolean {
  const { text } = lines[at]!;
  const before = lines[at - 1]?.text ?? '';
  if (SUMMARY.test(text) || (SUMMARY.test(before) && /[:：]$/.test(before))) return true;
  return (text.length <= LONGEST_FIELD && FIELD.test(text)) || (/[:：]$/.test(before) && isValue(lines, at, 'other'));
}

/** Adds what is said elsewhere (meta tags) where the fields say nothing. */
export function withDefaults(declared: Declarations, defaults: { readonly [K in RowKey]?: string | undefined }): Declarations {
  const said = Object.entries(defaults).filter(([key, value]) => value && value.length <= LONGEST_VALUE && !declared.values.has(key as RowKey)) as [RowKey, string][];
  return { ...declared, values: new Map([...declared.values, ...said]) };
}

/**
 * The front matter, and what has to stand in the text instead: the day a page was published is no day of a document and would hide the one that the
 * document is signed with. Empty where nothing is declared. `title` is given where the text does not say it.
 */
export function headOf(values: ReadonlyMap<RowKey, string>, title: string | undefined): string[] {
  const entries: [string, string][] = [];
  const signed = findDates(values.get('signed') ?? '')[0]?.value;
  const add = (key: string, value: string | undefined, valid: RegExp): void => {
    if (value !== undefined && valid.test(value)) entries.push([key, value]);
  };
  add('title', title, /[\u4e00-\u9fff]{4}/);
  add('number', values.get('number'), /[0-9０-９]/);
  add('issuer', values.get('issuer'), /[\u4e00-\u9fff]{2}/);
  add('date', signed, /./);
  add('status', statusOf(values.get('validity')), /./);
  const head = entries.length === 0 ? [] : ['---', ...entries.map(([key, value]) => `${key}: ${JSON.stringify(value)}`), '---'];
  const published = signed === undefined ? findDates(values.get('published') ?? '')[0]?.value : undefined;
  return published === undefined ? head : [...head, `发布日期：${published}`];
}

/** 有效性 in words that the parser reads; 是 and 否 answer 是否有效. */
function statusOf(validity: string | undefined): string | undefined {
  if (validity === undefined || validity.length > 20) return undefined;
  if (validity === '是') return '有效';
  if (/^(?:否|无效)$/.test(validity)) return '失效';
  return /废止|失效|^(?:现行|继续)?有效$|^现行$|^已?生效$/.test(validity) ? validity : undefined;
}
