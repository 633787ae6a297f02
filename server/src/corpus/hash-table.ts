/** Rows of numbers sorted by a hash (散列表): in memory or in a file, whose blocks are loaded when they are asked for. */

/** The numbers of a table. Before elements are read they are asked for. */
export interface TableWords {
  readonly words: Uint32Array;
  /** Makes `words[from .. to)` readable. */
  ensure(from: number, to: number): void;
}

/** Looks rows up by the number that they begin with. */
export class HashTable {
  private readonly rows: number;

  /** `width` is the number of words in a row. */
  constructor(
    private readonly table: TableWords,
    private readonly width: number,
  ) {
    this.rows = Math.floor(table.words.length / width);
  }

  /** The rows of a hash, one after the other, as words. */
  get(hash: number): Uint32Array {
    const first = this.firstRow(hash);
    let end = first;
    while (end < this.rows && this.hashAt(end) === hash) end++;
    this.table.ensure(first * this.width, end * this.width);
    return this.table.words.subarray(first * this.width, end * this.width);
  }

  has(hash: number): boolean {
    const first = this.firstRow(hash);
    return first < this.rows && this.hashAt(first) === hash;
  }

  /** The second word of each row of a hash. */
  values(hash: number): number[] {
    const rows = this.get(hash);
    return Array.from({ length: rows.length / this.width }, (_, row) => rows[row * this.width + 1]!);
  }

  private firstRow(hash: number): number {
    let low = 0;
    let high = this.rows;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.hashAt(middle) < hash) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private hashAt(row: number): number {
    const at = row * this.width;
    this.table.ensure(at, at + 1);
    return this.table.words[at]!;
  }
}

/** Words that are all there. */
export function inMemory(words: Uint32Array): TableWords {
  return { words, ensure: () => undefined };
}
