/** `wenheng corpus list`: the documents of a corpus (语料库目录). JSON is version 1, described by docs/corpus-list.schema.json. */

import type { Level, Metadata, Status } from '../document/model.js';
import { resolveTerritory } from '../host/project.js';
import { yearOf } from '../text/dates.js';
import type { Language } from '../text/localized.js';
import { cutTo, plain } from './columns.js';
import { openCorpus, type CorpusFlags, type Listed, type OpenCorpus } from './corpus-inputs.js';
import { LEVEL, STATUS } from '../engine/labels.js';
import { FIELD_WORDS } from './corpus-words.js';
import type { TableFormat } from './options.js';
import { EXIT } from './report.js';
import { alignedTable, csvTable, markdownTable } from './tables.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

/** Options of `corpus list` as commander hands them over. */
export interface CorpusListFlags extends CorpusFlags {
  readonly format: TableFormat;
  readonly level?: Level;
  readonly territory?: string;
  readonly status?: Status;
  readonly year?: number;
}

/** Runs `corpus list` and gives its exit code: 0 as well where nothing is listed, as for all commands that list. */
export function corpusList(flags: CorpusListFlags, terminal: Terminal, language: Language): number {
  const open = openCorpus(flags, terminal);
  const { loaded } = open;
  for (const { path, reason } of loaded.skipped) terminal.note({ zh: `${WORDS.skipped.zh} ${path}：${reason.zh}`, en: `${WORDS.skipped.en} ${path}: ${reason.en}` });
  const wanted = filterOf(flags, open);
  const listed = loaded.corpus.documents.filter(({ document }) => wanted(document.metadata)).map((document) => ({ document, entry: loaded.entryOf(document) }));
  terminal.write(written(listed, loaded.corpus.documents.length, flags.format, language));
  return EXIT.clean;
}

function filterOf({ level, territory, status, year }: CorpusListFlags, { project: { facts } }: OpenCorpus): (metadata: Metadata) => boolean {
  const chain = territory === undefined ? undefined : resolveTerritory(territory, facts).chain;
  return (metadata) =>
    (level === undefined || metadata.level === level) &&
    (chain === undefined || metadata.territory?.startsWith(chain) === true) &&
    (status === undefined || metadata.status === status) &&
    (year === undefined || (metadata.date !== undefined && yearOf(metadata.date.value) === year));
}

function written(listed: readonly Listed[], all: number, format: TableFormat, language: Language): string {
  if (format === 'json') return `${JSON.stringify({ version: 1, documents: listed.map(documentJson), total: all }, undefined, 2)}\n`;
  if (format !== 'table') return { csv: csvTable, markdown: markdownTable }[format](rowsOf(listed, format, language));
  const closing = { zh: `语料库共 ${all} 份文件，列出 ${listed.length} 份`, en: `${all} document${all === 1 ? '' : 's'} in the corpus, ${listed.length} listed` }[language];
  return `${listed.length > 0 ? alignedTable(rowsOf(listed, format, language)) : ''}${closing}\n`;
}

function documentJson({ document: { path, corpus, document: { metadata } }, entry: { clauses, overridden } }: Listed): object {
  const { title, number, issuer, date, level, territory, status, genre } = metadata;
  return {
    path, corpus, title: title?.value ?? null, number: number?.value ?? null, issuer: issuer?.value ?? null, date: date?.value ?? null,
    level: level ?? null, territory: territory ?? null, status: status ?? null, genre: genre ?? null, clauses, overridden: Object.keys(overridden),
  };
}

const COLUMNS = ['title', 'number', 'date', 'level', 'territory', 'status', 'clauses', 'path'] as const;
const WIDEST_TITLE = 48;
const NONE = '—';

function rowsOf(listed: readonly Listed[], format: 'table' | 'csv' | 'markdown', language: Language): string[][] {
  const rows = listed.map(({ document: { path, corpus, document: { metadata } }, entry }) => {
    const { title, number, date, level, territory, status } = metadata;
    const named = title?.value ?? '';
    const cells = [format === 'table' ? cutTo(plain(named), WIDEST_TITLE) : named, number?.value ?? '', date?.value ?? '', level ? LEVEL[level][language] : '', territory ?? '', status ? STATUS[status][language] : '', String(entry.clauses), `${corpus}/${path}`];
    return cells.map((cell) => cell || (format === 'csv' ? '' : NONE));
  });
  return [COLUMNS.map((column) => FIELD_WORDS[column][language]), ...rows];
}
