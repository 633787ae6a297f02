/** Lines of a page that are no text of its document (网页杂项行), by what they say. */

import { findFurniture } from '../../../document/furniture.js';
import { ParseMemo } from '../../../document/parse-memo.js';
import { filled, type PageLine } from './lines.js';

const FIELDS = '发布时间|发布日期|发表时间|发文时间|更新时间|信息时间|录入时间|时间|日期|来源|信息来源|文章来源|稿源|作者|编辑|责任编辑|责编|审核|浏览次数|浏览量|点击次数|点击数|点击量|阅读次数|阅读量|阅读|访问量|访问次数|浏览|点击|次数|字体大小|字体|字号|视力保护色';
const BUTTONS = '打印本页|打印文章|我要打印|打印|关闭窗口|关闭本页|关闭|分享到|分享至|分享|加入收藏|收藏|微信好友|微信|新浪微博|微博|QQ空间|QQ好友|QQ|朋友圈|复制链接|返回顶部|返回列表|返回|纠错|下载|朗读|语音播报|播放|停止|保存|默认|特大|超大|大|中|小|背景色|扫一扫在手机打开当前页|扫一扫';
const FIELD = new RegExp(`(?:${FIELDS})[ \\u3000\\u00a0]{0,4}[:：][ \\u3000\\u00a0]{0,4}(?:(?:19|20)[0-9]{2}[-年./][0-9]{1,2}[-月./][0-9]{1,2}日?(?:[ \\u3000\\u00a0]{0,3}[0-9]{1,2}(?::[0-9]{2}){1,2})?|[^ \\u3000\\u00a0\\[【|]{0,24})`, 'g');
const BUTTON = new RegExp(BUTTONS, 'g');
const BEGINS = new RegExp(`^[\\[【(（|\\s]{0,3}(?:(?:${FIELDS})[ \\u3000\\u00a0]{0,4}[:：]|${BUTTONS}|(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2})`);
const LONGEST_TOOLS = 200;

/** Whether a line is buttons and particulars of the page: `发布时间：… 来源：… 字体：【大 中 小】 打印`. */
export function isToolLine(text: string): boolean {
  if (text.length > LONGEST_TOOLS || !BEGINS.test(text)) return false;
  return !/[\p{L}]/u.test(text.replace(FIELD, '').replace(BUTTON, ''));
}

/** Who keeps the site, and how it wants to be seen. */
const IMPRINT = /^(?:版权所有(?![者人权])|Copyright\b|©|建议使用.{0,40}(?:浏览器|分辨率)|网站地图|站点地图|您是第)|版权所有(?:[:：]|$)|Copyright\s{0,4}(?:©|\(c\))/i;
const LONGEST_IMPRINT = 160;

/** Opens a list of links to other pages. */
const RELATED = /^[【[]?(?:相关链接|相关阅读|相关文件|相关文档|相关解读|相关政策|相关信息|相关新闻|相关稿件|相关文章|政策解读|解读材料|延伸阅读|推荐阅读|友情链接|上一篇|下一篇|上一条|下一条)[】\]]?[:：]?/;
function isImprint(text: string): boolean {
  return text.length <= LONGEST_IMPRINT && IMPRINT.test(text);
}

const ATTACHMENT = /^附[ \u3000]{0,4}件|\.(?:docx?|pdf|xlsx?|wps|ofd|et|zip|rar)[）)]?$/i;

/** Whether a line names an attachment of the document. */
export function isAttachment(text: string): boolean {
  return ATTACHMENT.test(text.slice(-200)) || ATTACHMENT.test(text.slice(0, 20));
}

/** Whether nearly all of a line is links. */
export function isLinked({ text, linked }: PageLine): boolean {
  return linked > 0 && linked >= filled(text) * 0.8;
}

/** For every line whether it is furniture by what it says: as the parser of drafts sees it, and buttons, and lists of other pages. */
export function furnitureLines(lines: readonly PageLine[]): boolean[] {
  const text = lines.map((line) => line.text).join('\n');
  let start = 0;
  const spans = lines.map((line) => {
    const span = { start, end: start + line.text.length, mark: '' };
    start = span.end + 1;
    return span;
  });
  const known = findFurniture(text, spans, false, new ParseMemo());
  let related = false;
  return lines.map((line, index) => {
    if (line.text.startsWith('|')) return (related = false);
    const opens = RELATED.exec(line.text);
    related = opens && (opens[0].length === line.text.length || isLinked(line)) ? true : related && isLinked(line) && !isAttachment(line.text);
    return related || (known[index]! && !isAttachment(line.text)) || isToolLine(line.text) || isImprint(line.text);
  });
}
