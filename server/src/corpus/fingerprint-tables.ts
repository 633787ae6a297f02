/**
 * The inverted index of fingerprints (指纹) as flat tables, and what builds them. The tables are typed arrays and nothing else, so that
 * they can be written to a file and read from one block by block.
 */

import type { Steps } from '../text/steps.js';
import { BucketStartsBuilder, type BucketStarts } from './bucket-starts.js';
import { inMemory, type TableWords } from './hash-table.js';
import { IN_MEMORY, PART_BITS, PartedRuns, PARTS, startsFromSizes, type NumberShelf } from './number-shelf.js';
import { bitsFor, NumberPacker, PackedNumbers, wordsOf } from './packed-numbers.js';
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
  /** Where the postings of each bucket stand. */
  readonly starts: BucketStarts;
  /** Numbers of clauses, ascending within a bucket; a clause stands there as often as it has fingerprints of that bucket. */
  readonly postings: PackedNumbers;
  /** Winnowed fingerprints of each clause, 65535 at most; 0 where the clause is found as a whole only. */
  readonly counts: Uint16Array;
}

/** The postings of so many clauses, as {@link FingerprintTablesBuilder.finishInPieces} packs them. */
export function postingsOver(table: TableWords, clauses: number): PackedNumbers {
  return new PackedNumbers(table, bitsFor(clauses));
}

const MIN_BUCKET_BITS = 12;
const MAX_BUCKET_BITS = 22;
/** Fingerprints of a chunk: parting one takes about 2 ms. */
const CHUNK = 1 << 18;
/** Clauses of a chunk: their numbers, counted from its first, have 16 bits. */
const CHUNK_CLAUSES = 1 << 16;
/** Chunks are parted by the leading bits of the fingerprints: a part, when it is scattered, stays within the processor's cache. */
const PART_SHIFT = 32 - PART_BITS;
const LOW = 0xffff;

/** Tables but for the postings, which were handed on. */
export type BucketTables = Pick<FingerprintTables, 'bits' | 'starts' | 'counts'>;

/** Where chunks are set aside, and how many fingerprints make one. */
export interface ChunksAside {
  readonly shelf?: NumberShelf;
  readonly prints?: number;
}

/**
 * Collects the fingerprints of clauses, one clause after the other, and puts the tables together in steps. A chunk holds for each fingerprint the 16 bits behind those of its
 * part, and the number of the clause counted from the chunk's first: 4 bytes, since fresh memory costs more than reckoning.
 */
export class FingerprintTablesBuilder {
  private readonly chunks: PartedRuns;
  /** The first clause of each chunk. */
  private readonly bases: number[] = [];
  private readonly chunkPrints: number;
  /** Fingerprints in chunks. */
  private total = 0;
  /** Fingerprints that are not parted yet, of the clauses from `base` on. */
  private pending = new Uint32Array(0);
  private filled = 0;
  private base = 0;
  private counts = new Uint16Array(1024);
  private clauses = 0;
  private readonly writer = new PrintWriter();

  constructor({ shelf = IN_MEMORY, prints = CHUNK }: ChunksAside = {}) {
    this.chunks = new PartedRuns(shelf);
    this.chunkPrints = prints;
  }

  /** Clauses so far: the number that the next one gets. */
  get length(): number {
    return this.clauses;
  }

  /** Adds a clause by its folded text. */
  add(folded: string): void {
    this.makeRoom(folded.length + 1);
    this.took(this.writer.write(folded, this.pending, this.filled));
  }

  /** Adds a clause by what {@link printsOf} gave for it. */
  addPrints(prints: Uint32Array): void {
    this.makeRoom(prints.length);
    this.pending.set(prints, this.filled);
    this.took(prints.length);
  }

  /** Puts the tables together. Nothing can be added afterwards. */
  *finish(): Steps<FingerprintTables> {
    this.part();
    const words = new Uint32Array(wordsOf(this.total, bitsFor(this.clauses)));
    let at = 0;
    const tables = yield* this.finishInPieces((piece) => {
      words.set(piece, at);
      at += piece.length;
    });
    return { ...tables, postings: postingsOver(inMemory(words), this.clauses) };
  }

