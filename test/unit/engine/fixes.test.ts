/** Safe fixes: which are made, in which order, and what is still known of the original afterwards. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fixesOf, fixText, MOST_ROUNDS, Revision, type Edit } from '../../../server/src/engine/fixes.js';
import type { Fix } from '../../../server/src/rules/model.js';

const edit = (start: number, end: number, newText: string): Edit => ({ span: { start, end }, newText });
const fix = (edits: Edit[], more: Partial<Fix> = {}): Fix => ({ title: { zh: '改', en: 'change' }, preferred: true, applicability: 'safe', edits, ...more });
const finding = (...fixes: Fix[]): { fixes: Fix[] } => ({ fixes });

/** Replaces the first `from` by `to`, as a rule with a safe fix would. */
const replacing = (from: string, to: string) => (text: string) => {
  const at = text.indexOf(from);
  return at < 0 ? [] : [finding(fix([edit(at, at + from.length, to)]))];
};

describe('fixes', () => {
  it('makes safe fixes of open findings only, the preferred one of each', () => {
    const chosen = fixesOf(
      [
        finding(fix([edit(0, 1, '审')], { applicability: 'review' })),
        { ...finding(fix([edit(2, 3, '屏')])), suppressed: { reason: '引文' } },
        { ...finding(fix([edit(4, 5, '基')])), baselined: true },
        finding(fix([edit(6, 7, '次')], { preferred: false }), fix([edit(6, 7, '优')])),
        finding(fix([edit(8, 9, '八')])),
      ],
      '零一二三四五六七八九',
    );
    assert.deepEqual(chosen.flat().map(({ newText }) => newText), ['优']); // the last one changes nothing
  });

  it('leaves a fix for the next round whole where one of its edits overlaps or touches an earlier one', () => {
    const chosen = fixesOf([finding(fix([edit(2, 4, '甲')])), finding(fix([edit(0, 1, '乙'), edit(4, 5, '丙')])), finding(fix([edit(3, 6, '丁')])), finding(fix([edit(7, 8, '戊')]))], '零一二三四五六七八九');
    assert.deepEqual(chosen.map((edits) => edits.map(({ newText }) => newText)), [['甲'], ['戊']]);
  });

  it('passes over a fix whose own edits overlap', () => {
    assert.deepEqual(fixesOf([finding(fix([edit(0, 3, '甲'), edit(2, 4, '乙')]))], '零一二三四五'), []);
  });

  it('goes on until nothing is left, counts what it did, and does nothing to its own result', () => {
    const doubled = replacing('的的', '的');
    const { revision, count, unfinished } = fixText('示例市的的的的产业', doubled);
    assert.deepEqual([revision.text, count, unfinished], ['示例市的产业', 3, false]);
    assert.equal(fixText(revision.text, doubled).count, 0);
  });

  it('ends where two rules undo each other, and says so', () => {
    const { count, unfinished } = fixText('甲', (text) => [...replacing('甲', '乙')(text), ...replacing('乙', '甲')(text)]);
    assert.deepEqual([count, unfinished], [MOST_ROUNDS, true]);
  });

  it('knows after any rounds of edits which edits of the original make the text', () => {
    const round = fc.array(fc.tuple(fc.nat(12), fc.nat(4), fc.string({ maxLength: 3 })), { maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(round, { maxLength: 4 }), (original, rounds) => {
        let revision = new Revision(original);
        for (const steps of rounds) {
          const edits: Edit[] = [];
          let at = 0;
          for (const [gap, length, newText] of steps) {
            const start = at + gap;
            const end = start + length;
            if (end > revision.text.length) break;
            edits.push(edit(start, end, newText));
            at = end + 1;
          }
          const expected = [...edits].reverse().reduce((text, { span, newText }) => text.slice(0, span.start) + newText + text.slice(span.end), revision.text);
          revision = revision.with(edits);
          assert.equal(revision.text, expected);
        }
        const edits = revision.edits();
        assert.ok(edits.every(({ span }, index) => index === 0 || edits[index - 1]!.span.end < span.start));
        assert.equal(new Revision(original).with(edits).text, revision.text);
      }),
    );
  });
});
