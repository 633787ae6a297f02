/** All dated facts of a run, compiled once. */

import { DocumentFacts } from './documents.js';
import { Indicators } from './indicators.js';
import { LawVersions } from './law-versions.js';
import { LocalMeetings } from './local-meetings.js';
import { Meetings } from './meetings.js';
import { BUILT_IN, Names, type NameTable } from './names.js';
import { FiveYearPlans } from './plans.js';
import { TerritoryTable, type TerritoryDeclaration } from './territories.js';

/** The tables that rules and parsing look things up in. */
export interface Facts {
  readonly meetings: Meetings;
  readonly localMeetings: LocalMeetings;
  readonly plans: FiveYearPlans;
  readonly names: Names;
  readonly lawVersions: LawVersions;
  readonly territories: TerritoryTable;
  readonly documents: DocumentFacts;
  readonly indicators: Indicators;
}

/** Builds the tables; `territories` are the places that the configuration declares, `names` its own tables of names. */
export function compileFacts(territories: readonly TerritoryDeclaration[] = [], names: readonly NameTable[] = []): Facts {
  return { meetings: new Meetings(), localMeetings: new LocalMeetings(), plans: new FiveYearPlans(), names: new Names([...BUILT_IN, ...names]), lawVersions: new LawVersions(), documents: new DocumentFacts(), indicators: new Indicators(), territories: new TerritoryTable(territories) };
}
