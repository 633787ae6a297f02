/** Bodies as they are called now (现行机构名称): central ones, and the departments that every local government has. For who types, not for rules. */

import type { IsoDate } from '../text/dates.js';
import table from './bodies.json';

/** A name that a body bears; `from` and `to` are the first day on which it does and the first on which it no longer does. */
interface BodyRow {
  readonly aliases?: readonly string[];
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

export interface CentralBody extends BodyRow {
  readonly name: string;
}

/** A department of a local government, by what follows 省 or 市. */
export interface LocalBody extends BodyRow {
  /** Of a province, and of a city or county. */
  readonly province: string;
  readonly below: string;
  /** The name in full, where the usual one is short. */
  readonly full?: string;
}

/** The central bodies on a day. */
export function centralBodies(day: IsoDate): readonly CentralBody[] {
  return (table.central as readonly CentralBody[]).filter((row) => holds(row, day));
}

/** The departments of local governments on a day. */
export function localBodies(day: IsoDate): readonly LocalBody[] {
  return (table.local as readonly LocalBody[]).filter((row) => holds(row, day));
}

function holds({ from, to }: BodyRow, day: IsoDate): boolean {
  return (from === undefined || from <= day) && (to === undefined || day < to);
}
