/**
 * Where the postings of buckets start (桶表), packed: one byte for the size of a bucket, and one number for sixteen buckets. Half of a look-up in a
 * file is to read this table, as the buckets of a text lie all over it.
 */

import { inMemory, type TableWords } from './hash-table.js';

/** Buckets of a group, as a power of two, and the words of one: its first position, then a byte for each bucket. */
const GROUP_SHIFT = 4;
const GROUP = 1 << GROUP_SHIFT;
const GROUP_WORDS = 1 + GROUP / 4;
/** A group with a larger bucket has this in place of its first four sizes, and then where its positions stand among the wide ones. */
const WIDE = 0xffffffff;
const LARGEST = 254;

/** The table as it is kept. Both arrays may be those of a file, of which blocks are loaded when they are asked for. */
export interface PackedStarts {
  /** {@link GROUP_WORDS} words a group; one more group stands for the end. */
  readonly groups: TableWords;
  /** The positions of the buckets of wide groups, one number each. */
  readonly wide: TableWords;
}

/** Looks buckets up. */
export class BucketStarts {
  constructor(readonly packed: PackedStarts) {}

  /** The table of `2^bits + 1` positions: the postings of bucket `b` start at `starts[b]` and end before `starts[b + 1]`. `2^bits` is a multiple of 16. */
  static of(starts: Uint32Array): BucketStarts {
    const builder = new BucketStartsBuilder(starts.length - 1);
    builder.add(starts.subarray(1).map((end, bucket) => end - starts[bucket]!));
    return builder.finish();
  }

  /** Makes a bucket readable. */
  ensure(bucket: number): void {
    const at = (bucket >>> GROUP_SHIFT) * GROUP_WORDS;
    const { groups, wide } = this.packed;
    groups.ensure(at, at + GROUP_WORDS + 1);
    if (groups.words[at + 1] === WIDE) wide.ensure(groups.words[at + 2]!, groups.words[at + 2]! + GROUP);
  }

  /** Number of postings of a bucket that is readable. */
  size(bucket: number): number {
    const { words } = this.packed.groups;
    const at = (bucket >>> GROUP_SHIFT) * GROUP_WORDS;
    const inside = bucket & (GROUP - 1);
    if (words[at + 1] !== WIDE) return (words[at + 1 + (inside >>> 2)]! >>> (8 * (inside & 3))) & 0xff;
    const end = inside + 1 < GROUP ? this.packed.wide.words[words[at + 2]! + inside + 1]! : words[at + GROUP_WORDS]!;
    return end - this.start(bucket);
  }

  /** Position of the first posting of a bucket that is readable. */
  start(bucket: number): number {
    const { words } = this.packed.groups;
    const at = (bucket >>> GROUP_SHIFT) * GROUP_WORDS;
    const inside = bucket & (GROUP - 1);
    if (words[at + 1] === WIDE) return this.packed.wide.words[words[at + 2]! + inside]!;
    let start = words[at]!;
    for (let before = 0; before < inside; before++) start += (words[at + 1 + (before >>> 2)]! >>> (8 * (before & 3))) & 0xff;
    return start;
  }
}

/** Packs the sizes of buckets as they come. */
export class BucketStartsBuilder {
  private readonly groups: Uint32Array;
  private readonly wide: number[] = [];
  private at = 0;
  private position = 0;

  /** For so many buckets, a multiple of 16. */
  constructor(buckets: number) {
    this.groups = new Uint32Array((buckets / GROUP) * GROUP_WORDS + 1);
  }

  /** Adds the next buckets by their sizes, a multiple of 16 again. */
  add(sizes: Uint32Array): void {
    const { groups } = this;
    for (let first = 0; first < sizes.length; first += GROUP, this.at += GROUP_WORDS) {
      const before = this.position;
      groups[this.at] = before;
      if (this.addGroup(sizes, first)) continue;
      groups.fill(0, this.at + 1, this.at + GROUP_WORDS);
      groups.set([WIDE, this.wide.length], this.at + 1);
      let position = before;
      for (let inside = 0; inside < GROUP; position += sizes[first + inside++]!) this.wide.push(position);
    }
  }

  finish(): BucketStarts {
    this.groups[this.at] = this.position;
    return new BucketStarts({ groups: inMemory(this.groups), wide: inMemory(Uint32Array.from(this.wide)) });
  }

  /** Adds a group; says whether each size has room in it. */
  private addGroup(sizes: Uint32Array, first: number): boolean {
    let hasRoom = true;
    for (let inside = 0; inside < GROUP; inside++) {
      const size = sizes[first + inside]!;
      this.position += size;
      if (size > LARGEST) hasRoom = false;
      else this.groups[this.at + 1 + (inside >>> 2)]! |= size << (8 * (inside & 3));
    }
    return hasRoom;
  }
}
