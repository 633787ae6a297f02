/** The language configuration (语言配置): brackets, comments and words agree with each other and with the parser. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseJsonc, type ParseError } from 'jsonc-parser';
import { ROOT } from '../support/cli.js';
import { parse } from '../support/policy.js';

interface LanguageConfiguration {
  readonly comments: { readonly lineComment: string; readonly blockComment: readonly [string, string] };
  readonly brackets: readonly (readonly [string, string])[];
  readonly colorizedBracketPairs: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly autoCloseBefore: string;
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

describe('language-configuration.json', () => {
  const errors: ParseError[] = [];
  const configuration = parseJsonc(readFileSync(join(ROOT, 'language-configuration.json'), 'utf8'), errors) as LanguageConfiguration;
  const pairs = configuration.brackets.map(([open, close]) => `${open}${close}`);

  it('is JSON with comments', () => assert.deepEqual(errors, []));

  it('closes and surrounds with every bracket, and closes before its other half', () => {
    assert.deepEqual(pairs.filter((pair) => pair.length !== 2 || pair[0] === pair[1]), []);
    const closing = configuration.autoClosingPairs.map(({ open, close }) => `${open}${close}`);
    const surrounding = configuration.surroundingPairs.map(([open, close]) => `${open}${close}`);
    for (const pair of pairs) assert.ok(closing.includes(pair) && surrounding.includes(pair) && configuration.autoCloseBefore.includes(pair[1]!), pair);
  });

  it('has no mark in two brackets, and colours none that it does not pair', () => {
    assert.equal(new Set(pairs.join('')).size, 2 * pairs.length);
    assert.deepEqual(configuration.colorizedBracketPairs.filter(([open, close]) => !pairs.includes(`${open}${close}`)), []);
  });

  it('writes comments that the parser takes for comments', () => {
    const { lineComment, blockComment } = configuration.comments;
    for (const comment of [`${lineComment} 待核`, `${blockComment[0]} 待核 ${blockComment[1]}`]) {
      const { comments, clauses } = parse(`${comment}\n正文一句。\n`);
      assert.deepEqual([comments, clauses.map((clause) => clause.text)], [[{ start: 0, end: comment.length }], ['正文一句。']]);
    }
  });

  it('takes characters up to a punctuation mark, numbers and the ids of rules for words', () => {
    const { pattern, flags } = configuration.wordPattern;
    const words = '推进“十五五”规划，增长3.5%（outdated-meeting）、〇五号'.match(new RegExp(pattern, `${flags}g`));
    assert.deepEqual(words, ['推进', '十五五', '规划', '增长', '3.5', 'outdated-meeting', '〇五号']);
  });
});
