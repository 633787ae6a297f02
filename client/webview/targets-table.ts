/** The table of 目标对照: which rows are shown, in which order, and how. */

import type { LedgerRow, Range, Relation, RowState, Span } from '../src/panels/answers.js';
import { element, unseen, type Child } from './dom.js';
import { sortHead, type Column } from './heads.js';
import { holdsWords, sorted, type Order, type SortKey } from './sorting.js';
import type { LabelledLedger } from './targets-documents.js';
import { filled } from './wording.js';

/** Documents of one relation that a cell shows before it is unfolded. */
const MOST_FOLDED = 2;

export type ColumnName = 'indicator' | 'own' | Relation | 'state';
const RELATIONS: readonly Relation[] = ['superior', 'same', 'peer', 'subordinate'];
/** From what wants to be seen first. */
export const STATES: readonly RowState[] = ['finding', 'superior', 'others', 'alone'];

export interface Filter {
  readonly text: string;
  /** Empty for all. */
  readonly state: RowState | '';
}

/** The columns: of relations those that a row has. */
export function columnsOf({ answer, words }: LabelledLedger): Column<ColumnName>[] {
  const related = RELATIONS.filter((relation) => answer.documents.some((document) => document.relation === relation));
  return (['indicator', 'own', ...related, 'state'] as const).map((name) => ({ name, label: words[name] }));
}

export function fits(row: LedgerRow, { text, state }: Filter, ledger: LabelledLedger): boolean {
  return (state === '' || row.state === state) && holdsWords(wordsOf(row, ledger), text);
}

function wordsOf({ name, own, beside, state, findings }: LedgerRow, ledger: LabelledLedger): string {
  return [name, ledger.stateName(state), ...own.map(({ text }) => text), ...findings.map(({ message }) => message), ...beside.flatMap(({ document, values }) => [ledger.code(document), ledger.title(document), ...values.map(({ text }) => text)])].join(' ');
}

export function rowsInOrder(ledger: LabelledLedger, filter: Filter, order: Order<ColumnName> | undefined): LedgerRow[] {
  const rows = ledger.answer.rows.filter((row) => fits(row, filter, ledger));
  return order ? sorted(rows, order.down, (row) => keyOf(row, order.column, ledger), document.documentElement.lang) : rows;
}

/** What a row is sorted by: of values the last, which is the goal. */
function keyOf(row: LedgerRow, column: ColumnName, { answer: { documents } }: LabelledLedger): SortKey {
  switch (column) {
    case 'indicator':
      return row.name;
    case 'own':
      return row.own[row.own.length - 1]?.amount;
    case 'state':
      return STATES.indexOf(row.state);
    default:
      return row.beside.find(({ document }) => documents[document]!.relation === column)?.values.at(-1)?.amount;
  }
}

/** What can be done in the table. */
export interface Deeds {
  readonly order: Order<ColumnName> | undefined;
  readonly chosen: string | undefined;
  /** Cells that show all that they have. */
  readonly unfolded: ReadonlySet<string>;
  unfold(cell: string): void;
  sort(column: ColumnName): void;
  choose(row: LedgerRow): void;
  openDraft(range: Range): void;
  openSource(document: number, span: Span): void;
}

/** The table with the names of its parts written out: where it is narrow its rows are cards, and it stays a table for who hears it. */
export function targetsTable(ledger: LabelledLedger, rows: readonly LedgerRow[], deeds: Deeds): HTMLElement {
  const { words } = ledger;
  const columns = columnsOf(ledger);
  return element(
    'table',
    { role: 'table', class: 'ledger', 'aria-describedby': 'table-hint' },
    element('caption', {}, element('span', {}, words.table), element('span', { id: 'table-hint', class: 'note' }, words.tableHint)),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, element('td', { class: 'sort-by', 'aria-hidden': 'true' }, words.sortBy), ...columns.map((column) => sortHead(column, deeds.order, (name) => deeds.sort(name))))),
    element('tbody', { role: 'rowgroup', onkeydown: walk }, ...rows.map((row) => rowOf(row, columns, ledger, deeds))),
  );
}

