/** Bytes of UTF-8 before a place, against the encoder. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ByteIndex } from '../../../server/src/text/utf8.js';

function assertCounts(text: string): void {
  const index = new ByteIndex(text);
  for (let offset = 0; offset <= text.length; offset++) {
    const inPair = /[\ud800-\udbff]/.test(text[offset - 1] ?? '') && /[\udc00-\udfff]/.test(text[offset] ?? '');
    if (!inPair) assert.equal(index.before(offset), Buffer.byteLength(text.slice(0, offset)), JSON.stringify({ text, offset }));
  }
}

describe('ByteIndex', () => {
  it('counts one to four bytes for a character', () => {
    assertCounts('aé文𠮷z');
    assert.equal(new ByteIndex('a𠮷z').before(3), 5);
    assert.equal(new ByteIndex('').before(0), 0);
  });

  it('counts halves of pairs that stand alone', () => {
    assertCounts('\ud842文\udfb7\udfb7\ud842\ud842\udfb7');
  });

  it('counts the same over its marks', () => {
    for (const lead of [0, 1, 2, 3]) assertCounts(`${'文'.repeat(lead)}${'𠮷'.repeat(600)}a`);
  });

  it('agrees with the encoder on any text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', '文', '𠮷', 'é', '\ud842', '\udfb7', '\n'), { maxLength: 40 }), (signs) => assertCounts(signs.join(''))));
  });
});
