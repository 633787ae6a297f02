/** What values a target allows (取值范围), and how two such ranges stand to each other. Values are in the base unit. */

import type { Target } from '../extract/targets/index.js';
import { sameUnit } from '../extract/targets/units.js';

/** A range of values; a bound that is open does not belong to it. */
export interface Range {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
}

/** 左右 allows so much to both sides, as a share of the value. */
const ABOUT = 0.05;

/** The values that a target allows. */
export function rangeOf({ comparator, base: { value, max = value } }: Target): Range {
  switch (comparator) {
    case '>=':
    case '>':
      return { low: value, lowOpen: comparator === '>', high: Infinity, highOpen: true };
    case '<=':
    case '<':
      return { low: -Infinity, lowOpen: true, high: value, highOpen: comparator === '<' };
    case '≈':
      return { low: value * (1 - ABOUT), lowOpen: false, high: value * (1 + ABOUT), highOpen: false };
    default:
      return { low: value, lowOpen: false, high: max, highOpen: false };
  }
}

/** Whether no value meets both. */
export function areDisjoint(one: Range, other: Range): boolean {
  return isBelow(one, other) || isBelow(other, one);
}

function isBelow(one: Range, other: Range): boolean {
  return one.high < other.low || (one.high === other.low && (one.highOpen || other.lowOpen));
}

/** How much a target asks for at least, so that more is better: the floor of what it allows, or its ceiling turned round. */
export function requirementOf(target: Target, better: 'higher' | 'lower'): number {
  const { base: { value, max = value }, falling } = target;
  return better === 'higher' || falling ? value : -max;
}

/** Whether the figures of two targets may be compared as they are. */
export function sameUnits(one: Target, other: Target): boolean {
  return sameUnit(one.base.unit, other.base.unit);
}

/** A figure as it is written: `85%以上`, `4.5—5%`, `不超过3万家`. */
export function written({ comparator, value, max, unit }: Target): string {
  const figure = `${value}${max === undefined ? '' : `—${max}`}${unit}`;
  const words: Readonly<Record<Target['comparator'], readonly [string, string]>> = { '=': ['', ''], '>=': ['', '以上'], '>': ['超过', ''], '<=': ['不超过', ''], '<': ['低于', ''], '≈': ['', '左右'], range: ['', ''] };
  const [before, after] = words[comparator];
  return `${before}${figure}${after}`;
}

/** How often 10⁴ or 10⁸ apart two values of one target may be from a slip of the unit, and how far the figures themselves differ then. */
const SLIPS = [1e4, 1e8];
const NEAR = 3;

/** Whether two figures of one target differ as if 万 and 亿 had been mistaken: 1200亿元, 1200万元. */
export function isUnitSlip(one: Target, other: Target): boolean {
  if (one.unit === other.unit || !sameUnits(one, other) || one.base.value <= 0 || other.base.value <= 0) return false;
  const times = Math.max(one.base.value, other.base.value) / Math.min(one.base.value, other.base.value);
  return SLIPS.some((slip) => times >= slip / NEAR && times <= slip * NEAR);
}
