/** Differences as Markdown: what a renderer shows is what differs, whatever the texts hold; long stretches are cut around the differences. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markedDifference } from '../../../../server/src/engine/reuse/marked-difference.js';
import { rendered } from '../../../support/markdown.js';

const SAME = '各级各部门要建立台账并逐条销号，'.repeat(6);

describe('markedDifference', () => {
  it('strikes out what only the source has and shows in bold what only the draft has', () => {
    const { markdown, differs } = markedDifference('到2027年，普及率达到“85%”以上，由市经信局负责。', '到2025年，普及率达到“89%”以上。');
    const { bold, struck } = rendered(markdown);
    assert.deepEqual([bold, struck, differs], [['2027', '85', '，由市经信局负责'], ['2025', '89'], true]);
  });

  it('does not mark punctuation and blanks alone', () => {
    const { markdown, differs } = markedDifference('建立台账，逐条销号。', '建立台账、 逐条销号');
    assert.equal(differs, false);
    assert.deepEqual(rendered(markdown).bold, []);
  });

  it('cuts what is the same and keeps what stands beside a difference', () => {
    const { markdown } = markedDifference(`${SAME}每月通报一次，${SAME}`, `${SAME}每季通报一次，${SAME}`);
    const { text } = rendered(markdown);
    assert.match(text, /^….{0,24}每季月通报一次，.{0,24}…$/);
  });

  it('cuts what the source has before and behind', () => {
    const { markdown } = markedDifference('建立台账并逐条销号。', `${'前文说明情况，'.repeat(20)}建立台账并逐条销号。${'后文另有规定，'.repeat(20)}`);
    const [before, after] = rendered(markdown).struck;
    assert.ok(before!.startsWith('…') && before!.length <= 41 && after!.endsWith('…') && after!.length <= 41, markdown);
  });

  it('shows a dozen differences and says how many are left', () => {
    const text = (sign: string): string => Array.from({ length: 20 }, (_, index) => `第${'甲乙丙丁戊己庚辛壬癸'[index % 10]}片区由${sign}组逐条核对台账并通报`).join('，');
    const { markdown, more } = markedDifference(text('监督'), text('督导'));
    assert.ok(markdown.endsWith('…') && more > 0);
    assert.ok(rendered(markdown).bold.length + rendered(markdown).struck.length <= 12);
  });

  it('lets no rest of an address become a link, where a difference cuts it', () => {
    assert.deepEqual(rendered(markedDifference('https://evil.example', '[x](command:evil)ahttps://evil.example甲').markdown).links, []);
  });

  it('lets no text become markup, and marks nothing but differences', () => {
    const text = fc.array(fc.constantFrom('甲', '乙', '丙丁', '，', '“', '”', ' ', '*', '**', '~~', '_', '`', '[x](command:evil)', '<b>', '&lt;', '1. ', '# ', '- ', '\\', '|', 'https://evil.example', '\u200b', '𠮷', 'a'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (ours, theirs) => {
        const { markdown, differs } = markedDifference(ours, theirs);
        const { bold, struck, links } = rendered(markdown);
        assert.deepEqual(links, []);
        assert.ok(!markdown.includes('\n'));
        if (!differs) assert.deepEqual([...bold, ...struck], []);
        for (const piece of bold) assert.ok(squeezed(ours).includes(squeezed(piece).replace(/…/g, '')), `${piece} of ${ours}`);
        for (const piece of struck) assert.ok(squeezed(theirs).includes(squeezed(piece).replace(/…/g, '')), `${piece} of ${theirs}`);
      }),
    );
  });
});

function squeezed(text: string): string {
  return text.replace(/[\s\u200b]+/g, '');
}
