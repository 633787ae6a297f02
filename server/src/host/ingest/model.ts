/** What ingestion (文件读入) makes of the bytes of a file: text that is parsed as if somebody had typed it, or the reason why there is none. */

import type { Localized } from '../../text/localized.js';
import type { Encoding } from '../decode.js';

/** The kinds of files that hold documents. */
export type FileKind = 'text' | 'html' | 'mhtml' | 'docx' | 'pdf';

/**
 * Text of a document: a paragraph a line, without furniture of pages; a numbered heading with its label written out; a table as rows of
 * Markdown (`| a | b |`). What the file declares of itself beside its text (a government page's table of 索引号, 发文字号, 成文日期) stands in a front
 * matter at its head, with the keys that `document/metadata.ts` reads.
 */
export interface ExtractedText {
  readonly kind: FileKind;
  readonly text: string;
  /** How the file writes its characters, where it is a file of text. */
  readonly encoding?: Encoding;
  /** What a reader should know of the reading: revisions taken as accepted, pages without text among others with it. */
  readonly notes: readonly Localized[];
}

/**
 * What became of a file. `skipped`: it is whole, but holds no text that could be checked (a scan, an empty file); `failed`: it is damaged,
 * encrypted, of a kind that is not read, or beyond a limit. Both are said of the file: “是扫描件…”, “is a scan …”.
 */
export type Extraction = { readonly extracted: ExtractedText } | { readonly skipped: Localized } | { readonly failed: Localized };

/** Bounds on one file, whatever it says of itself. Passing one is a failure that names it. */
export interface IngestLimits {
  /** Bytes of a file as it lies on the disk. */
  readonly bytes: number;
  /** Bytes of one member of an archive, and of all of them together, once unpacked. */
  readonly unpackedBytes: number;
  /** How many times larger an archive may become, where it is larger than a megabyte unpacked. */
  readonly expansion: number;
  /** Members of an archive. */
  readonly members: number;
  /** Archives within archives. */
  readonly nesting: number;
  readonly pages: number;
  /** Depth of elements of HTML and XML. */
  readonly depth: number;
  /** Time that one file may take; kept from outside the thread that reads it. */
  readonly milliseconds: number;
}

export const INGEST_LIMITS: IngestLimits = {
  bytes: 64 * 1024 * 1024,
  unpackedBytes: 256 * 1024 * 1024,
  expansion: 200,
  members: 10_000,
  nesting: 2,
  pages: 2000,
  depth: 512,
  milliseconds: 30_000,
};

/** Reads one kind of file. Throws nothing that the bytes can cause; executes and fetches nothing. */
export type Extractor = (bytes: Uint8Array, limits: IngestLimits) => Extraction | Promise<Extraction>;
