/** What completion proposes (补全建议), and what it is proposed from. Offsets only: the language server makes items of it. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { Facts } from '../../facts/facts.js';
import type { Rule } from '../../rules/model.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import type { CheckResult } from '../model.js';
import type { Cursor } from './cursor.js';
import type { CompletionTables } from './tables.js';

export type ProposalKind = 'document' | 'law' | 'agency' | 'indicator' | 'phrase' | 'meeting' | 'key' | 'value' | 'rule';

/** Something that may be put at the cursor. */
export interface Proposal {
  readonly kind: ProposalKind;
  readonly label: string;
  /** A few words right beside the label: a number, a value. */
  readonly note?: string;
  readonly detail?: Localized;
  readonly insert: string;
  /** The same with placeholders (`${1:89}`), for who can fill them in. */
  readonly snippet?: string;
  /** What is written over. On the cursor's line, around the cursor. */
  readonly span: Span;
  /** What is written over where the editor replaces the whole word under the cursor. */
  readonly whole?: Span;
  /** What was typed, in front of the words by which the client goes on filtering. */
  readonly filter: string;
  /** What it stands for is out of force. */
  readonly deprecated?: true;
  /** What else is to be known; found out when somebody looks at it. */
  readonly about?: () => About;
}

/** What is known of a proposal. */
export interface About {
  readonly lines: readonly Localized[];
  /** The source's own words. */
  readonly quote?: string;
  readonly document?: CorpusDocument;
}

/** The best ones first. `incomplete`: other ones may come when more is typed. */
export interface Proposals {
  readonly items: readonly Proposal[];
  readonly incomplete: boolean;
}

/** What proposals are made from: what was last known of the draft. */
export interface CompletionWorld {
  readonly result: CheckResult;
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
  /** Documents of the corpus that are the draft itself. */
  readonly own: ReadonlySet<CorpusDocument>;
  readonly rules: readonly Rule[];
  readonly tables: CompletionTables;
}

/** One source of proposals: what it has for a cursor, or nothing where it is not its place. */
export type Source = (cursor: Cursor, world: CompletionWorld) => Steps<Proposals | undefined>;
