/** The page of 目标对照: a table of the draft's targets beside others, and the chart of the indicator that is chosen. */

import { SERIES } from '../../server/src/engine/ledger/chart.js';
import type { LedgerAnswer, LedgerRow } from '../src/panels/answers.js';
import type { TargetsWord } from '../src/panels/targets-words.js';
import type { Words } from '../src/panels/messages.js';
import { chartOf, chartTable, legendSign } from './chart.js';
import { element, refill, type Child } from './dom.js';
import { headOf, listed, noticeOf, onWidth, orderSaid } from './heads.js';
import { nextOrder, type Order } from './sorting.js';
import { columnsOf, fits, rowsInOrder, STATES, targetsTable, type ColumnName, type Filter } from './targets-table.js';
import { documentsOf, LabelledLedger } from './targets-documents.js';
import { foremost, Page } from './vscode-page.js';
import { filled, signsOf } from './wording.js';

interface State {
  readonly order: Order<ColumnName> | null;
  readonly filter: Filter;
  readonly chosen: string;
}

class TargetsPage {
  private readonly page = new Page<State>();
  private readonly head = element('header', {});
  private readonly figure = element('section', { class: 'chosen' });
  private readonly tools = element('div', { class: 'tools', role: 'search' });
  private readonly table = element('div', { class: 'scroll' });
  private readonly documents = element('section', {});
  private readonly status = element('p', { role: 'status', class: 'status' });
  private readonly said = element('p', { role: 'status', class: 'unseen' });
  private readonly main = element('main', { hidden: true }, this.figure, this.tools, this.status, this.said, this.table, this.documents);
  private readonly blankText = element('p', { class: 'blank', role: 'status' });
  private words: Words<TargetsWord> | undefined;
  private ledger: LabelledLedger | undefined;
  private order: Order<ColumnName> | undefined = this.page.state.order ?? undefined;
  private filter: Filter = this.page.state.filter ?? { text: '', state: '' };
  private chosen = this.page.state.chosen;
  private readonly unfolded = new Set<string>();
  private room = 0;

  constructor() {
    document.body.append(this.head, this.main, this.blankText);
    onWidth(this.figure, (width) => {
      this.room = width;
      this.drawChosen();
    });
    this.page.listen<LedgerAnswer, TargetsWord>({
      start: (words) => (this.words = words),
      show: (answer) => this.show(answer),
      blank: (text) => this.blank(text),
      reveal: (line) => this.reveal(line),
    });
  }

  private show(answer: LedgerAnswer): void {
    const { words } = this;
    if (!words) return;
    this.ledger = new LabelledLedger(answer, words, signsOf(document.documentElement.lang));
    this.blankText.textContent = '';
    this.main.hidden = false;
    const { rows, targets } = answer;
    const compared = rows.filter(({ beside }) => beside.length > 0).length;
    const summary = rows.length === 0 ? words.noTargets : filled(words.summary, targets, rows.length, compared);
    refill(this.head, ...headOf(answer, words), element('p', { class: 'summary' }, summary), noticeOf(answer, words));
    for (const part of [this.figure, this.tools, this.status, this.table]) part.hidden = rows.length === 0;
    if (!rows.some(({ key }) => key === this.chosen)) this.chosen = firstChoice(rows)?.key;
    this.drawTools();
    this.drawTable();
    this.drawChosen();
    refill(this.documents, ...documentsOf(this.ledger, (row) => this.openTitle(row)));
  }

  private blank(text: string): void {
    this.ledger = undefined;
    this.main.hidden = true;
    refill(this.head, ...(this.words ? [element('h1', {}, this.words.title)] : []));
    this.blankText.textContent = text;
  }

  /** Chooses the indicator that has a target in a line of the draft, or the first one behind it: the line may be that of a heading. */
  private reveal(line: number): void {
    const row = this.ledger && foremost(this.ledger.answer.rows, ({ own }) => own.map(({ range }) => range), line);
    if (!row || !this.ledger) return;
    if (!fits(row, this.filter, this.ledger)) this.setFilter({ text: '', state: '' });
    this.choose(row);
    const button = [...this.table.querySelectorAll<HTMLElement>('button.indicator')].find(({ dataset }) => dataset['focus'] === `row ${row.key}`);
    button?.focus();
    button?.scrollIntoView({ block: 'center' });
  }

  private choose({ key }: LedgerRow): void {
    this.chosen = key;
    this.page.keep({ chosen: key });
    this.drawTable();
    this.drawChosen();
  }

  private unfold(cell: string): void {
    this.unfolded.add(cell);
    this.drawTable();
    this.table.querySelector<HTMLElement>(`[data-focus^="${CSS.escape(cell)}"]`)?.focus();
  }

  private sort(column: ColumnName): void {
    this.order = nextOrder(this.order, column);
    this.page.keep({ order: this.order ?? null });
    this.drawTable();
    if (this.words && this.ledger) this.said.textContent = orderSaid(this.order, columnsOf(this.ledger), this.words);
  }

