/** Whether a value grew by what is said (基数、增幅与结果是否相符), with the formula to be shown. */

import type { Amount } from '../../extract/arithmetic/amounts.js';
import type { Change } from '../../extract/arithmetic/developments.js';
import { exact } from '../../text/numerals.js';
import { areApart, loosely, map, times, type Interval } from './intervals.js';

/** A change that does not lead from one value to the other. */
export interface GrowthMistake {
  readonly change: Change;
  /** `1000×(1＋10%)^5≈1610.5`: in the unit of the result as written. */
  readonly formula: string;
  /** What would lead there, as a figure: `8.45%`. */
  readonly implied: string;
  /** Yearly difference between the growth that the amounts show and the one that is named, in percentage points; `undefined` where years are unknown. */
  readonly gap: number | undefined;
}

/** Yearly rates are reckoned from figures that were rounded themselves. */
const YEARLY_SLACK = 0.001;
/** 增长10%左右 may be half a point off. */
const ABOUT_POINTS = 0.5;

/** What is wrong with a change; `undefined` where nothing is, or where the years are not known. */
export function mistakeInChange(from: Amount, to: Amount, change: Change, spans: readonly number[]): GrowthMistake | undefined {
  const start = loosely(from);
  const end = loosely(to);
  if (from.value <= 0) return undefined;
  if (change.manner !== 'yearly') {
    const expected = resultOf(start, change, 1);
    return expected && areApart(expected, end) && !isOtherwiseRight(from, to, change) ? mistake(from, to, change, 1, spans[0]) : undefined;
  }
  if (spans.length === 0) return undefined;
  const wrong = spans.every((years) => areApart(resultOf(start, change, years)!, end));
  return wrong ? mistake(from, to, change, spans[0]!, spans[0]) : undefined;
}

/** The values that a change leads to. */
function resultOf(start: Interval, { manner, amount, falling }: Change, years: number): Interval | undefined {
  const rate = rateOf(amount);
  const sign = falling ? -1 : 1;
  switch (manner) {
    case 'growth':
    case 'yearly': {
      const slack = manner === 'yearly' ? YEARLY_SLACK : 0;
      const factors = [1 + (sign * rate.low) / 100 - slack, rate.high === Infinity ? (falling ? 0 : Infinity) : 1 + (sign * rate.high) / 100 + slack * sign].sort((a, b) => a - b);
      return times(start, map({ low: Math.max(0, factors[0]!), high: factors[1]! }, (factor) => factor ** years));
    }
    case 'times':
      return falling ? undefined : times(start, map(rate, (value) => value + 1));
    case 'multiple':
      return times(start, rate);
    default: {
      const by = loosely(amount);
      return falling ? { low: Math.max(0, start.low - by.high), high: start.high - by.low } : { low: start.low + by.low, high: start.high + by.high };
    }
  }
}

/** 左右 of a rate counts in points. */
function rateOf(amount: Amount): Interval {
  const { low, high, value, plain } = amount;
  if (amount.sort !== 'percent' || plain || low === 0 || high === Infinity) return amount.sort === 'multiple' ? { low: value * 0.98, high: high === Infinity ? high : value * 1.05 } : { low, high };
  return { low: Math.min(low, value - ABOUT_POINTS), high: Math.max(high, value + ABOUT_POINTS) };
}

/** A value in per cent that rises by so many per cent may mean points. */
function isOtherwiseRight(from: Amount, to: Amount, { manner, amount, falling }: Change): boolean {
  if (from.sort !== 'percent') return false;
  return manner === 'growth' && !areApart({ low: Math.abs(to.value - from.value) - 0.2, high: Math.abs(to.value - from.value) + 0.2 }, amount) && falling === to.value < from.value;
}

function mistake(from: Amount, to: Amount, change: Change, years: number, span: number | undefined): GrowthMistake {
  const ratio = to.value / from.value;
  const yearly = (ratio ** (1 / years) - 1) * 100;
  const base = inUnitOf(from.value, to);
  const { amount, manner, falling } = change;
  const sign = falling ? '－' : '＋';
  const rate = `${amountShown(amount)}`;
  const unit = to.unit;
  const shown = (factor: number): string => `${figure(exact((from.value / to.factor) * factor))}${unit}`;
  const signed = falling ? -1 : 1;
  const formulas: Readonly<Record<Change['manner'], () => { formula: string; implied: string }>> = {
    growth: () => ({ formula: `${base}×(1${sign}${rate})＝${shown(1 + (signed * amount.value) / 100)}`, implied: `${figure((ratio - 1) * signed * 100)}%` }),
    yearly: () => ({ formula: `${base}×(1${sign}${rate})^${years}＝${shown((1 + (signed * amount.value) / 100) ** years)}`, implied: `${figure(yearly * signed)}%` }),
    times: () => ({ formula: `${base}×(1＋${figure(amount.value)})＝${shown(1 + amount.value)}`, implied: `${figure(ratio - 1)}倍` }),
    multiple: () => ({ formula: `${base}×${amount.value}＝${shown(amount.value)}`, implied: `${figure(ratio)}倍` }),
    amount: () => ({ formula: `${base}${sign}${figure(amount.value / to.factor)}＝${figure(exact(from.value / to.factor + (signed * amount.value) / to.factor))}${unit}`, implied: `${figure((to.value - from.value) * signed / to.factor)}${amount.sort === 'points' ? '个百分点' : unit}` }),
  };
  const gap = span === undefined || falling || manner === 'amount' ? undefined : yearlyOf(ratio, span) - yearlyOf(manner === 'yearly' ? (1 + amount.value / 100) ** span : manner === 'growth' ? 1 + amount.value / 100 : manner === 'times' ? 1 + amount.value : amount.value, span);
  return { change, ...formulas[manner](), gap };
}

function yearlyOf(ratio: number, years: number): number {
  return (ratio ** (1 / years) - 1) * 100;
}

function inUnitOf(value: number, to: Amount): string {
  return figure(exact(value / to.factor));
}

function amountShown({ value }: Amount): string {
  return `${figure(value)}%`;
}

/** A figure with as many decimals as it needs, two at most, or three significant ones where it is small. */
export function figure(value: number): string {
  const size = Math.abs(value);
  return String(Number(size < 1 ? value.toPrecision(3) : value.toFixed(size < 10_000 ? 2 : 0)));
}
