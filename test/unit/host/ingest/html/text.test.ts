/** What is shown of elements: paragraphs, lists, tables, what is hidden, what is declared. Each case is a body and the whole text read from it. */

import assert from 'node:assert/strict';
import { linesOfHtml } from '../../../../support/html-lines.js';
import { read, textOfBody } from '../../../../support/pages.js';

type Cases = readonly (readonly [name: string, html: string, lines: readonly string[]])[];

const ELEMENTS: Cases = [
  ['blocks are paragraphs, inline elements join', '<div>甲<b>乙</b><span>丙</span><p>丁</p>戊</div>', ['甲乙丙', '丁', '戊']],
  ['br breaks', '甲<br>乙<br/><br>丙', ['甲', '乙', '丙']],
  ['blanks and indentation are trimmed, inner ones are one', '<p>\u3000\u3000&nbsp;&ensp;甲 \t 乙&nbsp;</p>', ['甲 乙']],
  ['a line of the source that ends in Chinese text goes on', '<p>发展\n    服务，\n提升 A\nB</p>', ['发展服务，提升 A B']],
  ['entities', '<p>&lt;甲&gt; &amp; &ldquo;乙&rdquo;&#12295;&#x4e59;</p>', ['<甲> & “乙”〇乙']],
  ['pre keeps its lines', '<pre>甲\n乙</pre>', ['甲', '乙']],
  ['superscripts stay what they are', '<p>10<sup>4</sup>吨，CO<sub>2</sub>，5m<sup>2</sup><sup>注</sup></p>', ['10⁴吨，CO2，5m²注']],
  ['readings over characters are left out', '<p><ruby>衡<rt>héng</rt></ruby>器</p>', ['衡器']],
  ['images give nothing', '<p>甲<img alt="图片" src="http://example.org/x.png">乙</p>', ['甲乙']],
  ['scripts, styles, templates, forms', '<script>一</script><style>二</style><template><p>三</p></template><noscript>四</noscript><select><option>五</select><textarea>六</textarea><button>七</button><svg><text>八</text></svg><p>九</p>', ['九']],
  ['hidden elements', '<p hidden>一</p><p aria-hidden="true">二</p><p style="color:red; DISPLAY : none">三</p><p style="visibility:hidden">四</p><div style="display:none"><p>五</p></div><p>六</p>', ['六']],
  ['comments are no text', '<p>甲<!-- 乙 -->丙</p>', ['甲丙']],
  ['what would be a comment or a fence to the parser stays text', '<p>&lt;!-- 甲 --&gt;</p><p>//乙</p><p>```</p><p>---</p>', ['＜!-- 甲 -->', '／/乙', '｀``', '－--']],
  ['a block of style', '<span style="display:block">甲</span><span style="display: block">乙</span>', ['甲', '乙']],
  ['unclosed and crossed tags', '<p>甲<b>乙<p>丙</b>丁<div>戊<i>己</div>庚', ['甲乙', '丙丁', '戊己', '庚']],
  ['NUL', '<p>示\0例</p>', ['示例']],
];

const LISTS: Cases = [
  ['ordered lists keep their numbers', '<ol><li>甲</li><li>乙</li></ol>', ['1. 甲', '2. 乙']],
  ['unless the text has its own', '<ol><li>（一）甲</li><li>第二条 乙</li></ol>', ['（一）甲', '第二条 乙']],
  ['start, value and reversed', '<ol start="3"><li>甲</li><li value="7">乙</li><li>丙</li></ol><ol reversed><li>丁</li><li>戊</li></ol>', ['3. 甲', '7. 乙', '8. 丙', '2. 丁', '1. 戊']],
  ['lists in lists', '<ol><li>甲<ol><li>乙</li></ol></li><li>丙</li></ol>', ['1. 甲', '1. 乙', '2. 丙']],
  ['a number stands before the first paragraph of its item', '<ol><li><p>甲</p><p>乙</p></li><li></li><li>丙</li></ol>', ['1. 甲', '乙', '3. 丙']],
  ['no numbers where none are shown', '<ul><li>甲</li></ul><ol style="list-style: none"><li>乙</li></ol>', ['甲', '乙']],
];

