/** Figures in running text (数量): numbers with their units, ranges, 翻番, ranks; each with its place and what is plain from its neighbours. */

import { matches } from '../../text/matches.js';
import { parseNumeral } from '../../text/numerals.js';
import type { Span } from '../../text/span.js';
import { readingOf } from '../reading.js';
import { Sign, signsOf } from './signs.js';
import { factorOf, unitAt, type Unit, type UnitSort } from './units.js';

/** A figure where it stands. Offsets are relative to the text given. */
export interface Figure {
  /** The figure with its unit. */
  readonly span: Span;
  readonly value: number;
  readonly max: number | undefined;
  readonly unit: string;
  readonly factor: number;
  readonly base: string;
  readonly sort: UnitSort | 'none' | 'multiple' | 'rank' | 'first';
}

const DIGIT = '[0-9０-９]';
/** What follows the first digit of a number. */
const MORE_DIGITS = `(?:${DIGIT}{0,2}(?:[,，]${DIGIT}{3})+(?:[.．]${DIGIT}{1,4})?(?!${DIGIT})|${DIGIT}{0,11}(?:[.．]${DIGIT}{1,6})?)`;
const RANGE_MARK = '[ \\u3000]?(?:[-‐‑–—－~～∼至到])[ \\u3000]?';
/**
 * Letters, signs of names and 第 before a number: it is none of a quantity. Patterns begin with the first character and look at what stands
 * before it from behind it: so the engine passes over most of a text at once.
 */
const PLAIN = new RegExp(`${DIGIT}(?<![0-9０-９.．A-Za-zＡ-Ｚ+＋第].)${MORE_DIGITS}`, 'g');
/** `1:4` is no quantity. */
const PROPORTION = /^[:：∶][0-9０-９]/;
const SECOND = new RegExp(`${RANGE_MARK}(${DIGIT}${MORE_DIGITS})`, 'y');
const NUMERALS = '一二两三四五六七八九十百千万亿〇零';
const PERCENT_IN_WORDS = new RegExp(`百分之(?<value>[${NUMERALS}]{1,8}(?:点[${NUMERALS}]{1,4})?)`, 'g');
const ONES = '一二两三四五六七八九';
/** 三百家, 十所; a single 一 to 九 is a word more often than a figure, but for 两家 behind a verb. */
const COUNTED = new RegExp(`(?<value>[${ONES}十百千](?<![${NUMERALS}0-9０-９第“"之每数几].)(?:(?<=[${ONES}])[十百千][${NUMERALS}]{0,7}|(?<=[十百千])[${NUMERALS}]{0,7}|(?<=[${ONES}])[百千万][${NUMERALS}]{0,6}|(?<=[两二三四五六七八九])))(?=[家所个名人项户座件万亿处场条套辆台张批次种亩吨])`, 'g');
const COUNTED_RANGE = new RegExp('(?<from>[一二两三四五六七八九])(?<![一二三四五六七八九十百].)[到至](?<to>[二三四五六七八九十])(?=[家所个名项户座件场条])', 'g');
const DOUBLED = /翻(?<doublings>[一两二三四])番|翻番|倍增(?!计划|行动|工程|方案|企业|培育|改造|器|效应|式|战略)|(?<first>零的?突破|零突破)/g;
const RANK = new RegExp(`(?:前(?<top>${DIGIT}{1,4}|[一二三四五六七八九十]{1,3})(?<unit>位|名|强|列)?|第(?<nth>${DIGIT}{1,3}|[一二三四五六七八九十]{1,3})(?:位|名)|百强(?!县|企业|榜单|市|镇|区))`, 'g');

