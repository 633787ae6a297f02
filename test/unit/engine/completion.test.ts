/** Completion in the engine: at any place of any text it gives edits on the cursor's line, and what is proposed holds on the day. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cursorAt } from '../../../server/src/engine/completion/cursor.js';
import { carried } from '../../../server/src/engine/completion/carried.js';
import { fitOf } from '../../../server/src/engine/completion/matching.js';
import { centralBodies, localBodies } from '../../../server/src/facts/bodies.js';
import { rules } from '../../../server/src/rules/index.js';
import { CURSOR, names, propose, put } from '../../support/completing.js';
import { checkText, exampleFacts } from '../../support/policy.js';

const CORPUS = {
  'a.md': '---\ndate: 2025-06-01\n---\n\n# 示例省制造业数字化转型意见\n\n示政发〔2025〕9号\n\n一、主要目标\n\n到2028年，关键工序数控化率达到89%以上，单位地区生产总值能耗控制在0.4吨标准煤/万元以内，数字经济增加值年均增长9%以上，研发投入占比提高2个百分点。（责任单位：省财政厅）\n',
};
const PIECES = ['《', '》', '〈', '〉', '<<', '>>', '示例省', '制造业', '意见', '由', '会同', '、', '，', '。', '；', '：', ':', ',', ' ', '\n', '\r\n', '到2027年，', '贯彻', '党的', '二十大', '（责任单位：', '）', '市财政局', '工商局', '一、主要目标\n', '---\n', 'title: ', 'level', 'territory: ', '<!-- wenheng-disable-next-line ', '-->', '// wenheng-', 'outdated-meeting', '𠮷', '\u0000', '坚持以习', '（以下', '本方案', '\t', '（示政发〔2024〕3号）'];

describe('completion at any place', () => {
  it('never throws, and every edit lies on the cursor’s line, around the cursor', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6 })), { maxLength: 24 }), fc.nat(), fc.boolean(), fc.boolean(), (pieces, place, invoked, older) => {
        const text = pieces.join('').replaceAll(CURSOR, '');
        const offset = place % (text.length + 1);
        const marked = text.slice(0, offset) + CURSOR + text.slice(offset);
        const found = propose(marked, { corpus: CORPUS, invoked, ...(older && { checked: text.slice(0, text.length / 2) }) });
        for (const { span, whole, filter, insert, label } of found.items) {
          for (const { start, end } of [span, whole ?? span]) {
            assert.ok(start <= offset && offset <= end && end <= text.length, `${start}–${end} around ${offset}`);
            assert.ok(!/[\r\n]/.test(text.slice(start, end)), 'on one line');
          }
          assert.ok(filter.startsWith(text.slice(span.start, offset)) || fitOf(text.slice(span.start, offset).trim(), filter) !== undefined, `“${text.slice(span.start, offset)}” filters ${filter}`);
          assert.ok(label !== '' && insert !== '' && !/[\r\n]/.test(insert));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('reads no more of a very long line than a sentence', () => {
    const text = '由'.repeat(200_000);
    assert.equal(cursorAt(text, 100_000, true).before.length, 1000);
    assert.deepEqual(names(propose(`${text}${CURSOR}${text}`)).slice(0, 1), names(propose(`由${CURSOR}`)).slice(0, 1));
  });
});

describe('an offset in an older text', () => {
  it('is found by what did not change', () => {
    const older = '一、目标\n\n推进转型。\n\n二、任务\n';
    for (const [now, at, expected] of [
      ['一、目标\n\n推进全面转型。\n\n二、任务\n', '二、', older.indexOf('二、')],
      ['零\n一、目标\n\n推进转型。\n\n二、任务\n', '推进', older.indexOf('推进')],
      ['一、目标\n\n转型。\n\n二、任务\n', '二、', older.indexOf('二、')],
    ] as const) assert.equal(carried(cursorAt(now, now.indexOf(at), true), older), expected, now);
  });
});

describe('what is proposed', () => {
  const TASK = (sentence: string): string => `# 示例市节水方案\n\n一、主要任务\n\n${sentence}`;

  it('is put over what stands behind the cursor already', () => {
    const marked = TASK(`由市经济${CURSOR}和信息化局负责`);
    const { items } = propose(marked);
    assert.equal(put(marked, items.find(({ label }) => label === '市经济和信息化局')!), TASK('由市经济和信息化局负责'));
    const meeting = TASK(`贯彻党的${CURSOR}历次全会精神`);
    assert.equal(put(meeting, propose(meeting).items[0]!), TASK('贯彻党的二十大和二十届历次全会精神'));
  });

  it('keeps the lead that was typed', () => {
    assert.ok(names(propose(TASK(`由示例市市场${CURSOR}`))).includes('示例市市场监管局'));
    assert.ok(names(propose(TASK(`由示例市工商局${CURSOR}`))).includes('示例市市场监督管理局'));
  });

  it('puts goals into words by their kind', () => {
    const goals = propose(`# 示例市制造业方案\n\n一、主要目标\n\n到2027年，${CURSOR}`, { corpus: CORPUS }).items;
    assert.deepEqual(goals.filter(({ kind }) => kind === 'indicator').map(({ snippet, note }) => [snippet, note]), [
      ['关键工序数控化率达到${1:89}%以上', '≥89%'],
      ['单位地区生产总值能耗控制在${1:0.4}吨标准煤/万元以内', '≤0.4吨标准煤/万元'],
      ['数字经济增加值年均增长${1:9}%以上', '≥9%'],
      ['研发投入占比提高${1:2}个百分点', '2百分点'],
    ]);
  });

  it('takes goals of the draft’s own years before later ones', () => {
    const corpus = { ...CORPUS, 'b.md': '---\ndate: 2024-06-01\n---\n\n# 示例省智能制造意见\n\n一、总体要求\n\n到2027年，关键工序数控化率达到80%以上。\n' };
    const first = (title: string): string | undefined => propose(`# ${title}\n\n一、主要目标\n\n到2027年，关键工序${CURSOR}`, { corpus }).items[0]?.detail?.zh;
    assert.deepEqual([first('示例市制造业方案（2024—2027年）'), first('示例市制造业方案')], ['上级 ≥80%（2027年）', '上级 ≥89%（2028年）']);
  });

  it('offers indicators at the beginning of a sentence under goals only when two characters are typed, and elsewhere not', () => {
    const under = (heading: string, typed: string): string[] => propose(`# 示例市制造业方案\n\n一、${heading}\n\n${typed}${CURSOR}`, { corpus: CORPUS }).items.filter(({ kind }) => kind === 'indicator').map(({ label }) => label);
    assert.deepEqual(under('主要目标', '工序'), ['关键工序数控化率']);
    assert.deepEqual(under('主要目标', '坚持。工序'), ['关键工序数控化率']);
    assert.deepEqual(under('主要目标', '工'), []);
    assert.deepEqual(under('主要任务', '工序'), []);
    assert.deepEqual(under('主要任务', '到2027年底，关键'), ['关键工序数控化率']);
    assert.deepEqual(under('主要任务', '到2027年，力争关键'), ['关键工序数控化率']);
    assert.deepEqual(under('主要任务', '到2027年,关键'), ['关键工序数控化率'], 'half-width punctuation');
  });

  it('holds on the as-of date', () => {
    const central = (asOf: string): string[] => names(propose(TASK(`会同国家数据${CURSOR}`), { asOf }));
    assert.deepEqual(central('2026-11-22'), ['国家数据局']);
    assert.deepEqual(central('2022-11-22'), []);
    assert.deepEqual(names(propose(TASK(`由市工商局${CURSOR}`), { asOf: '2017-01-01' })).filter((name) => name.includes('市场监')), []);
    const directory = (asOf: string): string | undefined => names(propose(TASK(`对照《产业结构调整${CURSOR}`), { asOf }))[0];
    assert.deepEqual([directory('2026-11-22'), directory('2022-06-01')], ['产业结构调整指导目录（2024年本）', '产业结构调整指导目录（2019年本）']);
  });
});

describe('the tables that completion has of its own', () => {
  const day = '2026-11-22';
  const isFormer = (name: string): boolean => exampleFacts.names.find(name).some(({ row }) => row.kind === 'agency' && row.until !== undefined && row.until <= day);

  it('name no body by a former name', () => {
    const bodies = [...centralBodies(day).map(({ name }) => name), ...localBodies(day).flatMap(({ province, below }) => [`省${province}`, `市${below}`])];
    assert.deepEqual(bodies.filter(isFormer), []);
  });

  it('hold phrases in which no rule finds anything', () => {
    for (const [title, place] of [['示例省制造业发展办法', '省'], ['示例市制造业实施方案', '市'], ['甲县制造业工作意见', '县']] as const) {
      const head = `${title}\n\n一、总体要求\n\n`;
      const { items } = propose(`${head}${CURSOR}\n`);
      assert.ok(items.length > 40 && items.some(({ label }) => label.includes(`我${place}`)), title);
      for (const { insert } of items) assert.deepEqual(checkText(`${head}${insert}\n`, { rules }).findings.map(({ rule, text }) => `${rule}: ${text}`), [], insert);
    }
  });
});
