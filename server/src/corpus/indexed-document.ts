/** A document made ready for an index: its comparable clauses with their fingerprints. Made once, however often an index is put together. */

import type { Clause, PolicyDocument } from '../document/model.js';
import { repealsIn, type Repeal } from '../extract/repeals.js';
import { figuresIn, type DocumentFigures } from '../extract/targets/index.js';
import { foldText } from '../text/fold.js';
import { printsOf } from './fingerprint-tables.js';

/** A clause with its folded text and what it is entered under in the index. */
export interface IndexedClause {
  readonly clause: Clause;
  readonly folded: string;
  readonly prints: Uint32Array;
}

/** A document, those of its clauses that have words, what it repeals and what targets it sets. */
export interface IndexedDocument {
  readonly document: PolicyDocument;
  readonly clauses: readonly IndexedClause[];
  readonly repeals: readonly Repeal[];
  /** Its targets, and the levels that it says have been reached. */
  readonly figures: DocumentFigures;
}

/** Folds the clauses of a document, takes their fingerprints, and reads what it repeals and what targets it sets. */
export function indexDocument(document: PolicyDocument): IndexedDocument {
  return { document, clauses: indexClauses(document), repeals: repealsIn(document), figures: figuresIn(document) };
}

/** The clauses of a document that have words, with what they are entered under. */
export function indexClauses(document: PolicyDocument): IndexedClause[] {
  return document.clauses
    .map((clause) => ({ clause, folded: foldText(clause.text) }))
    .filter(({ folded }) => folded.length > 0)
    .map(({ clause, folded }) => ({ clause, folded, prints: printsOf(folded) }));
}
