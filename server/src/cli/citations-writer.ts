/** Writes citations (引用清单) as JSON, version 1, described by docs/citations.schema.json, and as rows of tables. */

import type { CitedBy } from '../corpus/catalogue.js';
import type { CorpusDocument } from '../corpus/model.js';
import type { Metadata, PolicyDocument } from '../document/model.js';
import { formatNumber, parseNumber } from '../document/number.js';
import type { CitedPlace } from '../engine/cited.js';
import { STATUS } from '../engine/labels.js';
import type { Resolution } from '../rules/resolve-citation.js';
import { LineIndex } from '../text/lines.js';
import type { Language, Localized } from '../text/localized.js';
import { slice } from '../text/span.js';
import { rangeJson } from './range-json.js';

/** A draft and the places where it cites documents. */
export interface CitingDraft {
  readonly path: string;
  readonly asOf: string;
  readonly document: PolicyDocument;
  readonly places: readonly CitedPlace[];
}

/** A document of the corpus that cites a file, and where. */
export interface CitingDocument {
  readonly by: CorpusDocument;
  readonly places: readonly CitedBy[];
}

/** What each draft cites, as JSON. */
export function citationsJson(drafts: readonly CitingDraft[]): string {
  return json({ files: drafts.map(draftJson) });
}

function draftJson({ path, asOf, document: { text }, places }: CitingDraft): object {
  const lines = new LineIndex(text);
  const citations = places.map(({ place: { span, citation: { title, number, shortName } }, resolution }) => ({
    ...(title && { title: title.value }),
    ...(number && { number: formatNumber(number) }),
    ...(shortName && { shortName: shortName.value }),
    text: slice(text, span),
    range: rangeJson(lines, span),
    resolved: resolution ? resolvedJson(resolution) : null,
  }));
  return { path, asOf, citations };
}

/** A document that only the facts know has no path. */
function resolvedJson({ path, title, number, status }: Resolution): object {
  return { path: path ?? null, title, number: number ?? null, status: status ?? null };
}

/** Which documents of the corpus cite a file, as JSON. */
export function citedByJson({ path, document }: Pick<CitingDraft, 'path' | 'document'>, citing: readonly CitingDocument[]): string {
  return json({ cites: { path, ...namesJson(document.metadata) }, citedBy: citing.map(citingJson) });
}

function citingJson({ by: { path, corpus, document }, places }: CitingDocument): object {
  const lines = new LineIndex(document.text);
  const found = places.map(({ citation: { span, passage } }) => ({ text: slice(document.text, span), range: rangeJson(lines, span), clause: passage.text }));
  return { path, corpus, ...namesJson(document.metadata), places: found };
}

function namesJson(metadata: Metadata): object {
  return { title: metadata.title?.value ?? null, number: numberOf(metadata) ?? null };
}

function numberOf({ number }: Metadata): string | undefined {
  const parsed = number && parseNumber(number.value);
  return parsed ? formatNumber(parsed) : number?.value;
}

function json(content: object): string {
  return `${JSON.stringify({ version: 1, ...content }, undefined, 2)}\n`;
}

const HEADS = {
  place: { zh: '位置', en: 'place' },
  file: { zh: '文件', en: 'file' },
  line: { zh: '行', en: 'line' },
  column: { zh: '列', en: 'column' },
  text: { zh: '引用', en: 'citation' },
  title: { zh: '题名', en: 'title' },
  number: { zh: '文号', en: 'number' },
  shortName: { zh: '简称', en: 'short name' },
  resolved: { zh: '所指文件', en: 'document' },
  resolvedNumber: { zh: '所指文件文号', en: 'document number' },
  status: { zh: '状态', en: 'status' },
  path: { zh: '路径', en: 'path' },
  clause: { zh: '条款', en: 'clause' },
} as const satisfies Record<string, Localized>;

type Column = keyof typeof HEADS;

const COLUMNS: Readonly<Record<'table' | 'csv' | 'markdown', readonly Column[]>> = {
  table: ['place', 'text', 'number', 'status', 'path'],
  markdown: ['place', 'text', 'number', 'shortName', 'resolved', 'status', 'path'],
  csv: ['file', 'line', 'column', 'text', 'title', 'number', 'shortName', 'resolved', 'resolvedNumber', 'status', 'path'],
};
const NONE = '—';

/** What each draft cites, as rows with their head. Where a person reads, a document that is not known is a dash. */
export function citationsRows(drafts: readonly CitingDraft[], format: 'table' | 'csv' | 'markdown', language: Language): string[][] {
  const columns = COLUMNS[format];
  const rows = drafts.flatMap((draft) => {
    const lines = new LineIndex(draft.document.text);
    return draft.places.map((cited) => {
      const cells = cellsOf(draft, cited, lines, language);
      return columns.map((column) => cells[column] || (format === 'csv' ? '' : NONE));
    });
  });
  return [columns.map((column) => HEADS[column][language]), ...rows];
}

function cellsOf({ path, document }: CitingDraft, { place: { span, citation: { title, number, shortName } }, resolution }: CitedPlace, lines: LineIndex, language: Language): Partial<Record<Column, string>> {
  const { line, column } = lines.position(span.start);
  return {
    place: `${path}:${line}:${column}`,
    file: path,
    line: String(line),
    column: String(column),
    text: unwrapped(slice(document.text, span)),
    title: title?.value ?? '',
    number: number ? formatNumber(number) : '',
    shortName: shortName?.value ?? '',
    resolved: resolution?.title ?? '',
    resolvedNumber: resolution?.number ?? '',
    status: resolution?.status ? STATUS[resolution.status][language] : '',
    path: resolution ? (resolution.path ?? { zh: '（事实表）', en: '(facts)' }[language]) : '',
  };
}

/** A title that a line break runs through reads on. */
function unwrapped(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, '');
}

/** Which documents of the corpus cite a file, one row each, with the clauses that do. */
export function citedByRows(citing: readonly CitingDocument[], language: Language): string[][] {
  const columns: readonly Column[] = ['path', 'title', 'number', 'clause'];
  const rows = citing.map(({ by, places }) => {
    const { metadata } = by.document;
    const clauses = new Set(places.map(({ citation }) => citation.passage.text));
    return [`${by.corpus}/${by.path}`, metadata.title?.value ?? '', numberOf(metadata) ?? '', [...clauses].join(' … ')];
  });
  return [columns.map((column) => HEADS[column][language]), ...rows];
}
