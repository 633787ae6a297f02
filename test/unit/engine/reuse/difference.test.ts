/** Differences of two passages: pieces give the texts again, and what is shared is the same in both. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { differenceOf, merged, type Piece } from '../../../../server/src/engine/reuse/difference.js';

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

  it('compares a thousand signs at most between what both begin and end with', () => {
    const [ours, theirs] = ['各县按季报告。', '各市按月通报。'].map((words) => words.repeat(1000));
    const found = differenceOf(`开头相同${ours}结尾相同`, `开头相同${theirs}结尾相同`);
    assert.equal(joined(found.ours), `开头相同${ours}结尾相同`);
    assert.ok(found.common > 8 && found.common <= 1010, `${found.common}`);
    assert.ok(sharedText(found.theirs).startsWith('开头相同') && sharedText(found.theirs).endsWith('结尾相同'));
  });

  it('finds one change in a very long text', () => {
    const long = '各县按季报告用水情况。'.repeat(1000);
    const { ours, theirs } = differenceOf(`${long}到2027年${long}`, `${long}到2025年${long}`);
    assert.deepEqual([own(ours), own(theirs)], [['2027'], ['2025']]);
  });
});

describe('merged', () => {
  const readAs = (one: string, other: string): string => merged(differenceOf(one, other)).map(({ text, of }) => (of === 'both' ? text : `${of === 'ours' ? '+' : '-'}${text};`)).join('');

  it('reads both texts as one, the source before the draft at each place', () => {
    assert.equal(readAs('各县按月报送用水情况。', '各县逐月通报用水情况。'), '各县-逐月通报;+按月报送;用水情况。');
    assert.equal(readAs('建设共享平台，向企业开放。', '建设共享实验平台，向企业开放并收费。'), '建设共享-实验;平台，向企业开放-并收费;。');
    assert.equal(readAs('', '来源'), '-来源;');
  });

  it('gives each text again by leaving out what only the other has', () => {
    const text = fc.string({ unit: fc.constantFrom(...'甲乙丙丁，12.𠮷Ａa '), maxLength: 60 });
    fc.assert(fc.property(text, text, (one, other) => {
      const pieces = merged(differenceOf(one, other));
      assert.equal(pieces.filter(({ of }) => of !== 'theirs').map((piece) => piece.text).join(''), one);
      assert.equal(pieces.filter(({ of }) => of !== 'ours').map((piece) => piece.text).join('').length, other.length);
    }));
  });
});
