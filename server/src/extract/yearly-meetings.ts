/** References to meetings that are named by their year (按年份称呼的会议): 2026年全国两会, 2026年中央经济工作会议. */

import { covered, titleSpans } from '../text/marks.js';
import { parseNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';

/** Meetings of every year: the sessions of the NPC and the CPPCC, and the conference on the economy in December. */
export type YearlyKind = 'two-sessions' | 'economic-work';

/** One meeting with its year. Offsets are relative to the text given. */
export interface YearlyMeetingReference {
  readonly kind: YearlyKind;
  readonly year: number;
  readonly span: Span;
  readonly inTitle: boolean;
}

const REFERENCE = /(?<![0-9０-９])(?<year>[0-9０-９]{4}|二[〇○零Ｏ][一二三四五六七八九〇○零Ｏ]{2})年的?(?:(?<sessions>全国“?两会”?)|(?:召开的)?中央经济工作会议)/g;

const NO_REFERENCES: readonly YearlyMeetingReference[] = [];

/** Every reference in a text, in order. Linear in its length. */
export function findYearlyMeetings(text: string): readonly YearlyMeetingReference[] {
  if (!text.includes('国两会') && !text.includes('国“两会') && !text.includes('经济工作会议')) return NO_REFERENCES;
  const titles = titleSpans(text);
  const found: YearlyMeetingReference[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const year = parseNumeral(match.groups!['year']!);
    if (year === undefined) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    found.push({ kind: match.groups!['sessions'] === undefined ? 'economic-work' : 'two-sessions', year, span, inTitle: covered(titles, span.start) });
  }
  return found;
}
