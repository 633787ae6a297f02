/** Puts encoded documents together into the sections of an index file (拼合索引). Documents of an older index are taken over as they are. */

import { FingerprintTablesBuilder, wholeHash, type FingerprintTables } from '../../corpus/fingerprint-tables.js';
import { GrowingNumbers } from '../../corpus/growing-numbers.js';
import type { CorpusDocument, Grouping } from '../../corpus/model.js';
import type { Metadata, PolicyDocument } from '../../document/model.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import type { Steps } from '../../text/steps.js';
import type { SectionContent } from '../index-file/writer.js';
import type { Spool } from '../spool.js';
import { documentSections, type Lengths } from './document-sections.js';
import { asBytes, jsonBytes } from './encoded-document.js';
import type { IndexSegment } from './index-segment.js';
import { CLAUSE_WORDS, GROUPING_WORDS, SECTION, type DocumentRecord, type IndexMeta, type StoredFigures, type StoredTarget, type StretchName } from './records.js';
import type { SpooledDocument } from './spooled-document.js';

/** Where a document comes from. */
export type DocumentHead = Pick<DocumentRecord, 'folder' | 'path' | 'stamp' | 'content' | 'utf8' | 'override' | 'readingNotes'>;

/** A document to put into an index: one that was read and laid aside, or one of an older index. */
export type IndexSource = DocumentHead & { readonly from: SpooledDocument | { readonly segment: IndexSegment; readonly document: number } };

/** What an index says of itself, as far as whoever makes it knows. */
export type MetaHead = Pick<IndexMeta, 'data' | 'tables' | 'folders' | 'listing' | 'failed' | 'archives' | 'notes'>;

/** Documents that one step takes on. */
const STEP = 64;

/** The sections of an index over documents; those of an older index are read while they are written. */
export function* sectionsOf(sources: readonly IndexSource[], head: MetaHead, groupings: readonly Grouping[], spool: Spool): Steps<readonly SectionContent[]> {
  const parts: readonly Part[] = sources.map(({ from }) => ('segment' in from ? new KeptPart(from.segment, from.document) : new NewPart(from)));
  const documents = yield* documentSections(sources.length, (index) => ({ record: recordOf(sources[index]!, parts[index]!), lengths: parts[index]!.lengths }), spool);
  const builder = new FingerprintTablesBuilder();
  for (const [index, part] of parts.entries()) {
    if (index % STEP === STEP - 1) yield;
    addPrints(builder, part.prints());
  }
  const tables = yield* builder.finish();
  const grouped = yield* groupFigures(parts, groupings);
  const meta: IndexMeta = { ...head, territories: [...new Set(parts.map((part) => part.head().metadata.territory ?? null))], bits: tables.bits, clauses: tables.counts.length, targets: grouped.targets, levels: grouped.levels, groupings: groupings.map(groupingName) };
  return [
    { name: SECTION.meta, chunks: [jsonBytes(meta)] },
    ...documents,
    { name: SECTION.clauses, chunks: shiftedClauses(parts) },
    ...tableSections(tables),
    { name: SECTION.segments, chunks: each(parts, (part) => asBytes(part.segments)) },
    { name: SECTION.texts, chunks: each(parts, (part) => part.text()) },
    { name: SECTION.prints, chunks: each(parts, (part) => asBytes(part.prints().prints)) },
    { name: SECTION.figures, chunks: each(parts, (part) => part.figureBytes()) },
    { name: SECTION.citations, chunks: each(parts, (part) => part.citationBytes()) },
    ...grouped.entries.map((words, index) => ({ name: SECTION.grouping(index), chunks: [asBytes(words)] })),
  ];
}

/** What a grouping is called in a file. */
export function groupingName({ of, name }: Grouping): string {
  return `${of} ${name}`;
}

/** What a document says of itself and of others. */
type DocumentSays = Pick<DocumentRecord, 'metadata' | 'repeals'>;

/** One document's share of the sections, read when it is asked for. */
interface Part {
  head(): DocumentSays;
  /** Characters, clauses, fingerprints and bytes. */
  readonly lengths: Lengths;
  /** Clauses with segments of their own numbering, which starts at 0. */
  readonly clauses: Uint32Array;
  readonly segments: Uint32Array;
  prints(): { prints: Uint32Array; counts: Uint16Array };
  text(): Uint8Array;
  figures(): StoredFigures;
  figureBytes(): Uint8Array;
  citationBytes(): Uint8Array;
}

class NewPart implements Part {
  constructor(private readonly document: SpooledDocument) {}

  head(): DocumentSays {
    return this.document.head();
  }

  get lengths(): Lengths {
    return this.document.lengths;
  }

  get clauses(): Uint32Array {
    return this.document.clauses();
  }

  get segments(): Uint32Array {
    return this.document.segments();
  }

  prints(): { prints: Uint32Array; counts: Uint16Array } {
    return this.document.prints();
  }

