/** Text of drafts (文稿的文字): a text file as it stands, a Word file, a web page or a PDF through a thread that reads it. */

import type { Localized } from '../text/localized.js';
import { readingThreads, reasonOfLoss, type ReadingProgram, type ReadingTask } from './corpus-index/reading-threads.js';
import { readTextFile, realPath } from './files.js';
import type { FileExtraction } from './ingest/extract-file.js';
import { isTextName } from './ingest/kinds.js';
import type { FileKind } from './ingest/model.js';
import type { Lost, Threads } from './threads.js';

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

/** Reads drafts one after the other. A thread is started for the first that is no text, and reads all others; what it gives does not depend on a project. */
export class DraftReader {
  private threads: Threads<ReadingTask, FileExtraction> | undefined;

  /** The text of a file by its path, or why there is none: “is a scan …”. Waits for the thread. */
  read(path: string, reading: ReadingProgram | undefined): DraftText | { readonly failure: Localized } {
    if (isTextName(path)) {
      const file = readTextFile(path);
      return 'failure' in file ? file : { realPath: file.realPath, kind: 'text', text: file.text, notes: [] };
    }
    if (!reading) return { failure: NO_THREAD };
    const extraction = this.extract(path, reading);
    if ('lost' in extraction) return { failure: reasonOfLoss(extraction.lost) };
    const [part] = extraction.parts;
    if (extraction.archive || !part) return { failure: ARCHIVE };
    const { extraction: read } = part;
    if ('ignored' in read) return { failure: read.ignored };
    if ('skipped' in read) return { failure: read.skipped };
    if ('failed' in read) return { failure: read.failed };
    const { kind, text, notes } = read.extracted;
    return { realPath: realPath(path), kind, text, notes };
  }

  /** Ends the thread; the next file that is no text starts another. */
  close(): void {
    this.threads?.close();
    this.threads = undefined;
  }

  private extract(path: string, reading: ReadingProgram): FileExtraction | { readonly lost: Lost } {
    this.threads ??= readingThreads<FileExtraction>(reading, new Uint32Array(0), 1);
    this.threads.post({ path, as: 'texts' });
    const settled = this.threads.next(Infinity)!;
    return 'result' in settled ? settled.result : settled;
  }
}
