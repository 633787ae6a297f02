/** Near titles (近似题名): whether two titles differ by a slip of the pen, or name two documents. */

import { foldText } from '../text/fold.js';

/** Shorter titles are never near: too little of them is left when two characters differ. */
export const SHORTEST_NEAR = 10;
const LONG = 20;
const FEW = 2;
const MORE = 3;

/** How many characters may differ in titles of a length. */
export function mostDifferences(length: number): number {
  return length >= LONG ? MORE : FEW;
}

/** A stretch in which two texts differ: what stands in the one and what in the other; one of them may be empty. */
export interface Difference {
  /** Where it begins in the one. */
  readonly at: number;
  readonly one: string;
  readonly other: string;
}

/** Before every law of the nation: says nothing of which law. */
const NATION = /^中华人民共和国/;
const NUMERALS = /[0-9]+|[〇零一二三四五六七八九十百千]+/g;
/** Numerals inside words count for nothing. */
const WORDS_WITH_NUMERALS = /进一步|统一|一体|一带一路|同一|第一线|一线|一批|十分|万一|一系列|一站式|一网|一件|三农|三维|五位一体/g;
/** Characters that each name another thing where one stands for another or comes in addition. */
const CONTRASTS = [
  '省市县区州盟旗国乡镇村级', '东南西北中', '上下', '初高中小大微', '甲乙丙丁戊己', '城乡农林牧渔工商水公铁道航海陆空土地煤电气热油矿', '食药粮棉茶酒烟盐', '刑民行', '春夏秋冬', '内外', '进出', '新旧老', '男女',
  '公私', '文体', '非不副总再超', '年月日', '正反', '前后', '本专',
];
const ALONE = new Set('非不副总再新大小微省市县区州乡镇村农林渔工商');
/** Signs and little words that are never a document's mark. */
const LITTLE = new Set('的和与及之等了');
/** Words that come and go in a title without making it another one. */
const FILLERS = new Set([
  '工作', '若干', '有关', '相关', '一步', '进一步', '全面', '深入', '大力', '切实', '加快', '推进', '推动', '促进', '加强', '深化', '积极', '扎实', '持续', '高质量', '质量', '现代化', '建设', '发展', '问题',
  '关于', '实施', '开展', '做好', '支持', '提升', '完善', '健全', '强化', '优化', '的意', '体系', '以及', '的若', '干问题',
]);

/** The cores of two titles, as `formsOf` folds them, with their genres. */
export interface ComparedTitle {
  readonly core: string;
  readonly genre: string | undefined;
}

/**
 * Whether `cited` is a slip of the pen for `right`: few characters differ, and none of what tells documents apart: years,
 * ordinals, places, kinds, genres, whole words of content. `isAttested` tells whether two characters stand side by side in
 * other titles: then they are a word (道路), and its title another one than that with 水路.
 */
export function isNearTitle(cited: ComparedTitle, right: ComparedTitle, isAttested: (pair: string) => boolean): boolean {
  if (cited.core === right.core || cited.genre === undefined || right.genre === undefined) return false;
  const shorter = Math.min(...[cited, right].map(({ core }) => core.replace(NATION, '').length));
  if (shorter < SHORTEST_NEAR || numeralsOf(cited.core) !== numeralsOf(right.core)) return false;
  const differences = differencesOf(cited.core, right.core, mostDifferences(shorter));
  if (!differences?.every((difference) => isSlip(difference, cited.core, right.core, isAttested))) return false;
  return cited.genre === right.genre || isMangled(cited.genre, right.genre, differences);
}

/** 管理办法 that lost its 理 reads as 办法; an 意见 that is no 实施意见 is another document. */
function isMangled(one: string, other: string, differences: readonly Difference[]): boolean {
  return (one.endsWith(other) || other.endsWith(one)) && differences.every((difference) => difference.one.length <= 1 && difference.other.length <= 1);
}

