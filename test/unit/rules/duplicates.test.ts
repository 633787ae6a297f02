/** What the rules on duplicates tell programs: how a source is related to the draft, and that a look-up was cut short. */

import assert from 'node:assert/strict';
import type { Corpus } from '../../../server/src/corpus/model.js';
import { MemoryCorpus } from '../../../server/src/corpus/memory-corpus.js';
import { checkNow } from '../../../server/src/engine/check.js';
import type { CheckResult } from '../../../server/src/engine/model.js';
import { duplicateClause } from '../../../server/src/rules/duplicate-clause.js';
import { exampleFacts, parse } from '../../support/policy.js';

const CLAUSES = [
  '在三个涉农县各建设一座产地冷藏集配中心，统一制冷设备接口标准，设备租金由县级财政与合作社按四六比例分担。',
  '开通早市冷藏专线，凌晨两点至六点对冷藏车放宽通行路段，车辆由商务部门逐辆备案并公布在案名录。',
];
const textOf = (title: string, front = ''): string => `${front}${title}\n\n${CLAUSES.join('\n\n')}\n`;

function checked(draft: string, sources: Readonly<Record<string, string>>, wrap: (corpus: Corpus) => Corpus = (corpus) => corpus): CheckResult {
  const document = parse(draft);
  const { territory, level } = document.metadata;
  const corpus = wrap(MemoryCorpus.of(Object.entries(sources).map(([path, text]) => ({ path, corpus: 'corpus', document: parse(text) }))));
  return checkNow(document, { rules: [duplicateClause], facts: exampleFacts, corpus, own: new Set() }, { asOf: { day: '2026-11-22', source: 'today' }, territory, level, severities: new Map(), only: undefined });
}

const relationsOf = (result: CheckResult): unknown[] => result.findings.map(({ data }) => data['relation']);

/** The same corpus, whose look-ups say that there may be more. */
function cutShort(corpus: Corpus): Corpus {
  return Object.assign(Object.create(corpus) as Corpus, { findSimilar: (...given: Parameters<Corpus['findSimilar']>) => ({ ...corpus.findSimilar(...given), saturated: true }) });
}

describe('relations of copies', () => {
  it('are told for versions, drafts for comment, superiors and others', () => {
    assert.deepEqual(relationsOf(checked(textOf('示例市冷链物流发展方案'), { a: textOf('示例市冷链物流发展方案') })), ['version']);
    assert.deepEqual(relationsOf(checked(textOf('示例市冷链物流发展方案'), { a: textOf('示例市冷链物流发展方案（征求意见稿）') })), ['draft-version']);
    assert.deepEqual(relationsOf(checked(textOf('示例市冷链物流发展方案（征求意见稿）'), { a: textOf('示例市冷链物流发展方案') })), ['draft-version']);
    assert.deepEqual(relationsOf(checked(textOf('样例市早市便民方案'), { a: textOf('示例市冷链物流发展方案') })), ['other']);
    const implementing = `${textOf('示例市冷链工作方案', '---\nterritory: 示例省示例市\nlevel: city\n---\n\n')}\n本方案依据《示例省冷链物流发展意见》制定，由市商务局会同有关县区组织实施并按季调度进展情况。\n`;
    assert.deepEqual(relationsOf(checked(implementing, { a: textOf('示例省冷链物流发展意见', '---\ntitle: 示例省冷链物流发展意见\nterritory: 示例省\nlevel: province\n---\n\n') })), ['superior']);
  });

  it('name the earliest of both sides: the passage in the draft reaches over both clauses', () => {
    const draft = textOf('样例市早市便民方案');
    const [finding] = checked(draft, { a: textOf('示例市冷链物流发展方案') }).findings;
    const { start, end } = finding!.data['passage'] as { start: number; end: number };
    assert.equal(draft.slice(start, end), CLAUSES.join('\n\n'));
  });
});

/** Clauses of nobody else, each about another thing. */
const own = (thing: string): string => `样例市为${thing}逐一编号建册，${thing}的看护人由村民推举，每季报一次${thing}状况，${thing}毁损的由看护人先行垫付修缮费用。`;
const COPIED = ['老旧楼栋加装电梯由业主自主选定样式，街道提供地勘、管线迁改和噪声检测三项免费服务，完工后公示决算清单。', '临街空调外机统一加装导水管和隔音罩，罩体颜色从街区色卡中选取，安装费用由商户与物业各承担一半。', '口袋公园的座椅、灯具和垃圾箱采用可拆卸结构，零件由市级仓库统一备件，报修后四十八小时内更换完毕。', '早餐摊点集中在指定时段出摊，餐车编号与摊主照片一并公示，收摊后由摊主冲洗地面并拍照上传备查。'];

describe('a document that much is taken from', () => {
  const sources = { a: `示例市街区更新意见\n\n${COPIED.join('\n\n')}\n` };
  const things = ['石桥', '古井', '戏台', '水碓', '祠堂', '茶亭', '牌坊', '炮楼', '碑刻', '渡口', '粮仓', '磨坊'];
  const scattered = (passages: number): string => `样例市街区方案\n\n${COPIED.slice(0, passages).map((text, index) => [text, ...things.slice(index * 3, index * 3 + 3).map(own)].join('\n\n')).join('\n\n')}\n`;

  it('gives a finding for each of up to three passages', () => {
    assert.deepEqual(checked(scattered(3), sources).findings.map(({ text }) => text), COPIED.slice(0, 3));
  });

  it('gives one finding for more, with the other places beside it', () => {
    const draft = scattered(4);
    const [finding, ...more] = checked(draft, sources).findings;
    assert.deepEqual(more, []);
    assert.match(finding!.message.zh, /^本稿有4处共4段与《示例市街区更新意见》雷同（平均100%），自本段起/);
    const elsewhere = finding!.evidence.filter(({ document }) => document === 'draft').map(({ span }) => draft.slice(span.start, span.end));
    assert.deepEqual([finding!.text, ...elsewhere], COPIED);
  });
});

describe('a look-up that was cut short', () => {
  it('is said on the finding and among what was not checked', () => {
    const sources = { a: textOf('示例市冷链物流发展方案') };
    const whole = checked(textOf('样例市早市便民方案'), sources);
    assert.deepEqual([whole.notChecked, whole.findings.map(({ data }) => data['saturated'])], [[], [false]]);
    const cut = checked(textOf('样例市早市便民方案'), sources, cutShort);
    assert.deepEqual(cut.findings.map(({ data }) => data['saturated']), [true]);
    assert.deepEqual(cut.notChecked.map(({ what, reason }) => [what.zh, reason.zh.slice(0, 11)]), [['2段的雷同比对（duplicate-clause）', '用语在语料库中过于常见']]);
  });
});
