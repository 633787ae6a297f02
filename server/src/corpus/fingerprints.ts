/** Look-up of clauses by shared fingerprints (指纹检索). */

import { finishSteps } from '../text/steps.js';
import { FingerprintTablesBuilder, SHORTEST_COMPARED, wholeHash, type FingerprintTables } from './fingerprint-tables.js';
import { CHARACTERS_A_PRINT, gramHashes, winnow } from './winnowing.js';

/** A clause that shares fingerprints with a query: its number, and how many of its fingerprints the query holds. */
export interface Candidate {
  readonly clause: number;
  readonly hits: number;
  /** Winnowed fingerprints that the clause has in all. */
  readonly fingerprints: number;
  /** Characters that the clause has, reckoned from its fingerprints, and those of them that stand in the query, from the hits. */
  readonly length: number;
  readonly shared: number;
}

/** What an index finds for a query. */
export interface Candidates {
  /** Largest share of fingerprints first: of the query's or the clause's, whichever has fewer. */
  readonly candidates: readonly Candidate[];
  /** Whether so many fingerprints were passed over, because too many clauses have them, that a clause that shares only these may be missing. */
  readonly saturated: boolean;
}

/** Least number of common fingerprints, for a short text and a longer one; and least share of those of the text that has fewer. */
const LEAST_HITS_OF_SHORT = 2;
const LEAST_HITS = 3;
/** Fingerprints of a short text: about 45 characters. */
const SHORT = 12;
const LEAST_SHARE = 0.2;
/**
 * As many fingerprints that few clauses have are enough, whatever their share: many scattered changes leave a copy little else, while other
 * texts have common words in common. Few: so many postings, or such a share of the clauses.
 */
const RARE = 32;
const RARE_SHARE = 0.0005;
/** Marks, beside its hits, a clause that has enough rare ones. What is counted has one byte: a million of them stay near the processor. */
const RARE_ENOUGH = 0x80;
/** Hits are counted up to here; so many are enough for a clause of any length. */
const MOST_HITS = RARE_ENOUGH - 1;
/** Postings that one look-up reads for each 4-gram of its text on average, the rarest first: what is more frequent tells clauses apart least. */
const MOST_POSTINGS_A_GRAM = 40;
/** Sizes and buckets are sorted as one number. */
const BUCKETS = 2 ** 22;

/** Finds clauses by their fingerprints in tables that it does not own. */
export class FingerprintIndex {
  /** For each clause the common fingerprints of the look-up under way; all 0 between look-ups. */
  private readonly hits: Uint8Array;
  /** Postings that a rare fingerprint has at most. */
  private readonly rare: number;
  private touched: Uint32Array = new Uint32Array(1024);
  private room: Uint32Array = new Uint32Array(1024);

  private constructor(readonly tables: FingerprintTables) {
    this.hits = new Uint8Array(tables.counts.length);
    this.rare = Math.max(RARE, tables.counts.length * RARE_SHARE);
  }

  /** An index over tables, whoever keeps them. */
  static over(tables: FingerprintTables): FingerprintIndex {
    return new FingerprintIndex(tables);
  }

  /** The index over folded texts; the position of a text in the list is its clause number. */
  static of(texts: readonly string[]): FingerprintIndex {
    const builder = new FingerprintTablesBuilder();
    for (const text of texts) builder.add(text);
    return new FingerprintIndex(finishSteps(builder.finish()));
  }

  /** Numbers of the clauses that may equal a folded text, each once, in their order: whoever asks compares the texts. */
  equals(text: string): Uint32Array {
    const fingerprints = text.length < SHORTEST_COMPARED ? 0 : winnow(gramHashes(text)).length;
    const { counts } = this.tables;
    let previous = -1;
    return this.postingsIn(this.bucket(wholeHash(text))).filter((clause) => {
      const again = clause === previous;
      previous = clause;
      return !again && counts[clause] === fingerprints;
    });
  }

  /**
   * Clauses that hold at least 3 fingerprints of a folded text (2 of a short one, fewer where one of the two has fewer): rare ones, or a fifth of those of the
   * text that has fewer.
   */
  candidates(text: string): Candidates {
    const { starts } = this.tables;
    const hashes = gramHashes(text);
    const prints = winnow(hashes).length;
    const least = prints < SHORT ? LEAST_HITS_OF_SHORT : LEAST_HITS;
    const buckets = this.bucketsOf(hashes);
    let left = MOST_POSTINGS_A_GRAM * hashes.length;
    let touched = 0;
    let read = 0;
    let rare = true;
    for (; read < buckets.length; read++) {
      const start = starts.start(buckets[read]!);
      const end = start + starts.size(buckets[read]!);
      if (rare && end - start > this.rare) {
        rare = false;
        this.markRare(touched, least);
      }
      if (end - start > left) break;
      left -= end - start;
      touched = this.count(start, end, touched);
    }
    if (rare) this.markRare(touched, least);
    // Where frequent fingerprints were passed over, a clause cannot have those: it is judged by the others.
    const share = read / Math.max(1, buckets.length);
    return { candidates: this.collect(touched, prints, share, least), saturated: 1 - share >= LEAST_SHARE && buckets.length > 0 };
  }

