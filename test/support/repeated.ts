/** Texts that are hard on a parser: one line, or one pair of lines, again and again. Shared by the linearity test and the bench. */

/** Pieces whose repetition has to take linear time. */
export const REPEATED: readonly string[] = [
  '一', '（', '5', '《', '“', ' ', '第', '。', '党',
  '（一', '一、', '<!--\n', '附件：\n', '1.', '2022年', '---\n', '```\n', '| ', '十', '>\n',
];

/** Further ones, each of which was slow once or meets a loop of its own. */
export const MORE_REPEATED: readonly string[] = [
  '\u3000', '\n', '\r', '\t', '|', '#', '# \n', '//\n', '）', '〔', '(1', '附件1\n', '附件\n', '发文字号：\n', '文号', '一、\n', '（一）\n', '1.\n', '第一条 ', '第一章 ',
  '一、甲\n', '（一）甲乙丙丁。', '一、甲乙丙丁。', '。一、', '）2.甲', '关于', '的通知\n', '2022年3月29日\n', '2022年 月 日\n', '示例市人民政府\n', '党的十九大', '贯彻', '十四五', '“十四五”', '党的二十', '二十届', '《国民经济',
  '习近平', '以中国特色', '坚持', '本甲所称', '责任单位：', '年以来', '\u2003\u2003甲。', '💡', '\ud800', '<!-- wenheng-disable 甲 -->\n', '<!-- wenheng-disable-next-line outdated-meeting -- 甲 -->\n\n', '// wenheng-disable outdated-plan -- 甲\n', '// wenheng-enable outdated-plan\n', '<!-- wenheng-disable-next-line heading-sequence -- 甲 -->\n一、甲\n', '// wenheng-disable outdated-plan -- 甲\n// wenheng-enable outdated-meeting\n',
  '全市工业企业研发投入强度达到百分之三以上。\n', '甲乙丙丁戊己庚辛壬。一、甲乙丙丁戊己庚辛壬\n', '全市推动工业经济稳定增长和结构优化以及绿色\n', '附件1\n一、甲\n', '该意见', '《甲意见》该意见', '〔2023〕5号', '示例政发〔2023〕5号', '《甲办法》、', '《甲办法》同时废止', '废止《甲办法》', '《甲办法》（以下简称《办法》）', '<<甲>>', '<<', '甲\n\n2022年3月29日\n', '《关于印发《甲》的通知》', '首页\n>\n', '深入贯彻党的十九大精神，', '喜迎党的二十大，', '<!---->', '<!-- 甲 --> ', '-->\u2028', '根据“十四五”规划，', '甲\t乙\n', '1、2、3、',
  '甲10家、', '共计10家', '其中甲10家、', '（10家', '由2020年的10亿元增长到20亿元，', '年均增长10%，', '每年10家，三年累计20家，', '占甲比重10%，', '2025年甲达到10亿元，', '| 甲县 | 10 |\n', '合计\t10\n', '比2020年增长10%，达到20家，', '1:2:3', '三次产业1:2:3',
  '省委十二届二次', '二次、', '省第十二次党代会', '贯彻四川省委十一届三次全会精神，', '中国共产党四川省第十二届委员会第二次全体会议', '2026年全国两会', '贯彻2026年中央经济工作会议精神，', '二十届二中、', '贯彻党的二十大和二十届二中、三中全会精神，', '党的二十大和十九届三中全会',
  '2025\n〕\n', '示府发\n〔\n2022\n', '甲\n。\n', '4549年',
  '到2025年，', '2026年6月底前完成，', '到2025年，关键工序数控化率达到8%。\n', '到2030年关键工序数控化率达到82%，', '约3万人左右，', '减少两倍', '到2030年，比重提高5%。', '到2030年，数字经济核心产业增加值达到1万元。\n',
];

/** `piece` repeated to at least `length` UTF-16 units. */
export function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

/** How a piece is named in a test or a table. */
export function shown(piece: string): string {
  return JSON.stringify(piece);
}
