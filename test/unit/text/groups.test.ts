/** Groups keep the order of items and of keys. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foremost, groupBy } from '../../../server/src/text/groups.js';

describe('groupBy', () => {
  it('keeps items in their order, keys in that of their first item', () => {
    const groups = groupBy(['眉山市', '示例省', '样例市', '示范省', '示例县'], (place) => place.slice(-1));
    assert.deepEqual([...groups], [['市', ['眉山市', '样例市']], ['省', ['示例省', '示范省']], ['县', ['示例县']]]);
  });

  it('has no group without items', () => assert.equal(groupBy([], () => 'x').size, 0));
});

describe('foremost', () => {
  it('gives what sorting and cutting gives', () => {
    const item = fc.record({ key: fc.integer({ min: 0, max: 5 }), name: fc.string() });
    const compare = (one: { key: number }, other: { key: number }): number => one.key - other.key;
    fc.assert(fc.property(fc.array(item), fc.integer({ min: 0, max: 4 }), (items, most) => assert.deepEqual(foremost(items, compare, most), [...items].sort(compare).slice(0, most))));
  });
});
