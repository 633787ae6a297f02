/** All dated facts of a run, compiled once. */

import { LocalMeetings } from './local-meetings.js';
import { Meetings } from './meetings.js';
import { FiveYearPlans } from './plans.js';
import { TerritoryTable, type TerritoryDeclaration } from './territories.js';

/** The tables that rules and parsing look things up in. */
export interface Facts {
  readonly meetings: Meetings;
  readonly localMeetings: LocalMeetings;
  readonly plans: FiveYearPlans;
  readonly territories: TerritoryTable;
}

/** Builds the tables; `territories` are the places that the configuration declares. */
export function compileFacts(territories: readonly TerritoryDeclaration[] = []): Facts {
  return { meetings: new Meetings(), localMeetings: new LocalMeetings(), plans: new FiveYearPlans(), territories: new TerritoryTable(territories) };
}
