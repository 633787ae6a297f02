/** Sums (合计): a list of amounts with the total that the text gives for it, before the list (其中, 分别为) or behind it (共计). */

import { bisect } from '../../text/bisect.js';
import { matches } from '../../text/matches.js';
import type { Span } from '../../text/span.js';
import type { Amount } from './amounts.js';

/**
 * How the parts stand to the total: `closed` the list is all of it (共计, 分别为); `bracket` it stands in brackets behind the total; `open` it names
 * some of it (其中).
 */
export type SumRelation = 'closed' | 'bracket' | 'open';

/** A total and its parts. Offsets are relative to the text given. */
export interface Sum {
  readonly relation: SumRelation;
  readonly total: Amount;
  readonly parts: readonly Amount[];
  /** What each part is of, as far as the text says so right before it. */
  readonly names: readonly string[];
  /** Whether the list begins where a part of the sentence does, so that no part of it can have been overlooked. */
  readonly certain: boolean;
  /** Parts with which the list may begin as well: what stands before their comma may be another list. */
  readonly starts: readonly number[];
  readonly span: Span;
}

const TOTAL = /(?:共计|合计|总计|总共|共)(?<deed>新增|培育|建成|建设|完成|实施|安排|投入|培训|改造|引进|新建|投资)?(?:达到?|为|有|约|近|超过)?(?=[ \u3000]?[0-9０-９一二两三四五六七八九十百千])/g;
const SPELT = /(?:其中|分别为|分别是)[，,：:]?/g;
const BRACKET = /[（(](?:其中)?[，,：:]?|[：:](?!其中)/g;
/** Between the last part and the word that brings in the total. */
const BEFORE_TOTAL = /^(?:[\u4e00-\u9fff“”]{0,10})?[、，,；;：:（(—－-]{1,2}(?:[三两二四五六七八九十][类项批年]|两者|三者|各类)?$|^$/;
/** Words in a list that make a figure another thing than a part: a rate, a comparison, an amount for each. */
const NO_PART = /其中|累计|合计|共计|总计|总数|总量|每|各[^类项级地种]|均|平均|比|较|增长|增加|提高|下降|减少|同比|占|达到?[^，、；]{0,12}的|至|从|由|以内|包括|包含|覆盖|涉及|相当于|不含|不包括|扣除|除|另|此外|还|约合|折合|减|剩|余下|或者?|服务(?!业|中心|站|平台|机构|点)|吸引|带动|惠及|满足|容纳|供|支持/;
const STOP = /[。！？!?\n]/;
const LONGEST_NAME = 30;
const MOST_PARTS = 60;

/** The sums of a text. Linear in its length: every list is bounded. */
export function findSums(text: string, amounts: readonly Amount[]): readonly Sum[] {
  if (!/共|合计|总计|其中|分别|[（(：:]/.test(text)) return [];
  if (amounts.length < 2) return [];
  const plain = withoutBrackets(text);
  const outside = plain === text ? amounts : amounts.filter(({ span }) => plain[span.start] !== ' ');
  return [...totalLast(plain, outside), ...totalFirst(plain, outside, SPELT), ...totalFirst(text, amounts, BRACKET)].sort((a, b) => a.span.start - b.span.start);
}

/** The text with blanks for what stands in brackets. */
function withoutBrackets(text: string): string {
  return /[（(]/.test(text) ? text.replace(/[（(][^（）()]{0,120}[）)]/g, (bracket) => ' '.repeat(bracket.length)) : text;
}

/** 甲10家、乙20家，共计30家. */
function totalLast(text: string, amounts: readonly Amount[]): Sum[] {
  const found: Sum[] = [];
  for (const match of matches(TOTAL, text)) {
    const from = match.index + match[0].length;
    const at = firstFrom(amounts, from);
    const total = amounts[at];
    if (!total || total.span.start - from > 1 || at < 2) continue;
    const last = amounts[at - 1]!;
    if (match.index < last.end || match.index - last.end > 20 || !BEFORE_TOTAL.test(text.slice(last.end, match.index))) continue;
    const list = listBefore(text, amounts, at, total);
    if (!list || list.parts.length < 2 || !namesTheSame(text, total, list.parts) || !isDeedOf(text, match.groups!['deed'], list.parts)) continue;
    found.push({ relation: 'closed', total, ...list, span: { start: list.parts[0]!.span.start, end: total.end } });
  }
  return found;
}

type List = Pick<Sum, 'parts' | 'names' | 'certain' | 'starts'>;

/** The list that ends with the amount before `at`. `undefined` where something in it is no part. */
function listBefore(text: string, amounts: readonly Amount[], at: number, total: Amount): List | undefined {
  const parts: Amount[] = [];
  const names: string[] = [];
  const commas: Amount[] = [];
  const list = (certain: boolean): List => ({ parts, names, certain, starts: commas.map((part) => parts.indexOf(part)) });
  for (let index = at - 1; index >= 0 && parts.length < MOST_PARTS; index--) {
    const part = amounts[index]!;
    if (!sameMeasure(part, total)) return undefined;
    const before = amounts[index - 1];
    const gap = text.slice(Math.max(before?.end ?? 0, part.span.start - LONGEST_NAME * 2), part.span.start);
    const stop = lastOf(gap, STOP);
    const words = gap.slice(stop + 1);
    const name = nameOf(words);
    if (NO_PART.test(name)) return undefined;
    parts.unshift(part);
    names.unshift(name);
    const separator = separatorIn(words);
    if (stop >= 0 || !before || words.length > LONGEST_NAME || separator === 'hard') return list(true);
    if (/其中/.test(words)) return list(separator !== 'none');
    if (!sameMeasure(before, total)) return separator === 'comma' ? list(false) : undefined;
    if (separator === 'none') return undefined;
    if (NO_PART.test(words)) return undefined;
    if (separator === 'comma') commas.push(part);
  }
  return list(true);
}

/** 100家，其中甲40家、乙30家 · 100家，分别为… · 100家（甲40家、乙60家）. */
function totalFirst(text: string, amounts: readonly Amount[], sign: RegExp): Sum[] {
  const found: Sum[] = [];
  for (const match of matches(sign, text)) {
    const at = firstFrom(amounts, match.index) - 1;
    const total = amounts[at];
    const from = match.index + match[0].length;
    if (!total || match.index - total.end > 12 || !isTotal(text, amounts, at)) continue;
    const relation = match[0].includes('其中') ? 'open' : sign === BRACKET ? 'bracket' : 'closed';
    if (relation !== 'closed' && !isAmountOfThings(total)) continue;
    const between = text.slice(total.end, match.index).trimEnd();
    if (!(sign === BRACKET ? /^[\u4e00-\u9fff]{0,8}$/ : /^[\u4e00-\u9fff]{0,8}[，,：:；;]$/).test(between)) continue;
    const list = listAfter(text, amounts, at + 1, from, total);
    if (relation === 'open' && isOfOthers(between, list.names)) continue;
    if (list.parts.length === 0 || (relation !== 'open' && (list.parts.length < 2 || !list.ended || list.names.some((name) => name === '')))) continue;
    found.push({ relation: relation === 'open' && isWholeList(text, total, list) ? 'bracket' : relation, total, parts: list.parts, names: list.names, certain: list.ended, starts: [], span: { start: total.span.start, end: list.parts[list.parts.length - 1]!.end } });
  }
  return found;
}

function isAmountOfThings({ sort }: Amount): boolean {
  return sort === 'counter' || sort === 'money' || sort === 'physical' || sort === 'bare';
}

/** 共100家，其中甲市40家、乙市60家。: the places are all there are. */
function isWholeList(text: string, total: Amount, { parts, names, ended }: List & { readonly ended: boolean }): boolean {
  return ended && parts.length > 1 && names.every(isPlaceName) && /(?:共计|合计|总计|总共|(?<!公)共)[^，,。；;0-9]{0,12}$/.test(text.slice(Math.max(0, total.span.start - 16), total.span.start));
}

/** Whether a name is a place's. */
export function isPlaceName(name: string): boolean {
  return /[省市县区镇乡州旗盟]$|高新区|开发区|新区|地区$|园区$/.test(name);
}

/** 10个园区，其中入驻企业50个: the parts are of another noun than the one that stands behind the total. */
function isOfOthers(between: string, names: readonly string[]): boolean {
  const noun = between.replace(/[^\u4e00-\u9fff]/g, '');
  return noun.length >= 2 && names.some((name) => !name.includes(noun.slice(-2)) && !isPlaceName(name));
}

/** Before an amount that something changed by, or that is an average. */
const CHANGED_BY = /(?:(?<!新)增加|增长|减少|下降|提高|降低|扩大|提升|上升|压减|多|少)(?:了|约|近|超过)?$|(?:年均|平均|每年|每月|人均|户均|每)[^，,。；;]{0,10}$/;

/** An amount in a list with others is no total of what follows, nor is a change or an average. */
function isTotal(text: string, amounts: readonly Amount[], at: number): boolean {
  const total = amounts[at]!;
  if (CHANGED_BY.test(text.slice(Math.max(0, total.span.start - 14), total.span.start))) return false;
  const before = amounts[at - 1];
  const gap = before ? text.slice(before.end, total.span.start) : '';
  return !before || gap.length > LONGEST_NAME || !/^(?:、|和|及|与)/.test(gap);
}

function listAfter(text: string, amounts: readonly Amount[], first: number, from: number, total: Amount): List & { readonly ended: boolean } {
  const parts: Amount[] = [];
  const names: string[] = [];
  let at = from;
  let ended = false;
  for (let index = first; index < amounts.length && parts.length < MOST_PARTS; index++) {
    const part = amounts[index]!;
    const words = text.slice(at, Math.min(part.span.start, at + LONGEST_NAME * 2));
    if (words.length > LONGEST_NAME || STOP.test(words) || /[；;）)]/.test(words)) break;
    const name = nameOf(words);
    if (!sameMeasure(part, total) || NO_PART.test(words) || (parts.length > 0 && separatorIn(words) === 'none')) break;
    parts.push(part);
    names.push(name);
    at = part.end;
    ended = /^[。；;）)]|^$/.test(text.slice(at, at + 1));
    if (ended) break;
  }
  return { parts, names, certain: ended, starts: [], ended };
}

type Separator = 'hard' | 'comma' | 'list' | 'none';

function separatorIn(words: string): Separator {
  if (/[：:；;。（(）)]/.test(words)) return 'hard';
  if (/[，,]/.test(words)) return 'comma';
  return /、|和|及|与/.test(words) ? 'list' : 'none';
}

/** What stands between the last mark of separation and the figure. */
function nameOf(words: string): string {
  return words.slice(lastOf(words, /[，,、：:；;。（(）)]/) + 1).replace(/^(?:以及|和|及|与)/, '').replace(/(?:达到?|为|约|有|不少于|超过)+$/, '').trim();
}

function lastOf(text: string, mark: RegExp): number {
  for (let index = text.length - 1; index >= 0; index--) if (mark.test(text[index]!)) return index;
  return -1;
}

/** Whether two amounts may be added up: money with money, but 个 only with 个. */
function sameMeasure(one: Amount, other: Amount): boolean {
  return one.base === other.base && one.sort === other.sort && (one.sort !== 'counter' || one.unit === other.unit || one.base === '人');
}

/** 共新增50家 adds up what is 新增. */
function isDeedOf(text: string, deed: string | undefined, parts: readonly Amount[]): boolean {
  return deed === undefined || text.slice(Math.max(0, parts[0]!.span.start - LONGEST_NAME), parts[parts.length - 1]!.span.start).includes(deed);
}

/** A noun behind the total (共计30家企业) has to be that of the parts; behind the parts only (3个省、5个市，共8个) it does not matter. */
function namesTheSame(text: string, total: Amount, parts: readonly Amount[]): boolean {
  const noun = /^(?:的)?([\u4e00-\u9fff]{1,12})/.exec(text.slice(total.end, total.end + 14))?.[1];
  if (noun === undefined) return true;
  const list = text.slice(Math.max(0, parts[0]!.span.start - LONGEST_NAME), parts[parts.length - 1]!.end + 12);
  return noun.length >= 2 && list.includes(noun.slice(-2)) && list.includes(noun.slice(0, 2));
}

/** The first amount that begins at or behind an offset. */
function firstFrom(amounts: readonly Amount[], offset: number): number {
  return bisect(amounts.length, (index) => amounts[index]!.span.start >= offset);
}
