/** Text of drafts (文稿的文字): a text file as it stands, a Word file, a web page or a PDF through a thread that reads it. */

import type { Localized } from '../text/localized.js';
import { readingThreads, type ReadingProgram } from './corpus-index/reading-threads.js';
import { readTextFile, realPath } from './files.js';
import type { FileExtraction } from './ingest/extract-file.js';
import { isTextName } from './ingest/kinds.js';
import type { FileKind } from './ingest/model.js';

/** A draft that was read. */
export interface DraftText {
  /** Its file with links resolved. */
  readonly realPath: string;
  readonly kind: FileKind;
  readonly text: string;
  /** What a reader should know of the reading. */
  readonly notes: readonly Localized[];
}

const NO_THREAD: Localized = { zh: '不是文本文件，这里只能检查文本', en: 'is no text file; only text can be checked here' };
const ARCHIVE: Localized = { zh: '是压缩包，请解压后检查其中的文稿', en: 'is an archive: unpack it and check the drafts in it' };
const GIVEN_UP: Localized = { zh: '读取超过时限或内存不足，已放弃', en: 'took longer or needed more memory than the limit, and was given up' };

/** The text of a file by its path, or why there is none: “is a scan …”. Waits for the thread. */
export function readDraft(path: string, reading: ReadingProgram | undefined): DraftText | { readonly failure: Localized } {
  if (isTextName(path)) {
    const file = readTextFile(path);
    return 'failure' in file ? file : { realPath: file.realPath, kind: 'text', text: file.text, notes: [] };
  }
  const extraction = reading && extractInThread(path, reading);
  if (!extraction) return { failure: reading ? GIVEN_UP : NO_THREAD };
  const [part] = extraction.parts;
  if (extraction.archive || !part) return { failure: ARCHIVE };
  if (!('extracted' in part.extraction)) return { failure: 'skipped' in part.extraction ? part.extraction.skipped : part.extraction.failed };
  const { kind, text, notes } = part.extraction.extracted;
  return { realPath: realPath(path), kind, text, notes };
}

function extractInThread(path: string, reading: ReadingProgram): FileExtraction | undefined {
  const threads = readingThreads<FileExtraction>(reading, new Set(), 1);
  try {
    threads.post({ path, as: 'texts' });
    const settled = threads.next(Infinity);
    return settled && 'result' in settled ? settled.result : undefined;
  } finally {
    threads.close();
  }
}