  /** The same, with the packed postings handed on piece by piece, in their order. */
  *finishInPieces(take: (words: Uint32Array) => void): Steps<BucketTables> {
    this.part();
    const packer = new NumberPacker(bitsFor(this.clauses));
    const tables = yield* this.scatter((postings) => take(packer.add(postings)));
    take(packer.finish());
    return tables;
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
    if (this.filled + prints > this.pending.length || this.clauses - this.base === CHUNK_CLAUSES) this.part();
    if (prints > this.pending.length) this.pending = new Uint32Array(Math.max(this.chunkPrints, prints));
  }

  /** Makes a chunk of what is pending. */
  private part(): void {
    if (this.filled > 0) {
      const { packed, ends } = parted(this.pending.subarray(0, this.filled), this.counts.subarray(this.base, this.clauses));
      this.chunks.add(packed, ends);
      this.bases.push(this.base);
      this.total += this.filled;
    }
    this.filled = 0;
    this.base = this.clauses;
  }

  /** Scatters the fingerprints of one part after the other over its buckets, and hands on its postings, which are to be read before the next ones come. */
  private *scatter(take: (postings: Uint32Array) => void): Steps<BucketTables> {
    this.pending = NO_PRINTS;
    const bits = Math.min(MAX_BUCKET_BITS, Math.max(MIN_BUCKET_BITS, Math.ceil(Math.log2(this.total / POSTINGS_A_BUCKET + 1))));
    const starts = new BucketStartsBuilder(1 << bits);
    const next = new Uint32Array(1 << (bits - PART_BITS));
    let room = NO_PRINTS;
    let done = 0;
    let atStep = 0;
    yield;
    for (let part = 0; part < PARTS; part++) {
      if (done - atStep > CHUNK / 2) {
        yield;
        atStep = done;
      }
      const packed = this.chunks.part(part);
      const size = countPart(packed, LOCAL_BITS - bits, next);
      starts.add(next);
      startsFromSizes(next);
      done += size;
      if (size > room.length) room = new Uint32Array(2 * size);
      scatterPart(packed, this.bases, LOCAL_BITS - bits, next, room);
      take(room.subarray(0, size));
    }
    return { bits, starts: starts.finish(), counts: this.counts.slice(0, this.clauses) };
  }
}

function parted(prints: Uint32Array, counts: Uint16Array): { readonly packed: Uint32Array; readonly ends: Uint32Array } {
  const ends = new Uint32Array(PARTS);
  for (let at = 0; at < prints.length; at++) ends[prints[at]! >>> PART_SHIFT]!++;
  startsFromSizes(ends);
  const packed = new Uint32Array(prints.length);
  for (let clause = 0, at = 0; clause < counts.length; clause++) {
    for (const end = at + counts[clause]! + 1; at < end; at++) {
      const print = prints[at]!;
      packed[ends[print >>> PART_SHIFT]!++] = ((print << PART_BITS) & ~LOW) | clause;
    }
  }
  return { packed, ends };
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

/** Bits of a fingerprint that a part and what is packed hold together: as many as a bucket may have. */
const LOCAL_BITS = PART_BITS + 16;
/** About as many postings share a bucket by chance, whatever the size of the index, up to the largest number of buckets. */
const POSTINGS_A_BUCKET = 2;

/** Counts the fingerprints of a part by their buckets; gives their number. */
function countPart(chunks: readonly Uint32Array[], shift: number, sizes: Uint32Array): number {
  sizes.fill(0);
  for (const packed of chunks) for (let at = 0; at < packed.length; at++) sizes[packed[at]! >>> (16 + shift)]!++;
  return chunks.reduce((sum, { length }) => sum + length, 0);
}

function scatterPart(chunks: readonly Uint32Array[], bases: readonly number[], shift: number, next: Uint32Array, postings: Uint32Array): void {
  for (let chunk = 0; chunk < chunks.length; chunk++) {
    const packed = chunks[chunk]!;
    const base = bases[chunk]!;
    for (let at = 0; at < packed.length; at++) {
      const entry = packed[at]!;
      postings[next[entry >>> (16 + shift)]!++] = base + (entry & LOW);
    }
  }
}
