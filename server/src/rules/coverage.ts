/** How much of a clause a set of matched stretches covers, counted in characters that carry meaning. */

import { isWordCode } from '../text/characters.js';
import type { Span } from '../text/span.js';

/** Counts of meaningful characters (letters, digits, ideographs) outside the neutral stretches. */
export interface Coverage {
  /** All of them. */
  readonly total: number;
  /** Those inside the matched stretches. */
  readonly matched: number;
}

/** Measures a text against matched and neutral stretches (both as offsets into it; they may overlap and come in any order). */
export function measure(text: string, matched: readonly Span[], neutral: readonly Span[]): Coverage {
  const NEUTRAL = 1;
  const MATCHED = 2;
  const marks = new Uint8Array(text.length);
  for (const span of matched) marks.fill(MATCHED, span.start, span.end);
  for (const span of neutral) marks.fill(NEUTRAL, span.start, span.end);
  let total = 0;
  let covered = 0;
  for (let index = 0; index < text.length; index++) {
    if (marks[index] === NEUTRAL || !isWordCode(text.charCodeAt(index))) continue;
    total++;
    if (marks[index] === MATCHED) covered++;
  }
  return { total, matched: covered };
}
