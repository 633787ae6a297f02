/** What stands right before and right behind a figure (谓语与限定): 达到…以上, 不低于, 年均增长…左右; the comparator and the kind of statement that they make. */

import type { Comparator } from './model.js';

/** How the words before a figure bring it in. */
export interface Predicate {
  /** Length of the predicate at the end of the words before the figure. */
  readonly length: number;
  /** `reach` a value, `change` by an amount or rate, `compare` with another territory's value, `multiply`; `beside` where only a noun stands before the figure. */
  readonly sort: 'reach' | 'change' | 'compare' | 'beside';
  readonly comparator: Comparator | undefined;
  readonly falling: boolean;
  /** 力争, 争取: the higher of a pair, if there is a lower one. */
  readonly striving: boolean;
  /** 分别, 均. */
  readonly spread: 'each-its-own' | 'all-the-same' | undefined;
  /** Told as done: 达到了, 增长了. */
  readonly done: boolean;
}

const ADVERB = '(?:力争|争取|确保|努力|预计|预期|计划|总体|基本|稳步|稳定|持续|逐步|进一步|平均|累计|总共|合计|约|大约|再|可|将|要|应|应当|(?<![产功性职潜效智节动电才技机可])能|已|就|仍|继续|拟|全部|有望|逐年|一律|原则上)';
const SPREAD = '(?:分别|均|都|各)';
const REACH_WORDS =
  '达到了|达到|达成|达|实现了|实现|突破了|突破|超过了|超过|超|不得低于|不能低于|不低于|不少于|不小于|不得高于|不高于|不得超过|不超过|不大于|不多于|高于|大于|多于|低于|小于|少于|' +
  '(?:控制|稳定|保持|维持|巩固|确保|锁定)(?:到|至|在|于)|提[高升]到|提[高升]至|提[高升]为|上升为|下降为|增加为|扩大为|降低为|减少为|增[加长]到|增[加长]至|增至|增到|升至|升到|扩大到|扩大至|发展到|发展至|上升到|上升至|拓展到|拓展至|拓展为|覆盖到|恢复到|恢复至|集聚到|' +
  '(?:下降|降低|压减|压缩|缩短|缩小|减少|精简|缩减|降|压|减)(?:到|至|为)|降为|(?:总数|数量|总量|规模|比例|占比|比重)?(?:为|是|至|到)|至少|最少|有|占到|占|完成|保持|拥有|≥|≧|＞|≤|≦|＜|>=|<=|>|<|大于等于|小于等于|接近|近|超出|逾|不到|[:：]';
const CHANGE_WORDS = '增长|增速|增加|提高|提升|上升|递增|增幅|涨幅|上涨|扩大|改善|回升|攀升|增多|拓展|延长|降低|下降|减少|下调|递减|降幅|压减|压缩|削减|精简|缩短|缩小|减|回落|减幅|节约|节省|缩减|降';
/** What words of change begin with: without one there is none. */
const CHANGE_BEGINS = new RegExp(`[${[...new Set(CHANGE_WORDS.split('|').map((word) => word[0]))].join('')}]`);
const FALLING = /降|减|缩|回落|下调|节约|节省|精简/;
const COMPARE_WORDS = '高于|低于|快于|好于|优于|领先|超过|超出|慢于|高出|快|高';
const COMPARED_WITH = '(?:全国|全省|全市|全球|世界|同期|同级|省内|国内|周边|东部地区?|西部地区?|中部地区?|GDP|地区生产总值|经济|城镇|城镇居民|经常性财政收入|财政收入|[\\u4e00-\\u9fff]{2,4}[省市])(?:居民)?(?:[\\u4e00-\\u9fff]{0,8}(?:平均|总体|一般)?(?:水平|增速|增长速度|增幅|平均|均值|收入)?)?';
const REACH = new RegExp(`(?<adverbs>(?:${ADVERB}|${SPREAD})*)(?<word>${REACH_WORDS})(?<more>(?:${ADVERB}|达到|超过|突破|为|在|不低于|不少于|不超过|高于|低于|≥|≤|到)*)[ \\u3000]*$`);
const CHANGE = new RegExp(`(?<adverbs>(?:${ADVERB}|${SPREAD}|年均|年平均|每年)*)(?<word>${CHANGE_WORDS})(?<noun>率|速度|幅度|速|幅)?(?<done>了)?(?<more>(?:${ADVERB}|达到|超过|突破|为|在|保持在|保持|稳定在|控制在|不低于|不少于|不超过|高于|低于|达|≥|≤)*)[ \\u3000]*$`);
const COMPARE = new RegExp(`(?<adverbs>(?:${ADVERB}|${SPREAD})*)(?<word>${COMPARE_WORDS})(?<with>${COMPARED_WITH})?(?<more>(?:${ADVERB}|达到|超过|不低于)*)[ \\u3000]*$`);
const TIMES_OF = new RegExp(`(?<word>达到|为|是|相当于|提高到)(?<with>${COMPARED_WITH})$`);
const COMPARE_LEVEL = new RegExp(`(?<word>高于|低于|快于|好于|优于)(?<with>${COMPARED_WITH})$`);
const ADVERBS = new RegExp(`(?<adverbs>(?:${ADVERB}|${SPREAD})*)(?<word>)$`);
/** 提高到 tells of a value, 提高 of a change. */
const VALUE_REACHED = /^(?:控制|稳定|保持|维持|巩固|锁定|提[高升]|增[加长]?|扩大|发展|上?升|拓展|覆盖|恢复|集聚|下?降低?|压[减缩]?|缩[短小减]|减少?|精简)(?:到|至|为|在|于)$/;
const LONGEST = 40;

