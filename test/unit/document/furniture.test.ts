/** Web furniture and Markdown that is no policy: none of it becomes a clause. */

import assert from 'node:assert/strict';
import { clauseTexts, outline, parse, quote } from '../../support/policy.js';

const BODY = '各县要抓好节水工作，按季报告进展。';

/** Stretches of a page around the text; none of them is a clause. */
const FURNITURE: readonly (readonly [string, string])[] = [
  ['a breadcrumb on one line', '当前位置：首页 > 政务公开 > 文件'],
  ['a breadcrumb with half-width colon', '市政府办文件当前位置: 首页 > 政  策 > 正文'],
  ['a breadcrumb, one label a line', '首页\n>\n政务公开\n>\n政策文件'],
  ['a breadcrumb with spaces', ' 首页 \n\n > \n\n 新闻中心 \n\n > \n\n 公告公示 '],
  ['print and close buttons', '【打印本页】\n【关闭窗口】\n[打印]'],
  ['sizes of letters', '字体：[大 中 小]\n大\n中\n小'],
  ['share buttons', '分享到：\n微信\n微博\n扫一扫在手机打开当前页'],
  ['source and clicks', '来源：市政府办公室\n发布时间：2022-03-30 10:00\n浏览次数：123'],
  ['neighbours', '上一篇：另一篇文章\n下一篇：没有了\n相关链接：'],
  ['the foot of a page', '主办单位：示例市人民政府办公室\n网站标识码：0000000000\n示ICP备00000000号-1\n版权所有：示例市'],
  ['page numbers', '— 3 —\n－4－\n第 5 页 共 9 页'],
  ['a table of contents', '目  录\n一、总体要求..........1\n二、重点任务……………………3\n三、保障措施------------7'],
  ['drawn lines', '--------\n====\n* * *'],
  ['zero-width signs', '\u200b\n\ufeff\u200b'],
];

describe('web furniture', () => {
  for (const [name, furniture] of FURNITURE) {
    it(`is no clause before the text: ${name}`, () => {
      const document = parse(`${furniture}\n\n示例市节水意见\n\n${BODY}\n`);
      assert.deepEqual(clauseTexts(document), [BODY]);
      assert.deepEqual(outline(document), []);
      assert.equal(document.metadata.title?.value, '示例市节水意见');
    });

    it(`is no clause after the text: ${name}`, () => assert.deepEqual(clauseTexts(parse(`示例市节水意见\n\n${BODY}\n\n${furniture}\n`)), [BODY]));
  }

  it('is not what only looks like it: numbers in the cells of a table stay', () => {
    assert.ok(clauseTexts(parse(`${BODY}\n甲县\n12\n乙县\n15`)).includes('12'));
  });

  it('does not take sentences that begin with the same words', () => {
    for (const line of ['分享经济要规范发展，依法依规监管。', '来源：本数据由市统计局根据各县上报的月度资料逐项核实以后汇总而成，仅供内部研究参考使用，不作考核依据，任何单位和个人不得对外引用。', '首页改版方案由市里另行制定。']) {
      assert.deepEqual(clauseTexts(parse(line)), [line]);
    }
  });
});

describe('the foot of a scraped notice', () => {
  const page = `发文字号：\n示科函〔2024〕8号\n成文日期：\n2024-06-03\n发布日期：\n2024-06-07\n示例省科技厅关于公布试验站名单的通知\n${BODY}\n附件：\n试验站名单\n申报表.docx\n示例省科技厅\n2024年6月3日\n【打印本页】`;

  it('lists attachments and signs: none of that is a clause, nor a part of its own', () => {
    const document = parse(page);
    assert.deepEqual(clauseTexts(document), [BODY]);
    assert.deepEqual(document.parts.map((part) => part.kind), ['body']);
    assert.deepEqual([document.metadata.number?.value, document.metadata.date?.value], ['示科函〔2024〕8号', '2024-06-03']);
  });

  it('does not take the sections of an attachment for entries of the list', () => {
    const document = parse(`示例省科技厅关于试验站的通知\n${BODY}\n附件：\n试验站管理办法\n一、总则\n试验站由省科技厅统一布局，分批建设。`);
    assert.deepEqual(outline(document), ['一、|总则']);
    assert.deepEqual(clauseTexts(document), [BODY, '试验站由省科技厅统一布局，分批建设。']);
  });
});

describe('Markdown', () => {
  it('reads each row of a table as a table row', () => {
    const document = parse('示例市节水意见\n\n| 县 | 目标 |\n|---|---|\n| 甲县 | 12% |\n| 乙县 | 15% |\n');
    assert.deepEqual(document.clauses.map((clause) => [clause.kind, clause.text]), [['table-row', '| 县 | 目标 |'], ['table-row', '| 甲县 | 12% |'], ['table-row', '| 乙县 | 15% |']]);
  });

  it('reads cells between tabs as a table row', () => {
    assert.deepEqual(parse('序号\t指标\t数值').clauses.map((clause) => [clause.kind, clause.text]), [['table-row', '序号\t指标\t数值']]);
  });

  it('does not cut a table row at what looks like a heading', () => {
    const row = '| 一、甲县。二、乙县 | （一）近期。（二）远期 |';
    assert.deepEqual(clauseTexts(parse(row)), [row]);
  });

  it('keeps comments out of the text and gives their places', () => {
    const document = parse(`<!-- 起草说明 -->\n${BODY}\n<!--\n多行注释：一、不是标题\n-->\n// 纯文本注释\n结尾一段，到此为止。`);
    assert.deepEqual(clauseTexts(document), [BODY, '结尾一段，到此为止。']);
    assert.deepEqual(document.comments.map((span) => quote(document, span)), ['<!-- 起草说明 -->', '<!--\n多行注释：一、不是标题\n-->', '// 纯文本注释']);
    assert.deepEqual(outline(document), []);
  });

  it('does not lose the text behind a comment that is never closed', () => {
    assert.deepEqual(clauseTexts(parse(`<!-- 没有结束\n${BODY}`)), [BODY]);
  });

  it('keeps the text behind a comment on its line', () => {
    const document = parse(`<!-- 批注 --> ${BODY}\n<!-- 一\n二 --> 结尾一段，到此为止。\n<!-- 甲 --><!-- 乙 -->`);
    assert.deepEqual(clauseTexts(document), [BODY, '结尾一段，到此为止。']);
    assert.deepEqual(document.comments.map((span) => quote(document, span)), ['<!-- 批注 -->', '<!-- 一\n二 -->', '<!-- 甲 -->', '<!-- 乙 -->']);
  });

  it('keeps code out of the text', () => {
    assert.deepEqual(clauseTexts(parse(`${BODY}\n\`\`\`json\n{"一、": "不是标题"}\n\`\`\`\n结尾一段，到此为止。`)), [BODY, '结尾一段，到此为止。']);
  });

  it('does not lose the text behind a fence that is never closed', () => {
    assert.deepEqual(clauseTexts(parse(`\`\`\`\n${BODY}`)), [BODY]);
  });

  it('drops the signs of quotations and lists', () => {
    assert.deepEqual(clauseTexts(parse('> 引用一段，照录如下。\n\n- 第一项要抓紧，不得拖延。\n* 第二项要抓实，不得走样。')), ['引用一段，照录如下。', '第一项要抓紧，不得拖延。', '第二项要抓实，不得走样。']);
  });
});
