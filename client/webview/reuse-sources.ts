/** The table of sources of 查重: which documents give text to the draft, and how much. */

import type { Reuse, Source, SourceRelation } from '../src/panels/answers.js';
import type { Words } from '../src/panels/messages.js';
import type { ReuseWord } from '../src/panels/reuse-words.js';
import { element, shape } from './dom.js';
import { sortHead } from './heads.js';
import { nameOf } from './passage-words.js';
import { swatch } from './reuse-strip.js';
import { sorted, type Order, type SortKey } from './sorting.js';
import { percent } from './wording.js';

export type SourceColumn = 'source' | 'relation' | 'share' | 'clauses';

export const SOURCE_COLUMNS: readonly { readonly name: SourceColumn; readonly word: ReuseWord; readonly figures?: boolean }[] = [
  { name: 'source', word: 'source' },
  { name: 'relation', word: 'relation' },
  { name: 'share', word: 'share', figures: true },
  { name: 'clauses', word: 'clauses', figures: true },
];
const RELATIONS: readonly SourceRelation[] = ['superior', 'version', 'elsewhere'];
/** Length of the bar of a source that gives all. */
const BAR = 72;

export interface SourceDeeds {
  readonly order: Order<SourceColumn> | undefined;
  /** Corpus and path of the source whose passages alone are shown; empty for all. */
  readonly chosen: string;
  sort(column: SourceColumn): void;
  choose(source: string): void;
}

export function sourcesTable({ sources }: Reuse, words: Words<ReuseWord>, deeds: SourceDeeds): HTMLElement {
  const { order } = deeds;
  const rows = order ? sorted(sources, order.down, (source) => keyOf(source, order.column), document.documentElement.lang) : sources;
  return element(
    'table',
    { role: 'table', class: 'sources', 'aria-describedby': 'sources-hint' },
    element('caption', {}, element('span', {}, words.sources), element('span', { id: 'sources-hint', class: 'note' }, words.sourcesHint)),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, element('td', { class: 'sort-by', 'aria-hidden': 'true' }, words.sortBy), ...SOURCE_COLUMNS.map(({ name, word, figures = false }) => sortHead({ name, label: words[word], figures }, order, deeds.sort)))),
    element('tbody', { role: 'rowgroup' }, ...rows.map((source) => rowOf(source, words, deeds))),
  );
}

function keyOf(source: Source, column: SourceColumn): SortKey {
  switch (column) {
    case 'source':
      return nameOf(source);
    case 'relation':
      return RELATIONS.indexOf(source.relation);
    case 'share':
      return source.characters;
    case 'clauses':
      return source.clauses;
  }
}

function rowOf(source: Source, words: Words<ReuseWord>, { chosen, choose }: SourceDeeds): HTMLElement {
  const { corpus, path, number, date, relation, permille, clauses } = source;
  const key = `${corpus}/${path}`;
  const details = [number, date].filter((detail) => detail !== undefined);
  const bar = shape('svg', { class: 'amount', width: BAR, height: 10, 'aria-hidden': 'true' }, shape('rect', { class: 'track', width: BAR, height: 10 }), shape('rect', { class: `part ${relation}`, width: Math.max(1, Math.round((permille / 1000) * BAR)), height: 10 }));
  return element(
    'tr',
    { role: 'row', class: key === chosen && 'chosen' },
    element('th', { scope: 'row', role: 'rowheader' }, element('button', { type: 'button', class: 'indicator', lang: 'zh-CN', title: key, 'aria-pressed': String(key === chosen), 'data-focus': `source ${key}`, onclick: () => choose(key) }, nameOf(source)), details.length > 0 && element('span', { class: 'note', lang: 'zh-CN' }, ...details.map((detail) => element('span', {}, detail)))),
    element('td', { role: 'cell', class: 'relation', 'data-label': words.relation }, swatch(relation), ' ', words[relation]),
    element('td', { role: 'cell', class: 'figures share', 'data-label': words.share }, bar, element('span', {}, percent(permille))),
    element('td', { role: 'cell', class: 'figures', 'data-label': words.clauses }, String(clauses)),
  );
}
