/** What a rule is and what it reports. */

import type { Corpus, CorpusDocument, Similar } from '../corpus/model.js';
import type { Clause, Level, Metadata, PolicyDocument } from '../document/model.js';
import type { Confidence } from '../facts/confidence.js';
import type { Extractor } from '../extract/reading.js';
import type { Facts } from '../facts/facts.js';
import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import type { Segmenter } from '../text/segmenter.js';
import type { Span } from '../text/span.js';
import type { RunningText } from './passages.js';

/** Severities from the strongest to the weakest. */
export type Severity = 'error' | 'warning' | 'info';

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** kebab-case; names the defect. */
  readonly id: string;
  readonly family: 'targets' | 'references' | 'duplicates' | 'structure' | 'form';
  readonly severity: Severity;
  /** Whether it runs only where the configuration gives it a severity, or the command line names it. */
  readonly offByDefault?: boolean;
  readonly summary: Localized;
  /** Whether findings may carry fixes. */
  readonly fixable: boolean;
  /** The norm or practice behind the rule. */
  readonly norm: Localized;
  /** Whether the rule has nothing to compare with when there is no corpus. */
  readonly needsCorpus: boolean;
  /** Whether it holds the drafts of one run against each other: only the command line has several. */
  readonly cliOnly?: boolean;
  /** What an editor may show of the text besides the finding: that it is out of date, or that it could go. */
  readonly tag?: 'outdated' | 'redundant';
}

/** What a rule's setting is where nobody sets it. */
export function defaultSeverity({ severity, offByDefault }: RuleMeta): Severity | 'off' {
  return offByDefault ? 'off' : severity;
}

/** Another draft of the same run (同批文稿). It belongs to no corpus. */
export interface OtherDraft {
  /** As reports show it. */
  readonly path: string;
  readonly document: PolicyDocument;
  readonly corpus?: undefined;
}

/** Where a clause stands in another draft. */
export interface OtherPlace {
  readonly draft: OtherDraft;
  readonly clause: Pick<Clause, 'index' | 'span'>;
}

/** The other drafts of a run, as one of them sees them. */
export interface OtherDrafts {
  /** Those with the same content. */
  readonly identical: readonly OtherDraft[];
  /** Where a clause of the draft with this folded text stands in them too: the first places, and in how many drafts in all. */
  placesOf(folded: string): { readonly places: readonly OtherPlace[]; readonly drafts: number };
}

/** A place that shows why: in the draft itself, in a document of the corpus, or in another draft of the run. */
export interface Evidence {
  readonly document: CorpusDocument | OtherDraft | 'draft';
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

/** What a rule reports. Spans are UTF-16 offsets: a passage rule's into the passage's text, a document rule's into the document. */
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

/** What every passage of a document is judged by. As long as it stays the same, what was found in a passage stays true. */
export interface Frame {
  readonly asOf: IsoDate;
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  /** First and last year that the document's title names. */
  readonly period: Metadata['period'];
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
  /** Documents of the corpus that are the draft itself: nothing is compared with them. */
  readonly own: ReadonlySet<CorpusDocument>;
  /** Looks a clause's text up in the corpus, the draft's own documents left out: once, however many rules ask about the clause. */
  readonly similar: ((text: string) => Similar) | undefined;
  /** Cuts names into words, where it is loaded. */
  readonly segmenter: Segmenter | undefined;
}

/** What a passage rule may look at besides the passage. */
export interface PassageContext extends Frame {
  /** Says that something could not be judged. */
  notChecked(entry: NotChecked): void;
}

/** What an extractor finds in a clause: looked for once while the clause stays the same. */
export type ClauseExtract = <T>(clause: Clause, extractor: Extractor<T>) => T;

/** Something that is read off a document as a whole, from what stands in its clauses. */
export type DocumentReader<T> = (document: PolicyDocument, extract: ClauseExtract, context: DocumentContext) => T;

/** What a document rule may look at when it concludes. */
export interface DocumentContext extends PassageContext {
  readonly document: PolicyDocument;
  /** The other drafts of the run, where there are any. */
  readonly others: OtherDrafts | undefined;
  /** Says that names could not be compared because there is no segmenter: the host may bring one and check again. */
  needsSegmenter(): void;
  /** What a reader reads off the document: once in a check, however many rules ask. */
  read<T>(reader: DocumentReader<T>): T;
  /** What is kept from one check of the document to the next, as long as the frame stays the same; made where it is not there. */
  kept<T>(make: () => T): T;
}

/** What extractors find of one kind in a passage; nothing where the list is empty. */
export type Subject = Extractor<readonly unknown[]>;

/** A rule that judges one passage at a time: a pure synchronous function of the passage's content, its scope and the frame. */
export interface PassageRule {
  readonly meta: RuleMeta;
  /** What the rule is about: it is shown only passages in which one of these finds something. Left out: every passage. */
  readonly about?: (facts: Facts) => readonly Subject[];
  checkPassage(passage: RunningText, context: PassageContext): Iterable<Report>;
}

/** What a document rule saw in one clause in which it saw something. */
export interface Seen<T> {
  readonly clause: Clause;
  readonly value: T;
}

/**
 * A rule that holds clauses against each other: it looks at every clause for itself (the costly part, kept while the
 * clause stays the same), then concludes from all that it saw, in the order of the text.
 */
export interface DocumentRule<T = unknown> {
  readonly meta: RuleMeta;
  /** What {@link lookAt} is about, as for a {@link PassageRule}. */
  readonly about?: (facts: Facts) => readonly Subject[];
  /** A pure function like {@link PassageRule.checkPassage}; left out where the rule needs the document's structure only. */
  lookAt?(clause: RunningText, frame: Frame): T | undefined;
  conclude(context: DocumentContext, seen: readonly Seen<T>[]): Iterable<Report>;
}

export type Rule = PassageRule | DocumentRule;
