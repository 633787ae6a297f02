/** Tables (表格) of a page as rows of Markdown: spans are spread, every cell stands on one line. */

import { isHan } from '../../../text/characters.js';
import { labelAt } from '../../../document/labels.js';

/** A cell as it is written. */
export interface Cell {
  /** Its lines. */
  readonly lines: readonly string[];
  readonly columns: number;
  readonly rows: number;
}

/** Columns that one cell may claim, and that a row is filled up to; a row may have more cells. */
const MOST_COLUMNS = 30;
const MOST_ROWS = 1000;
/** A longer text is not repeated; and all repetitions are this many times the table's own text at most. */
const LONGEST_REPEATED = 100;
const MOST_REPEATED = 10;
const SIGNS = new Set('，。、；：！？（）《》〈〉“”‘’【】〔〕—…％');
const WORDLESS = /^[\s\d.,，．%％±+\-—–~～/：:年月日]*$/;

/** A table as lines: rows between bars with a line under the first; a row that is one cell across all columns, at either end, is a paragraph. */
export function tableLines(cells: readonly (readonly Cell[])[]): string[] {
  const rows = spread(cells).filter((row) => row.some((text) => text !== ''));
  const filledTo = (row: readonly string[]): number => row.findLastIndex((text) => text !== '') + 1;
  const width = rows.reduce((most, row) => Math.max(most, filledTo(row)), 0);
  const asRow = (row: readonly string[]): string => `| ${Array.from({ length: Math.max(filledTo(row), Math.min(width, MOST_COLUMNS)) }, (_, column) => (row[column] ?? '').replace(/[|｜]/g, '¦')).join(' | ')} |`;
  const crossing = (row: readonly string[] | undefined): boolean => width > 1 && row !== undefined && filledTo(row) === 1;
  let from = 0;
  let to = rows.length;
  while (from < to && crossing(rows[from])) from++;
  while (to > from && crossing(rows[to - 1]) && /^(?:注|备注|说明|数据来源|资料来源|[*※])/.test(rows[to - 1]![0]!)) to--;
  const written = rows.slice(from, to).map(asRow);
  if (written.length > 0) written.splice(1, 0, `|${' --- |'.repeat(width)}`);
  return [...rows.slice(0, from).map((row) => row[0]!), ...written, ...rows.slice(to).map((row) => row[0]!)];
}

/** The grid. A cell over several rows is repeated in each where it is of words: a figure counts once. Over several columns it stands in the first. */
function spread(cells: readonly (readonly Cell[])[]): string[][] {
  const hanging: { text: string; columns: number; rows: number }[] = [];
  let mayRepeat = MOST_REPEATED * cells.flat().reduce((sum, { lines }) => sum + lines.reduce((length, line) => length + line.length, 0), 0);
  return cells.map((row) => {
    const texts: string[] = [];
    const place = (text: string, columns: number): void => {
      texts.push(text);
      for (let column = 1; column < columns; column++) texts.push('');
    };
    const hang = (): void => {
      for (let over = hanging[texts.length]; over && over.rows > 0 && texts.length < MOST_COLUMNS; over = hanging[texts.length]) {
        over.rows--;
        mayRepeat -= over.text.length;
        place(mayRepeat < 0 ? '' : over.text, over.columns);
      }
    };
    for (const cell of row) {
      hang();
      const text = joined(cell.lines);
      const columns = Math.min(Math.max(cell.columns, 1), MOST_COLUMNS);
      const repeated = text.length > LONGEST_REPEATED || WORDLESS.test(text) ? '' : text;
      if (cell.rows > 1) hanging[texts.length] = { text: repeated, columns, rows: Math.min(cell.rows, MOST_ROWS) - 1 };
      place(text, columns);
    }
    hang();
    return texts;
  });
}

/** Lines of a cell on one line; between characters of Chinese text a break means nothing, before a label it does. */
function joined(lines: readonly string[]): string {
  const apart = lines.map((line, index) => {
    const before = lines[index - 1] ?? '';
    const close = index === 0 || (isWide(before, before.length - 1) && isWide(line, 0) && !labelAt(line, 0));
    return close ? line : ` ${line}`;
  });
  return apart.join('');
}

/** Whether the character at an offset is written without blanks around it. */
export function isWide(text: string, offset: number): boolean {
  return isHan(text.charCodeAt(offset)) || SIGNS.has(text[offset] ?? '');
}
