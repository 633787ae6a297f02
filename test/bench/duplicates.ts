/**
 * Near-duplicates in corpora of any size: building the index, looking up drafts of 200 clauses, recall by kind and strength of edit. Invented
 * clauses with known edits (clauses.ts); each size in a process of its own. Times are the processor's. Prints ratios and percentiles, asserts
 * nothing.
 * Run: npm run bench:duplicates [-- CLAUSES …], 10,000 and 100,000 if not told.
 */

import { spawnSync } from 'node:child_process';
import { FingerprintTablesBuilder, type FingerprintTables } from '../../server/src/corpus/fingerprint-tables.js';
import { FingerprintIndex } from '../../server/src/corpus/fingerprints.js';
import { indexClauses } from '../../server/src/corpus/indexed-document.js';
import { MemoryCorpus } from '../../server/src/corpus/memory-corpus.js';
import type { ClauseMatch, Corpus, CorpusDocument } from '../../server/src/corpus/model.js';
import { hashGrams } from '../../server/src/corpus/winnowing.js';
import { parseDocument } from '../../server/src/document/parse.js';
import { compileFacts } from '../../server/src/facts/facts.js';
import { foldText } from '../../server/src/text/fold.js';
import { finishSteps } from '../../server/src/text/steps.js';
import { clauseAt, EDIT_NAMES, edited, EDITS, FORMULAS, type Edit } from './clauses.js';
import { document, random } from './synthetic.js';

const CLAUSES_A_DOCUMENT = 100;
const CLAUSES_A_DRAFT = 200;
const DRAFTS = 100;
/** Clauses by which the recall of an edit is told. */
const SAMPLES = 500;
const [CORPUS_SEED, UNRELATED_SEED, EDIT_SEED] = [1, 2, 3];
const ALONE = '--alone';
const HEAP = '--max-old-space-size=8192';
const NONE: ReadonlySet<CorpusDocument> = new Set();

const [first, ...others] = process.argv.slice(2);
if (first === ALONE) measure(Number(others[0]));
else for (const size of first === undefined ? ['10000', '100000'] : [first, ...others]) spawnSync(process.execPath, [HEAP, process.argv[1]!, ALONE, size], { stdio: 'inherit' });

function measure(size: number): void {
  console.log(`\n${size} clauses; Node ${process.version}`);
  const index = FingerprintIndex.over(measureBuilding(size));
  const corpus = memoryCorpus(size);
  const unrelated = Array.from({ length: DRAFTS }, (_, draft) => clausesOf(UNRELATED_SEED, draft * CLAUSES_A_DRAFT));
  const copied = Array.from({ length: DRAFTS }, (_, draft) => clausesOf(CORPUS_SEED, Math.floor(((size - CLAUSES_A_DRAFT) * draft) / DRAFTS)));
  for (const draft of [...unrelated, ...copied]) lookUp(corpus, draft); // warm
  measureDrafts('unrelated', unrelated, corpus, index);
  measureDrafts('fully copied', copied, corpus, index);
  measureDrafts('copied, 10 % of the characters substituted', copied.map((draft, at) => draft.map((text) => copyOf(text, at, { kind: 'substituted', strength: 0.1 }))), corpus, index);
  measurePrecision(unrelated.flat(), corpus);
  for (const edit of EDITS) measureRecall(edit, size, corpus);
}

