/** A target as programs are told of it (目标数据): in a finding's data and in what `wenheng targets` writes. */

import type { DocumentTarget } from '../extract/targets/index.js';
import type { DocumentContext } from './model.js';

/** What a target says; `place` is where it is set for. */
export function statementOf(target: DocumentTarget, place: string | undefined): Readonly<Record<string, unknown>> {
  const { indicator, field, subject, kind, comparator, value, max, unit, base, period } = target;
  return {
    indicator,
    ...(field !== undefined && { field }),
    subject: subject ?? null,
    territory: place ?? null,
    kind,
    comparator,
    value,
    ...(max !== undefined && { max }),
    unit,
    base,
    period,
  };
}

/** What the data of a finding tells of a target. */
export function dataOfTarget(target: DocumentTarget, { document, territory }: Pick<DocumentContext, 'document' | 'territory'>): Readonly<Record<string, unknown>> {
  const { confidence, span } = target;
  return { ...statementOf(target, target.territory ?? territory), text: document.text.slice(span.start, span.end).replace(/\s+/g, ''), confidence };
}
