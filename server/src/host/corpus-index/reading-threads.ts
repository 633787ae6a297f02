/** Threads that read files (读入线程): what they are told, and what they tell. */

import { existsSync } from 'node:fs';
import type { TerritoryDeclaration } from '../../facts/territories.js';
import type { Localized } from '../../text/localized.js';
import type { FileExtraction } from '../ingest/extract-file.js';
import { INGEST_LIMITS } from '../ingest/model.js';
import { Threads, type Lost } from '../threads.js';
import { UserError } from '../user-error.js';
import type { DocumentOverride } from './overrides/folder.js';
import type { ReadFile } from './read-documents.js';

/** The program of the threads, in the folder of programs. */
export const READING_THREAD = 'reading-thread.js';

/** Where the threads come from, and what they tell territories by. */
export interface ReadingProgram {
  readonly script: string;
  readonly territories: readonly TerritoryDeclaration[];
}

/** What a thread is given once. */
export interface ReadingSetup {
  readonly territories: readonly TerritoryDeclaration[];
  /** Pairs of the hash of a text that the index before holds and a document, sorted. */
  readonly known: Uint32Array;
}

/** A file by its absolute path: as documents of an index, or as texts. */
export interface ReadingTask {
  readonly path: string;
  readonly as: 'documents' | 'texts';
  /** What is said of it beside it. */
  readonly override?: DocumentOverride | undefined;
}

/** The answer to a task: a {@link ReadFile} for documents, a {@link FileExtraction} for texts. */
export type ReadingAnswer = ReadFile | FileExtraction;

/** Why a file was not read to its end. */
export function reasonOfLoss(lost: Lost): Localized {
  if (lost === 'time') return { zh: '读取超过时限，已放弃', en: 'took longer to be read than the limit and was given up' };
  if (lost === 'memory') return { zh: '读取时内存不足，已放弃', en: 'needed more memory to be read than the limit and was given up' };
  const detail = lost === 'ended' ? { zh: '读入线程意外结束', en: 'the thread ended' } : { zh: lost.thrown, en: lost.thrown };
  return { zh: `读取时出错，请报告：${detail.zh}`, en: `caused an error while it was read, please report it: ${detail.en}` };
}

/** What one file may take of memory before its thread ends. */
const HEAP_MEGABYTES = 1024;
/** What new objects may take of it, half of the engine's own limit: a thread that has read long enough uses all of it. A quarter would make Word files and pages a tenth slower. */
const YOUNG_MEGABYTES = 24;

/** At most so many threads. Throws a {@link UserError} where their program is missing. */
export function readingThreads<Answer extends ReadingAnswer>({ script, territories }: ReadingProgram, known: Uint32Array, count: number): Threads<ReadingTask, Answer> {
  if (!existsSync(script)) throw new UserError({ zh: `安装不完整：缺少 ${script}`, en: `The installation is incomplete: ${script} is missing` });
  const data: ReadingSetup = { territories, known };
  return new Threads({ script, data, resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES } }, count, INGEST_LIMITS.milliseconds);
}
