/** Roles of the lines around the text proper: title, number, addressee (主送机关), signature (落款), attachments. */

import type { Span } from '../text/span.js';
import { labelAt } from './labels.js';
import { leansBack } from './physical.js';
import { freeLines, lineText, markSpread, type Lines, type Role } from './roles.js';
import { genreOf, isTitleSuffix, looksLikeTitle, sameTitle, tidyTitle, wrappedTitle } from './title.js';

/** A title put together from one to four lines. */
export interface FoundTitle {
  readonly value: string;
  readonly span: Span;
  readonly first: number;
  readonly last: number;
}

/** Document numbers without blanks. */
const NUMBER_LINE = /^(?:[\u4e00-\u9fffA-Za-z（）()、]{1,24}[〔﹝[［(（【][0-9０-９]{4}[〕﹞\]］)）】]第?[0-9０-９]{1,5}号|[0-9]{4}年?第[0-9]{1,4}号|[\u4e00-\u9fff]{0,20}(?:令|公告)第?[0-9]{1,4}号|第[0-9]{1,4}号)$/;
const DATE_LINE = /^[（(]?(?:[0-9０-９]{4}|[一二三四五六七八九〇○零ＯO]{4})[ \u3000]{0,4}年[ \u3000]{0,6}(?:[0-9０-９一二三四五六七八九十X×xX]{0,3})[ \u3000]{0,6}月[ \u3000]{0,6}(?:[0-9０-９一二三四五六七八九十X×x]{0,3})[ \u3000]{0,4}日(?:印发|签发|发布)?[）)]?$/;
const ADDRESSEE = /^[^。；]{2,400}[:：]$/;
/** 决定废止下列文件：, 现就有关事项通知如下： open the text. */
const ANNOUNCES = /下列|如下[:：]$|以下[^，]{0,20}[:：]$/;
const ADDRESSED = /(?:政府|部门|单位|委员会|管委会|各|厅|局|公司|代表|委员|同志|大学|机构|办公室)/;
const ORGAN = /(?:政府|办公室|办公厅|委员会|部|局|厅|委|院|会|署|中心|公司|组|行|办|社|军区|总队|大学|学会|协会|联合会|司|处)$/;
const HISTORY = /(?:通过|公布|发布|批准|修订|修正|施行|修改|会议上|会议)[）)]?$|^[（(]?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日.{0,120}(?:通过|公布|发布|批准|修订|修正)/;
/** `附件：1.…` says what is attached; the attachment itself begins with `附件1`. */
const LISTS_ATTACHMENTS = /^附[ \u3000]{0,4}件[ \u3000]{0,2}[:：]/;
/** What stands between the entries of a list of attachments on a page. */
const DOWNLOAD = /^(?:点击)?下载$|\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)$/i;
const BLANKS = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g;
const HEAD_LINES = 40;
const TITLE_LINES = 4;
/** The letters before the year of a number, alone on their line. */
const CODE_LETTERS = /^[\u4e00-\u9fff]{2,16}$/;
const YEAR_ALONE = /^[0-9０-９]{4}年?$/;
/** A shorter line is the end of a title at most (`的通知`, `告`). */
const SHORTEST_TITLE = 4;

/** Whether a line is a document number and nothing else. */
export function isNumberLine(line: string): boolean {
  return line.length <= 60 && NUMBER_LINE.test(line.replace(BLANKS, ''));
}

/** Whether a line is a date and nothing else; also one that is still to be filled in (`2026年 月 日`). */
function isDateLine(line: string): boolean {
  return line.length <= 40 && DATE_LINE.test(line);
}

/**
 * Finds the title in the first lines of running text in `[from, to)`: a Markdown `#` line, or lines that read on to a
 * genre word. Stops at the first sentence, the first heading and the addressee.
 */
