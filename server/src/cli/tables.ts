/** Tables (表格): rows of text as aligned columns for a terminal, as CSV for spreadsheets, as Markdown. What a document says stays text in each. */

import { plainText } from '../text/markdown.js';
import { columnsOf, plain } from './columns.js';

type Row = readonly string[];

/** Rows in columns as wide as their widest cell, two blanks apart; the last column is as long as it is. */
export function alignedTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => row.map((cell) => plain(cell)));
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => columnsOf(line[column]!))));
  const pad = (cell: string, column: number): string => cell + ' '.repeat(widths[column]! - columnsOf(cell));
  return lines.map((line) => `${line.map(pad).join('  ').trimEnd()}\n`).join('');
}

const BOM = '\ufeff';
/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@＝＋－＠]/;

/** CSV as spreadsheets read it: UTF-8 with BOM, CRLF, every cell in quotation marks, formulas made text by an apostrophe. */
export function csvTable(rows: readonly Row[]): string {
  return BOM + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: string): string {
  const text = plain(cell).trim();
  return `"${FORMULA.test(text) ? "'" : ''}${text.replaceAll('"', '""')}"`;
}

/** A Markdown table; the first row is its head. */
export function markdownTable([head = [], ...body]: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.join(' | ')} |\n`;
  return [head, head.map(() => '---'), ...body.map((row) => row.map(plainText))].map(line).join('');
}