/** The stretches in which two texts differ, or `undefined` where more than `most` characters do. */
export function differencesOf(one: string, other: string, most: number): Difference[] | undefined {
  const table = distances(one, other, most);
  if (!table) return undefined;
  const found: { at: number; one: string; other: string }[] = [];
  let open: { at: number; one: string; other: string } | undefined;
  let [row, column] = [one.length, other.length];
  const step = (first: string, second: string): void => {
    if (!open) found.unshift((open = { at: row, one: '', other: '' }));
    open.at = row;
    open.one = first + open.one;
    open.other = second + open.other;
  };
  while (row > 0 || column > 0) {
    const here = table[row]![column]!;
    if (row > 0 && column > 0 && one[row - 1] === other[column - 1] && table[row - 1]![column - 1]! === here) {
      open = undefined;
      [row, column] = [row - 1, column - 1];
    } else if (row > 0 && column > 0 && table[row - 1]![column - 1]! + 1 === here) step(one[--row]!, other[--column]!);
    else if (row > 0 && table[row - 1]![column]! + 1 === here) step(one[--row]!, '');
    else step('', other[--column]!);
  }
  return found;
}

/** The table of edit distances, or `undefined` where they pass `most`. Titles are short: 200 characters at most. */
function distances(one: string, other: string, most: number): number[][] | undefined {
  if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) > 200) return undefined;
  const table: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= one.length; row++) {
    const above = table[row - 1]!;
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const kept = above[column - 1]! + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(kept, above[column]! + 1, line[column - 1]! + 1));
    }
    if (Math.min(...line) > most) return undefined;
    table.push(line);
  }
  return table[one.length]![other.length]! > most ? undefined : table;
}

function numeralsOf(core: string): string {
  return (core.replace(WORDS_WITH_NUMERALS, '').match(NUMERALS) ?? []).join('|');
}

/** A single character that is none of a contrast and makes no other word, or words that add nothing. */
function isSlip({ at, one, other }: Difference, cited: string, right: string, isAttested: (pair: string) => boolean): boolean {
  if (isTransposed(one, other)) return true;
  const more = one === '' ? other : other === '' ? one : undefined;
  if (more !== undefined && more.length > 1) return FILLERS.has(more);
  if (more === undefined && (one.length > 1 || other.length > 1)) return FILLERS.has(one) && FILLERS.has(other);
  if (more !== undefined ? ALONE.has(more) : CONTRASTS.some((contrast) => contrast.includes(one) && contrast.includes(other))) return false;
  if (LITTLE.has(more ?? one) && (more !== undefined || LITTLE.has(other))) return true;
  return inFiller(cited, at, one, right) || !pairsAt(cited, at, one.length).some(isAttested);
}

/** The pairs of characters in which a difference shows: with its neighbours, or across the gap where a character is missing. */
function pairsAt(text: string, at: number, length: number): string[] {
  const pairs: string[] = [];
  for (let start = Math.max(0, at - 1); start < Math.min(text.length - 1, at + Math.max(length, 0)); start++) pairs.push(text.slice(start, start + 2));
  return length === 0 ? pairs.slice(0, 1) : pairs;
}

/** 推进 for 推动: one general word for another. */
function inFiller(cited: string, at: number, one: string, right: string): boolean {
  if (one.length !== 1) return false;
  return [at - 1, at].some((start) => start >= 0 && FILLERS.has(cited.slice(start, start + 2)) && [-1, 0, 1].some((shift) => sharesOne(cited.slice(start, start + 2), right.slice(start + shift, start + shift + 2))));
}

function sharesOne(one: string, other: string): boolean {
  return one !== other && FILLERS.has(other) && (one[0] === other[0] || one[1] === other[1]);
}

function isTransposed(one: string, other: string): boolean {
  return one.length === 2 && other.length === 2 && one[0] === other[1] && one[1] === other[0];
}

/** Whether a difference of two titles stands in the name of a place: there it makes another document. `isPlace` tells names. */
export function differsInPlace(oneTitle: string, otherTitle: string, isPlace: (name: string) => boolean): boolean {
  const [one, other] = [foldText(oneTitle), foldText(otherTitle)];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let tail = 0;
  while (tail < Math.min(one.length, other.length) - start && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  return [one, other].some((text) => holdsPlace(text, start, text.length - tail, isPlace));
}

const LONGEST_PLACE = 6;

function holdsPlace(text: string, start: number, end: number, isPlace: (name: string) => boolean): boolean {
  for (let from = Math.max(0, start - LONGEST_PLACE + 1); from < end; from++) {
    for (let to = Math.max(from + 2, start + 1); to <= Math.min(text.length, from + LONGEST_PLACE); to++) {
      if (isPlace(text.slice(from, to))) return true;
    }
  }
  return false;
}