/** Every figure in a text, in order, none within another. Linear in its length. */
export function findFigures(text: string, reading = readingOf(text)): readonly Figure[] {
  const signs = reading.extract(signsOf);
  const found = signs & Sign.digit ? plain(text) : [];
  if (signs & (Sign.ones | Sign.tens | Sign.large)) found.push(...inWords(text), ...counted(text), ...countedRange(text), ...rounded(text));
  found.push(...doubled(text), ...ranks(text));
  if (found.length < 2) return found;
  found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let end = 0;
  return found.filter(({ span }) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

function plain(text: string): Figure[] {
  const found: Figure[] = [];
  PLAIN.lastIndex = 0;
  for (let match = PLAIN.exec(text); match; match = PLAIN.exec(text)) {
    const figure = figureAt(text, match.index, match[0]);
    if (!figure) continue;
    found.push(figure);
    PLAIN.lastIndex = figure.span.end;
  }
  return found;
}

/** The figure that begins with a number: its unit, or the second number of a range and the unit of both. */
function figureAt(text: string, start: number, number: string): Figure | undefined {
  const end = start + number.length;
  if (PROPORTION.test(text.slice(end, end + 2))) return undefined;
  if (/^[+＋A-Za-z]/.test(text.slice(end, end + 1)) && !unitAt(text, end)) return undefined;
  const unit = unitAt(text, end);
  const afterFirst = end + (unit?.length ?? 0);
  SECOND.lastIndex = afterFirst;
  const range = SECOND.exec(text);
  const second = range && unitAt(text, afterFirst + range[0].length);
  const value = numberOf(number);
  if (range && second && (unit === undefined || unit.written === second.written || unit.sort === 'bare') && second.sort !== 'bare') {
    const max = numberOf(range[1]!);
    const scaled = unit?.sort === 'bare' && second.factor !== unit.factor ? (value * unit.factor) / second.factor : value;
    const span = { start, end: afterFirst + range[0].length + second.length };
    return max > scaled ? withUnit(span, scaled, max, second) : undefined;
  }
  if (!unit) return { span: { start, end }, value, max: undefined, unit: '', factor: 1, base: '', sort: 'none' };
  return withUnit({ start, end: afterFirst }, value, undefined, unit);
}

function withUnit(span: Span, value: number, max: number | undefined, unit: Unit): Figure {
  return { span, value, max, unit: unit.written, factor: unit.factor, base: unit.base, sort: unit.sort };
}

/** 3,500 · 33，212 · ３０．５ */
function numberOf(text: string): number {
  const plain = Number(text);
  return Number.isNaN(plain) ? spelt(text) : plain;
}

function spelt(text: string): number {
  return Number(text.replace(/[,，]/g, '').replace(/[０-９．]/g, (sign) => (sign === '．' ? '.' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0))));
}

function inWords(text: string): Figure[] {
  if (!text.includes('百分之')) return [];
  return matches(PERCENT_IN_WORDS, text).flatMap((match) => {
    const [whole, part] = match.groups!['value']!.split('点');
    const value = parseNumeral(whole!);
    const decimals = part === undefined ? '' : [...part].map((sign) => parseNumeral(sign) ?? '').join('');
    if (value === undefined) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    return [{ span, value: Number(`${value}${decimals === '' ? '' : `.${decimals}`}`), max: undefined, unit: '%', factor: 1, base: '%', sort: 'percent' as const }];
  });
}

/** 三到五家. */
function countedRange(text: string): Figure[] {
  if (!text.includes('到') && !text.includes('至')) return [];
  return matches(COUNTED_RANGE, text).flatMap((match) => {
    const end = match.index + match[0].length;
    const unit = unitAt(text, end);
    const [value, max] = [parseNumeral(match.groups!['from']!)!, parseNumeral(match.groups!['to']!)!];
    return unit && max > value ? [withUnit({ start: match.index, end: end + unit.length }, value, max, unit)] : [];
  });
}

function counted(text: string): Figure[] {
  return matches(COUNTED, text).flatMap((match) => {
    const { value: written } = match.groups!;
    const end = match.index + match[0].length;
    const multiplier = /(?:万|亿|万亿)$/.exec(written!)?.[0] ?? '';
    const value = parseNumeral(multiplier ? written!.slice(0, -multiplier.length) : written!);
    const unit = unitAt(text, end);
    if (value === undefined || !unit || unit.sort === 'bare' || unit.sort === 'time') return [];
    const factor = multiplier ? factorOf(multiplier) : 1;
    return [{ span: { start: match.index, end: end + unit.length }, value, max: undefined, unit: multiplier + unit.written, factor: factor * unit.factor, base: unit.base, sort: unit.sort }];
  });
}

const DOUBLINGS: Readonly<Record<string, number>> = { 一: 2, 两: 4, 二: 4, 三: 8, 四: 16 };

/** 突破千亿元, 超百亿元: a round sum without a number. */
const ROUND = /(?=[十百千万])(?<=突破|超过|超|达到|迈上|跨越|过)(?<unit>(?:十|百|千|万)亿|万亿)元(?!级|以上|规模|产业|企业|园区|集群|俱乐部|大关的)/g;

function rounded(text: string): Figure[] {
  if (!text.includes('亿元')) return [];
  return matches(ROUND, text).map((match) => {
    const { unit } = match.groups!;
    const value = unit === '万亿' ? 1 : { 十: 10, 百: 100, 千: 1000, 万: 10_000 }[unit![0]!]!;
    const written = unit === '万亿' ? '万亿元' : '亿元';
    return { span: { start: match.index, end: match.index + match[0].length }, value, max: undefined, unit: written, factor: unit === '万亿' ? 1e12 : 1e8, base: '元', sort: 'money' as const };
  });
}

function doubled(text: string): Figure[] {
  if (!text.includes('番') && !text.includes('倍增') && !text.includes('突破')) return [];
  return matches(DOUBLED, text).map((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    if (match.groups!['first'] !== undefined) return { span, value: 0, max: undefined, unit: '', factor: 1, base: '', sort: 'first' as const };
    return { span, value: DOUBLINGS[match.groups!['doublings'] ?? '一']!, max: undefined, unit: '倍', factor: 1, base: '倍', sort: 'multiple' as const };
  });
}

function ranks(text: string): Figure[] {
  if (!text.includes('前') && !text.includes('第') && !text.includes('百强')) return [];
  return matches(RANK, text).flatMap((match) => {
    const { top, nth, unit } = match.groups!;
    const span = { start: match.index, end: match.index + match[0].length };
    const value = match[0] === '百强' ? 100 : parseNumeral(top ?? nth!);
    if (value === undefined || (top !== undefined && unit === undefined && !/^[，。；、,;）)]|^$/.test(text.slice(span.end, span.end + 1)))) return [];
    return [{ span, value, max: undefined, unit: '位', factor: 1, base: '位', sort: 'rank' as const }];
  });
}
