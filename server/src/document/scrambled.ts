/** Years that cannot be (年份错乱): `到4549年`, `0403年底前`. They show that the digits of a text were scrambled on the way. */

import { narrow } from '../text/characters.js';
import { parseNumeral } from '../text/numerals.js';
import type { Located } from '../text/span.js';
import type { PolicyDocument } from './model.js';

/** Years that official texts speak of, history and far plans included. */
const FIRST = 1800;
const LAST = 2100;
/** Nobody writes an earlier year with four digits (`0403年`). */
const FIRST_OF_FOUR_DIGITS = 1000;
const YEAR = /[0-9０-９]{4}[ \t\u3000\u00a0]?年/g;
const AROUND = 6;
/** A time that is set: 到…年, …年底. */
const AIMED = /[到至][ \u3000]?$/;
const DATED = /^(?:[底末初版起]|度|[0-9０-９]{1,2}月)/;
/** A stretch of time: 长达2600年, 5000年文明. */
const LASTING = /(?:长达|距今|[近约逾达有]|历时|历经|延续|跨越|传承|超过|上下)[ \u3000]?$/;
const LASTED = /^(?:[多来余前间]|以[上来]|左右|的?(?:历史|文明|文化|岁月)|一遇)/;

/**
 * The years in 年 context that cannot be, as written (`4549`), with their places in the document's text, in order. A text
 * without any says nothing of whether its other digits are right. Durations (长达2600年) and history (始建于1368年) are none. Linear.
 */
export function scrambledYears(document: PolicyDocument): readonly Located<string>[] {
  const { text } = document;
  const found: Located<string>[] = [];
  for (const match of text.matchAll(YEAR)) {
    const span = { start: match.index, end: match.index + 4 };
    const value = text.slice(span.start, span.end);
    const before = text.slice(Math.max(0, span.start - AROUND), span.start);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + AROUND);
    if (!belongsToNumber(text, span.start) && isImpossible(parseNumeral(value)!, before, after)) found.push({ value, span });
  }
  return found;
}

/** Whether the digits go on to the left: `12345年`, `1.2345年`, `3-4549年`. */
function belongsToNumber(text: string, start: number): boolean {
  const before = narrow(text.charCodeAt(start - 1));
  if (isDigit(before)) return true;
  return (before === 0x2e || before === 0x2c) && isDigit(narrow(text.charCodeAt(start - 2)));
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isImpossible(year: number, before: string, after: string): boolean {
  if (year >= FIRST && year <= LAST) return false;
  if (year < FIRST_OF_FOUR_DIGITS) return true;
  if (LASTING.test(before) || LASTED.test(after)) return false;
  const isSet = AIMED.test(before) || DATED.test(after);
  return isSet || (year > LAST && year % 100 !== 0);
}
