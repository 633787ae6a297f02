/** What of a document changed since an earlier version (改动范围): passages whose words were not there, wherever they stood and however their lines were broken. */

import type { PolicyDocument } from '../document/model.js';
import { bisect } from '../text/bisect.js';
import { foldText } from '../text/fold.js';
import type { Span } from '../text/span.js';
import type { Finding } from './model.js';

/**
 * The spans of what is new: clauses and headings, and lines outside of them (title, head, signature), by their folded words. A text that was there stays what it was where it is
 * moved or its lines are broken anew; of a text that stands more often than before the last places are new.
 */
export function changedSpans(before: PolicyDocument, after: PolicyDocument): Span[] {
  const left = new Map<string, number>();
  for (const { text } of unitsOf(before)) left.set(text, (left.get(text) ?? 0) + 1);
  return unitsOf(after).flatMap(({ text, span }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0 ? [] : [span];
  });
}

/** Whether a finding is about something that changed: it, the run of clauses that it is about, or its evidence in the draft touches a changed span. `changed` is in the order of the text. */
export function isAboutChange({ span, evidence, data }: Pick<Finding, 'span' | 'evidence' | 'data'>, changed: readonly Span[]): boolean {
  const passage = data['passage'];
  const own = evidence.flatMap((each) => (each.document === 'draft' ? [each.span] : []));
  return [span, ...(isSpan(passage) ? [passage] : []), ...own].some((each) => touchesAny(each, changed));
}

function touchesAny({ start, end }: Span, changed: readonly Span[]): boolean {
  const next = changed[bisect(changed.length, (index) => changed[index]!.end > start)];
  return next !== undefined && (next.start < end || (start === end && next.start <= start));
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}

interface Unit {
  readonly text: string;
  readonly span: Span;
}

/** Passages and the lines between them, in the order of the text. */
function unitsOf({ text, headings, clauses }: PolicyDocument): Unit[] {
  const passages = [...headings, ...clauses].sort((a, b) => a.span.start - b.span.start);
  const units: Unit[] = [];
  let at = 0;
  for (const passage of passages) {
    units.push(...linesIn(text, at, passage.span.start), { text: foldText(passage.text), span: passage.span });
    at = Math.max(at, passage.span.end);
  }
  return [...units, ...linesIn(text, at, text.length)].filter((unit) => unit.text !== '');
}

function linesIn(text: string, from: number, to: number): Unit[] {
  return from >= to ? [] : Array.from(text.slice(from, to).matchAll(/[^\r\n]+/g), ({ 0: line, index }) => ({ text: foldText(line), span: { start: from + index, end: from + index + line.length } }));
}
