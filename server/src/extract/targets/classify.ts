/** What kind of statement a figure makes with the words around it, and how it limits the value. */

import type { Figure } from './figures.js';
import type { Comparator, TargetKind } from './model.js';
import type { Predicate } from './predicate.js';

/** Whether words can be the name of what a figure measures. */
export function isName(name: string, { sort }: Figure, predicate: Predicate): boolean {
  if (name.length < 2 || !/[\u4e00-\u9fffA-Za-z]{2}/.test(name)) return false;
  if (/^(?:其中|总数|数量|总量|规模|总规模|共|合计|总计|力争|累计|分别|各|新增|净增|年均新增|累计新增|年新增)$/.test(name)) return false;
  return predicate.sort !== 'beside' || NAMED_BESIDE.has(sort);
}

/** Sorts of figures that may stand right behind the name: 高新技术企业300家, 普及率80%. */
const NAMED_BESIDE: ReadonlySet<Figure['sort']> = new Set(['counter', 'percent', 'physical', 'bare', 'money', 'multiple', 'times']);

/** The kind of a target; `undefined` where the figure makes no statement. */
export function kindOf({ sort }: Figure, predicate: Predicate, name: string): TargetKind | undefined {
  if (sort === 'rank') return 'rank';
  if (sort === 'first') return 'count';
  if (sort === 'multiple') return 'multiple';
  if (predicate.sort === 'compare') return 'ratio';
  if (sort === 'times') return 'multiple';
  if (sort === 'points') return predicate.sort === 'change' ? 'delta' : undefined;
  if (sort === 'percent') return predicate.sort === 'change' || /(?:增速|增长率|增幅|增长速度|涨幅|降幅)$/.test(name) ? 'growth' : 'level';
  if (predicate.sort === 'change') return 'delta';
  if (sort === 'counter' && !/^(?:每[千万百]|人均|户均|平均)/.test(name)) return 'count';
  if (sort === 'bare' && !/^(?:每[千万百]|人均)/.test(name)) return 'count';
  return 'level';
}

/** How the value is limited: by the figure itself, by what follows it, by what stands before it. */
export function comparatorOf(figure: Figure, predicate: Predicate, tail: Comparator | undefined): Comparator {
  if (figure.max !== undefined) return 'range';
  if (figure.sort === 'rank') return '<=';
  if (figure.sort === 'first') return '>';
  return tail ?? predicate.comparator ?? '=';
}
