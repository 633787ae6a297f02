/** Headings of every form that real text has: their labels, titles and tree, and the clauses under them. */

import assert from 'node:assert/strict';
import { clauseTexts, outline, parse, pathOf, quote } from '../../support/policy.js';

/** One heading on its own line: the line, then `style number kind label|title`. */
const ALONE: readonly (readonly [string, string])[] = [
  ['一、总体要求', 'ideographic 1 heading 一、|总体要求'],
  ['十二、保障措施', 'ideographic 12 heading 十二、|保障措施'],
  ['一． 总体要求', 'ideographic 1 heading 一．|总体要求'],
  ['（一）指导思想', 'ideographic-parenthesis 1 heading （一）|指导思想'],
  ['(二)基本原则', 'ideographic-parenthesis 2 heading (二)|基本原则'],
  ['（ 三 ）主要目标', 'ideographic-parenthesis 3 heading （ 三 ）|主要目标'],
  ['（三十）组织实施', 'ideographic-parenthesis 30 heading （三十）|组织实施'],
  ['1.夯实数据底座', 'arabic 1 heading 1.|夯实数据底座'],
  ['１．夯实数据底座', 'arabic 1 heading １．|夯实数据底座'],
  ['2、夯实数据底座', 'arabic 2 heading 2、|夯实数据底座'],
  ['1.1 夯实数据底座', 'decimal 1 heading 1.1|夯实数据底座'],
  ['（1）夯实数据底座', 'arabic-parenthesis 1 heading （1）|夯实数据底座'],
  ['(2)夯实数据底座', 'arabic-parenthesis 2 heading (2)|夯实数据底座'],
  ['3）夯实数据底座', 'half-parenthesis 3 heading 3）|夯实数据底座'],
  ['①夯实数据底座', 'circled 1 heading ①|夯实数据底座'],
  ['第一章 总则', 'chapter 1 heading 第一章|总则'],
  ['第一章\u3000总\u3000则', 'chapter 1 heading 第一章|总\u3000则'],
  ['第二节 监测评估', 'section 2 heading 第二节|监测评估'],
  ['第三编 附则', 'part 3 heading 第三编|附则'],
  ['第十条 市工业主管部门负责本办法的组织实施。', 'article 10 item 第十条|'],
];

/** Lines that begin like a heading and are none. */
const NO_HEADING: readonly string[] = [
  '第十条至第十二条规定的期限，自受理之日起计算。',
  '第三条第二款所称企业，是指在本市登记的企业。',
  '（一）、（二）项所列情形除外，其余按本办法执行。',
  '2.5万家企业完成改造，比上年多三千家。',
  '1.5 亿元资金用于园区道路建设。',
  '2023年完成改造一百家。',
  '一百家企业入库，两百家企业备选。',
  '——坚持企业主体，尊重首创精神。',
];

describe('headings on their own line', () => {
  for (const [line, expected] of ALONE) {
    it(`reads ${JSON.stringify(line)}`, () => {
      const document = parse(`前言一句话放在这里。\n${line}\n本段是它下面的正文，说明具体安排。`);
      const [heading] = document.headings;
      assert.ok(heading);
      assert.equal(`${heading.style} ${heading.number} ${heading.kind} ${heading.label.value}|${heading.title}`, expected);
      assert.equal(quote(document, heading.label.span), heading.label.value);
      assert.deepEqual(pathOf(document, document.clauses[document.clauses.length - 1]!), [heading.label.value]);
    });
  }

  for (const line of NO_HEADING) {
    it(`leaves ${JSON.stringify(line)} in the text`, () => {
      const document = parse(`前言一句话放在这里。\n${line}`);
      assert.deepEqual(outline(document), []);
      assert.deepEqual(clauseTexts(document), ['前言一句话放在这里。', line]);
    });
  }

  for (const [name, indentation] of [['spaces', '    '], ['U+3000', '\u3000\u3000'], ['U+00A0', '\u00a0\u00a0\u00a0\u00a0'], ['a tab', '\t']] as const) {
    it(`reads headings and clauses indented by ${name}`, () => {
      const document = parse(`${indentation}一、总体要求\n${indentation}全市统一安排，分县落实。\n${indentation}（一）目标\n${indentation}三年见效，五年成型。`);
      assert.deepEqual(outline(document), ['一、|总体要求', '  （一）|目标']);
      assert.deepEqual(clauseTexts(document), ['全市统一安排，分县落实。', '三年见效，五年成型。']);
    });
  }
});

