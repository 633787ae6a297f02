/** An index as a file of its own (独立索引文件), to be moved and shared: made or brought up to date in its place. */

import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import type { Progress } from '../loaded-corpus.js';
import { IndexError } from '../index-file/index-error.js';
import { IndexFile } from '../index-file/index-file.js';
import { heldBy, lockHolder, tryLock } from '../index-file/lock.js';
import { writeIndexFile } from '../index-file/writer.js';
import { UserError } from '../user-error.js';
import { kindOf } from '../files.js';
import { buildIndex, isOurs, type BuiltIndex, type IndexPlan } from './build.js';
import { IndexSegment } from './index-segment.js';

/** What came of it. */
export interface IndexOutcome extends Omit<BuiltIndex, 'sections' | 'close'> {
  /** Length of the file. */
  readonly bytes: number;
  /** Why the file that was there could not be taken over, where there was one. */
  readonly replaced: Localized | undefined;
}

/** Writes the index of folders to a file, in steps. Throws a {@link UserError} where that cannot be done; the file that was there is then as it was. */
export function* refreshFile(path: string, plan: IndexPlan, onProgress: (progress: Progress) => void): Steps<IndexOutcome> {
  if (kindOf(path) === 'folder') throw new UserError({ zh: `--out 应为文件，${path} 是文件夹`, en: `--out names a file; ${path} is a folder` });
  const lockPath = `${path}.lock`;
  const lock = tryLock(lockPath);
  if (!lock) throw heldBy(lockPath, lockHolder(lockPath));
  let segment: IndexSegment | undefined;
  try {
    const before = indexThere(path, plan);
    segment = before instanceof IndexSegment ? before : undefined;
    const built = yield* buildIndex(plan, segment, (progress) => {
      lock.touch();
      onProgress(progress);
    });
    try {
      const { bytes } = writeIndexFile(path, built.sections);
      const { tally, outcomes, notes } = built;
      return { tally, outcomes, notes, bytes, replaced: before instanceof IndexSegment ? undefined : before };
    } finally {
      built.close();
    }
  } finally {
    segment?.file.close();
    lock.release();
  }
}

/** The index that is there, or why it cannot be taken over. A file that is no index is not written over: it is somebody's. */
function indexThere(path: string, plan: IndexPlan): IndexSegment | Localized | undefined {
  if (kindOf(path) !== 'file') return undefined;
  try {
    const segment = new IndexSegment(IndexFile.open(path));
    if (isOurs(segment, plan)) return segment;
    segment.file.close();
    return { zh: '由另一版本的文衡建立，或地域表不同', en: 'made by another version of Wenheng or with another table of territories' };
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    if (error.kind === 'not-an-index') throw new UserError({ zh: `${path} 不是索引文件，不予覆盖；请换一个文件名，或先删去它`, en: `${path} is no index and is not written over: choose another name, or remove it first` });
    return error.localized;
  }
}
