/** Makes an index of folders (建立索引): new and changed files are read, the rest is taken over from the index before. */

import { relative } from 'node:path';
import type { Grouping } from '../../corpus/model.js';
import type { TerritoryLookup } from '../../document/territories.js';
import { hash64 } from '../../text/hash.js';
import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import type { Progress } from '../loaded-corpus.js';
import { listCorpus, nothingReadable, stampOf, stoppedAtOnce } from './listing.js';
import { displayPath, withSlashes, type Skipped } from '../files.js';
import type { SectionContent } from '../index-file/writer.js';
import { dataVersion } from './data-version.js';
import type { IndexSegment } from './index-segment.js';
import { Gathered, Known } from './gathered.js';
import { isTextName } from '../ingest/kinds.js';
import { BY_OVERRIDE, outcomesOf, shownNotes, type FileOutcome, type IgnoredFile, type ShownNote } from './outcomes.js';
import { FolderOverrides, type DocumentOverride } from './overrides/folder.js';
import type { ReadingProgram } from './reading-threads.js';
import { readFiles } from './read-files.js';
import { sectionsOf } from './sections.js';
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
  /** What became of each file. */
  readonly outcomes: readonly FileOutcome[];
  /** What in the `corpus.yaml` files is to be mended. */
  readonly notes: readonly ShownNote[];
  /** Gives back what the sections are read from. */
  close(): void;
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
  /** Bytes. */
  readonly size: number;
  /** What is said of the file beside it. */
  readonly override: DocumentOverride | undefined;
  /** The same of a member of an archive, by its path relative to the folder; `ignore` where it is left out. */
  readonly overrideOf: (path: string) => DocumentOverride | 'ignore' | undefined;
}

/** The files of folders as they are now. */
export interface Listed {
  readonly files: readonly ListedFile[];
  /** Files that are left out, and why. */
  readonly ignored: readonly IgnoredFile[];
  /** What is said beside the files, by folder. */
  readonly overrides: readonly FolderOverrides[];
}

/** The files of the folders as they are now. Throws a UserError where a folder cannot be used. */
export function listFiles({ folders, cwd }: Pick<IndexPlan, 'folders' | 'cwd'>, skipped: Skipped[] = []): Listed {
  const files: ListedFile[] = [];
  const ignored: IgnoredFile[] = [];
  const overrides = folders.map((root, folder) => {
    const listed = listCorpus(root, cwd, skipped);
    const nameOf = (path: string): string => withSlashes(relative(root, path));
    for (const link of listed.links) ignored.push({ folder, name: nameOf(link), reason: LINK });
    const beside = new FolderOverrides(root, listed.overrides.map(nameOf));
    for (const path of listed.documents) {
      const name = nameOf(path);
      const override = beside.of(name);
      if (override === 'ignore') ignored.push({ folder, name, reason: BY_OVERRIDE });
      else files.push({ folder, path, name, override, overrideOf: (member) => beside.of(member, name), ...stamped(path, override, beside) });
    }
    return beside;
  });
  return { files, ignored, overrides };
}

const LINK: Localized = { zh: '是链接，不跟随', en: 'is a link and not followed' };

/** The stamp changes with what is said of the file beside it; of the members of an archive with everything that is said in the folder. */
function stamped(path: string, override: DocumentOverride | undefined, beside: FolderOverrides): Pick<ListedFile, 'stamp' | 'size'> {
  const { stamp, size } = stampOf(path);
  const said = isTextName(path) ? (override?.key ?? '') : beside.stamp;
  return { stamp: said === '' ? stamp : `${stamp} ${said}`, size };
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

/**
 * Reads what is new in steps. Throws a {@link UserError} where a folder is missing or holds no readable document. What it gives has to be closed once its sections are
 * written, as they are read from a temporary file.
 */
export function* buildIndex(plan: IndexPlan, before: IndexSegment | undefined, onProgress: (progress: Progress) => void = () => undefined): Steps<BuiltIndex> {
  const skipped: Skipped[] = [];
  const listed = listFiles(plan, skipped);
  const { files } = listed;
  const known = new Known(before && isOurs(before, plan) ? before : undefined);
  const spool = new Spool();
  try {
    const gathered = new Gathered(plan, known, spool);
    const unread = files.filter((file) => !gathered.keep(file));
    let done = files.length - unread.length;
    onProgress({ done, total: files.length });
    yield* readFiles(unread, plan, known, (file, read) => {
      gathered.add(file, read);
      onProgress({ done: ++done, total: files.length });
    });
    const { sources, failed, archives, read } = gathered.inOrder(files);
    const unlooked = files.filter((file) => !gathered.has(file));
    if (unlooked.length > 0 && sources.length === 0) throw stoppedAtOnce();
    const outcomes = outcomesOf({ sources, failed, unlisted: skipped, ignored: listed.ignored }, plan);
    for (const [folder, path] of plan.folders.entries()) {
      if ([...sources, ...unlooked].some((known) => known.folder === folder)) continue;
      throw nothingReadable(displayPath(path, plan.cwd), outcomesOf({ sources: [], failed: failed.filter((file) => file.folder === folder), unlisted: [], ignored: [] }, plan).map(({ path: shown, reason }) => ({ path: shown, reason: reason! })));
    }
    // An index that was stopped is not as the files are: the next one goes on from there.
    const looked = unlooked.length === 0 ? files : files.filter((file) => gathered.has(file));
    const notes = listed.overrides.flatMap((overrides, folder) => overrides.notes(plan.territories).map((note) => ({ ...note, folder })));
    const head = { data: dataVersion(), tables: plan.tables, folders: plan.folders.map((folder) => displayPath(folder, plan.cwd)), listing: listingOf({ ...listed, files: looked }), failed, archives, notes };
    const sections = yield* sectionsOf(sources, head, plan.groupings, spool);
    const clauses = sources.reduce((sum, { from }) => sum + ('segment' in from ? from.segment.clauseCount(from.document) : from.lengths.clauses), 0);
    return { sections, tally: { documents: sources.length, read, clauses, missing: unlooked.length }, outcomes, notes: shownNotes(notes, plan), close: () => spool.close() };
  } catch (error) {
    spool.close();
    throw error;
  }
}
