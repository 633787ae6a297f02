/** A document as an index keeps it (编码后的文件): bytes and numbers, made once; the parsed document is let go. */

import { printsOf } from '../../corpus/fingerprint-tables.js';
import type { Metadata, PolicyDocument } from '../../document/model.js';
import { citationsIn } from '../../extract/cited-documents.js';
import { repealsIn, type Repeal } from '../../extract/repeals.js';
import { figuresIn } from '../../extract/targets/index.js';
import { foldText } from '../../text/fold.js';
import { CLAUSE_WORDS, storedCitation, storedFigures, type StoredFigures } from './records.js';

/** Prints of one clause that are kept. */
const MOST_PRINTS = 65_536;

/** Everything of one document; positions of segments are its own. */
export interface EncodedDocument {
  readonly metadata: Metadata;
  readonly repeals: readonly Repeal[];
  readonly text: Uint8Array;
  readonly clauses: Uint32Array;
  readonly segments: Uint32Array;
  readonly prints: Uint32Array;
  /** Of each clause its prints but the first, which stands for the whole. */
  readonly counts: Uint16Array;
  readonly figures: StoredFigures;
  readonly figureBytes: Uint8Array;
  readonly citationBytes: Uint8Array;
}

/** Reads a document once for all that an index holds of it. */
export function encodeDocument(document: PolicyDocument): EncodedDocument {
  const figures = storedFigures(figuresIn(document));
  return {
    metadata: document.metadata,
    repeals: repealsIn(document),
    text: Buffer.from(document.text, 'utf16le'),
    ...encodeClauses(document),
    ...encodePrints(document),
    figures,
    figureBytes: jsonBytes(figures),
    citationBytes: jsonBytes(citationsIn(document).map(storedCitation)),
  };
}

/** Any value as UTF-8 JSON. */
export function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

/** Numbers as the bytes that a file holds. */
export function asBytes(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function encodeClauses({ clauses }: PolicyDocument): { clauses: Uint32Array; segments: Uint32Array } {
  const words = new Uint32Array(clauses.length * CLAUSE_WORDS);
  const segments: number[] = [];
  for (const [number, clause] of clauses.entries()) {
    const single = clause.segments.length === 1;
    words.set([clause.span.start, clause.span.end, single ? 0 : segments.length + 1], number * CLAUSE_WORDS);
    if (!single) segments.push(clause.segments.length, ...clause.segments.flatMap(({ start, end }) => [start, end]));
  }
  return { clauses: words, segments: Uint32Array.from(segments) };
}

function encodePrints({ clauses }: PolicyDocument): { prints: Uint32Array; counts: Uint16Array } {
  const each = clauses.map((clause) => printsOf(foldText(clause.text)).subarray(0, MOST_PRINTS));
  const prints = new Uint32Array(each.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of each) {
    prints.set(one, at);
    at += one.length;
  }
  return { prints, counts: Uint16Array.from(each, ({ length }) => length - 1) };
}
