/** Makes an index of folders (建立索引): new and changed files are read, the rest is taken over from the index before. */

import { relative } from 'node:path';
import type { Grouping } from '../../corpus/model.js';
import { parseDocument } from '../../document/parse.js';
import type { TerritoryLookup } from '../../document/territories.js';
import { hash64 } from '../../text/hash.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import type { Progress } from '../loaded-corpus.js';
import { contentKey, listCorpus, nothingReadable, stampOf } from './listing.js';
import { displayPath, readTextFile, withSlashes, type Skipped } from '../files.js';
import type { SectionContent } from '../index-file/writer.js';
import { dataVersion } from './data-version.js';
import { encodeDocument } from './encoded-document.js';
import type { IndexSegment } from './index-segment.js';
import { outcomesOf, shownNotes, type FileOutcome, type ShownNote } from './outcomes.js';
import { withOverride } from './overrides/apply.js';
import { FolderOverrides, type DocumentOverride } from './overrides/folder.js';
import { placeKey, type FailedFile } from './records.js';
import { sectionsOf, type DocumentHead, type IndexSource } from './sections.js';

/** What is to be indexed, and how. */
export interface IndexPlan {
  /** Absolute paths. */
  readonly folders: readonly string[];
  /** What shown paths are relative to. */
  readonly cwd: string;
  readonly territories: TerritoryLookup;
  /** What territories are told by: an index made with another table is not taken over. */
  readonly tables: string;
  readonly groupings: readonly Grouping[];
}

/** How many documents an index has, and where they come from. */
export interface Tally {
  readonly documents: number;
  /** Read anew; the others were taken over. */
  readonly read: number;
  readonly clauses: number;
}

/** An index ready to be written. */
export interface BuiltIndex {
  readonly sections: readonly SectionContent[];
  readonly tally: Tally;
  /** What became of each file. */
  readonly outcomes: readonly FileOutcome[];
  /** What in the `corpus.yaml` files is to be mended. */
  readonly notes: readonly ShownNote[];
}

/** A file of a folder as it is now. */
export interface ListedFile {
  readonly folder: number;
  /** Absolute. */
  readonly path: string;
  /** Relative to its folder, with `/`. */
  readonly name: string;
  /** Changes with the file, and with what is said of it beside it. */
  readonly stamp: string;
  readonly override: DocumentOverride | undefined;
}

/** The files of folders as they are now. */
export interface Listed {
  readonly files: readonly ListedFile[];
  /** Files that a `corpus.yaml` leaves out. */
  readonly ignored: readonly Pick<ListedFile, 'folder' | 'name'>[];
  /** What is said beside the files, by folder. */
  readonly overrides: readonly FolderOverrides[];
}

/** The files of the folders as they are now. Throws a UserError where a folder cannot be used. */
export function listFiles({ folders, cwd }: Pick<IndexPlan, 'folders' | 'cwd'>, skipped: Skipped[] = []): Listed {
  const files: ListedFile[] = [];
  const ignored: Pick<ListedFile, 'folder' | 'name'>[] = [];
  const overrides = folders.map((root, folder) => {
    const listed = listCorpus(root, cwd, skipped);
    const nameOf = (path: string): string => withSlashes(relative(root, path));
    const beside = new FolderOverrides(root, listed.overrides.map(nameOf));
    for (const path of listed.documents) {
      const name = nameOf(path);
      const override = beside.of(name);
      if (override === 'ignore') ignored.push({ folder, name });
      else files.push({ folder, path, name, stamp: override ? `${stampOf(path)} ${override.key}` : stampOf(path), override });
    }
    return beside;
  });
  return { files, ignored, overrides };
}

/** Whether an index was made by this program, with these tables. */
export function isOurs({ meta }: IndexSegment, { tables }: Pick<IndexPlan, 'tables'>): boolean {
  return meta.data === dataVersion() && meta.tables === tables;
}

/** Whether an index is as the files are now. */
export function isFresh({ meta }: IndexSegment, listed: Listed): boolean {
  return meta.listing === listingOf(listed);
}

/** A hash of files and their stamps. */
function listingOf({ files, overrides }: Listed): string {
  return hash64([...files.map(({ folder, name, stamp }) => `${folder} ${name} ${stamp}`).sort(), ...overrides.map(({ stamp }) => stamp)].join('\n'));
}