describe('the tree of headings', () => {
  it('nests the usual levels and climbs back', () => {
    const document = parse('第一章 总则\n一、目标\n（一）近期\n1.数量\n（1）企业\n①规上\n（二）远期\n二、任务\n第二章 附则\n一、施行');
    assert.deepEqual(outline(document), ['第一章|总则', '  一、|目标', '    （一）|近期', '      1.|数量', '        （1）|企业', '          ①|规上', '    （二）|远期', '  二、|任务', '第二章|附则', '  一、|施行']);
  });

  it('keeps numbers that run on through the whole document', () => {
    const document = parse('一、方向\n（一）甲方向\n（二）乙方向\n二、保障\n（三）丙保障\n（四）丁保障');
    assert.deepEqual(outline(document), ['一、|方向', '  （一）|甲方向', '  （二）|乙方向', '二、|保障', '  （三）|丙保障', '  （四）|丁保障']);
  });

  it('mixes Markdown headings with numbered ones', () => {
    const document = parse('# 示例市数据工作方案\n\n## 一、要求\n\n正文在此，一并说明。\n\n### （一）范围\n\n## 附则说明\n\n末段在此，到此为止。');
    assert.equal(document.metadata.title?.value, '示例市数据工作方案');
    assert.deepEqual(outline(document).map((line) => line.trim()), ['一、|要求', '（一）|范围', '|附则说明']);
  });
});

describe('run-in headings', () => {
  it('end at the first full stop; what follows is their clause', () => {
    const document = parse('（三）培育新型主体。聚焦中小企业需求，分批给予辅导。建立台账。');
    assert.deepEqual(document.headings.map((heading) => [heading.kind, heading.label.value, heading.title, heading.text]), [['run-in', '（三）', '培育新型主体', '（三）培育新型主体。']]);
    assert.deepEqual(clauseTexts(document), ['聚焦中小企业需求，分批给予辅导。建立台账。']);
  });

  it('are items where the first sentence is too long for a title', () => {
    const document = parse('1.各县要在每年一月底以前把上一年度的改造清单和下一年度的改造计划一并报送市工业主管部门，由其汇总。逾期不报的，予以通报。');
    assert.deepEqual(document.headings.map((heading) => [heading.kind, heading.label.value, heading.title]), [['item', '1.', '']]);
    assert.ok(document.clauses[0]!.text.startsWith('各县要在每年一月底以前'));
  });

  it('of several articles on lines of their own carry their clauses', () => {
    const document = parse('第一条 为规范管理，制定本办法。\n第二条 本办法适用于全市。');
    assert.deepEqual(outline(document), ['第一条|', '第二条|']);
    assert.deepEqual(clauseTexts(document), ['为规范管理，制定本办法。', '本办法适用于全市。']);
  });
});

describe('glued headings', () => {
  it('are cut after a full stop inside a line', () => {
    const document = parse('（一）摸清底数。逐企建档，分类指导。（二）精准帮扶。一企一策，限时办结。二、保障措施');
    assert.deepEqual(outline(document).map((line) => line.trim()), ['（一）|摸清底数', '（二）|精准帮扶', '二、|保障措施']);
    assert.deepEqual(clauseTexts(document), ['逐企建档，分类指导。', '一企一策，限时办结。']);
  });

  it('are cut after the parenthesis of the responsible bodies', () => {
    const document = parse('２１．完善园区路网。年内全部贯通。（责任单位：市交通运输局、市住房城乡建设局）２２．鼓励研发投入。对达标企业给予奖补。');
    assert.deepEqual(outline(document), ['２１．|完善园区路网', '２２．|鼓励研发投入']);
    assert.deepEqual(clauseTexts(document), ['年内全部贯通。（责任单位：市交通运输局、市住房城乡建设局）', '对达标企业给予奖补。']);
  });

  it('are cut in a whole document that stands on one line', () => {
    const document = parse('示例市数据工作方案　　为做好数据工作，制定本方案。　　一、总体要求　　坚持统筹推进，注重实效。　　（一）基本原则。统一标准，分级负责。　　二、保障措施　　各县抓好落实，按时报告。');
    assert.deepEqual(outline(document), ['一、|总体要求', '  （一）|基本原则', '二、|保障措施']);
    assert.ok(clauseTexts(document).includes('坚持统筹推进，注重实效。'));
    assert.ok(clauseTexts(document).includes('统一标准，分级负责。'));
    assert.ok(clauseTexts(document).includes('各县抓好落实，按时报告。'));
  });

  it('are not cut inside a sentence', () => {
    const text = '统筹推进（一）类、（二）类园区建设，投入2.5亿元，执行第三条规定。';
    assert.deepEqual(clauseTexts(parse(text)), [text]);
  });
});
