/** What an indicator was or is to be in a year (指标年度数值), and what share of another it makes: achieved or aimed, in running text. */

import { readingOf, type Reading } from '../reading.js';
import { nameIn } from '../targets/indicator.js';
import { predicateBefore } from '../targets/predicate.js';
import { findTimes, type Time } from '../targets/times.js';
import { sentences } from '../../text/sentences.js';
import { matches } from '../../text/matches.js';
import type { Span } from '../../text/span.js';
import { findAmounts, type Amount } from './amounts.js';

/** A value of an indicator in a year. Offsets are relative to the text given. */
export interface Statement {
  readonly name: string;
  /** 全国, 全省: whose it is where the words say so. */
  readonly area: string;
  readonly year: number;
  readonly amount: Amount;
  readonly span: Span;
}

/** A占B比重30%: `value` where A's amount stands right before. */
export interface Share {
  readonly part: string;
  readonly value: Amount | undefined;
  readonly whole: string;
  readonly area: string;
  readonly year: number;
  readonly share: Amount;
  readonly span: Span;
}

/** Shares of one whole that are listed one after the other. */
export interface ShareList {
  readonly shares: readonly Amount[];
  readonly names: readonly string[];
  /** Whether they have to make the whole together: 三次产业结构. */
  readonly closed: boolean;
  readonly span: Span;
}

const AREA = /全国|全球|世界|我国|国内|国际|全省|全自治区/;

/** The territory that words name besides the draft's own; empty where they name none. */
export function areaIn(words: string): string {
  return (AREA.exec(words)?.[0] ?? '').replace(/我国|国内/, '全国').replace(/全球|国际/, '世界');
}

const SHARE = /占(?<whole>[^占，,。；;、]{2,24}?)(?:的)?(?:比重|比例|份额|比)?(?:达到?|为|约|提[高升][到至]|上升[到至]|下降[到至]|降[到至]|保持在|稳定在|超过|接近|近|不低于|增加到|增长到)*$/;

/** The values of indicators by year. Linear in the length of the text. */
export function findStatements(text: string, reading = readingOf(text)): readonly Statement[] {
  const found: Statement[] = [];
  forEachAmount(text, reading.extract(findAmounts), reading, ({ amount, segment, year }) => {
    if (year === undefined || (amount.sort !== 'money' && amount.sort !== 'counter' && amount.sort !== 'physical')) return;
    const words = text.slice(segment, amount.span.start);
    const predicate = predicateBefore(words, amount.sort);
    const name = nameIn(words.slice(0, words.length - predicate.length));
    if (predicate.sort !== 'change' && predicate.sort !== 'compare' && name.length >= 2 && !/[、从由比较]/.test(name) && !/其中|累计/.test(words)) found.push({ name, area: areaIn(words), year, amount, span: { start: segment, end: amount.end } });
  });
  return found;
}

