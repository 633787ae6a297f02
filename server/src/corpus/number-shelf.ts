/** Where numbers wait (寄存) that are not needed for a while: in memory, or wherever a host sets them aside. */

/** Brings numbers back: those from `from` to `to` (exclusive), in `room`, which has as many, or wherever they are. */
export type Kept = (from: number, to: number, room: Uint32Array) => Uint32Array;

/** Takes numbers, which must not change afterwards. */
export interface NumberShelf {
  keep(words: Uint32Array): Kept;
}

/** Nothing is set aside. */
export const IN_MEMORY: NumberShelf = { keep: (words) => (from, to) => words.subarray(from, to) };

/** What is looked up by a hash is parted by its leading bits: one part after the other is put together, so that never all of it is in memory. */
export const PART_BITS = 8;
export const PARTS = 1 << PART_BITS;

/** Runs of numbers, each parted and set aside; a part is brought back from all of them. */
export class PartedRuns {
  private room = NONE;
  private readonly runs: { readonly kept: Kept; readonly ends: Uint32Array }[] = [];

  constructor(private readonly shelf: NumberShelf) {}

  /** Adds a run: its part `p` is `words[ends[p - 1] .. ends[p])`. Neither may change afterwards. */
  add(words: Uint32Array, ends: Uint32Array): void {
    this.runs.push({ kept: this.shelf.keep(words), ends });
  }

  /** A part of each run, in their order; to be read before the next part is. */
  part(part: number): Uint32Array[] {
    const starts = this.runs.map(({ ends }) => (part === 0 ? 0 : ends[part - 1]!));
    const size = this.runs.reduce((sum, { ends }, run) => sum + ends[part]! - starts[run]!, 0);
    if (size > this.room.length) this.room = new Uint32Array(Math.ceil(size * SPARE));
    let at = 0;
    return this.runs.map(({ kept, ends }, run) => {
      const [from, to] = [starts[run]!, ends[part]!];
      return from === to ? NONE : kept(from, to, this.room.subarray(at, (at += to - from)));
    });
  }
}

/** Parts are of about the same size: room for one is mostly enough for all. */
const SPARE = 1.25;

/** Puts in place of each size where it starts if they follow one another. */
export function startsFromSizes(sizes: Uint32Array): void {
  let sum = 0;
  for (let index = 0; index < sizes.length; index++) {
    const size = sizes[index]!;
    sizes[index] = sum;
    sum += size;
  }
}

const NONE = new Uint32Array(0);
