/** Sorting and choosing rows (排序与筛选). Pure: what is shown in which order follows from rows and wishes. */

/** By which column, and whether from the end. */
export interface Order<Column extends string> {
  readonly column: Column;
  readonly down: boolean;
}

/** What a row is sorted by: rows without one stand last, whatever the direction. */
export type SortKey = string | number | undefined;

/** The next order when a column's head is pressed: up, down, then as the rows came. */
export function nextOrder<Column extends string>(order: Order<Column> | undefined, column: Column): Order<Column> | undefined {
  if (order?.column !== column) return { column, down: false };
  return order.down ? undefined : { column, down: true };
}

/** Rows by a key; equal ones stay in the order in which they came. */
export function sorted<Row>(rows: readonly Row[], down: boolean, keyOf: (row: Row) => SortKey, language: string): Row[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const keyed = rows.map((row, index) => ({ row, index, key: keyOf(row) }));
  keyed.sort((one, other) => {
    if (one.key === undefined || other.key === undefined) return Number(one.key === undefined) - Number(other.key === undefined) || one.index - other.index;
    const order = compare(one.key, other.key, collator);
    return (down ? -order : order) || one.index - other.index;
  });
  return keyed.map(({ row }) => row);
}

function compare(one: string | number, other: string | number, collator: Intl.Collator): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return collator.compare(String(one), String(other));
}

/** Whether a text holds every word of a query, whatever their case. */
export function holdsWords(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => lower.includes(word));
}

/** What `aria-sort` says of a column. */
export function ariaSort<Column extends string>(order: Order<Column> | undefined, column: Column): 'ascending' | 'descending' | 'none' {
  if (order?.column !== column) return 'none';
  return order.down ? 'descending' : 'ascending';
}
