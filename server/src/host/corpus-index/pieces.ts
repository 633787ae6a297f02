/** What grows while an index is made is set aside (暂存): bytes by the megabyte, and the numbers of tables. */

import type { NumberShelf } from '../../corpus/number-shelf.js';
import type { Spool } from '../spool.js';
import { asBytes } from './encoded-document.js';

/** Bytes of a piece that is set aside. */
const PIECE = 1 << 20;

/** Many small pieces of bytes, one behind the other. */
export class Pieces {
  private readonly aside: { readonly at: number; readonly length: number }[] = [];
  private waiting: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly spool: Spool) {}

  /** Adds bytes, which must not change afterwards. */
  add(bytes: Uint8Array): void {
    this.waiting.push(bytes);
    this.length += bytes.length;
    if (this.length < PIECE) return;
    this.aside.push({ at: this.spool.put(Buffer.concat(this.waiting)), length: this.length });
    this.waiting = [];
    this.length = 0;
  }

  /** All of them, in their order. */
  *all(): Iterable<Uint8Array> {
    for (const { at, length } of this.aside) yield this.spool.get(at, length);
    yield* this.waiting;
  }
}

/** A shelf for numbers in a spool. */
export function shelfIn(spool: Spool): NumberShelf {
  return {
    keep(words) {
      const at = spool.put(asBytes(words));
      return (from, to) => new Uint32Array(spool.get(at + 4 * from, 4 * (to - from)).buffer);
    },
  };
}
