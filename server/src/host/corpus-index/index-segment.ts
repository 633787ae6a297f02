/** One index file as part of a corpus (索引段): its documents and clauses, read when they are asked for. */

import type { FingerprintTables } from '../../corpus/fingerprint-tables.js';
import { FingerprintIndex } from '../../corpus/fingerprints.js';
import type { CorpusClause } from '../../corpus/model.js';
import type { PlacedCitation } from '../../extract/cited-documents.js';
import type { Span } from '../../text/span.js';
import { damaged } from '../index-file/index-error.js';
import type { IndexFile } from '../index-file/index-file.js';
import type { LazyWords } from '../index-file/lazy.js';
import { CLAUSE_WORDS, GROUPING_WORDS, SECTION, type DocumentRecord, type IndexMeta, type StoredCitation, type StoredFigures, type Stretch } from './records.js';

/** An entry of a grouping: a figure by its document's number and its position there. */
export interface GroupedFigure {
  readonly document: number;
  readonly position: number;
}

/** Reads one index file. Every method throws an IndexError where the file is not what it should be. */
export class IndexSegment {
  readonly meta: IndexMeta;
  readonly records: readonly DocumentRecord[];
  private readonly clauseWords: LazyWords;
  private fingerprints: FingerprintIndex | undefined;

  constructor(readonly file: IndexFile) {
    this.meta = this.json(SECTION.meta) as IndexMeta;
    this.records = this.json(SECTION.documents) as DocumentRecord[];
    this.clauseWords = file.words(SECTION.clauses);
  }

  /** Its clauses by their fingerprints. */
  get index(): FingerprintIndex {
    return (this.fingerprints ??= FingerprintIndex.over(this.tables()));
  }

  /** The number of the document that a clause stands in. */
  documentOf(clause: number): number {
    let low = 0;
    let high = this.records.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.records[middle]!.clauses[0] <= clause) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The clause of a number. */
  clause(number: number, document: number): CorpusClause {
    const record = this.records[document]!;
    const at = number * CLAUSE_WORDS;
    this.clauseWords.ensure(at, at + CLAUSE_WORDS);
    const [start, end, segmented] = this.clauseWords.words.subarray(at, at + CLAUSE_WORDS) as unknown as [number, number, number];
    const segments = segmented === 0 ? [{ start, end }] : this.segments(segmented - 1);
    return { index: number - record.clauses[0], span: { start, end }, segments, text: this.joined(record, segments) };
  }

  /** The whole text of a document. */
  text(document: number): string {
    const [start, end] = this.records[document]!.text;
    return this.characters(start, end);
  }

  /** The text that segments of a document read as. */
  joined(record: DocumentRecord, segments: readonly Span[]): string {
    const [first] = record.text;
    return segments.map(({ start, end }) => this.characters(first + start, first + end)).join('');
  }

  figures(document: number): StoredFigures {
    return this.jsonAt(SECTION.figures, this.records[document]!.figures) as StoredFigures;
  }

  /** What a document cites, in the order of its text. */
  citations(document: number): readonly PlacedCitation[] {
    const record = this.records[document]!;
    const stored = this.jsonAt(SECTION.citations, record.citations) as StoredCitation[];
    return stored.map(({ segments, ...citation }) => {
      const span = { start: segments[0]?.start ?? 0, end: segments[segments.length - 1]?.end ?? 0 };
      return { ...citation, passage: { segments, span, text: this.joined(record, segments) } };
    });
  }

  /** Figures that may have a key, by its hash; `undefined` where the index does not know the grouping. */
  grouped(name: string, hash: number): readonly GroupedFigure[] | undefined {
    const index = this.meta.groupings.indexOf(name);
    if (index < 0) return undefined;
    const entries = this.file.words(SECTION.grouping(index));
    entries.ensure(0, entries.length);
    return entriesOf(entries.words, hash);
  }

  /** Fingerprints of the clauses of a document, one clause after the other, and their number in each clause but one. */
  prints(document: number): { prints: Uint32Array; counts: Uint16Array } {
    const { prints, clauses } = this.records[document]!;
    const bytes = this.file.bytes(SECTION.prints, prints[0] * 4, prints[1] * 4);
    const counts = this.file.bytes(SECTION.counts, clauses[0] * 2, clauses[1] * 2);
    return { prints: new Uint32Array(bytes.slice().buffer), counts: new Uint16Array(counts.slice().buffer) };
  }

  /** Raw bytes of a section, for another index to take over. */
  bytes(section: string, [start, end]: Stretch, width = 1): Uint8Array {
    return this.file.bytes(section, start * width, end * width);
  }

  private tables(): FingerprintTables {
    const starts = this.file.words(SECTION.starts);
    const postings = this.file.words(SECTION.postings);
    const counts = this.file.halves(SECTION.counts);
    counts.ensure(0, counts.length);
    return {
      bits: this.meta.bits,
      starts: starts.words,
      postings: postings.words,
      counts: counts.halves,
      ensureStarts: (from, to) => starts.ensure(from, to),
      ensurePostings: (from, to) => postings.ensure(from, to),
    };
  }

  /** The segments that stand at a place, their number first. */
  private segments(at: number): Span[] {
    const { words, ensure } = this.segmentWords();
    ensure(at, at + 1);
    const count = words[at]!;
    ensure(at + 1, at + 1 + 2 * count);
    return Array.from({ length: count }, (_, index) => ({ start: words[at + 1 + 2 * index]!, end: words[at + 2 + 2 * index]! }));
  }

  private segmentWords(): { words: Uint32Array; ensure: (from: number, to: number) => void } {
    const lazy = this.file.words(SECTION.segments);
    return { words: lazy.words, ensure: (from, to) => lazy.ensure(from, to) };
  }

  private characters(start: number, end: number): string {
    const bytes = this.file.bytes(SECTION.texts, start * 2, end * 2);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
  }

  private json(section: string): unknown {
    return this.jsonAt(section, [0, this.file.length(section)]);
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

/** The entries of a hash in entries that are sorted by it. */
function entriesOf(words: Uint32Array, hash: number): GroupedFigure[] {
  let low = 0;
  let high = words.length / GROUPING_WORDS;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (words[middle * GROUPING_WORDS]! < hash) low = middle + 1;
    else high = middle;
  }
  const found: GroupedFigure[] = [];
  for (let at = low * GROUPING_WORDS; at < words.length && words[at] === hash; at += GROUPING_WORDS) found.push({ document: words[at + 1]!, position: words[at + 2]! });
  return found;
}
