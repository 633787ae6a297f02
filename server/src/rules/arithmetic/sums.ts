/** Whether a list of amounts adds up to its total (合计是否相符). */

import { isPlaceName, type Sum } from '../../extract/arithmetic/sums.js';
import { exact } from '../../text/numerals.js';
import { areApart, isUnder, strictly, sumOf } from './intervals.js';

/** A list that does not add up: what it adds up to, and how sure that is. */
export interface SumMistake {
  readonly kind: 'unequal' | 'exceeds' | 'part-exceeds';
  /** In the base unit. */
  readonly sum: number;
  /** Whole numbers in a list that is all of its total: there is one right answer. */
  readonly certain: boolean;
}

const FORM = /(?:级|类|型|性|性质|等|批|年|院校|以上|以下)$|^(?:国家|省|市|县|第|中央|地方|幼儿园|小学|初中|高中)/;

/** What is wrong with a sum; `undefined` where nothing is, or where it cannot be told. */
export function mistakeIn({ relation, total, parts, names, certain, starts }: Sum): SumMistake | undefined {
  const whole = strictly(total);
  const sum = sumOf(parts.map(strictly));
  const value = exact(parts.reduce((added, part) => added + part.value, 0));
  if (relation === 'open') {
    if (parts.some((part) => isUnder(whole, strictly(part)))) return { kind: 'part-exceeds', sum: value, certain: false };
    return isUnder(whole, sum) && parts.length > 1 && areApartByName(names) ? { kind: 'exceeds', sum: value, certain: false } : undefined;
  }
  if (!areApart(whole, sum)) return undefined;
  if (relation === 'bracket' && (!names.every((name) => name.length >= 2) || !isOneSort(names))) return undefined;
  if (starts.some((from) => parts.length - from >= 2 && !areApart(whole, sumOf(parts.slice(from).map(strictly))))) return undefined;
  return { kind: 'unequal', sum: value, certain: relation === 'closed' && certain && total.whole && parts.every((part) => part.whole) };
}

/** Places do not overlap, nor do grades of one sort. */
function areApartByName(names: readonly string[]): boolean {
  return names.every(isPlaceName) || names.every((name) => FORM.test(name)) || isOneSort(names);
}

/** Names that are places, or end or begin alike: A类, B类; 甲市, 乙县. */
function isOneSort(names: readonly string[]): boolean {
  const last = names.map((name) => name.slice(-1));
  return names.every(isPlaceName) || (last[0] !== '' && last.every((sign) => sign === last[0]));
}
