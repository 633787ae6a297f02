/** Where a draft's text comes from: shares that add up, every character counted once, every clause looked up once. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MemoryCorpus } from '../../../../server/src/corpus/memory-corpus.js';
import type { Corpus } from '../../../../server/src/corpus/model.js';
import { RememberingCorpus } from '../../../../server/src/corpus/remembering-corpus.js';
import { checkNow } from '../../../../server/src/engine/check.js';
import { permilles, reuseOf, type Reuse } from '../../../../server/src/engine/reuse/reuse.js';
import { duplicateClause } from '../../../../server/src/rules/duplicate-clause.js';
import { foldText } from '../../../../server/src/text/fold.js';
import { exampleFacts, parse } from '../../../support/policy.js';

const STREETS = '沿示例河两岸改造三条步行街区，保留老字号门面原有格局，沿街增设无障碍坡道和夜间照明，由街道办事处按季评估客流变化。';
const SHOPS = '鼓励百货店延长营业时间，设置夜间专线公交和临时停车区，节假日由商务部门统一发布活动安排并公布监督电话。';
const MEALS = '支持社区开办便民早餐点，统一配送半成品，由市场监管部门每月抽检一次并公示抽检结果，不合格的限期整改。';
const PARKS = '利用桥下空间和边角地建设口袋公园，配套儿童活动设施和雨水花园，由园林部门负责养护并每年公布一次满意度。';

const draftOf = (title: string, ...clauses: readonly string[]): string => `${title}\n\n一、主要任务\n\n${clauses.join('\n\n')}\n`;

function corpusOf(texts: Readonly<Record<string, string>>): MemoryCorpus {
  return MemoryCorpus.of(Object.entries(texts).map(([path, text]) => ({ path, corpus: 'c', document: parse(text) })));
}

function reuse(text: string, texts: Readonly<Record<string, string>>, territory: string | undefined = '示例省示例市'): Reuse {
  return reuseOf(parse(text), { corpus: corpusOf(texts), own: new Set(), territory });
}

const sourcesOf = ({ sources }: Reuse): string[] => sources.map(({ relation, document, clauses }) => `${relation} ${document.path} ${clauses}`);

function assertWhole({ characters, own, sources }: Reuse): void {
  assert.equal(own.permille + sources.reduce((sum, source) => sum + source.permille, 0), 1000);
  assert.equal(own.characters + sources.reduce((sum, source) => sum + source.characters, 0), characters);
}

describe('where a draft’s text comes from', () => {
  it('tells superiors, versions and other documents apart', () => {
    const draft = draftOf('示例市商圈改造方案', '为落实《示例省商贸流通意见》，结合示例市各县区商圈实际情况和居民消费需要，制定本方案并组织实施。', STREETS, SHOPS, MEALS, PARKS);
    const result = reuse(draft, {
      '意见.txt': `示例省商贸流通意见\n\n一、任务\n\n${STREETS}\n\n示例省人民政府\n2024年3月4日\n`,
      '旧稿.txt': draftOf('示例市商圈改造方案（征求意见稿）', SHOPS),
      '早餐.txt': draftOf('样例市便民早餐工作方案', MEALS),
    });
    assert.deepEqual(sourcesOf(result), ['superior 意见.txt 1', 'version 旧稿.txt 1', 'elsewhere 早餐.txt 1']);
    assertWhole(result);
    assert.ok(result.own.characters > 0);
  });

  it('counts what several documents hold once: to the superior before the version before others', () => {
    const result = reuse(draftOf('示例市商圈改造方案', '为落实《示例省商贸流通意见》，结合示例市各县区商圈实际情况和居民消费需要，制定本方案并组织实施。', STREETS), {
      '早餐.txt': draftOf('样例市商贸工作方案', STREETS, MEALS),
      '旧稿.txt': draftOf('示例市商圈改造方案（征求意见稿）', STREETS),
      '意见.txt': `示例省商贸流通意见\n\n一、任务\n\n${STREETS}\n\n示例省人民政府\n2024年3月4日\n`,
    });
    assert.deepEqual(sourcesOf(result), ['superior 意见.txt 1']);
    assertWhole(result);
  });

  it('leaves to the draft what a document holds only in scraps', () => {
    const result = reuse(draftOf('示例市商圈改造方案', STREETS), { '绿道.txt': draftOf('样例市绿道建设方案', '沿示例河两岸建设绿道，由园林部门养护，按季评估客流变化并向社会公布评估结果，不达标的限期整改并通报。') });
    assert.deepEqual([result.sources, result.own.permille], [[], 1000]);
  });

  it('does not count tables, closing provisions and quotations', () => {
    const closing = '本方案自印发之日起施行，有效期至2030年12月31日，由示例市商务局会同示例市财政局负责解释。';
    const result = reuse(draftOf('示例市商圈改造方案', STREETS, closing), { '旧.txt': draftOf('样例市商贸工作方案', closing) });
    assert.deepEqual([result.sources, result.own.permille], [[], 1000]);
    assert.equal(result.uncounted, foldText(closing).length);
  });

  it('does not count what six documents have in common, unless it comes from a superior', () => {
    const common = Object.fromEntries(Array.from('甲乙丙丁戊己', (name) => [`${name}.txt`, draftOf(`样例市${name}项工作方案`, STREETS)]));
    const plain = reuse(draftOf('示例市商圈改造方案', STREETS, PARKS), common);
    assert.deepEqual([plain.sources, plain.own.permille], [[], 1000]);
    const cited = '为落实《示例省商贸流通意见》，结合示例市各县区商圈实际情况和居民消费需要，制定本方案并组织实施。';
    const superior = { ...common, '意见.txt': `示例省商贸流通意见\n\n一、任务\n\n${STREETS}\n\n示例省人民政府\n2024年3月4日\n` };
    assert.deepEqual(sourcesOf(reuse(draftOf('示例市商圈改造方案', cited, STREETS, PARKS), superior)), ['superior 意见.txt 1']);
  });

  it('says of a draft without any text that counts that it is its own', () => {
    assertWhole(reuse('示例市商圈改造方案\n', { '旧.txt': draftOf('样例市商贸工作方案', STREETS) }));
  });

  it('adds up for any mixture', () => {
    const texts = [STREETS, SHOPS, MEALS, PARKS];
    const mixture = fc.array(fc.tuple(fc.nat(3), fc.nat(30), fc.nat(30)), { minLength: 1, maxLength: 6 });
    const clauses = (parts: readonly (readonly [number, number, number])[]): string[] => parts.map(([which, from, less]) => `${texts[which]!.slice(from, texts[which]!.length - less)}。`);
    fc.assert(
      fc.property(mixture, mixture, mixture, (draft, one, other) => {
        assertWhole(reuse(draftOf('示例市商圈改造方案', ...clauses(draft)), { '一.txt': draftOf('样例市商贸工作方案', ...clauses(one)), '二.txt': draftOf('样例市绿化工作方案', ...clauses(other)) }));
      }),
      { numRuns: 50 },
    );
  });

  it('rounds so that shares add up', () => {
    assert.deepEqual(permilles([1, 1, 1]), [334, 333, 333]);
    assert.deepEqual(permilles([0, 0]), [1000, 0]);
    fc.assert(fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 }), (amounts) => assert.equal(permilles(amounts).reduce((sum, share) => sum + share, 0), 1000)));
  });

  it('looks nothing up twice: what duplicate-clause has asked is remembered', () => {
    const document = parse(draftOf('示例市商圈改造方案', STREETS, SHOPS, MEALS, STREETS));
    const inner = corpusOf({ '旧.txt': draftOf('样例市商贸工作方案', STREETS, SHOPS) });
    const asked: string[] = [];
    const counting: Corpus = new Proxy<Corpus>(inner, {
      get: (target, key) => (key === 'findSimilar' ? (text: string, skip: Parameters<Corpus['findSimilar']>[1]) => (asked.push(text), target.findSimilar(text, skip)) : Reflect.get(target, key, target)),
    });
    const corpus = new RememberingCorpus(counting);
    const own = new Set<never>();
    const settings = { asOf: { day: '2026-11-22' as const, source: 'today' as const }, territory: undefined, level: undefined, severities: new Map(), only: undefined };
    const { findings } = checkNow(document, { rules: [duplicateClause], facts: exampleFacts, corpus, own }, settings);
    assert.equal(findings[0]!.rule, 'duplicate-clause');
    assert.deepEqual(asked, [STREETS, SHOPS, MEALS]);
    assert.deepEqual(sourcesOf(reuseOf(document, { corpus, own, territory: undefined })), ['elsewhere 旧.txt 3']);
    assert.deepEqual(asked, [STREETS, SHOPS, MEALS]);
  });
});