/** Builds the tables from folded text, beside the bare hashing of the same text. */
function measureBuilding(size: number): FingerprintTables {
  const texts = Array.from({ length: size }, (_, number) => clauseAt(CORPUS_SEED, number));
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const [folding, folded] = timed(() => texts.map(foldText));
  const longest = folded.reduce((most, text) => Math.max(most, text.length), 0);
  const hashes = new Uint32Array(longest);
  const hashAll = (): number => folded.reduce((sum, text) => sum + hashGrams(text, hashes), 0);
  hashAll(); // warm, and strings that were put together are flat now
  const [hashing] = timed(hashAll);
  const builder = new FingerprintTablesBuilder();
  const [adding] = timed(() => folded.forEach((text) => builder.add(text)));
  const steps: number[] = [];
  const [finishing, tables] = timed(() => {
    const work = builder.finish();
    for (;;) {
      const [step, result] = timed(() => work.next());
      steps.push(step);
      if (result.done) return result.value;
    }
  });
  const building = adding + finishing;
  const speed = (milliseconds: number): string => `${milliseconds.toFixed(0).padStart(7)} ms ${(bytes / 1e3 / milliseconds).toFixed(0).padStart(5)} MB/s`;
  const size32 = (array: Uint32Array | Uint16Array): number => array.byteLength;
  console.log(`text: ${(bytes / 1e6).toFixed(1)} MB, ${(folded.reduce((sum, text) => sum + text.length, 0) / size).toFixed(0)} folded characters a clause`);
  console.log(`folding                            ${speed(folding)}`);
  console.log(`hashing of 4-grams alone           ${speed(hashing)}`);
  console.log(`fingerprint index                  ${speed(building)}, ${(building / hashing).toFixed(1)} times the hashing; longest step ${Math.max(...steps).toFixed(1)}, p95 ${at(steps, 0.95)} ms`);
  console.log(`fingerprint index, folding included${speed(building + folding)}`);
  console.log(`tables: ${((size32(tables.starts.packed.groups.words) + size32(tables.starts.packed.wide.words) + size32(tables.postings.table.words) + size32(tables.counts)) / size).toFixed(0)} bytes a clause, ${((tables.postings.table.words.length * 32) / tables.postings.bits / size).toFixed(1)} postings a clause, ${tables.bits} bits`);
  return tables;
}

/** The corpus that is looked up; any {@link Corpus} with the same clauses will do. */
function memoryCorpus(size: number): Corpus {
  const { territories } = compileFacts();
  const sources = Array.from({ length: Math.ceil(size / CLAUSES_A_DOCUMENT) }, (_, id) => {
    const from = id * CLAUSES_A_DOCUMENT;
    const clauses = Array.from({ length: Math.min(CLAUSES_A_DOCUMENT, size - from) }, (_, index) => clauseAt(CORPUS_SEED, from + index));
    const parsed = parseDocument(document(`示例省第${id}号工作方案`, clauses), { territories });
    return { path: `${id}.txt`, corpus: '示例', indexed: { document: parsed, clauses: indexClauses(parsed), repeals: [], figures: { targets: [], levels: [] } } };
  });
  return finishSteps(MemoryCorpus.build(sources));
}

function clausesOf(seed: number, from: number): string[] {
  return Array.from({ length: CLAUSES_A_DRAFT }, (_, index) => clauseAt(seed, from + index));
}

function copyOf(text: string, seed: number, edit: Edit): string {
  return edited(text, clauseAt(EDIT_SEED, seed), edit, random(seed));
}

function lookUp(corpus: Corpus, draft: readonly string[]): { matches: number; saturated: number } {
  let matches = 0;
  let saturated = 0;
  for (const text of draft) {
    const found = corpus.findSimilar(text, NONE);
    matches += found.matches.length;
    if (found.saturated) saturated++;
  }
  return { matches, saturated };
}

