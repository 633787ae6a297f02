/** JSON in pieces says what JSON.stringify says, and asks for an item when its turn comes. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonPieces, Later, Listed } from '../../../server/src/cli/formats/json-pieces.js';

/** The value with lists and other values made when their turn comes, as the numbers say. */
function opened(value: unknown, coins: Iterator<number>): unknown {
  const coin = coins.next().value as number;
  if (coin === 0) return new Later(() => opened(value, coins));
  if (Array.isArray(value)) return coin === 1 ? new Listed(value.map((item) => opened(item, coins))) : value.map((item) => opened(item, coins));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, opened(member, coins)]));
}

function* repeating(numbers: readonly number[]): Iterator<number> {
  for (let at = 0; ; at++) yield numbers[at % numbers.length]!;
}

describe('JSON in pieces', () => {
  it('is the text of JSON.stringify, whatever is made late', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }).filter((all) => all.some((number) => number > 0));
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), numbers, (value, coins) => {
        assert.equal([...jsonPieces(opened(value, repeating(coins)))].join(''), `${JSON.stringify(value, undefined, 2)}\n`);
      }),
    );
  });

  it('leaves out members that are undefined', () => {
    assert.equal([...jsonPieces({ a: undefined, b: new Listed([]), c: { d: undefined, e: new Later(() => '丙') } })].join(''), '{\n  "b": [],\n  "c": {\n    "e": "丙"\n  }\n}\n');
  });

  it('makes what is late after all before it has been taken', () => {
    const seen: string[] = [];
    function* items(): Iterable<string> {
      for (const item of ['甲', '乙']) {
        seen.push(item);
        yield item;
      }
    }
    assert.equal([...jsonPieces({ first: new Listed(items()), then: new Later(() => seen.join('')) })].join(''), '{\n  "first": [\n    "甲",\n    "乙"\n  ],\n  "then": "甲乙"\n}\n');
  });
});
