/** What becomes of the files of an index (文件归集): taken over from the index before, read anew, or no document. */

import type { Spool } from '../spool.js';
import { parseDocument } from '../../document/parse.js';
import { encodeDocument, type EncodedDocument } from './encoded-document.js';
import type { IndexPlan, ListedFile } from './build.js';
import { BY_OVERRIDE } from './outcomes.js';
import { withOverride } from './overrides/apply.js';
import type { DocumentOverride } from './overrides/folder.js';
import type { IndexSegment } from './index-segment.js';
import type { KnownTexts } from './read-files.js';
import type { NotRead, ReadDocument, ReadFile } from './read-documents.js';
import { placeKey, type ArchiveRecord, type FailedFile } from './records.js';
import type { DocumentHead, IndexSource } from './sections.js';
import { SpooledDocument } from './spooled-document.js';

/** What one file gives. */
interface FileOutcome {
  readonly sources: readonly IndexSource[];
  readonly failed: readonly FailedFile[];
  readonly archive: ArchiveRecord | undefined;
  /** Documents of it that were read anew. */
  readonly read: number;
}

/** Everything that an index is made of. */
export interface Gathering {
  readonly sources: readonly IndexSource[];
  readonly failed: readonly FailedFile[];
  readonly archives: readonly ArchiveRecord[];
  readonly read: number;
}

/** Collects what files give, in whatever order they come. */
export class Gathered {
  private readonly outcomes = new Map<string, FileOutcome>();

  constructor(
    private readonly plan: IndexPlan,
    private readonly known: Known,
    private readonly spool: Spool,
  ) {}

  /** Takes a file over that has not been touched since; says whether it has not. */
  keep(file: ListedFile): boolean {
    const outcome = this.known.unchanged(file);
    if (!outcome || (this.plan.retry && outcome.failed.some(({ lost }) => lost))) return false;
    for (const { path } of [...outcome.sources, ...outcome.failed]) if (path !== file.name) file.overrideOf(path); // names of members count as matched
    this.outcomes.set(keyOf(file), outcome);
    return true;
  }

  /** Adds what was read of a file. */
  add(file: ListedFile, { archive, documents }: ReadFile): void {
    const sources: IndexSource[] = [];
    const failed: FailedFile[] = [];
    let read = 0;
    for (const document of documents) {
      const source = 'reason' in document ? failedFile(file, document) : this.sourceOf(file, document);
      if ('reason' in source) {
        failed.push(source);
        continue;
      }
      if (!('segment' in source.from)) read++;
      sources.push(source);
    }
    const { folder, name, stamp } = file;
    const record = archive ? { folder, path: name, stamp, members: documents.map(({ member }) => member!) } : undefined;
    this.outcomes.set(keyOf(file), { sources, failed, archive: record, read });
  }

  has(file: ListedFile): boolean {
    return this.outcomes.has(keyOf(file));
  }

  /** All of it in the order of the files. */
  inOrder(files: readonly ListedFile[]): Gathering {
    const outcomes = files.flatMap((file) => this.outcomes.get(keyOf(file)) ?? []);
    return {
      sources: outcomes.flatMap(({ sources }) => sources),
      failed: outcomes.flatMap(({ failed }) => failed),
      archives: outcomes.flatMap(({ archive }) => archive ?? []),
      read: outcomes.reduce((sum, { read }) => sum + read, 0),
    };
  }

  private sourceOf(file: ListedFile, { member, content, utf8, notes, encoded, text }: ReadDocument): IndexSource | FailedFile {
    const { folder, stamp } = file;
    const path = pathOf(file, member);
    const override = member === undefined ? file.override : file.overrideOf(path);
    if (override === 'ignore') return { folder, path, stamp, outcome: 'ignored', reason: BY_OVERRIDE };
    const said = override && { from: override.from, key: override.key };
    const head: DocumentHead = { folder, path, stamp, content, utf8, override: said, readingNotes: notes.length > 0 ? notes : undefined };
    const kept = text === undefined ? undefined : this.known.sameText(head, text);
    if (kept) return kept;
    // The thread knew what is said of the file, but not what of a member.
    const ready = member === undefined || !override ? encoded : undefined;
    return { ...head, from: SpooledDocument.of(ready ?? this.encode(text ?? textOf(encoded!), override), this.spool) };
  }

