/** What an index file holds of each document (文件记录), and of itself: JSON beside the flat tables. Every position is one of the file's own sections. */

import type { CatalogueTableName } from '../../corpus/catalogue-tables.js';
import type { Metadata } from '../../document/model.js';
import type { PlacedCitation } from '../../extract/cited-documents.js';
import type { Repeal } from '../../extract/repeals.js';
import type { DocumentFigures, DocumentTarget } from '../../extract/targets/index.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { DocumentOverride, OverrideNote } from './overrides/folder.js';

/** A stretch of a section; `end` is exclusive. */
export type Stretch = readonly [start: number, end: number];

/** A document of the index. */
export interface DocumentRecord {
  /** Which of the folders it comes from. */
  readonly folder: number;
  /** Relative to its folder, with `/`. */
  readonly path: string;
  /** Changes whenever the file does. */
  readonly stamp: string;
  /** The same for one text in other line ends. */
  readonly content: string;
  /** Whether every editor shows the file as this text. */
  readonly utf8: boolean;
  readonly metadata: Metadata;
  /** What a `corpus.yaml` has put into the metadata. */
  readonly override?: RecordedOverride | undefined;
  /** What a reader should know of how it was read. */
  readonly readingNotes?: readonly Localized[] | undefined;
  readonly repeals: readonly Repeal[];
}

/** Where overridden metadata comes from: for each value the file that says it; the key changes with any of it. */
export type RecordedOverride = Pick<DocumentOverride, 'from' | 'key'>;

/**
 * Where in the sections a document stands, two numbers for each: bytes of records, characters of texts, numbers of its clauses, elements
 * of prints, bytes of figures and of citations.
 */
export const STRETCHES = ['record', 'text', 'clauses', 'prints', 'figures', 'citations'] as const;
export type StretchName = (typeof STRETCHES)[number];
export const DOCUMENT_WORDS = 2 * STRETCHES.length;

/** Why a file gives no document. `ignored`: nobody would take it for one; `skipped`: it is whole but holds no text; `failed`: it could not be read. */
export type Outcome = 'ignored' | 'skipped' | 'failed';

/** A file that gives no document, or a member of an archive that gives none, as long as its stamp stays the same. */
export interface FailedFile {
  readonly folder: number;
  readonly path: string;
  readonly stamp: string;
  readonly outcome: Outcome;
  readonly reason: Localized;
  /** Whether its reading was given up, and may succeed another time. */
  readonly lost?: boolean;
}

/** An archive and the paths of its members, documents or not, as long as its stamp stays the same. */
export interface ArchiveRecord {
  readonly folder: number;
  readonly path: string;
  readonly stamp: string;
  readonly members: readonly string[];
}

/** What an index says of itself. */
export interface IndexMeta {
  /** What made it: other programs may read texts in another way. */
  readonly data: string;
  /** What its territories were read by. */
  readonly tables: string;
  /** Its folders as they were named when it was made. */
  readonly folders: readonly string[];
  /** A hash of the files that it was made of, with their stamps. */
  readonly listing: string;
  /** The territories that its documents speak for; `null` for those of none. */
  readonly territories: readonly (string | null)[];
  /** Bits of the buckets of fingerprints. */
  readonly bits: number;
  readonly clauses: number;
  readonly targets: number;
  readonly levels: number;
  /** Groupings of its figures, by name, in the order of their sections. */
  readonly groupings: readonly string[];
  readonly failed: readonly FailedFile[];
  readonly archives: readonly ArchiveRecord[];
  /** What in the `corpus.yaml` files is to be mended. */
  readonly notes: readonly (OverrideNote & { readonly folder: number })[];
}

/** Sections of an index file. */
export const SECTION = {
  meta: 'meta',
  /** {@link DOCUMENT_WORDS} numbers a document. */
  documents: 'documents',
  /** A {@link DocumentRecord} a document, JSON. */
  records: 'records',
  /** Pairs of a hash and a document: of the place of its file, and of its content. */
  places: 'places',
  contents: 'contents',
  /** UTF-16, little-endian. */
  texts: 'texts',
  /** Three numbers a clause: start and end in its document's text, and where its segments stand plus one, 0 for a single one. */
  clauses: 'clauses',
  /** For each clause of several segments their number, then start and end of each. */
  segments: 'segments',
  /** Where the postings of each bucket stand, packed. */
  starts: 'starts',
  wideStarts: 'starts-wide',
  /** Numbers of clauses, packed. */
  postings: 'postings',
  counts: 'counts',
  prints: 'prints',
  figures: 'figures',
  citations: 'citations',
  /** Three numbers a figure, by hash: hash of its key, document, position among the document's figures. */
  grouping: (index: number): string => `grouping-${index}`,
  /** A table of the catalogue. */
  catalogue: (table: CatalogueTableName): string => `catalogue-${table}`,
} as const;

/** Numbers of a clause, and of an entry of a grouping. */
export const CLAUSE_WORDS = 3;
export const GROUPING_WORDS = 3;

/** A target without its clause, which is named by its index. */
export type StoredTarget = Omit<DocumentTarget, 'clause'> & { readonly clause: number };

/** A citation without its passage, which is named by its segments. */
export type StoredCitation = Omit<PlacedCitation, 'passage'> & { readonly segments: readonly Span[] };

/** The place of a file as the index looks it up. */
export function placeKey({ folder, path }: Pick<DocumentRecord, 'folder' | 'path'>): string {
  return `${folder} ${path}`;
}

export interface StoredFigures {
  readonly targets: readonly StoredTarget[];
  readonly levels: readonly StoredTarget[];
}

export function storedFigures({ targets, levels }: DocumentFigures): StoredFigures {
  const stored = (target: DocumentTarget): StoredTarget => ({ ...target, clause: target.clause.index });
  return { targets: targets.map(stored), levels: levels.map(stored) };
}

export function storedCitation({ passage, ...citation }: PlacedCitation): StoredCitation {
  return { ...citation, segments: passage.segments };
}
