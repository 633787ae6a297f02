/** What became of each file of an index (入库结果), and what in a `corpus.yaml` is to be mended. */

import type { Position } from '../../text/lines.js';
import type { Localized } from '../../text/localized.js';
import { displayPath, type Skipped } from '../files.js';
import type { FailedFile, IndexMeta, Outcome } from './records.js';
import type { OrderedSources } from './sources.js';

/** `indexed` read anew; `unchanged` taken over from the index before; otherwise why it gives no document. `ignored` is also what a `corpus.yaml` leaves out. */
export type Ending = 'indexed' | 'unchanged' | Outcome;

/** What became of one file. */
export interface FileOutcome {
  /** As it is shown: relative to the working folder where it lies in it. */
  readonly path: string;
  readonly outcome: Ending;
  /** Why it is not in the index. */
  readonly reason?: Localized;
  readonly title?: string;
  readonly number?: string;
  readonly date?: string;
  readonly clauses?: number;
  /** What a reader should know of the reading. */
  readonly notes?: readonly Localized[];
}

/** Something to be mended in a `corpus.yaml`. */
export interface ShownNote {
  /** As it is shown. */
  readonly path: string;
  readonly position: Position;
  readonly message: Localized;
  /** Whether the file is not used for it. */
  readonly broken: boolean;
}

/** Why a file is left out that a `corpus.yaml` says to ignore. */
export const BY_OVERRIDE: Localized = { zh: '按 corpus.yaml 不收入', en: 'is left out by corpus.yaml' };

/** A file that is left out on purpose. */
export interface IgnoredFile {
  readonly folder: number;
  /** Relative to its folder, with `/`. */
  readonly name: string;
  readonly reason: Localized;
}

/** Files that give no document. */
interface Without {
  readonly failed: readonly FailedFile[];
  /** Folders that could not be read. */
  readonly unlisted: readonly Skipped[];
  readonly ignored: readonly IgnoredFile[];
}

/** Where shown paths are relative to. */
interface Place {
  readonly folders: readonly string[];
  readonly cwd: string;
}

/** The outcome of every file, by path; of those alone that give no document where there are no sources. */
export function outcomesOf(sources: OrderedSources | undefined, { failed, unlisted, ignored }: Without, place: Place): FileOutcome[] {
  const outcomes: FileOutcome[] = [
    ...Array.from({ length: sources?.length ?? 0 }, (_, index) => documentOutcome(sources!, index, place)),
    ...failed.map(({ folder, path, outcome, reason }) => ({ path: shownPath({ folder, path }, place), outcome, reason })),
    ...unlisted.map(({ path, reason }) => ({ path, outcome: 'failed' as const, reason })),
    ...ignored.map(({ folder, name, reason }) => ({ path: shownPath({ folder, path: name }, place), outcome: 'ignored' as const, reason })),
  ];
  return outcomes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Notes with their files as they are shown. */
export function shownNotes(notes: IndexMeta['notes'], place: Place): ShownNote[] {
  return notes.map(({ folder, path, position, message, broken }) => ({ path: shownPath({ folder, path }, place), position, message: broken ? notUsed(message) : message, broken }));
}

/** A note as one would pass over a file: place and reason. */
export function noteAsSkipped({ path, position: { line, column }, message }: Pick<ShownNote, 'path' | 'position' | 'message'>): Skipped {
  return { path: `${path}:${line}:${column}`, reason: message };
}

/** The path of a file or of a member of an archive as it is shown. What a member is called leads nowhere: `包.zip/../甲.txt` stays as it is. */
export function shownPath({ folder, path }: { readonly folder: number; readonly path: string }, { folders, cwd }: Place): string {
  const [first = ''] = path.split('/', 1);
  return `${displayPath(`${folders[folder] ?? ''}/${first}`, cwd)}${path.slice(first.length)}`;
}

function notUsed({ zh, en }: Localized): Localized {
  return { zh: `${zh}（整个文件未采用）`, en: `${en} (nothing of the file is used)` };
}

function documentOutcome(sources: OrderedSources, index: number, place: Place): FileOutcome {
  const part = sources.part(index);
  const { folder, path, metadata: { title, number, date }, readingNotes } = part.record();
  return {
    path: shownPath({ folder, path }, place),
    outcome: sources.isKept(index) ? 'unchanged' : 'indexed',
    ...(title && { title: title.value }),
    ...(number && { number: number.value }),
    ...(date && { date: date.value }),
    ...(readingNotes && { notes: readingNotes }),
    clauses: part.lengths.clauses,
  };
}
