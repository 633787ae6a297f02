/** Calendar dates in text: 2022年3月29日, ２０２２-03-29, 二〇二二年三月二十九日. Incomplete dates (2026年 月 日) are no dates. */

import { parseNumeral } from './numerals.js';
import type { Located } from './span.js';

/** A calendar day as `YYYY-MM-DD`; such strings compare in the order of time. */
export type IsoDate = string;

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The ISO form of a day, or `undefined` where no such day exists (1900–2199 only: other years are slips of the pen). */
export function isoDate(year: number, month: number, day: number): IsoDate | undefined {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > DAYS_IN_MONTH[month - 1]!) return undefined;
  if (month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Reads an ISO day (`2026-11-22`) strictly; `undefined` where it is none. */
export function parseIsoDate(text: string): IsoDate | undefined {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text);
  return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

const GAP = '[ \\t\\u3000\\u00a0]{0,3}';
const DATE = new RegExp(
  `(?<![0-9０-９])([0-9０-９]{4}|[一二三四五六七八九〇○零ＯO]{4})${GAP}[年./／-]${GAP}([0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})${GAP}[月./／-]${GAP}([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9０-９])(?:${GAP}日)?`,
  'g',
);

/** Every complete date in a text, in order. Takes linear time: each part of the pattern is bounded. */
export function findDates(text: string): Located<IsoDate>[] {
  const found: Located<IsoDate>[] = [];
  for (const match of text.matchAll(DATE)) {
    const [year, month, day] = [match[1]!, match[2]!, match[3]!].map(parseNumeral);
    const value = isoDate(year ?? 0, month ?? 0, day ?? 0);
    if (value) found.push({ value, span: { start: match.index, end: match.index + match[0].length } });
  }
  return found;
}

/** The ISO day of a calendar date `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** The year of an ISO day. */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}
