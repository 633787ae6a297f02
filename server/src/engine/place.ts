/** From a passage to the document: findings are judged relative to their passage and put in place at the end. */

import { isUnbroken, spanInDocument, type Passage, type PolicyDocument } from '../document/model.js';
import type { NotChecked, Report } from '../rules/model.js';
import type { Span } from '../text/span.js';

/** A report on a passage as a report on the document. */
export function placeReport(document: PolicyDocument, passage: Passage, report: Report): Report {
  const at = (span: Span): Span => spanInDocument(passage, span);
  const { span, evidence, fixes } = report;
  return {
    ...report,
    span: at(span),
    ...(evidence && { evidence: evidence.map((piece) => (piece.document === 'draft' ? { ...piece, span: at(piece.span) } : piece)) }),
    ...(fixes && { fixes: fixes.filter((fix) => fix.edits.every((edit) => isUnbroken(document, passage, edit.span))).map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, span: at(edit.span) })) })) }),
  };
}

/** The same for what a rule left open. */
export function placeNotChecked(passage: Passage, entry: NotChecked): NotChecked {
  return entry.span ? { ...entry, span: spanInDocument(passage, entry.span) } : entry;
}
