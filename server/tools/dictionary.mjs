/**
 * The segmenter's dictionaries (词典): a general one reduced from nodejieba's own, whose words cost a second and 240 MB, and ours,
 * server/dictionary/policy-words.txt. The build writes them into dist/dictionary/; server/src/host/dictionaries.ts reads them.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './bundles.mjs';

/**
 * What a word of so many characters must at least have been counted in nodejieba's dictionary; longer words are taken apart.
 * Time and memory grow with the words: 24,500 of them cut names of indicators nearly as 349,000 do (docs/benchmarks.md).
 */
const LEAST_COUNT = { 1: 100, 2: 150, 3: 150 };
/** Names of places are not taken apart. */
const LEAST_COUNT_OF_PLACES = 150;
const PLACE = 'ns';
/** Names of persons, idioms, interjections, onomatopoeia, modal particles, morphemes, states: nothing that an indicator is named by. */
const LEFT_OUT = new Set(['nr', 'nrt', 'nrfg', 'i', 'e', 'o', 'y', 'x', 'g', 'z']);
const HAN = /^\p{Script=Han}+$/u;
/** Our words count at least so much, so that they are preferred to their parts. */
const LEAST_COUNT_OF_OURS = 1000;
/** Characters rarer than this (natural logarithm) in their place in a word are left out of the model that guesses unknown words. */
const RAREST = -12;
const SECTION = /^\[([a-z]+)\]$/;

/** The dictionaries: file names and contents. None where nodejieba is not installed. */
export function dictionaries() {
  const nodejieba = loaded();
  if (!nodejieba) return [];
  const ours = policyWords(readFileSync(join(ROOT, 'server/dictionary/policy-words.txt'), 'utf8'));
  const general = linesOf(nodejieba.DEFAULT_DICT).map(entryOf);
  const counts = new Map(general.map(({ word, count }) => [word, count]));
  const entries = [...ours].map(([word, tag]) => ({ word, count: Math.max(counts.get(word) ?? 0, LEAST_COUNT_OF_OURS), tag }));
  return [
    { name: 'general.utf8', content: text(general.filter((entry) => isKept(entry) && !ours.has(entry.word)).map(line)) },
    { name: 'policy.utf8', content: text(entries.map(line)) },
    { name: 'model.utf8', content: text(model(linesOf(nodejieba.DEFAULT_HMM_DICT))) },
    // Keywords are not extracted, but the files for it must be there and must not be empty.
    { name: 'idf.utf8', content: text(['指标 1']) },
    { name: 'stop-words.utf8', content: text(['的']) },
  ];
}

/** Reads our words: from word to part of speech. Throws where a word stands twice or is none. */
export function policyWords(source) {
  const words = new Map();
  let tag;
  for (const row of source.split('\n')) {
    if (row === '' || row.startsWith('#')) continue;
    const section = SECTION.exec(row);
    if (section) tag = section[1];
    else for (const word of row.split(' ')) add(words, word, tag);
  }
  return words;
}

function add(words, word, tag) {
  if (!HAN.test(word) || tag === undefined) throw new Error(`policy-words.txt: “${word}” is no word of a section`);
  if (words.has(word)) throw new Error(`policy-words.txt: “${word}” stands there twice`);
  words.set(word, tag);
}

/** nodejieba as a package; its native part is not loaded by this. */
function loaded() {
  try {
    return createRequire(import.meta.url)('nodejieba');
  } catch {
    return undefined;
  }
}

function linesOf(path) {
  return readFileSync(path, 'utf8').split(/\r?\n/).filter((row) => row !== '');
}

function entryOf(row) {
  const [word, count, tag] = row.split(' ');
  return { word, count: Number(count), tag };
}

function isKept({ word, count, tag }) {
  if (!HAN.test(word) || LEFT_OUT.has(tag)) return false;
  const least = LEAST_COUNT[[...word].length] ?? (tag === PLACE ? LEAST_COUNT_OF_PLACES : Infinity);
  return count >= least;
}

/** The model that guesses words of unknown characters, with shorter figures: four starts, sixteen passages, what each character stands for. */
function model(rows) {
  const [starts, ...rest] = rows.filter((row) => !row.startsWith('#'));
  return [starts, ...rest.slice(0, 4), ...rest.slice(4).map(emissions)];
}

function emissions(row) {
  const kept = row.split(',').map((pair) => pair.split(':')).filter(([, weight]) => Number(weight) >= RAREST);
  return kept.map(([character, weight]) => `${character}:${Number(weight).toFixed(3)}`).join(',');
}

function line({ word, count, tag }) {
  return `${word} ${count} ${tag}`;
}

function text(rows) {
  return `${rows.join('\n')}\n`;
}