export function findTitle(of: Lines, from: number, to: number): FoundTitle | undefined {
  const head = freeLines(of, from, to, HEAD_LINES);
  let run: number[] = [];
  for (const index of head) {
    const line = of.lines[index]!;
    const content = lineText(of, index);
    if (line.mark === '#' && labelAt(of.text, line.start)?.style !== 'ideographic') return title(of, [index]);
    if (isNumberLine(content) || isDateLine(content)) {
      run = [];
      continue;
    }
    const before = run.length > 0 && content.length < SHORTEST_TITLE ? lineText(of, run[run.length - 1]!) : '';
    if (!looksLikeTitle(before + content) || labelAt(of.text, line.start)) return undefined;
    if (run.length > 0 && isTitleSuffix(content)) continue;
    if (run.length === TITLE_LINES) run.shift();
    run.push(index);
    const found = shortestTitle(of, run);
    if (found) return endsThere(of, index, to) ? found : undefined;
  }
  return undefined;
}

/** Whether a title is complete: a line that begins with a full stop shows that it was a sentence. */
function endsThere(of: Lines, index: number, to: number): boolean {
  const [next] = freeLines(of, index + 1, to, 1);
  return next === undefined || !leansBack(of.text, of.lines[next]!);
}

/** The title that the run of lines ends with: as many of them as read on to it. */
function shortestTitle(of: Lines, run: readonly number[]): FoundTitle | undefined {
  const last = lineText(of, run[run.length - 1]!);
  const before = last.length < SHORTEST_TITLE && run.length > 1 ? lineText(of, run[run.length - 2]!) : '';
  if (!genreOf(before + last)) return undefined;
  for (let first = 0; first < run.length; first++) {
    const joined = run.slice(first).map((index) => lineText(of, index)).join('');
    const opens = /关于|印发|《|^[\u4e00-\u9fff“"0-9（(【]/.test(joined);
    if (opens && joined.length <= 120 && (first === run.length - 1 || continues(of, run.slice(first)))) return title(of, run.slice(first));
  }
  return undefined;
}

/** Whether lines read as one title: no earlier line is complete in itself. */
function continues(of: Lines, run: readonly number[]): boolean {
  return run.slice(0, -1).every((index) => {
    const content = lineText(of, index);
    return !genreOf(content) && content.length >= 4;
  });
}

function title(of: Lines, run: readonly number[]): FoundTitle {
  const first = run[0]!;
  const last = run[run.length - 1]!;
  const span = { start: of.lines[first]!.start, end: of.lines[last]!.end };
  return { value: tidyTitle(run.map((index) => lineText(of, index)).join('')), span, first, last };
}

/**
 * Gives roles to the lines at the head of `[from, to)`: title and its repetitions, number, history in parentheses, addressee.
 * `known` is what the document is called, also where no title was found in its text.
 */
export function markHead(of: Lines, found: FoundTitle | undefined, from: number, to: number, known = found?.value): void {
  if (found) for (let index = found.first; index <= found.last; index++) of.roles[index] ??= 'title';
  const head = freeLines(of, from, to, HEAD_LINES);
  for (const index of head) {
    if (of.roles[index]) continue;
    const content = lineText(of, index);
    if (labelAt(of.text, of.lines[index]!.start)) return;
    const role = headRole(content, known) ?? spreadRole(of, index, known);
    if (role) of.roles[index] = role;
    if (role === 'addressee' || (!role && (content.length > 60 || /[。！？]/.test(content)))) return;
  }
}

function headRole(content: string, known: string | undefined): Role | undefined {
  if (isNumberLine(content)) return 'number';
  if (isHistory(content)) return 'history';
  if (isTitleSuffix(content)) return 'title';
  if (known !== undefined && content.length <= 120 && (sameTitle(content, known) || sameTitle(wrappedTitle(content) ?? '', known))) return 'title';
  if (isDateLine(content)) return 'date';
  return ADDRESSEE.test(content) && ADDRESSED.test(content) && !ANNOUNCES.test(content) ? 'addressee' : undefined;
}

/** The role of a repeated title or of a number that goes on in the next lines. */
function spreadRole(of: Lines, index: number, known: string | undefined): Role | undefined {
  const last = known === undefined ? undefined : titleFrom(of, index, known);
  if (last === undefined) return CODE_LETTERS.test(lineText(of, index)) && markSpread(of, index, isNumberLine) ? 'number' : undefined;
  for (let at = index + 1; at <= last; at++) of.roles[at] ??= 'title';
  return 'title';
}

/** Lines like `2020年5月28日第十三届全国人民代表大会第三次会议通过` under the title of a law, a resolution, a report. */
function isHistory(content: string): boolean {
  return content.length <= 300 && /[0-9０-９一二三四五六七八九〇○]{4}年/.test(content) && HISTORY.test(content) && !content.includes('。');
}

/** Finds where attachments begin: a line `附件1` (with a colon it only lists them), or the wrapped title standing again after the wrapper's signature. */
export function findAttachments(of: Lines, wrapper: FoundTitle | undefined): number[] {
  const starts: number[] = [];
  const wrapped = wrapper && wrappedTitle(wrapper.value);
  let wrappedFound = false;
  let before = '';
  for (let index = wrapper ? wrapper.last + 1 : 0; index < of.lines.length; index++) {
    if (of.roles[index] || of.lines[index]!.end === of.lines[index]!.start) continue;
    const content = lineText(of, index);
    if (/^附[ \u3000]{0,4}[件表录](?:[ \u3000]{0,2}[0-9０-９一二三四五六七八九十]{1,3}[ \u3000]?[:：]?)?$/.test(content)) {
      of.roles[index] = 'attachment-mark';
      starts.push(index);
      wrappedFound ||= wrapped !== undefined && titleFrom(of, index + 1, wrapped) !== undefined;
    } else if (wrapped && !wrappedFound && content.length <= 120 && !LISTS_ATTACHMENTS.test(before) && titleFrom(of, index, wrapped) !== undefined) {
      wrappedFound = true;
      starts.push(index);
    }
    before = content;
  }
  return starts;
}

/** The last line of the title `wanted`, if it stands in one to four lines of running text from `from` on. */
export function titleFrom(of: Lines, from: number, wanted: string): number | undefined {
  let joined = '';
  for (const index of freeLines(of, from, of.lines.length, TITLE_LINES)) {
    const content = lineText(of, index);
    if (content.length > 120) return undefined;
    joined += content;
    if (sameTitle(joined, wanted)) return index;
  }
  return undefined;
}

/** Gives roles to the lines that close a part: `附件：1.…`, the signing bodies, the day. */
export function markClosing(of: Lines, from: number, to: number): void {
  for (let index = to - 1; index >= from; index--) {
    const role = of.roles[index];
    if ((role && role !== 'date') || of.lines[index]!.end === of.lines[index]!.start) continue;
    const content = lineText(of, index);
    if (isDateLine(content) || (YEAR_ALONE.test(content) && markSpread(of, index, isDateLine))) {
      of.roles[index] = 'date';
      markSigners(of, from, index);
    }
  }
  markAttachmentList(of, from, to);
}

function markSigners(of: Lines, from: number, date: number): void {
  let signers = 0;
  for (let index = date - 1; index >= from && signers < 12; index--) {
    if (of.lines[index]!.end === of.lines[index]!.start) continue;
    const content = lineText(of, index).replace(/[\s\u3000]+/g, '');
    if (of.roles[index] || content.length > 40 || !ORGAN.test(content) || labelAt(of.text, of.lines[index]!.start)) return;
    of.roles[index] = 'signature';
    signers++;
  }
}

/** 一、 and 第一章 are no entries of a list of attachments. */
function opensSection(of: Lines, index: number): boolean {
  const style = labelAt(of.text, of.lines[index]!.start)?.style;
  return style === 'ideographic' || style === 'ideographic-parenthesis' || style === 'chapter';
}

function markAttachmentList(of: Lines, from: number, to: number): void {
  for (let index = from; index < to; index++) {
    if (of.roles[index] || !LISTS_ATTACHMENTS.test(lineText(of, index))) continue;
    of.roles[index] = 'attachments';
    for (let next = index + 1; next < to; next++) {
      const content = lineText(of, next);
      if (of.roles[next] === 'furniture' && DOWNLOAD.test(content)) continue;
      if (of.roles[next]) break;
      if (content.length > 80 || /[。！？]$/.test(content) || opensSection(of, next)) break;
      if (content.length > 0) of.roles[next] = 'attachments';
    }
  }
}
