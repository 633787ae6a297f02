/** Writes the ledger of targets (目标台账): a table for a terminal, CSV for a spreadsheet, Markdown for a meeting. */

import type { LedgerColumn, LedgerRow } from '../engine/ledger/ledger.js';
import { citedForm } from '../document/title-forms.js';
import { AS_OF_SOURCE } from '../engine/labels.js';
import { cellOf, nameOf, RELATION, shortValuesOf, statesOf, valueOf } from '../engine/ledger/words.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import { LineIndex } from '../text/lines.js';
import type { Language, Localized } from '../text/localized.js';
import { link, plainText } from '../text/markdown.js';
import { slice } from '../text/span.js';
import { columnsOf, plain, wrap } from './columns.js';
import { alignedTable, csvTable, markdownTable } from './tables.js';
import { unwrapped, type TargetDraft } from './targets-writer.js';
import { WORDS } from './words.js';

const SAID = {
  indicator: { zh: '指标', en: 'indicator' },
  own: { zh: '本稿', en: 'draft' },
  code: { zh: '代号', en: 'code' },
  relation: { zh: '关系', en: 'relation' },
  document: { zh: '文件', en: 'document' },
  number: { zh: '文号', en: 'number' },
  date: { zh: '日期', en: 'date' },
  path: { zh: '路径', en: 'path' },
  ledger: { zh: '目标台账', en: 'Ledger of targets' },
  draftPath: { zh: '文稿', en: 'Draft' },
  asOf: { zh: '基准日', en: 'As of' },
  territory: { zh: '地域', en: 'Territory' },
  unknown: { zh: '未识别（不判断上下级）', en: 'not known (nothing is taken for a superior)' },
  compared: { zh: '对照', en: 'Compared with' },
  documents: { zh: '对照文件', en: 'Documents' },
  targets: { zh: '指标对照', en: 'Targets' },
  notes: { zh: '说明', en: 'Notes' },
  doubtful: { zh: '带“？”的目标把握不大，请核对原文', en: 'Targets with ？ were not understood for certain: check the text' },
  line: { zh: '行', en: 'line' },
} as const satisfies Record<string, Localized>;

const LEFT_OUT: Readonly<Record<'own' | 'later' | 'obsolete', Localized>> = {
  own: { zh: '本稿的另一版本', en: 'another version of the draft' },
  later: { zh: '晚于基准日', en: 'later than the as-of date' },
  obsolete: { zh: '已不作准（失效，或已有正式文件的征求意见稿）', en: 'no longer holds (out of force, or a draft for comment that has been issued)' },
};
const NONE = '—';

/** A column of the ledger with the short name that its head shows. */
interface NamedColumn extends LedgerColumn {
  readonly code: string;
}

/** A draft with its ledger, ready to be written. */
interface Page {
  readonly draft: TargetDraft;
  readonly columns: readonly NamedColumn[];
  readonly rows: readonly LedgerRow[];
  readonly about: readonly (readonly [label: Localized, value: string])[];
  readonly notes: readonly string[];
}

function pageOf(draft: TargetDraft, language: Language): Page {
  const { columns, rows, leftOut } = draft.compared!.ledger;
  const counts = new Map<string, number>();
  const named = columns.map((column) => {
    const count = (counts.get(column.relation) ?? 0) + 1;
    counts.set(column.relation, count);
    return { ...column, code: { zh: `${RELATION[column.relation].zh}${count}`, en: `${RELATION[column.relation].en} ${count}` }[language] };
  });
  const { day, source } = draft.asOf;
  const about = [
    [SAID.draftPath, draft.path],
    [SAID.asOf, `${day}${brackets(AS_OF_SOURCE[source][language], language)}`],
    [SAID.territory, draft.territory ?? SAID.unknown[language]],
    [SAID.compared, comparedLine(draft, language)],
  ] as const;
  return { draft, columns: named, rows, about, notes: leftOut.map(({ document, relation }) => ({ zh: `未列入：${document.corpus}/${document.path}，${LEFT_OUT[relation].zh}`, en: `Left out: ${document.corpus}/${document.path}, ${LEFT_OUT[relation].en}` })[language]) };
}

function comparedLine({ targets, compared }: TargetDraft, language: Language): string {
  const { ledger: { columns, rows }, corpusDocuments } = compared!;
  const shared = rows.filter(({ cells }) => cells.size > 0);
  const common = shared.reduce((sum, { own }) => sum + own.length, 0);
  return {
    zh: `语料库 ${corpusDocuments} 份文件，其中 ${columns.length} 份与本稿有相同指标；本稿 ${targets.length} 个目标，其中 ${common} 个（${shared.length} 项指标）可对照`,
    en: `${corpusDocuments} documents of the corpus, ${columns.length} of which have an indicator of the draft; ${common} of the draft's ${targets.length} targets (${shared.length} indicators)`,
  }[language];
}

