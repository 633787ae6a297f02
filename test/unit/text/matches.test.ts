/** Matches of a pattern: tried at beginnings only, they are the same. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beginnings, matches, matchesFrom } from '../../../server/src/text/matches.js';

const found = (all: readonly RegExpExecArray[]): string[] => all.map((match) => `${match.index} ${match[0]}`);

describe('matches tried only where they may begin', () => {
  const begins = beginnings('今每0123456789');

  it('are those of the pattern, none within another', () =>
    assert.deepEqual(found(matchesFrom(begins, /今年|每年|[0-9]{2,4}年/y, '今年和每年，到2025年。')), ['0 今年', '3 每年', '7 2025年']));

  it('are the same as tried everywhere, in any text', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('今', '每', '年', '2', '0', '，'), maxLength: 40 }), (text) => {
        const pattern = '今年|每?年?[0-9]{2,4}年|每年|(?<!年)2';
        assert.deepEqual(found(matchesFrom(begins, new RegExp(pattern, 'y'), text)), found(matches(new RegExp(`(?=[今每0-9])(?:${pattern})`, 'g'), text)));
      }),
    ));
});
