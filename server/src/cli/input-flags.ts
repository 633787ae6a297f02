/** How commands name what they read (输入参数): paths, standard input, corpora, configuration, as-of date. The same for all that read drafts. */

import { cacheFolder } from '../host/cache-root.js';
import { decode } from '../host/decode.js';
import type { RunOptions } from '../host/inputs.js';
import { UserError } from '../host/user-error.js';
import type { IsoDate } from '../text/dates.js';
import type { Terminal } from './terminal.js';

/** Options of every command that reads drafts. */
export interface InputFlags {
  readonly corpus?: string[];
  readonly asOf?: IsoDate;
  readonly config?: string;
  readonly stdinFilename?: string;
  /** For programs that start this one: folders outside of which no corpus and the like is read. */
  readonly inside?: string[];
}

/** What paths and flags name; the current folder where there is no path. */
export function namedInputs(paths: readonly string[], flags: InputFlags, terminal: Terminal): Pick<RunOptions, 'cwd' | 'paths' | 'stdin' | 'corpus' | 'config' | 'asOf' | 'today' | 'cache' | 'programs' | 'inside'> {
  const { corpus, config, asOf, stdinFilename, inside } = flags;
  refuseEmpty({ '--corpus': corpus, '--config': config, '--stdin-filename': stdinFilename, '--inside': inside });
  const named = paths.length > 0 ? paths : ['.'];
  if (stdinFilename !== undefined && !named.includes('-')) {
    throw new UserError({ zh: '--stdin-filename 要与路径“-”（标准输入）同用', en: '--stdin-filename goes with the path - (standard input)' });
  }
  const stdin = named.includes('-') ? { text: readInput(terminal), filename: stdinFilename } : undefined;
  return { cwd: terminal.cwd, programs: terminal.programs, paths: named, stdin, corpus, config, asOf, inside, today: terminal.today, cache: cacheFolder(process.env) };
}

/** An empty value is nearly always a variable that a script forgot to set; it must not mean the working folder. */
export function refuseEmpty(values: Readonly<Record<string, string | readonly string[] | undefined>>): void {
  for (const [flag, value] of Object.entries(values)) {
    if (value !== undefined && [value].flat().includes('')) throw new UserError({ zh: `${flag} 的值为空`, en: `${flag} has an empty value` });
  }
}

/** Standard input as text. */
export function readInput(terminal: Terminal): string {
  const decoded = decode(terminal.readInput());
  if ('failure' in decoded) throw new UserError({ zh: `标准输入${decoded.failure.zh}`, en: `Standard input ${decoded.failure.en}` });
  return decoded.text;
}