function brackets(text: string, language: Language): string {
  return language === 'zh' ? `（${text}）` : ` (${text})`;
}

function titleOf({ document: { metadata } }: Pick<TargetDraft, 'document'>, language: Language): string {
  return metadata.title?.value ?? WORDS.untitled[language];
}

function pathOf({ document: { corpus, path } }: LedgerColumn): string {
  return `${corpus}/${path}`;
}

function relationWords(column: LedgerColumn, language: Language): string {
  return `${RELATION[column.relation][language]}${stateWords(column, language)}`;
}

function stateWords(column: LedgerColumn, language: Language): string {
  const said = statesOf(column).map((state) => state[language]);
  return said.length > 0 ? brackets(said.join({ zh: '，', en: ', ' }[language]), language) : '';
}

/** A document by its marked title, number and date; empty where it bears none of them. */
function namesOf({ document: { document: { metadata: { title, number, date } } } }: LedgerColumn): string {
  return [title && `《${citedForm(title.value, true)}》`, number?.value, date?.value].filter((part) => part !== undefined).join(' ');
}

/** For a terminal of so many columns: documents that do not fit beside each other follow in a further table. */
export function ledgerTable(drafts: readonly TargetDraft[], width: number, language: Language): string {
  return drafts.map((draft) => tablePage(pageOf(draft, language), width, language)).join('\n');
}

function tablePage({ draft, columns, rows, about, notes }: Page, width: number, language: Language): string {
  const colon = { zh: '：', en: ': ' }[language];
  const lines = (texts: readonly string[]): string => texts.map((text) => `${plain(text)}\n`).join('');
  const said = [...(doubtfulIn(rows).length > 0 ? [SAID.doubtful[language]] : []), ...notes];
  return [
    lines([titleOf(draft, language), ...about.map(([label, value]) => `${label[language]}${colon}${value}`)]),
    ...(rows.length > 0 ? bandsOf(columns, rows, width, language).map((band) => alignedTable(tableRows(band, rows, language))) : []),
    ...(columns.length > 0 ? [alignedTable(columns.flatMap((column) => legendOf(column, language)))] : []),
    ...(said.length > 0 ? [lines(said)] : []),
  ].join('\n');
}

function legendOf(column: NamedColumn, language: Language): string[][] {
  const first = `${namesOf(column)}${stateWords(column, language)}`.trim();
  return first === '' ? [[column.code, pathOf(column)]] : [[column.code, first], ['', pathOf(column)]];
}

const GAP = 2;
const LONGEST_NAME = 30;

/** The columns in groups that fit beside the indicator and the draft. */
function bandsOf(columns: readonly NamedColumn[], rows: readonly LedgerRow[], width: number, language: Language): NamedColumn[][] {
  const widest = (lines: readonly string[]): number => Math.max(0, ...lines.map(columnsOf));
  const fixed = widest(rows.flatMap(({ own }) => nameLines(own[0], language))) + GAP + widest([SAID.own[language], ...rows.flatMap(({ own }) => shortValuesOf(own, own[0]))]);
  const bands: NamedColumn[][] = [[]];
  let used = fixed;
  for (const column of columns) {
    const needed = GAP + widest([column.code, ...rows.flatMap(({ own, cells }) => shortValuesOf(cells.get(column.document) ?? [], own[0]))]);
    const band = bands[bands.length - 1]!;
    if (band.length > 0 && used + needed > width) {
      bands.push([column]);
      used = fixed + needed;
    } else {
      band.push(column);
      used += needed;
    }
  }
  return bands;
}

/** The rows of one group of columns, one line for each value; indicators that none of its documents has are left to the other groups. */
function tableRows(band: readonly NamedColumn[], rows: readonly LedgerRow[], language: Language): string[][] {
  const shown = rows.filter(({ cells }) => cells.size === 0 || band.some(({ document }) => cells.has(document)));
  const lines = shown.flatMap(({ own, cells }) => {
    const values = [shortValuesOf(own, own[0]), ...band.map(({ document }) => shortValuesOf(cells.get(document) ?? [], own[0]))].map((cell) => (cell.length > 0 ? cell : [NONE]));
    const columns = [nameLines(own[0], language), ...values];
    const height = Math.max(...columns.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) => columns.map((cell) => cell[line] ?? ''));
  });
  return [[SAID.indicator[language], SAID.own[language], ...band.map(({ code }) => code)], ...lines];
}

function nameLines(target: DocumentTarget, language: Language): string[] {
  return wrap(plain(nameOf(target, language)), LONGEST_NAME).split('\n');
}

