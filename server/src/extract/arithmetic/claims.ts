/** What a text says that can be reckoned over (可核算的表述): sums, developments, totals over years, shares. */

import { readingOf } from '../reading.js';
import { Sign, signsOf } from '../targets/signs.js';
import { findAmounts } from './amounts.js';
import { findDevelopments, type Development } from './developments.js';
import { findShareLists, findShares, type Share, type ShareList } from './statements.js';
import { findSums, type Sum } from './sums.js';
import { findYearlyTotals, type YearlyTotal } from './yearly.js';

export interface Claims {
  readonly sums: readonly Sum[];
  readonly developments: readonly Development[];
  readonly yearlyTotals: readonly YearlyTotal[];
  readonly shares: readonly Share[];
  readonly shareLists: readonly ShareList[];
}

const FIGURE = Sign.digit | Sign.tens | Sign.large;
const WORDS = /共|合计|总计|其中|分别|[（(：:]|[增提翻升降减扩]|每年|年均|年平均|占|三次产业|三产/;

/** The claims of a text, all in one; none where it has none. Linear in its length. */
export function findClaims(text: string, reading = readingOf(text)): readonly Claims[] {
  if ((reading.extract(signsOf) & FIGURE) === 0 || !WORDS.test(text)) return [];
  const amounts = reading.extract(findAmounts);
  if (amounts.length === 0 && !text.includes('产')) return [];
  const claims: Claims = {
    sums: findSums(text, amounts),
    developments: findDevelopments(text, amounts, reading),
    yearlyTotals: findYearlyTotals(text, amounts),
    shares: findShares(text, amounts, reading),
    shareLists: findShareLists(text, amounts),
  };
  return Object.values(claims).some((found: readonly unknown[]) => found.length > 0) ? [claims] : [];
}
