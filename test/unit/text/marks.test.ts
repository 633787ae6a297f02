/** Paired marks: titles and quotations, nested, unclosed, too long. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { covered, quoteSpans, titleSpans } from '../../../server/src/text/marks.js';

const titles = (text: string): string[] => titleSpans(text).map(({ start, end }) => text.slice(start, end));
const quotes = (text: string): string[] => quoteSpans(text).map(({ start, end }) => text.slice(start, end));

describe('titleSpans', () => {
  for (const [text, ...expected] of [
    ['按照《示例办法》和《示例细则》', '《示例办法》', '《示例细则》'],
    ['《关于印发〈示例方案〉的通知》要求', '《关于印发〈示例方案〉的通知》'],
    ['《关于印发《示例方案》的通知》要求', '《关于印发《示例方案》的通知》'],
    ['《没有下文'],
    ['没有上文》《示例》', '《示例》'],
    [`《${'长'.repeat(300)}》《短》`, '《短》'],
  ] as const) {
    it(`finds ${expected.join('、') || 'nothing'} in ${text.slice(0, 30)}`, () => assert.deepEqual(titles(text), expected));
  }
});

describe('quoteSpans', () => {
  for (const [text, ...expected] of [
    ['坚持“一个专班”和「两张清单」', '“一个专班”', '「两张清单」'],
    ['提出“以‘三个统筹’为抓手”。', '“以‘三个统筹’为抓手”'],
    ['直引号"不配对"'],
  ] as const) {
    it(`finds ${expected.join('、') || 'nothing'} in ${text}`, () => assert.deepEqual(quotes(text), expected));
  }
});

describe('covered', () => {
  it('agrees with looking at every span', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'《》〈〉“”甲') }), (text) => {
        for (const spans of [titleSpans(text), quoteSpans(text)]) {
          for (let offset = 0; offset <= text.length; offset++) assert.equal(covered(spans, offset), spans.some(({ start, end }) => start <= offset && offset < end));
        }
      }),
    );
  });
});
