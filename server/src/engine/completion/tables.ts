/** Tables that completion works from (补全用表): made once for a corpus and a configuration, kept as long as these are. */

import type { Corpus } from '../../corpus/model.js';
import type { Facts } from '../../facts/facts.js';
import { TitleShelf } from './title-shelf.js';
import { ObservedBodies } from './observed-bodies.js';
import { SuperiorGoals } from './superior-goals.js';

/** What belongs to one corpus under one configuration. */
export interface CorpusTables {
  readonly shelf: TitleShelf;
  readonly bodies: ObservedBodies;
  readonly goals: SuperiorGoals;
}

/** Hold it as long as a client is served; it lets go of corpora by itself. */
export class CompletionTables {
  private readonly byFacts = new WeakMap<Facts, { readonly corpus: Corpus | undefined; readonly tables: CorpusTables }>();

  of(facts: Facts, corpus: Corpus | undefined): CorpusTables {
    const known = this.byFacts.get(facts);
    if (known && known.corpus === corpus) return known.tables;
    const tables = { shelf: new TitleShelf(corpus, facts), bodies: new ObservedBodies(corpus), goals: new SuperiorGoals(corpus, facts) };
    this.byFacts.set(facts, { corpus, tables });
    return tables;
  }
}
