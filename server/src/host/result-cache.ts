/** Results of earlier runs (结果缓存): findings by everything that they depend on. What is damaged, or of another program, counts as not there. */

import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Corpus } from '../corpus/model.js';
import type { CheckResult, Finding } from '../engine/model.js';
import type { OtherDraft } from '../rules/model.js';
import type { Localized } from '../text/localized.js';
import { replaceText } from './index-file/replace.js';
import type { CheckedFile } from './run.js';
import { reasonOf, UserError } from './user-error.js';

/** A finding as it is written down: documents of its evidence by number, drafts by path. */
interface StoredFinding extends Omit<Finding, 'evidence'> {
  readonly evidence: readonly (Omit<Finding['evidence'][number], 'document'> & { readonly document: 'draft' | number | { readonly draft: string } })[];
}

/** What is written down of a result; the rest is at hand. */
interface Stored extends Pick<CheckResult, 'problems' | 'notChecked' | 'judged'> {
  readonly findings: readonly StoredFinding[];
  readonly counts: CheckedFile['counts'];
}

/** Where evidence stands. */
export interface EvidenceWorld {
  readonly corpus: Corpus | undefined;
  draft(path: string): OtherDraft | undefined;
}

const MAGIC = 'wenheng-results 1';
const MOST = 20_000;

/** A file of results. Throws a UserError where it is something else, which would be lost: only in a folder of caches is it made anew then. */
export class ResultCache {
  /** By key, the one that was asked for last at the end. */
  private readonly known: Map<string, Stored>;
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
  get(key: string, frame: Omit<CheckResult, 'findings' | 'problems' | 'notChecked' | 'judged'>, world: EvidenceWorld): Pick<CheckedFile, 'result' | 'counts'> | undefined {
    const stored = this.known.get(key);
    if (!stored) return undefined;
    this.known.delete(key);
    this.known.set(key, stored);
    const findings = stored.findings.map((finding) => ({ ...finding, evidence: finding.evidence.map((each) => ({ ...each, document: documentOf(each.document, world) })) }));
    const { problems, notChecked, judged, counts } = stored;
    return { result: { ...frame, findings, problems, notChecked, judged }, counts };
  }

  /** Remembers a result, unless it would be another one next time: a rule crashed, or names were left uncompared. */
  put(key: string, { findings, problems, notChecked, judged, needsSegmenter }: CheckResult, counts: CheckedFile['counts']): void {
    if (needsSegmenter || problems.some(({ kind }) => kind === 'rule-crash')) return;
    this.isNew = true;
    this.known.set(key, { findings: findings.map((finding) => ({ ...finding, evidence: finding.evidence.map((each) => ({ ...each, document: referenceOf(each.document) })) })), problems, notChecked, judged, counts });
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

  private read(): Map<string, Stored> {
    const text = contentOf(this.file);
    if (text === undefined) return new Map();
    if (this.isNamed && text !== '' && !text.startsWith('wenheng-results ')) throw new UserError({ zh: `--cache-location ${this.file} 不是结果缓存，不会覆盖`, en: `--cache-location ${this.file} is no cache of results and is not overwritten` });
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    const head = text.slice(0, Math.max(end, 0));
    if (head === this.head(body)) return new Map(JSON.parse(body) as [string, Stored][]);
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
  const dictionaries = join(folder, 'dictionary');
  for (const file of [join(folder, 'cli-program.js'), ...readdirSync(dictionaries).sort().map((name) => join(dictionaries, name))]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

function hasSegmenter(): boolean {
  try {
    createRequire(import.meta.url).resolve('nodejieba');
    return true;
  } catch {
    return false;
  }
}

function referenceOf(document: Finding['evidence'][number]['document']): StoredFinding['evidence'][number]['document'] {
  if (document === 'draft') return document;
  return document.corpus === undefined ? { draft: document.path } : document.id;
}

function documentOf(reference: StoredFinding['evidence'][number]['document'], { corpus, draft }: EvidenceWorld): Finding['evidence'][number]['document'] {
  if (reference === 'draft') return reference;
  const document = typeof reference === 'number' ? corpus?.documents[reference] : draft(reference.draft);
  if (!document) throw new Error('a cached result names a document that is not there');
  return document;
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
