/** The corpus in memory: how similar is what it finds, and what it leaves out. */

import assert from 'node:assert/strict';
import { MemoryCorpus } from '../../../server/src/corpus/memory-corpus.js';
import type { CorpusDocument } from '../../../server/src/corpus/model.js';
import { foldText } from '../../../server/src/text/fold.js';
import { parse } from '../../support/policy.js';

const WATER = '各县应当在每年三月底以前完成取用水户的登记，逐户核定用水定额，并把登记结果在政府网站公开，接受群众监督。';
const PIPES = '支持园区集中建设再生水管网，鼓励企业优先使用再生水，对使用量超过一半的企业减收污水处理费。';
const SHORT = '另行制定具体办法。';

function corpusOf(...texts: readonly string[]): MemoryCorpus {
  return MemoryCorpus.of(texts.map((text, index) => ({ path: `${index}.txt`, corpus: 'corpus', document: parse(text) })));
}

const NONE: ReadonlySet<CorpusDocument> = new Set();

describe('MemoryCorpus', () => {
  const corpus = corpusOf(`示例市节水意见\n\n${WATER}\n${SHORT}`, `样例市节水意见\n\n${PIPES}\n${WATER}`);

  it('finds the same clause in both documents, wholly contained', () => {
    const matches = corpus.findSimilar(WATER, NONE).matches;
    assert.deepEqual(matches.map((match) => [match.document.path, match.clause.text, match.similarity, match.containment]), [
      ['0.txt', WATER, 1, 1],
      ['1.txt', WATER, 1, 1],
    ]);
  });

  it('does not care for width and punctuation', () => {
    const [match] = corpus.findSimilar(WATER.replaceAll('，', ',　').replace('。', '.'), NONE).matches;
    assert.deepEqual([match!.similarity, match!.containment], [1, 1]);
  });

  it('measures containment by the draft and similarity by both', () => {
    const half = '各县应当在每年三月底以前完成取用水户的登记，逐户核定用水定额。';
    const [match] = corpus.findSimilar(half, NONE).matches;
    const [drafted, source] = [foldText(half).length, foldText(WATER).length];
    assert.equal(match!.containment, 1);
    assert.equal(match!.similarity, (2 * drafted) / (drafted + source));
    const longer = `${PIPES}管网建成以后由专业公司统一运营，运营费用列入年度预算并向社会公布收支情况。`;
    const [other] = corpus.findSimilar(longer, NONE).matches;
    assert.equal(other!.containment, foldText(PIPES).length / foldText(longer).length);
  });

  it('quotes the matching stretches in both clauses', () => {
    const draft = WATER.replace('三月底', '五月底');
    for (const match of corpus.findSimilar(draft, NONE).matches) {
      for (const span of match.spans) assert.equal(foldText(draft.slice(span.draft.start, span.draft.end)), foldText(match.clause.text.slice(span.source.start, span.source.end)));
      assert.deepEqual(match.spans.map((span) => draft.slice(span.draft.start, span.draft.end)), ['各县应当在每年', '月底以前完成取用水户的登记，逐户核定用水定额，并把登记结果在政府网站公开，接受群众监督']);
    }
  });

  it('leaves out the documents that it is told to skip', () => {
    assert.deepEqual(corpus.findSimilar(WATER, new Set(corpus.documents.filter(({ path }) => path === '0.txt'))).matches.map((match) => match.document.path), ['1.txt']);
    assert.deepEqual(corpus.findSimilar(WATER, new Set(corpus.documents)).matches, []);
  });

  it('finds clauses that say little only as a whole', () => {
    const found = (text: string): (readonly [string, number])[] => corpus.findSimilar(text, NONE).matches.map((match) => [match.clause.text, match.containment]);
    assert.deepEqual(found(SHORT), [[SHORT, 1]]);
    assert.deepEqual(found('另行制定，具体办法'), [[SHORT, 1]]);
    assert.deepEqual(found('另行制定具体办法和细则。'), []);
    assert.deepEqual(found('另行制定'), []);
    assert.deepEqual(found(''), []);
    assert.deepEqual(found('。'), []);
  });

  it('counts the documents that share a wording', () => {
    assert.equal(corpus.documentFrequency(WATER), 2);
    assert.equal(corpus.documentFrequency(PIPES), 1);
    assert.equal(corpus.documentFrequency('本办法所称重点企业，是指年营业收入超过五千万元的制造企业。'), 0);
  });

  it('counts all clauses, compared or not', () => assert.equal(corpus.clauseCount, 4));

  it('may be empty', () => assert.deepEqual(corpusOf().findSimilar(WATER, NONE).matches, []));
});
