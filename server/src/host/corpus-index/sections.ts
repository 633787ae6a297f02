/**
 * Puts documents together into the sections of an index file (拼合索引): one after the other is entered in the tables, which are parted and set aside as they grow; then every
 * section is written piece by piece. So what is in memory does not grow with texts, fingerprints or titles.
 */

import { FingerprintTablesBuilder, type BucketTables } from '../../corpus/fingerprint-tables.js';
import type { Grouping } from '../../corpus/model.js';
import type { Steps } from '../../text/steps.js';
import type { SectionContent } from '../index-file/writer.js';
import type { Spool } from '../spool.js';
import { DocumentTables, FigureTables } from './document-tables.js';
import { asBytes, jsonBytes } from './encoded-document.js';
import type { Part } from './parts.js';
import { Pieces, shelfIn } from './pieces.js';
import { CLAUSE_WORDS, DOCUMENT_WORDS, SECTION, STRETCHES, type IndexMeta, type StretchName } from './records.js';
import type { OrderedSources } from './sources.js';

/** What an index says of itself, as far as whoever makes it knows. */
export type MetaHead = Pick<IndexMeta, 'data' | 'tables' | 'folders' | 'listing' | 'failed' | 'archives' | 'notes'>;

/** How much is gathered before it is set aside; the index is the same whatever it is. */
export interface Batch {
  /** Fingerprints. */
  readonly prints?: number;
  /** Rows of the other tables. */
  readonly rows?: number;
}

/** Documents that one step takes on. */
const STEP = 64;

/** The sections of an index over documents, which are read while the sections are written. */
export function* sectionsOf(sources: OrderedSources, head: MetaHead, groupings: readonly Grouping[], spool: Spool, batch: Batch = {}): Steps<readonly SectionContent[]> {
  const aside = { shelf: shelfIn(spool), ...batch };
  const tables = new DocumentTables(aside);
  const figures = new FigureTables(groupings, aside);
  const prints = new FingerprintTablesBuilder(aside);
  const territories = new Set<string | null>();
  for (let number = 0; number < sources.length; number++) {
    if (number % STEP === STEP - 1) yield;
    const part = sources.part(number);
    const record = part.record();
    tables.add(number, record);
    figures.add(number, record, part.figures());
    territories.add(record.metadata.territory ?? null);
    addPrints(prints, part.prints());
  }
  const postings = new Pieces(spool);
  const buckets = yield* prints.finishInPieces((piece) => postings.add(asBytes(piece)));
  const { targets, levels } = figures;
  const meta: IndexMeta = { ...head, territories: [...territories], bits: buckets.bits, clauses: buckets.counts.length, targets, levels, groupings: groupings.map(groupingName) };
  return [
    { name: SECTION.meta, chunks: [jsonBytes(meta)] },
    { name: SECTION.documents, chunks: stretches(sources) },
    { name: SECTION.records, chunks: each(sources, (part) => part.recordBytes()) },
    ...tables.sections(),
    { name: SECTION.clauses, chunks: shiftedClauses(sources) },
    ...bucketSections(buckets, postings),
    { name: SECTION.segments, chunks: each(sources, (part) => asBytes(part.clauses().segments)) },
    { name: SECTION.texts, chunks: each(sources, (part) => part.text()) },
    { name: SECTION.prints, chunks: each(sources, (part) => asBytes(part.prints().prints)) },
    { name: SECTION.figures, chunks: each(sources, (part) => part.figureBytes()) },
    { name: SECTION.citations, chunks: each(sources, (part) => part.citationBytes()) },
    ...figures.sections(),
  ];
}

/** What a grouping is called in a file. */
export function groupingName({ of, name }: Grouping): string {
  return `${of} ${name}`;
}

function addPrints(builder: FingerprintTablesBuilder, { prints, counts }: { prints: Uint32Array; counts: Uint16Array }): void {
  let at = 0;
  for (const count of counts) {
    builder.addPrints(prints.subarray(at, at + count + 1));
    at += count + 1;
  }
}

function bucketSections({ starts, counts }: BucketTables, postings: Pieces): SectionContent[] {
  return [
    { name: SECTION.starts, chunks: [asBytes(starts.packed.groups.words)] },
    { name: SECTION.wideStarts, chunks: [asBytes(starts.packed.wide.words)] },
    { name: SECTION.postings, chunks: postings.all() },
    { name: SECTION.counts, chunks: [asBytes(counts)] },
  ];
}

/** Where each document stands in the other sections. */
function* stretches(sources: OrderedSources): Iterable<Uint8Array> {
  const ends = Object.fromEntries(STRETCHES.map((name) => [name, 0])) as Record<StretchName, number>;
  for (let number = 0; number < sources.length; number++) {
    const words = new Uint32Array(DOCUMENT_WORDS);
    const { lengths } = sources.part(number);
    for (const [index, name] of STRETCHES.entries()) words.set([ends[name], (ends[name] += lengths[name])], 2 * index);
    yield asBytes(words);
  }
}

/** Clauses with their segments numbered over all documents. */
function* shiftedClauses(sources: OrderedSources): Iterable<Uint8Array> {
  let before = 0;
  for (let number = 0; number < sources.length; number++) {
    const { clauses, segments } = sources.part(number).clauses();
    for (let at = 2; at < clauses.length; at += CLAUSE_WORDS) if (clauses[at] !== 0) clauses[at]! += before;
    before += segments.length;
    yield asBytes(clauses);
  }
}

function* each(sources: OrderedSources, bytesOf: (part: Part) => Uint8Array): Iterable<Uint8Array> {
  for (let number = 0; number < sources.length; number++) yield bytesOf(sources.part(number));
}
