/** Text that is no copy although it stands elsewhere word for word: fixed formulas (固定表述), closing provisions, definitions. */

import type { PolicyDocument } from '../document/model.js';
import { PhraseFinder } from '../text/phrase-finder.js';
import { quoteSpans } from '../text/marks.js';
import type { Span } from '../text/span.js';
import type { RunningText } from './passages.js';
import { STANDING_PHRASES } from './standing-phrases.js';

/** Formulas of state that every document repeats. Each alternative is bounded. */
const FORMULA = /(?:坚持|高举)?[^，。]{0,6}(?:以|高举)[^，。；]{0,10}(?:中国特色社会主义(?:伟大旗帜|思想为指导|思想)|邓小平理论|科学发展观)[^，。；]{0,12}|(?:全面|深入|认真)?(?:学习|贯彻|落实){1,3}党的[^。；]{2,50}精神|(?:坚持)?稳中求进(?:的)?工作总基调|立足新发展阶段|(?:完整[、，]?准确[、，]?全面)?贯彻新发展理念|(?:加快)?(?:构建|融入)新发展格局|(?:扎实|着力)?推动高质量发展|统筹推进“五位一体”总体布局|协调推进“四个全面”战略布局|以供给侧结构性改革为主线|以改革创新为根本动力|以满足人民日益增长的美好生活需要为根本目的|深刻领悟“两个确立”的决定性意义|增强“四个意识”|坚定“四个自信”|做到“两个维护”|(?:认真)?(?:落实|贯彻)党中央、国务院(?:的)?(?:决策)?部署|深入贯彻习近平总书记[^，。；]{0,40}/g;

/** Closing and opening provisions, definitions of terms, contact lines: the same in thousands of documents. */
const PROVISION = /^(?:[\u4e00-\u9fffA-Za-z（）()、 ]{2,20}是指|[\u4e00-\u9fffA-Za-z ]{2,20}[：:][^。]{4,300}。(?:通常)?[也又亦]?被?称|本(?:文件|标准|部分)(?:规定|适用|提出|给出|定义|界定)|本[\u4e00-\u9fff]{1,8}(?:所称|中下列用语|下列用语)|本[\u4e00-\u9fff]{1,8}自[^。]{0,30}(?:施行|实施|执行)|本[\u4e00-\u9fff]{1,8}由[^。]{0,60}负责解释|[^。]{0,12}自[^。]{0,20}之?日起(?:施行|实施|执行)|现印发给你们|现将《[^《》]{2,80}》印发|[^。]{0,16}是供[^。]{2,40}使用的|各[^。]{0,40}要[^。]{0,20}认真贯彻(?:执行|落实)|联系(?:人|电话)|抄送[:：]|现在，我代表|(?:现在，)?我代表国务院|附件?[:：]|特此(?:通知|通告|公告)|\(?（?此件)/;
const RESPONSIBILITY_ONLY = /^[（(]?(?:责任单位|牵头单位|牵头部门|配合单位|责任部门|完成时限|参加单位)[:：]/;

/** A full stop or semicolon of either width; a point inside a number or a name is none. */
const STOP = /[。；;]|\.(?![0-9A-Za-z])/;

/**
 * Whether a clause can be a copy at all: it says something in sentences of its own. Table rows, labels and instructions
 * of forms, entries of lists and glossaries, closing provisions and definitions cannot.
 */
export function canBeCopied({ kind, text }: RunningText): boolean {
  if (kind === 'table-row' || !STOP.test(text) || /^[（(].*[）)]$/.test(text)) return false;
  return !PROVISION.test(text) && !RESPONSIBILITY_ONLY.test(text);
}

const standing = new PhraseFinder(STANDING_PHRASES);

/** Stretches of a clause that count for nothing in comparison: fixed formulas, standing phrases and direct quotations, in order. */
export function neutralSpans(text: string): Span[] {
  const formulas = [...text.matchAll(FORMULA)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const quotations = quoteSpans(text).filter((quote) => quote.end - quote.start > 14);
  const phrases = standing.find(text).map(({ phrase, start }) => ({ start, end: start + STANDING_PHRASES[phrase]!.length }));
  return [...formulas, ...phrases, ...quotations].sort((a, b) => a.start - b.start);
}

const ATTRIBUTION = /《([^《》]{2,80})》(?:[（(][^（）()]{1,30}[)）])?(?:也|均|还|已|中|就|分别)?(?:明确|提出|规定|指出|要求|强调|确定|部署)/g;
/** An attribution further back speaks of something else. */
const OPENING = 40;

/** Whether a clause names the document (`《…》提出`, `根据《…》`) that its text comes from; of a document without a title any attribution at the clause's beginning may. */
export function attributedTo({ text }: Pick<RunningText, 'text'>, source: PolicyDocument): boolean {
  const title = source.metadata.title?.value.replace(/[（(][^（）()]*[)）]$/, '');
  if (title !== undefined && title.length > 4 && text.includes(`《${title}`)) return true;
  return [...text.slice(0, OPENING * 3).matchAll(ATTRIBUTION)].some((match) => match.index <= OPENING && (title === undefined || title.includes(match[1]!)));
}
