/** Tables (表格) of a Word file: their cells, merged ones too, as rows. */

import { tableLines, type Cell } from '../html/tables.js';
import { child, elements, numberOf, valueOf, type XmlElement } from './xml.js';

/** A cell, with the columns that it takes. */
export interface TableCell {
  readonly element: XmlElement;
  readonly span: number;
  /** Whether it is merged with the one above. */
  readonly continued: boolean;
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Columns before the first cell. */
  readonly before: number;
}

/** Word allows 63 columns. */
const MOST_COLUMNS = 63;
/** Longest name of a group of rows. */
const LONGEST_NAME = 100;
const AROUND: ReadonlySet<string> = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo']);

/** The rows of a table as they are when all revisions are accepted. `revised` is called where there are any. */
export function rowsOf(table: XmlElement, revised: () => void): TableRow[] {
  return within(table, 'w:tr').flatMap((row) => {
    const properties = child(row, 'w:trPr');
    if (child(properties, 'w:ins') || child(properties, 'w:del')) revised();
    if (child(properties, 'w:del')) return [];
    const cells = within(row, 'w:tc').filter((cell) => !child(child(cell, 'w:tcPr'), 'w:cellDel'));
    return [{ cells: cells.map(cellOf), before: Math.min(numberOf(properties, 'w:gridBefore') ?? 0, MOST_COLUMNS) }];
  });
}

/** Rows of a table, or cells of a row, also those in content controls. */
function within(element: XmlElement, name: string): XmlElement[] {
  return elements(element).flatMap((one) => {
    if (one.name === name) return [one];
    return AROUND.has(one.name) ? within(one, name) : [];
  });
}

function cellOf(cell: XmlElement): TableCell {
  const properties = child(cell, 'w:tcPr');
  const merge = child(properties, 'w:vMerge');
  const span = Math.min(Math.max(1, numberOf(properties, 'w:gridSpan') ?? 1), MOST_COLUMNS);
  return { element: cell, span, continued: merge !== undefined && valueOf(properties, 'w:vMerge') !== 'restart' };
}

/** Whether a table only frames or stacks text: no row has a second cell. */
export function isFrame(rows: readonly TableRow[]): boolean {
  return rows.every(({ cells }) => cells.length <= 1);
}

/**
 * A table as lines. A cell over several rows stands in each where it names them, so that a row can be read by itself; figures and long texts
 * stand once. `linesOf` reads a cell, whose paragraphs are things of their own.
 */
export function linesOfTable(rows: readonly TableRow[], linesOf: (cell: XmlElement) => readonly string[]): string[] {
  const above: string[] = [];
  return tableLines(
    rows.map(({ cells, before }) => {
      const row: Cell[] = before > 0 ? [{ lines: [], columns: before, rows: 1 }] : [];
      let column = before;
      for (const { element, span, continued } of cells) {
        const text = continued ? (above[column] ?? '') : linesOf(element).join(' ');
        row.push({ lines: [text], columns: span, rows: 1 });
        above[column] = isName(text) ? text : '';
        column += span;
      }
      return row;
    }),
  );
}

function isName(text: string): boolean {
  return text.length <= LONGEST_NAME && /\p{L}/u.test(text.replaceAll(/[年月日]/g, ''));
}
