/** An index of titles (题名索引): what has exactly this title, and what has nearly this one, without comparing with all. */

import { issuedTitle, formsOf, type TitleForms } from './title-forms.js';
import { genreOf } from './title.js';
import { isNearTitle, mostDifferences, SHORTEST_NEAR } from './near-title.js';

/** Something with a title, as the index keeps it. */
export interface Titled<T> {
  readonly value: T;
  /** The title to show, in one of the forms that it goes by. */
  readonly title: string;
  readonly forms: TitleForms;
}

/** What a title was led to, so far as it was asked. */
interface Asked<T> {
  readonly forms: TitleForms;
  exact?: readonly Titled<T>[];
  near?: readonly Titled<T>[];
}

const NONE: readonly never[] = [];
/** Candidates that one look-up compares at most: a piece of a title that a thousand documents share tells nothing. */
const MOST_COMPARED = 64;
/** Titles that are kept for the next question. */
const MOST_ASKED = 1000;

/** Titles by their forms. Filled once, then only asked. */
export class TitleIndex<T> {
  private readonly byForm = new Map<string, Titled<T>[]>();
  /** By {@link pieceHash}. */
  private readonly byPiece = new Map<number, Titled<T>[]>();
  /** What was asked of late: several rules ask for one title, one after the other. */
  private readonly asked = new Map<string, Asked<T>>();
  /** Lengths of the cores that {@link near} can find. */
  private readonly lengths = new Set<number>();
  /** Pairs of characters that stand side by side in some title. */
  private readonly pairs = new Set<string>();

  /** `findsNear` says whether {@link near} will be asked: that takes more memory than the rest. */
  constructor(private readonly findsNear = true) {}

  /** Adds a title and, for a notice that issues a document, that document's title. */
  add(title: string, value: T): void {
    if (this.asked.size > 0) this.asked.clear();
    this.addForm(title, value);
    const issued = issuedTitle(title);
    if (issued !== undefined && issued !== title) this.addForm(issued, value);
  }

  /**
   * What goes by a title: the same but for width, punctuation and blanks, the issuing body (where only one side names it),
   * a period in parentheses, and the notice around it. Each value once.
   */
  exact(title: string): readonly Titled<T>[] {
    const asked = this.ask(title);
    return (asked.exact ??= this.exactly(title, asked.forms));
  }

  /** What has nearly this title, so that the difference is a slip and not another document. Each value once. */
  near(title: string): readonly Titled<T>[] {
    const asked = this.ask(title);
    return (asked.near ??= this.nearly(title, asked.forms));
  }

  private exactly(title: string, forms: TitleForms): readonly Titled<T>[] {
    const found = this.exactForm(forms);
    const issued = found.length === 0 ? issuedTitle(title) : undefined;
    return issued === undefined ? found : this.exactForm(formsOf(issued));
  }

  private nearly(title: string, { core, issuer }: TitleForms): readonly Titled<T>[] {
    const candidates = this.candidates(core);
    if (candidates.length === 0) return candidates;
    const cited = { core, genre: genreOf(title) };
    const isNear = (candidate: Titled<T>): boolean => isNearTitle(cited, { core: candidate.forms.core, genre: genreOf(candidate.title) }, (pair) => this.pairs.has(pair));
    return onceEach(candidates.filter((candidate) => agree(candidate.forms.issuer, issuer) && isNear(candidate)));
  }

  private exactForm(forms: TitleForms): readonly Titled<T>[] {
    const found = this.byForm.get(forms.core) ?? (forms.withoutPeriod === undefined ? undefined : this.byForm.get(forms.withoutPeriod));
    return found === undefined ? NONE : onceEach(found.filter((candidate) => agree(candidate.forms.issuer, forms.issuer) && samePeriod(candidate.forms, forms)));
  }

  private ask(title: string): Asked<T> {
    let asked = this.asked.get(title);
    if (asked) return asked;
    if (this.asked.size >= MOST_ASKED) this.asked.clear();
    this.asked.set(title, (asked = { forms: formsOf(title) }));
    return asked;
  }

  private addForm(title: string, value: T): void {
    const forms = formsOf(title);
    if (forms.core.length < 2) return;
    const entry = { value, title, forms };
    put(this.byForm, forms.core, entry);
    if (forms.withoutPeriod !== undefined) put(this.byForm, forms.withoutPeriod, entry);
    if (this.findsNear) for (let at = 0; at + 2 <= forms.core.length; at++) this.pairs.add(forms.core.slice(at, at + 2));
    if (!this.findsNear || forms.core.length < SHORTEST_NEAR || genreOf(title) === undefined) return;
    this.lengths.add(forms.core.length);
    for (const { start, size, index } of cutsOf(forms.core.length)) put(this.byPiece, pieceHash(forms.core, start, size, forms.core.length, index), entry);
  }

  /** Titles that share a piece with a core at about the same place: of k differences, one of k + 1 pieces is spared. */
  private candidates(core: string): readonly Titled<T>[] {
    if (core.length < SHORTEST_NEAR) return NONE;
    const found = new Set<Titled<T>>();
    const reach = mostDifferences(core.length);
    for (let length = Math.max(SHORTEST_NEAR, core.length - reach); length <= core.length + reach; length++) {
      if (!this.lengths.has(length)) continue;
      for (const { start, size, index } of cutsOf(length)) {
        for (let at = Math.max(0, start - reach); at <= Math.min(core.length - size, start + reach); at++) {
          for (const entry of this.byPiece.get(pieceHash(core, at, size, length, index)) ?? NONE) {
            found.add(entry);
            if (found.size >= MOST_COMPARED) return [...found];
          }
        }
      }
    }
    return [...found];
  }
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function onceEach<T>(found: readonly Titled<T>[]): readonly Titled<T>[] {
  return found.length < 2 ? found : [...new Map(found.map((entry) => [entry.value, entry])).values()];
}

/** Bodies agree where one side does not name it. */
function agree(one: string, other: string): boolean {
  return one === '' || other === '' || one === other;
}

/** Two periods that differ make two documents; a title without its period is the same one. */
function samePeriod(one: TitleForms, other: TitleForms): boolean {
  return one.withoutPeriod === undefined || other.withoutPeriod === undefined || one.core === other.core;
}

interface Cut {
  readonly index: number;
  readonly start: number;
  readonly size: number;
}

/** Where a title of some length is cut into pieces. */
function cutsOf(length: number): Cut[] {
  const pieces = mostDifferences(length) + 1;
  return Array.from({ length: pieces }, (_, index) => {
    const start = Math.floor((length * index) / pieces);
    return { index, start, size: Math.floor((length * (index + 1)) / pieces) - start };
  });
}

/** A number for a piece at its place in titles of a length. Two pieces with one number cost a comparison, no more. */
function pieceHash(core: string, start: number, size: number, length: number, index: number): number {
  let hash = Math.imul(length, 31) + index;
  for (let at = start; at < start + size; at++) hash = Math.imul(hash ^ core.charCodeAt(at), 0x01000193);
  return hash;
}
