/** Completion (补全): which sources are asked for a cursor, and what they propose together. */

import type { Steps } from '../../text/steps.js';
import { agenciesAt } from './agencies.js';
import type { Cursor } from './cursor.js';
import { frontMatterAt } from './front-matter.js';
import { indicatorsAt } from './indicators.js';
import { meetingsAt } from './meetings.js';
import type { CompletionWorld, Proposal, Proposals, Source } from './model.js';
import { phrasesAt } from './phrases.js';
import { suppressionsAt } from './suppression-words.js';
import { titlesAt } from './titles.js';

export { cursorAt, type Cursor } from './cursor.js';
export type { About, CompletionWorld, Proposal, ProposalKind, Proposals } from './model.js';
export { CompletionTables } from './tables.js';

/** Places of a kind of their own: where one of these has its place, nothing else is proposed. */
const ALONE: readonly Source[] = [frontMatterAt, suppressionsAt, titlesAt];
/** What running text is completed from, in the order in which it is shown. */
const TOGETHER: readonly Source[] = [meetingsAt, indicatorsAt, agenciesAt, phrasesAt];

/** What may be put at a cursor, the best first. */
export function* proposalsAt(cursor: Cursor, world: CompletionWorld): Steps<Proposals> {
  for (const source of ALONE) {
    const found = yield* source(cursor, world);
    if (found) return found;
  }
  const items: Proposal[] = [];
  let incomplete = false;
  for (const source of TOGETHER) {
    const found = yield* source(cursor, world);
    items.push(...(found?.items ?? []));
    incomplete ||= found?.incomplete === true;
  }
  return { items, incomplete };
}
