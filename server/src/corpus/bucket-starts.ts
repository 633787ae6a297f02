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
    return new BucketStarts(pack(starts));
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

function pack(starts: Uint32Array): PackedStarts {
  const buckets = starts.length - 1;
  const groups = new Uint32Array((buckets / GROUP) * GROUP_WORDS + 1);
  const wide: number[] = [];
  for (let first = 0, at = 0; first < buckets; first += GROUP, at += GROUP_WORDS) {
    groups[at] = starts[first]!;
    if (!packSizes(starts, first, groups, at)) {
      groups.fill(0, at + 1, at + GROUP_WORDS);
      groups.set([WIDE, wide.length], at + 1);
      wide.push(...starts.subarray(first, first + GROUP));
    }
  }
  groups[groups.length - 1] = starts[buckets]!;
  return { groups: inMemory(groups), wide: inMemory(Uint32Array.from(wide)) };
}

/** Packs the sizes of a group; says whether each has room. */
function packSizes(starts: Uint32Array, first: number, groups: Uint32Array, at: number): boolean {
  for (let inside = 0; inside < GROUP; inside++) {
    const size = starts[first + inside + 1]! - starts[first + inside]!;
    if (size > LARGEST) return false;
    groups[at + 1 + (inside >>> 2)]! |= size << (8 * (inside & 3));
  }
  return true;
}
