/** Tables (表格) of a Word file: their cells as rows of Markdown. */

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
/** Longest text that is repeated in each row that a merged cell reaches over: names of groups are, whole paragraphs are not. */
const LONGEST_REPEATED = 100;
const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
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
    return AROUND.has(one.name) && !DELETED.has(one.name) ? within(one, name) : [];
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
 * The rows in Markdown, the first as head. A cell over several columns stands in the first of them; one over several rows stands in each,
 * so that a row can be read by itself. `textOf` reads a cell.
 */
export function markdownRows(rows: readonly TableRow[], textOf: (cell: XmlElement) => string): string[] {
  const above: string[] = [];
  const texts = rows.map(({ cells, before }) => {
    const row: string[] = new Array<string>(before).fill('');
    for (const { element, span, continued } of cells) {
      const column = row.length;
      const text = continued ? (above[column] ?? '') : textOf(element);
      row.push(text, ...new Array<string>(span - 1).fill(''));
      above[column] = text.length <= LONGEST_REPEATED ? text : '';
    }
    return row;
  });
  const filled = texts.filter((row) => row.some((text) => text !== ''));
  const columns = Math.min(filled.reduce((most, row) => Math.max(most, row.length), 0), MOST_COLUMNS);
  const lines = filled.map((row) => markdownRow([...row, ...new Array<string>(Math.max(0, columns - row.length)).fill('')]));
  return lines.length === 0 ? [] : [lines[0]!, markdownRow(new Array<string>(columns).fill('---')), ...lines.slice(1)];
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
