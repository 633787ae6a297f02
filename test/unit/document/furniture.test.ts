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
  ['a breadcrumb from the start page on', '主页 > 新闻中心 > 政策文件 >\n首页 » 公开 » 正文'],
  ['day and source on one line', '2023-11-16 来源:节水院 example.org 点击:\n2023-11-16 10:20 来源：节水办'],
  ['print and close buttons', '【打印本页】\n【关闭窗口】\n[打印]'],
  ['sizes of letters', '字体：[大 中 小]\n大\n中\n小'],
  ['share buttons', '分享到：\n微信\n微博\n扫一扫在手机打开当前页'],
  ['source and clicks', '来源：市政府办公室\n发布时间：2022-03-30 10:00\n浏览次数：123'],
  ['neighbours', '上一篇：另一篇文章\n下一篇：没有了\n相关链接：'],
  ['the foot of a page', '主办单位：示例市人民政府办公室\n网站标识码：0000000000\n示ICP备00000000号-1\n版权所有：示例市'],
  ['page numbers', '— 3 —\n－4－\n第 5 页 共 9 页'],
  ['a table of contents', '目  录\n一、总体要求..........1\n二、重点任务……………………3\n三、保障措施------------7'],
  ['drawn lines', '--------\n====\n* * *'],
  ['who else gets it (抄送) and when it was printed', '抄送：市委各部门，市法院，市检察院。\n示例市人民政府办公室  2022年3月30日印发\n示例市节水办公室 ２０２２年３月３０日印发'],
  ['who may see it', '（此件主动公开）\n（此件公开发布）'],
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

  it('lists attachments with a button for each', () => {
    assert.deepEqual(clauseTexts(parse(`示例省科技厅关于试验站的通知\n${BODY}\n附件：1.试验站名单\n下载\n2.申报表\n下载\n3.\n汇总表\n.docx\n示例省科技厅\n2024年6月3日\n【打印本页】`)), [BODY]);
  });

  it('does not take the sections of an attachment for entries of the list', () => {
    const document = parse(`示例省科技厅关于试验站的通知\n${BODY}\n附件：\n试验站管理办法\n一、总则\n试验站由省科技厅统一布局，分批建设。`);
    assert.deepEqual(outline(document), ['一、|总则']);
    assert.deepEqual(clauseTexts(document), [BODY, '试验站由省科技厅统一布局，分批建设。']);
  });
});

describe('a title that a page repeats', () => {
  for (const [name, title, repeated] of [
    ['on two lines', '示例省科技厅 示例省财政厅关于印发《示例省节水型社会标准体系建设指南（2023版）》的通知', '示例省科技厅 示例省财政厅关于印发《示例省节水型社会标准体系\n建设指南（2023版）》的通知'],
    ['with the bodies on a line of their own', '示例省科技厅 示例省财政厅关于开展节水工作的通知', '示例省科技厅 示例省财政厅\n关于开展节水工作的通知'],
  ] as const) {
    it(`is no clause: ${name}`, () => {
      const document = parse(`${title}\n首页\n>\n文件\n标　　题：\n${title}\n${repeated}\n发布时间：2023-06-07 10:00\n${BODY}`);
      assert.deepEqual(clauseTexts(document), [BODY]);
      assert.equal(document.metadata.title?.value, title);
    });
  }

  it('is no clause where the page reports of it and only its row names it', () => {
    const document = parse(`示例省科技厅印发《关于做好节水工作的通知》\n标题：\n关于做好节水工作的通知\n文号：\n示科函〔2024〕8号\n示例省科技厅印发《关于做好节水工作的通知》\n${BODY}`);
    assert.deepEqual(clauseTexts(document), [BODY]);
    assert.equal(document.metadata.title?.value, '关于做好节水工作的通知');
  });
});

describe('a page scraped piece by piece', () => {
  it('reads on over the lines that figures, dates and links take', () => {
    const document = parse(`示例省科技厅关于节水的通知\n示科函\n〔\n2024\n〕\n8\n号\n各市科技局：\n根据《示例省节水办法》（示科发〔\n2023\n〕\n5\n号，以下简称《办法》），对\n143\n家单位复核，比例不超过\n10%\n（向上取整）。\n一、请各市于\n2024\n年\n10\n月\n15\n日前，登录系统（网址：\nhttps://example.org/login\n），报送材料（\n1\n份）\n。\n特此通知。\n附件：\n1.\n申报表\n.docx\n示例省科技厅\n2024\n年\n6\n月\n3\n日\n【关闭窗口】`);
    assert.deepEqual(clauseTexts(document), [
      '根据《示例省节水办法》（示科发〔2023〕5号，以下简称《办法》），对143家单位复核，比例不超过10%（向上取整）。',
      '请各市于2024年10月15日前，登录系统（网址：https://example.org/login），报送材料（1份）。',
      '特此通知。',
    ]);
    const { number, date, issuer } = document.metadata;
    assert.deepEqual([number?.value, date?.value, issuer?.value], ['示科函〔2024〕8号', '2024-06-03', '示例省科技厅']);
    assert.equal(quote(document, number!.span), '示科函\n〔\n2024\n〕\n8\n号');
    assert.equal(quote(document, date!.span), '2024\n年\n6\n月\n3\n日');
  });

  it('is not seen where figures stand in the cells of a table', () => {
    const lines = ['甲县，乙县', '12', '丙县', '15', '共计（含', '27', '其他）'];
    assert.deepEqual(clauseTexts(parse([BODY, ...lines].join('\n'))), [BODY, ...lines]);
  });

  it('gives back a full stop that was torn off, but not one below furniture', () => {
    assert.deepEqual(clauseTexts(parse('各县要抓好节水工作\n。\n首页\n。')), ['各县要抓好节水工作。']);
  });
});

describe('the copyright note of a wiki', () => {
  it('is no clause, whatever links it was torn at', () => {
    assert.deepEqual(clauseTexts(parse(`示例市节水意见\n\n${BODY}\n\n本作品是示例市的\n法律\n、\n法规\n，依照规定在\n本市\n，属于\n公有领域\n。\n注：网站社群另有说明。\nPublic domain\nfalse`)), [BODY]);
  });

  it('takes nothing where a text only begins like it', () => {
    const line = '本作品是节水宣传的一部分，各县要组织学习。';
    assert.deepEqual(clauseTexts(parse(`${BODY}\n${line}`)), [BODY]);
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
