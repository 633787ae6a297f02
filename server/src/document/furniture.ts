/** Web furniture (网页杂项): menus, breadcrumbs, share buttons, page numbers, tables of contents. None of it is policy. */

import { isBlank } from '../text/characters.js';
import type { ParseMemo } from './parse-memo.js';
import type { Line } from './physical.js';

const LICENCE = /^本作品(?:来自|在|是|的|属|原)/;
const PUBLIC_DOMAIN = /^(?:Public domain|true|false|公有领域)/;
const LICENCE_LINES = 60;

/** Lines that are furniture wherever they stand. Each pattern is anchored and bounded: constant work a line. */
const FURNITURE: readonly RegExp[] = [
  /^(?:首页|网站首页|主页|返回首页|Network|党政机关|>|›|»|\||·|\/)$/,
  /^(?:当前|您的|您当前的|您现在的)位置/,
  /^.{0,12}当前位置[:：]/,
  /^(?:首页|网站首页|主页)[ \u3000]{0,2}[>›»→][^。]{0,80}$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[ \u3000](?:[0-9:]{4,8}[ \u3000])?[ \u3000]{0,4}来源[:：].{0,60}$/,
  /^[【[](?:返回顶部|关闭窗口|打印本页|打印|关闭|收藏|纠错|字体.{0,12})[】\]]$/,
  /^(?:打印|关闭|打印本页|关闭窗口|返回顶部|收藏|分享|分享到|分享至|扫一扫.{0,20}|纠错|下载|【?字体.{0,14}|\[字体.{0,14}|字号.{0,14}|大|中|小|微信|微博|无障碍.{0,10}|长者模式)[:：]?$/,
  /^(?:上一篇|下一篇|上一条|下一条|相关链接|相关阅读|相关文件|相关解读|相关附件|附件下载|友情链接|网站地图|联系我们|关于我们|免责声明)(?:[:：].{0,80})?$/,
  /^(?:主办|主管|承办|协办|技术支持|版权所有|网站标识码|网站支持)(?:单位)?[:：].{0,120}$/,
  /(?:ICP备|公网安备|网站标识码)/,
  /^.{0,80}\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar)$/i,
  /^本页面执行时间/,
  /^(?:来源|信息来源|文章来源|稿源)[:：].{1,40}$/,
  /^(?:发布时间|发布日期|时间|日期|更新时间)[:：].{1,40}$/,
  /^(?:浏览|浏览量|浏览次数|访问量|阅读|阅读量|点击|点击数)[:：].{0,20}$/,
  /^.{0,24}市长热线.{0,60}$/,
  /^(?:抄送|抄报|分送)[:：]/,
  /^.{2,40}[0-9０-９]{4}[ \u3000]?年[ \u3000]?[0-9０-９]{1,2}[ \u3000]?月[ \u3000]?[0-9０-９]{1,2}[ \u3000]?日[ \u3000]?印发$/,
  /^[（(]此件(?:主动公开|公开发布|依申请公开|不予公开|不公开|删减后公开)[）)]$/,
  LICENCE,
  PUBLIC_DOMAIN,
];

const PAGE_NUMBER = /^(?:[—–－\-·]{1,2}[ \u3000]{0,2}[0-9０-９]{1,4}[ \u3000]{0,2}[—–－\-·]{1,2}|第[ \u3000]?[0-9０-９]{1,4}[ \u3000]?页(?:[ ,，/]{0,2}共[ \u3000]?[0-9０-９]{1,4}[ \u3000]?页)?)$/;
const BARE_NUMBER = /^[0-9０-９]{1,3}$/;
const CONTENTS_LINE = /(?:[.．…·•]{3,}|[-—_]{6,})[ \u3000]{0,4}[0-9０-９]{1,4}$/;
const CONTENTS_TITLE = /^目[ \u3000]{0,6}[录次]$/;
const LONGEST = 200;
/** Chapters of a law listed on one line. */
const CHAPTERS_LISTED = /^第[一二三四五六七八九十]{1,3}章[^。]{1,40}第[一二三四五六七八九十]{1,3}章[^。]{1,40}第[一二三四五六七八九十]{1,3}章/;

/**
 * Tells for every line whether it is furniture. `wrapped` says that the text is hard-wrapped: then a number alone on
 * its line is a page number (elsewhere it is a table's cell).
 */
export function findFurniture(text: string, lines: readonly Line[], wrapped: boolean, memo: ParseMemo): boolean[] {
  const known = wrapped ? memo.furniture.wrapped : memo.furniture.unwrapped;
  const furniture = lines.map((line) => {
    const words = content(text, line);
    return known.of(words, () => isFurniture(words, wrapped));
  });
  markBreadcrumbs(text, lines, furniture);
  keepStops(text, lines, furniture);
  markLicence(text, lines, furniture);
  return furniture;
}

function content(text: string, line: Line): string {
  const raw = text.slice(line.start, Math.min(line.end, line.start + LONGEST));
  return line.mark === '-' ? `- ${raw}` : raw;
}

function isFurniture(line: string, wrapped: boolean): boolean {
  if (line === '' || line.length >= LONGEST) return false;
  if (isOnlySigns(line)) return true;
  if (PAGE_NUMBER.test(line) || CONTENTS_TITLE.test(line) || CONTENTS_LINE.test(line) || CHAPTERS_LISTED.test(line)) return true;
  if (wrapped && BARE_NUMBER.test(line)) return true;
  return FURNITURE.some((pattern) => pattern.test(line));
}

/** Rules drawn with signs (-----, ====, ****) and lone zero-width characters. */
function isOnlySigns(line: string): boolean {
  for (let index = 0; index < line.length; index++) {
    const code = line.charCodeAt(index);
    if (!isBlank(code) && !'-=_*—–.。·…~#|:+'.includes(line[index]!)) return false;
  }
  return true;
}

/** A full stop alone on its line ends the sentence above it, where that was torn off. */
function keepStops(text: string, lines: readonly Line[], furniture: boolean[]): void {
  let before: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.end === line.start) continue;
    const isTorn = line.end - line.start === 1 && text[line.start] === '。' && before !== undefined && !furniture[before];
    if (isTorn && !/[。！？；：!?;:]/.test(text[lines[before!]!.end - 1]!)) furniture[index] = false;
    before = index;
  }
}

/** The note on copyright (版权声明) below a text from a wiki, one link a line: from 本作品 to 公有领域 and all that follows. */
function markLicence(text: string, lines: readonly Line[], furniture: boolean[]): void {
  const first = Math.max(0, lines.length - LICENCE_LINES);
  const opening = lines.findIndex((line, index) => index >= first && LICENCE.test(content(text, line)));
  const isFree = (line: Line): boolean => PUBLIC_DOMAIN.test(content(text, line));
  if (opening >= 0 && lines.slice(opening).some(isFree)) furniture.fill(true, opening);
}

/** One label a line with `>` between: the labels are a path, the first of them stands before the first `>`. */
function markBreadcrumbs(text: string, lines: readonly Line[], furniture: boolean[]): void {
  const filled = lines.map((_, index) => index).filter((index) => lines[index]!.end > lines[index]!.start);
  const isArrow = (position: number): boolean => {
    const index = filled[position];
    return index !== undefined && lines[index]!.end - lines[index]!.start === 1 && '>›»'.includes(text[lines[index]!.start]!);
  };
  for (let position = 0; position < filled.length; position++) {
    const index = filled[position]!;
    const line = lines[index]!;
    if ((isArrow(position - 1) || isArrow(position + 1)) && line.end - line.start <= 20) furniture[index] = true;
  }
}
