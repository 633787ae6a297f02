/** What becomes of a Word file's text: paragraphs, tables, notes, revisions, fields, text boxes. */

import assert from 'node:assert/strict';
import { extractDocx } from '../../../../server/src/host/ingest/docx/extract-docx.js';
import { INGEST_LIMITS, type ExtractedText } from '../../../../server/src/host/ingest/model.js';
import { docx, field, kind, list, numbered, p, part, r, relationships, table, type DocxParts } from '../../../support/docx.js';

interface Case extends DocxParts {
  readonly lines: readonly string[];
  /** What is said of the reading, in its order. */
  readonly notes?: readonly RegExp[];
}

const LISTS = kind(1, [['chineseCounting', '%1、'], ['chineseCounting', '（%2）']]) + list(1, 1);
const DELETED_MARK = '<w:rPr><w:del w:id="9" w:author="甲"/></w:rPr>';
const note = (id: number, text: string, reference = 'footnote'): string => `<w:${reference} w:id="${id}">${p(`<w:r><w:${reference}Ref/></w:r>${r(text)}`)}</w:${reference}>`;
const FOOTNOTES = `<w:footnote w:type="separator" w:id="-1">${p('<w:r><w:separator/></w:r>')}</w:footnote>${note(1, '数据来自示例省统计局。')}${note(2, '按当年价格计算。')}`;
const reference = (id: number, name = 'footnote', more = ''): string => `<w:r><w:${name}Reference w:id="${id}"${more}/></w:r>`;
const box = (inside: string): string => `<w:drawing><a:graphic><wps:wsp><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></wps:wsp></a:graphic></w:drawing>`;
const oldBox = (inside: string): string => `<w:pict><v:shape><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict>`;
const TOC_STYLES = '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="TH"><w:name w:val="TOC Heading"/></w:style>';
const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
const separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
const instruction = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
const merged = (text: string, properties: string): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;

