/** Names that changed and names that are often written wrongly (更名、改称、误写): found in one pass, each with what is right now. */

import type { IsoDate } from '../text/dates.js';
import { PhraseFinder } from '../text/phrase-finder.js';
import type { Span } from '../text/span.js';
import agencies from './agencies.json';
import type { Confidence } from './confidence.js';
import laws from './laws.json';
import { isGuarded, leadBefore } from './name-guards.js';
import slogans from './slogans.json';
import terms from './terms.json';

/** What a name is the name of. `name` is a wrong form of a fixed name: it was never right. */
export type NameKind = 'agency' | 'place' | 'law' | 'term' | 'slogan' | 'name';

/** A row of a table of names. Conditions are lists of literal strings; a row that leaves one out does not have it. */
export interface NameRow {
  readonly id: string;
  readonly kind: NameKind;
  /** The forms that are looked for, literally; the longest one counts. */
  readonly match: readonly string[];
  /** First day on which the forms are no longer right; left out where they never were. */
  readonly until?: IsoDate;
  /** What is right instead. `{place}` stands for the words between the lead and the form (see `ledBy`). */
  readonly replacement?: string;
  /** Whether the replacement can be put in the place of any of the forms. */
  readonly fix?: boolean;
  /** The name that departments below the nation bear instead: of a province, of a city or county. */
  readonly local?: { readonly province?: string; readonly below?: string };
  /** Longer strings inside which a form is something else. */
  readonly excludes?: readonly string[];
  /** One of these must stand in the sentence, or within `within` characters. */
  readonly requires?: readonly string[];
  readonly within?: number;
  /** None of these may stand in the sentence. */
  readonly unless?: readonly string[];
  /** None of these may stand right before a form. */
  readonly notAfter?: readonly string[];
  /** One of these must stand before a form, in the same phrase; the name begins there. */
  readonly ledBy?: readonly string[];
  /** Also inside 《》, where the title is the form and nothing else. */
  readonly inTitles?: boolean;
  /** A form of Latin letters is a word of its own. */
  readonly wordBoundary?: boolean;
  /** Other countries have bodies of this name. */
  readonly foreign?: boolean;
  /** Only for drafts of these territories and what lies in them, or for all but these. */
  readonly regions?: readonly string[];
  readonly notRegions?: readonly string[];
  /** The strongest severity that a finding may have: of the row, and of single forms. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly caps?: Readonly<Record<string, 'error' | 'warning' | 'info'>>;
  readonly confidence: Confidence;
  readonly source: string;
}

/** A file of names. */
export interface NameTable {
  readonly names: readonly NameRow[];
  /** Names that are right: nothing inside them is reported. */
  readonly current?: readonly string[];
}

/** A form that stands in a text, as far as the text alone tells. Offsets are relative to the text given. */
export interface NameMention {
  readonly row: NameRow;
  readonly form: string;
  /** With its lead, where the row wants one. */
  readonly span: Span;
  /** The words between lead and form; empty without a lead. */
  readonly place: string;
}

/** What a phrase means, wherever it stands. */
interface Meaning {
  readonly text: string;
  /** Rows whose form it is. */
  forms: readonly NameRow[];
  /** Rows whose forms are nothing inside it. */
  shadows: readonly NameRow[];
  current: boolean;
}

export const BUILT_IN: readonly NameTable[] = [agencies, laws, terms, slogans] as readonly NameTable[];

/** Finds names; build once for a run. */
export class Names {
  readonly rows: readonly NameRow[];
  private readonly meanings: readonly Meaning[];
  private readonly finder: PhraseFinder;

  constructor(tables: readonly NameTable[] = BUILT_IN) {
    this.rows = tables.flatMap(({ names }) => names);
    this.meanings = meaningsOf(tables);
    this.finder = new PhraseFinder(this.meanings.map(({ text }) => text));
  }

  /** Every form in a text (one clause or heading) that is not part of a longer name. An arrow function: it is an extractor. */
  readonly find = (text: string): readonly NameMention[] => {
    const found = this.finder.find(text);
    if (found.length === 0) return NO_MENTIONS;
    const placed = found.map(({ phrase, start }) => ({ meaning: this.meanings[phrase]!, start, end: start + this.meanings[phrase]!.text.length }));
    return placed.flatMap(({ meaning, start, end }) =>
      meaning.forms
        .filter((row) => !placed.some((other) => other.start <= start && end <= other.end && (other.meaning.current || other.meaning.shadows.includes(row)) && other.end - other.start > end - start))
        .flatMap((row) => mentionOf(text, row, meaning.text, { start, end })),
    );
  };
}

const NO_ROWS: readonly NameRow[] = [];
const NO_MENTIONS: readonly NameMention[] = [];

function mentionOf(text: string, row: NameRow, form: string, span: Span): NameMention[] {
  if (isGuarded(text, row, form, span)) return [];
  if (!row.ledBy) return [{ row, form, span, place: '' }];
  const lead = leadBefore(text, row.ledBy, span.start);
  return lead ? [{ row, form, span: { start: lead.start, end: span.end }, place: text.slice(lead.end, span.start) }] : [];
}

function meaningsOf(tables: readonly NameTable[]): Meaning[] {
  const byText = new Map<string, Meaning>();
  const of = (text: string): Meaning => {
    let meaning = byText.get(text);
    if (!meaning) byText.set(text, (meaning = { text, forms: NO_ROWS, shadows: NO_ROWS, current: false }));
    return meaning;
  };
  const and = (rows: readonly NameRow[], row: NameRow): readonly NameRow[] => (rows.length === 0 ? [row] : [...rows, row]);
  for (const { names, current = [] } of tables) {
    for (const row of names) {
      for (const form of row.match) {
        const meaning = of(form);
        meaning.forms = and(meaning.forms, row);
      }
      for (const longer of row.excludes ?? []) {
        const meaning = of(longer);
        meaning.shadows = and(meaning.shadows, row);
      }
    }
    for (const name of current) of(name).current = true;
  }
  return [...byText.values()];
}
