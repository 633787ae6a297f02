/** The documents of an index that is being made (索引的来源): a row of numbers for each; all else waits on the disk, or stands in the index before. */

import type { Spool } from '../spool.js';
import { jsonBytes } from './encoded-document.js';
import type { IndexSegment } from './index-segment.js';
import { PACKED_PARTS, type PackedDocument } from './packed-document.js';
import { KeptPart, SpooledPart, type Part } from './parts.js';
import type { DocumentRecord } from './records.js';

/** Documents in their order. */
export interface OrderedSources {
  readonly length: number;
  part(index: number): Part;
  /** The number of the file that one comes from. */
  fileOf(index: number): number;
  /** Whether one was taken over from the index before. */
  isKept(index: number): boolean;
}

/** Numbers of a row: of its file; of its document in the index before, plus one, 0 for a new one; where it stands in the spool, in two; bytes of its record and of its parts. */
const [FILE, DOCUMENT, HIGH, LOW, RECORD, PARTS] = [0, 1, 2, 3, 4, 5];
const WIDTH = PARTS + PACKED_PARTS.length;
/** Rows that room is made for at once. */
const BLOCK = 4096;
const WORD = 2 ** 32;

export class Sources {
  private readonly blocks: Uint32Array[] = [];
  private count = 0;

  constructor(
    private readonly spool: Spool,
    private readonly before: IndexSegment | undefined,
  ) {}

  /** Adds a document that was read from a file. */
  add(file: number, record: DocumentRecord, { bytes, lengths }: PackedDocument): void {
    const head = jsonBytes(record);
    const all = new Uint8Array(head.length + bytes.length);
    all.set(head);
    all.set(bytes, head.length);
    this.push(file, 0, this.spool.put(all), [head.length, ...lengths]);
  }

  /** Adds a document of the index before; with a record of its own where it is not called as it was there. */
  keep(file: number, document: number, record?: DocumentRecord): void {
    const head = record && jsonBytes(record);
    this.push(file, document + 1, head ? this.spool.put(head) : 0, [head?.length ?? 0]);
  }

  /** All of them, by their files. */
  inOrder(): OrderedSources {
    const order = Uint32Array.from({ length: this.count }, (_, row) => row).sort((a, b) => this.row(a)[FILE]! - this.row(b)[FILE]! || a - b);
    const row = (index: number): Uint32Array => this.row(order[index]!);
    return {
      length: order.length,
      part: (index) => this.part(row(index)),
      fileOf: (index) => row(index)[FILE]!,
      isKept: (index) => row(index)[DOCUMENT]! > 0,
    };
  }

  private part(row: Uint32Array): Part {
    const at = row[HIGH]! * WORD + row[LOW]!;
    const recordLength = row[RECORD]!;
    const document = row[DOCUMENT]!;
    if (document === 0) return new SpooledPart(this.spool, at, recordLength, row.subarray(PARTS));
    return new KeptPart(this.before!, document - 1, recordLength === 0 ? undefined : { length: recordLength, record: () => this.spool.get(at, recordLength) });
  }

  private push(file: number, document: number, at: number, lengths: readonly number[]): void {
    const inside = this.count % BLOCK;
    if (inside === 0) this.blocks.push(new Uint32Array(BLOCK * WIDTH));
    this.blocks[this.blocks.length - 1]!.set([file, document, Math.floor(at / WORD), at % WORD, ...lengths], inside * WIDTH);
    this.count++;
  }

  private row(row: number): Uint32Array {
    const at = (row % BLOCK) * WIDTH;
    return this.blocks[Math.floor(row / BLOCK)]!.subarray(at, at + WIDTH);
  }
}
