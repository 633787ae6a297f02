/** The automaton finds exactly what looking for each string by itself finds. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Automaton } from '../../../server/src/text/automaton.js';

function found(patterns: readonly string[], text: string): string[] {
  return new Automaton(patterns).find(text).map(({ pattern, end }) => `${end - patterns[pattern]!.length} ${patterns[pattern]!}`);
}

function expected(patterns: readonly string[], text: string): string[] {
  const all = patterns.flatMap((pattern) => Array.from({ length: text.length }, (_, start) => start).filter((start) => text.startsWith(pattern, start)).map((start) => ({ start, pattern })));
  return all.sort((a, b) => a.start + a.pattern.length - b.start - b.pattern.length || b.pattern.length - a.pattern.length).map(({ start, pattern }) => `${start} ${pattern}`);
}

describe('the automaton', () => {
  it('finds strings inside one another', () => {
    assert.deepEqual(found(['建设部', '住房城乡建设部', '城乡'], '住房城乡建设部门'), ['2 城乡', '0 住房城乡建设部', '4 建设部']);
  });
  it('goes on with the longest end that may still become something', () => {
    assert.deepEqual(found(['银保监会', '保监局', '监局长'], '银保监局长'), ['1 保监局', '2 监局长']);
  });
  it('refuses an empty and a repeated string', () => {
    assert.throws(() => new Automaton(['甲', '']), /pattern 1 is empty/);
    assert.throws(() => new Automaton(['甲', '乙', '甲']), /pattern 2 stands twice: 甲/);
  });
  it('finds what a search for each string finds', () => {
    const letters = fc.constantFrom('甲', '乙', '丙', '😀', 'a');
    const word = fc.array(letters, { minLength: 1, maxLength: 5 }).map((signs) => signs.join(''));
    const text = fc.array(letters, { maxLength: 40 }).map((signs) => signs.join(''));
    fc.assert(fc.property(fc.uniqueArray(word, { maxLength: 12 }), text, (patterns, searched) => assert.deepEqual(found(patterns, searched), expected(patterns, searched))));
  });
});
