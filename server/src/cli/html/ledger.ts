/** The ledger of targets on the page (目标台账): the draft's indicators beside what superiors, the own territory and others set. */

import { citedForm } from '../../document/title-forms.js';
import type { Compared, Ledger, LedgerColumn, LedgerRow } from '../../engine/ledger/ledger.js';
import { cellOf, nameOf, RELATION, statesOf } from '../../engine/ledger/words.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import { chartsOf } from './chart.js';
import { html, type Markup } from './markup.js';
import type { Word, Words } from './words.js';

const MOST_ROWS = 80;
/** Documents in one cell; further ones are counted. */
const MOST_IN_CELL = 6;
const MOST_DOCUMENTS = 60;

/** Columns of the table: what stands above the draft, beside it, below it. */
const GROUPS: readonly { readonly head: Word; readonly relations: readonly Compared[] }[] = [
  { head: 'superior', relations: ['superior'] },
  { head: 'local', relations: ['same'] },
  { head: 'others', relations: ['peer'] },
  { head: 'below', relations: ['subordinate'] },
];

/** A document with the short name by which cells speak of it. */
interface Named extends LedgerColumn {
  readonly code: string;
}

/** The ledger's section without its heading. `id` is the prefix of anchors. */
export function ledgerSection(ledger: Ledger, hasCorpus: boolean, id: string, words: Words): Markup {
  const { columns, rows } = ledger;
  if (rows.length === 0) return html`<p>${words.say('noTargets')}</p>`;
  const named = namesOf(columns, words);
  const groups = GROUPS.filter(({ relations }) => columns.some(({ relation }) => relations.includes(relation)));
  // Where there is much, what can be compared comes first.
  const ordered = rows.length > MOST_ROWS ? [...rows].sort((a, b) => Number(b.cells.size > 0) - Number(a.cells.size > 0)) : rows;
  const shown = ordered.slice(0, MOST_ROWS);
  const used = new Set(shown.flatMap((row) => groups.flatMap(({ relations }) => cellsIn(named, row.cells).filter(({ column }) => relations.includes(column.relation)).slice(0, MOST_IN_CELL).map(({ column }) => column))));
  const listed = named.filter((column) => used.has(column)).slice(0, MOST_DOCUMENTS);
  const doubtful = rows.some(({ own, cells }) => [...own, ...[...cells.values()].flat()].some(({ confidence }) => confidence !== 'high'));
  return html`
<p>${summaryOf(ledger, words)}${!hasCorpus && html` ${words.say('noLedgerCorpus')}`}</p>
${chartsOf(ledger, id, words)}
<div class="scroll" role="region" aria-labelledby="${id}-caption" tabindex="0">
<table class="ledger">
<caption id="${id}-caption">${words.say('ledgerCaption')}</caption>
<thead><tr><th scope="col">${words.say('indicator')}</th><th scope="col">${words.say('draft')}</th>${groups.map(({ head }) => html`<th scope="col">${words.say(head)}</th>`)}</tr></thead>
<tbody>${shown.map((row) => rowOf(row, groups, { named, listed }, id, words))}
</tbody>
</table>
</div>
${rows.length > shown.length && html`<p class="note">${words.of({ zh: `另有 ${rows.length - shown.length} 项指标未列出，完整台账见 wenheng targets。`, en: `${rows.length - shown.length} more indicators are not shown; wenheng targets writes the whole ledger.` })}</p>`}
${doubtful && html`<p class="note">${words.say('doubtful')}</p>`}
${columns.length > 0 && legendOf(listed, named.length, id, words)}
${leftOutOf(ledger, words)}`;
}

function namesOf(columns: readonly LedgerColumn[], words: Words): Named[] {
  const counts = new Map<Compared, number>();
  return columns.map((column) => {
    const count = (counts.get(column.relation) ?? 0) + 1;
    counts.set(column.relation, count);
    return { ...column, code: words.of({ zh: `${RELATION[column.relation].zh}${count}`, en: `${RELATION[column.relation].en} ${count}` }) };
  });
}

function summaryOf({ columns, rows }: Ledger, words: Words): string {
  const targets = rows.reduce((sum, { own }) => sum + own.length, 0);
  const shared = rows.filter(({ cells }) => cells.size > 0).length;
  if (shared === 0) return words.of({ zh: `本稿 ${rows.length} 项指标、${targets} 个目标。${words.say('nothingCommon')}`, en: `The draft has ${rows.length} indicators with ${targets} targets. ${words.say('nothingCommon')}` });
  return words.of({
    zh: `本稿 ${rows.length} 项指标、${targets} 个目标，其中 ${shared} 项指标可与语料库中 ${columns.length} 份文件对照。`,
    en: `The draft has ${rows.length} indicators with ${targets} targets; ${shared} of the indicators can be compared with ${columns.length} documents of the corpus.`,
  });
}

