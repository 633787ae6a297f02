/** What a rule is and what it reports. */

import type { Corpus, CorpusDocument } from '../corpus/model.js';
import type { Level, PolicyDocument } from '../document/model.js';
import type { Confidence } from '../facts/confidence.js';
import type { Facts } from '../facts/facts.js';
import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';

/** Severities from the strongest to the weakest. */
export type Severity = 'error' | 'warning' | 'info';

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** kebab-case; names the defect. */
  readonly id: string;
  readonly family: 'targets' | 'references' | 'duplicates' | 'structure' | 'form';
  readonly severity: Severity;
  readonly summary: Localized;
  /** Whether findings may carry fixes. */
  readonly fixable: boolean;
  /** The norm or practice behind the rule. */
  readonly norm: Localized;
  /** Whether the rule has nothing to compare with when there is no corpus. */
  readonly needsCorpus: boolean;
}

/** A place that shows why: in the draft itself, or in a document of the corpus. */
export interface Evidence {
  readonly document: CorpusDocument | 'draft';
  readonly span: Span;
  readonly message: Localized;
}

/** A proposed change. `safe` is mechanical; `review` needs a person: everything about meetings, names and numbers. */
export interface Fix {
  readonly title: Localized;
  readonly preferred: boolean;
  readonly applicability: 'safe' | 'review';
  readonly edits: readonly { readonly span: Span; readonly newText: string }[];
}

/** What a rule reports. Spans are UTF-16 offsets into the document. */
export interface Report {
  readonly span: Span;
  readonly message: Localized;
  /** The strongest severity that this finding may have; the rule's own where it is left out. */
  readonly cap?: Severity;
  /** Confidence of the facts it rests on: `medium` gives at most a warning, `low` an info. */
  readonly confidence?: Confidence;
  readonly evidence?: readonly Evidence[];
  readonly fixes?: readonly Fix[];
  /** Facts of the finding for programs (JSON output). */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Something that a rule had to leave open. */
export interface NotChecked {
  readonly what: Localized;
  readonly reason: Localized;
  readonly span?: Span;
}

/** Everything that a rule may look at. */
export interface RuleContext {
  readonly document: PolicyDocument;
  readonly asOf: IsoDate;
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
  /** Leaves the draft itself out of the corpus. */
  isDraft(document: CorpusDocument): boolean;
  /** Says that something could not be judged. */
  notChecked(entry: NotChecked): void;
}

/** A rule: metadata and a pure synchronous function. */
export interface Rule {
  readonly meta: RuleMeta;
  check(context: RuleContext): Iterable<Report>;
}