/** Up and down between the indicators. */
function walk(event: Event): void {
  const { key, target } = event as KeyboardEvent;
  if ((key !== 'ArrowDown' && key !== 'ArrowUp') || !(target instanceof HTMLElement) || !target.matches('.indicator')) return;
  const row = target.closest('tr');
  const next = key === 'ArrowDown' ? row?.nextElementSibling : row?.previousElementSibling;
  next?.querySelector<HTMLElement>('.indicator')?.focus();
  event.preventDefault();
}

function rowOf(row: LedgerRow, columns: readonly Column<ColumnName>[], ledger: LabelledLedger, deeds: Deeds): HTMLElement {
  const chosen = row.key === deeds.chosen;
  const cells = columns.map(({ name, label }) => {
    if (name === 'indicator') {
      const button = element('button', { type: 'button', class: 'indicator', lang: 'zh-CN', 'aria-pressed': String(chosen), 'data-focus': `row ${row.key}`, onclick: () => deeds.choose(row) }, row.name);
      return element('th', { scope: 'row', role: 'rowheader' }, button);
    }
    return element('td', { role: 'cell', class: name, 'data-label': label }, ...cellOf(row, name, ledger, deeds));
  });
  return element('tr', { role: 'row', class: chosen && 'chosen' }, ...cells);
}

function cellOf(row: LedgerRow, column: Exclude<ColumnName, 'indicator'>, ledger: LabelledLedger, deeds: Deeds): Child[] {
  if (column === 'state') return [stateOf(row, ledger)];
  return [column === 'own' ? ownValues(row, ledger, deeds) : valuesBeside(row, column, ledger, deeds)];
}

function ownValues({ key, own }: LedgerRow, { words }: LabelledLedger, deeds: Deeds): HTMLElement {
  return element('ul', {}, ...own.map(({ text, short, range }, index) => element('li', {}, value(short, filled(words.openDraft, text), `own ${key} ${index}`, text, () => deeds.openDraft(range)))));
}

function valuesBeside(row: LedgerRow, column: Relation, ledger: LabelledLedger, deeds: Deeds): HTMLElement {
  const { words, answer: { documents } } = ledger;
  const theirs = row.beside.filter(({ document }) => documents[document]!.relation === column);
  if (theirs.length === 0) return element('span', { class: 'none', 'aria-hidden': 'true' }, '—');
  const cell = `${row.key} ${column}`;
  const open = deeds.unfolded.has(cell) || theirs.length <= MOST_FOLDED + 1;
  const shown = open ? theirs : theirs.slice(0, MOST_FOLDED);
  const items = shown.flatMap(({ document, values }) => {
    const [code, title] = [ledger.code(document), ledger.title(document)];
    return values.map(({ text, short, span }, index) => element('li', {}, value(short, filled(words.openSource, text, `${code} ${title}`), `${cell} ${document} ${index}`, `${text} ${title}`, () => deeds.openSource(document, span)), ' ', element('span', { class: 'code' }, code)));
  });
  const left = row.more[column] ?? 0;
  const unfold = element('li', {}, element('button', { type: 'button', class: 'link more', 'data-focus': `${cell} more`, onclick: () => deeds.unfold(cell) }, filled(words.showMore, theirs.length - shown.length)));
  return element('ul', {}, ...items, !open && unfold, open && left > 0 && element('li', { class: 'note' }, filled(words.more, left)));
}

function value(text: string, label: string, focus: string, title: string, deed: () => void): HTMLElement {
  return element('button', { type: 'button', class: 'link value', lang: 'zh-CN', title, 'data-focus': focus, 'aria-label': label, onclick: deed }, text);
}

/** The state in words, with a sign for the eye; what was found stands above the table. */
function stateOf({ state, findings }: LedgerRow, ledger: LabelledLedger): HTMLElement {
  const worst = (['error', 'warning', 'info'] as const).find((severity) => findings.some((finding) => finding.severity === severity));
  const messages = findings.map(({ message }) => message).join('\n');
  const count = findings.length > 1 ? ` ${findings.length}` : '';
  return element('span', { class: `state ${state} ${worst ?? ''}`.trim(), ...(messages !== '' && { title: messages }) }, `${ledger.stateName(state)}${count}`, messages !== '' && unseen(` ${messages}`));
}
