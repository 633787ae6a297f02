/** The sections of an index file that its documents are known and looked up by (文件目录各节): records, places, contents, the catalogue. */

import { CATALOGUE_TABLES, CatalogueTablesBuilder } from '../../corpus/catalogue-tables.js';
import { wholeHash } from '../../corpus/fingerprint-tables.js';
import { PairsBuilder } from '../../corpus/hash-table.js';
import type { Steps } from '../../text/steps.js';
import type { SectionContent } from '../index-file/writer.js';
import type { Aside, Spool } from '../spool.js';
import { asBytes, jsonBytes } from './encoded-document.js';
import { DOCUMENT_WORDS, placeKey, SECTION, STRETCHES, type DocumentRecord, type StretchName } from './records.js';

/** How much of each section a document takes. */
export type Lengths = Readonly<Record<Exclude<StretchName, 'record'>, number>>;

/** Documents that one step takes on. */
const STEP = 64;

/** The sections of so many documents with so much in the other sections; their records are laid aside meanwhile. */
export function* documentSections(count: number, documentOf: (number: number) => { readonly record: DocumentRecord; readonly lengths: Lengths }, spool: Spool): Steps<SectionContent[]> {
  const words = new Uint32Array(count * DOCUMENT_WORDS);
  const ends = Object.fromEntries(STRETCHES.map((name) => [name, 0])) as Record<StretchName, number>;
  const records = new Pieces(spool);
  const places = new PairsBuilder();
  const contents = new PairsBuilder();
  const catalogue = new CatalogueTablesBuilder();
  for (let number = 0; number < count; number++) {
    if (number % STEP === STEP - 1) yield;
    const { record, lengths } = documentOf(number);
    const json = jsonBytes(record);
    records.add(json);
    const all = { ...lengths, record: json.length };
    for (const [index, name] of STRETCHES.entries()) words.set([ends[name], (ends[name] += all[name])], number * DOCUMENT_WORDS + 2 * index);
    places.add(wholeHash(placeKey(record)), number);
    contents.add(wholeHash(record.content), number);
    catalogue.add(number, record.metadata, record.repeals);
  }
  const tables = catalogue.words();
  return [
    { name: SECTION.documents, chunks: [asBytes(words)] },
    { name: SECTION.records, chunks: records.all() },
    { name: SECTION.places, chunks: [asBytes(places.words())] },
    { name: SECTION.contents, chunks: [asBytes(contents.words())] },
    ...CATALOGUE_TABLES.map((name) => ({ name: SECTION.catalogue(name), chunks: [asBytes(tables.get(name)!)] })),
  ];
}

/** Bytes of a piece that is set aside. */
const PIECE = 1 << 20;

/** Many small pieces of bytes, set aside by the megabyte. */
class Pieces {
  private readonly aside: Aside[] = [];
  private waiting: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly spool: Spool) {}

  add(bytes: Uint8Array): void {
    this.waiting.push(bytes);
    this.length += bytes.length;
    if (this.length < PIECE) return;
    this.aside.push(this.spool.keep(Buffer.concat(this.waiting)));
    this.waiting = [];
    this.length = 0;
  }

  /** All of them, in their order. */
  *all(): Iterable<Uint8Array> {
    for (const piece of this.aside) yield piece();
    yield* this.waiting;
  }
}
