/** References to five-year plans (五年规划) in running text: “十四五”规划, 十三五时期, 第十四个五年规划. */

import { covered, titleSpans } from '../text/marks.js';
import { parseNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';

/** A plan as the text names it. Offsets are relative to the text given. */
export interface PlanReference {
  /** Number of the plan: 14 for 十四五. */
  readonly ordinal: number;
  /** The name with its quotation marks: `“十四五”`. */
  readonly span: Span;
  /** Whether it stands inside 《…》. */
  readonly inTitle: boolean;
}

const PLAN = /[“"「]?(?<![零〇○一二三四五六七八九十百千第年月])(?<short>十[一二三四五六七八九])五[”"」]?(?![大届中条项年月日名个家次章、]|普法|[一二三四五六七八九十百])|[“"「](?<early>[六七八九十])五[”"」](?!普法)|第(?<full>十[一二三四五六七八九]?)个五年(?:规划|计划)/g;

const NO_REFERENCES: readonly PlanReference[] = [];

/** Every plan named in a text (one clause or heading), in order. Linear in its length. */
export function findPlans(text: string): readonly PlanReference[] {
  if (!text.includes('五')) return NO_REFERENCES;
  const titles = titleSpans(text);
  const found: PlanReference[] = [];
  for (const match of text.matchAll(PLAN)) {
    const numeral = match.groups!['short'] ?? match.groups!['early'] ?? match.groups!['full']!;
    const span = { start: match.index, end: match.index + match[0].length };
    found.push({ ordinal: parseNumeral(numeral)!, span, inTitle: covered(titles, span.start) });
  }
  return found;
}
