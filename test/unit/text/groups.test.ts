/** Groups keep the order of items and of keys. */

import assert from 'node:assert/strict';
import { groupBy } from '../../../server/src/text/groups.js';

describe('groupBy', () => {
  it('keeps items in their order, keys in that of their first item', () => {
    const groups = groupBy(['眉山市', '示例省', '样例市', '示范省', '示例县'], (place) => place.slice(-1));
    assert.deepEqual([...groups], [['市', ['眉山市', '样例市']], ['省', ['示例省', '示范省']], ['县', ['示例县']]]);
  });

  it('has no group without items', () => assert.equal(groupBy([], () => 'x').size, 0));
});
