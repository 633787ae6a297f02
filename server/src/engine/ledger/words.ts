/** What targets are called wherever they are shown (目标用语): name, value with its year, kind, relation of documents. */

import type { Comparator, Nature, Target, TargetConfidence, TargetKind } from '../../extract/targets/index.js';
import { fullName, periodText } from '../../rules/target-identity.js';
import { written } from '../../rules/target-values.js';
import type { Language, Localized } from '../../text/localized.js';
import type { Compared, LedgerColumn } from './ledger.js';

export const KIND: Readonly<Record<TargetKind, Localized>> = {
  level: { zh: '水平', en: 'level' },
  count: { zh: '数量', en: 'count' },
  growth: { zh: '增速', en: 'growth' },
  delta: { zh: '增减', en: 'change' },
  multiple: { zh: '倍数', en: 'multiple' },
  rank: { zh: '位次', en: 'rank' },
  ratio: { zh: '相对他地', en: 'against another place' },
};

export const COMPARATOR: Readonly<Record<Comparator, Localized>> = {
  '=': { zh: '等于', en: 'exactly' },
  '>=': { zh: '不低于', en: 'at least' },
  '>': { zh: '高于', en: 'more than' },
  '<=': { zh: '不超过', en: 'at most' },
  '<': { zh: '低于', en: 'less than' },
  '≈': { zh: '约', en: 'about' },
  range: { zh: '介于', en: 'between' },
};

export const NATURE: Readonly<Record<Nature, Localized>> = {
  binding: { zh: '约束性', en: 'binding' },
  expected: { zh: '预期性', en: 'expected' },
};

/** How certainly a target was understood. */
export const UNDERSTOOD: Readonly<Record<TargetConfidence, Localized>> = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
};

export const RELATION: Readonly<Record<Compared, Localized>> = {
  superior: { zh: '上级', en: 'superior' },
  same: { zh: '本地', en: 'local' },
  peer: { zh: '其他', en: 'other' },
  subordinate: { zh: '下级', en: 'subordinate' },
};

/** What is to be known of a document that is compared: that it is not final, that its years are over. */
export function statesOf({ status, ended }: Pick<LedgerColumn, 'status' | 'ended'>): Localized[] {
  return [...(status === 'draft' ? [{ zh: '征求意见稿', en: 'draft for comment' }] : []), ...(ended ? [{ zh: '已到期', en: 'ended' }] : [])];
}

/** The indicator with what tells it from others of the same name: 成都市：单位能耗（比2020年下降）. */
export function nameOf(target: Target, language: Language): string {
  const said = mannerOf(target, language);
  const whose = target.territory === undefined ? '' : `${target.territory}${{ zh: '：', en: ': ' }[language]}`;
  return `${whose}${fullName(target)}${said === '' ? '' : brackets(said, language)}`;
}

/** In which manner the indicator is stated; empty for an amount that is reached. */
export function mannerOf({ kind, falling, since, period }: Target, language: Language): string {
  const annual = period.annual === true;
  if (kind === 'level' || kind === 'count') return annual ? { zh: '每年', en: 'a year' }[language] : '';
  if (kind === 'rank' || kind === 'ratio') return KIND[kind][language];
  const change: Localized = kind === 'multiple' ? { zh: '增至倍数', en: 'multiple' } : kind === 'delta' ? { zh: falling ? '降低' : '提高', en: falling ? 'down by' : 'up by' } : { zh: falling ? '下降' : '增长', en: falling ? 'fall' : 'growth' };
  return {
    zh: `${since === undefined ? '' : `比${since}年`}${annual ? '年均' : ''}${change.zh}`,
    en: `${annual ? 'yearly ' : ''}${change.en}${since === undefined ? '' : ` since ${since}`}`,
  }[language];
}

/** The value with its year: 78%以上（2028年）. */
export function valueOf(target: Target, language: Language): string {
  const period = periodOf(target, language);
  return `${figureOf(target)}${period === '' ? '' : brackets(period, language)}`;
}

function figureOf(target: Target): string {
  return `${target.stretch ? '力争' : ''}${written(target)}`;
}

/** The period as years; empty where the text gives none. */
export function periodOf({ period }: Target, language: Language): string {
  return period.by === undefined && period.from === undefined ? '' : periodText(period)[language];
}

function brackets(text: string, language: Language): string {
  return language === 'zh' ? `（${text}）` : ` (${text})`;
}

/** A value as it is said, the same where room is scarce, and the first target that says it. */
export interface SaidValue<T extends Target> {
  readonly text: string;
  readonly short: string;
  readonly target: T;
}

/** The values of one cell, each once, in their order, with the place where one is set for a part; those that were not understood for certain carry a question mark. */
export function valuesOf<T extends Target>(targets: readonly T[], row: Target, language: Language): SaidValue<T>[] {
  const said = new Map<string, T>();
  for (const target of targets) {
    const text = `${placeIn(row, target)}${valueOf(target, language)}${doubt(target)}`;
    if (!said.has(text)) said.set(text, target);
  }
  return [...said].map(([text, target]) => ({ text, short: shortOf(target, row), target }));
}

/** The same where room is scarce: 78%以上 2028. */
export function shortValuesOf(targets: readonly Target[], row: Target): string[] {
  return [...new Set(targets.map((target) => shortOf(target, row)))];
}

function shortOf(target: Target, row: Target): string {
  return `${placeIn(row, target)}${figureOf(target)} ${periodOf(target, 'en')}`.trimEnd() + doubt(target);
}

/** The place that a target is set for, where the row does not name it already. */
function placeIn(row: Target, { territory }: Target): string {
  return territory === undefined || territory === row.territory ? '' : territory;
}

function doubt({ confidence }: Target): string {
  return confidence === 'high' ? '' : '？';
}

/** The values of one cell of a row on one line. */
export function cellOf(targets: readonly Target[], row: Target, language: Language): string {
  return valuesOf(targets, row, language).map(({ text }) => text).join({ zh: '；', en: '; ' }[language]);
}
