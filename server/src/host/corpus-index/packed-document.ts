/** A document as it is handed from thread to thread and set aside (打包的文件): its parts one behind the other in one buffer. */

import type { Metadata } from '../../document/model.js';
import type { Repeal } from '../../extract/repeals.js';
import { asBytes, type EncodedDocument } from './encoded-document.js';

/** The parts of a document, in the order in which they stand. */
export const PACKED_PARTS = ['text', 'clauses', 'segments', 'prints', 'counts', 'figures', 'citations'] as const;
export type PackedPart = (typeof PACKED_PARTS)[number];

export interface PackedDocument {
  readonly metadata: Metadata;
  readonly repeals: readonly Repeal[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes of each part. */
  readonly lengths: readonly number[];
}

export function packDocument({ metadata, repeals, text, clauses, segments, prints, counts, figureBytes, citationBytes }: EncodedDocument): PackedDocument {
  const parts: Readonly<Record<PackedPart, Uint8Array>> = { text, clauses: asBytes(clauses), segments: asBytes(segments), prints: asBytes(prints), counts: asBytes(counts), figures: figureBytes, citations: citationBytes };
  const lengths = PACKED_PARTS.map((part) => parts[part].length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const part of PACKED_PARTS) {
    bytes.set(parts[part], at);
    at += parts[part].length;
  }
  return { metadata, repeals, bytes, lengths };
}

/** The text of a document: it comes first. */
export function textIn({ bytes, lengths: [length] }: PackedDocument): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('utf16le');
}
