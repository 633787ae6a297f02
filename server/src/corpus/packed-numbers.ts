/** Numbers with as many bits each as the largest of them needs (定宽数列), in words of 32 bits: of a million clauses' postings a third less has to be read and held. */

import type { TableWords } from './hash-table.js';

const WORD = 32;

/** Bits that each number below `count` needs, at least 1. */
export function bitsFor(count: number): number {
  return Math.max(1, Math.ceil(Math.log2(Math.max(2, count))));
}

/** Words that so many numbers take. */
export function wordsOf(count: number, bits: number): number {
  return Math.ceil((count * bits) / WORD);
}

/** Numbers of `bits` bits (31 at most) one after the other, the lower bits of a word first. */
export class PackedNumbers {
  constructor(
    readonly table: TableWords,
    readonly bits: number,
  ) {}

  /** Makes the numbers `from` to `to` (exclusive) readable. */
  ensure(from: number, to: number): void {
    if (to > from) this.table.ensure(Math.floor((from * this.bits) / WORD), Math.ceil((to * this.bits) / WORD));
  }

  /** Writes the numbers `from` to `to` (exclusive), which are readable, to the beginning of `out`. */
  read(from: number, to: number, out: Uint32Array): void {
    const { bits } = this;
    const { words } = this.table;
    const mask = 2 ** bits - 1;
    const first = from * bits; // beyond 32 bits in a large index
    let word = Math.floor(first / WORD);
    let shift = first % WORD;
    const count = to - from;
    for (let at = 0; at < count; at++) {
      let number = words[word]! >>> shift;
      if (shift + bits > WORD) number |= words[word + 1]! << (WORD - shift);
      out[at] = number & mask;
      shift += bits;
      if (shift < WORD) continue;
      shift -= WORD;
      word++;
    }
  }
}

/** Packs numbers that come piece by piece. */
export class NumberPacker {
  /** The bits that do not fill a word yet, and their number. */
  private rest = 0;
  private filled = 0;

  constructor(private readonly bits: number) {}

  /** Packs further numbers; gives the words that are full by now. */
  add(numbers: Uint32Array): Uint32Array {
    const { bits } = this;
    const words = new Uint32Array(Math.floor((this.filled + numbers.length * bits) / WORD));
    let length = 0;
    for (const number of numbers) {
      this.rest |= number << this.filled;
      this.filled += bits;
      if (this.filled < WORD) continue;
      words[length++] = this.rest;
      this.filled -= WORD;
      this.rest = this.filled === 0 ? 0 : number >>> (bits - this.filled);
    }
    return words;
  }

  /** The last word, if one is begun. */
  finish(): Uint32Array {
    return this.filled === 0 ? new Uint32Array(0) : Uint32Array.of(this.rest);
  }
}
