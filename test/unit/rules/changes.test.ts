/** What was changed in a copy: figures, years and obligation words, in sentences that are otherwise the same. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { align } from '../../../server/src/corpus/alignment.js';
import { changesBetween } from '../../../server/src/rules/duplicates/changes.js';
import { readTokens } from '../../../server/src/rules/duplicates/tokens.js';
import { fold, unfold } from '../../../server/src/text/fold.js';

/** The changes between two texts as a corpus would align them, quoted. */
function changes(draft: string, source: string): string[] {
  const [ours, theirs] = [fold(draft), fold(source)];
  const spans = align(ours.text, theirs.text).map((run) => ({ draft: unfold(ours, run.draft, run.draft + run.length), source: unfold(theirs, run.source, run.source + run.length) }));
  return changesBetween(draft, source, spans).map(({ kind, draft: one, source: other }) => `${kind}: ${draft.slice(one.start, one.end)} ← ${source.slice(other.start, other.end)}`);
}

const SENTENCE = '到2025年底前，示例市建成三座公共算力驿站，服务企业1200家以上，运营单位应当逐日登记用电数量，不得向园区以外转供，每月5日前向主管部门报送台账。';

describe('changes in a copy', () => {
  it('quote the whole figure, year or word, however little of it differs', () => {
    assert.deepEqual(changes(SENTENCE.replace('2025年', '2027年'), SENTENCE), ['year: 2027年底前 ← 2025年底前']);
    assert.deepEqual(changes(SENTENCE.replace('1200家', '200家'), SENTENCE), ['number: 200家 ← 1200家']);
    assert.deepEqual(changes(SENTENCE.replace('三座', '十三座'), SENTENCE), ['number: 十三座 ← 三座']);
    assert.deepEqual(changes(SENTENCE.replace('应当', '可以'), SENTENCE), ['obligation: 可以 ← 应当']);
    assert.deepEqual(changes(SENTENCE.replace('不得', '原则上不得'), SENTENCE), ['obligation: 原则上不得 ← 不得']);
    assert.deepEqual(changes(SENTENCE, SENTENCE.replace('不得', '原则上不得')), ['obligation: 不得 ← 原则上不得']);
  });

  it('come in the order of the text', () => {
    assert.deepEqual(changes(SENTENCE.replace('1200家', '900家').replace('应当', '鼓励'), SENTENCE), ['number: 900家 ← 1200家', 'obligation: 鼓励 ← 应当']);
  });

  it('are none where the value, the force or the unit says that it is the same or another thing', () => {
    for (const [one, other] of [['三座', '3座'], ['1200家', '１２００家'], ['应当', '必须'], ['不得', '严禁'], ['1200家', '1200户'], ['示例市', '样例市'], ['逐日登记', '按周登记']] as const) assert.deepEqual(changes(SENTENCE.replace(one, other), SENTENCE), [], `${one} ${other}`);
  });

  it('are none in a sentence that was written anew', () => {
    const other = '示例市鼓励社会力量投资冷链仓储，2027年底前对接农户900家，县区供销社须派专人驻点收购。';
    assert.deepEqual(changes(other, SENTENCE), []);
  });

  it('leave numbers of articles, attachments and documents alone', () => {
    const text = '违反第八条规定套取奖补资金的，由主管部门追回已拨付款项并公示（见附件3），依据是示政发〔2024〕91号文件。';
    assert.deepEqual(changes(text.replace('第八条', '第十二条').replace('附件3', '附件1').replace('91号', '19号'), text), []);
  });
});

const PIECES = ['示例市', '2025年底前', '3家', '三十个', '应当', '不得', '原则上', '建设', '，', '。', '《示例办法》', '“一网通”', '5万元', '第八条', '7', '%', '一', '年', '十五五', '〔2024〕'];

describe('tokens of a clause', () => {
  it('are in order, do not overlap, and hold every character that carries meaning', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })), { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        let held = '';
        for (const { span } of readTokens(text)) {
          assert.ok(span.start >= last && span.end > span.start, text);
          held += text.slice(span.start, span.end);
          last = span.end;
        }
        assert.equal(fold(held).text, fold(text).text);
      }),
    );
  });

  it('give no change between a text and itself, whatever its width and punctuation', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        assert.deepEqual(changes(text, text), []);
        assert.deepEqual(changes(text.replaceAll('，', ' , '), text), []);
      }),
    );
  });
});
