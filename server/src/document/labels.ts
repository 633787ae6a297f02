/** Labels of headings (层次序数): 一、 （一） 1. （1） ① 第一章 第一条 1.1 and their half-width and spaced variants. */

import { parseNumeral } from '../text/numerals.js';
import { isBlank } from '../text/characters.js';
import type { HeadingStyle } from './model.js';

/** A label found at some offset: its style, its number and where the text after it begins. */
export interface Label {
  readonly style: HeadingStyle;
  readonly number: number;
  readonly start: number;
  /** End of the label proper (`（三）`, `3.`). */
  readonly end: number;
  /** Offset of the first character of the title: after the label and the blanks behind it. */
  readonly titleStart: number;
}

const ZH = '[一二三四五六七八九十百零〇]{1,7}';
const N = '[0-9０-９]{1,3}';
const B = '[ \\t\\u3000\\u00a0]{0,2}';

/** One sticky pattern a style; every repetition is bounded, so a look at one offset costs constant time. */
const PATTERNS: readonly (readonly [HeadingStyle, RegExp])[] = [
  ['part', new RegExp(`第${B}(${ZH}|${N})${B}(?:编|篇|部分)(?=[ \\t\\u3000\\u00a0：:]|$)`, 'y')],
  ['chapter', new RegExp(`第${B}(${ZH}|${N})${B}章`, 'y')],
  ['section', new RegExp(`第${B}(${ZH}|${N})${B}节`, 'y')],
  ['article', new RegExp(`第${B}(${ZH})${B}条(?!之|第|和|至|、|或者|以及|规定|第)`, 'y')],
  ['ideographic', new RegExp(`(${ZH})${B}[、．]`, 'y')],
  ['ideographic-parenthesis', new RegExp(`[（(]${B}(${ZH})${B}[）)](?:[、.．](?![（(]))?(?!、|至|和|项)`, 'y')],
  ['arabic', new RegExp(`(${N})${B}(?:[、]|[.．](?![0-9０-９]))`, 'y')],
  ['arabic-parenthesis', new RegExp(`[（(]${B}(${N})${B}[）)](?:[、.．](?![（(]))?(?!、|至|和|项)`, 'y')],
  ['half-parenthesis', new RegExp(`(${N})[）)]`, 'y')],
];
const DECIMAL = /([0-9]{1,2})(?:[.．][0-9]{1,2}){1,3}(?=[ \t\u3000\u00a0]|[\u4e00-\u9fff])(?![ \t\u3000\u00a0]{0,2}(?:[%％万亿千百个倍年月日号元吨家户项米件人次亩平公度伏版以至到左]|GHz|MHz))/y;
const CIRCLED_FIRST = 0x2460;
const CIRCLED_LAST = 0x2473;

/** The label that begins exactly at `offset`, if one does. */
export function labelAt(text: string, offset: number): Label | undefined {
  const code = text.charCodeAt(offset);
  if (code >= CIRCLED_FIRST && code <= CIRCLED_LAST) return label(text, 'circled', code - CIRCLED_FIRST + 1, offset, offset + 1);
  DECIMAL.lastIndex = offset;
  const decimal = DECIMAL.exec(text);
  if (decimal) return label(text, 'decimal', Number(decimal[1]), offset, offset + decimal[0].length);
  for (const [style, pattern] of PATTERNS) {
    pattern.lastIndex = offset;
    const match = pattern.exec(text);
    const number = match && parseNumeral(match[1]!);
    if (match && typeof number === 'number') return label(text, style, number, offset, offset + match[0].length);
  }
  return undefined;
}

function label(text: string, style: HeadingStyle, number: number, start: number, end: number): Label {
  let titleStart = end;
  while (titleStart < text.length && isBlank(text.charCodeAt(titleStart)) && text[titleStart] !== '\n') titleStart++;
  return { style, number, start, end, titleStart };
}

/** Nesting order of the styles: a heading stands under the nearest earlier one with a smaller rank. */
export const RANK: Readonly<Record<HeadingStyle, number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  markdown: 3,
  ideographic: 4,
  article: 5,
  'ideographic-parenthesis': 6,
  arabic: 7,
  decimal: 8,
  'arabic-parenthesis': 9,
  'half-parenthesis': 10,
  circled: 11,
};

/** Writes a label of a style, for messages and for looking for a missing one (`（三）`, `3.`). */
export function spellings(style: HeadingStyle, number: number, numeral: string): string[] {
  switch (style) {
    case 'part':
      return [`第${numeral}编`, `第${numeral}篇`, `第${numeral}部分`];
    case 'chapter':
      return [`第${numeral}章`];
    case 'section':
      return [`第${numeral}节`];
    case 'article':
      return [`第${numeral}条`];
    case 'ideographic':
      return [`${numeral}、`, `${numeral}．`, `${numeral}.`, `${numeral}，`, `${numeral},`];
    case 'ideographic-parenthesis':
      return [`（${numeral}）`, `(${numeral})`, `（${numeral})`, `(${numeral}）`, `${numeral})`, `${numeral}）`];
    case 'arabic':
      return [`${number}.`, `${number}．`, `${number}、`, `${number}，`, `${number},`];
    case 'arabic-parenthesis':
      return [`（${number}）`, `(${number})`, `（${number})`, `(${number}）`];
    case 'half-parenthesis':
      return [`${number}）`, `${number})`];
    case 'circled':
      return number >= 1 && number <= 20 ? [String.fromCharCode(CIRCLED_FIRST + number - 1)] : [];
    case 'decimal':
    case 'markdown':
      return [];
  }
}