  private encode(text: string, override: DocumentOverride | undefined): EncodedDocument {
    const { territories } = this.plan;
    return encodeDocument(withOverride(parseDocument(text, { territories }), override, territories));
  }
}

/** What the index before knows. */
export class Known implements KnownTexts {
  private readonly failedByPlace: ReadonlyMap<string, FailedFile>;
  private readonly archiveByPlace: ReadonlyMap<string, ArchiveRecord>;

  constructor(private readonly segment: IndexSegment | undefined) {
    this.failedByPlace = new Map(segment?.meta.failed.map((failed) => [placeKey(failed), failed]));
    this.archiveByPlace = new Map(segment?.meta.archives.map((archive) => [placeKey(archive), archive]));
  }

  /** Keys of the texts that it holds. */
  get contents(): ReadonlySet<string> {
    const { segment } = this;
    return new Set(Array.from({ length: segment?.documentCount ?? 0 }, (_, document) => segment!.record(document).content));
  }

  has(content: string): boolean {
    return this.segment !== undefined && this.segment.documentsOf(content).length > 0;
  }

  /** What a file gave that has not been touched since. */
  unchanged({ folder, name, stamp }: ListedFile): FileOutcome | undefined {
    const place = { folder, path: name };
    const archive = this.archiveByPlace.get(placeKey(place));
    if (archive && archive.stamp !== stamp) return undefined;
    const parts = (archive ? archive.members.map((member) => ({ folder, path: `${name}/${member}` })) : [place]).map((part) => this.partAt(part, stamp));
    if (parts.some((part) => part === undefined)) return undefined;
    const known = parts as (IndexSource | FailedFile)[];
    return {
      sources: known.filter((part): part is IndexSource => !('reason' in part)),
      failed: known.filter((part): part is FailedFile => 'reason' in part),
      archive,
      read: 0,
    };
  }

  /** A document with the text of one that was read before; line ends and blanks at the end have to be the same too. */
  sameText(head: DocumentHead, text: string): IndexSource | undefined {
    const isSaidTheSame = (document: number): boolean => this.segment!.record(document).override?.key === head.override?.key;
    const number = this.segment?.documentsOf(head.content).find((document) => isSaidTheSame(document) && this.segment!.text(document) === text);
    return number === undefined ? undefined : this.kept(head, number);
  }

  private partAt(place: Pick<DocumentHead, 'folder' | 'path'>, stamp: string): IndexSource | FailedFile | undefined {
    const failed = this.failedByPlace.get(placeKey(place));
    if (failed?.stamp === stamp) return failed;
    const number = this.segment?.documentAt(place);
    const record = number === undefined ? undefined : this.segment!.record(number);
    return record?.stamp === stamp ? this.kept(record, number!) : undefined;
  }

  private kept({ folder, path, stamp, content, utf8, override, readingNotes }: DocumentHead, document: number): IndexSource {
    return { folder, path, stamp, content, utf8, override, readingNotes, from: { segment: this.segment!, document } };
  }
}

function textOf({ text }: EncodedDocument): string {
  return Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('utf16le');
}

function failedFile(file: ListedFile, { member, outcome, reason, lost }: NotRead): FailedFile {
  return { folder: file.folder, path: pathOf(file, member), stamp: file.stamp, outcome, reason, ...(lost && { lost }) };
}

/** A member of an archive has its path within it behind that of the archive. */
function pathOf({ name }: ListedFile, member: string | undefined): string {
  return member === undefined ? name : `${name}/${member}`;
}

function keyOf({ folder, name }: ListedFile): string {
  return placeKey({ folder, path: name });
}