/** Shares of one indicator in another, by year. Linear in the length of the text. */
export function findShares(text: string, amounts: readonly Amount[], reading = readingOf(text)): readonly Share[] {
  if (!text.includes('占')) return [];
  const found: Share[] = [];
  let last: { readonly amount: Amount; readonly segment: number } | undefined;
  forEachAmount(text, amounts, reading, ({ amount, segment, year }) => {
    const before = last;
    last = { amount, segment };
    if (amount.sort !== 'percent' || year === undefined) return;
    const words = text.slice(segment, amount.span.start);
    const match = SHARE.exec(words);
    if (!match) return;
    const { whole } = match.groups!;
    const own = nameIn(words.slice(0, match.index));
    const beside = own.length < 2 && before && /^[，,、（(]$/.test(text.slice(before.amount.end, segment)) ? before : undefined;
    const part = beside ? nameIn(text.slice(beside.segment, beside.amount.span.start).replace(/(?:达到?|实现|完成|为|超过|约)+$/, '')) : own;
    if (part.length < 2 || /翻|增长/.test(whole!)) return;
    found.push({ part, value: beside?.amount, whole: nameIn(whole!), area: areaIn(whole!), year, share: amount, span: { start: beside?.segment ?? segment, end: amount.end } });
  });
  return found;
}

const OF_WHOLE = /(?<name>[^，,、。；;：:占和]{2,16})占(?:比|比重|比例)?(?:达到?|为|约|近|超过)?$/;
const INDUSTRIES = /(?:三次产业|一二三产业?|一、二、三产业?|三产)[^。；;]{0,60}$/;
const RATIO = /(?<![0-9.:：∶])([0-9]{1,2}(?:\.[0-9]{1,2})?)[:：∶]([0-9]{1,2}(?:\.[0-9]{1,2})?)[:：∶]([0-9]{1,2}(?:\.[0-9]{1,2})?)(?![0-9.:：∶])/g;

/** Lists of shares of one whole: 其中甲占40%、乙占35% · 三次产业结构调整为5:40:55. Linear in the length of the text. */
export function findShareLists(text: string, amounts: readonly Amount[]): readonly ShareList[] {
  const found: ShareList[] = ratios(text);
  if (!text.includes('其中') || !text.includes('占')) return found;
  let run: { amounts: Amount[]; names: string[] } = { amounts: [], names: [] };
  const close = (): void => {
    if (run.amounts.length > 1) found.push({ shares: run.amounts, names: run.names, closed: false, span: { start: run.amounts[0]!.span.start, end: run.amounts[run.amounts.length - 1]!.end } });
    run = { amounts: [], names: [] };
  };
  for (const amount of amounts) {
    const previous = run.amounts[run.amounts.length - 1];
    const gap = text.slice(Math.max(previous?.end ?? 0, amount.span.start - 40), amount.span.start);
    const name = amount.sort === 'percent' ? OF_WHOLE.exec(gap)?.groups!['name'] : undefined;
    if (name === undefined || (previous && !/^[，,、和]/.test(gap)) || (!previous && !gap.includes('其中'))) {
      close();
      continue;
    }
    run.amounts.push(amount);
    run.names.push(name);
  }
  close();
  return found;
}

function ratios(text: string): ShareList[] {
  if (!/三次产业|[二、]三产|三产/.test(text)) return [];
  return matches(RATIO, text).flatMap((match) => {
    if (!INDUSTRIES.test(text.slice(Math.max(0, match.index - 80), match.index))) return [];
    const span = { start: match.index, end: match.index + match[0].length };
    const shares = match.slice(1, 4).map((written): Amount => {
      const half = 0.5 * 10 ** -(written.split('.')[1]?.length ?? 0);
      const value = Number(written);
      return { span, end: span.end, value, low: value - half, high: value + half, plain: true, whole: false, roundTo: 2 * half, unit: '%', base: '%', factor: 1, sort: 'percent' };
    });
    return [{ shares, names: ['第一产业', '第二产业', '第三产业'], closed: true, span }];
  });
}

interface Placed {
  readonly amount: Amount;
  /** Where its part of the sentence begins, behind the time that stands in it. */
  readonly segment: number;
  /** The year that it is of. */
  readonly year: number | undefined;
}

function forEachAmount(text: string, amounts: readonly Amount[], reading: Reading, visit: (placed: Placed) => void): void {
  if (amounts.length === 0) return;
  const times = reading.extract(findTimes);
  let at = 0;
  let next = 0;
  for (const sentence of reading.extract(sentences)) {
    let time: Time | undefined;
    for (; at < amounts.length && amounts[at]!.span.start < sentence.end; at++) {
      const amount = amounts[at]!;
      for (; next < times.length && times[next]!.span.start < amount.span.start; next++) if (times[next]!.span.start >= sentence.start && times[next]!.role !== 'each' && times[next]!.role !== 'base') time = times[next]!;
      visit({ amount, segment: Math.max(segmentStart(text, sentence.start, amount.span.start), time && time.span.end <= amount.span.start ? time.span.end : 0), year: yearOf(time) });
    }
  }
}

const LONGEST_SEGMENT = 60;

function segmentStart(text: string, from: number, to: number): number {
  for (let index = to - 1; index >= from && index >= to - LONGEST_SEGMENT; index--) {
    if (/[，,；;：:（(]/.test(text[index]!) && !/[0-9０-９]/.test(text[index + 1] ?? '')) return index + 1;
  }
  return Math.max(from, to - LONGEST_SEGMENT);
}

function yearOf(time: Time | undefined): number | undefined {
  if (!time?.possible || (time.role !== 'in' && time.role !== 'by' && time.role !== 'past')) return undefined;
  return time.role === 'in' && time.from !== time.to ? undefined : time.to;
}
