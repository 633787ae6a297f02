/** Citations (引用): the documents that a clause names, by title, by number, or by the short name that it gives them. */

import { findNumbers, type DocumentNumber } from '../document/number.js';
import { genreOf } from '../document/title.js';
import type { Located, Span } from '../text/span.js';
import { markedTitles } from './title-marks.js';

/** A document that is named in a text. Offsets are relative to the text given. */
export interface Citation {
  /** The title with its marks, or the number where that stands alone. */
  readonly span: Span;
  /** What stands between the marks, with its place. */
  readonly title: Located<string> | undefined;
  /** The number beside the title, or the one that stands alone. */
  readonly number: DocumentNumber | undefined;
  /** The short name that the text gives the document, with its place: （以下简称《意见》）. */
  readonly shortName: Located<string> | undefined;
}

/** Between a title and its number: a parenthesis that opens, blanks, little else. */
const BESIDE = /^[ \u3000\u00a0]{0,2}[（(【[]?[ \u3000]{0,2}(?:文号[:：]|文件)?$/;
/** Before a title, its number: `示例政发〔2023〕5号《…》`, `示例政发〔2023〕5号文件《…》`. */
const BEFORE = /^[）)】\]]?(?:文件|文)?[，,]?[ \u3000]{0,2}$/;
const SHORT_NAME = /^(?:[（(][^（）()《》]{0,60}[）)])?[（(，,][^（）()《》“”]{0,60}(?:以下|下)(?:统一|均)?(?:简称|称)(?:为)?[:：]?[ \u3000]{0,2}(?:[《“"「]([^《》“”"「」]{1,30})[》”"」]|([\u4e00-\u9fff]{2,12})[）)])/;
const SHORT_NAME_REACH = 160;

/** Every document named in a text (one clause or heading), in order. Linear in its length. */
export function findCitations(text: string): readonly Citation[] {
  const titles = markedTitles(text);
  const numbers = outsideOf(findNumbers(text), titles);
  if (titles.length === 0 && numbers.length === 0) return [];
  const names = new Set<number>();
  const taken = new Set<DocumentNumber>();
  const found: Citation[] = [];
  let next = 0;
  for (const [index, { span, title }] of titles.entries()) {
    if (names.has(span.start)) continue;
    while (next < numbers.length && numbers[next]!.span.end <= span.start) next++;
    const number = numberBeside(text, span, titles[index + 1]?.span, numbers[next]) ?? numberBefore(text, span, numbers[next - 1], taken);
    if (number) taken.add(number);
    const shortName = shortNameAfter(text, span.end);
    if (shortName) names.add(shortName.span.start);
    const inner = { start: text.indexOf(title, span.start), end: text.indexOf(title, span.start) + title.length };
    found.push({ span, title: { value: title, span: inner }, number, shortName });
  }
  const alone = numbers.filter((number) => !taken.has(number)).map((number) => ({ span: number.span, title: undefined, number, shortName: undefined }));
  return [...found, ...alone].sort((a, b) => a.span.start - b.span.start);
}

/** The number in the parenthesis behind a title; of several there none, since they may belong to several titles. */
function numberBeside(text: string, title: Span, next: Span | undefined, number: DocumentNumber | undefined): DocumentNumber | undefined {
  if (!number || (next && number.span.start > next.start) || number.span.start - title.end > 12) return undefined;
  if (!BESIDE.test(text.slice(title.end, number.span.start))) return undefined;
  return /^[、，,和及；;]?[^）)]{0,3}[\u4e00-\u9fff]{1,16}[〔﹝［[(（]/.test(text.slice(number.span.end, number.span.end + 24)) ? undefined : number;
}

function numberBefore(text: string, title: Span, number: DocumentNumber | undefined, taken: ReadonlySet<DocumentNumber>): DocumentNumber | undefined {
  if (!number || taken.has(number) || title.start - number.span.end > 6) return undefined;
  return BEFORE.test(text.slice(number.span.end, title.start)) ? number : undefined;
}

function shortNameAfter(text: string, end: number): Located<string> | undefined {
  const match = SHORT_NAME.exec(text.slice(end, end + SHORT_NAME_REACH));
  const value = match?.[1] ?? match?.[2];
  if (!match || value === undefined) return undefined;
  const at = end + match[0].lastIndexOf(value);
  const marked = match[1] !== undefined;
  return { value, span: marked ? { start: at - 1, end: at + value.length + 1 } : { start: at, end: at + value.length } };
}

function outsideOf(numbers: readonly DocumentNumber[], titles: readonly { readonly span: Span }[]): DocumentNumber[] {
  let next = 0;
  return numbers.filter(({ span }) => {
    while (next < titles.length && titles[next]!.span.end <= span.start) next++;
    return !(next < titles.length && titles[next]!.span.start <= span.start);
  });
}

/** A place where the text speaks of a document without naming it: 该意见, 上述方案. */
export interface Anaphor {
  readonly span: Span;
  /** The genre word that it names: 意见, 方案. */
  readonly genre: string;
}

const ANAPHORIC = ['意见', '方案', '办法', '规划', '纲要', '通知', '规定', '条例', '决定', '计划', '细则', '措施', '指南', '要点'];
/** 本方案 is the text itself and no citation. */
const ANAPHOR = new RegExp(`(?:该|上述|前述)《?(${ANAPHORIC.join('|')})》?(?![\\u4e00-\\u9fff]{0,2}(?:部门|单位|局|委|区))`, 'g');

/** Every 该意见, 上述方案 of a text, in order. */
export function findAnaphors(text: string): readonly Anaphor[] {
  return Array.from(text.matchAll(ANAPHOR), (match) => ({ span: { start: match.index, end: match.index + match[0].length }, genre: match[1]! }));
}

/** The genre words that 该… may call a citation by: an 实施意见 is a 意见. */
export function anaphoricGenres({ title }: Citation): string[] {
  const genre = title && genreOf(title.value);
  return genre === undefined ? [] : ANAPHORIC.filter((word) => genre.endsWith(word));
}
