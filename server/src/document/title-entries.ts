/** What a title is entered under in an index of titles (题名条目): its forms, the pieces by which nearly equal ones are found, pairs of characters. */

import { mostDifferences, SHORTEST_NEAR } from './near-title.js';
import { formsOf, issuedTitle, type TitleForms } from './title-forms.js';
import { genreOf } from './title.js';

/** Something with a title, as an index keeps it. */
export interface Titled<T> {
  readonly value: T;
  /** The title to show, in one of the forms that it goes by. */
  readonly title: string;
  readonly forms: TitleForms;
}

/** The entries of titles, wherever they are kept. */
export interface TitleEntries<T> {
  /** Entries with a core, or with this core but for a period in parentheses. */
  byForm(core: string): readonly Titled<T>[];
  /** Entries with a piece, by its {@link pieceHash}; some may be there by chance. */
  byPiece(hash: number): readonly Titled<T>[];
  /** Whether any entry that has pieces has a core of this length. */
  hasLength(length: number): boolean;
  /** Whether two characters stand side by side in the core of any entry. */
  hasPair(pair: string): boolean;
}

/** The entries of a title: itself and, for a notice that issues a document, that document's title. */
export function entriesOf<T>(title: string, value: T): Titled<T>[] {
  const issued = issuedTitle(title);
  const titles = issued === undefined || issued === title ? [title] : [title, issued];
  return titles.map((each) => ({ value, title: each, forms: formsOf(each) })).filter(({ forms }) => forms.core.length >= 2);
}

/** What an entry is found by. */
export function formKeys({ forms: { core, withoutPeriod } }: Titled<unknown>): string[] {
  return withoutPeriod === undefined ? [core] : [core, withoutPeriod];
}

/** The pairs of characters of a text. */
export function pairsOf(core: string): string[] {
  return Array.from({ length: Math.max(0, core.length - 1) }, (_, at) => core.slice(at, at + 2));
}

/** Hashes of the pieces of an entry; none where nearly equal titles would be other documents. */
export function piecesOf({ title, forms: { core } }: Titled<unknown>): number[] {
  if (core.length < SHORTEST_NEAR || genreOf(title) === undefined) return [];
  return cutsOf(core.length).map(({ start, size, index }) => pieceHash(core, start, size, core.length, index));
}

/** Where a title of some length is cut into pieces. */
export function cutsOf(length: number): { readonly index: number; readonly start: number; readonly size: number }[] {
  const pieces = mostDifferences(length) + 1;
  return Array.from({ length: pieces }, (_, index) => {
    const start = Math.floor((length * index) / pieces);
    return { index, start, size: Math.floor((length * (index + 1)) / pieces) - start };
  });
}

/** A number of 32 bits for a piece at its place in titles of a length. Two pieces with one number cost a comparison, no more. */
export function pieceHash(core: string, start: number, size: number, length: number, index: number): number {
  let hash = Math.imul(length, 31) + index;
  for (let at = start; at < start + size; at++) hash = Math.imul(hash ^ core.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Entries in memory. Filled once, then only asked. */
export class TitleTable<T> implements TitleEntries<T> {
  private readonly forms = new Map<string, Titled<T>[]>();
  private readonly pieces = new Map<number, Titled<T>[]>();
  private readonly lengths = new Set<number>();
  private readonly pairs = new Set<string>();

  /** `findsNear` says whether nearly equal titles will be asked for: that takes more memory than the rest. */
  constructor(private readonly findsNear = true) {}

  /** Enters a title. */
  add(title: string, value: T): void {
    for (const entry of entriesOf(title, value)) this.enter(entry);
  }

  byForm(core: string): readonly Titled<T>[] {
    return this.forms.get(core) ?? [];
  }

  byPiece(hash: number): readonly Titled<T>[] {
    return this.pieces.get(hash) ?? [];
  }

  hasLength(length: number): boolean {
    return this.lengths.has(length);
  }

  hasPair(pair: string): boolean {
    return this.pairs.has(pair);
  }

  private enter(entry: Titled<T>): void {
    for (const key of formKeys(entry)) put(this.forms, key, entry);
    if (!this.findsNear) return;
    const { core } = entry.forms;
    for (const pair of pairsOf(core)) this.pairs.add(pair);
    const pieces = piecesOf(entry);
    if (pieces.length > 0) this.lengths.add(core.length);
    for (const hash of pieces) put(this.pieces, hash, entry);
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