const TABLES: Cases = [
  ['rows between bars', '<table><tr><th>指标</th><th>2027年</th></tr><tr><td>甲</td><td>5</td></tr></table>', ['| 指标 | 2027年 |', '| --- | --- |', '| 甲 | 5 |']],
  ['a cell is one line, a bar in it is none', '<table><tr><td>甲<p>乙</p></td><td>A<br>B</td></tr><tr><td>丙|丁</td><td>1.戊<br>2.己</td></tr></table>', ['| 甲乙 | A B |', '| --- | --- |', '| 丙¦丁 | 1.戊 2.己 |']],
  ['words over rows are repeated, figures are not', '<table><tr><td rowspan=2>甲</td><td rowspan=2>5%</td><td>乙</td></tr><tr><td>丙</td></tr></table>', ['| 甲 | 5% | 乙 |', '| --- | --- | --- |', '| 甲 |  | 丙 |']],
  ['a cell over columns stands in the first', '<table><tr><td>甲</td><td colspan=2>乙</td></tr><tr><td>丙</td><td>丁</td><td>戊</td></tr></table>', ['| 甲 | 乙 |  |', '| --- | --- | --- |', '| 丙 | 丁 | 戊 |']],
  ['title and notes across the table are paragraphs', '<table><tr><td colspan=2>附表</td></tr><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr><tr><td colspan=2>注：戊</td></tr></table>', ['附表', '| 甲 | 乙 |', '| --- | --- |', '| 丙 | 丁 |', '注：戊']],
  ['a row short of cells', '<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr></table>', ['| 甲 | 乙 |', '| --- | --- |', '| 丙 |  |', '| 丁 | 戊 |']],
  ['a caption', '<table><caption>表1</caption><tbody><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></tbody></table>', ['表1', '| 甲 | 乙 |', '| --- | --- |', '| 丙 | 丁 |']],
  ['one column places text', '<table><tr><td><p>甲</p><p>乙</p></td></tr><tr><td>丙</td></tr></table>', ['甲', '乙', '丙']],
  ['one row places text', '<table><tr><td>甲</td><td>乙</td></tr></table>', ['甲', '乙']],
  ['a table around a table places it', '<table><tr><td>甲</td><td><table><tr><td>乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr></table></td></tr><tr><td>己</td><td>庚</td></tr></table>', ['甲', '| 乙 | 丙 |', '| --- | --- |', '| 丁 | 戊 |', '己', '庚']],
  ['hidden rows and cells', '<table><tr><td>甲</td><td>乙</td><td style="display:none">隐</td></tr><tr hidden><td>隐</td></tr><tr><td>丙</td><td>丁</td></tr></table>', ['| 甲 | 乙 |', '| --- | --- |', '| 丙 | 丁 |']],
];

describe('the text of a fragment', () => {
  for (const [group, cases] of Object.entries({ elements: ELEMENTS, lists: LISTS, tables: TABLES })) {
    describe(group, () => {
      for (const [name, html, lines] of cases) it(name, () => assert.deepEqual(linesOfHtml(html).split('\n'), lines));
    });
  }
});

const BODY = '<p>为发展养老服务，制定本方案。</p><p>一、工作目标</p><p>2025年前，每个乡镇建成1个养老服务中心。</p>';
const TEXT = ['为发展养老服务，制定本方案。', '一、工作目标', '2025年前，每个乡镇建成1个养老服务中心。'];

