/** What a catalogue looks documents up by (目录表): sorted hashes of titles, numbers and repeals, made once and kept in an index file. */

import type { Metadata } from '../document/model.js';
import { formatNumber, parseNumber } from '../document/number.js';
import { commentedTitle } from '../document/title-forms.js';
import { entriesOf, formKeys, pairsOf, piecesOf, type Titled } from '../document/title-entries.js';
import { isDraftTitle } from '../document/title.js';
import type { Repeal } from '../extract/repeals.js';
import { wholeHash } from './fingerprint-tables.js';
import { HashTable, inMemory, type TableWords } from './hash-table.js';
import { SortedRows, type RowsAside } from './sorted-rows.js';

/** The tables by name: pairs of a hash and the number of a document; of `pairs` (two characters) and `lengths` (of cores) the keys alone. */
export const CATALOGUE_TABLES = ['titles', 'pieces', 'pairs', 'lengths', 'numbers', 'repealed-titles', 'repealed-numbers'] as const;
export type CatalogueTableName = (typeof CATALOGUE_TABLES)[number];
type KeysName = 'pairs' | 'lengths';
type PairsName = Exclude<CatalogueTableName, KeysName>;

/** Words of a row of each table. */
const WIDTHS: Readonly<Record<CatalogueTableName, number>> = { titles: 2, pieces: 2, pairs: 1, lengths: 1, numbers: 2, 'repealed-titles': 2, 'repealed-numbers': 2 };

export type CatalogueTables = Readonly<Record<CatalogueTableName, HashTable>>;

/** Tables over words, wherever these are kept. */
export function catalogueTables(wordsOf: (name: CatalogueTableName) => TableWords): CatalogueTables {
  return Object.fromEntries(CATALOGUE_TABLES.map((name) => [name, new HashTable(wordsOf(name), WIDTHS[name])])) as unknown as CatalogueTables;
}

/** The same in memory. */
export function tablesInMemory(words: ReadonlyMap<CatalogueTableName, Uint32Array>): CatalogueTables {
  return catalogueTables((name) => inMemory(words.get(name)!));
}

/** Collects what documents are looked up by, one after the other, by ascending numbers. */
export class CatalogueTablesBuilder {
  private readonly rows: Readonly<Record<PairsName, SortedRows>>;
  private readonly keys = { pairs: new Set<number>(), lengths: new Set<number>() };

  constructor(aside: RowsAside = {}) {
    this.rows = {
      titles: new SortedRows(2, aside), pieces: new SortedRows(2, aside), numbers: new SortedRows(2, aside),
      'repealed-titles': new SortedRows(2, aside), 'repealed-numbers': new SortedRows(2, aside),
    };
  }

  /** Adds a document by its number and by what it says. */
  add(document: number, metadata: Metadata, repeals: readonly Repeal[]): void {
    for (const entry of titlesOf(metadata, document)) this.addTitle(entry);
    const number = metadata.number && parseNumber(metadata.number.value);
    if (number) this.rows.numbers.add(wholeHash(formatNumber(number)), document);
    if (isDraft(metadata)) return; // what a draft would repeal is still in force
    for (const repeal of repeals) {
      if (repeal.number) this.rows['repealed-numbers'].add(wholeHash(formatNumber(repeal.number)), document);
      for (const entry of repealedTitles(repeal, document)) for (const key of formKeys(entry)) this.rows['repealed-titles'].add(wholeHash(key), document);
    }
  }

  words(): ReadonlyMap<CatalogueTableName, Uint32Array> {
    return new Map(CATALOGUE_TABLES.map((name) => [name, isKeys(name) ? sorted(this.keys[name]) : this.rows[name].words()]));
  }

  /** The words of a table in pieces. */
  pieces(name: CatalogueTableName): Iterable<Uint32Array> {
    return isKeys(name) ? [sorted(this.keys[name])] : this.rows[name].pieces();
  }

  private addTitle(entry: Titled<number>): void {
    const { core } = entry.forms;
    for (const key of formKeys(entry)) this.rows.titles.add(wholeHash(key), entry.value);
    for (const pair of pairsOf(core)) this.keys.pairs.add(pairKey(pair));
    const pieces = piecesOf(entry);
    if (pieces.length > 0) this.keys.lengths.add(core.length);
    for (const piece of pieces) this.rows.pieces.add(piece, entry.value);
  }
}

function isKeys(name: CatalogueTableName): name is KeysName {
  return WIDTHS[name] === 1;
}

/** The titles that a document goes by: its own, that of the notice that issues it, that of the draft which a notice asks comments on. */
export function titlesOf<T>({ title, wrapperTitle }: Metadata, value: T): Titled<T>[] {
  return [title?.value, wrapperTitle?.value].flatMap((text) => {
    if (text === undefined) return [];
    const draft = commentedTitle(text);
    return [...entriesOf(text, value), ...(draft === undefined ? [] : entriesOf(draft, value))];
  });
}

/** The titles that a repealed document goes by. */
export function repealedTitles<T>({ title }: Repeal, value: T): Titled<T>[] {
  return title === undefined ? [] : entriesOf(title, value);
}

/** Whether a document is a 征求意见稿 or the notice that publishes one. */
export function isDraft({ title, wrapperTitle, status }: Metadata): boolean {
  if (title === undefined && wrapperTitle === undefined) return false;
  return status === 'draft' || [title?.value, wrapperTitle?.value].some((value) => value !== undefined && (commentedTitle(value) !== undefined || isDraftTitle(value)));
}

/** Two characters as one number. */
export function pairKey(pair: string): number {
  return ((pair.charCodeAt(0) << 16) | pair.charCodeAt(1)) >>> 0;
}

function sorted(numbers: ReadonlySet<number>): Uint32Array {
  return Uint32Array.from(numbers).sort();
}
