/** What threads that check drafts (检查线程) are told, and what they tell. Data only: it goes from one thread to another. */

import type { MessagePort } from 'node:worker_threads';
import type { CheckSettings } from '../../engine/model.js';
import type { NameTable } from '../../facts/names.js';
import type { TerritoryDeclaration } from '../../facts/territories.js';
import type { TellingDrafts, ToldDrafts } from '../../rules/other-drafts.js';
import type { InputDraft } from '../inputs.js';
import type { PreparedPart } from '../loaded-corpus.js';
import type { StoredResult } from '../stored-result.js';

/** What a thread begins with. */
export interface ThreadStart {
  readonly port: MessagePort;
  /** One number of 32 bits: how many answers there have been, of all threads. */
  readonly signal: SharedArrayBuffer;
  readonly cwd: string;
  /** Whether targets are counted. */
  readonly targets: boolean;
}

/** What facts and corpora are made of: the same here and there. */
export interface Ground {
  readonly territories: readonly TerritoryDeclaration[];
  readonly tables: readonly NameTable[];
  readonly corpus: { readonly identity: string; readonly parts: readonly PreparedPart[] } | undefined;
}

/** A draft that is to be looked at. */
export interface ThreadTask {
  /** Its number in the run. */
  readonly index: number;
  readonly text: string;
  readonly settings: CheckSettings;
  readonly ground: Ground;
  /** Numbers of the documents of the corpus that it is itself. */
  readonly own: readonly number[];
  readonly others: ToldDrafts | undefined;
}

/** What a thread found; nothing where it could not settle it, and the main thread has to look. */
export interface ThreadAnswer {
  readonly index: number;
  readonly found: StoredResult | undefined;
}

/** A draft of a run as a thread is told of it. */
export function taskOf(index: number, { document, settings, ground, world }: InputDraft, others: TellingDrafts | undefined): ThreadTask {
  return { index, text: document.text, settings, ground, own: [...world.own].map(({ id }) => id), others: others?.told() };
}
