/** Tables of figures (表格): the rows of a document that stand together, cell by cell. */

import type { Clause, PolicyDocument } from '../../document/model.js';
import type { Span } from '../../text/span.js';

/** A cell of a table. Offsets are relative to the text of its row. */
export interface Cell {
  readonly text: string;
  readonly span: Span;
  /** The number that it holds, 0 for a dash; `undefined` where it holds none. */
  readonly value: number | undefined;
  /** Whether nothing stands in it, or a dash. */
  readonly empty: boolean;
  readonly decimals: number;
}

export interface Row {
  readonly clause: Clause;
  readonly cells: readonly Cell[];
}

/** A table with its head, which names the columns. */
export interface Table {
  readonly head: Row;
  readonly rows: readonly Row[];
}

const RULE_LINE = /^[\s|:－—-]*$/;
const DASH = /^(?:[-－—–/／]{1,2}|无)?$/;
const NUMBER = /^([0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+|[0-9０-９]{1,12})(?:[.．]([0-9０-９]{1,6}))?[ \u3000]?(?:家|个|项|户|人|名|件|套|台|处|座|所|亩|公里|吨|万元|亿元|万人|万亩|万家|场|次|条|间|张|辆)?$/;
const MOST_ROWS = 400;

/** The tables of a document with a head and two rows at least. */
export function tablesIn({ clauses }: PolicyDocument): readonly Table[] {
  const tables: Table[] = [];
  for (let at = 0; at < clauses.length; at++) {
    if (clauses[at]!.kind !== 'table-row') continue;
    const first = at;
    while (at + 1 < clauses.length && clauses[at + 1]!.kind === 'table-row' && clauses[at + 1]!.heading === clauses[first]!.heading && clauses[at + 1]!.part === clauses[first]!.part) at++;
    const [head, ...rows] = clauses.slice(first, Math.min(at + 1, first + MOST_ROWS)).filter(({ text }) => !RULE_LINE.test(text)).map((clause) => ({ clause, cells: cellsOf(clause.text) }));
    if (head && rows.length >= 2) tables.push({ head, rows: rows.filter(({ cells }) => cells.length === head.cells.length) });
  }
  return tables;
}

function cellsOf(text: string): Cell[] {
  const mark = text.startsWith('|') ? '|' : '\t';
  const cells: Cell[] = [];
  let start = mark === '|' ? 1 : 0;
  for (let index = start; index <= text.length; index++) {
    if (index < text.length && text[index] !== mark) continue;
    if (index < text.length || mark === '\t' || text.slice(start, index).trim() !== '') cells.push(cellAt(text, start, index));
    start = index + 1;
  }
  return cells;
}

function cellAt(text: string, from: number, to: number): Cell {
  let [start, end] = [from, to];
  while (start < end && /[\s*]/.test(text[start]!)) start++;
  while (end > start && /[\s*]/.test(text[end - 1]!)) end--;
  const content = text.slice(start, end);
  const match = NUMBER.exec(content);
  const digits = (words: string): string => words.replace(/[,，]/g, '').replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const decimals = match?.[2]?.length ?? 0;
  const empty = DASH.test(content);
  return { text: content, span: { start, end }, value: match ? Number(digits(`${match[1]}${match[2] === undefined ? '' : `.${match[2]}`}`)) : empty ? 0 : undefined, empty, decimals };
}
