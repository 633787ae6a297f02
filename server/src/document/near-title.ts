/** Near titles (近似题名): whether two titles differ by a slip of the pen, or name two documents. */

import { foldText } from '../text/fold.js';
import { genreOf } from './title.js';

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
  readonly one: string;
  readonly other: string;
}

/** Before every law of the nation: says nothing of which law. */
const NATION = /^中华人民共和国/;
const NUMERALS = /[0-9]+|[〇零一二三四五六七八九十百千]+/g;
/** Numerals inside words count for nothing. */
const WORDS_WITH_NUMERALS = /进一步|统一|一体|一带一路|同一|第一线|一线|一批|十分|万一|一系列|一站式|一网|一件|三农|三维|五位一体/g;
/** Characters that each name another thing where one stands for another or comes in addition. */
const CONTRASTS = ['省市县区州盟旗国乡镇村级', '东南西北中', '上下', '初高中小大微', '甲乙丙丁戊己', '城乡农林牧渔工商水公铁航海陆空煤电气油矿', '春夏秋冬', '内外', '进出', '新旧老', '男女', '公私', '文体', '非不副总再超', '年月日', '内外境', '正反', '前后', '本专'];
const ALONE = new Set('非不副总再新大小微省市县区州乡镇村农林渔工商');
/** Words that come and go in a title without making it another one. */
const FILLERS = new Set([
  '工作', '若干', '有关', '相关', '一步', '进一步', '全面', '深入', '大力', '切实', '加快', '推进', '推动', '促进', '加强', '深化', '积极', '扎实', '持续', '高质量', '质量', '现代化', '建设', '发展', '问题',
  '关于', '实施', '开展', '做好', '支持', '提升', '完善', '健全', '强化', '优化', '的意', '体系', '以及', '的若', '干问题',
]);

/**
 * Whether `one` is a slip of the pen for `other` (cores as `formsOf` folds them): few characters differ, and none of what
 * tells documents apart: years, ordinals, places, kinds, genres, whole words of content.
 */
export function isNearTitle(one: string, other: string, oneCore: string, otherCore: string): boolean {
  if (oneCore === otherCore || genreOf(one) === undefined || genreOf(one) !== genreOf(other)) return false;
  const [short, long] = [oneCore, otherCore].map((core) => core.replace(NATION, '')).sort((a, b) => a.length - b.length) as [string, string];
  if (short.length < SHORTEST_NEAR || numeralsOf(oneCore) !== numeralsOf(otherCore)) return false;
  const differences = differencesOf(oneCore, otherCore, mostDifferences(short.length));
  return differences !== undefined && long.length - short.length <= MORE && differences.every(isSlip);
}

/** The stretches in which two texts differ, or `undefined` where more than `most` characters do. */
export function differencesOf(one: string, other: string, most: number): Difference[] | undefined {
  const table = distances(one, other, most);
  if (!table) return undefined;
  const found: { one: string; other: string }[] = [];
  let open: { one: string; other: string } | undefined;
  let [row, column] = [one.length, other.length];
  const step = (first: string, second: string): void => {
    if (!open) found.unshift((open = { one: '', other: '' }));
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

/** A single character that is none of a contrast, or words that add nothing. */
function isSlip({ one, other }: Difference): boolean {
  if (one.length === 1 && other.length === 1) return !CONTRASTS.some((contrast) => contrast.includes(one) && contrast.includes(other));
  if (isTransposed(one, other)) return true;
  const added = one === '' ? other : other === '' ? one : undefined;
  if (added?.length === 1) return !ALONE.has(added);
  if (added !== undefined) return FILLERS.has(added);
  return [one, other].every((word) => FILLERS.has(word));
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
