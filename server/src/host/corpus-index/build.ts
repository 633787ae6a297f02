/** Makes an index of folders (建立索引): new and changed files are read, the rest is taken over from the index before. */

import type { Grouping } from '../../corpus/model.js';
import type { TerritoryLookup } from '../../document/territories.js';
import type { Steps } from '../../text/steps.js';
import type { Progress } from '../loaded-corpus.js';
import { displayPath, type Skipped } from '../files.js';
import type { SectionContent } from '../index-file/writer.js';
import { dataVersion } from './data-version.js';
import { listFiles, listingOf, type FileList, type Listed, type ListedFile } from './file-list.js';
import { Gathered } from './gathered.js';
import type { IndexSegment } from './index-segment.js';
import { Known } from './known.js';
import { nothingReadable, stoppedAtOnce } from './listing.js';
import { outcomesOf, shownNotes, type FileOutcome, type ShownNote } from './outcomes.js';
import { readFiles } from './read-files.js';
import type { ReadingProgram } from './reading-threads.js';
import type { ArchiveRecord, FailedFile, IndexMeta } from './records.js';
import { sectionsOf, type Batch } from './sections.js';
import type { OrderedSources } from './sources.js';
import { Spool } from '../spool.js';

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
  /** Threads that read files; without them only text is read. */
  readonly reading?: ReadingProgram | undefined;
  /** Whether files are read once more whose reading was given up the last time, as it took too long: the machine may have had much else to do. */
  readonly retry?: boolean;
  /** Whether somebody asked to stop reading: what has been read becomes an index. */
  readonly isStopped?: () => boolean;
  /** Whether nobody asks what became of the files that give documents. */
  readonly brief?: boolean;
  readonly batch?: Batch;
}

/** How many documents an index has, and where they come from. */
export interface Tally {
  readonly documents: number;
  /** Read anew; the others were taken over. */
  readonly read: number;
  readonly clauses: number;
  /** Files that were not looked at, as the building was stopped. */
  readonly missing: number;
}

/** An index ready to be written. */
export interface BuiltIndex {
  readonly sections: readonly SectionContent[];
  readonly tally: Tally;
  /** What became of each file; where the plan is brief, of those that give no document. */
  readonly outcomes: readonly FileOutcome[];
  /** What in the `corpus.yaml` files is to be mended. */
  readonly notes: readonly ShownNote[];
  /** Gives back what the sections are read from. */
  close(): void;
}

/** Whether an index was made by this program, with these tables. */
export function isOurs({ meta }: IndexSegment, { tables }: Pick<IndexPlan, 'tables'>): boolean {
  return meta.data === dataVersion() && meta.tables === tables;
}

/** Whether an index is as the files are now. */
export function isFresh({ meta }: IndexSegment, listed: Listed): boolean {
  return meta.listing === listingOf(listed.files, listed.overrides);
}

/**
 * Reads what is new in steps. Throws a {@link UserError} where a folder is missing or holds no readable document. What it gives has to be closed once its sections are
 * written, as they are read from a temporary file.
 */
export function* buildIndex(plan: IndexPlan, before: IndexSegment | undefined, onProgress: (progress: Progress) => void = () => undefined): Steps<BuiltIndex> {
  const unlisted: Skipped[] = [];
  const listed = listFiles(plan, unlisted);
  const { files, ignored } = listed;
  const known = new Known(before && isOurs(before, plan) ? before : undefined);
  const spool = new Spool();
  try {
    const gathered = new Gathered(files.length, plan, known, spool);
    const unread = files.only(unreadIn(files, gathered));
    let done = files.length - unread.length;
    onProgress({ done, total: files.length });
    yield* readFiles(unread, plan, known, (file, read) => {
      gathered.add(file, read);
      onProgress({ done: ++done, total: files.length });
    });
    const { sources, failed, archives, read } = gathered.inOrder();
    const missing = files.length - done;
    if (missing > 0 && sources.length === 0) throw stoppedAtOnce();
    refuseEmpty(plan, files, gathered, sources, failed);
    // An index that was stopped is not as the files are: the next one goes on from there.
    const listing = listingOf(missing === 0 ? files : files.only(lookedIn(files, gathered)), listed.overrides);
    const notes = notesOf(listed, archives, plan);
    const head = { data: dataVersion(), tables: plan.tables, folders: plan.folders.map((folder) => displayPath(folder, plan.cwd)), listing, failed, archives, notes };
    const sections = yield* sectionsOf(sources, head, plan.groupings, spool, plan.batch);
    const outcomes = outcomesOf(plan.brief ? undefined : sources, { failed, unlisted, ignored }, plan);
    return { sections, tally: { documents: sources.length, read, clauses: clausesIn(sources), missing }, outcomes, notes: shownNotes(notes, plan), close: () => spool.close() };
  } catch (error) {
    spool.close();
    throw error;
  }
}

/** Numbers of the files that are to be read: the others are taken over. */
function unreadIn(files: FileList, gathered: Gathered): Uint32Array {
  return numbersOf(files, (file) => !gathered.keep(file));
}

function lookedIn(files: FileList, gathered: Gathered): Uint32Array {
  return numbersOf(files, (file) => gathered.has(file));
}

function numbersOf(files: FileList, test: (file: ListedFile) => boolean): Uint32Array {
  const numbers = new Uint32Array(files.length);
  let count = 0;
  for (const file of files) if (test(file)) numbers[count++] = file.number;
  return numbers.slice(0, count);
}

/** Throws where a folder gives no document, unless some of it has not been read. */
function refuseEmpty(plan: IndexPlan, files: FileList, gathered: Gathered, sources: OrderedSources, failed: readonly FailedFile[]): void {
  const full = new Set<number>();
  for (let index = 0; index < sources.length && full.size < plan.folders.length; index++) full.add(files.folderOf(sources.fileOf(index)));
  for (const [folder, path] of plan.folders.entries()) {
    if (full.has(folder)) continue;
    if ([...files].some((file) => file.folder === folder && !gathered.has(file))) continue;
    const outcomes = outcomesOf(undefined, { failed: failed.filter((file) => file.folder === folder), unlisted: [], ignored: [] }, plan);
    throw nothingReadable(displayPath(path, plan.cwd), outcomes.map(({ path: shown, reason }) => ({ path: shown, reason: reason! })));
  }
}

function notesOf({ files, overrides }: Listed, archives: readonly ArchiveRecord[], { territories }: IndexPlan): IndexMeta['notes'] {
  return overrides.flatMap((beside, folder) => {
    const members = archives.filter((archive) => archive.folder === folder).flatMap(({ path, members }) => members.map((member) => `${path}/${member}`));
    return beside.notes(territories, concatenated(files.namesIn(folder), members)).map((note) => ({ ...note, folder }));
  });
}

function* concatenated<T>(...all: readonly Iterable<T>[]): Iterable<T> {
  for (const each of all) yield* each;
}

function clausesIn(sources: OrderedSources): number {
  let sum = 0;
  for (let index = 0; index < sources.length; index++) sum += sources.part(index).lengths.clauses;
  return sum;
}
