/** What the index before knows of files and texts (已知的文件). */

import type { ListedFile } from './file-list.js';
import type { IndexSegment } from './index-segment.js';
import { placeKey, type ArchiveRecord, type DocumentRecord, type FailedFile } from './records.js';

/** What a file gave that has not been touched since. */
interface Unchanged {
  /** Numbers of documents. */
  readonly documents: readonly number[];
  readonly failed: readonly FailedFile[];
  readonly archive: ArchiveRecord | undefined;
}

export class Known {
  private readonly failedByPlace: ReadonlyMap<string, FailedFile>;
  private readonly archiveByPlace: ReadonlyMap<string, ArchiveRecord>;

  constructor(readonly segment: IndexSegment | undefined) {
    this.failedByPlace = new Map(segment?.meta.failed.map((failed) => [placeKey(failed), failed]));
    this.archiveByPlace = new Map(segment?.meta.archives.map((archive) => [placeKey(archive), archive]));
  }

  /** The texts that it holds, as a table of their hashes that threads can share. */
  get contents(): Uint32Array {
    return this.segment?.contents() ?? new Uint32Array(0);
  }

  has(content: string): boolean {
    return this.segment !== undefined && this.segment.documentsOf(content).length > 0;
  }

  /** What a file gave that has not been touched since. */
  unchanged({ folder, name, stamp }: ListedFile): Unchanged | undefined {
    const place = { folder, path: name };
    const archive = this.archiveByPlace.get(placeKey(place));
    if (archive && archive.stamp !== stamp) return undefined;
    const documents: number[] = [];
    const failed: FailedFile[] = [];
    for (const path of archive ? archive.members.map((member) => `${name}/${member}`) : [name]) {
      const part = this.partAt({ folder, path }, stamp);
      if (part === undefined) return undefined;
      if (typeof part === 'number') documents.push(part);
      else failed.push(part);
    }
    return { documents, failed, archive };
  }

  /** A document with the text of one that was read before and of which the same is said; line ends and blanks at the end have to be the same too. */
  sameText(content: string, override: string | undefined, text: string): number | undefined {
    return this.segment?.documentsOf(content).find((document) => this.segment!.readRecord(document).override?.key === override && this.segment!.text(document) === text);
  }

  private partAt(place: Pick<DocumentRecord, 'folder' | 'path'>, stamp: string): number | FailedFile | undefined {
    const failed = this.failedByPlace.get(placeKey(place));
    if (failed?.stamp === stamp) return failed;
    const number = this.segment?.documentAt(place);
    return number !== undefined && this.segment!.readRecord(number).stamp === stamp ? number : undefined;
  }
}