  /** Numbers of the clauses that hold each of a text's winnowed fingerprints, fingerprint by fingerprint. */
  *postingsOf(text: string): Iterable<Uint32Array> {
    for (const hash of winnow(gramHashes(text))) yield this.postingsIn(this.bucket(hash));
  }

  /** The buckets of hashes that hold any clause, each once, those of fewest postings first. */
  private bucketsOf(hashes: Uint32Array): Float64Array {
    const { tables } = this;
    const order = new Float64Array(hashes.length);
    let length = 0;
    let last = -1;
    for (const hash of hashes.slice().sort()) {
      const bucket = this.bucket(hash); // sorted hashes give sorted buckets: equal ones stand side by side
      if (bucket === last) continue;
      last = bucket;
      tables.starts.ensure(bucket);
      const size = tables.starts.size(bucket);
      order[length++] = size * BUCKETS + bucket;
    }
    const sorted = order.subarray(0, length).sort();
    for (let index = 0; index < length; index++) sorted[index]! %= BUCKETS;
    return sorted;
  }

  /** Counts a hit for every clause in `postings[start .. end)`; gives the number of clauses touched so far. */
  private count(start: number, end: number, touchedBefore: number): number {
    const { hits } = this;
    const size = end - start;
    const postings = this.read(start, end);
    if (this.touched.length < touchedBefore + end - start) this.touched = larger(this.touched, touchedBefore + end - start);
    const { touched } = this;
    let length = touchedBefore;
    let previous = -1;
    for (let index = 0; index < size; index++) {
      const clause = postings[index]!;
      if (clause === previous) continue;
      previous = clause;
      const before = hits[clause]!;
      if (before === 0) touched[length++] = clause;
      if ((before & MOST_HITS) < MOST_HITS) hits[clause] = before + 1;
    }
    return length;
  }

  private markRare(touched: number, least: number): void {
    for (let index = 0; index < touched; index++) {
      const clause = this.touched[index]!;
      if (this.hits[clause]! >= least) this.hits[clause]! |= RARE_ENOUGH;
    }
  }

  /** The touched clauses that have enough hits, those with rare ones first, then by share; clears the hits. A clause that is compared has 2 fingerprints at least. */
  private collect(touched: number, printsInAll: number, share: number, least: number): Candidate[] {
    const { hits, tables } = this;
    const prints = printsInAll * share;
    const ranked: (Candidate & { readonly rank: number })[] = [];
    const oneIsTooFew = prints >= 2;
    for (let index = 0; index < touched; index++) {
      const clause = this.touched[index]!;
      const marked = hits[clause]!;
      hits[clause] = 0;
      if (marked === 1 && oneIsTooFew) continue; // nearly all of them: their counts, far from the processor, are not even read
      const count = marked & MOST_HITS;
      const rare = marked > MOST_HITS;
      const fingerprints = tables.counts[clause]!;
      if (fingerprints === 0) continue; // a short clause, which is found as a whole only: its bucket is another text's by chance
      const fewer = Math.min(prints, fingerprints);
      if (count < Math.min(least, fewer) || (!rare && count < Math.min(LEAST_SHARE * fewer, MOST_HITS))) continue;
      const shared = count === MOST_HITS ? Infinity : (count / share) * CHARACTERS_A_PRINT;
      ranked.push({ clause, hits: count, fingerprints, length: fingerprints * CHARACTERS_A_PRINT, shared, rank: (rare ? RARE_ENOUGH : 0) + count / fewer });
    }
    return ranked.sort((a, b) => b.rank - a.rank || b.hits - a.hits || a.clause - b.clause);
  }

  private postingsIn(bucket: number): Uint32Array {
    const { tables } = this;
    tables.starts.ensure(bucket);
    const start = tables.starts.start(bucket);
    const end = start + tables.starts.size(bucket);
    return this.read(start, end).slice(0, end - start);
  }

  /** The postings `start` to `end` (exclusive), at the beginning of an array that holds until the next ones are read. */
  private read(start: number, end: number): Uint32Array {
    const { postings } = this.tables;
    postings.ensure(start, end);
    if (this.room.length < end - start) this.room = new Uint32Array(2 * (end - start));
    postings.read(start, end, this.room);
    return this.room;
  }

  private bucket(hash: number): number {
    return hash >>> (32 - this.tables.bits);
  }
}

function larger(array: Uint32Array, least: number): Uint32Array {
  const grown = new Uint32Array(Math.max(least, 2 * array.length));
  grown.set(array);
  return grown;
}
