/** The as-of date (基准日): explicit, then front matter, then 成文日期, then today. */

import type { PolicyDocument } from '../document/model.js';
import type { IsoDate } from '../text/dates.js';
import type { AsOf } from './model.js';

/** Resolves the as-of date of a document. `flag` and `config` are days that somebody named. */
export function resolveAsOf(document: PolicyDocument, named: { flag: IsoDate | undefined; config: IsoDate | undefined }, today: IsoDate): AsOf {
  if (named.flag) return { day: named.flag, source: 'flag' };
  if (named.config) return { day: named.config, source: 'config' };
  const { date, dateSource } = document.metadata;
  if (date && dateSource) return { day: date.value, source: dateSource };
  return { day: today, source: 'today' };
}
