/** Writes the card of a document (文件卡片) for a terminal, as JSON and as Markdown. */

import type { CorpusDocument } from '../corpus/model.js';
import type { Heading, Level, Status } from '../document/model.js';
import type { Language, Localized } from '../text/localized.js';
import { plainText } from '../text/markdown.js';
import { cutTo, plain } from './columns.js';
import type { Card, CardValue, ValueSource } from './corpus-show.js';
import { LEVEL, STATUS } from '../engine/labels.js';
import { FIELD_WORDS } from './corpus-words.js';
import { alignedTable, markdownTable } from './tables.js';
import { WORDS } from './words.js';

const HEADS = {
  value: { zh: '内容', en: 'value' },
  source: { zh: '来源', en: 'source' },
  outline: { zh: '提纲', en: 'Outline' },
  characters: { zh: '字数', en: 'characters' },
  targets: { zh: '量化目标', en: 'targets' },
  citations: { zh: '引用', en: 'citations' },
  citedBy: { zh: '被引用', en: 'Cited by' },
  repealedBy: { zh: '被废止或取代', en: 'Repealed by' },
  versions: { zh: '其他版本', en: 'Other versions' },
  problems: { zh: '注意', en: 'Notes' },
  field: { zh: '项目', en: 'field' },
} as const satisfies Record<string, Localized>;

/** Documents, and headings, that a card lists for readers; JSON has all. */
const MOST_LISTED = 20;
const MOST_HEADINGS = 60;
/** Nesting of headings that readers are shown. */
const DEEPEST_SHOWN = 1;
const WIDEST = 60;

/** The card as JSON. */
export function cardJson({ document, values, headings, clauses, characters, targets, citations, citedBy, repealedBy, versions, problems }: Card, language: Language): string {
  return `${JSON.stringify({
    version: 1,
    ...named(document),
    metadata: Object.fromEntries(values.map(({ key, value, source }) => [key, { value, source }])),
    outline: headings.map(({ depth, label, title }) => ({ depth, label: label.value, title })),
    clauses, characters, targets, citations,
    citedBy: citedBy.map(({ document: by, places }) => ({ ...named(by), places })),
    repealedBy: repealedBy.map(({ document: by, since, replaced }) => ({ ...named(by), since, replaced })),
    versions: versions.map(named),
    problems: problems.map((problem) => problem[language]),
  }, undefined, 2)}\n`;
}

function named({ path, corpus, document: { metadata: { title, date } } }: CorpusDocument): object {
  return { path, corpus, title: title?.value ?? null, date: date?.value ?? null };
}

/** The card for a terminal. */
export function cardTable(card: Card, language: Language): string {
  const { document: { corpus, path } } = card;
  const rows = [...card.values.map((value) => [FIELD_WORDS[value.key as keyof typeof FIELD_WORDS][language], shownValue(value, language), `(${sourceWords(value.source, language)})`]), ...countRows(card, language).map((row) => [...row, ''])];
  const lists = listsOf(card, language).map(({ head, lines }) => `${head}\n${lines.map((line) => `  ${cutTo(plain(line), 2 * WIDEST)}\n`).join('')}`);
  return [`${plain(`${corpus}/${path}`)}\n`, alignedTable(rows), ...outline(card, language), ...lists].join('\n');
}

function shownHeadings({ headings }: Card): readonly Heading[] {
  return headings.filter(({ depth }) => depth <= DEEPEST_SHOWN);
}

function outline(card: Card, language: Language): string[] {
  const headings = shownHeadings(card);
  if (headings.length === 0) return [];
  const lines = headings.slice(0, MOST_HEADINGS).map((heading) => `  ${'  '.repeat(heading.depth)}${cutTo(plain(headingText(heading)), WIDEST)}\n`);
  return [`${HEADS.outline[language]} (${headings.length})\n${lines.join('')}${headings.length > MOST_HEADINGS ? '  …\n' : ''}`];
}

function headingText({ label, title }: Heading): string {
  return `${label.value}${title}`;
}

/** The card as Markdown; whatever the document says stays text. */
export function cardMarkdown(card: Card, language: Language): string {
  const { document } = card;
  const headings = shownHeadings(card);
  const title = document.document.metadata.title?.value ?? WORDS.untitled[language];
  const rows = card.values.map((value) => [FIELD_WORDS[value.key as keyof typeof FIELD_WORDS][language], shownValue(value, language), sourceWords(value.source, language)]);
  const table = markdownTable([[HEADS.field, HEADS.value, HEADS.source].map((head) => head[language]), ...rows, ...countRows(card, language).map((row) => [...row, ''])]);
  const lines = headings.slice(0, MOST_HEADINGS).map((heading) => `${'  '.repeat(heading.depth)}- ${plainText(headingText(heading))}\n`);
  const outlined = headings.length === 0 ? [] : [`## ${HEADS.outline[language]}\n\n${lines.join('')}`];
  const lists = listsOf(card, language).map(({ head, lines: listed }) => `## ${head}\n\n${listed.map((line) => `- ${plainText(line)}\n`).join('')}`);
  return [`# ${plainText(title)}\n\n${plainText(`${document.corpus}/${document.path}`)}\n`, table, ...outlined, ...lists].join('\n');
}

function countRows({ clauses, characters, targets, citations }: Card, language: Language): string[][] {
  return [[FIELD_WORDS.clauses, clauses], [HEADS.characters, characters], [HEADS.targets, targets], [HEADS.citations, citations]].map(([head, count]) => [(head as Localized)[language], String(count)]);
}

function listsOf({ citedBy, repealedBy, versions, problems }: Card, language: Language): { readonly head: string; readonly lines: readonly string[] }[] {
  const lists: readonly (readonly [Localized, readonly string[]])[] = [
    [HEADS.repealedBy, repealedBy.map(({ document, since }) => `${since} ${line(document)}`)],
    [HEADS.versions, versions.map((document) => `${document.document.metadata.date?.value ?? '—'} ${line(document)}`)],
    [HEADS.citedBy, citedBy.map(({ document, places }) => `${line(document)} ×${places}`)],
    [HEADS.problems, problems.map((problem) => problem[language])],
  ];
  return lists.filter(([, lines]) => lines.length > 0).map(([head, lines]) => ({ head: `${head[language]} (${lines.length})`, lines: lines.length > MOST_LISTED ? [...lines.slice(0, MOST_LISTED), '…'] : lines }));
}

function line({ corpus, path, document: { metadata: { title } } }: CorpusDocument): string {
  return `${title ? `《${title.value}》 ` : ''}${corpus}/${path}`;
}

function shownValue({ key, value }: CardValue, language: Language): string {
  if (key === 'level') return LEVEL[value as Level][language];
  return key === 'status' ? STATUS[value as Status][language] : value;
}

function sourceWords(source: ValueSource, language: Language): string {
  if (source.kind === 'corpus.yaml') return source.file;
  if (source.kind === 'derived') return { zh: '推断', en: 'derived' }[language];
  if (source.kind === 'front-matter') return { zh: `文首元数据，第 ${source.line} 行`, en: `front matter, line ${source.line}` }[language];
  return { zh: `正文第 ${source.line} 行`, en: `line ${source.line}` }[language];
}
