/**
 * The inverted index of fingerprints (指纹) as flat tables, and what builds them. The tables are typed arrays and nothing else, so that
 * they can be written to a file and read from one block by block.
 */

import type { Steps } from '../text/steps.js';
import { hashGrams, winnowInto } from './winnowing.js';

/** Clauses of fewer folded characters say too little to be partly copied: they are found as a whole or not at all. */
export const SHORTEST_COMPARED = 20;

/**
 * An inverted index from buckets of fingerprints to clause numbers. Positions are element positions. Before elements are read they are
 * asked for: tables in memory have nothing to do then, tables in a file load (and verify) the blocks that hold them.
 */
export interface FingerprintTables {
  /** The leading bits of a fingerprint that make its bucket. */
  readonly bits: number;
  /** `2^bits + 1` positions: the postings of bucket `b` are `postings[starts[b] .. starts[b + 1])`. */
  readonly starts: Uint32Array;
  /** Numbers of clauses, ascending within a bucket; a clause stands there as often as it has fingerprints of that bucket. */
  readonly postings: Uint32Array;
  /** Winnowed fingerprints of each clause, 65535 at most; 0 where the clause is found as a whole only. */
  readonly counts: Uint16Array;
  /** Makes `starts[from .. to)` readable. */
  ensureStarts(from: number, to: number): void;
  /** Makes `postings[from .. to)` readable. */
  ensurePostings(from: number, to: number): void;
}

const MIN_BUCKET_BITS = 12;
const MAX_BUCKET_BITS = 22;
/** Fingerprints of a chunk: a step of building takes one chunk, about 2 ms. */
const CHUNK = 1 << 18;
/** Fingerprints are first parted by their leading 8 bits: what is scattered then stays within the processor's cache. */
const PART_BITS = 8;
const PARTS = 1 << PART_BITS;
const PART_SHIFT = 32 - PART_BITS;

/** Collects the fingerprints of clauses, one clause after the other, and puts the tables together in steps. */
export class FingerprintTablesBuilder {
  private readonly chunks: Uint32Array[] = [];
  private chunk = new Uint32Array(0);
  /** Fingerprints in the last chunk. */
  private filled = 0;
  private counts = new Uint16Array(1024);
  private clauses = 0;
  private readonly writer = new PrintWriter();

  /** Clauses so far: the number that the next one gets. */
  get length(): number {
    return this.clauses;
  }

  /** Adds a clause by its folded text. */
  add(folded: string): void {
    this.makeRoom(folded.length + 1);
    this.took(this.writer.write(folded, this.chunk, this.filled));
  }

  /** Adds a clause by what {@link printsOf} gave for it. */
  addPrints(prints: Uint32Array): void {
    this.makeRoom(prints.length);
    this.chunk.set(prints, this.filled);
    this.took(prints.length);
  }

  /** Puts the tables together. The builder is empty afterwards. */
  *finish(): Steps<FingerprintTables> {
    this.close();
    const counts = this.counts.slice(0, this.clauses);
    const parted = yield* part(this.chunks, counts);
    return yield* scatter(parted, counts);
  }

  /** Notes that a clause has so many prints. What goes beyond the count of a clause of 250,000 characters is dropped. */
  private took(prints: number): void {
    if (this.clauses === this.counts.length) {
      const larger = new Uint16Array(2 * this.clauses);
      larger.set(this.counts);
      this.counts = larger;
    }
    const kept = Math.min(prints, MOST_PRINTS);
    this.counts[this.clauses++] = kept - 1;
    this.filled += kept;
  }

  private makeRoom(prints: number): void {
    if (this.filled + prints <= this.chunk.length) return;
    this.close();
    this.chunk = new Uint32Array(Math.max(CHUNK, prints));
    this.filled = 0;
  }

  private close(): void {
    if (this.filled > 0) this.chunks.push(this.chunk.subarray(0, this.filled));
    this.filled = 0;
    this.chunk = new Uint32Array(0);
  }
}

const MOST_PRINTS = 65536;
const NO_PRINTS = new Uint32Array(0);

/**
 * What a clause is entered under: the hash of its folded text as a whole, by which an equal clause is found, and behind it its
 * winnowed fingerprints, unless it is too short for these.
 */
export function printsOf(folded: string): Uint32Array {
  const prints = new Uint32Array(folded.length + 1);
  return prints.slice(0, new PrintWriter().write(folded, prints, 0));
}

/** Writes the prints of many clauses with one buffer for the hashes of their grams. */
class PrintWriter {
  private hashes = new Uint32Array(1024);

