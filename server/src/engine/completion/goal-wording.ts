/** How a goal is put into words (目标表述): the sentence that takes up a superior's target, its figure ready to be written over. */

import type { DocumentTarget } from '../../extract/targets/index.js';
import type { SuperiorGoal } from './superior-goals.js';

/** A goal as a sentence, with and without a placeholder, and its value in short. */
export interface GoalWording {
  readonly plain: string;
  readonly snippet: string;
  /** ≥89% */
  readonly value: string;
}

const SIGN: Readonly<Record<DocumentTarget['comparator'], string>> = { '=': '', '>=': '≥', '>': '>', '<=': '≤', '<': '<', '≈': '≈', range: '' };
const BEHIND: Readonly<Record<DocumentTarget['comparator'], string>> = { '=': '', '>=': '以上', '>': '以上', '<=': '以内', '<': '以内', '≈': '左右', range: '' };

/** The wording of a goal. Totals of another territory are no measure: their figure is left to be filled in. */
export function goalWording({ target, name, relative }: SuperiorGoal): GoalWording {
  const { comparator, value, max, unit } = target;
  const figure = `${value}${max === undefined ? '' : `—${max}`}`;
  const ours = relative ? figure : '×';
  const [before, after] = [`${name}${predicateOf(target)}`, `${unit === '百分点' ? '个百分点' : unit}${BEHIND[comparator]}`];
  return { plain: `${before}${ours}${after}`, snippet: `${escaped(before)}\${1:${ours}}${escaped(after)}`, value: `${SIGN[comparator]}${figure}${unit}` };
}

function predicateOf({ kind, comparator, falling, since, period }: DocumentTarget): string {
  const base = since === undefined ? '' : `比${since}年`;
  const yearly = period.annual ? '年均' : '';
  if (kind === 'growth') return `${base}${yearly}${falling ? '下降' : '增长'}`;
  if (kind === 'delta') return `${base}${yearly}${falling ? '降低' : '提高'}`;
  return comparator === '<=' || comparator === '<' ? '控制在' : '达到';
}

/** Text in which nothing has a meaning to a snippet. */
function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
