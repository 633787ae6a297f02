/** Document numbers (发文字号): `示例政发〔2023〕5号` in every bracket and width, found in running text and compared in one form. */

import { parseNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';

/** A document number as it stands in a text. Offsets are relative to the text given. */
export interface DocumentNumber {
  readonly span: Span;
  /** The issuing body's letters (机关代字) as far as they can be told from the words before: 示例政发. */
  readonly code: string;
  readonly year: number;
  readonly serial: number;
  /** Whether the letters are known exactly: a bracket or the like stands before them. */
  readonly exact: boolean;
}

const TAIL = /[〔﹝［[(（【{][ \u3000]?([0-9０-９]{4})[ \u3000]?年?[〕﹞］\])）】}][ \u3000\u00a0]{0,2}第?[ \u3000]?([0-9０-９]{1,5})[ \u3000]?号/g;
const HAN = /[\u4e00-\u9fff]/;
const BLANK = /[ \u3000\u00a0]/;
const LONGEST_CODE = 16;
const EARLIEST = 1949;
const LATEST = 2099;
/** Words before a number in running text that are none of its letters. */
const LEAD_IN = /^.*(?:根据|按照|依据|依照|遵照|落实|贯彻|执行|参照|参见|详见|对照|结合|印发|转发|文件|通知|以及|发文字号|文号|的)/;

/** Behind these a number begins; elsewhere words may stand before its letters. */
const OPENS = new Set('（(〔[［【、》“"');
/** Before a number behind a closing mark: `《…》（…号）和示例政发…`. */
const JOINS = new Set('和与及或');

/** Every document number in a text, in order. Linear: brackets are looked for first, the letters before them after. */
export function findNumbers(text: string): DocumentNumber[] {
  const found: DocumentNumber[] = [];
  if (!text.includes('号')) return found;
  for (const match of text.matchAll(TAIL)) {
    const year = parseNumeral(match[1]!)!;
    const serial = parseNumeral(match[2]!)!;
    const letters = lettersBefore(text, match.index);
    if (!letters || serial === 0 || year < EARLIEST || year > LATEST) continue;
    found.push({ span: { start: letters.start, end: match.index + match[0].length }, code: letters.code, year, serial, exact: letters.exact });
  }
  return found;
}

/** The number that a text (a metadata value, a row of facts) consists of or begins with; also one whose brackets a page has lost. */
export function parseNumber(text: string): DocumentNumber | undefined {
  return findNumbers(text)[0] ?? withoutBrackets(text);
}

const WITHOUT_BRACKETS = /^([\u4e00-\u9fff]{2,16})[ \u3000\u00a0]{1,3}((?:19|20)[0-9]{2})[ \u3000\u00a0]{1,3}([0-9]{1,5})[ \u3000\u00a0]?号$/;

/** `示科函 2023 37号` and nothing else. */
function withoutBrackets(text: string): DocumentNumber | undefined {
  const [whole, code, year, serial] = WITHOUT_BRACKETS.exec(text) ?? [];
  if (whole === undefined || Number(serial) === 0) return undefined;
  return { span: { start: 0, end: whole.length }, code: code!, year: Number(year), serial: Number(serial), exact: true };
}

/** One spelling for all: `示例政发〔2023〕5号`. */
export function formatNumber({ code, year, serial }: Pick<DocumentNumber, 'code' | 'year' | 'serial'>): string {
  return `${code}〔${year}〕${serial}号`;
}

/** Every reading of a number whose letters may have words before them: the longest first, two letters at least. */
export function readingsOf(number: DocumentNumber): string[] {
  if (number.exact) return [formatNumber(number)];
  const readings: string[] = [];
  for (let from = 0; from <= Math.max(0, number.code.length - 2); from++) readings.push(formatNumber({ ...number, code: number.code.slice(from) }));
  return readings;
}

function lettersBefore(text: string, bracket: number): { code: string; start: number; exact: boolean } | undefined {
  let end = bracket;
  while (end > 0 && bracket - end < 2 && BLANK.test(text[end - 1]!)) end--;
  let start = end;
  while (start > 0 && end - start < LONGEST_CODE && HAN.test(text[start - 1]!)) start--;
  const behind = start > 0 ? text[start - 1]! : '';
  const lead = LEAD_IN.exec(text.slice(start, end))?.[0].length ?? 0;
  const exact = lead === 0 && OPENS.has(behind);
  const joined = !exact && !(lead === 0 && HAN.test(behind)) && JOINS.has(text[start + lead] ?? '') ? 1 : 0;
  const from = start + lead + joined;
  return end - from < 2 ? undefined : { code: text.slice(from, end), start: from, exact };
}
