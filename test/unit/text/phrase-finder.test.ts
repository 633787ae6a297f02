/** The finder finds exactly what looking for each phrase by itself finds. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PhraseFinder } from '../../../server/src/text/phrase-finder.js';

function found(phrases: readonly string[], text: string): string[] {
  return new PhraseFinder(phrases).find(text).map(({ phrase, start }) => `${start} ${phrases[phrase]!}`);
}

function expected(phrases: readonly string[], text: string): string[] {
  const all = phrases.flatMap((phrase) => Array.from({ length: text.length }, (_, start) => start).filter((start) => text.startsWith(phrase, start)).map((start) => ({ start, phrase })));
  return all.sort((a, b) => a.start - b.start || b.phrase.length - a.phrase.length).map(({ start, phrase }) => `${start} ${phrase}`);
}

describe('the finder of phrases', () => {
  it('finds phrases inside and across one another', () => {
    assert.deepEqual(found(['建设部', '住房城乡建设部', '城乡', '部门'], '住房城乡建设部门'), ['0 住房城乡建设部', '2 城乡', '4 建设部', '6 部门']);
  });
  it('refuses phrases that are too short, or stand twice', () => {
    assert.throws(() => new PhraseFinder(['甲乙', '甲']), /less than two characters: “甲”/);
    assert.throws(() => new PhraseFinder(['甲乙', '乙丙', '甲乙']), /stands twice: 甲乙/);
  });
  it('finds what a search for each phrase finds', () => {
    const letters = fc.constantFrom('甲', '乙', '丙', '😀', 'a');
    const phrase = fc.array(letters, { minLength: 2, maxLength: 5 }).map((signs) => signs.join(''));
    const text = fc.array(letters, { maxLength: 40 }).map((signs) => signs.join(''));
    fc.assert(fc.property(fc.uniqueArray(phrase, { maxLength: 12 }), text, (phrases, searched) => assert.deepEqual(found(phrases, searched), expected(phrases, searched))));
  });
});
