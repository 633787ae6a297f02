/** Folding: what it keeps, what it drops, and that its map always leads back. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, unfold } from '../../../server/src/text/fold.js';

const ANY = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'党的Ａa９9％，。“”（）《》 　\n\r\u200b\ue000💡〇・｡') }));

describe('fold', () => {
  for (const [text, folded] of [
    ['３０％', '30'], ['Ａｂ Ｃ', 'abc'], ['到2025年，达到89%以上。', '到2025年达到89以上'], ['“十四五”《规划》（试行）', '十四五规划试行'], ['一\u3000二\u00a0三\u200b四\ufeff', '一二三四'],
    ['', ''], ['——…·', ''], ['二〇二五', '二〇二五'], ['\ue000甲', '甲'],
  ] as const) {
    it(`folds ${JSON.stringify(text)} to ${JSON.stringify(folded)}`, () => assert.equal(fold(text).text, folded));
  }

  it('leads every folded character back to one that folds to it', () => {
    fc.assert(
      fc.property(ANY, (text) => {
        const folded = fold(text);
        assert.equal(folded.offsets.length, folded.text.length);
        for (let index = 0; index < folded.text.length; index++) {
          const offset = folded.offsets[index]!;
          assert.equal(fold(text.slice(offset, offset + 1)).text, folded.text[index]);
          if (index > 0) assert.ok(offset > folded.offsets[index - 1]!);
        }
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(ANY, (text) => assert.equal(fold(fold(text).text).text, fold(text).text)));
  });

  it('unfolds a range to text that folds to it', () => {
    fc.assert(
      fc.property(ANY, fc.nat(), fc.nat(), (text, one, other) => {
        const folded = fold(text);
        const [start, end] = [one % (folded.text.length + 1), other % (folded.text.length + 1)].sort((a, b) => a - b) as [number, number];
        const span = unfold(folded, start, end);
        assert.equal(fold(text.slice(span.start, span.end)).text, folded.text.slice(start, end));
      }),
    );
  });

  it('folds a text longer than one chunk', () => {
    const text = '甲，乙'.repeat(20_000);
    assert.equal(fold(text).text, '甲乙'.repeat(20_000));
  });
});
