/** What a corpus says of the indicators of a draft (对应目标): targets that may be held against the draft's, with how their documents stand to it. */

import type { Corpus, CorpusDocument, CorpusTarget, Grouping, TargetKey } from '../corpus/model.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Facts } from '../facts/facts.js';
import type { Localized } from '../text/localized.js';
import type { DocumentContext, DocumentReader, Evidence } from './model.js';
import { dataOfTarget } from './target-data.js';
import { relationOf, type Relation } from './relations.js';
import { isStock } from './target-context.js';
import { fullName, isCertain, isKnown, keyOfTarget, mannerOf, withoutTerritory } from './target-identity.js';
import { sameUnits } from './target-values.js';

/** Names that no table knows mean the same in two documents only where they say so much. */
const SHORTEST_UNKNOWN = 8;

/** Which counterparts are wanted: what is cheap to tell is asked first. */
interface Wanted {
  readonly of: Grouping['of'];
  readonly relation: Relation;
  fits(other: DocumentTarget): boolean;
}

/** Counterparts of the draft, looked up for all rules in one place. */
export const readCounterparts: DocumentReader<Counterparts> = (_document, _extract, context) => new Counterparts(context);

/** Looks counterparts up for one draft; the relation of a document is told once. */
export class Counterparts {
  private readonly relations = new Map<CorpusDocument, Relation>();

  constructor(private readonly context: DocumentContext) {}

  /** Certain targets of documents that stand so to the draft, about the same indicator, in the same manner, for any place that they name. */
  of(target: DocumentTarget, relation: Relation, fits: (other: DocumentTarget) => boolean): readonly CorpusTarget[] {
    return isCertain(target) ? this.beside(target, { of: 'targets', relation, fits: (other) => isCertain(other) && fits(other) }) : [];
  }

  /** Levels of the same indicator that other documents of the draft's territory say have been reached. */
  levelsOf(target: DocumentTarget): readonly CorpusTarget[] {
    return this.beside(target, { of: 'levels', relation: 'same', fits: (level) => level.territory === target.territory });
  }

  private beside(target: DocumentTarget, { of, relation, fits }: Wanted): readonly CorpusTarget[] {
    const { corpus, facts, document } = this.context;
    if (!corpus || !saysEnough(target, facts)) return [];
    const named = corpus.grouped(byIdentity(facts, of)).get(keyIn(facts)(target)) ?? this.ofSameWords(corpus, target, of);
    const isCounted = target.kind === 'count';
    return named.filter((other) => fits(other.target) && sameUnits(target, other.target) && this.relation(other.document) === relation && (!isCounted || isStock(document, target) === isStock(other.document.document, other.target)));
  }

  /** Where no name is the same, one of the same characters may be: the words decide. */
  private ofSameWords(corpus: Corpus, target: DocumentTarget, of: Grouping['of']): readonly CorpusTarget[] {
    const { facts, segmenter } = this.context;
    const key: TargetKey = (other) => charactersOf(other, facts);
    const alike = corpus.grouped({ name: 'characters', of, tables: facts.indicators, key }).get(key(target)) ?? [];
    if (alike.length === 0) return [];
    if (!segmenter) {
      this.context.needsSegmenter();
      return [];
    }
    const cutter = { cut: (text: string) => segmenter.tag(text).map(({ word }) => word) };
    return alike.filter((other) => facts.indicators.sameWords(fullName(target), fullName(other.target), cutter) === 'same');
  }

  private relation(document: CorpusDocument): Relation {
    let relation = this.relations.get(document);
    if (relation === undefined) this.relations.set(document, (relation = relationOf(document, this.context)));
    return relation;
  }
}

/** Words that add nothing to a name: with or without them it is the same. */
const EMPTY = /总体|年度|相关|各类/g;

/** The characters of a name in one order: names of the same words share it. */
function charactersOf(target: DocumentTarget, facts: Facts): string {
  const name = facts.indicators.normalForm(fullName(target)).replace(EMPTY, '');
  return `${[...name].sort().join('')}|${mannerOf(target)}`;
}

/** Targets by what they are about, places aside: a superior sets targets for several. */
export function byIdentity(facts: Facts, of: Grouping['of']): Grouping {
  return { name: 'identity', of, tables: facts.indicators, key: keyIn(facts) };
}

/** What targets are looked up by. */
export function keyIn(facts: Facts): TargetKey {
  return (target) => keyOfTarget(withoutTerritory(target), facts);
}

function saysEnough(target: DocumentTarget, facts: Facts): boolean {
  return isKnown(target, facts) || `${target.field ?? ''}${target.subject ?? ''}${target.indicator}`.length >= SHORTEST_UNKNOWN;
}

/** Which way an indicator is meant to go: as the table or its name says, else as a floor or a ceiling implies. */
export function betterOf(target: DocumentTarget, other: DocumentTarget, { indicators }: Facts): 'higher' | 'lower' | undefined {
  const better = indicators.betterOf(fullName(target));
  if (better === 'none') return undefined;
  if (better !== undefined) return better;
  const [floor, ceiling] = [/^>/, /^</].map((sign) => [target, other].some(({ comparator }) => sign.test(comparator)));
  return floor === ceiling ? undefined : floor ? 'higher' : 'lower';
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
