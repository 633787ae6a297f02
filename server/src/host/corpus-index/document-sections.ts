/** The sections of an index file that its documents are known and looked up by (文件目录各节): records, places, contents, the catalogue. */

import { CATALOGUE_TABLES, CatalogueTablesBuilder } from '../../corpus/catalogue-tables.js';
import { wholeHash } from '../../corpus/fingerprint-tables.js';
import { PairsBuilder } from '../../corpus/hash-table.js';
import type { Steps } from '../../text/steps.js';
import type { SectionContent } from '../index-file/writer.js';
import { asBytes, jsonBytes } from './encoded-document.js';
import { DOCUMENT_WORDS, placeKey, SECTION, STRETCHES, type DocumentRecord, type StretchName } from './records.js';

/** How much of each section a document takes. */
export type Lengths = Readonly<Record<Exclude<StretchName, 'record'>, number>>;

/** Documents that one step takes on. */
const STEP = 64;

/** The sections of documents with so much in the other sections. */
export function* documentSections(documents: readonly { readonly record: DocumentRecord; readonly lengths: Lengths }[]): Steps<SectionContent[]> {
  const words = new Uint32Array(documents.length * DOCUMENT_WORDS);
  const ends = Object.fromEntries(STRETCHES.map((name) => [name, 0])) as Record<StretchName, number>;
  const records: Uint8Array[] = [];
  const places = new PairsBuilder();
  const contents = new PairsBuilder();
  const catalogue = new CatalogueTablesBuilder();
  for (const [number, { record, lengths }] of documents.entries()) {
    if (number % STEP === STEP - 1) yield;
    const json = jsonBytes(record);
    records.push(json);
    const all = { ...lengths, record: json.length };
    for (const [index, name] of STRETCHES.entries()) words.set([ends[name], (ends[name] += all[name])], number * DOCUMENT_WORDS + 2 * index);
    places.add(wholeHash(placeKey(record)), number);
    contents.add(wholeHash(record.content), number);
    catalogue.add(number, record.metadata, record.repeals);
  }
  const tables = catalogue.words();
  return [
    { name: SECTION.documents, chunks: [asBytes(words)] },
    { name: SECTION.records, chunks: records },
    { name: SECTION.places, chunks: [asBytes(places.words())] },
    { name: SECTION.contents, chunks: [asBytes(contents.words())] },
    ...CATALOGUE_TABLES.map((name) => ({ name: SECTION.catalogue(name), chunks: [asBytes(tables.get(name)!)] })),
  ];
}
