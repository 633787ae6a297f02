/** What both pages have (页面共用部分): the head of a draft, the notice about the corpus, heads of columns that sort. */

import type { PanelAnswer } from '../src/panels/answers.js';
import { element, silent, type Child } from './dom.js';
import { ariaSort, type Order } from './sorting.js';
import { filled, titled, type Signs } from './wording.js';

type HeadWord = 'title' | 'untitled' | 'asOf' | 'corpus' | 'corpusNone' | 'corpusLoading' | 'corpusError';

/** The page's heading, and under it the draft with what it was checked against. */
export function headOf({ title, asOf, territory, corpus }: PanelAnswer, words: Readonly<Record<HeadWord, string>>): Child[] {
  const facts = [filled(words.asOf, asOf), territory, corpus.state === 'ready' && filled(words.corpus, corpus.documents)].filter((fact) => typeof fact === 'string');
  return [
    element('h1', {}, words.title),
    element('p', { class: 'draft', lang: 'zh-CN' }, title === undefined ? words.untitled : titled(title)),
    element('ul', { class: 'facts' }, ...facts.map((fact) => element('li', {}, fact))),
  ];
}

/** Why the answer is less than it might be; nothing where it is whole. */
export function noticeOf({ corpus: { state, message = '' } }: PanelAnswer, words: Readonly<Record<HeadWord, string>>): HTMLElement | undefined {
  if (state === 'ready') return undefined;
  const text = state === 'none' ? words.corpusNone : state === 'loading' ? words.corpusLoading : filled(words.corpusError, message);
  return element('p', { class: `notice ${state}` }, text);
}

/** A column whose head sorts. */
export interface Column<Name extends string> {
  readonly name: Name;
  readonly label: string;
  /** Whether it holds figures, which stand at the right. */
  readonly figures?: boolean;
}

export function sortHead<Name extends string>({ name, label, figures = false }: Column<Name>, order: Order<Name> | undefined, press: (name: Name) => void): HTMLElement {
  const sort = ariaSort(order, name);
  const sign = { ascending: '▲', descending: '▼', none: '↕' }[sort];
  return element(
    'th',
    { scope: 'col', role: 'columnheader', class: `${figures ? 'figures ' : ''}column-${name}`, 'aria-sort': sort },
    element('button', { type: 'button', class: 'sort', 'data-focus': `sort ${name}`, onclick: () => press(name) }, element('span', {}, label), silent(sign)),
  );
}

/** What a screen reader is told after sorting. */
export function orderSaid<Name extends string>(order: Order<Name> | undefined, columns: readonly Column<Name>[], words: Readonly<Record<'sortedUp' | 'sortedDown' | 'unsorted', string>>): string {
  if (!order) return words.unsorted;
  return filled(order.down ? words.sortedDown : words.sortedUp, columns.find(({ name }) => name === order.column)?.label ?? '');
}

/** Words behind each other, as the language parts them. */
export function listed(parts: readonly (string | undefined | false)[], { comma }: Signs): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(comma);
}

/** Calls back with an element's width, now and whenever it is another. */
export function onWidth(watched: Element, listener: (width: number) => void): void {
  let last = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry?.contentRect.width ?? 0);
    if (width === last || width === 0) return;
    last = width;
    listener(width);
  }).observe(watched);
}
