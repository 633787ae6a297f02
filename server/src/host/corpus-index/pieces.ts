/** What grows while an index is made is set aside (暂存): bytes by the megabyte, the numbers of tables by runs. */

import type { NumberShelf } from '../../corpus/number-shelf.js';
import type { Spool } from '../spool.js';
import { asBytes } from './encoded-document.js';

/** Bytes of a piece that is set aside. */
const PIECE = 1 << 20;

/** Many small pieces of bytes, one behind the other. */
export class Pieces {
  private readonly aside: { readonly at: number; readonly length: number }[] = [];
  private readonly waiting = new Uint8Array(PIECE);
  private filled = 0;

  constructor(private readonly spool: Spool) {}

  add(bytes: Uint8Array): void {
    for (let taken = 0; taken < bytes.length; ) {
      const part = bytes.subarray(taken, taken + PIECE - this.filled);
      this.waiting.set(part, this.filled);
      this.filled += part.length;
      taken += part.length;
      if (this.filled === PIECE) this.setAside();
    }
  }

  /** All of them, in their order. */
  *all(): Iterable<Uint8Array> {
    for (const { at, length } of this.aside) yield this.spool.get(at, length);
    yield this.waiting.subarray(0, this.filled);
  }

  private setAside(): void {
    this.aside.push({ at: this.spool.put(this.waiting), length: this.filled });
    this.filled = 0;
  }
}

/** A shelf for numbers in a spool. */
export function shelfIn(spool: Spool): NumberShelf {
  return {
    keep(words) {
      const at = spool.put(asBytes(words));
      return (from, _, room) => {
        spool.getInto(asBytes(room), at + 4 * from);
        return room;
      };
    },
  };
}
