/** The points of an indicator's chart (目标对照图): which of the draft's and of others' values are drawn, in the unit that the draft writes. */

import type { DocumentTarget } from '../../extract/targets/index.js';
import { endOf } from '../../rules/target-identity.js';
import type { ChartPoint, Series } from './chart.js';
import type { LedgerColumn, LedgerRow } from './ledger.js';

/** One value of one document. */
export interface TargetPoint extends ChartPoint<Series> {
  /** 0 for the draft, otherwise the column and 1. */
  readonly source: number;
  readonly target: DocumentTarget;
}

const MOST_POINTS = 40;
/** Years before the draft's first and behind its last that are drawn: farther ones would press the others together. */
const YEARS_BEFORE = 5;
const YEARS_BEHIND = 10;

/** The draft's points first, then those of the columns in their order. What was hardly understood is not drawn. */
export function pointsOf({ own, cells }: LedgerRow, columns: readonly LedgerColumn[]): TargetPoint[] {
  const { value, base } = own[0];
  const factor = base.value === 0 ? 1 : value / base.value;
  const points = (targets: readonly DocumentTarget[], series: Series, source: number): TargetPoint[] =>
    targets.flatMap((target) => {
      const year = endOf(target.period);
      return year === undefined || target.confidence === 'low' ? [] : [{ series, source, line: `${source} ${target.territory ?? ''}`, year, value: target.base.value * factor, label: figuresOf(target), target }];
    });
  const ours = points(own, 'own', 0);
  if (ours.length === 0) return [];
  const theirs = columns.flatMap(({ document, relation }, index) => points(cells.get(document) ?? [], relation, index + 1));
  const years = ours.map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return [...ours, ...theirs.filter(({ year }) => year >= first - YEARS_BEFORE && year <= last + YEARS_BEHIND)].slice(0, MOST_POINTS);
}

/** As written, in the unit of its document: that of the axis nearly always. */
function figuresOf({ value, max, unit }: DocumentTarget): string {
  return `${value}${max === undefined ? '' : `—${max}`}${unit === '%' ? '%' : ''}`;
}
