/** Whether the totals of a table are those of its rows and columns (表内合计是否相符). */

import type { Cell, Row, Table } from '../../extract/arithmetic/tables.js';
import { exact } from '../../text/numerals.js';

/** A total that is not the sum of its cells. */
export interface TableMistake {
  readonly row: Row;
  readonly cell: Cell;
  readonly cells: readonly Cell[];
  readonly sum: number;
  /** Where it is: the name of the column, or of the row. */
  readonly where: string;
  /** What the total is called. */
  readonly called: string;
  /** Whole numbers. */
  readonly certain: boolean;
}

const TOTAL = /^(?:合\s*计|总\s*计|共\s*计|总\s*数|小\s*计)(?:[（(：:].{0,12})?$/;
const SUBTOTAL = /^小\s*计/;
const WHOLE_TERRITORY = /^(?:全[国省市县区州]|合\s*计|总\s*计)/;
/** Columns whose cells cannot be added up. */
const NO_SUM = /率|比重|占比|比例|[%％]|增速|增幅|增长|人均|户均|平均|均值|强度|单价|价格|排名|位次|序号|编号|代码|指数|得分|评分|密度|浓度|电话|日期|时间|年限|标准/;
const WITHIN = /^(?:[（(]?其中|其\s*中|#|－|——)/;

export function mistakesInTable(table: Table): readonly TableMistake[] {
  return [...columnMistakes(table), ...rowMistakes(table)];
}

/** The label of a row: the first of its two leading cells that is not a number. */
export function labelOf({ cells }: Row): string {
  const [first, second] = cells;
  if (first && TOTAL.test(first.text)) return first.text;
  if (second && TOTAL.test(second.text)) return second.text;
  return first && first.text !== '' && first.value === undefined ? first.text : second?.value === undefined ? (second?.text ?? '') : '';
}

/** The rows that a total row adds up, in the ways that are possible. */
function addends(rows: readonly Row[], at: number): readonly (readonly Row[])[] {
  const label = labelOf(rows[at]!);
  const plain = (from: number, to: number): Row[] => rows.slice(from, to).filter((row) => !TOTAL.test(labelOf(row)) && !WITHIN.test(labelOf(row)));
  if (at === 0) {
    const end = rows.findIndex((row, index) => index > 0 && TOTAL.test(labelOf(row)) && !SUBTOTAL.test(labelOf(row)));
    const all = rows.slice(1, end < 0 ? rows.length : end);
    return [plain(1, end < 0 ? rows.length : end), all.filter((row) => SUBTOTAL.test(labelOf(row)))];
  }
  let previous = at - 1;
  while (previous >= 0 && !TOTAL.test(labelOf(rows[previous]!))) previous--;
  if (SUBTOTAL.test(label)) return [plain(previous + 1, at), plain(at + 1, nextTotal(rows, at))];
  return [plain(0, at), rows.slice(0, at).filter((row) => SUBTOTAL.test(labelOf(row))), plain(previous + 1, at)];
}

function nextTotal(rows: readonly Row[], at: number): number {
  const next = rows.findIndex((row, index) => index > at && TOTAL.test(labelOf(row)));
  return next < 0 ? rows.length : next;
}

function columnMistakes({ head, rows }: Table): TableMistake[] {
  const found: TableMistake[] = [];
  for (const [at, row] of rows.entries()) {
    if (!TOTAL.test(labelOf(row)) && !(at === 0 && WHOLE_TERRITORY.test(labelOf(row)))) continue;
    const ways = addends(rows, at).filter((way) => way.length >= 2);
    const wrong: TableMistake[] = [];
    let right = 0;
    for (const [column, cell] of row.cells.entries()) {
      if (cell.value === undefined || cell.empty || NO_SUM.test(head.cells[column]!.text)) continue;
      const columns = ways.map((way) => way.map(({ cells }) => cells[column]!)).filter((cells) => cells.filter(({ value, empty }) => value !== undefined && !empty).length >= 2);
      if (columns.length === 0) continue;
      if (columns.some((cells) => cells.some(({ value }) => value === undefined))) continue;
      if (columns.some((cells) => addsUp(cells, cell) || addsUp(ofUpperLevel(cells), cell))) right++;
      else wrong.push(made(row, cell, columns[0]!, head.cells[column]!.text, labelOf(row)));
    }
    if (wrong.length <= right || (wrong.length === 1 && right === 0)) found.push(...wrong);
  }
  return found;
}

/** A column that is called a total, against the other figures of each row: believed where it holds in most rows. */
function rowMistakes({ head, rows }: Table): TableMistake[] {
  const column = head.cells.findIndex(({ text }) => TOTAL.test(text));
  if (column < 0 || head.cells.filter(({ text }) => TOTAL.test(text)).length > 1) return [];
  const others = head.cells.map((_, index) => index).filter((index) => index !== column && !NO_SUM.test(head.cells[index]!.text) && head.cells[index]!.text !== '' && rows.filter(({ cells }) => cells[index]!.value !== undefined).length === rows.length);
  if (others.length < 2) return [];
  const wrong: TableMistake[] = [];
  let right = 0;
  for (const row of rows) {
    const cell = row.cells[column]!;
    const cells = others.map((index) => row.cells[index]!);
    if (cell.value === undefined || cell.empty) continue;
    if (addsUp(cells, cell)) right++;
    else wrong.push(made(row, cell, cells, labelOf(row), head.cells[column]!.text));
  }
  return right >= 2 && wrong.length * 2 <= right ? wrong : [];
}

function made(row: Row, cell: Cell, cells: readonly Cell[], where: string, called: string): TableMistake {
  const certain = cell.decimals === 0 && cells.every(({ decimals }) => decimals === 0);
  return { row, cell, cells, sum: exact(cells.reduce((sum, { value }) => sum + value!, 0)), where, called, certain };
}

/** Whether cells add up to a total, as far as they are rounded. */
function addsUp(cells: readonly Cell[], total: Cell): boolean {
  const rounding = ({ decimals, value }: Cell): number => (value === 0 ? 0 : 0.5 * 10 ** -decimals);
  const inDecimals = total.decimals > 0 || cells.some(({ decimals }) => decimals > 0);
  const slack = inDecimals ? [total, ...cells].reduce((sum, cell) => sum + rounding(cell), 0) : 0;
  return Math.abs(cells.reduce((sum, { value }) => sum + value!, 0) - total.value!) <= slack + 1e-9;
}

/** What a column adds up to where a row may add up rows behind it: a table may have levels that it does not name. */
function ofUpperLevel(cells: readonly Cell[]): readonly Cell[] {
  const before = [0];
  for (const { value } of cells) before.push(exact(before[before.length - 1]! + value!));
  const ends = new Map(before.map((sum, index) => [sum, index]));
  const upper: Cell[] = [];
  for (let at = 0; at < cells.length; ) {
    const end = cells[at]!.value! > 0 ? ends.get(exact(before[at + 1]! + cells[at]!.value!)) : undefined;
    upper.push(cells[at]!);
    at = end !== undefined && end > at + 2 ? end : at + 1;
  }
  return upper;
}
