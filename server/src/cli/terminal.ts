/** The process as the commands see it: streams, folder, date. */

import { readFileSync } from 'node:fs';
import type { IsoDate } from '../text/dates.js';
import type { Language, Localized } from '../text/localized.js';
import { WORDS } from './words.js';

/** What a command may ask of the world. */
export interface Terminal {
  readonly cwd: string;
  /** The local calendar day. */
  readonly today: IsoDate;
  readonly columns: number;
  /** Whether standard output shows colours. */
  readonly color: boolean;
  write(text: string): void;
  /** Says something about the run on standard error. */
  complain(message: Localized): void;
  /** All of standard input. */
  readInput(): Uint8Array;
}

const DEFAULT_COLUMNS = 100;

/** The real process. Colours appear only on a terminal and not with NO_COLOR. */
export function processTerminal(language: Language): Terminal {
  const { stdout, env } = process;
  return {
    cwd: process.cwd(),
    today: localDay(new Date()),
    columns: stdout.columns ?? DEFAULT_COLUMNS,
    color: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    write: (text) => void stdout.write(text),
    complain: (message) => void process.stderr.write(`wenheng: ${WORDS.error[language]}${language === 'zh' ? '：' : ': '}${message[language]}\n`),
    readInput: () => readFileSync(0),
  };
}

function localDay(now: Date): IsoDate {
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}
