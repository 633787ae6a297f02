/** Reads the files of a corpus (读入语料文件): many of them, or others than text, in threads; a few texts here. */

import { availableParallelism } from 'node:os';
import type { Steps } from '../../text/steps.js';
import { readTextFile } from '../files.js';
import type { IndexPlan } from './build.js';
import type { Files, ListedFile } from './file-list.js';
import type { Known } from './known.js';
import { documentOf, type ReadFile } from './read-documents.js';
import { readingThreads, reasonOfLoss, type ReadingTask } from './reading-threads.js';
import type { Lost, Threads } from '../threads.js';
import { isTextName } from '../ingest/kinds.js';

/** Bytes of text that are read here in the time that threads take to start. */
const READ_HERE = 2_000_000;
const MOST_THREADS = 8;
/** Files that are in the hands of threads, read or waiting, at most. */
const WINDOW = 64;
/** Milliseconds until whoever drives the steps is asked again. */
const PATIENCE = 50;

/** Gives every file with what was read of it, in whatever order; ends at once where the plan is stopped, without what threads have in their hands. */
export function* readFiles(files: Files, plan: IndexPlan, known: Known, settle: (file: ListedFile, read: ReadFile) => void): Steps<void> {
  const threads = threadsFor(files, plan, known);
  if (!threads) return yield* readHere(files, plan, known, settle);
  const fileOf = new Map<ReadingTask, ListedFile>();
  const taskFor = (file: ListedFile): ReadingTask => {
    const task: ReadingTask = { path: file.path, as: 'documents', override: file.override };
    fileOf.set(task, file);
    return task;
  };
  try {
    for (let posted = 0; (posted < files.length || threads.pending > 0) && !plan.isStopped?.(); ) {
      while (posted < files.length && threads.pending < WINDOW) threads.post(taskFor(files.at(posted++)));
      const settled = threads.next(PATIENCE);
      if (settled) {
        settle(fileOf.get(settled.task)!, 'result' in settled ? settled.result : lostFile(settled.lost));
        fileOf.delete(settled.task);
      }
      yield;
    }
  } finally {
    threads.close();
  }
}

function* readHere(files: Files, { territories, isStopped }: IndexPlan, known: Known, settle: (file: ListedFile, read: ReadFile) => void): Steps<void> {
  for (const file of files) {
    if (isStopped?.()) return;
    settle(file, { archive: false, documents: [readOne(file)] });
    yield;
  }
  function readOne({ path, override }: ListedFile): ReadFile['documents'][number] {
    if (!isTextName(path)) return { member: undefined, outcome: 'failed', reason: { zh: '不是文本文件，这里读不了', en: 'is no text file and cannot be read here' } };
    const file = readTextFile(path);
    if ('failure' in file) return { member: undefined, outcome: 'failed', reason: file.failure };
    return documentOf(undefined, { kind: 'text', text: file.text, encoding: file.encoding, notes: [] }, territories, known, override);
  }
}

function threadsFor(files: Files, { reading }: IndexPlan, known: Known): Threads<ReadingTask, ReadFile> | undefined {
  if (!reading) return undefined;
  if (isLittleText(files)) return undefined;
  return readingThreads<ReadFile>(reading, known.contents, Math.min(availableParallelism(), MOST_THREADS, files.length));
}

function isLittleText(files: Files): boolean {
  let bytes = 0;
  for (const { size, name } of files) {
    bytes += size;
    if (bytes >= READ_HERE || !isTextName(name)) return false;
  }
  return true;
}

function lostFile(lost: Lost): ReadFile {
  return { archive: false, documents: [{ member: undefined, outcome: 'failed', reason: reasonOfLoss(lost), lost: true }] };
}
