/** Ranges as JSON (范围): lines and columns from 1, offsets from 0, in UTF-16 units of the decoded text. */

import type { LineIndex } from '../text/lines.js';
import type { Span } from '../text/span.js';

/** A span with its lines and columns. */
export function rangeJson(lines: LineIndex, span: Span): object {
  return { start: lines.position(span.start), end: lines.position(span.end) };
}
