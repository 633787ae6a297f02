/**
 * Fingerprints of folded text: winnowing (Schleimer, Wilkerson, Aiken 2003) of character 4-grams in windows of 6, and an
 * inverted index of typed arrays. Two texts that share any 9 characters in a row share a fingerprint.
 */

import { finishSteps, type Steps } from '../text/steps.js';

const GRAM = 4;
const WINDOW = 6;
const LEAST_SHARE = 0.2;
const MIN_BUCKET_BITS = 12;
const MAX_BUCKET_BITS = 22;

/** Hashes of all 4-grams of a text, in order; empty for a text of fewer than 4 characters. */
export function gramHashes(text: string): Uint32Array {
  const count = Math.max(0, text.length - GRAM + 1);
  const hashes = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    let hash = Math.imul(text.charCodeAt(index), 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15) ^ text.charCodeAt(index + 1), 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 13) ^ text.charCodeAt(index + 2), 0xc2b2ae3d);
    hash = Math.imul(hash ^ (hash >>> 16) ^ text.charCodeAt(index + 3), 0x27d4eb2f);
    hashes[index] = (hash ^ (hash >>> 15)) >>> 0;
  }
  return hashes;
}

/** The winnowed fingerprints: the smallest hash of every window, each kept once for a run of windows. */
export function winnow(hashes: Uint32Array): Uint32Array {
  if (hashes.length <= WINDOW) return hashes.length === 0 ? hashes : Uint32Array.of(hashes.reduce((least, hash) => (hash < least ? hash : least)));
  const kept = new Uint32Array(hashes.length);
  let length = 0;
  let least = -1;
  for (let end = WINDOW - 1; end < hashes.length; end++) {
    const start = end - WINDOW + 1;
    const fresh = least < start;
    if (fresh) {
      least = start;
      for (let index = start + 1; index <= end; index++) if (hashes[index]! <= hashes[least]!) least = index;
    } else if (hashes[end]! <= hashes[least]!) least = end;
    else continue;
    kept[length++] = hashes[least]!;
  }
  return kept.slice(0, length);
}

/** A clause that shares fingerprints with a query: its number, and how many of its fingerprints the query holds. */
export interface Candidate {
  readonly clause: number;
  readonly hits: number;
  /** Fingerprints that the clause has in all. */
  readonly fingerprints: number;
}

/** What an index finds for a query. */
export interface Candidates {
  /** Most hits first. */
  readonly candidates: readonly Candidate[];
  /** Whether fingerprints were passed over because too many clauses have them. */
  readonly saturated: boolean;
}

/** Clauses that one step of building an index takes on. */
const STEP = 4096;

/** An inverted index from fingerprints to clause numbers, built once. */
export class FingerprintIndex {
  private readonly hits: Uint16Array;

  private constructor(
    private readonly bits: number,
    /** Postings of bucket `b` are `postings[starts[b] .. starts[b + 1])`. */
    private readonly starts: Uint32Array,
    private readonly postings: Uint32Array,
    /** Fingerprints of each clause, 65535 at most. */
    private readonly counts: Uint16Array,
  ) {
    this.hits = new Uint16Array(counts.length);
  }

  /** The index over folded texts; the position of a text in the list is its clause number. */
  static of(texts: readonly string[]): FingerprintIndex {
    return finishSteps(FingerprintIndex.build(texts.map((text) => winnow(gramHashes(text)))));
  }

  /** Builds the index in steps over the winnowed fingerprints of all clauses; a position in the list is a clause number. */
  static *build(prints: readonly Uint32Array[]): Steps<FingerprintIndex> {
    const total = prints.reduce((sum, print) => sum + print.length, 0);
    const bits = Math.min(MAX_BUCKET_BITS, Math.max(MIN_BUCKET_BITS, Math.ceil(Math.log2(total + 1))));
    const shift = 32 - bits;
    const starts = new Uint32Array((1 << bits) + 1);
    const counts = new Uint16Array(prints.length);
    for (let clause = 0; clause < prints.length; clause++) {
      if (clause % STEP === STEP - 1) yield;
      counts[clause] = Math.min(prints[clause]!.length, 65535);
      for (const hash of prints[clause]!) starts[(hash >>> shift) + 1]!++;
    }
    for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!;
    yield;
    const next = starts.slice(0, -1);
    const postings = new Uint32Array(total);
    for (let clause = 0; clause < prints.length; clause++) {
      if (clause % STEP === STEP - 1) yield;
      for (const hash of prints[clause]!) postings[next[hash >>> shift]!++] = clause;
    }
    return new FingerprintIndex(bits, starts, postings, counts);
  }

  /** Clauses that hold at least 3 fingerprints of a folded text (fewer where it has fewer), and at least a fifth of them; most first. */
  candidates(text: string): Candidates {
    const hashes = gramHashes(text);
    const queryPrints = winnow(hashes).length;
    const touched: number[] = [];
    const cap = Math.max(2000, this.counts.length / 50);
    let last = -1;
    let saturated = false;
    for (const hash of hashes.slice().sort()) {
      const bucket = this.bucket(hash); // sorted hashes give sorted buckets: equal ones stand side by side
      if (bucket === last) continue;
      last = bucket;
      const start = this.starts[bucket]!;
      const end = this.starts[bucket + 1]!;
      if (end - start > cap) {
        saturated = true;
        continue;
      }
      let previous = -1;
      for (let index = start; index < end; index++) {
        const clause = this.postings[index]!;
        if (clause === previous) continue;
        previous = clause;
        if (this.hits[clause]! === 0) touched.push(clause);
        if (this.hits[clause]! < 65535) this.hits[clause]!++;
      }
    }
    const found: Candidate[] = [];
    for (const clause of touched) {
      const hits = this.hits[clause]!;
      this.hits[clause] = 0;
      if (hits >= Math.min(3, queryPrints) && hits >= queryPrints * LEAST_SHARE) found.push({ clause, hits, fingerprints: this.counts[clause]! });
    }
    return { candidates: found.sort((a, b) => b.hits - a.hits || a.clause - b.clause), saturated };
  }

  /** Numbers of the clauses that hold each of a text's winnowed fingerprints, fingerprint by fingerprint. */
  *postingsOf(text: string): Iterable<Uint32Array> {
    for (const hash of winnow(gramHashes(text))) {
      const bucket = this.bucket(hash);
      yield this.postings.subarray(this.starts[bucket]!, this.starts[bucket + 1]!);
    }
  }

  private bucket(hash: number): number {
    return hash >>> (32 - this.bits);
  }
}
