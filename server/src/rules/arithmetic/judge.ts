/** Judges the claims of one clause and of what they are compared with (核算): each mistake as a report in the document's offsets. */

import { spanInDocument, type Clause } from '../../document/model.js';
import type { Amount } from '../../extract/arithmetic/amounts.js';
import type { Development } from '../../extract/arithmetic/developments.js';
import type { Share, ShareList } from '../../extract/arithmetic/statements.js';
import type { Sum } from '../../extract/arithmetic/sums.js';
import type { YearlyTotal } from '../../extract/arithmetic/yearly.js';
import { exact } from '../../text/numerals.js';
import type { Evidence, Frame, Report } from '../model.js';
import { figure, mistakeInChange } from './growth.js';
import { areApart, loosely, strictly, sumOf } from './intervals.js';
import { MESSAGES } from './messages.js';
import { valueOf, type Known } from './statements.js';
import { mistakeIn } from './sums.js';

/** Where a claim stands and what it is judged by. */
export interface Setting extends Pick<Frame, 'facts' | 'level'> {
  readonly clause: Clause;
  /** Whether the section looks back. */
  readonly retrospective: boolean;
  /** The year on whose standpoint the draft is judged. */
  readonly year: number;
  /** What the draft says of indicators by year, read when it is first wanted. */
  readonly known: () => ReadonlyMap<string, readonly Known[]>;
}

export function judgeSum(sum: Sum, { clause }: Setting): Report[] {
  const mistake = mistakeIn(sum);
  if (!mistake) return [];
  const { total, parts } = sum;
  const written = quote(clause, total);
  const formula = addition(parts.map(({ value }) => value), total.factor, total.unit);
  const message = mistake.kind === 'part-exceeds' ? MESSAGES.partExceeds(written) : mistake.kind === 'exceeds' ? MESSAGES.exceeds(formula, written) : MESSAGES.unequal(formula, written);
  return [{ span: spanOf(clause, total), message, cap: mistake.certain ? 'error' : 'warning', data: { check: 'sum', relation: sum.relation, parts: parts.map(({ value }) => value), sum: mistake.sum, total: total.value } }];
}

/** Indicators whose growth is reckoned in constant prices by convention, while amounts are at current ones. */
const REAL_GROWTH = /生产总值|GDP|增加值|总产值|国民收入|人均.{0,8}收入|可支配收入|纯收入|消费水平/;
/** What prices may make of a difference, in percentage points a year. */
const MOST_BY_PRICES = 8;

export function judgeDevelopment(development: Development, setting: Setting): Report[] {
  const { clause } = setting;
  const { to, since, until, name, area, lead, changes } = development;
  const base = development.from ? undefined : since === undefined ? undefined : valueOf(setting.known(), { name, area, year: since }, to.base, setting);
  const from = development.from ?? base?.amount;
  if (!from) return [];
  const spans = [...new Set([since !== undefined && until !== undefined ? until - since : undefined, development.years].filter((years) => years !== undefined && years >= 1 && years <= 40))] as number[];
  for (const change of changes) {
    const mistake = mistakeInChange(from, to, change, spans);
    if (!mistake) continue;
    const inMoney = to.sort === 'money' && change.manner !== 'amount';
    const result = quote(clause, to);
    const data = { check: 'growth', from: from.value, to: to.value, manner: change.manner, change: change.amount.value, years: spans[0] ?? null, formula: mistake.formula, implied: mistake.implied };
    const evidence: Evidence[] = base ? [{ document: 'draft', span: base.span, message: MESSAGES.base }] : [];
    if (inMoney && development.constantPrices) return [];
    if (inMoney && REAL_GROWTH.test(`${name}${lead}`) && (mistake.gap === undefined || Math.abs(mistake.gap) <= MOST_BY_PRICES)) {
      if (isPast(development, setting)) return [];
      return [{ span: spanOf(clause, to), message: MESSAGES.prices(mistake.formula, result, mistake.implied), cap: 'info', evidence, data: { ...data, prices: true } }];
    }
    return [{ span: spanOf(clause, to), message: MESSAGES.growth(mistake.formula, result, mistake.implied), cap: 'warning', evidence, data }];
  }
  return [];
}

