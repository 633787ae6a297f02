/** An index of titles (题名索引): what has exactly this title, and what has nearly this one, without comparing with all. */

import { mostDifferences, isNearTitle, SHORTEST_NEAR } from './near-title.js';
import { cutsOf, pieceHash, type Titled, type TitleEntries } from './title-entries.js';
import { formsOf, issuedTitle, type TitleForms } from './title-forms.js';
import { genreOf } from './title.js';

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

/** Looks titles up in entries, which are complete when it is made. */
export class TitleIndex<T> {
  /** What was asked of late: several rules ask for one title, one after the other. */
  private readonly asked = new Map<string, Asked<T>>();

  constructor(private readonly entries: TitleEntries<T>) {}

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
    const isNear = (candidate: Titled<T>): boolean => isNearTitle(cited, { core: candidate.forms.core, genre: genreOf(candidate.title) }, (pair) => this.entries.hasPair(pair));
    return onceEach(candidates.filter((candidate) => agree(candidate.forms.issuer, issuer) && isNear(candidate)));
  }

  private exactForm(forms: TitleForms): readonly Titled<T>[] {
    const same = this.entries.byForm(forms.core);
    const found = same.length > 0 || forms.withoutPeriod === undefined ? same : this.entries.byForm(forms.withoutPeriod);
    return onceEach(found.filter((candidate) => agree(candidate.forms.issuer, forms.issuer) && samePeriod(candidate.forms, forms)));
  }

  private ask(title: string): Asked<T> {
    let asked = this.asked.get(title);
    if (asked) return asked;
    if (this.asked.size >= MOST_ASKED) this.asked.clear();
    this.asked.set(title, (asked = { forms: formsOf(title) }));
    return asked;
  }

  /** Titles that share a piece with a core at about the same place: of k differences, one of k + 1 pieces is spared. */
  private candidates(core: string): readonly Titled<T>[] {
    if (core.length < SHORTEST_NEAR) return NONE;
    const found = new Set<Titled<T>>();
    const reach = mostDifferences(core.length);
    for (let length = Math.max(SHORTEST_NEAR, core.length - reach); length <= core.length + reach; length++) {
      if (!this.entries.hasLength(length)) continue;
      for (const { start, size, index } of cutsOf(length)) {
        for (let at = Math.max(0, start - reach); at <= Math.min(core.length - size, start + reach); at++) {
          for (const entry of this.entries.byPiece(pieceHash(core, at, size, length, index))) {
            found.add(entry);
            if (found.size >= MOST_COMPARED) return [...found];
          }
        }
      }
    }
    return [...found];
  }
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
