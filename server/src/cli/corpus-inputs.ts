/** What the commands on a corpus (`corpus list`, `show`, `doctor`) read: the corpus that is named or configured, and the day. */

import type { CorpusDocument } from '../corpus/model.js';
import { Inputs } from '../host/inputs.js';
import type { CorpusEntry, LoadedCorpus } from '../host/loaded-corpus.js';
import { NO_OVERRIDES, type Project } from '../host/project.js';
import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import type { IsoDate } from '../text/dates.js';
import { namedInputs } from './input-flags.js';
import type { Terminal } from './terminal.js';

/** Options of every command on a corpus. */
export interface CorpusFlags {
  readonly corpus?: string[];
  readonly config?: string;
  readonly asOf?: IsoDate;
}

/** A corpus that is open, what holds for the working folder, and the day. */
export interface OpenCorpus {
  readonly loaded: LoadedCorpus;
  readonly project: Project;
  readonly asOf: IsoDate;
}

/** A document with what its corpus notes of it. */
export interface Listed {
  readonly document: CorpusDocument;
  readonly entry: CorpusEntry;
}

/** Opens the corpus. Throws a {@link UserError} where none is named or configured. */
export function openCorpus(flags: CorpusFlags, terminal: Terminal): OpenCorpus {
  const inputs = new Inputs({ ...NO_OVERRIDES, ...namedInputs([], flags, terminal), rules });
  const loaded = inputs.corpusHere();
  if (!loaded) throw new UserError({ zh: '没有语料库，请用 --corpus 或在配置中指明', en: 'There is no corpus: name one with --corpus or in the configuration' });
  const project = inputs.projectHere();
  return { loaded, project, asOf: flags.asOf ?? project.config.asOf ?? terminal.today };
}
