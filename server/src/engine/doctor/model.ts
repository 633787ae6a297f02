/** What a look through a corpus finds that a librarian should mend (语料库体检): one finding a document and kind. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { Status } from '../../document/model.js';
import { findDates, type IsoDate } from '../../text/dates.js';
import type { Localized } from '../../text/localized.js';

/** Kinds of findings, in the order in which they are told. */
export const AILMENTS = ['double', 'version', 'superseded', 'date', 'scrambled', 'cut', 'missing'] as const;
export type Ailment = (typeof AILMENTS)[number];

/** What can be written into a `corpus.yaml` as it is. */
export interface Proposal {
  readonly date?: IsoDate;
  readonly status?: Status;
  readonly ignore?: true;
}

/** Values that somebody has to look up before they can be written there. */
export type Blank = 'title' | 'number' | 'date' | 'territory';

/** Something to be mended. */
export interface Finding {
  readonly kind: Ailment;
  readonly document: CorpusDocument;
  readonly message: Localized;
  /** What to do. */
  readonly hint: Localized;
  readonly proposal?: Proposal;
  readonly blanks?: readonly Blank[];
  /** Other documents that it is about. */
  readonly related: readonly CorpusDocument[];
}

/** What is looked through, on which day. */
export interface Patient {
  readonly corpus: Corpus;
  readonly asOf: IsoDate;
}

/** The day that the name of a document's file writes (`…(2020-05-14).txt`). */
export function dayInName({ path }: CorpusDocument): IsoDate | undefined {
  return findDates(path.slice(path.lastIndexOf('/') + 1)).pop()?.value;
}

/** Whether a document is said to be out of force. */
export function isOutOfForce({ document: { metadata: { status } } }: CorpusDocument): boolean {
  return status === 'repealed' || status === 'expired' || status === 'superseded';
}

/** How a document is called in messages: by its title, else by its path. */
export function nameOf({ document: { metadata: { title } }, path }: CorpusDocument): string {
  return title ? `《${title.value}》` : path;
}

/** A document with its day, for messages. */
export function placeOf({ path, document: { metadata: { date } } }: CorpusDocument): Localized {
  return date ? { zh: `${path}，${date.value}`, en: `${path}, ${date.value}` } : { zh: path, en: path };
}
