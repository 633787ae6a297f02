/** Pairs of marks: nested, of several kinds, unclosed. */

import assert from 'node:assert/strict';
import { bracketSpans } from '../../../server/src/text/brackets.js';

const pairs = (text: string): string[] => bracketSpans(text).map(({ start, end }) => text.slice(start, end));

describe('pairs of marks', () => {
  it('come the inner before the outer', () => assert.deepEqual(pairs('落实《关于“节水贷”的办法（试行）》'), ['“节水贷”', '（试行）', '《关于“节水贷”的办法（试行）》']));
  it('do not need what stands unclosed or unopened between them', () => assert.deepEqual(pairs('（甲“乙）丙”1）丁'), ['（甲“乙）']));
  it('of different kinds do not close each other', () => assert.deepEqual(pairs('（甲)（乙）'), ['（乙）']));
});
