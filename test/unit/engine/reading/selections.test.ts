/** Folding, widened selections and the next number on texts that are hard on them: one piece again and again, brackets within brackets. */

import assert from 'node:assert/strict';
import { continuationAt } from '../../../../server/src/document/continuation.js';
import { foldsOf } from '../../../../server/src/engine/reading/folds.js';
import { selectionsAt } from '../../../../server/src/engine/reading/selections.js';
import { contains } from '../../../../server/src/text/span.js';
import { parse, quote } from '../../../support/policy.js';
import { MORE_REPEATED, REPEATED, repeated, shown } from '../../../support/repeated.js';

const LENGTH = 1 << 14;
const PIECES = [...REPEATED, ...MORE_REPEATED, '（）', '》', '）', '“”', '// wenheng-disable a -- b\n// wenheng-enable a\n', '// wenheng-disable a b -- c\n甲\n// wenheng-enable b\n'];

describe('a long text of one repeated piece', () => {
  for (const piece of PIECES) {
    it(`is folded, selected and typed in: ${shown(piece)}`, () => {
      const document = parse(repeated(piece, LENGTH));
      const { text } = document;
      for (const { span, head } of foldsOf(document)) assert.ok(0 <= span.start && span.start <= head && head <= span.end && span.end <= text.length);
      for (const chain of selectionsAt(document, [0, text.length >> 1, text.length])) {
        chain.forEach((span, index) => assert.ok(index === 0 || contains(span, chain[index - 1]!)));
        assert.deepEqual(chain[chain.length - 1], { start: 0, end: text.length });
      }
      for (const at of [text.length >> 1, text.length]) {
        const change = continuationAt(text, at);
        assert.ok(!change || (change.span.start <= at && change.span.end === at && change.text.length < 100));
      }
    });
  }
});

describe('a widened selection', () => {
  it('takes no more steps than anybody goes, and ends with the whole text', () => {
    const document = parse(`示例市节水意见\n\n${'（'.repeat(500)}甲${'）'.repeat(500)}\n`);
    const [chain] = selectionsAt(document, [document.text.indexOf('甲')]);
    assert.equal(chain!.length, 60);
    assert.deepEqual([quote(document, chain![0]!), quote(document, chain![1]!), quote(document, chain![59]!)], ['甲', '（甲）', document.text]);
  });
});
