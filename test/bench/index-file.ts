/**
 * Near-duplicates in an index file: writing one of so many invented clauses as `wenheng index` does; then, in a fresh process, opening it and
 * looking up drafts of 200 clauses. Wall times; prints figures, asserts nothing.
 * Run: npm run bench:index-file [-- CLAUSES …], 10,000 and 100,000 if not told.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from '../../server/src/corpus/model.js';
import { compileFacts } from '../../server/src/facts/facts.js';
import { CorpusStore, type StoreFrame } from '../../server/src/host/corpus-index/corpus-store.js';
import { refreshFile } from '../../server/src/host/corpus-index/index-out.js';
import { foldText } from '../../server/src/text/fold.js';
import { IndexFile } from '../../server/src/host/index-file/index-file.js';
import { IndexSegment } from '../../server/src/host/corpus-index/index-segment.js';
import { groupingsOf } from '../../server/src/rules/counterparts.js';
import { clauseAt } from './clauses.js';
import { document } from './synthetic.js';
import { finishSteps } from '../../server/src/text/steps.js';

const CLAUSES_A_DOCUMENT = 50;
const DOCUMENTS_A_FOLDER = 1000;
const CLAUSES_A_DRAFT = 200;
const DRAFTS = 50;
const [CORPUS_SEED, UNRELATED_SEED] = [1, 2];
const OPEN = '--open';

const [first, ...others] = process.argv.slice(2);
if (first === OPEN) measureReading(others[0]!, Number(others[1]));
else for (const size of first === undefined ? ['10000', '100000'] : [first, ...others]) measure(Number(size));

function measure(size: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'wenheng-index-'));
  try {
    const corpus = join(folder, 'corpus');
    writeCorpus(corpus, size);
    const file = join(folder, 'corpus.whx');
    const [writing, { bytes, tally }] = timed(() => finishSteps(refreshFile(file, { ...frameOf(folder), folders: [corpus] }, () => undefined)));
    console.log(`\n${tally.clauses} clauses in ${tally.documents} documents; Node ${process.version}`);
    console.log(`read, extracted and written in ${(writing / 1000).toFixed(1)} s; ${(bytes / tally.clauses).toFixed(0)} bytes a clause`);
    spawnSync(process.execPath, [process.argv[1]!, OPEN, file, String(size)], { stdio: 'inherit' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeCorpus(folder: string, size: number): void {
  for (let number = 0; number * CLAUSES_A_DOCUMENT < size; number++) {
    const inner = join(folder, String(Math.floor(number / DOCUMENTS_A_FOLDER)));
    if (number % DOCUMENTS_A_FOLDER === 0) mkdirSync(inner, { recursive: true });
    const from = number * CLAUSES_A_DOCUMENT;
    writeFileSync(join(inner, `${number}.txt`), document(`示例省第${number}号工作方案`, clausesOf(CORPUS_SEED, from, Math.min(CLAUSES_A_DOCUMENT, size - from))));
  }
}

function frameOf(cwd: string): StoreFrame {
  const facts = compileFacts();
  return { cwd, cache: join(cwd, 'cache'), territories: facts.territories, tables: '', groupings: groupingsOf(facts) };
}

/** In a process that has not seen the corpus. */
function measureReading(file: string, size: number): void {
  const store = new CorpusStore(frameOf(tmpdir()));
  const before = resident();
  const [opening, { corpus }] = timed(() => store.load([file]));
  console.log(`opened in ${opening.toFixed(1)} ms, ${(resident() - before).toFixed(0)} MB more resident, ${resident().toFixed(0)} MB in all`);
  const unrelated = Array.from({ length: DRAFTS }, (_, draft) => clausesOf(UNRELATED_SEED, draft * CLAUSES_A_DRAFT, CLAUSES_A_DRAFT));
  const copied = Array.from({ length: DRAFTS }, (_, draft) => clausesOf(CORPUS_SEED, Math.floor(((size - CLAUSES_A_DRAFT) * draft) / DRAFTS), CLAUSES_A_DRAFT));
  const [cold] = timed(() => lookUp(corpus, unrelated[0]!));
  const [coldCopied] = timed(() => lookUp(corpus, copied[0]!));
  console.log(`first draft: unrelated ${cold.toFixed(0)} ms, then copied ${coldCopied.toFixed(0)} ms; ${resident().toFixed(0)} MB resident`);
  for (const draft of [...unrelated, ...copied]) lookUp(corpus, draft); // warm
  const { index } = new IndexSegment(IndexFile.open(file));
  const searchAll = (draft: readonly string[]): void => draft.forEach((text) => index.candidates(foldText(text)));
  for (const draft of [...unrelated, ...copied]) searchAll(draft);
  for (const [what, drafts] of [['unrelated', unrelated], ['copied', copied]] as const) {
    const whole = drafts.map((draft) => timed(() => lookUp(corpus, draft))[0]);
    const search = drafts.map((draft) => timed(() => searchAll(draft))[0]);
    console.log(`draft of ${CLAUSES_A_DRAFT} clauses, ${what}, warm: p50 ${at(whole, 0.5)}, p95 ${at(whole, 0.95)} ms; look-up alone p50 ${at(search, 0.5)}, p95 ${at(search, 0.95)}; verification, the medians' difference, ${(Number(at(whole, 0.5)) - Number(at(search, 0.5))).toFixed(1)}`);
  }
  console.log(`${resident().toFixed(0)} MB resident after ${2 * DRAFTS} drafts`);
}

function clausesOf(seed: number, from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => clauseAt(seed, from + index));
}

function lookUp(corpus: Corpus, draft: readonly string[]): void {
  for (const text of draft) corpus.findSimilar(text, new Set());
}

function resident(): number {
  return process.memoryUsage.rss() / 1e6;
}

function timed<T>(work: () => T): [milliseconds: number, result: T] {
  const started = performance.now();
  const result = work();
  return [performance.now() - started, result];
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
}
