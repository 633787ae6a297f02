/** Automatic numbering of Word files: the labels that a reader sees stand in the text. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Counters } from '../../../../server/src/host/ingest/docx/counters.js';
import { formatNumber } from '../../../../server/src/host/ingest/docx/number-formats.js';
import type { ListLevel, NumberedList } from '../../../../server/src/host/ingest/docx/numbering.js';
import { extractDocx } from '../../../../server/src/host/ingest/docx/extract-docx.js';
import { INGEST_LIMITS } from '../../../../server/src/host/ingest/model.js';
import { parseNumeral } from '../../../../server/src/text/numerals.js';
import { docx, kind, list, numbered, p, type DocxParts } from '../../../support/docx.js';

const OFFICIAL = kind(1, [
  ['chineseCounting', '%1、'],
  ['chineseCounting', '（%2）'],
  ['decimal', '%3.'],
  ['decimal', '（%4）'],
  ['decimalEnclosedCircle', '%5'],
]);
const ARTICLES = kind(2, [['chineseCountingThousand', '第%1章'], ['chineseCountingThousand', '第%2条', '<w:lvlRestart w:val="0"/>']]);
const HEADINGS = kind(
  3,
  [['chineseCountingThousand', '%1、', '<w:pStyle w:val="H1"/>'], ['chineseCountingThousand', '（%2）', '<w:pStyle w:val="H2"/>']],
);
const HEADING_STYLES = [
  '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
  '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="我的标题"/><w:basedOn w:val="H2"/></w:style>',
  '<w:style w:type="paragraph" w:styleId="Off"><w:name w:val="无编号标题"/><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>',
].join('');
const styled = (text: string, style: string, more = ''): string => p(text, `<w:pStyle w:val="${style}"/>${more}`);

const CASES: Readonly<Record<string, DocxParts & { readonly lines: readonly string[] }>> = {
  '公文各级序数，下级随上级重新开始': {
    numbering: OFFICIAL + list(1, 1),
    body: [numbered('总体要求', 1), numbered('指导思想', 1, 1), numbered('发展目标', 1, 1), numbered('数字产业', 1, 2), numbered('芯片', 1, 3), numbered('设计', 1, 4), numbered('制造', 1, 4), numbered('重点任务', 1), numbered('做强产业', 1, 1), numbered('机器人', 1, 2)].join(''),
    lines: ['一、总体要求', '（一）指导思想', '（二）发展目标', '1.数字产业', '（1）芯片', '①设计', '②制造', '二、重点任务', '（一）做强产业', '1.机器人'],
  },
  '条跨章连续编号（lvlRestart 0）': {
    numbering: ARTICLES + list(1, 2),
    body: [numbered('总则', 1), numbered('为了规范管理，制定本办法。', 1, 1), numbered('本办法适用于示例省。', 1, 1), numbered('附则', 1), numbered('本办法自印发之日起施行。', 1, 1)].join(''),
    lines: ['第一章 总则', '第一条 为了规范管理，制定本办法。', '第二条 本办法适用于示例省。', '第二章 附则', '第三条 本办法自印发之日起施行。'],
  },
  '只随第一级重新开始（lvlRestart 1）': {
    numbering: kind(1, [['decimal', '%1.'], ['decimal', '%2）'], ['lowerLetter', '%3.', '<w:lvlRestart w:val="1"/>']]) + list(1, 1),
    body: [numbered('甲', 1), numbered('乙', 1, 1), numbered('丙', 1, 2), numbered('丁', 1, 1), numbered('戊', 1, 2), numbered('己', 1), numbered('庚', 1, 1), numbered('辛', 1, 2)].join(''),
    lines: ['1.甲', '1）乙', 'a.丙', '2）丁', 'b.戊', '2.己', '1）庚', 'a.辛'],
  },
  '同一编号定义的列表接续，另有起始值的重新开始': {
    numbering: OFFICIAL + list(1, 1) + list(2, 1) + list(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
    body: [numbered('甲', 1), numbered('乙', 2), numbered('丙', 3), numbered('丁', 3), numbered('戊', 1)].join(''),
    lines: ['一、甲', '二、乙', '一、丙', '二、丁', '三、戊'],
  },
  '首次使用时没有先例的起始值只用一次': {
    numbering: OFFICIAL + list(1, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
    body: [numbered('甲', 1), numbered('乙', 1), numbered('丙', 1)].join(''),
    lines: ['五、甲', '六、乙', '七、丙'],
  },
  '起始值、覆盖的级别、编号与正文之间无间隔': {
    numbering: kind(1, [['decimal', '%1', '<w:start w:val="3"/><w:suff w:val="nothing"/>']]) + list(1, 1) + kind(4, [['decimal', '%1.']]) + list(2, 4, '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:lvlOverride>'),
    body: [numbered('甲', 1), numbered('乙', 1), numbered('丙', 2), numbered('丁', 2)].join(''),
    lines: ['3甲', '4乙', 'VII.丙', 'VIII.丁'],
  },
  '条与正文之间无间隔的，留一个空格': {
    numbering: kind(1, [['chineseCountingThousand', '第%1条', '<w:suff w:val="nothing"/>']]) + list(1, 1),
    body: numbered('第一审案件由示例市受理。', 1) + numbered('第二级以上的', 1),
    lines: ['第一条 第一审案件由示例市受理。', '第二条 第二级以上的'],
  },
  '编号来自段落样式及其上级样式，numId 0 取消编号': {
    numbering: HEADINGS + list(1, 3),
    styles: HEADING_STYLES,
    body: [styled('总体要求', 'H1'), styled('指导思想', 'H2'), styled('基本原则', 'Mine'), styled('附件', 'Off'), styled('前言', 'H1', '<w:numPr><w:numId w:val="0"/></w:numPr>'), styled('重点任务', 'H1'), styled('做强产业', 'H2'), p('正文。')].join(''),
    lines: ['一、总体要求', '（一）指导思想', '（二）基本原则', '附件', '前言', '二、重点任务', '（一）做强产业', '正文。'],
  },
  '列表样式（numStyleLink）': {
    numbering: `${OFFICIAL}<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>${list(1, 1)}${list(2, 5)}`,
    styles: '<w:style w:type="numbering" w:styleId="L"><w:name w:val="公文"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    body: [numbered('甲', 2), numbered('乙', 2, 1), numbered('丙', 1)].join(''),
    lines: ['一、甲', '（一）乙', '二、丙'],
  },
  '多级编号 1.1，按阿拉伯数字显示（isLgl）': {
    numbering: kind(1, [['chineseCounting', '第%1章'], ['decimal', '%1.%2', '<w:isLgl/>'], ['decimal', '%1.%2.%3', '<w:isLgl/>']]) + list(1, 1),
    body: [numbered('总则', 1), numbered('目的', 1, 1), numbered('范围', 1, 1), numbered('对象', 1, 2), numbered('要求', 1), numbered('目标', 1, 1)].join(''),
    lines: ['第一章 总则', '1.1 目的', '1.2 范围', '1.2.1 对象', '第二章 要求', '2.1 目标'],
  },
  '没有出现过的上级算作已开始': {
    numbering: kind(1, [['decimal', '%1.'], ['decimal', '%1.%2']]) + list(1, 1),
    body: [numbered('甲', 1, 1), numbered('乙', 1, 1), numbered('丙', 1)].join(''),
    lines: ['1.1 甲', '1.2 乙', '2.丙'],
  },
  '项目符号、空编号、数字前留空格': {
    numbering: kind(1, [['bullet', '\uf0b7'], ['bullet', '●'], ['none', '']]) + list(1, 1) + kind(2, [['decimal', '%1.']]) + list(2, 2),
    body: [numbered('甲', 1), numbered('乙', 1, 1), numbered('丙', 1, 2), numbered('5G网络', 2), numbered('工业互联网', 2)].join(''),
    lines: ['• 甲', '● 乙', '丙', '1. 5G网络', '2.工业互联网'],
  },
  '编号之后自己打的空格不重复；编号 0 永远是没有编号': {
    numbering: OFFICIAL + list(0, 1) + list(1, 1),
    body: [numbered('　总体要求', 1), numbered('甲', 0), p('乙')].join(''),
    lines: ['一、总体要求', '甲', '乙'],
  },
  '空段落也占一个编号，正如 Word 所显示': {
    numbering: OFFICIAL + list(1, 1),
    body: [numbered('甲', 1), numbered('', 1), numbered('乙', 1)].join(''),
    lines: ['一、甲', '二、', '三、乙'],
  },
  '不存在的列表、越界的级别没有编号': {
    numbering: OFFICIAL + list(1, 1) + list(7, 99),
    body: [numbered('甲', 8), numbered('乙', 7), numbered('丙', 1, 12), numbered('丁', 1)].join(''),
    lines: ['甲', '乙', '丙', '一、丁'],
  },
  '新格式取旧程序可读的替代': {
    numbering: `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>${list(1, 1)}`,
    body: numbered('甲', 1),
    lines: ['01.甲'],
  },
  '表格里的编号与正文连续': {
    numbering: OFFICIAL + list(1, 1),
    body: `${numbered('甲', 1)}<w:tbl><w:tr><w:tc>${numbered('乙', 1)}</w:tc><w:tc>${numbered('丙', 1)}</w:tc></w:tr></w:tbl>${numbered('丁', 1)}`,
    lines: ['一、甲', '| 二、乙 | 三、丙 |', '| --- | --- |', '', '四、丁'],
  },
};

describe('labels of automatic numbering in Word files', () => {
  for (const [name, { lines, ...parts }] of Object.entries(CASES)) {
    it(name, async () => {
      const extraction = await extractDocx(docx(parts), INGEST_LIMITS);
      assert.ok('extracted' in extraction, JSON.stringify(extraction));
      assert.deepEqual(extraction.extracted.text.trimEnd().split('\n'), lines);
    });
  }
});

describe('formats of automatic numbers', () => {
  const samples: readonly (readonly [format: string, values: readonly number[], texts: string])[] = [
    ['decimal', [0, 1, 12], '0 1 12'],
    ['decimalZero', [1, 12], '01 12'],
    ['decimalFullWidth', [3, 12], '３ １２'],
    ['decimalEnclosedCircle', [1, 20, 21, 36, 50, 51], '① ⑳ ㉑ ㊱ ㊿ 51'],
    ['decimalEnclosedParen', [1, 20, 21], '⑴ ⒇ 21'],
    ['decimalEnclosedFullstop', [1, 2], '⒈ ⒉'],
    ['chineseCounting', [1, 10, 11, 20, 99, 101], '一 十 十一 二十 九十九 一〇一'],
    ['chineseCountingThousand', [10, 32, 100, 101, 110, 1001], '十 三十二 一百 一百〇一 一百一十 一千〇一'],
    ['japaneseCounting', [10, 21], '十 二十一'],
    ['ideographDigital', [1, 10, 21], '一 一〇 二一'],
    ['chineseLegalSimplified', [1, 10, 21], '壹 壹拾 贰拾壹'],
    ['ideographTraditional', [1, 10, 11], '甲 癸 11'],
    ['ideographZodiac', [1, 12], '子 亥'],
    ['upperLetter', [1, 26, 27, 54], 'A Z AA BBB'],
    ['lowerLetter', [3, 28], 'c bb'],
    ['upperRoman', [4, 1999, 4000], 'IV MCMXCIX 4000'],
    ['lowerRoman', [9], 'ix'],
    ['none', [1], ''],
    ['hebrew2', [7], '7'],
    ['constructor', [7], '7'],
  ];
  for (const [format, values, texts] of samples) {
    it(`${format}: ${texts}`, () => assert.equal(values.map((value) => formatNumber(value, format)).join(' '), texts));
  }

  it('writes counted numbers that read back as themselves', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 9999 }), (value) => parseNumeral(formatNumber(value, 'chineseCountingThousand')) === value));
  });
});

describe('counters', () => {
  const level = (number: number): ListLevel => ({ start: 1, format: 'decimal', text: `%${number + 1}`, parted: false, restart: undefined, legal: false, style: undefined });
  const LIST: NumberedList = { id: '1', kind: '1', levels: new Map(Array.from({ length: 9 }, (_, number) => [number, level(number)])), starts: new Map() };

  /** The number of the last of these levels, told from the whole sequence: how often it came since a level above did, from 1; a level below it counts as one where it began the list. */
  function expected(levels: readonly number[]): number {
    const last = levels[levels.length - 1]!;
    let from = levels.length - 1;
    while (from > 0 && levels[from - 1]! >= last) from--;
    const since = levels.slice(from);
    return since.filter((one) => one === last).length + (since[0]! > last ? 1 : 0);
  }

  it('count any sequence of levels as the sequence itself tells', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 60 }), (levels) => {
        const counters = new Counters();
        levels.forEach((one, index) => assert.equal(counters.next(LIST, one)[one], expected(levels.slice(0, index + 1)), `${levels.slice(0, index + 1)}`));
      }),
    );
  });

  it('give each paragraph of a level another chain of numbers than all before it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 60 }), (levels) => {
        const counters = new Counters();
        const chains = levels.map((one) => counters.next(LIST, one).join('.'));
        assert.equal(new Set(chains).size, chains.length);
      }),
    );
  });
});
