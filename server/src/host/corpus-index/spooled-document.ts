/** Documents that were read, set aside until the index is put together (暂存的文件): what is in memory does not grow with their text. */

import type { Metadata } from '../../document/model.js';
import type { Repeal } from '../../extract/repeals.js';
import type { Aside, Spool } from '../spool.js';
import type { Lengths } from './document-sections.js';
import { asBytes, jsonBytes, type EncodedDocument } from './encoded-document.js';
import type { StoredFigures } from './records.js';

/** The parts of a document, in the order in which they stand. */
const FIELDS = ['head', 'text', 'clauses', 'segments', 'prints', 'counts', 'figures', 'citations'] as const;
type Field = (typeof FIELDS)[number];

/** A document that was set aside: what is asked for is read. */
export class SpooledDocument {
  private constructor(
    private readonly bytesFrom: Aside,
    /** Where each part starts, and where the last one ends. */
    private readonly starts: readonly number[],
  ) {}

  static of(document: EncodedDocument, spool: Spool): SpooledDocument {
    const { metadata, repeals, text, clauses, segments, prints, counts, figureBytes, citationBytes } = document;
    const parts: Readonly<Record<Field, Uint8Array>> = {
      head: jsonBytes({ metadata, repeals }), text, clauses: asBytes(clauses), segments: asBytes(segments),
      prints: asBytes(prints), counts: asBytes(counts), figures: figureBytes, citations: citationBytes,
    };
    const starts = [0];
    for (const field of FIELDS) starts.push(starts[starts.length - 1]! + parts[field].length);
    return new SpooledDocument(spool.keep(Buffer.concat(FIELDS.map((field) => parts[field]))), starts);
  }

  /** Characters, clauses, fingerprints and bytes. */
  get lengths(): Lengths {
    const bytes = (field: Field): number => {
      const [start, end] = this.place(field);
      return end - start;
    };
    return { text: bytes('text') / 2, clauses: bytes('counts') / 2, prints: bytes('prints') / 4, figures: bytes('figures'), citations: bytes('citations') };
  }

  head(): { readonly metadata: Metadata; readonly repeals: readonly Repeal[] } {
    return this.json('head');
  }

  text(): Uint8Array {
    return this.bytes('text');
  }

  clauses(): Uint32Array {
    return this.words('clauses');
  }

  segments(): Uint32Array {
    return this.words('segments');
  }

  prints(): { prints: Uint32Array; counts: Uint16Array } {
    return { prints: this.words('prints'), counts: new Uint16Array(this.bytes('counts').buffer) };
  }

  figures(): StoredFigures {
    return this.json('figures');
  }

  figureBytes(): Uint8Array {
    return this.bytes('figures');
  }

  citationBytes(): Uint8Array {
    return this.bytes('citations');
  }

  private place(field: Field): [start: number, end: number] {
    const at = FIELDS.indexOf(field);
    return [this.starts[at]!, this.starts[at + 1]!];
  }

  private bytes(field: Field): Uint8Array<ArrayBuffer> {
    return this.bytesFrom(...this.place(field));
  }

  private words(field: Field): Uint32Array {
    return new Uint32Array(this.bytes(field).buffer);
  }

  private json<T>(field: Field): T {
    return JSON.parse(Buffer.from(this.bytes(field)).toString('utf8')) as T;
  }
}
