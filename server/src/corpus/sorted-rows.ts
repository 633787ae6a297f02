/** Rows of numbers that come in any number and are given sorted by the hash that they begin with (排序的行): run by run set aside, then part by part. */

import { IN_MEMORY, PART_BITS, PartedRuns, PARTS, startsFromSizes, type NumberShelf } from './number-shelf.js';

/** Where rows are set aside, and how many of them at once. */
export interface RowsAside {
  readonly shelf?: NumberShelf;
  readonly rows?: number;
}

/** Rows of a run. */
const RUN_ROWS = 1 << 15;
const FIRST_ROWS = 1 << 8;
const PART_SHIFT = 32 - PART_BITS;
/** Within a part rows are sorted by the other bits of their hash and by their order, together a number that is exact. */
const ORDER = 2 ** 29;

export class SortedRows {
  private pending: Uint32Array;
  private filled = 0;
  private readonly runs: PartedRuns;
  private readonly most: number;

  /** `width`: numbers of a row, 2 or 3. */
  constructor(
    private readonly width: 2 | 3,
    { shelf = IN_MEMORY, rows = RUN_ROWS }: RowsAside = {},
  ) {
    this.runs = new PartedRuns(shelf);
    this.most = rows * width;
    this.pending = new Uint32Array(Math.min(FIRST_ROWS * width, this.most));
  }

  /** Adds a row. Rows of one hash come in their order; of equal ones that follow each other one is kept. */
  add(hash: number, second: number, third = 0): void {
    if (this.filled === this.pending.length) this.makeRoom();
    this.pending[this.filled] = hash;
    this.pending[this.filled + 1] = second;
    if (this.width === 3) this.pending[this.filled + 2] = third;
    this.filled += this.width;
  }

  /** All rows, by hash and then in their order, in pieces. Nothing can be added afterwards. */
  *pieces(): Iterable<Uint32Array> {
    this.part();
    this.pending = new Uint32Array(0);
    for (let part = 0; part < PARTS; part++) {
      const rows = joined(this.runs.part(part));
      if (rows.length > 0) yield this.sorted(rows);
    }
  }

  /** The same in one array. */
  words(): Uint32Array {
    return joined([...this.pieces()]);
  }

  private makeRoom(): void {
    if (this.filled === this.most) return this.part();
    const larger = new Uint32Array(Math.min(2 * this.filled, this.most));
    larger.set(this.pending);
    this.pending = larger;
  }

  /** Makes a run of what is pending. */
  private part(): void {
    if (this.filled === 0) return;
    const { pending, filled, width } = this;
    const ends = new Uint32Array(PARTS);
    for (let at = 0; at < filled; at += width) ends[pending[at]! >>> PART_SHIFT]! += width;
    startsFromSizes(ends);
    const run = new Uint32Array(filled);
    for (let at = 0; at < filled; at += width) {
      const part = pending[at]! >>> PART_SHIFT;
      const to = ends[part]!;
      for (let column = 0; column < width; column++) run[to + column] = pending[at + column]!;
      ends[part] = to + width;
    }
    this.runs.add(run, ends);
    this.filled = 0;
  }

  /** The rows of a part, sorted. */
  private sorted(rows: Uint32Array): Uint32Array {
    const { width } = this;
    const order = new Float64Array(rows.length / width);
    for (let row = 0; row < order.length; row++) order[row] = ((rows[row * width]! << PART_BITS) >>> PART_BITS) * ORDER + row;
    order.sort();
    const result = new Uint32Array(rows.length);
    let filled = 0;
    for (const key of order) {
      const from = (key % ORDER) * width;
      if (filled > 0 && this.isSame(rows, from, result, filled - width)) continue;
      for (let column = 0; column < width; column++) result[filled++] = rows[from + column]!;
    }
    return result.subarray(0, filled);
  }

  private isSame(one: Uint32Array, at: number, other: Uint32Array, there: number): boolean {
    for (let column = 0; column < this.width; column++) if (one[at + column] !== other[there + column]) return false;
    return true;
  }
}

function joined(arrays: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}
