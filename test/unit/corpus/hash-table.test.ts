/** Rows by their hash: all of them, in their order, and no others. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HashTable, inMemory } from '../../../server/src/corpus/hash-table.js';
import { SortedRows } from '../../../server/src/corpus/sorted-rows.js';

const PAIRS = fc.array(fc.tuple(fc.oneof(fc.nat(5), fc.integer({ min: 0xfffffff0, max: 0xffffffff })), fc.nat(20)), { maxLength: 60 });

describe('HashTable', () => {
  it('gives the values that were added under a hash, ascending, each once', () => {
    fc.assert(
      fc.property(PAIRS, (pairs) => {
        const rows = new SortedRows(2, { rows: 7 });
        for (const [hash, value] of [...pairs].sort((a, b) => a[1] - b[1])) rows.add(hash, value);
        const table = new HashTable(inMemory(rows.words()), 2);
        for (const hash of [0, 1, 2, 3, 4, 5, 77, 0xfffffff0, 0xffffffff]) {
          const expected = [...new Set(pairs.filter(([other]) => other === hash).map(([, value]) => value))].sort((a, b) => a - b);
          assert.deepEqual(table.values(hash), expected);
          assert.equal(table.has(hash), expected.length > 0);
        }
      }),
    );
  });

  it('asks for the words that it reads', () => {
    const words = Uint32Array.from([1, 10, 2, 20, 2, 21, 3, 30]);
    const there = new Uint32Array(words.length).fill(0xdddddddd);
    const table = new HashTable({ words: there, ensure: (from, to) => there.set(words.subarray(from, to), from) }, 2);
    assert.deepEqual(table.values(2), [20, 21]);
    assert.deepEqual(table.values(3), [30]);
    assert.deepEqual(table.values(4), []);
  });
});
