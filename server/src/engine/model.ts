/** What a check takes and gives. */

import type { Level, PolicyDocument } from '../document/model.js';
import type { Evidence, Fix, NotChecked, Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';

/** Where the as-of date (基准日) comes from. */
export type AsOfSource = 'flag' | 'config' | 'front-matter' | 'text' | 'today';

/** The day against which “outdated” is judged. */
export interface AsOf {
  readonly day: IsoDate;
  readonly source: AsOfSource;
}

/** How one document is to be checked. */
export interface CheckSettings {
  readonly asOf: AsOf;
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  /** Severities by rule id, where they differ from the rule's own. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** Only these rules run, where given. */
  readonly only: ReadonlySet<string> | undefined;
}

/** A finding (问题): what a rule reported, with its final severity and identity. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly span: Span;
  /** The document's text in `span`. */
  readonly text: string;
  /** Identity by content: survives edits elsewhere in the document. */
  readonly fingerprint: string;
  /** The fingerprint of the first finding of the same content in the document: its own, unless it is a repetition. */
  readonly first: string;
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly Fix[];
  readonly data: Readonly<Record<string, unknown>>;
  /** Present where a comment in the document suppresses it. */
  readonly suppressed?: { readonly reason: string };
  /** Present where the baseline covers it: it is not counted. */
  readonly baselined?: true;
}

/** Something wrong with the check or the document itself, not a finding. */
export interface Problem {
  /** `rule-crash` is the tool's own fault and makes the run fail. */
  readonly kind: 'rule-crash' | 'front-matter' | 'suppression';
  readonly message: Localized;
  readonly span?: Span;
  /** The rule that the comment at `span` names although nothing of it is silenced there: its name can go. */
  readonly idle?: string;
}

/** Everything a check found out about one document. */
export interface CheckResult {
  readonly document: PolicyDocument;
  readonly asOf: AsOf;
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly notChecked: readonly NotChecked[];
  /** Ids of the rules that have said all they have to say: they ran, and nothing of theirs was left open for later. */
  readonly judged: readonly string[];
  /** Whether names were left uncompared because there was no segmenter. */
  readonly needsSegmenter: boolean;
}
