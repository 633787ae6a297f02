/** Sentences: where they end, that they cover the text, and how one is found again. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceAt, sentences } from '../../../server/src/text/sentences.js';

const split = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));
const ANY = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'甲乙。！？!?\n”’」）)》，；') }));

describe('sentences', () => {
  for (const [text, ...expected] of [
    ['甲一。乙二！丙三？', '甲一。', '乙二！', '丙三？'],
    ['他说：“甲一。”乙二。', '他说：“甲一。”', '乙二。'],
    ['（甲一。）乙二', '（甲一。）', '乙二'],
    ['甲一；乙二，丙三', '甲一；乙二，丙三'],
    ['甲一\n乙二', '甲一\n', '乙二'],
    ['。。', '。', '。'],
    [''],
  ] as const) {
    it(`splits ${JSON.stringify(text)}`, () => assert.deepEqual(split(text), expected));
  }

  it('cover the text exactly, in order', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        assert.equal(split(text).join(''), text);
        assert.ok(sentences(text).every(({ start, end }) => start < end));
      }),
    );
  });

  it('cut what goes on without a stop, so that no sentence is without bound', () => {
    const text = '甲'.repeat(5000);
    assert.equal(split(text).join(''), text);
    assert.ok(sentences(text).every(({ start, end }) => end - start <= 2000));
  });

  it('are found again by any offset inside', () => {
    fc.assert(
      fc.property(ANY, fc.nat(), (text, at) => {
        fc.pre(text.length > 0);
        const offset = at % text.length;
        const { start, end } = sentenceAt(sentences(text), offset);
        assert.ok(start <= offset && offset < end);
      }),
    );
    assert.deepEqual(sentenceAt([], 0), { start: 0, end: 0 });
  });
});
