/** National five-year plans (五年规划) and their dates. */

import type { IsoDate } from '../text/dates.js';
import { formatNumeral } from '../text/numerals.js';
import type { Confidence } from './confidence.js';
import table from './plans.json';

/** A five-year plan. `yearFrom` and `yearTo` are calendar years, both included. */
export interface FiveYearPlan {
  readonly id: string;
  /** Number of the plan: 14 for 十四五. */
  readonly ordinal: number;
  /** Short name without quotation marks: 十四五. */
  readonly name: string;
  readonly yearFrom: number;
  readonly yearTo: number;
  /** Day on which the Central Committee passed its proposal (建议), `null` where not known. */
  readonly proposal: IsoDate | null;
  /** Day on which the National People's Congress approved the outline (纲要), `null` where not known. */
  readonly outline: IsoDate | null;
  readonly outlineTitle: string | null;
  readonly confidence: Confidence;
  readonly source: string;
}

/** Looks plans up; build once for a run. */
export class FiveYearPlans {
  private readonly byOrdinal = new Map((table.plans as readonly FiveYearPlan[]).map((plan) => [plan.ordinal, plan]));

  /** The plan with this number; later ones than the table holds are reckoned from the years, without documents. */
  find(ordinal: number): FiveYearPlan | undefined {
    const known = this.byOrdinal.get(ordinal);
    if (known || ordinal < 1 || ordinal > 30) return known;
    const last = this.byOrdinal.get(this.byOrdinal.size)!;
    const yearFrom = last.yearFrom + (ordinal - last.ordinal) * 5;
    return { id: `fyp-${ordinal}`, ordinal, name: `${formatNumeral(ordinal)}五`, yearFrom, yearTo: yearFrom + 4, proposal: null, outline: null, outlineTitle: null, confidence: 'medium', source: '依五年周期推算' };
  }
}