/** What was reached is told by the statisticians: growth in constant prices beside amounts at current ones. */
function isPast({ until, aimed }: Development, { retrospective, year }: Setting): boolean {
  return retrospective || (until !== undefined && until < year) || (until === undefined && !aimed);
}

/** An average is rounded, or cut off, to a round figure; no further than by this share of it. */
const AVERAGE = 0.05;

export function judgeYearly({ total, yearly, years, average }: YearlyTotal, { clause }: Setting): Report[] {
  const slack = average && yearly.plain ? Math.min(yearly.roundTo, Math.max(yearly.value * AVERAGE, yearly.factor)) : 0;
  const { low, high } = strictly(yearly);
  const sum = { low: (low - slack) * years, high: (high + slack) * years };
  if (!areApart(sum, average ? loosely(total) : strictly(total))) return [];
  const each = exact(yearly.value / total.factor);
  const formula = `${figure(each)}×${years}＝${figure(exact(each * years))}${total.unit}`;
  return [{ span: spanOf(clause, total), message: MESSAGES.yearly(formula, quote(clause, total)), cap: 'warning', data: { check: 'yearly', yearly: yearly.value, years, total: total.value } }];
}

export function judgeShare({ part, value, whole, area, year, share }: Share, setting: Setting): Report[] {
  const { clause, known } = setting;
  const base = value?.base ?? '元';
  const wholeKnown = valueOf(known(), { name: whole, area, year }, base, setting);
  if (!wholeKnown) return [];
  const partKnown = value ? undefined : valueOf(known(), { name: part, area, year }, base, setting);
  const amount = value ?? partKnown?.amount;
  if (!amount || wholeKnown.amount.value <= 0) return [];
  const [a, b] = [loosely(amount), loosely(wholeKnown.amount)];
  const ratio = { low: (a.low / b.high) * 100, high: (a.high / b.low) * 100 };
  if (!areApart(ratio, share)) return [];
  const formula = `${figure(exact(amount.value / wholeKnown.amount.factor))}÷${figure(exact(wholeKnown.amount.value / wholeKnown.amount.factor))}＝${figure((amount.value / wholeKnown.amount.value) * 100)}%`;
  const evidence: Evidence[] = [{ document: 'draft', span: wholeKnown.span, message: MESSAGES.whole }, ...(partKnown ? [{ document: 'draft' as const, span: partKnown.span, message: MESSAGES.part }] : [])];
  return [{ span: spanOf(clause, share), message: MESSAGES.share(formula, quote(clause, share)), cap: 'warning', evidence, data: { check: 'share', part: amount.value, whole: wholeKnown.amount.value, share: share.value } }];
}

export function judgeShareList({ shares, closed, span }: ShareList, { clause }: Setting): Report[] {
  const sum = sumOf(shares.map(strictly));
  const formula = addition(shares.map(({ value }) => value), 1, closed ? '' : '%');
  const data = { check: 'shares', shares: shares.map(({ value }) => value) };
  if (closed ? !areApart(sum, { low: 100, high: 100 }) : sum.low <= 100 + 1e-9) return [];
  return [{ span: spanInDocument(clause, span), message: closed ? MESSAGES.sharesUnequal(formula) : MESSAGES.sharesExceed(formula), cap: 'warning', data }];
}

/** `10＋20＋5＝35家`. */
export function addition(values: readonly number[], factor: number, unit: string): string {
  const shown = values.map((value) => figure(exact(value / factor)));
  const listed = shown.length > 8 ? [...shown.slice(0, 4), '…', ...shown.slice(-2)] : shown;
  return `${listed.join('＋')}＝${figure(exact(values.reduce((sum, value) => sum + value, 0) / factor))}${unit}`;
}

function quote({ text }: Clause, { span, end }: Amount): string {
  return text.slice(span.start, end).trim();
}

function spanOf(clause: Clause, { span, end }: Amount): { start: number; end: number } {
  return spanInDocument(clause, { start: span.start, end });
}
