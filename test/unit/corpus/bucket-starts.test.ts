/** Packed positions of buckets: the same as the table they were made of, whatever the sizes. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BucketStarts } from '../../../server/src/corpus/bucket-starts.js';

/** Sizes of buckets: mostly small, now and then more than a byte holds. */
const SIZES = fc.array(fc.oneof({ weight: 20, arbitrary: fc.nat(6) }, { weight: 1, arbitrary: fc.integer({ min: 250, max: 70_000 }) }), { minLength: 16, maxLength: 160 });

function startsOf(sizes: readonly number[]): Uint32Array {
  const whole = sizes.slice(0, sizes.length - (sizes.length % 16));
  let sum = 0;
  return Uint32Array.from([0, ...whole.map((size) => (sum += size))]);
}

describe('BucketStarts', () => {
  it('gives the position and the size of every bucket', () => {
    fc.assert(
      fc.property(SIZES, (sizes) => {
        const starts = startsOf(sizes);
        const packed = BucketStarts.of(starts);
        for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
          packed.ensure(bucket);
          assert.deepEqual([packed.start(bucket), packed.size(bucket)], [starts[bucket], starts[bucket + 1]! - starts[bucket]!], `bucket ${bucket}`);
        }
      }),
    );
  });

  it('asks for what it reads and nothing else', () => {
    const starts = startsOf([...new Array<number>(15).fill(1), 300, ...new Array<number>(16).fill(2), ...new Array<number>(16).fill(3)]);
    const { groups, wide } = BucketStarts.of(starts).packed;
    const asked: [string, number, number][] = [];
    const table = new BucketStarts({
      groups: { words: groups.words, ensure: (from, to) => asked.push(['groups', from, to]) },
      wide: { words: wide.words, ensure: (from, to) => asked.push(['wide', from, to]) },
    });
    table.ensure(20);
    assert.deepEqual(asked.splice(0), [['groups', 5, 11]]);
    table.ensure(15);
    assert.deepEqual(asked, [['groups', 0, 6], ['wide', 0, 16]]);
    assert.deepEqual([table.start(15), table.size(15), table.start(16)], [15, 300, 315]);
  });
});
