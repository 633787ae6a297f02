/** When (时限): years, months, plans and spans of years in running text, and what each is to the figures behind it. */

import { beginnings, matchesFrom } from '../../text/matches.js';
import { parseNumeral } from '../../text/numerals.js';
import type { Span } from '../../text/span.js';
import { readingOf } from '../reading.js';
import { Sign, signsOf } from './signs.js';

/**
 * What a time is to what follows: `by` its end is the deadline; `over` it lasts over years; `in` a year named without 到; `base` it is compared with
 * (较2020年); `past` it says until when something was counted (截至); `each` for every year; `year` for the year of the document (今年); `within` so many
 * years from now (三年内).
 */
export type TimeRole = 'by' | 'over' | 'in' | 'base' | 'past' | 'each' | 'year' | 'within';

/** A time where it stands. Years are calendar years; offsets are relative to the text given. */
export interface Time {
  readonly role: TimeRole;
  readonly span: Span;
  /** First and last year; the same for a single one. For `within` the number of years, for `year` years from the document's own. */
  readonly from: number;
  readonly to: number;
  readonly month: number | undefined;
  /** Whether such a year can be: 4549 cannot. */
  readonly possible: boolean;
}

const DIGIT = '[0-9０-９]';
const HAN_YEAR = '[一二][〇○零ＯO九][〇○零ＯO一二三四五六七八九]{2}';
const YEAR = `(?:${DIGIT}{4}|${HAN_YEAR})`;
const GAP = '[ \\u3000\\u00a0]?';
const MARK = `${GAP}年?${GAP}[-‐‑–—－~～至到]{1,2}${GAP}`;
const MONTH = `(?:${DIGIT}{1,2}|十[一二]?|[一二三四五六七八九])`;
const PLAN = '[“"「]?十[一二三四五六七八九]五[”"」]?';
const COUNT = `(?:${DIGIT}{1,2}|[一二两三四五六七八九十]{1,2})`;
/** What any of them begins with: most places of a text are passed over by it. */
const BEGINNINGS = beginnings('0123456789０１２３４５６７８９一二两三四五六七八九十“"「今本年全明去用未力争在再利每');
/** The groups, in their order, are first and last year · year, month, quarter · plan, its end · own year, month · years, coming years · each · end of a month · end of the year. */
const TIME = new RegExp(
  [
    `(?<![0-9０-９.．])(${YEAR})${MARK}(${YEAR})${GAP}年`,
    `(?<![0-9０-９.．〔［\\[])(${YEAR})${GAP}年(?:${GAP}(${MONTH})${GAP}月|([一二三四]季度|上半年))?`,
    `(${PLAN})(期?末|时期末|收官)?`,
    `(今年|本年度?|年内|全年|明年|去年)(?:${GAP}(${MONTH})${GAP}月)?`,
    `(?<![0-9０-９])(?:用|未来|今后|力争|争取|在|再用|利用)?(${COUNT})(?:到${COUNT}|至${COUNT})?${GAP}年(?:左右)?(?:之?内|时间|左右(?:时间)?)|(?:未来|今后)(${COUNT})年`,
    `(每年度?|年均|年平均|每个?年度|(?<![0-9０-９一二两三四五六七八九十])年(?=新增|培训|接待|发放|服务|组织|开展|培养|完成))`,
    '((?<![0-9０-９年])[0-9０-９]{1,2}月(?:底|末|[0-9０-９]{1,2}日)前?)',
    '((?<![\\u4e00-\\u9fff0-9０-９])年[底末]前?)',
  ].join('|'),
  'y',
);
/** Before a year: compared with it. */
const BASE_BEFORE = /(?:较|比|同|相比|较之|相对|与|以|对比|在|从|由|自|为)[“"]?$/;
const PLAINLY_BASE_BEFORE = /(?:较|比|相比|对比|从|由|自)$/;
const BASE_AFTER = /^(?:末|底|年末|年底)?(?:的)?(?:[\d.%％]{0,8})?(?:相比|为基[期数]|基础上|水平|增长|提高|翻|增加|下降|降低|减少|提升|的[\d.]+倍|实现翻番|再翻)/;
const TO_BEFORE = /(?:到|至|截至|截止|截止到|于|力争|争取|确保|在|力争到|争取到|确保到|力争在)$/;
const PAST_BEFORE = /(?:截至|截止到?|截止至)$/;
const END_AFTER = /^(?:底|末|年底|年末|12月底)?(?:之?前|以前|底前)?/;
const OVER_AFTER = /^(?:期间|时期|各年|年间)/;
const EARLIEST = 1949;
const LATEST = 2100;
const QUARTERS: Readonly<Record<string, number>> = { 一季度: 3, 二季度: 6, 三季度: 9, 四季度: 12, 上半年: 6 };

const NO_TIMES: readonly Time[] = [];

/** Every time named in a text, in order. Linear in its length. */
export function findTimes(text: string, reading = readingOf(text)): readonly Time[] {
  if ((reading.extract(signsOf) & Sign.time) === 0) return NO_TIMES;
  const found: Time[] = [];
  for (const match of matchesFrom(BEGINNINGS, TIME, text)) {
    const time = read(text, match);
    if (time) found.push(time);
  }
  return found;
}

function read(text: string, match: RegExpExecArray): Time | undefined {
  const start = match.index;
  const end = start + match[0].length;
  const [, first, last, year, month, quarter, plan, edge, own, ownMonth, years, coming, each, monthEnd, yearEnd] = match;
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 12);
  if (first !== undefined) return between(parseNumeral(first) ?? 0, parseNumeral(last!) ?? 0, before, { start, end });
  if (year !== undefined) {
    const value = parseNumeral(year) ?? 0;
    if (quarter === undefined && month === undefined && /^(?:度计划|级|款|版|修订|修正|第|届|号)/.test(after)) return undefined;
    return single(value, month === undefined ? QUARTERS[quarter ?? ''] : parseNumeral(month), before, after, { start, end });
  }
  if (plan !== undefined) return ofPlan(parseNumeral(plan.replace(/[“”"「」]/g, '').slice(0, 2))!, edge !== undefined, before, after, { start, end });
  if (own !== undefined) return { role: 'year', span: { start, end: endOf(end, after) }, ...sameYear(own === '明年' ? 1 : own === '去年' ? -1 : 0), month: ownMonth === undefined ? undefined : parseNumeral(ownMonth), possible: true };
  if (years !== undefined || coming !== undefined) return within(parseNumeral(years ?? coming!) ?? 0, { start, end });
  if (each !== undefined) return { role: 'each', span: { start, end }, ...sameYear(0), month: undefined, possible: true };
  if (monthEnd !== undefined) return { role: 'year', span: { start, end }, ...sameYear(0), month: parseNumeral(/^[0-9０-９]{1,2}/.exec(monthEnd)![0]), possible: true };
  if (yearEnd !== undefined) return { role: 'year', span: { start, end }, ...sameYear(0), month: undefined, possible: true };
  return undefined;
}

function sameYear(year: number): { from: number; to: number } {
  return { from: year, to: year };
}

function isPossible(year: number): boolean {
  return year >= EARLIEST && year <= LATEST;
}

function between(from: number, to: number, before: string, span: Span): Time {
  const role = PLAINLY_BASE_BEFORE.test(before) ? 'base' : 'over';
  return { role, span, from, to, month: undefined, possible: isPossible(from) && isPossible(to) && from <= to };
}

function single(year: number, month: number | undefined, before: string, after: string, span: Span): Time {
  const whole = { span: { start: span.start, end: endOf(span.end, after) }, ...sameYear(year), month, possible: isPossible(year) && (month === undefined || (month >= 1 && month <= 12)) };
  if (PAST_BEFORE.test(before)) return { ...whole, role: 'past' };
  if (PLAINLY_BASE_BEFORE.test(before) || (BASE_BEFORE.test(before) && BASE_AFTER.test(after)) || /^的[0-9０-９.．]{1,6}倍/.test(after)) return { ...whole, role: 'base' };
  if (TO_BEFORE.test(before) || /^(?:底|末|年底|年末)?(?:之?前|以前)|^[底末]/.test(after)) return { ...whole, role: 'by' };
  return { ...whole, role: month === undefined ? 'in' : 'by' };
}

function ofPlan(ordinal: number, atEnd: boolean, before: string, after: string, span: Span): Time {
  const to = 2025 + (ordinal - 14) * 5;
  const whole = { span, from: to - 4, to, month: undefined, possible: true };
  if (PLAINLY_BASE_BEFORE.test(before) || /^(?:末|期末)?(?:相比|基础上)/.test(after)) return { ...whole, role: 'base', from: to };
  if (atEnd || /^(?:期?末|时期末)/.test(after)) return { ...whole, role: 'by', from: to };
  return { ...whole, role: OVER_AFTER.test(after) ? 'over' : 'in' };
}

function within(years: number, span: Span): Time | undefined {
  return years > 0 && years <= 30 ? { role: 'within', span, from: years, to: years, month: undefined, possible: true } : undefined;
}

function endOf(end: number, after: string): number {
  return end + END_AFTER.exec(after)![0].length;
}
