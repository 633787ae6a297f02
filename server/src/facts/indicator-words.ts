/** Whether two indicators' names that are spelled differently say the same (中心词比较): the same words, or empty ones more. */

/** Cuts a text into words. Their text together is the text. */
export interface WordCutter {
  cut(text: string): readonly string[];
}

/** `doubtful` is not a match: a person would have to look. */
export type Sameness = 'same' | 'different' | 'doubtful';

/** Words that add nothing to a name. */
const EMPTY = new Set(['总体', '整体', '年度', '相关', '有关', '各类', '各项', '各种']);
/** Words that sometimes tell two indicators apart and sometimes nothing: 全面数字化, 主要农作物, 综合能耗. */
const WEAK = new Set(['全面', '主要', '综合', '平均', '基本', '有效', '累计', '总', '年']);
/** Words that may stand before or behind others and mean the same there: 城镇新增就业, 新增城镇就业. No two of a group. */
const FLOATING: readonly ReadonlySet<string>[] = [new Set(['新增', '净增']), new Set(['城镇', '农村', '城乡', '城市']), new Set(['国家级', '省级', '市级', '县级', '省级以上', '市级以上']), new Set(['规上', '限上'])];
/** Words on whose two sides different things stand: in another order it is another indicator. */
const RELATIONS = ['占', '比', '对', '较', '从', '由', '至', '到', '转', '在', '中'];

/** Compares the words of two different normal forms. */
export function compareWords(left: string, right: string, cutter: WordCutter): Sameness {
  const [a, b] = [cutter.cut(left), cutter.cut(right)];
  if (a.join('') !== left || b.join('') !== right) return 'doubtful';
  const [x, y] = [a.filter((word) => !EMPTY.has(word)), b.filter((word) => !EMPTY.has(word))];
  if (x.length === 0 || y.length === 0) return 'different';
  if (x.join('') === y.join('')) return 'same';
  if (x.at(-1) !== y.at(-1)) return 'different';
  if (sameSet(x, y)) return inOtherOrder(x, y);
  return sequence(x, (word) => !WEAK.has(word)) === sequence(y, (word) => !WEAK.has(word)) ? 'doubtful' : 'different';
}

function inOtherOrder(x: readonly string[], y: readonly string[]): Sameness {
  if (x.some((word) => RELATIONS.includes(word))) return 'different';
  const floats = (word: string): boolean => FLOATING.some((group) => group.has(word));
  const atMostOne = FLOATING.every((group) => x.filter((word) => group.has(word)).length <= 1);
  return atMostOne && sequence(x, (word) => !floats(word)) === sequence(y, (word) => !floats(word)) ? 'same' : 'doubtful';
}

function sameSet(x: readonly string[], y: readonly string[]): boolean {
  return x.length === y.length && [...x].sort().join(' ') === [...y].sort().join(' ');
}

function sequence(words: readonly string[], keep: (word: string) => boolean): string {
  return words.filter(keep).join(' ');
}
