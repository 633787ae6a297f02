/** From a file to what an index keeps of it (读入一份文件): here for text, and in threads for every kind of file, archives with all their members. */

import type { TransferListItem } from 'node:worker_threads';
import { parseDocument } from '../../document/parse.js';
import type { TerritoryLookup } from '../../document/territories.js';
import type { Localized } from '../../text/localized.js';
import type { ExtractedText, FileKind } from '../ingest/model.js';
import type { FileExtraction } from '../ingest/extract-file.js';
import { encodeDocument } from './encoded-document.js';
import { contentKey } from './listing.js';
import { withOverride } from './overrides/apply.js';
import type { DocumentOverride } from './overrides/folder.js';
import { packDocument, type PackedDocument } from './packed-document.js';
import type { Outcome } from './records.js';

/** A document as it was read. Where the index before seems to hold the same text, it is not packed: who knows that index compares them. */
export interface ReadDocument {
  /** Path within an archive; `undefined` where the file itself is the document. */
  readonly member: string | undefined;
  readonly content: string;
  /** Whether every editor shows the file as this text. */
  readonly utf8: boolean;
  readonly kind: FileKind;
  readonly notes: readonly Localized[];
  readonly packed: PackedDocument | undefined;
  /** Where it is not packed. */
  readonly text: string | undefined;
}

/** A file, or a member of an archive, that gives no document. */
export interface NotRead {
  readonly member: string | undefined;
  readonly outcome: Outcome;
  readonly reason: Localized;
  /** Whether the reading was given up, and may succeed another time. */
  readonly lost?: boolean;
}

/** What one file gives. */
export interface ReadFile {
  readonly archive: boolean;
  readonly documents: readonly (ReadDocument | NotRead)[];
}

/** What was read before, by the keys of texts. */
interface Had {
  has(content: string): boolean;
}

const NO_TEXT: Localized = { zh: '没有正文', en: 'holds no running text' };

/** A document of a text that was extracted. */
export function documentOf(member: string | undefined, { text, kind, encoding, notes }: ExtractedText, territories: TerritoryLookup, known: Had, override: DocumentOverride | undefined): ReadDocument | NotRead {
  const content = contentKey(text);
  const read = { member, content, kind, notes, utf8: kind === 'text' && encoding === 'utf-8' && member === undefined };
  if (known.has(content)) return { ...read, packed: undefined, text };
  const document = withOverride(parseDocument(text, { territories }), override, territories);
  if (document.clauses.length === 0) return { member, outcome: 'skipped', reason: NO_TEXT };
  return { ...read, packed: packDocument(encodeDocument(document)), text: undefined };
}

/** What a whole file gives. What is said of the members of an archive is not known here. */
export function documentsOf({ archive, parts }: FileExtraction, territories: TerritoryLookup, known: Had, override: DocumentOverride | undefined): ReadFile {
  return {
    archive,
    documents: parts.map(({ member, extraction }) => {
      if ('extracted' in extraction) return documentOf(member, extraction.extracted, territories, known, archive ? undefined : override);
      if ('ignored' in extraction) return { member, outcome: 'ignored', reason: extraction.ignored };
      return 'skipped' in extraction ? { member, outcome: 'skipped', reason: extraction.skipped } : { member, outcome: 'failed', reason: extraction.failed };
    }),
  };
}

/** The buffers of what was read, to be handed over to another thread. */
export function buffersOf({ documents }: ReadFile): TransferListItem[] {
  return documents.flatMap((document) => ('packed' in document && document.packed ? [document.packed.bytes.buffer] : []));
}
