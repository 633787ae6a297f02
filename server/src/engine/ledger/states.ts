/** How an indicator of the ledger stands (台账状态): with findings, beside a superior's target, beside others only, or alone. */

import type { DocumentTarget } from '../../extract/targets/index.js';
import type { Finding } from '../model.js';
import type { Ledger, LedgerRow } from './ledger.js';

/** `finding`: a rule on targets has marked it. `superior`, `others`: the corpus has the same, from a superior or not. `alone`: it has not. */
export type RowState = 'finding' | 'superior' | 'others' | 'alone';

/** So near before a target stands the time that belongs to it: 到2032年，. */
const NEAR = 8;

/** The findings of each indicator: those that touch one of its targets, or nothing but the time that stands just before one. */
export function findingsByRow(rows: readonly LedgerRow[], findings: readonly Finding[]): Map<LedgerRow, Finding[]> {
  const targets = rows.flatMap((row) => row.own.map((target) => ({ row, target })));
  const byRow = new Map<LedgerRow, Finding[]>();
  for (const finding of findings) {
    const touched = targets.filter(({ target }) => touches(finding, target, 0));
    const concerned = touched.length > 0 ? touched : targets.filter(({ target }) => touches(finding, target, NEAR));
    for (const row of new Set(concerned.map((each) => each.row))) byRow.set(row, [...(byRow.get(row) ?? []), finding]);
  }
  return byRow;
}

function touches({ span: { start, end } }: Finding, { span, clause }: DocumentTarget, near: number): boolean {
  return start < span.end && end > Math.max(clause.span.start, span.start - near);
}

/** The state of a row with its findings. */
export function stateOf({ cells }: LedgerRow, { columns }: Ledger, findings: readonly Finding[]): RowState {
  if (findings.length > 0) return 'finding';
  if (columns.some(({ document, relation }) => relation === 'superior' && cells.has(document))) return 'superior';
  return cells.size > 0 ? 'others' : 'alone';
}