  private setFilter(filter: Filter): void {
    this.filter = filter;
    this.page.keep({ filter });
    for (const field of this.tools.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')) field.value = field instanceof HTMLSelectElement ? filter.state : filter.text;
    this.drawTable();
  }

  private openTitle(place: number): void {
    const { corpus, path } = this.ledger!.answer.documents[place]!;
    this.page.say({ type: 'source', corpus, path, span: { start: 0, end: 0 } });
  }

  private drawTools(): void {
    const { words, ledger } = this;
    if (!words || !ledger) return;
    const { rows } = ledger.answer;
    const options = STATES.map((state) => ({ state, count: rows.filter((row) => row.state === state).length })).filter(({ count }) => count > 0);
    const option = (value: string, text: string): HTMLElement => element('option', { value, selected: value === this.filter.state }, text);
    refill(
      this.tools,
      element('label', {}, element('span', {}, words.filterText), element('input', { type: 'search', 'data-focus': 'filter text', value: this.filter.text, oninput: (event) => this.setFilter({ ...this.filter, text: (event.target as HTMLInputElement).value }) })),
      element(
        'label',
        {},
        element('span', {}, words.filterState),
        element(
          'select',
          { 'data-focus': 'filter state', onchange: (event) => this.setFilter({ ...this.filter, state: (event.target as HTMLSelectElement).value as Filter['state'] }) },
          option('', `${words.allStates}${ledger.signs.bracketed(rows.length)}`),
          ...options.map(({ state, count }) => option(state, `${ledger.stateName(state)}${ledger.signs.bracketed(count)}`)),
        ),
      ),
    );
  }

  private drawTable(): void {
    const { words, ledger } = this;
    if (!words || !ledger) return;
    const rows = rowsInOrder(ledger, this.filter, this.order);
    this.status.textContent = rows.length === 0 ? words.noneShown : filled(words.shown, rows.length, ledger.answer.rows.length);
    const filtered = this.filter.text !== '' || this.filter.state !== '';
    if (filtered) this.status.append(' ', element('button', { type: 'button', class: 'link', 'data-focus': 'clear', onclick: () => this.setFilter({ text: '', state: '' }) }, words.clear));
    refill(
      this.table,
      targetsTable(ledger, rows, {
        order: this.order,
        chosen: this.chosen,
        unfolded: this.unfolded,
        unfold: (cell) => this.unfold(cell),
        sort: (column) => this.sort(column),
        choose: (row) => this.choose(row),
        openDraft: (range) => this.page.say({ type: 'draft', range }),
        openSource: (place, span) => {
          const { corpus, path } = ledger.answer.documents[place]!;
          this.page.say({ type: 'source', corpus, path, span });
        },
      }),
    );
  }

  private drawChosen(): void {
    const { words, ledger, room } = this;
    const row = ledger?.answer.rows.find(({ key }) => key === this.chosen);
    if (!words || !ledger || !row) return refill(this.figure);
    const { name, unit, points, findings } = row;
    const title = unit === '' ? filled(words.chart, name) : filled(words.chartUnit, name, unit);
    const beyond = yearsBeyond(row);
    const note = points.length === 0 ? words.chartNone : beyond.length > 0 && filled(words.chartBeyond, listed(beyond.map(String), ledger.signs));
    const drawn: Child[] = points.length === 0 || room === 0 ? [] : [this.plot(row, title, ledger, words), this.pointsTable(row, ledger, words)];
    refill(
      this.figure,
      element('h2', { lang: 'zh-CN' }, title),
      ...drawn,
      note && element('p', { class: 'note' }, note),
      findings.length > 0 && element('ul', { class: 'findings', 'aria-label': words.findings }, ...findings.map(({ severity, message }) => element('li', { class: severity }, message))),
    );
  }

  private plot({ points }: LedgerRow, title: string, ledger: LabelledLedger, words: Words<TargetsWord>): HTMLElement {
    const present = SERIES.filter((series) => points.some((point) => point.series === series));
    const values = present.map((series) => `${words[series]}${ledger.signs.colon}${listed([...new Set(points.filter((point) => point.series === series).map(({ text }) => text))], ledger.signs)}`);
    const legend = element('ul', { class: 'legend' }, ...present.map((series) => element('li', {}, legendSign(series), ' ', words[series])));
    return element('figure', {}, chartOf(points, this.room, title, values.join('; ')), legend);
  }

  private pointsTable({ points }: LedgerRow, ledger: LabelledLedger, words: Words<TargetsWord>): HTMLElement {
    const open = this.figure.querySelector('details')?.open === true;
    const named = (place: number | undefined): string => (place === undefined ? words.own : `${ledger.code(place)} ${ledger.title(place)}`);
    return element('details', { open }, element('summary', { 'data-focus': 'figures' }, words.chartTable), chartTable(points, [words.year, words.value, words.document], ({ document: place }) => named(place)));
  }
}

/** Years of values beside the draft's that the chart has not: they lie far from its own, or it has too many. */
function yearsBeyond({ beside, points }: LedgerRow): number[] {
  const drawn = new Set(points.map(({ year }) => year));
  const years = beside.flatMap(({ values }) => values.flatMap(({ year, doubtful }) => (year === undefined || doubtful || drawn.has(year) ? [] : [year])));
  return [...new Set(years)].sort((one, other) => one - other);
}

/** The indicator whose chart is shown first: one with findings and something beside it. */
function firstChoice(rows: readonly LedgerRow[]): LedgerRow | undefined {
  const compared = rows.filter(({ points }) => points.some(({ series }) => series !== 'own'));
  return compared.find(({ state }) => state === 'finding') ?? compared.find(({ state }) => state === 'superior') ?? compared[0] ?? rows[0];
}

new TargetsPage();
