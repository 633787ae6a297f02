/** Terminal columns: as many as string-width gives, which splits a text into signs first. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { columnsOf } from '../../../server/src/cli/columns.js';

const SIGNS = ['a', ' ', '7', '中', '。', '“', '—', '…', '％', 'ｱ', 'é', 'e\u0301', '𠮷', '😀', '❤️', '①', '\u200b', '\u001b[31m', '\u001b[39m'];

describe('columnsOf', () => {
  it('gives what string-width gives', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...SIGNS), { maxLength: 30 }), (signs) => {
      assert.equal(columnsOf(signs.join('')), stringWidth(signs.join('')));
    }));
  });
});
