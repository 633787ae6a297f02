/** The province that a document speaks of as its own (我省), where neither its title nor its issuer names one. */

import type { Territory, TerritoryLookup } from './territories.js';

/** Words by which a province's document means the province itself. */
const OUR_PROVINCE = /我省|省委、?省政府|我区|自治区党委/;
const LEAST_MENTIONS = 3;
/** So many times as often as any other. */
const MARGIN = 3;

/** The one province that the text names again and again; `undefined` where it does not speak for one, or names several. */
export function spokenProvince(text: string, territories: TerritoryLookup): Territory | undefined {
  if (!OUR_PROVINCE.test(text)) return undefined;
  const [first, second] = territories.provinces().map(({ short, territory }) => ({ territory, count: countOf(text, short) })).sort((a, b) => b.count - a.count);
  if (!first || first.count < LEAST_MENTIONS || first.count < MARGIN * (second?.count ?? 0)) return undefined;
  return first.territory;
}

function countOf(text: string, word: string): number {
  let count = 0;
  if (word === '') return count;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count++;
  return count;
}
