/** Developments (增长): a value, the value that it grew to, and how much that is said to be: 由2020年的1000亿元增长到2025年的1500亿元，年均增长8.4%. */

import { readingOf } from '../reading.js';
import { nameIn } from '../targets/indicator.js';
import { predicateBefore } from '../targets/predicate.js';
import { findTimes, type Time } from '../targets/times.js';
import { sentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import type { Amount } from './amounts.js';
import { areaIn } from './statements.js';

/** How much it changes: in per cent, yearly per cent, times, by an amount or points, or so many times what it was (翻番). */
export interface Change {
  readonly manner: 'growth' | 'yearly' | 'times' | 'amount' | 'multiple';
  readonly amount: Amount;
  readonly falling: boolean;
}

/** A development in one sentence. Without `from` it is compared with what another part of the document says of the year `since`. */
export interface Development {
  readonly name: string;
  readonly area: string;
  readonly from: Amount | undefined;
  readonly to: Amount;
  readonly since: number | undefined;
  readonly until: number | undefined;
  /** Years that the sentence says it took (五年). */
  readonly years: number | undefined;
  readonly changes: readonly Change[];
  /** Whether the text says that it is reckoned in constant prices, or without what prices did. */
  readonly constantPrices: boolean;
  readonly aimed: boolean;
  /** What stands before it in its sentence, as far as it may name it. */
  readonly lead: string;
  readonly span: Span;
}

const LINK = '(?:左右|以上)?(?:的)?(?:基础上)?[，,、]?(?:将|要|再|稳步|逐步|大幅|进一步|力争|确保|实现|迅速|快速|已|又|累计)*';
const TO = '(?:总数|总量|规模|总规模|总额|累计)?(?:增加|增长|提高|提升|扩大|上升|发展|跃升|攀升|上涨|壮大|增|升|翻番|下降|降低|减少|压减|降|减|达)(?:到|至|为)';
const QUALIFIED = '(?:约|近|超过|突破|不低于|不少于|接近|不超过)?[ \\u3000]?';
const WHEN = '(?:到?(?:[0-9０-９一二〇○零]{4}年|现在|目前|今年|去年|“?十[一二三四五六]五”?末?)(?:末|底|年底)?的?)?';
/** Between what was and what it grew to. */
const GROWN_TO = new RegExp(`^${LINK}${TO}${WHEN}${QUALIFIED}$`);
/** Before what was. */
const FROM = /(?:从|由|(?<![一-龥])自)[^，,。；;、从由]{0,20}$/;
const BASE = /(?:比|较|在)(?:[^，,。；;、比较]{0,14}(?:的|年|末)|现有的?|原有的?)$/;
/** Between a value and the one that it is compared with. */
const THAN = /^(?:左右|以上)?[，,、（(](?:比|较)[^，,。；;、比较]{0,14}的$/;
/** Before 翻一番. */
const DOUBLING = /^(?:左右|以上)?(?:的)?(?:基础上)?[，,、]?(?:将|要|再|实现|力争|确保|基础上|相比|累计)*$/;
const HOW = '(?:[一二两三四五六七八九十0-9]{1,2}年间?)?(?<yearly>年均|平均每年|年平均|每年平均)?(?:将|要|实现|累计|共|总体|大约|合计|就|再|力争|预期|预计)*(?<real>实际|名义)?(?:年均)?(?:复合)?';
const CHANGE = '(?<word>增长|增加|新增|递增|增速|增幅|提高|提升|上升|扩大|净增|下降|降低|减少|压减|降幅)(?:率|速度|幅度)?(?:了|达到?|为|在|保持在?)?';
const CHANGED = new RegExp(`^${HOW}${CHANGE}${QUALIFIED}$`);
const CHANGE_AFTER = new RegExp(`^(?:左右|以上)?[，,、（(]?(?:[^，,。；;]{0,4}?(?:按|扣除)[^，,。；;]{2,12}[，,]?)?${HOW}${CHANGE}${QUALIFIED}$`);
const REACHED = new RegExp(`^(?:左右|以上)?[，,、]?(?:将|要|力争|确保)*(?:${TO}|(?:总数|总量|规模|总规模|总额|累计)?(?:达到|增至|增加到|达|升至))${WHEN}${QUALIFIED}$`);
const SINCE_CHANGED = new RegExp(`(?:比|较)(?:“?十[一二三四五]五”?末?|[0-9０-９]{4}年)(?:末|底)?(?:相比)?[，,]?${HOW}${CHANGE}${QUALIFIED}$|(?:比|较)(?:“?十[一二三四五]五”?末?|[0-9０-９]{4}年)(?:末|底)?(?:实现|再|基础上)?$`);
const CONSTANT = /不变价|可比价|实际增长|年均实际|实际年均|每年实际|扣除(?:物价|价格)|按可比|不变价格/;
const AIMED = /力争|争取|确保|目标|预期|计划|将|努力|规划/;

/** The developments of a text. Linear in its length. */
export function findDevelopments(text: string, amounts: readonly Amount[], reading = readingOf(text)): readonly Development[] {
  if (!/[增提翻升降减扩]|下降/.test(text)) return [];
  if (amounts.length < 2) return [];
  const times = reading.extract(findTimes);
  const found: Development[] = [];
  let next = 0;
  for (const sentence of reading.extract(sentences)) {
    const first = next;
    while (next < amounts.length && amounts[next]!.span.start < sentence.end) next++;
    if (next - first >= 2) found.push(...new Reader(text, sentence, amounts.slice(first, next), times).read());
  }
  return found;
}

/** Reads the developments of one sentence. */
class Reader {
  private readonly sentenceTimes: readonly Time[];

  constructor(
    private readonly text: string,
    private readonly sentence: Span,
    private readonly amounts: readonly Amount[],
    times: readonly Time[],
  ) {
    this.sentenceTimes = times.filter(({ span }) => span.start >= sentence.start && span.end <= sentence.end);
  }

  read(): Development[] {
    const found: Development[] = [];
    for (let at = 0; at < this.amounts.length; at++) {
      const development = this.fromTo(at) ?? this.baseChangeResult(at) ?? this.resultBaseChange(at) ?? this.sinceYear(at);
      if (!development || development.changes.length === 0) continue;
      found.push(development);
    }
    return found;
  }

  private between(one: Amount, other: Amount): string {
    return this.text.slice(one.span.end, other.span.start);
  }

  private before(amount: Amount, reach = 26): string {
    return this.text.slice(Math.max(this.sentence.start, amount.span.start - reach), amount.span.start);
  }

  /** 由A增长到B，增长…. */
  private fromTo(at: number): Development | undefined {
    const [from, to] = [this.amounts[at]!, this.amounts[at + 1]];
    if (!to || from.base !== to.base || !FROM.test(this.before(from)) || !GROWN_TO.test(this.between(from, to))) return undefined;
    return this.made(from, to, this.changesAfter(at + 1, to), this.yearBetween(this.start(from), from.span.start), this.yearBetween(from.span.end, to.span.start) ?? this.yearBetween(this.sentence.start, this.start(from)));
  }

  /** 比2020年的A增长50%，达到B. */
  private baseChangeResult(at: number): Development | undefined {
    const [from, by, to] = [this.amounts[at]!, this.amounts[at + 1], this.amounts[at + 2]];
    if (!by || !to || from.base !== to.base || !(BASE.test(this.before(from)) || FROM.test(this.before(from)))) return undefined;
    const change = this.changeIn(by, this.between(from, by).replace(/^(?:的)?(?:基础上)?[，,]?/, ''), CHANGED);
    if (!change || !REACHED.test(this.between(by, to))) return undefined;
    return this.made(from, to, [change], this.yearBetween(this.start(from), from.span.start), this.yearBetween(by.span.end, to.span.start) ?? this.yearBetween(this.sentence.start, this.start(from)));
  }

  /** 达到B，比2020年的A增长50%. */
  private resultBaseChange(at: number): Development | undefined {
    const [to, from, by] = [this.amounts[at]!, this.amounts[at + 1], this.amounts[at + 2]];
    if (!from || !by || from.base !== to.base || !THAN.test(this.between(to, from))) return undefined;
    const change = this.changeIn(by, this.between(from, by), CHANGED);
    if (!change || (change.manner === 'amount' && by.base !== to.base && by.sort !== 'points')) return undefined;
    return this.made(from, to, [change], this.yearBetween(to.span.end, from.span.start), this.yearBetween(this.sentence.start, to.span.start), to);
  }

  /** 达到B，比2020年增长50% · 比2020年增长50%，达到B: what 2020 was stands elsewhere. */
  private sinceYear(at: number): Development | undefined {
    const [one, other] = [this.amounts[at]!, this.amounts[at + 1]];
    if (!other) return undefined;
    const behind = isValue(one) && isShare(other);
    const ahead = isShare(one) && isValue(other);
    if (!behind && !ahead) return undefined;
    const [to, by] = behind ? [one, other] : [other, one];
    const words = behind ? this.between(one, other) : this.before(one, 30);
    if (!SINCE_CHANGED.test(words) || (behind ? !/^(?:左右|以上)?[，,、（(]/.test(words) || words.length > 24 : !REACHED.test(this.between(one, other)))) return undefined;
    const since = lastTime(this.sentenceTimes, by.span.start, ({ role }) => role === 'base');
    const change = this.changeIn(by, words.replace(/^.*[年末底比](?:相比)?[，,]?/, ''), CHANGED);
    const until = lastTime(this.sentenceTimes, Math.max(this.sentence.start + 1, this.start(behind ? to : by)), isDeadline);
    if (!since || !change || !until) return undefined;
    return this.made(undefined, to, [change], since.to, until.to, behind ? undefined : by);
  }

  private made(from: Amount | undefined, to: Amount, changes: readonly Change[], since: number | undefined, until: number | undefined, first = from ?? to): Development {
    const end = Math.max(to.end, ...changes.map(({ amount }) => amount.end));
    const before = this.text.slice(this.sentence.start, first.span.start);
    const words = this.text.slice(Math.max(this.sentence.start, this.start(first) - 20), Math.min(this.sentence.end, end + 12));
    return { name: this.nameBefore(first), area: areaIn(this.text.slice(Math.max(this.sentence.start, this.start(first) - 20), first.span.start)), from, to, since, until, years: yearsIn(`${before.slice(-60)}${this.text.slice(first.span.start, end)}`), changes, lead: before.slice(-40), constantPrices: CONSTANT.test(words), aimed: AIMED.test(before) || this.sentenceTimes.some((time) => time.role === 'by' && time.span.start < to.span.start && time.month === undefined), span: { start: first.span.start, end } };
  }

  /** What is said right behind the value reached, and right behind that. */
  private changesAfter(at: number, to: Amount): Change[] {
    const changes: Change[] = [];
    for (let index = at + 1; index <= at + 2 && index < this.amounts.length; index++) {
      const amount = this.amounts[index]!;
      const change = this.changeIn(amount, this.between(this.amounts[index - 1]!, amount), CHANGE_AFTER);
      if (!change || (change.manner === 'amount' && amount.base !== to.base && !(amount.sort === 'points' && to.sort === 'percent'))) break;
      changes.push(change);
    }
    return changes;
  }

  private changeIn(amount: Amount, words: string, pattern: RegExp): Change | undefined {
    if (amount.sort === 'multiple') return DOUBLING.test(words) ? { manner: 'multiple', amount: this.isExact(amount) ? amount : { ...amount, high: Infinity }, falling: false } : undefined;
    const match = pattern.exec(words);
    if (!match) return undefined;
    const { yearly, word } = match.groups!;
    const falling = /降|减/.test(word!);
    if (amount.sort === 'percent') return { manner: yearly === undefined ? 'growth' : 'yearly', amount, falling };
    if (yearly !== undefined) return undefined;
    return { manner: amount.sort === 'times' ? 'times' : 'amount', amount, falling };
  }

  /** 翻一番 is twice; 翻番 without a number is that at least. */
  private isExact({ span }: Amount): boolean {
    return /翻[一两二三四]番/.test(this.text.slice(span.start, span.end));
  }

  /** Where the part of the sentence begins in which an amount stands. */
  private start(amount: Amount): number {
    for (let index = amount.span.start - 1; index >= this.sentence.start; index--) if (/[，,；;。]/.test(this.text[index]!) && !isDigitComma(this.text, index)) return index + 1;
    return this.sentence.start;
  }

  private yearBetween(start: number, end: number): number | undefined {
    const time = lastTime(this.sentenceTimes, end, ({ span, possible, role }) => span.start >= start && possible && role !== 'year' && role !== 'within' && role !== 'each');
    return time?.to;
  }

  /** The name of what develops: before 由, or in the part of the sentence before. */
  private nameBefore(amount: Amount): string {
    const start = this.start(amount);
    const words = this.text.slice(start, amount.span.start).replace(/(?:从|由|比|较|在)[^，。]{0,24}$/, '');
    const own = nameIn(words.slice(0, words.length - predicateBefore(words, amount.sort).length));
    if (own.length >= 2 || start <= this.sentence.start) return own;
    const earlier = this.text.slice(Math.max(this.sentence.start, start - 40), start - 1);
    return /[0-9０-９]/.test(earlier.replace(/[0-9]{4}年/g, '')) ? '' : nameIn(earlier.slice(earlier.search(/[^，,；;]*$/)));
  }
}

function isValue({ sort }: Amount): boolean {
  return sort === 'money' || sort === 'counter' || sort === 'physical' || sort === 'bare';
}

function isShare({ sort }: Amount): boolean {
  return sort === 'percent' || sort === 'times' || sort === 'multiple';
}

function isDeadline({ role, possible }: Time): boolean {
  return possible && (role === 'by' || role === 'in');
}

function isDigitComma(text: string, index: number): boolean {
  return /[0-9０-９]/.test(text[index - 1] ?? '') && /[0-9０-９]/.test(text[index + 1] ?? '');
}

function lastTime(times: readonly Time[], before: number, fits: (time: Time) => boolean): Time | undefined {
  for (let index = times.length - 1; index >= 0; index--) if (times[index]!.span.start < before && fits(times[index]!)) return times[index];
  return undefined;
}

const YEARS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function yearsIn(words: string): number | undefined {
  const written = /(?<![0-9０-９])([0-9]{1,2}|[一二两三四五六七八九十])年(?:间|来|内|年均|平均)/.exec(words)?.[1];
  if (written === undefined) return undefined;
  return /\d/.test(written) ? Number(written) : written === '两' ? 2 : YEARS.indexOf(written) + 1;
}
