/** A corpus that is open (已装入的语料库): what can be asked of it, where its documents come from, what was left out. */

import type { Corpus, CorpusDocument } from '../corpus/model.js';
import type { Skipped } from './files.js';
import type { UserError } from './user-error.js';

/** Where a document of a corpus was read from. */
export interface Origin {
  /** Absolute path with links resolved. */
  readonly realPath: string;
  /** Whether the file is UTF-8, so that every editor shows the same text. */
  readonly utf8: boolean;
}

/** What a corpus notes of a document beside its text. */
export interface CorpusEntry {
  readonly clauses: number;
  /** For each value of its metadata that a `corpus.yaml` says the file that says it, relative to the corpus folder. */
  readonly overridden: Readonly<Record<string, string>>;
}

/** A part of a corpus, as whoever opens it is told of it. */
export interface PreparedPart {
  /** Its index. */
  readonly file: string;
  /** As reports show it. */
  readonly name: string;
  /** The folder that it was made of, links resolved; `undefined` for an index file, which stands for itself. */
  readonly folder: string | undefined;
  /** What of it could not be listed. */
  readonly unlisted: readonly Skipped[];
}

/** A loaded corpus, and what of the folders was left out. */
export interface LoadedCorpus {
  readonly corpus: Corpus;
  readonly skipped: readonly Skipped[];
  /** What in its `corpus.yaml` files is to be mended, though they are used. */
  readonly notes: readonly Skipped[];
  /** The same for corpora of the same content under the same names. */
  readonly identity: string;
  /** What it was opened from: another thread opens the same. */
  readonly parts: readonly PreparedPart[];
  /** The documents that a draft is itself, by real path or by content. */
  copiesOf(realPath: string | undefined, text: string): ReadonlySet<CorpusDocument>;
  originOf(document: CorpusDocument): Origin;
  entryOf(document: CorpusDocument): CorpusEntry;
  /** Why not everything could be read that was asked for, where that has happened; rules may have been told of it alone. */
  damage(): Damage | undefined;
  /** Bytes of the tables that look-ups have read. */
  held(): number;
  /** Lets go of the tables that look-ups have read; the next look-up reads what it needs again. */
  rest(): void;
}

/** A corpus that turned out to be damaged. */
export interface Damage {
  readonly error: UserError;
  /** Whether its index is one of ours, which can be made anew. */
  readonly cached: boolean;
}

/** How far loading has come, in files. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}
