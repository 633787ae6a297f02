/** What a corpus says of the indicators of a draft (对应目标): targets that may be held against the draft's, with how their documents stand to it. */

import type { CorpusDocument, CorpusTarget, TargetKey } from '../corpus/model.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Facts } from '../facts/facts.js';
import type { Localized } from '../text/localized.js';
import type { DocumentContext, Evidence } from './model.js';
import { dataOfTarget } from './target-data.js';
import { relationOf, type Relation } from './relations.js';
import { isCertain, isKnown, keyOfTarget, withoutTerritory } from './target-identity.js';
import { sameUnits } from './target-values.js';

/** A target of the corpus beside one of the draft. */
export interface Counterpart extends CorpusTarget {
  readonly relation: Relation;
}

/** Names that no table knows mean the same in two documents only where they say so much. */
const SHORTEST_UNKNOWN = 8;

/** Looks counterparts up for one draft; the relation of a document is told once. */
export class Counterparts {
  private readonly relations = new Map<CorpusDocument, Relation>();

  constructor(private readonly context: DocumentContext) {}

  /** Certain targets of the corpus about the same indicator, in the same manner, for any place that their document names. */
  of(target: DocumentTarget): readonly Counterpart[] {
    const { corpus, facts } = this.context;
    if (!corpus || !isCertain(target) || !saysEnough(target, facts)) return [];
    return this.beside(target, corpus.targetsBy(facts.indicators, keyIn(facts))).filter(({ target: other }) => isCertain(other));
  }

  /** Levels of the same indicator that other documents of the draft's territory say have been reached. */
  levelsOf(target: DocumentTarget): readonly Counterpart[] {
    const { corpus, facts } = this.context;
    if (!corpus || !saysEnough(target, facts)) return [];
    return this.beside(target, corpus.levelsBy(facts.indicators, keyIn(facts))).filter(({ relation, target: level }) => relation === 'same' && level.territory === target.territory);
  }

  private beside(target: DocumentTarget, by: ReadonlyMap<string, readonly CorpusTarget[]>): readonly Counterpart[] {
    const found = by.get(keyIn(this.context.facts)(target)) ?? [];
    return found.filter(({ target: other }) => sameUnits(target, other)).map((entry) => ({ ...entry, relation: this.relation(entry.document) }));
  }

  private relation(document: CorpusDocument): Relation {
    let relation = this.relations.get(document);
    if (relation === undefined) this.relations.set(document, (relation = relationOf(document, this.context)));
    return relation;
  }
}

/** What targets are looked up by, places aside: a superior sets targets for several. A corpus keeps one key's groups: everyone has to ask by this one. */
export function keyIn(facts: Facts): TargetKey {
  return (target) => keyOfTarget(withoutTerritory(target), facts);
}

function saysEnough(target: DocumentTarget, facts: Facts): boolean {
  return isKnown(target, facts) || `${target.field ?? ''}${target.subject ?? ''}${target.indicator}`.length >= SHORTEST_UNKNOWN;
}

/** 《题名》, or the path of a document that bears none. */
export function nameOf({ document, path }: CorpusDocument): string {
  const title = document.metadata.title?.value;
  return title === undefined ? path : `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}

/** What programs are told of a target of the corpus. */
export function dataOf({ document, target }: CorpusTarget): Readonly<Record<string, unknown>> {
  return { path: document.path, ...dataOfTarget(target, { document: document.document, territory: document.document.metadata.territory }) };
}

/** The clause of the corpus that states a target. */
export function evidenceOf({ document, target }: CorpusTarget, message: Localized): Evidence {
  return { document, span: target.span, message };
}
