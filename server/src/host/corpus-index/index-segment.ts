/** One index file as part of a corpus (索引段): its documents and clauses, read when they are asked for. */

import { BucketStarts } from '../../corpus/bucket-starts.js';
import { catalogueTables, type CatalogueTables } from '../../corpus/catalogue-tables.js';
import { postingsOver, wholeHash, type FingerprintTables } from '../../corpus/fingerprint-tables.js';
import { FingerprintIndex } from '../../corpus/fingerprints.js';
import { HashTable, type TableWords } from '../../corpus/hash-table.js';
import type { CorpusClause } from '../../corpus/model.js';
import type { PlacedCitation } from '../../extract/cited-documents.js';
import type { Span } from '../../text/span.js';
import { damaged } from '../index-file/index-error.js';
import type { IndexFile } from '../index-file/index-file.js';
import type { LazyWords } from '../index-file/lazy.js';
import { CLAUSE_WORDS, DOCUMENT_WORDS, GROUPING_WORDS, placeKey, SECTION, STRETCHES, type DocumentRecord, type IndexMeta, type StoredCitation, type StoredFigures, type Stretch, type StretchName } from './records.js';

/** What look-ups read all over. */
const LOOK_UP_SECTIONS = [SECTION.starts, SECTION.wideStarts, SECTION.postings];

const FIRST_CLAUSE = 2 * STRETCHES.indexOf('clauses');

/** An entry of a grouping: a figure by its document's number and its position there. */
export interface GroupedFigure {
  readonly document: number;
  readonly position: number;
}

/** Reads one index file. Every method throws an IndexError where the file is not what it should be; the constructor gives the file back then. */
export class IndexSegment {
  readonly meta: IndexMeta;
  readonly documentCount: number;
  private readonly documentWords: LazyWords;
  private readonly clauseWords: LazyWords;
  private readonly known: (DocumentRecord | undefined)[];
  private readonly tables = new Map<string, HashTable>();
  private fingerprints: FingerprintIndex | undefined;

  constructor(readonly file: IndexFile) {
    try {
      this.meta = this.jsonAt(SECTION.meta, [0, this.file.length(SECTION.meta)]) as IndexMeta;
      this.documentWords = file.words(SECTION.documents);
      this.documentWords.ensure(0, this.documentWords.length);
      this.clauseWords = file.words(SECTION.clauses);
    } catch (error) {
      file.close();
      throw error;
    }
    this.documentCount = Math.floor(this.documentWords.length / DOCUMENT_WORDS);
    this.known = new Array<DocumentRecord | undefined>(this.documentCount).fill(undefined);
  }

  /** What is known of a document; it is remembered. */
  record(document: number): DocumentRecord {
    return (this.known[document] ??= this.readRecord(document));
  }

  /** The same, read anew where it is not known, and not kept. */
  readRecord(document: number): DocumentRecord {
    return this.known[document] ?? (this.jsonAt(SECTION.records, this.stretch(document, 'record')) as DocumentRecord);
  }

  /** Where a document stands in a section. */
  stretch(document: number, name: StretchName): Stretch {
    const at = document * DOCUMENT_WORDS + 2 * STRETCHES.indexOf(name);
    const { words } = this.documentWords;
    return [words[at]!, words[at + 1]!];
  }

  /** Number of clauses of a document. */
  clauseCount(document: number): number {
    const [first, end] = this.stretch(document, 'clauses');
    return end - first;
  }

  /** The document of a file; `undefined` where there is none. */
  documentAt(place: Pick<DocumentRecord, 'folder' | 'path'>): number | undefined {
    return this.table(SECTION.places, 2).values(wholeHash(placeKey(place))).find((document) => placeKey(this.readRecord(document)) === placeKey(place));
  }

  /** The documents that hold a text. */
  documentsOf(content: string): number[] {
    return this.table(SECTION.contents, 2).values(wholeHash(content)).filter((document) => this.readRecord(document).content === content);
  }

  /** Pairs of the hash of a text and a document, sorted: memory that threads can share. */
  contents(): Uint32Array {
    const lazy = this.file.words(SECTION.contents);
    lazy.ensure(0, lazy.length);
    return lazy.words;
  }

  /** What its documents are looked up by. */
  catalogueTables(): CatalogueTables {
    return catalogueTables((name) => this.tableWords(SECTION.catalogue(name)));
  }

  /** Its clauses by their fingerprints. */
  get index(): FingerprintIndex {
    return (this.fingerprints ??= FingerprintIndex.over(this.fingerprintTables()));
  }

  /** Bytes of the fingerprints' tables that look-ups have read. */
  get held(): number {
    return LOOK_UP_SECTIONS.reduce((sum, section) => sum + this.file.held(section), 0);
  }