/** The predicate at the end of the words before a figure. */
export function predicateBefore(words: string, sort: string): Predicate {
  const of = sort === 'times' && words.endsWith('的') ? 1 : 0;
  const read = readPredicate(words.slice(-LONGEST, words.length - of), sort);
  return of === 0 ? read : { ...read, length: read.length + of };
}

function readPredicate(end: string, sort: string): Predicate {
  const percentOrPoints = sort === 'points' || sort === 'percent' || sort === 'times';
  if (sort === 'points' || sort === 'times') {
    const compared = COMPARE.exec(end) ?? (sort === 'times' ? TIMES_OF.exec(end) : null);
    if (compared?.groups!['with'] !== undefined) return made(compared, 'compare');
  }
  const reach = REACH.exec(end);
  if (reach && VALUE_REACHED.test(reach.groups!['word']!)) return made(reach, 'reach');
  const change = CHANGE_BEGINS.test(end) ? CHANGE.exec(end) : null;
  if (change && !(change.groups!['word'] === '提升' && !percentOrPoints && sort === 'counter')) return made(change, 'change');
  if (reach) return made(reach, 'reach');
  const compared = percentOrPoints ? COMPARE_LEVEL.exec(end) : null;
  if (compared) return made(compared, 'compare');
  return made(ADVERBS.exec(end)!, 'beside');
}

function made(match: RegExpExecArray, sort: Predicate['sort']): Predicate {
  const { adverbs = '', word = '', more = '', done, noun = '' } = match.groups! as Record<string, string | undefined>;
  const words = `${adverbs}|${word}|${more}`;
  return {
    length: match[0].length,
    sort,
    comparator: sort === 'compare' ? undefined : comparatorIn(sort === 'change' ? `${adverbs}|${noun}|${more}` : words),
    falling: sort === 'change' && FALLING.test(word),
    striving: /力争|争取|努力/.test(words),
    spread: /分别/.test(words) ? 'each-its-own' : /均(?!增|速)|都|各/.test(adverbs.replace(/年均|平均/g, '')) ? 'all-the-same' : undefined,
    done: done !== undefined || /了|已/.test(words),
  };
}

function comparatorIn(words: string): Comparator | undefined {
  if (/不得?低于|不能低于|不少于|不小于|至少|最少|≥|≧|>=|大于等于/.test(words)) return '>=';
  if (/不得?超过|不得?高于|不大于|不多于|控制|≤|≦|<=|小于等于/.test(words)) return '<=';
  if (/低于|小于|少于|不到|＜|</.test(words)) return '<';
  if (/突破|超|高于|大于|多于|逾|＞|>/.test(words)) return '>';
  if (/约|近/.test(words)) return '≈';
  return undefined;
}

const TAIL = /^[ \u3000]?(?:（含[^（）]{0,6}）)?(及?以上|左右|上下|及?以内|之内|及?以下|(?<![年月日天时])内(?![\u4e00-\u9fff]))?/;

const NO_TAIL = { length: 0, comparator: undefined };

/** What follows a figure and limits it: 以上, 左右, 以内. */
export function tailAfter(words: string): { readonly length: number; readonly comparator: Comparator | undefined } {
  const match = TAIL.exec(words)!;
  const word = match[1];
  if (word === undefined) return NO_TAIL;
  const comparator = word.endsWith('以上') ? '>=' : /左右|上下/.test(word) ? '≈' : '<=';
  return { length: match[0].length, comparator };
}
