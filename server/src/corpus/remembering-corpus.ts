/** A corpus that remembers its look-ups (记住检索): whoever asks again for a clause of the same draft is given what was found. */

import type { Catalogue } from './catalogue.js';
import type { Corpus, CorpusClause, CorpusDocument, CorpusTarget, FigureGroups, Grouping, Similar } from './model.js';

/** Meant for one draft: what it remembers goes with it. */
export class RememberingCorpus implements Corpus {
  private skipped: ReadonlySet<CorpusDocument> | undefined;
  private readonly similar = new Map<string, Similar>();
  private readonly frequencies = new Map<string, number>();

  constructor(private readonly corpus: Corpus) {}

  get documents(): readonly CorpusDocument[] {
    return this.corpus.documents;
  }

  get clauseCount(): number {
    return this.corpus.clauseCount;
  }

  get territories(): Corpus['territories'] {
    return this.corpus.territories;
  }

  get catalogue(): Catalogue {
    return this.corpus.catalogue;
  }

  get targets(): readonly CorpusTarget[] {
    return this.corpus.targets;
  }

  targetsOf(document: CorpusDocument): readonly CorpusTarget[] {
    return this.corpus.targetsOf(document);
  }

  grouped(grouping: Grouping): FigureGroups {
    return this.corpus.grouped(grouping);
  }

  findSimilar(text: string, skip: ReadonlySet<CorpusDocument>): Similar {
    if (skip !== this.skipped) this.similar.clear(); // another draft
    this.skipped = skip;
    const known = this.similar.get(text);
    if (known) return known;
    const found = this.corpus.findSimilar(text, skip);
    this.similar.set(text, found);
    return found;
  }

  clausesOf(document: CorpusDocument): Iterable<CorpusClause> {
    return this.corpus.clausesOf(document);
  }

  documentFrequency(text: string): number {
    const known = this.frequencies.get(text);
    if (known !== undefined) return known;
    const found = this.corpus.documentFrequency(text);
    this.frequencies.set(text, found);
    return found;
  }
}
