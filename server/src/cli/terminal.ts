/** The process as the commands see it: streams, folder, date. */

import { readSync } from 'node:fs';
import { localDay } from '../host/clock.js';
import { reasonOf, UserError } from '../host/user-error.js';
import type { IsoDate } from '../text/dates.js';
import type { Language, Localized } from '../text/localized.js';
import { WORDS } from './words.js';

/** What a command may ask of the world. */
export interface Terminal {
  readonly cwd: string;
  /** The folder of the programs of threads. */
  readonly programs: string | undefined;
  /** The local calendar day. */
  readonly today: IsoDate;
  readonly columns: number;
  /** Whether standard output shows colours. */
  readonly color: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Text, or bytes that are not UTF-8. */
  write(text: string | Uint8Array): void;
  /** Says on standard error what went wrong. */
  complain(message: Localized): void;
  /** Says something about the run on standard error. */
  note(message: Localized): void;
  /** All of standard input. */
  readInput(): Uint8Array;
}

const DEFAULT_COLUMNS = 100;

/** The real process. Colours appear only on a terminal and not with NO_COLOR. */
export function processTerminal(language: Language, programs: string): Terminal {
  const { stdout, env } = process;
  return {
    cwd: workingFolder(),
    programs,
    today: localDay(),
    columns: stdout.columns || Number(env['COLUMNS']) || DEFAULT_COLUMNS,
    color: stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    environment: env,
    write: (text) => void stdout.write(text),
    complain: (message) => complain(message, language),
    note: (message) => void process.stderr.write(`wenheng: ${message[language]}\n`),
    readInput,
  };
}

/** Says on standard error what went wrong. */
export function complain(message: Localized, language: Language): void {
  process.stderr.write(`wenheng: ${WORDS.error[language]}${language === 'zh' ? '：' : ': '}${message[language]}\n`);
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError({ zh: `当前文件夹无法使用（${reason.zh}）`, en: `The working folder cannot be used (${reason.en})` });
  }
}

const CHUNK = 65536;
const PAUSE = 10;

/** Reads to the end; waits where the other side is slow and the stream does not block by itself. */
function readInput(): Uint8Array {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    const length = readChunk(chunk);
    if (length === 0) return Buffer.concat(chunks);
    if (length === undefined) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    else chunks.push(chunk.subarray(0, length));
  }
}

/** The number of bytes read: 0 at the end, `undefined` where nothing is there yet. */
function readChunk(chunk: Uint8Array): number | undefined {
  try {
    return readSync(0, chunk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EOF') return 0; // Windows says so instead of giving 0
    if (code === 'EAGAIN') return undefined;
    const reason = reasonOf(error);
    throw new UserError({ zh: `标准输入无法读取（${reason.zh}）`, en: `Standard input cannot be read (${reason.en})` });
  }
}
