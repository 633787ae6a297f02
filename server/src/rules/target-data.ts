/** A target in a finding's data (目标数据): the same form that `wenheng targets` writes. */

import type { DocumentTarget } from '../extract/targets/index.js';
import type { DocumentContext } from './model.js';

/** What programs are told of a target. */
export function dataOfTarget(target: DocumentTarget, { document, territory }: Pick<DocumentContext, 'document' | 'territory'>): Readonly<Record<string, unknown>> {
  const { indicator, field, subject, kind, comparator, value, max, unit, base, period, confidence, span } = target;
  const place = target.territory ?? territory;
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
    text: document.text.slice(span.start, span.end).replace(/\s+/g, ''),
    confidence,
  };
}