  /** Lets go of what look-ups have read of the fingerprints. */
  rest(): void {
    this.fingerprints = undefined;
    for (const section of LOOK_UP_SECTIONS) this.file.forget(section);
  }

  /** The number of the document that a clause stands in. */
  documentOf(clause: number): number {
    let low = 0;
    let high = this.documentCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.documentWords.words[middle * DOCUMENT_WORDS + FIRST_CLAUSE]! <= clause) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The clause of a number. */
  clause(number: number, document: number): CorpusClause {
    const at = number * CLAUSE_WORDS;
    this.clauseWords.ensure(at, at + CLAUSE_WORDS);
    const [start, end, segmented] = this.clauseWords.words.subarray(at, at + CLAUSE_WORDS) as unknown as [number, number, number];
    const segments = segmented === 0 ? [{ start, end }] : this.segments(segmented - 1);
    return { index: number - this.stretch(document, 'clauses')[0], span: { start, end }, segments, text: this.joined(document, segments) };
  }

  /** The whole text of a document. */
  text(document: number): string {
    const [start, end] = this.stretch(document, 'text');
    return this.characters(start, end);
  }

  /** The text that segments of a document read as. */
  joined(document: number, segments: readonly Span[]): string {
    const [first] = this.stretch(document, 'text');
    return segments.map(({ start, end }) => this.characters(first + start, first + end)).join('');
  }

  figures(document: number): StoredFigures {
    return this.jsonAt(SECTION.figures, this.stretch(document, 'figures')) as StoredFigures;
  }

  /** What a document cites, in the order of its text. */
  citations(document: number): readonly PlacedCitation[] {
    const stored = this.jsonAt(SECTION.citations, this.stretch(document, 'citations')) as StoredCitation[];
    return stored.map(({ segments, ...citation }) => {
      const span = { start: segments[0]?.start ?? 0, end: segments[segments.length - 1]?.end ?? 0 };
      return { ...citation, passage: { segments, span, text: this.joined(document, segments) } };
    });
  }

  /** Figures that may have a key, by its hash; `undefined` where the index does not know the grouping. */
  grouped(name: string, hash: number): readonly GroupedFigure[] | undefined {
    const index = this.meta.groupings.indexOf(name);
    if (index < 0) return undefined;
    const rows = this.table(SECTION.grouping(index), GROUPING_WORDS).get(hash);
    return Array.from({ length: rows.length / GROUPING_WORDS }, (_, row) => ({ document: rows[row * GROUPING_WORDS + 1]!, position: rows[row * GROUPING_WORDS + 2]! }));
  }

  /** Fingerprints of the clauses of a document, one clause after the other, and their number in each clause but one. */
  prints(document: number): { prints: Uint32Array; counts: Uint16Array } {
    const bytes = this.bytes(SECTION.prints, this.stretch(document, 'prints'), 4);
    const counts = this.bytes(SECTION.counts, this.stretch(document, 'clauses'), 2);
    return { prints: new Uint32Array(bytes.slice().buffer), counts: new Uint16Array(counts.slice().buffer) };
  }

  /** Raw bytes of a section, for another index to take over. */
  bytes(section: string, [start, end]: Stretch, width = 1): Uint8Array {
    return this.file.bytes(section, start * width, end * width);
  }

  private fingerprintTables(): FingerprintTables {
    const counts = this.file.halves(SECTION.counts);
    counts.ensure(0, counts.length);
    return {
      bits: this.meta.bits,
      starts: new BucketStarts({ groups: this.tableWords(SECTION.starts), wide: this.tableWords(SECTION.wideStarts) }),
      postings: postingsOver(this.tableWords(SECTION.postings), counts.length),
      counts: counts.halves,
    };
  }

  /** The segments that stand at a place, their number first. */
  private segments(at: number): Span[] {
    const lazy = this.file.words(SECTION.segments);
    const { words } = lazy;
    lazy.ensure(at, at + 1);
    const count = words[at]!;
    lazy.ensure(at + 1, at + 1 + 2 * count);
    return Array.from({ length: count }, (_, index) => ({ start: words[at + 1 + 2 * index]!, end: words[at + 2 + 2 * index]! }));
  }

  private characters(start: number, end: number): string {
    const bytes = this.file.bytes(SECTION.texts, start * 2, end * 2);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
  }

  private table(section: string, width: number): HashTable {
    const known = this.tables.get(section) ?? new HashTable(this.tableWords(section), width);
    this.tables.set(section, known);
    return known;
  }

  private tableWords(section: string): TableWords {
    const lazy = this.file.words(section);
    return { words: lazy.words, ensure: (from, to) => lazy.ensure(from, to) };
  }

  private jsonAt(section: string, stretch: Stretch): unknown {
    const bytes = this.bytes(section, stretch);
    try {
      return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
    } catch {
      throw damaged(this.file.path, { zh: '内容无法读取', en: 'cannot be read' }, { section });
    }
  }
}
