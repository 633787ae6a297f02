/** What the pure folders know of a corpus (语料库): documents, their clauses, look-up of similar text. Interfaces only. */

import type { Metadata, Passage, PolicyDocument } from '../document/model.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Span } from '../text/span.js';
import type { Catalogue } from './catalogue.js';

/** A document that drafts are compared against. */
export interface CorpusDocument {
  /** Position in the corpus. */
  readonly id: number;
  /** Path relative to its corpus, with `/`. */
  readonly path: string;
  /** The corpus as it was named in the configuration or on the command line. */
  readonly corpus: string;
  readonly document: PolicyDocument;
}

/** Stretches of one draft clause that stand in one corpus clause. Offsets are relative to the clauses' texts. */
export interface MatchedSpan {
  readonly draft: Span;
  readonly source: Span;
}

/** A clause of a corpus document; offsets into that document's text. */
export interface CorpusClause extends Passage {
  readonly index: number;
}

/** What is known of a document without its text. */
export interface CorpusHead {
  readonly path: string;
  readonly metadata: Metadata;
}

/** A corpus clause that shares text with the one looked up. */
export interface ClauseMatch {
  readonly document: CorpusDocument;
  readonly clause: CorpusClause;
  readonly spans: readonly MatchedSpan[];
  /** Shared characters in both, 0 to 1 (Dice): 1 means the same text but for width, punctuation and blanks. */
  readonly similarity: number;
  /** Share of the draft clause that stands in the source, 0 to 1. */
  readonly containment: number;
  /** Share of the source clause that stands in the draft clause, 0 to 1. */
  readonly sourceContainment: number;
}

/** What a look-up found. */
export interface Similar {
  /** Verified matches, best containment first. */
  readonly matches: readonly ClauseMatch[];
  /** Whether there may be more: wordings so frequent that they were passed over, or more candidates than are verified. */
  readonly saturated: boolean;
}

/** A target that a document of the corpus sets, or a level that it says has been reached. */
export interface CorpusTarget {
  readonly document: CorpusDocument;
  readonly target: DocumentTarget;
}

/** Gives what a target is looked up by. */
export type TargetKey = (target: DocumentTarget, document: CorpusDocument) => string;

/** How targets are put together: groupings of one name give the same keys as long as their tables are the same. */
export interface Grouping {
  readonly name: string;
  readonly of: 'targets' | 'levels';
  readonly tables: object;
  readonly key: TargetKey;
}

/** Targets, or levels, by the key of a grouping. */
export type FigureGroups = Pick<ReadonlyMap<string, readonly CorpusTarget[]>, 'get' | 'has'>;

/** A set of documents with an index over their clauses. Immutable: when documents change, there is a new corpus. */
export interface Corpus {
  readonly documents: readonly CorpusDocument[];
  readonly clauseCount: number;
  /** The territories that its documents speak for; `undefined` for those of none. */
  readonly territories: ReadonlySet<string | undefined>;
  /** Its documents by number and title, and what it says of documents being out of force. */
  readonly catalogue: Catalogue;
  /** The targets of its documents, in their order. */
  readonly targets: readonly CorpusTarget[];
  /** The targets of one of its documents; cheaper than to pick them out of all. */
  targetsOf(document: CorpusDocument): readonly CorpusTarget[];
  /** Targets, or levels that have been reached, by a key; kept for each grouping as long as it rests on the same tables. */
  grouped(grouping: Grouping): FigureGroups;
  /** Matches of one text; documents in `skip` are left out. A text of fewer than 20 folded characters matches equal clauses only. */
  findSimilar(text: string, skip: ReadonlySet<CorpusDocument>): Similar;
  /** The clauses of one of its documents, in the order of the text; cheaper than to ask the document, which may have to be parsed for it. */
  clausesOf(document: CorpusDocument): Iterable<CorpusClause>;
  /** What one of its documents says of itself, read for this once and not kept: for who asks all of them. */
  headOf(document: CorpusDocument): CorpusHead;
  /** Number of documents, at most 1000, that share the text's rarer half of fingerprints: how common a wording is. */
  documentFrequency(text: string): number;
}