interface Cell {
  readonly column: Named;
  readonly targets: readonly DocumentTarget[];
}

function cellsIn(columns: readonly Named[], cells: LedgerRow['cells']): Cell[] {
  return columns.flatMap((column) => {
    const targets = cells.get(column.document);
    return targets ? [{ column, targets }] : [];
  });
}

function rowOf({ own, cells }: LedgerRow, groups: typeof GROUPS, { named, listed }: Record<'named' | 'listed', readonly Named[]>, id: string, words: Words): Markup {
  const [row] = own;
  const all = cellsIn(named, cells);
  const cell = (relations: readonly Compared[]): Markup => {
    const theirs = all.filter(({ column }) => relations.includes(column.relation));
    if (theirs.length === 0) return html`<td>${words.say('none')}</td>`;
    const shown = theirs.slice(0, MOST_IN_CELL);
    const left = theirs.length - shown.length;
    return html`<td><ul>${shown.map(({ column, targets }) => html`<li><span lang="zh-CN">${cellOf(targets, row, words.language)}</span> ${codeOf(column, listed, id)}</li>`)}</ul>${left > 0 && html`<p class="note">${words.of({ zh: `另 ${left} 份`, en: `${left} more` })}</p>`}</td>`;
  };
  return html`
<tr><th scope="row" lang="zh-CN">${nameOf(row, words.language)}</th><td class="own">${cellOf(own, row, words.language)}</td>${groups.map(({ relations }) => cell(relations))}</tr>`;
}

/** The short name of a document, which leads to its row in the legend where it has one. */
function codeOf(column: Named, listed: readonly Named[], id: string): Markup {
  const index = listed.indexOf(column);
  return index < 0 ? html`<span class="day">${column.code}</span>` : html`<a class="day" href="#${id}-d${index + 1}">${column.code}</a>`;
}

function legendOf(shown: readonly Named[], all: number, id: string, words: Words): Markup {
  const heads: Word[] = ['code', 'document', 'number', 'date', 'path'];
  return html`
<details${shown.length <= 12 && html` open`}><summary>${words.say('compared')}${words.bracketed(String(all))}</summary>
<div class="scroll" role="region" aria-labelledby="${id}-documents" tabindex="0">
<table><caption class="unseen" id="${id}-documents">${words.say('compared')}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${words.say(head)}</th>`)}</tr></thead>
<tbody>${shown.map((column, index) => {
    const { document: { corpus, path, document }, code } = column;
    const { title, number, date } = document.metadata;
    const states = statesOf(column).map((state) => words.of(state));
    return html`
<tr id="${id}-d${index + 1}"><th scope="row" class="day">${code}</th><td><span lang="zh-CN">${title ? `《${citedForm(title.value, true)}》` : words.say('untitled')}</span>${states.length > 0 && words.bracketed(states.join(words.comma))}</td><td lang="zh-CN">${number?.value ?? words.say('none')}</td><td class="day">${date?.value ?? words.say('none')}</td><td class="path">${corpus}/${path}</td></tr>`;
  })}
</tbody></table></div>
${all > shown.length && html`<p class="note">${words.of({ zh: `另有 ${all - shown.length} 份文件未列出。`, en: `${all - shown.length} more documents are not listed.` })}</p>`}
</details>`;
}

const LEFT_OUT = {
  own: { zh: '是本稿的另一版本', en: 'are other versions of the draft' },
  later: { zh: '晚于基准日', en: 'are later than the as-of date' },
  obsolete: { zh: '已不作准', en: 'no longer hold' },
} as const;

function leftOutOf({ leftOut }: Ledger, words: Words): Markup | undefined {
  if (leftOut.length === 0) return undefined;
  const kinds = (['own', 'later', 'obsolete'] as const).map((relation) => ({ relation, count: leftOut.filter((each) => each.relation === relation).length })).filter(({ count }) => count > 0);
  const said = kinds.map(({ relation, count }) => words.of({ zh: `${count} 份${LEFT_OUT[relation].zh}`, en: `${count} ${LEFT_OUT[relation].en}` }));
  return html`<p class="note">${words.of({ zh: '有相同指标而未列入的文件：', en: 'Documents with the same indicators that are left out: ' })}${said.join(words.comma)}${words.of({ zh: '。', en: '.' })}</p>`;
}
