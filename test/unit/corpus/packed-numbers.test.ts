/** Numbers packed into words come back as they were, however they came and whichever are asked for. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { inMemory } from '../../../server/src/corpus/hash-table.js';
import { bitsFor, NumberPacker, PackedNumbers } from '../../../server/src/corpus/packed-numbers.js';

function packed(pieces: readonly (readonly number[])[], bits: number): Uint32Array {
  const packer = new NumberPacker(bits);
  const words = pieces.map((piece) => packer.add(Uint32Array.from(piece)));
  return Uint32Array.from([...words, packer.finish()].flatMap((all) => [...all]));
}

describe('packed numbers', () => {
  it('have as many bits as the largest needs', () => {
    assert.deepEqual([0, 1, 2, 3, 4, 5, 1_000_000, 2 ** 20, 2 ** 20 + 1].map(bitsFor), [1, 1, 1, 2, 2, 3, 20, 20, 21]);
  });

  it('come back in any stretch, packed piece by piece', () => {
    const cases = fc.integer({ min: 1, max: 31 }).chain((bits) => fc.tuple(fc.constant(bits), fc.array(fc.array(fc.integer({ min: 0, max: 2 ** bits - 1 }))), fc.nat(), fc.nat()));
    fc.assert(
      fc.property(cases, ([bits, pieces, one, other]) => {
        const all = pieces.flat();
        const [from, to] = [one % (all.length + 1), other % (all.length + 1)].sort((a, b) => a - b) as [number, number];
        const out = new Uint32Array(to - from);
        new PackedNumbers(inMemory(packed(pieces, bits)), bits).read(from, to, out);
        assert.deepEqual([...out], all.slice(from, to));
      }),
    );
  });

  it('ask for the words that hold them, and for none where there are none', () => {
    const asked: [number, number][] = [];
    const numbers = new PackedNumbers({ words: new Uint32Array(100), ensure: (from, to) => asked.push([from, to]) }, 20);
    numbers.ensure(0, 1);
    numbers.ensure(1, 2);
    numbers.ensure(8, 16);
    numbers.ensure(7, 7);
    assert.deepEqual(asked, [[0, 1], [0, 2], [5, 10]]);
  });
});
