/** The clock: the only place that asks what day it is. */

import type { IsoDate } from '../text/dates.js';

/** The local calendar day. */
export function localDay(now = new Date()): IsoDate {
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}
