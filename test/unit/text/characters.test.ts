/** Classes of characters. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isBlank, isHan, isWordCode, narrow, trimRange } from '../../../server/src/text/characters.js';

const codeOf = (sign: string): number => sign.charCodeAt(0);
const members = (signs: string, test: (code: number) => boolean): string => [...signs].filter((sign) => test(codeOf(sign))).join('');

describe('characters', () => {
  it('narrow full-width signs only', () => {
    assert.equal(String.fromCharCode(...[...'３（ａＺ％　一。'].map((sign) => narrow(codeOf(sign)))), '3(aZ% 一。');
  });

  it('tell blanks of every kind', () => {
    const blanks = ' \t\r\n\u3000\u00a0\u200b\ufeff\u2003\u00ad\u2028';
    assert.equal(members(`${blanks}一a1，`, isBlank), blanks);
  });


  it('tell ideographs, 〇 included', () => assert.equal(members('一〇龥㐀，a1ア', isHan), '一〇龥㐀'));

  it('tell what carries meaning', () => assert.equal(members('党a9Ａ９〇①，。“”《》—…·% 　-', isWordCode), '党a9Ａ９〇①'));

  it('trim a range to what is seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...' \u3000\u00a0\u200b\t甲a') }), (text) => {
        const { start, end } = trimRange(text, 0, text.length);
        assert.equal(text.slice(start, end), text.replace(/^[ \u3000\u00a0\u200b\t]+|[ \u3000\u00a0\u200b\t]+$/g, ''));
      }),
    );
  });
});
