/** What becomes of the files of an index (文件归集): taken over from the index before, read anew, or no document. */

import type { Spool } from '../spool.js';
import { parseDocument } from '../../document/parse.js';
import type { TerritoryLookup } from '../../document/territories.js';
import { encodeDocument } from './encoded-document.js';
import type { ListedFile } from './file-list.js';
import type { Known } from './known.js';
import { BY_OVERRIDE } from './outcomes.js';
import { withOverride } from './overrides/apply.js';
import type { DocumentOverride } from './overrides/folder.js';
import { packDocument, textIn, type PackedDocument } from './packed-document.js';
import type { NotRead, ReadDocument, ReadFile } from './read-documents.js';
import type { ArchiveRecord, DocumentRecord, FailedFile } from './records.js';
import { Sources, type OrderedSources } from './sources.js';

/** Everything that an index is made of, in the order of the files. */
export interface Gathering {
  readonly sources: OrderedSources;
  readonly failed: readonly FailedFile[];
  readonly archives: readonly ArchiveRecord[];
  /** Documents that were read anew. */
  readonly read: number;
}

/** Something that one of the files gives. */
interface Of<T> {
  readonly file: number;
  readonly what: T;
}

/** How files are gathered. */
interface GatheringPlan {
  readonly territories: TerritoryLookup;
  readonly retry?: boolean;
}

/** Collects what files give, in whatever order they come. */
export class Gathered {
  private readonly settled: Uint8Array;
  private readonly sources: Sources;
  private readonly failed: Of<FailedFile>[] = [];
  private readonly archives: Of<ArchiveRecord>[] = [];
  private read = 0;

  /** For so many files. */
  constructor(
    files: number,
    private readonly plan: GatheringPlan,
    private readonly known: Known,
    spool: Spool,
  ) {
    this.settled = new Uint8Array(files);
    this.sources = new Sources(spool, known.segment);
  }

  /** Takes a file over that has not been touched since; says whether it has not. */
  keep(file: ListedFile): boolean {
    const unchanged = this.known.unchanged(file);
    if (!unchanged || (this.plan.retry && unchanged.failed.some(({ lost }) => lost))) return false;
    const { documents, failed, archive } = unchanged;
    for (const member of archive?.members ?? []) file.overrideOf(`${file.name}/${member}`); // names of members count as matched
    for (const document of documents) this.sources.keep(file.number, document);
    this.note(file, failed, archive);
    return true;
  }

  /** Adds what was read of a file. */
  add(file: ListedFile, { archive, documents }: ReadFile): void {
    const failed = documents.flatMap((document) => ('reason' in document ? failedFile(file, document) : (this.addDocument(file, document) ?? [])));
    const { folder, name, stamp } = file;
    this.note(file, failed, archive ? { folder, path: name, stamp, members: documents.map(({ member }) => member!) } : undefined);
  }

  /** Whether it is known what a file gives. */
  has({ number }: Pick<ListedFile, 'number'>): boolean {
    return this.settled[number] === 1;
  }

  /** All of it in the order of the files. */
  inOrder(): Gathering {
    return { sources: this.sources.inOrder(), failed: byFile(this.failed), archives: byFile(this.archives), read: this.read };
  }

  private note(file: ListedFile, failed: readonly FailedFile[], archive: ArchiveRecord | undefined): void {
    for (const what of failed) this.failed.push({ file: file.number, what });
    if (archive) this.archives.push({ file: file.number, what: archive });
    this.settled[file.number] = 1;
  }

  /** Adds a document, unless it is to be left out. */
  private addDocument(file: ListedFile, { member, content, utf8, notes, packed, text }: ReadDocument): FailedFile | undefined {
    const { folder, stamp } = file;
    const path = pathOf(file, member);
    const override = member === undefined ? file.override : file.overrideOf(path);
    if (override === 'ignore') return { folder, path, stamp, outcome: 'ignored', reason: BY_OVERRIDE };
    const recordOf = ({ metadata, repeals }: Pick<DocumentRecord, 'metadata' | 'repeals'>): DocumentRecord => {
      const said = override && { from: override.from, key: override.key };
      return { folder, path, stamp, content, utf8, metadata, override: said, readingNotes: notes.length > 0 ? notes : undefined, repeals };
    };
    const same = text === undefined ? undefined : this.known.sameText(content, override?.key, text);
    if (same !== undefined) {
      this.sources.keep(file.number, same, recordOf(this.known.segment!.readRecord(same)));
      return undefined;
    }
    // The thread knew what is said of the file, but not what of a member.
    const ready = member === undefined || !override ? packed : undefined;
    const document = ready ?? this.pack(text ?? textIn(packed!), override);
    this.sources.add(file.number, recordOf(document), document);
    this.read++;
    return undefined;
  }

  private pack(text: string, override: DocumentOverride | undefined): PackedDocument {
    const { territories } = this.plan;
    return packDocument(encodeDocument(withOverride(parseDocument(text, { territories }), override, territories)));
  }
}

function byFile<T>(all: readonly Of<T>[]): T[] {
  return [...all].sort((a, b) => a.file - b.file).map(({ what }) => what);
}

function failedFile(file: ListedFile, { member, outcome, reason, lost }: NotRead): FailedFile {
  return { folder: file.folder, path: pathOf(file, member), stamp: file.stamp, outcome, reason, ...(lost && { lost }) };
}

/** A member of an archive has its path within it behind that of the archive. */
function pathOf({ name }: ListedFile, member: string | undefined): string {
  return member === undefined ? name : `${name}/${member}`;
}
