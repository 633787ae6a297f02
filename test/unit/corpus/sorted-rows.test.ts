/** Rows that are set aside run by run come back sorted, whatever the size of a run. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { NumberShelf } from '../../../server/src/corpus/number-shelf.js';
import { SortedRows } from '../../../server/src/corpus/sorted-rows.js';

const HASH = fc.oneof(fc.nat(5), fc.integer({ min: 0xfffffff0, max: 0xffffffff }), fc.integer({ min: 0, max: 0xffffffff }));
const ROWS = fc.array(fc.tuple(HASH, fc.nat(3)), { maxLength: 80 });

/** Gives back copies, in the room that it is given. */
function copying(): NumberShelf {
  return {
    keep(words) {
      const kept = words.slice();
      return (from, to, room) => {
        assert.equal(room.length, to - from);
        room.set(kept.subarray(from, to));
        return room;
      };
    },
  };
}

describe('SortedRows', () => {
  it('are sorted by their hash and then in their order, of equal ones that follow each other one', () => {
    fc.assert(
      fc.property(ROWS, fc.integer({ min: 1, max: 20 }), fc.boolean(), (added, size, isAside) => {
        const rows = new SortedRows(3, { rows: size, ...(isAside && { shelf: copying() }) });
        const expected: number[][] = [];
        for (const [index, [hash, second]] of added.entries()) {
          rows.add(hash, second, index >>> 1);
          expected.push([hash, second, index >>> 1]);
        }
        const order = expected.map((row, index) => ({ row, index })).sort((a, b) => a.row[0]! - b.row[0]! || a.index - b.index).map(({ row }) => row);
        assert.deepEqual([...rows.words()], order.filter((row, index) => index === 0 || String(row) !== String(order[index - 1])).flat());
      }),
    );
  });
});
