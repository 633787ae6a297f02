/** Which targets may be held against each other (可比目标): the same indicator, subject, field, kind and statistical scope, and periods that agree. */

import type { DocumentTarget, Period, Target } from '../extract/targets/index.js';
import type { Facts } from '../facts/facts.js';
import type { IndicatorRow, Indicators } from '../facts/indicators.js';
import type { Localized } from '../text/localized.js';

/** What a target is looked up by: equal keys mean the same indicator of the same units, stated in the same manner for the same place. */
export function keyOfTarget(target: Target, { indicators }: Facts): string {
  return `${identityOf(target, indicators)}|${mannerOf(target)}|${target.territory ?? ''}`;
}

/** The indicator with the class of units that it is measured on: by the table as a whole, else each by itself. */
function identityOf(target: Target, indicators: Indicators): string {
  const whole = indicators.identify(fullName(target));
  if (whole.row) return `${whole.key}@${subjectOf(target, whole.row, indicators)}`;
  const { key, row } = indicators.identify(withField(target));
  return row ? `${key}@${subjectOf(target, row, indicators)}` : whole.key;
}

/** Bodies above a size that reports are made for: 规上企业 of an indicator of industry are its 规上工业企业. */
const REPORTING = /^规上(?:工业|制造业)?企业$/;

function subjectOf({ subject }: Target, row: IndicatorRow, indicators: Indicators): string {
  const own = subject === undefined ? '' : indicators.normalForm(subject);
  const usual = row.subject === undefined ? '' : indicators.normalForm(row.subject);
  return own === '' || (usual !== '' && REPORTING.test(own)) ? usual : own;
}

/** Whether the table knows the indicator, so that its name means the same in every document. */
export function isKnown(target: Target, { indicators }: Facts): boolean {
  return indicators.identify(fullName(target)).row !== undefined || indicators.identify(withField(target)).row !== undefined;
}

/** Ratios, rates, intensities and averages can be held against those of another territory, totals cannot. */
export function isRelative(target: Target, { indicators }: Facts): boolean {
  if (target.kind === 'growth') return target.unit === '%';
  return target.kind === 'level' && indicators.kindOf(fullName(target), target.unit) === 'relative';
}

/** The indicator with the field and the class of units that it is measured on: 规模以上工业企业关键工序数控化率. */
export function fullName(target: Target): string {
  return `${target.subject ?? ''}${withField(target)}`;
}

/** 累计 says of a number of things only that it is their number by then. */
function withField({ field = '', indicator }: Target): string {
  const name = indicator.replace(/^累计(?=.{2})/, '');
  return name.startsWith(field) ? name : field + name;
}

/** Levels and counts are amounts that are reached; a growth, a change or a rank is something else of the same indicator. */
export function mannerOf({ kind, falling, since, period }: Target): string {
  const sort = kind === 'level' || kind === 'count' ? 'amount' : kind;
  const base = kind === 'delta' || kind === 'multiple' || (kind === 'growth' && !period.annual) ? (since ?? '') : '';
  return `${sort} ${falling ? 'falling' : ''} ${period.annual ? 'annual' : ''} ${base}`;
}

/** The last year of a period. */
export function endOf({ by, to }: Period): number | undefined {
  return by ?? to;
}

/** Whether two periods are the same: they end together, and what is summed up over years is summed up over the same. */
export function samePeriod(one: Target, other: Target): boolean {
  const [a, b] = [one.period, other.period];
  if (endOf(a) === undefined || endOf(a) !== endOf(b) || (a.month ?? 12) !== (b.month ?? 12)) return false;
  return a.from === b.from || a.from === undefined || b.from === undefined;
}

/** A period as a message says it: 2025年, 2026年6月底, 2021—2025年. */
export function periodText({ by, from, to, month }: Period): Localized {
  if (from !== undefined && to !== undefined) return { zh: `${from}—${to}年`, en: `${from}–${to}` };
  if (by === undefined) return { zh: '未写时限', en: 'no year' };
  return month === undefined ? { zh: `${by}年`, en: `${by}` } : { zh: `${by}年${month}月`, en: `${by}-${String(month).padStart(2, '0')}` };
}

/** Only what is understood for certain is held against anything. */
export function isCertain({ confidence }: Target): boolean {
  return confidence === 'high';
}


/** The same target without the place that its document sets it for. */
export function withoutTerritory(target: DocumentTarget): DocumentTarget {
  return target.territory === undefined ? target : { ...target, territory: '' };
}
