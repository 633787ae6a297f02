/** Results of earlier runs (结果缓存): findings by everything that they depend on. What is damaged, or of another program, counts as not there. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Localized } from '../text/localized.js';
import { replaceText } from './index-file/replace.js';
import { isSettled, resultOf, storedOf, type EvidenceWorld, type Looked, type ResultFrame, type StoredResult } from './stored-result.js';
import { reasonOf, UserError } from './user-error.js';

const MAGIC = 'wenheng-results 1';
const MOST = 20_000;
/** The programs that find what is kept. */
const PROGRAMS = ['cli-program.js', 'check-thread.js'];

/** A file of results. Throws a UserError where it is something else, which would be lost: only in a folder of caches is it made anew then. */
export class ResultCache {
  /** By key, the one that was asked for last at the end. */
  private readonly known: Map<string, StoredResult>;
  private isNew = false;

  constructor(
    private readonly file: string,
    /** What tells this program from all others. */
    private readonly tool: string,
    private readonly note: (message: Localized) => void,
    /** Whether the file was named by the user. */
    private readonly isNamed = false,
  ) {
    this.known = this.read();
  }

  /** What was found under a key, as a result of the draft at hand; `undefined` where nothing is known. */
  get(key: string, frame: ResultFrame, world: EvidenceWorld): Looked | undefined {
    const stored = this.known.get(key);
    if (!stored) return undefined;
    this.known.delete(key);
    this.known.set(key, stored);
    return resultOf(stored, frame, world);
  }

  /** Whether something is known under a key. */
  has(key: string): boolean {
    return this.known.has(key);
  }

  /** Remembers a result, unless it would be another one next time. */
  put(key: string, looked: Looked): void {
    if (!isSettled(looked.result)) return;
    this.isNew = true;
    this.known.set(key, storedOf(looked));
  }

  /** Forgets a result. */
  drop(key: string): void {
    this.known.delete(key);
  }

  /** Writes what is new; where that fails the next run starts from nothing, which is said. */
  save(): void {
    if (!this.isNew) return;
    const body = JSON.stringify([...this.known].slice(-MOST));
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      replaceText(this.file, `${this.head(body)}\n${body}`);
    } catch (error) {
      const reason = reasonOf(error);
      this.note({ zh: `结果缓存未能写入 ${this.file}（${reason.zh}）`, en: `The cache of results could not be written to ${this.file} (${reason.en})` });
    }
  }

  private head(body: string): string {
    return [MAGIC, this.tool, sha256(body)].join(' ');
  }

  private read(): Map<string, StoredResult> {
    const text = contentOf(this.file);
    if (text === undefined) return new Map();
    if (this.isNamed && text !== '' && !text.startsWith('wenheng-results ')) throw new UserError({ zh: `--cache-location ${this.file} 不是结果缓存，不会覆盖`, en: `--cache-location ${this.file} is no cache of results and is not overwritten` });
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    const head = text.slice(0, Math.max(end, 0));
    if (head === this.head(body)) return new Map(JSON.parse(body) as [string, StoredResult][]);
    const ofOther = head.startsWith(`${MAGIC} `) && !head.startsWith(`${MAGIC} ${this.tool} `);
    if (!ofOther) this.note({ zh: `结果缓存已损坏，重新建立：${this.file}`, en: `The cache of results is damaged and made anew: ${this.file}` });
    return new Map();
  }
}

/** The key of everything that a result depends on. */
export function keyOf(parts: readonly unknown[]): string {
  return sha256(JSON.stringify(parts));
}

/** Tells this program from all others: its code, its dictionaries, the engine, and whether there is a segmenter. `folder` is where the programs are. */
export function toolIdentity(folder: string, version: string): string {
  const hash = createHash('sha256').update(`${version} ${process.version} ${process.arch} ${hasSegmenter()}\n`);
  for (const file of [...PROGRAMS.map((name) => join(folder, name)), ...filesIn(join(folder, 'dictionary'))]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** The files of a folder in their order; none where there is no such folder: an installation without segmenter has no dictionaries. */
function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).sort().map((name) => join(folder, name)) : [];
}

function hasSegmenter(): boolean {
  try {
    createRequire(import.meta.url).resolve('nodejieba');
    return true;
  } catch {
    return false;
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
