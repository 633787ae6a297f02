/** Alignment: runs stand in both texts, in order, without overlap. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { align, matchedLength } from '../../../server/src/corpus/alignment.js';

const SIGNS = fc.string({ unit: fc.constantFrom(...'甲乙丙丁'), maxLength: 80 });
/** Two texts made of the same stretches in other orders, with noise between. */
const RELATED = fc.array(fc.constantFrom('各县按季报告用水情况', '园区集中建设再生水管网', '学校带头更换节水器具', '甲', '乙丙'), { maxLength: 12 }).map((pieces) => pieces.join(''));

function assertAligned(draft: string, source: string): void {
  const runs = align(draft, source);
  runs.forEach((run, index) => {
    assert.ok(run.length > 0);
    assert.equal(draft.slice(run.draft, run.draft + run.length), source.slice(run.source, run.source + run.length));
    assert.equal(draft.slice(run.draft, run.draft + run.length).length, run.length);
    const before = runs[index - 1];
    if (before) assert.ok(before.draft + before.length <= run.draft && before.source + before.length <= run.source);
  });
  assert.ok(matchedLength(runs) <= Math.min(draft.length, source.length));
}

describe('align', () => {
  it('gives runs that quote equal text in both, in order, without overlap', () => {
    fc.assert(fc.property(fc.oneof(SIGNS, RELATED), fc.oneof(SIGNS, RELATED), assertAligned), { numRuns: 500 });
  });

  it('covers a text by itself', () => {
    fc.assert(fc.property(RELATED, (text) => assert.equal(matchedLength(align(text, text)), text.length < 4 ? 0 : text.length)));
  });

  it('finds a stretch wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'子丑寅卯'), maxLength: 20 }), fc.string({ unit: fc.constantFrom(...'辰巳午未'), maxLength: 20 }), (before, after) => {
        const shared = '各县按季报告用水情况';
        const [run, ...others] = align(before + shared, shared + after);
        assert.deepEqual(others, []);
        assert.deepEqual(run, { draft: before.length, source: 0, length: shared.length });
      }),
    );
  });

  it('reads on behind a changed word', () => {
    const draft = '各县应当在三月底以前完成登记并且公开';
    const source = '各县应当在五月底以前完成登记并且公开';
    assert.deepEqual(align(draft, source).map((run) => draft.slice(run.draft, run.draft + run.length)), ['各县应当在', '月底以前完成登记并且公开']);
  });

  it('does not count a stretch twice that the source has once', () => {
    const stretch = '各县按季报告用水情况';
    assert.equal(matchedLength(align(stretch + stretch, stretch)), stretch.length);
  });

  it('takes the longer of two stretches that cross', () => {
    const [short, long] = ['学校更换器具', '园区集中建设再生水管网'];
    assert.deepEqual(align(short + long, long + short).map((run) => (short + long).slice(run.draft, run.draft + run.length)), [long]);
  });
});