/** Reads what is new in steps. Throws a {@link UserError} where a folder is missing or holds no readable document. */
export function* buildIndex(plan: IndexPlan, before: IndexSegment | undefined, onProgress: (progress: Progress) => void = () => undefined): Steps<BuiltIndex> {
  const skipped: Skipped[] = [];
  const listed = listFiles(plan, skipped);
  const { files } = listed;
  const known = new Known(before && isOurs(before, plan) ? before : undefined);
  const sources: IndexSource[] = [];
  const failed: FailedFile[] = [];
  let read = 0;
  for (const [done, file] of files.entries()) {
    onProgress({ done, total: files.length });
    const source = known.unchanged(file) ?? readFile(file, plan.territories, known);
    yield;
    if ('reason' in source) {
      failed.push(source);
      continue;
    }
    if (!('segment' in source.from)) read++;
    sources.push(source);
  }
  for (const [folder, path] of plan.folders.entries()) if (!sources.some((source) => source.folder === folder)) throw nothingReadable(displayPath(path, plan.cwd));
  onProgress({ done: files.length, total: files.length });
  const notes = listed.overrides.flatMap((overrides, folder) => overrides.notes(plan.territories).map((note) => ({ ...note, folder })));
  const head = { data: dataVersion(), tables: plan.tables, folders: plan.folders.map((folder) => displayPath(folder, plan.cwd)), listing: listingOf(listed), failed, notes };
  const sections = yield* sectionsOf(sources, head, plan.groupings);
  const clauses = sources.reduce((sum, { from }) => sum + ('segment' in from ? from.segment.clauseCount(from.document) : from.counts.length), 0);
  return { sections, tally: { documents: sources.length, read, clauses }, outcomes: outcomesOf({ sources, failed, unlisted: skipped, ignored: listed.ignored }, plan), notes: shownNotes(notes, plan) };
}

/** What the index before knows. */
class Known {
  private readonly failedByPlace: ReadonlyMap<string, FailedFile>;

  constructor(private readonly segment: IndexSegment | undefined) {
    this.failedByPlace = new Map(segment?.meta.failed.map((failed) => [placeKey(failed), failed]));
  }

  /** A file that has not been touched since. */
  unchanged({ folder, name, stamp }: ListedFile): IndexSource | FailedFile | undefined {
    const place = { folder, path: name };
    const failed = this.failedByPlace.get(placeKey(place));
    if (failed?.stamp === stamp) return failed;
    const number = this.segment?.documentAt(place);
    const record = number === undefined ? undefined : this.segment!.record(number);
    return record?.stamp === stamp ? this.kept(record, number!) : undefined;
  }

  /** A file that holds the text of one that was read before; line ends and blanks at the end have to be the same too. */
  sameText(head: DocumentHead, text: string): IndexSource | undefined {
    const isSaidTheSame = (document: number): boolean => this.segment!.record(document).override?.key === head.override?.key;
    const number = this.segment?.documentsOf(head.content).find((document) => isSaidTheSame(document) && this.segment!.text(document) === text);
    return number === undefined ? undefined : this.kept(head, number);
  }

  private kept({ folder, path, stamp, content, utf8, override }: DocumentHead, document: number): IndexSource {
    return { folder, path, stamp, content, utf8, override, from: { segment: this.segment!, document } };
  }
}

function readFile({ folder, path, name, stamp, override }: ListedFile, territories: TerritoryLookup, known: Known): IndexSource | FailedFile {
  const failure = (outcome: FailedFile['outcome'], reason: Localized): FailedFile => ({ folder, path: name, stamp, outcome, reason });
  const file = readTextFile(path);
  if ('failure' in file) return failure('failed', file.failure);
  const head: DocumentHead = { folder, path: name, stamp, content: contentKey(file.text), utf8: file.encoding === 'utf-8', override: override && { from: override.from, key: override.key } };
  const kept = known.sameText(head, file.text);
  if (kept) return kept;
  const document = withOverride(parseDocument(file.text, { territories }), override, territories);
  if (document.clauses.length === 0) return failure('skipped', { zh: '没有正文', en: 'holds no running text' });
  return { ...head, from: encodeDocument(document) };
}