const CASES: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'paragraphs': {
    '标题分成几段文字样式，合为一行': {
      body: p(r('示例市人民政府', '<w:b/>') + r('关于发展') + r('算力服务的意见')),
      lines: ['示例市人民政府关于发展算力服务的意见'],
    },
    '换行、分页、制表位、连字符': {
      body: p(`${r('示例市人民政府')}<w:r><w:br/></w:r>${r('关于印发实施方案的通知')}<w:r><w:br w:type="page"/></w:r>${r('一、')}<w:r><w:tab/></w:r>${r('总体')}<w:r><w:softHyphen/></w:r>${r('要求')}<w:r><w:cr/></w:r>${r('2026')}<w:r><w:noBreakHyphen/></w:r>${r('2030年')}`),
      lines: ['示例市人民政府', '关于印发实施方案的通知', '一、 总体要求', '2026-2030年'],
    },
    '空段落和缩进不留下': {
      body: p('') + p('　　正文。 ') + p('   ') + p('　　又一段。'),
      lines: ['正文。', '又一段。'],
    },
    '符号字体里的符号': {
      body: p(`${r('研发投入强度')}<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>${r('3%')}<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F021"/></w:r><w:r><w:sym w:font="宋体" w:char="2116"/></w:r>${r('7')}`),
      lines: ['研发投入强度≥3%☑№7'],
    },
    '内容控件、智能标记、超链接、拼音、公式里的文字保留；控件的提示语不算': {
      body: `<w:sdt><w:sdtPr/><w:sdtContent>${p(`<w:smartTag>${r('示例')}</w:smartTag><w:hyperlink r:id="rId9">${r('市')}</w:hyperlink><w:ruby><w:rt>${r('sheng')}</w:rt><w:rubyBase>${r('省')}</w:rubyBase></w:ruby><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath><w:sdt><w:sdtContent>${r('办法')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r('单击此处输入文字')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
      lines: ['示例市省x+1办法'],
    },
    '隐藏文字不读，样式里的隐藏也算': {
      styles: '<w:style w:type="character" w:styleId="H"><w:name w:val="hidden"/><w:rPr><w:vanish/></w:rPr></w:style>',
      body: p(r('正文') + r('密', '<w:vanish/>') + r('密', '<w:rStyle w:val="H"/>') + r('显示', '<w:rStyle w:val="H"/><w:vanish w:val="0"/>')) + p('下文。'),
      lines: ['正文显示', '下文。'],
      notes: [/隐藏文字/],
    },
    '文件里的换行不是文稿的换行': {
      body: p('<w:r><w:t>\n  示例市\n</w:t></w:r><w:r><w:t xml:space="preserve">人民\n政府</w:t></w:r>'),
      lines: ['示例市人民 政府'],
    },
    '字体的特殊字符和实体': {
      body: p('甲&amp;乙&lt;丙&#x3010;丁&#12305;𠀀'),
      lines: ['甲&乙<丙【丁】𠀀'],
    },
  },
  'revisions': {
    '接受全部修订：插入保留，删除去掉，移动只在新处': {
      body: p(`${r('到2030年达到')}<w:del>${'<w:r><w:delText>80%</w:delText></w:r>'}</w:del><w:ins>${r('85%')}</w:ins>${r('以上')}<w:moveFrom>${r('（移走）')}</w:moveFrom>`) + p(`<w:moveTo>${r('（移来）')}</w:moveTo>`),
      lines: ['到2030年达到85%以上', '（移来）'],
      notes: [/修订/],
    },
    '段落标记已删除的，与下一段合为一段，编号不多占': {
      numbering: LISTS,
      body: `${numbered('甲', 1)}${p('乙的前半，', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${DELETED_MARK}`)}${numbered('后半。', 1)}${p('<w:del><w:r><w:delText>整段删除</w:delText></w:r></w:del>', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${DELETED_MARK}`)}${numbered('丙', 1)}`,
      lines: ['一、甲', '二、乙的前半，后半。', '三、丙'],
      notes: [/修订/],
    },
    '格式修订里的旧编号不算': {
      numbering: LISTS,
      body: p('不再编号', '<w:pPrChange w:id="1"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>') + numbered('甲', 1),
      lines: ['不再编号', '一、甲'],
    },
    '删除的表格行': {
      body: `<w:tbl><w:tr><w:tc>${p('甲')}</w:tc><w:tc>${p('乙')}</w:tc></w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${p('<w:del><w:r><w:delText>丙</w:delText></w:r></w:del>')}</w:tc><w:tc>${p('')}</w:tc></w:tr></w:tbl>`,
      lines: ['| 甲 | 乙 |', '| --- | --- |'],
      notes: [/修订/],
    },
    '批注不读': {
      body: p(`<w:commentRangeStart w:id="0"/>${r('正文。')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`),
      lines: ['正文。'],
      notes: [/批注/],
    },
  },
  'tables': {
    '成为 Markdown 的行，第一行是表头': {
      body: p('表1') + table([['指标', '2030年'], ['研发投入强度', '3%']]) + p('后文。'),
      lines: ['表1', '| 指标 | 2030年 |', '| --- | --- |', '| 研发投入强度 | 3% |', '', '后文。'],
    },
    '横向合并占几列，纵向合并的短文字每行都有': {
      body: table([
        [merged('类别', '<w:vMerge w:val="restart"/>'), merged('目标值', '<w:gridSpan w:val="2"/>')],
        [merged('', '<w:vMerge/>'), '2027年', '2030年'],
        ['创新', '1', '2'],
      ]),
      lines: ['| 类别 | 目标值 |  |', '| --- | --- | --- |', '| 类别 | 2027年 | 2030年 |', '| 创新 | 1 | 2 |'],
    },
    '纵向合并的数值只写一次': {
      body: table([['指标', '2030年', '备注'], ['甲', merged('15%', '<w:vMerge w:val="restart"/>'), '一'], ['乙', merged('', '<w:vMerge/>'), '二']]),
      lines: ['| 指标 | 2030年 | 备注 |', '| --- | --- | --- |', '| 甲 | 15% | 一 |', '| 乙 |  | 二 |'],
    },
    '横跨全表的表头和表注是段落': {
      body: table([[merged('表1 主要指标', '<w:gridSpan w:val="2"/>')], ['指标', '2030年'], ['甲', '15%'], [merged('注：数据为示例。', '<w:gridSpan w:val="2"/>')]]),
      lines: ['表1 主要指标', '| 指标 | 2030年 |', '| --- | --- |', '| 甲 | 15% |', '注：数据为示例。'],
    },
    '一格几段合为一行，竖线换成断竖线，缺格补齐，空行略去': {
      body: table([['甲', '乙'], [p('一段') + p('二段'), 'a|b'], ['', ''], ['只有一格']]),
      lines: ['| 甲 | 乙 |', '| --- | --- |', '| 一段 二段 | a¦b |', '| 只有一格 |  |'],
    },
    '只有一格或一列的表格是段落': {
      body: table([[p('框里的第一段。') + p('框里的第二段。')]]) + table([['甲'], ['乙']]),
      lines: ['框里的第一段。', '框里的第二段。', '甲', '乙'],
    },
    '表中表并入外层的格': {
      body: table([['甲', table([['乙', '丙'], ['丁', '戊']]) + p('')]]),
      lines: ['| 甲 | 乙 丙 丁 戊 |', '| --- | --- |'],
    },
    '框起来的表格仍是表格': {
      body: table([[table([['甲', '乙'], ['丙', '丁']]) + p('')]]),
      lines: ['| 甲 | 乙 |', '| --- | --- |', '| 丙 | 丁 |'],
    },
    '行、格在内容控件里': {
      body: `<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>${p('甲')}</w:tc><w:sdt><w:sdtContent><w:tc>${p('乙')}</w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`,
      lines: ['| 甲 | 乙 |', '| --- | --- |'],
    },
  },
  'notes': {
    '脚注在引用它的段落之后，句子里不留标记': {
      footnotes: FOOTNOTES,
      body: p(`${r('研发投入')}${reference(1)}${r('强度达到3%')}${reference(2)}${r('以上。')}`) + p('下一段。'),
      lines: ['研发投入强度达到3%以上。', '[注1] 数据来自示例省统计局。', '[注2] 按当年价格计算。', '下一段。'],
    },
    '尾注另行编号；表格里的在表格之后；重复引用只写一次': {
      footnotes: FOOTNOTES,
      endnotes: note(5, '见附件。', 'endnote'),
      body: table([[p(`${r('甲')}${reference(2)}`), p(`${r('乙')}${reference(2)}`)]]) + p(`${r('丙')}${reference(5, 'endnote')}`),
      lines: ['| 甲 | 乙 |', '| --- | --- |', '', '[注1] 按当年价格计算。', '丙', '[尾注1] 见附件。'],
    },
    '引用自己的脚注、没有的脚注': {
      footnotes: `<w:footnote w:id="1">${p(`${r('自引')}${reference(1)}`)}</w:footnote>`,
      body: p(`${r('甲')}${reference(1)}${reference(8)}`),
      lines: ['甲', '[注1] 自引'],
    },
    '删除的引用没有脚注': {
      footnotes: FOOTNOTES,
      body: p(`${r('甲')}<w:del>${reference(1)}</w:del>`),
      lines: ['甲'],
      notes: [/修订/],
    },
  },
  'fields and contents': {
    '域的结果保留，指令不算': {
      body: p(`${r('见')}${field('REF _Ref1 \\h', r('第三条'))}${r('，共')}<w:fldSimple w:instr=" NUMPAGES ">${r('8')}</w:fldSimple>${r('页')}`),
      lines: ['见第三条，共8页'],
    },
    '域里有域': {
      body: p(`${begin}${instruction('IF ')}${field('PAGE', r('3'))}${instruction(' = 3')}${separate}${r('结果')}${end}${r('。')}`),
      lines: ['结果。'],
    },
    '目录去掉，跨多段也一样': {
      styles: TOC_STYLES,
      body: `${p('目录', '<w:pStyle w:val="TH"/>')}${p(`${begin}${instruction(' TOC \\o &quot;1-3&quot; ')}${separate}${field('HYPERLINK \\l "_Toc1"', r('一、总体要求') + field('PAGEREF _Toc1', r('1')))}`)}${p(field('HYPERLINK', r('二、重点任务')))}${p(`${end}${r('正文从这里开始。')}`)}${p('一、总体要求')}`,
      lines: ['正文从这里开始。', '一、总体要求'],
    },
    '目录在内容控件里、目录样式的段落': {
      styles: TOC_STYLES,
      body: `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('目　录')}${p('一、总体要求 1')}</w:sdtContent></w:sdt>${p('二、重点任务 3', '<w:pStyle w:val="T1"/>')}${p('正文。')}`,
      lines: ['正文。'],
    },
    '没有结束的目录不吞掉正文': {
      body: p(`${begin}${instruction('TOC')}${separate}${r('一、总体要求 1')}`) + p('正文。'),
      lines: ['一、总体要求 1', '正文。'],
    },
    '没有结束的域、多余的结束': {
      body: p(`${end}${r('甲')}${begin}${instruction('PAGE')}${r('乙')}`) + p('丙'),
      lines: ['甲乙', '丙'],
    },
  },
  'text boxes and what is no text': {
    '段落标记已删除的段落上的文本框、脚注': {
      footnotes: FOOTNOTES,
      body: p(`${r('前半，')}${reference(1)}<w:r>${oldBox(p('框'))}</w:r>`, DELETED_MARK) + p('后半。') + p(`${r('末段')}${reference(2)}`, DELETED_MARK),
      lines: ['框', '前半，后半。', '[注1] 数据来自示例省统计局。', '末段', '[注2] 按当年价格计算。'],
      notes: [/修订/],
    },
    '文本框只读一次，在所在段落之后': {
      body: p(`${r('正文。')}<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(p('框一') + p('框二'))}</mc:Choice><mc:Fallback>${oldBox(p('框一') + p('框二'))}</mc:Fallback></mc:AlternateContent></w:r>${r('句子没有断。')}`),
      lines: ['正文。句子没有断。', '框一', '框二'],
    },
    '不认识的新格式取旧格式；旧式文本框和艺术字': {
      body: p(`<w:r><mc:AlternateContent><mc:Choice Requires="w16se">${r('新')}</mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r><w:r>${oldBox(p('旧框'))}</w:r><w:r><w:pict><v:shape><v:textpath string="示例市人民政府文件"/></v:shape></w:pict></w:r>`),
      lines: ['旧', '旧框', '示例市人民政府文件'],
    },
    '表格里的文本框在格里': {
      body: table([[p(`${r('甲')}<w:r>${oldBox(p('框'))}</w:r>`), '乙']]),
      lines: ['| 甲 框 | 乙 |', '| --- | --- |'],
    },
    '嵌入的文件': {
      body: `${p('正文。')}<w:altChunk r:id="rId7"/>`,
      lines: ['正文。'],
      notes: [/嵌入/],
    },
    '页眉页脚不读': {
      body: p('正文。'),
      members: [{ name: 'word/header1.xml', content: part('hdr', p('页眉')) }, { name: 'word/_rels/document.xml.rels', content: relationships([['header', 'header1.xml']]) }],
      lines: ['正文。'],
    },
  },
  'packages': {
    '正文部件另有名称，严格格式（Strict）的命名空间，别的前缀': {
      body: '',
      members: [
        { name: '_rels/.rels', content: relationships([['officeDocument', '/word/Document2.xml']]) },
        { name: 'word/document2.xml', content: part('document', `<w:body>${p('正文。')}</w:body>`, 'http://purl.oclc.org/ooxml/wordprocessingml/main').replaceAll('<w:', '<x:').replaceAll('</w:', '</x:').replace('xmlns:w=', 'xmlns:x=') },
      ],
      lines: ['正文。'],
    },
    'UTF-16 的部件': {
      body: '',
      members: [{ name: 'word/document.xml', content: Buffer.from(`\ufeff${part('document', `<w:body>${p('正文。')}</w:body>`).replace('UTF-8', 'UTF-16')}`, 'utf16le') }],
      lines: ['正文。'],
    },
    '宏不运行，也不读': {
      body: p('正文。'),
      members: [{ name: 'word/vbaProject.bin', content: Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0) }],
      lines: ['正文。'],
    },
  },
};

describe('text of Word files', () => {
  for (const [topic, cases] of Object.entries(CASES)) {
    describe(topic, () => {
      for (const [name, { lines, notes = [], ...parts }] of Object.entries(cases)) {
        it(name, async () => {
          const { text, notes: said } = await extracted(parts);
          assert.deepEqual(text.trimEnd().split('\n'), lines);
          assert.equal(said.length, notes.length, JSON.stringify(said));
          notes.forEach((expected, index) => assert.match(said[index]!.zh, expected));
        });
      }
    });
  }
});

async function extracted(parts: DocxParts): Promise<ExtractedText> {
  const extraction = await extractDocx(docx(parts), INGEST_LIMITS);
  assert.ok('extracted' in extraction, JSON.stringify(extraction));
  return extraction.extracted;
}