/** For a spreadsheet: a block for each draft, with an empty row between two. */
export function ledgerCsv(drafts: readonly TargetDraft[], language: Language): string {
  const blocks = drafts.map((draft) => {
    const { columns, rows } = pageOf(draft, language);
    const head = [SAID.indicator[language], `${SAID.own[language]} ${draft.path}`, ...columns.map((column) => headOf(column, language))];
    return [head, ...rows.map(({ own, cells }) => [nameOf(own[0], language), cellOf(own, own[0], language), ...columns.map(({ document }) => cellOf(cells.get(document) ?? [], own[0], language))])];
  });
  return csvTable(blocks.flatMap((block, index) => (index === 0 ? block : [[''], ...block])));
}

/** A document in one cell: its relation, title, number, date and path. */
function headOf(column: NamedColumn, language: Language): string {
  return [relationWords(column, language), namesOf(column), pathOf(column)].filter((part) => part !== '').join(' ');
}

/** For a meeting: what was compared, the documents with links, the table, notes on what is doubtful. */
export function ledgerMarkdown(drafts: readonly TargetDraft[], language: Language): string {
  return drafts.map((draft) => markdownPage(pageOf(draft, language), language)).join('\n');
}

function markdownPage({ draft, columns, rows, about, notes }: Page, language: Language): string {
  const colon = { zh: '：', en: ': ' }[language];
  const section = (title: Localized, content: string): string => `\n## ${title[language]}\n\n${content}`;
  const list = (items: readonly string[]): string => items.map((item) => `- ${item}\n`).join('');
  const head = `# ${SAID.ledger[language]}${colon}${plainText(titleOf(draft, language))}\n\n${list(about.map(([label, value]) => `${label[language]}${colon}${plainText(value)}`))}`;
  const cells = rows.map(({ own, cells: theirs }) => [nameOf(own[0], language), cellOf(own, own[0], language), ...columns.map(({ document }) => cellOf(theirs.get(document) ?? [], own[0], language) || NONE)]);
  const remarks = [...doubtNotes({ draft, columns, rows }, language), ...notes.map(plainText)];
  return [
    head,
    ...(columns.length > 0 ? [section(SAID.documents, documentsTable(columns, language))] : []),
    ...(rows.length > 0 ? [section(SAID.targets, markdownTable([[SAID.indicator[language], SAID.own[language], ...columns.map(({ code }) => code)], ...cells]))] : []),
    ...(remarks.length > 0 ? [section(SAID.notes, list(remarks))] : []),
  ].join('');
}

/** Links cannot go through the table of plain text: its cells would show them as text. */
function documentsTable(columns: readonly NamedColumn[], language: Language): string {
  const heads = [SAID.code, SAID.relation, SAID.document, SAID.number, SAID.date, SAID.path].map((head) => head[language]);
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |\n`;
  const rows = columns.map((column) => {
    const { title, number, date } = column.document.document.metadata;
    const path = pathOf(column);
    return [column.code, relationWords(column, language), title?.value ?? NONE, number?.value ?? NONE, date?.value ?? NONE].map(plainText).concat(link(path, encodeURI(path).replace(/[?#]/g, encodeURIComponent)));
  });
  return [heads, heads.map(() => '---'), ...rows].map(line).join('');
}

function doubtfulIn(rows: readonly LedgerRow[]): DocumentTarget[] {
  return rows.flatMap(({ own, cells }) => [...own, ...[...cells.values()].flat()]).filter(({ confidence }) => confidence !== 'high');
}

/** What was not understood for certain, each with its words and its line. */
function doubtNotes({ draft, columns, rows }: Pick<Page, 'draft' | 'columns' | 'rows'>, language: Language): string[] {
  const sources = [{ name: SAID.own[language], text: draft.document.text, of: ({ own }: LedgerRow): readonly DocumentTarget[] => own }, ...columns.map(({ code, document }) => ({ name: code, text: document.document.text, of: ({ cells }: LedgerRow) => cells.get(document) ?? [] }))];
  const found = sources.flatMap(({ name, text, of }) => {
    const lines = new LineIndex(text);
    return rows.flatMap(of).filter(({ confidence }) => confidence !== 'high').map((target) => {
      const { line } = lines.position(target.span.start);
      const place = { zh: `${name}第${line}行`, en: `${name}, ${SAID.line.en} ${line}` }[language];
      return `${plainText(place)}${{ zh: '：', en: ': ' }[language]}${plainText(nameOf(target, language))} ${plainText(valueOf(target, language))} “${plainText(unwrapped(slice(text, target.span)))}”`;
    });
  });
  return found.length > 0 ? [SAID.doubtful[language], ...found] : [];
}