const PAGES: Cases = [
  ['a box that calls itself furniture and holds the text is kept', `<div class="share-content search">${BODY}</div>`, TEXT],
  ['text that fell out of its container is kept', `<div class="crumb"><a href="/">首页</a></div><div id="zoom">${BODY}<p>二、任务。开展培训，培训护理员，完善监管制度，提高服务质量，扩大供给；对新建、改建、扩建的养老服务中心按照床位给予补助，对困难老年人给予服务补贴，对护理员给予岗位津贴。</p></div></div><p>三、保障措施</p><div class="x"><p>热线，欢迎拨打。</p></div>`, [...TEXT, '二、任务。开展培训，培训护理员，完善监管制度，提高服务质量，扩大供给；对新建、改建、扩建的养老服务中心按照床位给予补助，对困难老年人给予服务补贴，对护理员给予岗位津贴。', '三、保障措施']],
  ['an inline container', `<div><a href="/">首页</a></div><span id="Zoom">${BODY}</span><div><p>访问提示</p></div>`, TEXT],
  ['a text between breaks', `<div id="zoom">${BODY.replaceAll('<p>', '').replaceAll('</p>', '<br>')}</div>`, TEXT],
  ['buttons and particulars', `<p>发布时间：2025-01-02 09:00　来源：甲县民政局　浏览次数：12　字体：[大 中 小]</p><p>【打印】【关闭窗口】</p><div>${BODY}</div><p>分享到：微信 微博</p>`, ['发布日期：2025-01-02', ...TEXT]],
  ['a text in a font tag between bare lines of the page', `<div>您的位置: <a href="/">首页</a> &gt;&gt; 正文</div><h2>甲县养老服务方案</h2><div>【信息时间：2025-01-05　阅读次数：<span>10</span>】【<a href="#">我要打印</a>】【<a href="#">关闭</a>】</div><font id="Zoom">${BODY.replaceAll('<p>', '&nbsp;&nbsp;').replaceAll('</p>', '<br><br>')}</font><div>联系我们 | 网站地图 | 甲县人民政府版权所有</div>`, ['发布日期：2025-01-05', '甲县养老服务方案', ...TEXT]],
  ['a policy library: all in tables', `<table><tr><td>标&nbsp;&nbsp;题：</td><td colspan=3>甲县养老服务方案</td></tr><tr><td>发文机关：</td><td>甲县人民政府</td><td>来&nbsp;&nbsp;源：</td><td>甲县政府网</td></tr><tr><td>成文日期：</td><td>2025年01月02日</td><td>发布日期：</td><td></td></tr></table><table class="pages_content"><tr><td id="UCAP-CONTENT"><p align="center">甲县养老服务方案</p>${BODY}</td></tr></table>`, ['---', 'title: "甲县养老服务方案"', 'issuer: "甲县人民政府"', 'date: "2025-01-02"', '---', '甲县养老服务方案', ...TEXT]],
  ['a page that Word saved', `<div class=WordSection1><p class=MsoNormal align=center><span>甲县养老服务方案</span><o:p></o:p></p>${BODY.replaceAll('<p', '<p class=MsoNormal')}<![if !supportLists]><p class=MsoListParagraph>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;</span>建设中心<o:p></o:p></p></div>`, ['甲县养老服务方案', ...TEXT, '1.\u00a0建设中心']],
  ['news of a document is no title in full', `<div>索引号：000</div><div>标题：关于养老服务工作的通知</div><h1>甲县印发《关于养老服务工作的通知》</h1>${BODY}`, ['---', 'title: "关于养老服务工作的通知"', '---', '甲县印发《关于养老服务工作的通知》', ...TEXT]],
  ['links to other pages after the text', `<div class="content">${BODY}<p>相关链接：</p><p><a href="1">《甲县养老服务实施方案》解读，一图读懂。</a></p><p>附件：<a href="a.doc">1.任务表.doc</a></p></div>`, [...TEXT, '附件：1.任务表.doc']],
  ['policy about menus of a page stays', `<div>${BODY}<p>版权所有者应当登记，网站应当设置打印、分享、关闭等功能。</p></div>`, [...TEXT, '版权所有者应当登记，网站应当设置打印、分享、关闭等功能。']],
  ['a page of links keeps what is no link', '<ul><li><a href="1">甲</a></li><li><a href="2">乙</a></li></ul><p>丙</p>', ['丙']],
];

