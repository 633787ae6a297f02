/** Totals over several years beside what is to be done every year (N年累计与每年): 三年累计新增300家，每年新增100家. */

import { parseNumeral } from '../../text/numerals.js';
import type { Span } from '../../text/span.js';
import type { Amount } from './amounts.js';

/** A total over so many years, and the amount for each. Offsets are relative to the text given. */
export interface YearlyTotal {
  readonly total: Amount;
  readonly yearly: Amount;
  readonly years: number;
  /** Whether the yearly amount is an average. */
  readonly average: boolean;
  readonly span: Span;
}

const COUNT = '[两二三四五六七八九十]|[2-9]|10';
const OVER = new RegExp(`(?:(?<![0-9０-９一二三四五六七八九十])(?<years>${COUNT})年(?:之?内|间|来)?|(?<from>20[0-9]{2})年?(?:—|-|－|–|~|～|至|到)(?<to>20[0-9]{2})年(?:期间)?)[，,]?(?:力争|全市|全省|全县|全区|计划|将|要|拟)*(?<sum>累计|共计|合计|总共|共)?(?<words>[^，,。；;0-9０-９]{0,20})$`);
const EACH = /(?<each>每年度?|年均|平均每年|每年平均|年平均)(?:计划|要|将|力争|平均)*(?<words>[^，,。；;0-9０-９]{0,20})$/;
const BETWEEN = /^[^。；;0-9０-９]{0,40}$/;
const VERBS = '新增|培育|培训|完成|实施|建成|建设|新建|改造|新改建|改扩建|引进|引育|认定|打造|创建|支持|推广|开展|举办|组织|筹集|配备|更新|淘汰|治理|发展|投入|安排|转移|招引|实现|推动|遴选|创办|孵化|修复|整治|开工|投资|落实|盘活|发放|新设|提供|净增';
const DEED = new RegExp(`^(?:约|大约|超过|不少于|不低于|全市|各类)*(?<deed>${VERBS})?(?<noun>[^，,。；;]{0,20}?)(?:达到?|不少于|不低于|约|近|超过|至少|以上)*$`);

/** The totals over several years of a text that stand right beside a yearly amount. Linear in its length. */
export function findYearlyTotals(text: string, amounts: readonly Amount[]): readonly YearlyTotal[] {
  if (!/每年|年均|年平均/.test(text)) return [];
  const found: YearlyTotal[] = [];
  for (let at = 0; at + 1 < amounts.length; at++) {
    const [one, other] = [amounts[at]!, amounts[at + 1]!];
    if (one.base !== other.base || one.sort === 'percent' || one.sort === 'points' || one.sort === 'times' || one.sort === 'multiple') continue;
    if (other.span.start - one.end > 50 || !BETWEEN.test(text.slice(one.end, other.span.start).replace(/20[0-9]{2}年?/g, ''))) continue;
    const pair = pairOf(text, one, other) ?? pairOf(text, other, one);
    if (pair) found.push({ ...pair, span: { start: one.span.start, end: other.end } });
  }
  return found;
}

function pairOf(text: string, total: Amount, yearly: Amount): Omit<YearlyTotal, 'span'> | undefined {
  const over = OVER.exec(segmentsBefore(text, total));
  const each = EACH.exec(segmentsBefore(text, yearly));
  if (!over || !each) return undefined;
  const { years, from, to, sum, words } = over.groups!;
  const count = years === undefined ? Number(to) - Number(from) + 1 : parseNumeral(years);
  if (count === undefined || count < 2 || count > 10) return undefined;
  if (!isSameDeed(`${words}`, nounBehind(text, total), `${each.groups!['words']}`, nounBehind(text, yearly), sum !== undefined)) return undefined;
  return { total, yearly, years: count, average: each.groups!['each'] !== '每年' && each.groups!['each'] !== '每年度' };
}

/** The words before an amount, at most one comma back. */
function segmentsBefore(text: string, { span }: Amount): string {
  const words = text.slice(Math.max(0, span.start - 44), span.start);
  return words.slice(Math.max(words.lastIndexOf('。'), words.lastIndexOf('；'), words.lastIndexOf(';'), words.lastIndexOf('\n')) + 1);
}

function nounBehind(text: string, { end }: Amount): string {
  return /^(?:的)?([\u4e00-\u9fffA-Za-z]{0,16})/.exec(text.slice(end, end + 18))?.[1] ?? '';
}

/** Both say the same deed of the same things; what one leaves out the other says. A stock (达到300家) is no sum of deeds. */
function isSameDeed(totalWords: string, totalNoun: string, yearlyWords: string, yearlyNoun: string, summed: boolean): boolean {
  const [one, other] = [DEED.exec(totalWords)?.groups, DEED.exec(yearlyWords)?.groups];
  if (!one || !other || /达到|总数|总量|保有|增长/.test(totalWords) || /增长|递增|提高/.test(yearlyWords)) return false;
  const [deed, otherDeed] = [one['deed'] ?? '', other['deed'] ?? ''];
  if (deed === '' && !summed) return false;
  if (deed !== '' && otherDeed !== '' && deed !== otherDeed) return false;
  const [noun, otherNoun] = [`${one['noun']}${totalNoun}`, `${other['noun']}${yearlyNoun}`];
  return noun === '' || otherNoun === '' || noun === otherNoun || noun.endsWith(otherNoun) || otherNoun.endsWith(noun);
}