  /** Writes the prints of a folded text to `prints` from `at` on, at most one more than it has characters; gives their number. */
  write(folded: string, prints: Uint32Array, at: number): number {
    prints[at] = wholeHash(folded);
    if (folded.length < SHORTEST_COMPARED) return 1;
    if (this.hashes.length < folded.length) this.hashes = new Uint32Array(2 * folded.length);
    return 1 + winnowInto(this.hashes, hashGrams(folded, this.hashes), prints, at + 1);
  }
}

/** A hash of a folded text as a whole. */
export function wholeHash(folded: string): number {
  let hash = folded.length;
  for (let at = 0; at < folded.length; at++) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 15);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca77);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Fingerprints and the clauses they belong to, parted by the leading bits; `ends[p]` is where part `p` ends. */
interface Parted {
  readonly hashes: Uint32Array;
  readonly clauses: Uint32Array;
  readonly ends: Uint32Array;
}

function* part(chunks: Uint32Array[], counts: Uint16Array): Steps<Parted> {
  const next = new Uint32Array(PARTS);
  let total = 0;
  for (const chunk of chunks) {
    yield;
    for (let at = 0; at < chunk.length; at++) next[chunk[at]! >>> PART_SHIFT]!++;
    total += chunk.length;
  }
  for (let index = 0, sum = 0; index < PARTS; index++) {
    const size = next[index]!;
    next[index] = sum;
    sum += size;
  }
  const hashes = new Uint32Array(total);
  const clauses = new Uint32Array(total);
  let clause = 0;
  for (let index = 0; index < chunks.length; index++) {
    yield;
    clause = partChunk(chunks[index]!, counts, clause, { hashes, clauses, ends: next });
    chunks[index] = NO_PRINTS; // what has been parted is not needed twice
  }
  chunks.length = 0;
  return { hashes, clauses, ends: next };
}

/** Parts the fingerprints of a chunk, whose first clause is `clause`; gives the first clause behind it. */
function partChunk(chunk: Uint32Array, counts: Uint16Array, clause: number, { hashes, clauses, ends }: Parted): number {
  let number = clause;
  for (let at = 0; at < chunk.length; number++) {
    for (const end = at + counts[number]! + 1; at < end; at++) {
      const hash = chunk[at]!;
      const place = ends[hash >>> PART_SHIFT]!++;
      hashes[place] = hash;
      clauses[place] = number;
    }
  }
  return number;
}

function* scatter({ hashes, clauses, ends }: Parted, counts: Uint16Array): Steps<FingerprintTables> {
  const bits = Math.min(MAX_BUCKET_BITS, Math.max(MIN_BUCKET_BITS, Math.ceil(Math.log2(hashes.length + 1))));
  const starts = new Uint32Array((1 << bits) + 1);
  const postings = new Uint32Array(hashes.length);
  const next = new Uint32Array(1 << (bits - PART_BITS));
  let sinceStep = 0;
  for (let index = 0, from = 0; index < PARTS; from = ends[index++]!) {
    const to = ends[index]!;
    sinceStep += to - from + next.length;
    if (sinceStep > CHUNK) {
      yield;
      sinceStep = 0;
    }
    scatterPart({ hashes, clauses, from, to }, { shift: 32 - bits, first: index * next.length, next, starts, postings });
  }
  starts[starts.length - 1] = hashes.length;
  return inMemory(bits, starts, postings, counts);
}

interface Part {
  readonly hashes: Uint32Array;
  readonly clauses: Uint32Array;
  readonly from: number;
  readonly to: number;
}

interface Target {
  readonly shift: number;
  /** The first bucket of the part. */
  readonly first: number;
  /** Room for a number for each bucket of the part. */
  readonly next: Uint32Array;
  readonly starts: Uint32Array;
  readonly postings: Uint32Array;
}

function scatterPart({ hashes, clauses, from, to }: Part, { shift, first, next, starts, postings }: Target): void {
  next.fill(0);
  for (let at = from; at < to; at++) next[(hashes[at]! >>> shift) - first]!++;
  for (let bucket = 0, sum = from; bucket < next.length; bucket++) {
    const size = next[bucket]!;
    starts[first + bucket] = sum;
    next[bucket] = sum;
    sum += size;
  }
  for (let at = from; at < to; at++) postings[next[(hashes[at]! >>> shift) - first]!++] = clauses[at]!;
}

function inMemory(bits: number, starts: Uint32Array, postings: Uint32Array, counts: Uint16Array): FingerprintTables {
  return { bits, starts, postings, counts, ensureStarts: nothing, ensurePostings: nothing };
}

function nothing(): void {
  // Everything is there.
}
