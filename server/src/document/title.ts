/** Titles (标题): what kind of line is one, what genre and period it names, which document a 印发通知 wraps. */

import { withoutInvisible } from '../text/characters.js';
import { foldText } from '../text/fold.js';
import { parseNumeral } from '../text/numerals.js';

const GENRES = [
  '实施意见', '指导意见', '若干意见', '意见', '行动计划', '工作计划', '计划', '实施方案', '工作方案', '行动方案', '方案', '规划纲要', '规划', '纲要',
  '通知', '实施办法', '管理办法', '办法', '实施细则', '细则', '规定', '条例', '决定', '决议', '命令', '公告', '通告', '公报', '通报', '工作报告', '报告',
  '请示', '批复', '复函', '函', '议案', '纪要', '若干措施', '政策措施', '措施', '若干政策', '政策', '指南', '工作要点', '要点', '规则', '章程', '标准',
  '目录', '清单', '倡议', '规范', '解释', '建议', '任务分解', '分工方案', '法',
].sort((a, b) => b.length - a.length);
const TRAILING_PARENTHESIS = /[（(【［[][^（）()【】［］[\]]{1,30}[）)】］\]]$/;
const SENTENCE = /[。；;！!？?]|[，,：:]$/;
const LONGEST_TITLE = 120;
/** Where to write to: the end of a notice, not its title. */
const CONTACT = /(?:地址|邮编|邮箱|电话|传真|联系人|公示时间)[:：]/;

/** Characters of a title between which no blank belongs. */
const CLOSE = '[\\u4e00-\\u9fff《》〈〉“”（）、]';
const BLANK_INSIDE = new RegExp(`(${CLOSE}) (?=${CLOSE})`, 'g');

/**
 * A title, or the name of a signing body, as one line: without zero-width signs, letters that were spaced out together again, and without the blanks that the
 * layout of a page put in. Blanks between the names of issuing bodies stay (`示例省科技厅 示例省财政厅关于…`).
 */
export function tidyTitle(written: string): string {
  const line = withoutInvisible(written).replace(/\s+/g, ' ').trim();
  if (isSpacedOut(line)) return line.replace(/ /g, '');
  const subject = line.search(/关于|印发|转发|《/);
  const tidy = subject < 0 ? line : line.slice(0, subject).trimEnd() + line.slice(subject).replace(BLANK_INSIDE, '$1');
  return tidy.replace(/ (?=[（(])/g, '');
}

/** `政 府 工 作 报 告`: every second character is a blank. */
function isSpacedOut(value: string): boolean {
  const parts = value.split(' ');
  return parts.length >= 3 && parts.every((part) => part.length <= 1);
}

/** The title without blanks inside and without the parentheses at its end (`（征求意见稿）`, `（2023—2035年）`). */
export function bareTitle(title: string): string {
  let bare = title.replace(/[\s\u3000\u00a0\u200b]+/g, '');
  for (let round = 0; round < 4 && TRAILING_PARENTHESIS.test(bare); round++) bare = bare.replace(TRAILING_PARENTHESIS, '');
  return bare;
}

/** The title that the final version will have: without `（征求意见稿）` and the like, with year, batch and number. */
export function finalTitle(title: string): string {
  return title.replace(/[（(【［[][^（）()【】［］[\]]{0,12}(?:征求意见稿|送审稿|讨论稿|审议稿|草案|意见征集稿)[^（）()【】［］[\]]{0,6}[）)】］\]]/g, '');
}

/** The genre (文种) that a title ends with, if it does. */
export function genreOf(title: string): string | undefined {
  const bare = bareTitle(title);
  return bare.length < 4 ? undefined : GENRES.find((genre) => bare.endsWith(genre));
}

/** Whether a line may be a title or a piece of one: short, and no sentence. */
export function looksLikeTitle(line: string): boolean {
  return line.length >= 2 && line.length <= LONGEST_TITLE && !SENTENCE.test(line) && !CONTACT.test(line);
}

/** Whether a line is nothing but a parenthesis that belongs to a title (`（征求意见稿）`). */
export function isTitleSuffix(line: string): boolean {
  return /^[（(【［[][^（）()【】［］[\]]{2,40}[）)】］\]]$/.test(line);
}

/** The title of the document that a wrapper issues, forwards or submits (`关于印发《…》的通知` → `…`). */
export function wrappedTitle(title: string): string | undefined {
  const compact = title.replace(/\s+/g, '');
  const marked = /(?:印发|转发|发布|公布|下发|批转|征求|公示|制定)[^《]{0,12}《(.{2,120})》/.exec(compact);
  const bare = marked ?? /关于(?:印发|发布|公布|下发)(.{4,100})的(?:通知|公告|通告)$/.exec(compact);
  return bare?.[1]?.replaceAll('〈', '《').replaceAll('〉', '》');
}

/** Whether two titles are the same but for width, punctuation, blanks and parentheses at the end. */
export function sameTitle(one: string, other: string): boolean {
  return foldText(bareTitle(one)) === foldText(bareTitle(other));
}

/** Whether a title says that its document is not final. */
export function isDraftTitle(title: string): boolean {
  return /征求意见稿|送审稿|讨论稿|草案|审议稿|意见征集稿/.test(title.replace(/\s+/g, ''));
}

/** The years that a title names: `（2023—2035年）`, `2024-2026年`, “十五五”. */
export function periodOf(title: string): { from: number; to: number } | undefined {
  const years = /((?:19|20)[0-9]{2})年?(?:[-–—－~～至到]{1,2})((?:19|20)[0-9]{2})/.exec(title.replace(/[\s\u3000]+/g, ''));
  if (years && Number(years[1]) < Number(years[2])) return { from: Number(years[1]), to: Number(years[2]) };
  const plan = /[“"「]?(十[一二三四五六七八九]?)五[”"」]?(?!普法|大|届|条|年)|第(十[一二三四五六七八九]?)个五年/.exec(title);
  const ordinal = plan && parseNumeral(plan[1] ?? plan[2]!);
  return ordinal && ordinal >= 10 ? fiveYearPlanPeriod(ordinal) : undefined;
}

/** First and last year of the national five-year plan number `ordinal` (10 and later: 十五 is 2001–2005). */
function fiveYearPlanPeriod(ordinal: number): { from: number; to: number } {
  const from = 2001 + (ordinal - 10) * 5;
  return { from, to: from + 4 };
}
