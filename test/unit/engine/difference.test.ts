/** Differences of two passages: pieces give the texts again, and what is shared is the same in both. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceOf, type Piece } from '../../../server/src/engine/difference.js';

const joined = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('');
const sharedText = (pieces: readonly Piece[]): string => pieces.filter(({ shared }) => shared).map(({ text }) => text).join('');
const own = (pieces: readonly Piece[]): string[] => pieces.filter(({ shared }) => !shared).map(({ text }) => text);

describe('differenceOf', () => {
  it('gives both texts again, and the same in common', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁，12.𠮷 '), maxLength: 60 });
    fc.assert(fc.property(text, text, (one, other) => {
      const { ours, theirs } = differenceOf(one, other);
      assert.deepEqual([joined(ours), joined(theirs)], [one, other]);
      assert.equal(sharedText(ours), sharedText(theirs));
    }));
  });

  it('takes figures and words of letters as wholes', () => {
    const { ours, theirs } = differenceOf('到2025年，普及率达到85%以上，建成App平台。', '到2027年，普及率达到89.5%以上，建成APK平台。');
    assert.deepEqual([own(ours), own(theirs)], [['2025', '85', 'App'], ['2027', '89.5', 'APK']]);
  });

  it('does not keep a single sign between two differences', () => {
    const { ours, theirs } = differenceOf('各县按月报送用水情况。', '各县逐月通报用水情况。');
    assert.deepEqual([own(ours), own(theirs)], [['按月报送'], ['逐月通报']]);
  });

  it('does not heed width and case', () => {
    const { ours, theirs, common, total } = differenceOf('普及率（ＡＰＰ）达到８５％', '普及率(app)达到85%');
    assert.deepEqual([own(ours), own(theirs)], [[], []]);
    assert.deepEqual([common, total], [10, { ours: 10, theirs: 10 }]);
  });

  it('compares the beginning of very long texts only', () => {
    const long = '各县按季报告用水情况。'.repeat(1000);
    const { ours, common } = differenceOf(long, long);
    assert.equal(joined(ours), long);
    assert.ok(common <= 1000);
  });
});
