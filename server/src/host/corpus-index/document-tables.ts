/** What the documents of an index are looked up by (文件目录各表): places, contents, the catalogue; and their figures by the keys of groupings. */

import { CATALOGUE_TABLES, CatalogueTablesBuilder } from '../../corpus/catalogue-tables.js';
import { wholeHash } from '../../corpus/fingerprint-tables.js';
import type { CorpusDocument, Grouping } from '../../corpus/model.js';
import { SortedRows, type RowsAside } from '../../corpus/sorted-rows.js';
import type { Metadata, PolicyDocument } from '../../document/model.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import type { SectionContent } from '../index-file/writer.js';
import { asBytes } from './encoded-document.js';
import { GROUPING_WORDS, placeKey, SECTION, type DocumentRecord, type StoredFigures, type StoredTarget } from './records.js';

/** Takes documents by ascending numbers. */
export class DocumentTables {
  private readonly places: SortedRows;
  private readonly contents: SortedRows;
  private readonly catalogue: CatalogueTablesBuilder;

  constructor(aside: RowsAside) {
    this.places = new SortedRows(2, aside);
    this.contents = new SortedRows(2, aside);
    this.catalogue = new CatalogueTablesBuilder(aside);
  }

  add(number: number, record: DocumentRecord): void {
    this.places.add(wholeHash(placeKey(record)), number);
    this.contents.add(wholeHash(record.content), number);
    this.catalogue.add(number, record.metadata, record.repeals);
  }

  sections(): SectionContent[] {
    return [
      { name: SECTION.places, chunks: inBytes(this.places.pieces()) },
      { name: SECTION.contents, chunks: inBytes(this.contents.pieces()) },
      ...CATALOGUE_TABLES.map((name) => ({ name: SECTION.catalogue(name), chunks: inBytes(this.catalogue.pieces(name)) })),
    ];
  }
}

/** Takes the figures of documents by ascending numbers. */
export class FigureTables {
  targets = 0;
  levels = 0;
  private readonly rows: readonly SortedRows[];

  constructor(
    private readonly groupings: readonly Grouping[],
    aside: RowsAside,
  ) {
    this.rows = groupings.map(() => new SortedRows(GROUPING_WORDS, aside));
  }

  add(number: number, { metadata }: DocumentRecord, figures: StoredFigures): void {
    this.targets += figures.targets.length;
    this.levels += figures.levels.length;
    const document = asDocument(metadata);
    for (const [index, { of, key }] of this.groupings.entries()) {
      for (const [position, figure] of figures[of].entries()) this.rows[index]!.add(wholeHash(key(asTarget(figure), document)), number, position);
    }
  }

  sections(): SectionContent[] {
    return this.rows.map((rows, index) => ({ name: SECTION.grouping(index), chunks: inBytes(rows.pieces()) }));
  }
}

function* inBytes(pieces: Iterable<Uint32Array>): Iterable<Uint8Array> {
  for (const piece of pieces) yield asBytes(piece);
}

/** Keys are made of the figure and of what its document says of itself, not of clauses and texts. */
function asTarget(figure: StoredTarget): DocumentTarget {
  return figure as unknown as DocumentTarget;
}

function asDocument(metadata: Metadata): CorpusDocument {
  return { id: 0, path: '', corpus: '', document: { metadata } as PolicyDocument };
}
