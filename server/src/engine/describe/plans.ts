/** What is known of a five-year plan (五年规划提示): its years, its proposal and outline, and which one holds now. */

import type { Facts } from '../../facts/facts.js';
import type { FiveYearPlan } from '../../facts/plans.js';
import type { IsoDate } from '../../text/dates.js';
import type { Localized } from '../../text/localized.js';
import { CONFIDENCE } from '../labels.js';

/** A plan as lines; none where there is no such plan. */
export function planLines(ordinal: number, day: IsoDate, { plans }: Facts): Localized[] {
  const plan = plans.find(ordinal);
  if (!plan) return [];
  const year = Number(day.slice(0, 4));
  const state: Localized = year < plan.yearFrom ? { zh: '尚未开始', en: 'not begun' } : year > plan.yearTo ? { zh: '已经收官', en: 'ended' } : { zh: '正在实施', en: 'under way' };
  const current = year > plan.yearTo ? plans.find(ordinal + Math.ceil((year - plan.yearTo) / YEARS)) : undefined;
  return [
    { zh: `${plan.yearFrom}—${plan.yearTo}年，基准日${day}${state.zh}`, en: `${plan.yearFrom}–${plan.yearTo}, ${state.en} as of ${day}` },
    ...(current ? [{ zh: `现行：“${current.name}”（${current.yearFrom}—${current.yearTo}年）`, en: `Now: “${current.name}” (${current.yearFrom}–${current.yearTo})` }] : []),
    ...papers(plan, day),
    { zh: `${CONFIDENCE[plan.confidence].zh}，来源：${plan.source}`, en: `${CONFIDENCE[plan.confidence].en}, source: ${plan.source}` },
  ];
}

const YEARS = 5;

/** What has been passed by the day; a plan that is near without an outline has none yet. */
function papers({ proposal, outline, outlineTitle }: FiveYearPlan, day: IsoDate): Localized[] {
  const lines: Localized[] = [];
  if (proposal && proposal <= day) lines.push({ zh: `中央建议于${proposal}通过`, en: `Proposal of the Central Committee passed on ${proposal}` });
  const title = outlineTitle ? { zh: `：《${outlineTitle}》`, en: `: 《${outlineTitle}》` } : { zh: '', en: '' };
  if (outline && outline <= day) lines.push({ zh: `纲要于${outline}批准${title.zh}`, en: `Outline approved on ${outline}${title.en}` });
  else if (outline) lines.push({ zh: `纲要在基准日${day}尚未批准（${outline}批准）`, en: `Outline not approved as of ${day} (approved on ${outline})` });
  return lines;
}
