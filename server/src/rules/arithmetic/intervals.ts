/** Values that a written figure may stand for (取值区间), and what may be reckoned with them. */

import type { Amount } from '../../extract/arithmetic/amounts.js';

/** From `low` to `high`, both included. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A figure with zeros at its end may be rounded to them, but no further than by this share of it. */
const MOST_ROUNDED = 0.01;
/** What binary fractions leave over. */
const DUST = 1e-9;

/** The values that a figure stands for as it is written. */
export function strictly({ low, high }: Amount): Interval {
  return { low, high };
}

/** The same, where the figure may be rounded to the zeros that it ends with: 1500亿元 grown from 1000亿元. */
export function loosely({ low, high, value, roundTo, whole }: Amount): Interval {
  const slack = whole && value < 100 ? 0 : Math.min(roundTo / 2, Math.abs(value) * MOST_ROUNDED);
  return { low: low === 0 ? 0 : Math.min(low, value - slack), high: high === Infinity ? high : Math.max(high, value + slack) };
}

export function sumOf(parts: readonly Interval[]): Interval {
  return { low: parts.reduce((sum, { low }) => sum + low, 0), high: parts.reduce((sum, { high }) => sum + high, 0) };
}

export function times(one: Interval, factor: Interval): Interval {
  return { low: one.low * factor.low, high: one.high * factor.high };
}

export function map({ low, high }: Interval, by: (value: number) => number): Interval {
  return { low: by(low), high: high === Infinity ? Infinity : by(high) };
}

/** Whether no value lies in both. */
export function areApart(one: Interval, other: Interval): boolean {
  return isUnder(one, other) || isUnder(other, one);
}

/** Whether all of one lies under all of the other. */
export function isUnder(one: Interval, other: Interval): boolean {
  return one.high < other.low - DUST * Math.max(1, Math.abs(other.low));
}
