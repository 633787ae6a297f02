/** How well a name answers to what somebody types: the same, a beginning, a part, characters in order. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchCost } from '../../../server/src/text/fuzzy.js';

describe('the cost of a match', () => {
  it('grows from the same over a beginning and a part to characters in order', () => {
    const costs = ['节水', '节水规定', '省节水规定', '省级节水规定', '节约用水', '节约每一滴用水', '节能'].map((name) => matchCost(name, '节水'));
    assert.deepEqual(costs.map((cost) => cost !== undefined), [true, true, true, true, true, true, false]);
    assert.deepEqual([...costs.slice(0, 6)].sort((one, other) => one! - other!), costs.slice(0, 6));
  });

  it('goes by the narrowest place up to the first end', () => {
    assert.ok(matchCost('节能节约用水', '节水')! < matchCost('节能高效利用水', '节水')!);
  });

  it('is there exactly where the characters of the query stand in the name in their order', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '𠮷'), maxLength: 8 });
    fc.assert(fc.property(word, fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '𠮷'), minLength: 1, maxLength: 4 }), (name, query) => {
      const pattern = new RegExp([...query].join('.*'), 'u');
      assert.equal(matchCost(name, query) !== undefined, pattern.test(name));
    }));
  });
});
