/** One document's share of the sections of an index (一份文件的各部分): set aside when it was read, or taken over from an older index; read when it is asked for. */

import type { Spool } from '../spool.js';
import type { IndexSegment } from './index-segment.js';
import { PACKED_PARTS, type PackedPart } from './packed-document.js';
import { CLAUSE_WORDS, SECTION, type DocumentRecord, type StoredFigures, type StretchName } from './records.js';

/** How much of each section a document takes: characters, clauses, fingerprints and bytes. */
export type Lengths = Readonly<Record<StretchName, number>>;

export interface Part {
  record(): DocumentRecord;
  recordBytes(): Uint8Array;
  readonly lengths: Lengths;
  /** Clauses, and segments of their own numbering, which starts at 0. */
  clauses(): { clauses: Uint32Array; segments: Uint32Array };
  prints(): { prints: Uint32Array; counts: Uint16Array };
  text(): Uint8Array;
  figures(): StoredFigures;
  figureBytes(): Uint8Array;
  citationBytes(): Uint8Array;
}

/** A document that was read anew. */
export class SpooledPart implements Part {
  constructor(
    private readonly spool: Spool,
    /** Where its record stands, and behind it its parts. */
    private readonly at: number,
    private readonly recordLength: number,
    /** Bytes of each of {@link PACKED_PARTS}. */
    private readonly sizes: Uint32Array,
  ) {}

  record(): DocumentRecord {
    return parsed(this.recordBytes());
  }

  recordBytes(): Uint8Array {
    return this.spool.get(this.at, this.recordLength);
  }

  get lengths(): Lengths {
    const size = (part: PackedPart): number => this.sizes[PACKED_PARTS.indexOf(part)]!;
    return { record: this.recordLength, text: size('text') / 2, clauses: size('counts') / 2, prints: size('prints') / 4, figures: size('figures'), citations: size('citations') };
  }

  clauses(): { clauses: Uint32Array; segments: Uint32Array } {
    return { clauses: new Uint32Array(this.bytes('clauses').buffer), segments: new Uint32Array(this.bytes('segments').buffer) };
  }

  prints(): { prints: Uint32Array; counts: Uint16Array } {
    return { prints: new Uint32Array(this.bytes('prints').buffer), counts: new Uint16Array(this.bytes('counts').buffer) };
  }

  text(): Uint8Array {
    return this.bytes('text');
  }

  figures(): StoredFigures {
    return parsed(this.figureBytes());
  }

  figureBytes(): Uint8Array {
    return this.bytes('figures');
  }

  citationBytes(): Uint8Array {
    return this.bytes('citations');
  }

  private bytes(part: PackedPart): Uint8Array<ArrayBuffer> {
    const index = PACKED_PARTS.indexOf(part);
    let at = this.at + this.recordLength;
    for (let before = 0; before < index; before++) at += this.sizes[before]!;
    return this.spool.get(at, this.sizes[index]!);
  }
}

/** A document of an older index. */
export class KeptPart implements Part {
  constructor(
    private readonly segment: IndexSegment,
    private readonly document: number,
    /** Where it is not called as it was there. */
    private readonly aside: { readonly length: number; readonly record: () => Uint8Array } | undefined,
  ) {}

  record(): DocumentRecord {
    return this.aside ? parsed(this.aside.record()) : this.segment.readRecord(this.document);
  }

  recordBytes(): Uint8Array {
    return this.aside?.record() ?? this.segment.bytes(SECTION.records, this.segment.stretch(this.document, 'record'));
  }

  get lengths(): Lengths {
    const size = (name: StretchName): number => {
      const [start, end] = this.segment.stretch(this.document, name);
      return end - start;
    };
    return { record: this.aside?.length ?? size('record'), text: size('text'), clauses: size('clauses'), prints: size('prints'), figures: size('figures'), citations: size('citations') };
  }

  clauses(): { clauses: Uint32Array; segments: Uint32Array } {
    const [first, end] = this.segment.stretch(this.document, 'clauses');
    const clauses = new Uint32Array(this.segment.bytes(SECTION.clauses, [first, end], 4 * CLAUSE_WORDS).slice().buffer);
    const segments: number[] = [];
    for (let number = first; number < end; number++) {
      const at = (number - first) * CLAUSE_WORDS;
      if (clauses[at + 2] === 0) continue;
      const spans = this.segment.clause(number, this.document).segments;
      clauses[at + 2] = segments.length + 1;
      segments.push(spans.length, ...spans.flatMap(({ start, end: last }) => [start, last]));
    }
    return { clauses, segments: Uint32Array.from(segments) };
  }

  prints(): { prints: Uint32Array; counts: Uint16Array } {
    return this.segment.prints(this.document);
  }

  text(): Uint8Array {
    return this.segment.bytes(SECTION.texts, this.segment.stretch(this.document, 'text'), 2);
  }

  figures(): StoredFigures {
    return this.segment.figures(this.document);
  }

  figureBytes(): Uint8Array {
    return this.segment.bytes(SECTION.figures, this.segment.stretch(this.document, 'figures'));
  }

  citationBytes(): Uint8Array {
    return this.segment.bytes(SECTION.citations, this.segment.stretch(this.document, 'citations'));
  }
}

function parsed<T>(bytes: Uint8Array): T {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) as T;
}
