/**
 * Throughput of parsing and of each rule, in MB of UTF-8 a second on one core, and of the look-up of copies.
 * Prints medians of nine rounds; asserts nothing. Run: npm run bench [-- FOLDER] (default: the sample corpus, repeated).
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryCorpus } from '../../server/src/corpus/memory-corpus.js';
import type { PolicyDocument } from '../../server/src/document/model.js';
import { parseDocument } from '../../server/src/document/parse.js';
import { checkNow } from '../../server/src/engine/check.js';
import { targetsIn } from '../../server/src/extract/targets/index.js';
import { compileFacts, type Facts } from '../../server/src/facts/facts.js';
import { rules } from '../../server/src/rules/index.js';
import type { Rule } from '../../server/src/rules/model.js';

const ROUNDS = 9;
const LEAST_CHARACTERS = 1_000_000;
const folder = process.argv[2] ?? 'test/corpus';
let facts = readyFacts();
const texts = readTexts(folder);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
const documents = texts.map(parse);
const clauses = documents.reduce((sum, document) => sum + document.clauses.length, 0);
console.log(`${folder}: ${texts.length} documents, ${(bytes / 1e6).toFixed(2)} MB, ${clauses} clauses; Node ${process.version}, medians of ${ROUNDS}`);

print('parse', median(() => texts.forEach(parse)));
const alone = rules.filter((rule) => !rule.meta.needsCorpus);
for (const rule of alone) print(rule.meta.id, median(() => documents.forEach((document) => run(document, [rule], undefined))));
for (const family of ['references', 'targets'] as const) {
  const together = alone.filter(({ meta }) => meta.family === family);
  print(`all rules of ${family}`, median(() => documents.forEach((document) => run(document, together, undefined))));
}
print('extraction of targets', median(() => documents.forEach((document) => targetsIn(document))));
print('all rules without corpus', median(() => documents.forEach((document) => run(document, alone, undefined))));
print('parse and all rules without corpus', median(() => texts.forEach((text) => run(parse(text), alone, undefined))));

const unique = [...new Set(texts)].map((text, id) => ({ path: `${id}.txt`, corpus: folder, document: parse(text) }));
const corpus = MemoryCorpus.of(unique);
print('index', median(() => MemoryCorpus.of(unique)), unique.reduce((sum, source) => sum + Buffer.byteLength(source.document.text), 0));
const copied = rules.filter((rule) => rule.meta.needsCorpus);
print(`fully copied drafts against ${corpus.clauseCount} clauses`, median(() => unique.forEach((source) => run(source.document, copied, corpus))), unique.reduce((sum, source) => sum + Buffer.byteLength(source.document.text), 0));

function readTexts(path: string): string[] {
  const found = readdirSync(path).filter((name) => /\.(?:txt|md)$/.test(name)).map((name) => readFileSync(join(path, name), 'utf8'));
  const repeated = [...found];
  for (let at = 0; repeated.reduce((sum, text) => sum + text.length, 0) < LEAST_CHARACTERS; at++) repeated.push(found[at % found.length]!);
  return repeated;
}

function parse(text: string): PolicyDocument {
  return parseDocument(text, { territories: facts.territories });
}

function run(document: PolicyDocument, chosen: readonly Rule[], against: MemoryCorpus | undefined): void {
  checkNow(
    document,
    { rules: chosen, facts, corpus: against, own: new Set() },
    { asOf: { day: '2026-11-22', source: 'flag' }, territory: undefined, level: undefined, severities: new Map(), only: undefined },
  );
}

/** Facts that have looked nothing up yet, with their tables prepared: no round finds the answers of the one before. */
function readyFacts(): Facts {
  const compiled = compileFacts();
  compiled.documents.find('关于示例的意见');
  return compiled;
}

/** Median milliseconds of the rounds, after one that is not counted. */
function median(work: () => void): number {
  work();
  const times = Array.from({ length: ROUNDS }, () => {
    facts = readyFacts();
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
}

function print(what: string, milliseconds: number, size = bytes): void {
  console.log(`${what.padEnd(52)} ${milliseconds.toFixed(1).padStart(9)} ms ${(size / 1e3 / milliseconds).toFixed(1).padStart(8)} MB/s`);
}
