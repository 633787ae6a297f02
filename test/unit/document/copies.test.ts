/** A text that stands twice in its file is read once; what only the copy has stays. */

import assert from 'node:assert/strict';
import { checkText, clauseTexts, outline, parse, quote } from '../../support/policy.js';
import { rules } from '../../../server/src/rules/index.js';

const COUNTIES = ['甲县', '乙县', '丙县', '丁县', '戊县', '己县'];
const OPENING = '为了全面推进节水型社会建设，促进水资源集约利用，结合全市实际制定本意见。';
const SECTIONS = COUNTIES.map((county, index) => `${'一二三四五六'[index]}、${county}任务\n${county}要在上半年摸清用水底数，建立台账，把节水改造项目落实到乡镇和企业，明确完成时限和责任人，并按月公布进展。\n到2030年，${county}万元工业增加值用水量比2025年下降1${index}%，农田灌溉水有效利用系数提高到0.6${index}，公共供水管网漏损率控制在${index + 3}%以内。`);
const BODY = ['示例市节水意见', OPENING, ...SECTIONS].join('\n');
const once = parse(BODY);

describe('a text that stands twice', () => {
  for (const [name, text] of [
    ['as it is', `${BODY}\n${BODY}`],
    ['with empty lines and blanks of its own', `${BODY}\n\n${BODY.replaceAll('\n', '\n\n').replaceAll('台账，', '台账， ')}`],
    ['between the menu and the foot of a page', `首页\n>\n文件\n${BODY}\n${BODY}\n主办单位：示例市水利局`],
    ['without its title the second time', `${BODY}\n${BODY.slice(BODY.indexOf('\n') + 1)}`],
  ] as const) {
    it(`is read once: ${name}`, () => {
      const document = parse(text);
      assert.deepEqual(clauseTexts(document), clauseTexts(once));
      assert.deepEqual(outline(document), outline(once));
      assert.equal(quote(document, document.copy!.original), OPENING);
      assert.equal(quote(document, document.copy!.opening).replaceAll(' ', ''), OPENING);
      assert.ok(document.copy!.original.end < document.copy!.span.start && document.copy!.span.end <= text.length);
    });
  }

  it('keeps what the copy has of its own', () => {
    const added = '附加一段：各县在年底以前报送总结。';
    assert.deepEqual(clauseTexts(parse(`${BODY}\n${BODY}\n${added}`)), [...clauseTexts(once), added]);
  });

  it('makes one finding, which says that the copy was not checked', () => {
    const { findings, document } = checkText(`${BODY}\n${BODY}`, { rules });
    assert.deepEqual(findings.filter(({ rule }) => rule === 'duplicate-in-draft' || rule === 'heading-sequence').map(({ rule, message, span }) => [rule, message.zh, quote(document, span), span.start > BODY.length]), [
      ['duplicate-in-draft', '全文从这里起又出现一遍，第二遍没有检查，请删去一遍。', OPENING, true],
    ]);
  });
});

describe('a text that does not stand twice', () => {
  for (const [name, text] of [
    ['one section stands again', `${BODY}\n${SECTIONS[2]}`],
    ['half of it stands again', `${BODY}\n${SECTIONS.slice(0, 3).join('\n')}`],
    ['the second has other figures', `${BODY}\n${BODY.replaceAll('2030', '2035')}`],
    ['it is short', '示例市节水意见\n各县要抓好节水工作，按季报告进展，不得拖延误事。\n示例市节水意见\n各县要抓好节水工作，按季报告进展，不得拖延误事。'],
  ] as const) {
    it(`is read as a whole: ${name}`, () => {
      const document = parse(text);
      assert.equal(document.copy, undefined);
      assert.equal(document.clauses[document.clauses.length - 1]!.span.end, text.length);
    });
  }
});
