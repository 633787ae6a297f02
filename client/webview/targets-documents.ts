/** The documents that a ledger speaks of (对照文件): their codes and names, and the list of them. */

import type { DocumentBeside, LedgerAnswer, RowState } from '../src/panels/answers.js';
import type { Words } from '../src/panels/messages.js';
import type { TargetsWord } from '../src/panels/targets-words.js';
import { element, type Child } from './dom.js';
import { listed } from './heads.js';
import { filled, titled, type Signs } from './wording.js';

/** An answer with the words in which it is shown. */
export class LabelledLedger {
  constructor(
    readonly answer: LedgerAnswer,
    readonly words: Words<TargetsWord>,
    readonly signs: Signs,
  ) {}

  /** The short name of a document: 上级1. */
  code(place: number): string {
    const { relation, ordinal } = this.answer.documents[place]!;
    return filled(this.words[`${relation}Code`], ordinal);
  }

  title(place: number): string {
    const { title, path } = this.answer.documents[place]!;
    return title === undefined ? path : titled(title);
  }

  stateName(state: RowState): string {
    return this.words[STATE_WORD[state]];
  }
}

const STATE_WORD = { finding: 'stateFinding', superior: 'stateSuperior', others: 'stateOthers', alone: 'stateAlone' } as const satisfies Record<RowState, TargetsWord>;

/** The list of documents, with what was left out. */
export function documentsOf(ledger: LabelledLedger, open: (place: number) => void): Child[] {
  const { answer: { documents, leftOut, rows }, words, signs } = ledger;
  const parts = [leftOut.own > 0 && filled(words.leftOutOwn, leftOut.own), leftOut.later > 0 && filled(words.leftOutLater, leftOut.later), leftOut.obsolete > 0 && filled(words.leftOutObsolete, leftOut.obsolete)];
  const left = listed(parts, signs);
  const doubtful = rows.some(({ own, beside }) => [...own, ...beside.flatMap(({ values }) => values)].some((value) => value.doubtful));
  const order = documents.map((_, place) => place).sort((one, other) => ORDER.indexOf(documents[one]!.relation) - ORDER.indexOf(documents[other]!.relation) || documents[one]!.ordinal - documents[other]!.ordinal);
  return [
    documents.length > 0 &&
      element(
        'details',
        { class: 'documents', open: documents.length <= 12 },
        element('summary', { 'data-focus': 'documents' }, filled(words.documents, documents.length)),
        element('ul', {}, ...order.map((place) => item(ledger, place, open))),
      ),
    left !== '' && element('p', { class: 'note' }, `${words.leftOut}${signs.colon}${left}`),
    doubtful && element('p', { class: 'note' }, words.doubtful),
  ];
}

const ORDER: readonly DocumentBeside['relation'][] = ['superior', 'same', 'peer', 'subordinate'];

function item(ledger: LabelledLedger, place: number, open: (place: number) => void): HTMLElement {
  const { words, signs } = ledger;
  const { number, date, draft, ended, path, corpus } = ledger.answer.documents[place]!;
  const details = listed([number, date, draft && words.draftForComment, ended && words.ended], signs);
  const title = ledger.title(place);
  return element(
    'li',
    {},
    element('span', { class: 'code' }, ledger.code(place)),
    element('span', {}, element('button', { type: 'button', class: 'link', lang: 'zh-CN', 'data-focus': `document ${place}`, title: `${corpus}/${path}`, 'aria-label': filled(words.openSource, title, ledger.code(place)), onclick: () => open(place) }, title), details !== '' && element('span', { class: 'note' }, ` ${details}`)),
  );
}