  text(): Uint8Array {
    return this.document.text();
  }

  figures(): StoredFigures {
    return this.document.figures();
  }

  figureBytes(): Uint8Array {
    return this.document.figureBytes();
  }

  citationBytes(): Uint8Array {
    return this.document.citationBytes();
  }
}

class KeptPart implements Part {
  constructor(
    private readonly segment: IndexSegment,
    private readonly document: number,
  ) {}

  head(): DocumentSays {
    return this.segment.record(this.document);
  }

  get lengths(): Lengths {
    const size = (name: StretchName): number => {
      const [start, end] = this.segment.stretch(this.document, name);
      return end - start;
    };
    return { text: size('text'), clauses: size('clauses'), prints: size('prints'), figures: size('figures'), citations: size('citations') };
  }

  get clauses(): Uint32Array {
    return this.own().clauses;
  }

  get segments(): Uint32Array {
    return this.own().segments;
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

  /** Its clauses and segments, the latter numbered from 0. */
  private own(): { clauses: Uint32Array; segments: Uint32Array } {
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
}

function recordOf({ folder, path, stamp, content, utf8, override, readingNotes }: IndexSource, part: Part): DocumentRecord {
  const { metadata, repeals } = part.head();
  return { folder, path, stamp, content, utf8, metadata, override, readingNotes, repeals };
}

function addPrints(builder: FingerprintTablesBuilder, { prints, counts }: { prints: Uint32Array; counts: Uint16Array }): void {
  let at = 0;
  for (const count of counts) {
    builder.addPrints(prints.subarray(at, at + count + 1));
    at += count + 1;
  }
}

function tableSections({ starts, postings, counts }: FingerprintTables): SectionContent[] {
  return [
    { name: SECTION.starts, chunks: [asBytes(starts.packed.groups.words)] },
    { name: SECTION.wideStarts, chunks: [asBytes(starts.packed.wide.words)] },
    { name: SECTION.postings, chunks: [asBytes(postings)] },
    { name: SECTION.counts, chunks: [asBytes(counts)] },
  ];
}

/** Clauses with their segments numbered over all documents. */
function* shiftedClauses(parts: readonly Part[]): Iterable<Uint8Array> {
  let before = 0;
  for (const { clauses, segments } of parts) {
    const shifted = clauses.slice();
    for (let at = 2; at < shifted.length; at += CLAUSE_WORDS) if (shifted[at] !== 0) shifted[at]! += before;
    before += segments.length;
    yield asBytes(shifted);
  }
}

function* each(parts: readonly Part[], bytesOf: (part: Part) => Uint8Array): Iterable<Uint8Array> {
  for (const part of parts) yield bytesOf(part);
}

interface Grouped {
  readonly targets: number;
  readonly levels: number;
  readonly entries: readonly Uint32Array[];
}

function* groupFigures(parts: readonly Part[], groupings: readonly Grouping[]): Steps<Grouped> {
  const entries = groupings.map(() => new GroupedFigures());
  let [targets, levels] = [0, 0];
  for (const [document, part] of parts.entries()) {
    if (document % STEP === STEP - 1) yield;
    const figures = part.figures();
    const { metadata } = part.head();
    targets += figures.targets.length;
    levels += figures.levels.length;
    for (const [index, { of, key }] of groupings.entries()) {
      for (const [position, figure] of figures[of].entries()) entries[index]!.add(wholeHash(key(asTarget(figure), asDocument(metadata))), document, position);
    }
  }
  return { targets, levels, entries: entries.map((grouped) => grouped.words()) };
}

/** Keys are made of the figure and of what its document says of itself, not of clauses and texts. */
function asTarget(figure: StoredTarget): DocumentTarget {
  return figure as unknown as DocumentTarget;
}

function asDocument(metadata: Metadata): CorpusDocument {
  return { id: 0, path: '', corpus: '', document: { metadata } as PolicyDocument };
}

/** Figures by the hashes of their keys. */
class GroupedFigures {
  private readonly hashes = new GrowingNumbers();
  private readonly documents = new GrowingNumbers();
  private readonly positions = new GrowingNumbers();

  /** Adds a figure; figures come in the order of documents and of their positions. */
  add(hash: number, document: number, position: number): void {
    this.hashes.push(hash);
    this.documents.push(document);
    this.positions.push(position);
  }

  /** {@link GROUPING_WORDS} words a figure, by hash, then in their order. */
  words(): Uint32Array {
    const [hashes, documents, positions] = [this.hashes.view(), this.documents.view(), this.positions.view()];
    const order = Uint32Array.from(hashes.keys()).sort((a, b) => hashes[a]! - hashes[b]! || a - b);
    const words = new Uint32Array(order.length * GROUPING_WORDS);
    for (const [index, figure] of order.entries()) words.set([hashes[figure]!, documents[figure]!, positions[figure]!], index * GROUPING_WORDS);
    return words;
  }
}
