/** Rows of tables without a grid (无框线表格): lines whose cells stand under each other become rows of Markdown. */

import type { Cell, Line } from './lines.js';

/** Fewer rows may stand under each other by chance: three of two cells, two of more. */
const LEAST_ROWS = { narrow: 3, wide: 2 };
/** Columns are apart by at least so much, in sizes. */
const BETWEEN = 0.4;

/** For each line that is a row of a table, the row in Markdown. */
export function tableRows(lines: readonly Line[]): Map<Line, string> {
  const rows = new Map<Line, string>();
  for (let start = 0; start < lines.length; ) {
    const end = endOfTable(lines, start);
    const columns = lines[start]!.cells.length;
    if (columns > 1 && end - start >= (columns > 2 ? LEAST_ROWS.wide : LEAST_ROWS.narrow)) {
      for (const line of lines.slice(start, end)) rows.set(line, markdownRow(line.cells.map(({ text }) => text)));
    }
    start = end;
  }
  return rows;
}

/** A row of Markdown. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The first line from `start` on that does not fit below those before it: another number of cells, or a cell in no column's place. */
function endOfTable(lines: readonly Line[], start: number): number {
  const first = lines[start]!;
  let columns: readonly Cell[] = first.cells;
  let end = start + 1;
  for (; end < lines.length && lines[end]!.cells.length === columns.length && columns.length > 1; end++) {
    const { cells } = lines[end]!;
    if (!cells.every((cell, index) => cell.x0 < columns[index]!.x1 && cell.x1 > columns[index]!.x0)) break;
    const wider = columns.map(({ text, x0, x1 }, index) => ({ text, x0: Math.min(x0, cells[index]!.x0), x1: Math.max(x1, cells[index]!.x1) }));
    if (!wider.every(({ x0 }, index) => index === 0 || x0 - wider[index - 1]!.x1 > BETWEEN * first.size)) break;
    columns = wider;
  }
  return end;
}
