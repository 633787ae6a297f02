/** Searching a corpus: what holds a text comes before what holds its words, rare words before common ones; words are whole words. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MemoryCorpus } from '../../../../server/src/corpus/memory-corpus.js';
import { queryWords, MOST_WORDS } from '../../../../server/src/engine/search/query-words.js';
import { searchCorpus, type FoundClause } from '../../../../server/src/engine/search/search.js';
import { foldText } from '../../../../server/src/text/fold.js';
import { parse } from '../../../support/policy.js';
import { segmenterOf } from '../../../support/segmenter.js';

const segmenter = segmenterOf({ 数字化: 'n', 转型: 'vn', 贷款贴息: 'n', 对: 'p', 企业: 'n', 给予: 'v', 的: 'uj', AI: 'eng' });

function corpusOf(...texts: readonly (readonly string[])[]): MemoryCorpus {
  return MemoryCorpus.of(texts.map((clauses, index) => ({ path: `${index}.txt`, corpus: 'c', document: parse(`示例省第${index}号实施方案\n\n一、任务\n\n${clauses.join('\n\n')}\n`) })));
}

const found = (matches: readonly FoundClause[]): string[] => matches.map(({ found: by, clause }) => `${by} ${clause.text}`);
const search = (text: string, corpus: MemoryCorpus, limit = 20): readonly FoundClause[] => searchCorpus(text, corpus, segmenter, limit).matches;

describe('searching a corpus', () => {
  const corpus = corpusOf(
    ['推进企业数字化转型，分行业编制改造清单并公开发布。', '对购置国产装备的企业给予贷款贴息，贴息期限不超过两年。'],
    ['企业转型可以申请贷款贴息，由县区审核后报市级复核。', '数字化监测平台每月公布一次水质情况，接受社会监督。', '支持企业参加展会，展位费按比例补助。', '引导企业建立技能人才台账，按年更新。'],
  );

  it('finds a short text as it stands, whatever the punctuation', () => {
    assert.deepEqual(found(search('数字化、转型', corpus)).slice(0, 1), ['containment 推进企业数字化转型，分行业编制改造清单并公开发布。']);
  });

  it('finds clauses by words, all words first, and rare words before common ones', () => {
    const matches = search('企业 转型 贷款贴息', corpus);
    assert.deepEqual(found(matches), ['words 企业转型可以申请贷款贴息，由县区审核后报市级复核。', 'words 对购置国产装备的企业给予贷款贴息，贴息期限不超过两年。', 'words 推进企业数字化转型，分行业编制改造清单并公开发布。']);
    assert.deepEqual([matches[0]!.containment, matches[0]!.words], [1, ['企业', '转型', '贷款贴息']]);
    const [, second] = matches;
    assert.ok(second!.containment < 1 && second!.containment > 0.5);
  });

  it('cuts a text into words by the segmenter, and leaves out what only joins', () => {
    const { words, matches } = searchCorpus('对企业的贷款贴息', corpus, segmenter, 20);
    assert.deepEqual(words, [{ word: '企业', clauses: 5 }, { word: '贷款贴息', clauses: 2 }]);
    assert.deepEqual(found(matches).slice(0, 2).map((line) => line.split(' ')[0]), ['words', 'words']);
  });

  it('goes by the text’s own words where there is no segmenter', () => {
    assert.deepEqual(queryWords('对企业，贷款贴息 AI', undefined), ['对企业', '贷款贴息', 'ai']);
    const { matches } = searchCorpus('企业转型，贷款贴息', corpus, undefined, 20);
    assert.deepEqual(found(matches), ['words 企业转型可以申请贷款贴息，由县区审核后报市级复核。']);
  });

  it('shows where in the clause it stands', () => {
    const [match] = search('贷款贴息，贴息', corpus);
    assert.equal(match!.clause.text.slice(match!.hit.start, match!.hit.end), '贷款贴息，贴息');
    const [byWords] = search('转型 贷款贴息', corpus);
    assert.equal(byWords!.clause.text.slice(byWords!.hit.start, byWords!.hit.end), '转型');
  });

  it('looks a clause up by its text where most of it is held', () => {
    const [match] = search('各地要推进企业数字化转型，分行业编制改造清单并公开发布，接受监督', corpus);
    assert.equal(match!.found, 'containment');
    assert.match(match!.clause.text, /分行业编制改造清单/);
    assert.ok(match!.containment > 0.5 && match!.containment < 1);
  });

  it('does not find a clause twice', () => {
    const text = '推进企业数字化转型，分行业编制改造清单并公开发布。';
    const clauses = search(text, corpus).map(({ clause, document }) => `${document.path} ${clause.index}`);
    assert.equal(new Set(clauses).size, clauses.length);
  });

  it('takes letters and digits as whole words', () => {
    const latin = corpusOf(['The fair of 2010 is held by 示例市商务局并公布方案。', '推广AI辅助诊断，２０１０年起试点，10家医院参加。']);
    assert.deepEqual(found(search('AI', latin)), ['containment 推广AI辅助诊断，２０１０年起试点，10家医院参加。']);
    assert.deepEqual(found(search('10', latin)), ['containment 推广AI辅助诊断，２０１０年起试点，10家医院参加。']);
    assert.deepEqual(search('2010', latin).length, 2);
  });

  it('lists as many as are wanted and counts all', () => {
    const { matches, total } = searchCorpus('企业', corpus, segmenter, 2);
    assert.deepEqual([matches.length, total], [2, 5]);
  });

  it('puts entries of lists behind clauses', () => {
    const lists = corpusOf(['应急预案；', '各县区编制应急预案，每年至少组织一次演练并公布结果。']);
    assert.deepEqual(found(search('应急预案', lists)), ['containment 各县区编制应急预案，每年至少组织一次演练并公布结果。', 'containment 应急预案；']);
  });

  it('finds any stretch of any clause', () => {
    const all = corpus.documents.flatMap(({ document }) => document.clauses.map(({ text }) => text));
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), fc.integer({ min: 4, max: 40 }), (clause, from, length) => {
        const text = clause.slice(from % (clause.length - 4), (from % (clause.length - 4)) + length);
        if (foldText(text).length < 3) return;
        const matches = search(text, corpus, 50);
        assert.ok(matches.some((match) => match.found === 'containment' && match.clause.text === clause), text);
      }),
    );
  });

  it('gives shares, and words that stand in the clause, for any text', () => {
    const pieces = fc.array(fc.constantFrom('企业', '转型', '贷款贴息', '数字化', 'AI', '，', ' ', '的', '未见之词', '𠮷'), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const { matches, words } = searchCorpus(parts.join(''), corpus, segmenter, 50);
        assert.ok(words.length <= MOST_WORDS);
        for (const match of matches) {
          for (const share of [match.similarity, match.containment]) assert.ok(share > 0 && share <= 1, `${share}`);
          for (const word of match.words) assert.ok(foldText(match.clause.text).includes(word));
        }
      }),
    );
  });
});