function measureDrafts(what: string, drafts: readonly (readonly string[])[], corpus: Corpus, index: FingerprintIndex): void {
  const whole: number[] = [];
  const searching: number[] = [];
  const sums = { matches: 0, saturated: 0, candidates: 0 };
  for (const draft of drafts) {
    const [milliseconds, { matches, saturated }] = timed(() => lookUp(corpus, draft));
    whole.push(milliseconds);
    sums.matches += matches;
    sums.saturated += saturated;
  }
  // In a pass of its own, since its tables are others than the corpus's: the two would drive each other out of the processor's cache.
  for (const draft of drafts) {
    const folded = draft.map(foldText);
    const [search, candidates] = timed(() => folded.reduce((sum, text) => sum + index.candidates(text).candidates.length, 0));
    searching.push(search);
    sums.candidates += candidates;
  }
  const clauses = drafts.length * CLAUSES_A_DRAFT;
  const each = (sum: number): string => (sum / clauses).toFixed(1);
  console.log(
    `draft of ${CLAUSES_A_DRAFT} clauses, ${what}: found and verified p50 ${at(whole, 0.5)}  p95 ${at(whole, 0.95)} ms; look-up alone p50 ${at(searching, 0.5)}  p95 ${at(searching, 0.95)}; ` +
      `verification, the median's difference, ${(Number(at(whole, 0.5)) - Number(at(searching, 0.5))).toFixed(1)} ms; ${each(sums.candidates)} candidates, ${each(sums.matches)} matches a clause; ${((100 * sums.saturated) / clauses).toFixed(1)} % cut short`,
  );
}

/** What is found for clauses that copy nothing. */
function measurePrecision(texts: readonly string[], corpus: Corpus): void {
  const formulas = FORMULAS.map(foldText);
  let [any, own, similar] = [0, 0, 0];
  for (const text of texts) {
    const { matches } = corpus.findSimilar(text, NONE);
    if (matches.length > 0) any++;
    if (matches.some((match) => ownShare(text, match, formulas) >= 0.3)) own++;
    if (matches.some(({ similarity }) => similarity >= 0.6)) similar++;
  }
  const share = (count: number): string => `${((100 * count) / texts.length).toFixed(2)} %`;
  console.log(`of ${texts.length} unrelated clauses ${share(any)} have a verified match, ${share(own)} one that does not rest on a formula, ${share(similar)} one of similarity 0.6`);
}

/** The share of a clause that stands in a match, formulas left out. */
function ownShare(text: string, { spans }: ClauseMatch, formulas: readonly string[]): number {
  const quoted = spans.map(({ draft }) => foldText(text.slice(draft.start, draft.end))).filter((quote) => !formulas.some((formula) => formula.includes(quote) || quote.includes(formula)));
  return quoted.reduce((sum, quote) => sum + quote.length, 0) / foldText(text).length;
}

function measureRecall(edit: Edit, size: number, corpus: Corpus): void {
  let [found, best, contained] = [0, 0, 0];
  for (let sample = 0; sample < SAMPLES; sample++) {
    const number = Math.floor((sample * size) / SAMPLES);
    const source = clauseAt(CORPUS_SEED, number);
    // What is merged is a clause of the corpus too, and has to be found as well; any other edit takes foreign words.
    const other = edit.kind === 'merged' ? clauseAt(CORPUS_SEED, (number + Math.floor(size / 3)) % size) : clauseAt(EDIT_SEED, number);
    const { matches } = corpus.findSimilar(edited(source, other, edit, random(number)), NONE);
    const match = matches.find(({ clause }) => clause.text === source);
    if (!match || (edit.kind === 'merged' && !matches.some(({ clause }) => clause.text === other))) continue;
    found++;
    contained += match.containment;
    // Of two clauses that were joined one comes first.
    if (match.containment >= matches[edit.kind === 'merged' ? 1 : 0]!.containment) best++;
  }
  const name = `${EDIT_NAMES[edit.kind]}${edit.strength > 0 ? `, ${(100 * edit.strength).toFixed(0)} %` : ''}`;
  const share = (count: number): string => `${((100 * count) / SAMPLES).toFixed(1).padStart(5)} %`;
  console.log(`recall  ${name.padEnd(44)} ${share(found)} found, ${share(best)} as the best match, containment ${(contained / Math.max(1, found)).toFixed(2)} on average`);
}

/** Does something; gives its milliseconds on the processor, those of the collector's threads included: other work on the machine does not count. */
function timed<T>(work: () => T): [milliseconds: number, result: T] {
  const started = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(started);
  return [(user + system) / 1000, result];
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
}
