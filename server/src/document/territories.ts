/** What the parser asks about places (地域); the table itself belongs to the facts. */

import type { Level } from './model.js';

/** A place: its full chain (`四川省眉山市`) and its level. */
export interface Territory {
  readonly chain: string;
  readonly name: string;
  readonly level: Level;
}

/** Looks places up by name. */
export interface TerritoryLookup {
  /** Places that a full chain, a full name or a short name may mean; several where the name is ambiguous. */
  resolve(name: string): readonly Territory[];
  /** The most precise place named at the head of a title or an issuer's name, if it is certain. */
  leading(text: string): Territory | undefined;
  /** All provinces with their short names: 四川 for 四川省. */
  provinces(): readonly { readonly short: string; readonly territory: Territory }[];
}