const DECLARED: Cases = [
  ['fields in a list', `<ul><li>索引号：000/2025-1</li><li>发文字号：示养发〔2025〕1号</li><li>有效性：失效</li></ul>${BODY}`, ['---', 'number: "示养发〔2025〕1号"', 'status: "失效"', '---', ...TEXT]],
  ['labels and values in cells, one field unknown', `<table><tr><td>索 引 号</td><td>000</td><td>公开类别：</td><td>主动公开</td></tr><tr><td>成文日期</td><td>2025年1月2日</td><td>发文机关</td><td>甲县民政局</td></tr></table>${BODY}`, ['---', 'issuer: "甲县民政局"', 'date: "2025-01-02"', '---', ...TEXT]],
  ['a day of publication is no day of the document', `<div>索引号：000</div><div>发布日期：2025-01-05</div>${BODY}<p>甲县民政局</p><p>2025年1月2日</p>`, ['发布日期：2025-01-05', ...TEXT, '甲县民政局', '2025年1月2日']],
  ['a field without a value says nothing', `<div>索引号：000</div><div>文号：无</div><div>成文日期：</div><div>有效性：</div>${BODY}`, TEXT],
  ['a label without a value takes neither title nor text for one', `<div>索引号：000</div><div>有效性：</div><h1>甲县民政局关于养老服务工作的通知</h1><p>各乡镇人民政府：</p>${BODY}<p>名称：甲</p>`, ['甲县民政局关于养老服务工作的通知', '各乡镇人民政府：', ...TEXT, '名称：甲']],
  ['a title that the text gives in full is taken from there', `<div>索引号：000</div><div>标题：关于养老服务工作的通知</div><h1>甲县民政局关于养老服务工作的通知</h1>${BODY}`, ['---', 'title: "甲县民政局关于养老服务工作的通知"', '---', '甲县民政局关于养老服务工作的通知', ...TEXT]],
  ['values are quoted', `<div>索引号：000</div><div>发文机关：甲县"民政局": [a] # 'b' \\ c</div>${BODY}`, ['---', 'issuer: "甲县\\"民政局\\": [a] # \'b\' \\\\ c"', '---', ...TEXT]],
  ['a form in the text declares nothing', `${BODY}<p>凡申请补助的机构，应当填写下列各项内容，并于每年三月底前报县民政局审核，逾期不予受理。</p><p>名称：甲机构</p><p>文号：甲字1号</p><p>发文机关：甲局</p>`, [...TEXT, '凡申请补助的机构，应当填写下列各项内容，并于每年三月底前报县民政局审核，逾期不予受理。', '名称：甲机构', '文号：甲字1号', '发文机关：甲局']],
];

describe('the text of a page', () => {
  for (const [group, cases] of Object.entries({ 'main text': PAGES, 'what is declared': DECLARED })) {
    describe(group, () => {
      for (const [name, html, lines] of cases) it(name, () => assert.deepEqual(textOfBody(html).split('\n'), lines));
    });
  }

  for (const [name, html] of [['no bytes', ''], ['no body', '<html></html>'], ['pictures only', '<p><img src="scan.jpg" alt="扫描件"></p>'], ['links only', '<a href="1">首页</a><br><a href="2">下一页</a>'], ['scripts only', '<script>document.write("x")</script>'], ['frames only', '<frameset><frame src="a.htm"></frameset>']] as const) {
    it(`skips a page of ${name}`, () => assert.deepEqual(read(html), { skipped: { zh: '是没有正文的网页', en: 'is a web page without a text' } }));
  }
});
