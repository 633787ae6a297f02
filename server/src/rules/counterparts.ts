/** What a corpus says of the indicators of a draft (对应目标): targets that may be held against the draft's, with how their documents stand to it. */

import type { Corpus, CorpusDocument, CorpusTarget, FigureGroups, Grouping } from '../corpus/model.js';
import type { PolicyDocument } from '../document/model.js';
import type { DocumentTarget } from '../extract/targets/index.js';
import type { Facts } from '../facts/facts.js';
import { Recall } from '../text/recall.js';
import type { Localized } from '../text/localized.js';
import type { DocumentContext, DocumentReader, Evidence } from './model.js';
import { dataOfTarget } from './target-data.js';
import { readKeys } from './read-targets.js';
import { relationOf, type Relation } from './relations.js';
import { isStock } from './target-context.js';
import { endOf, fullName, isCertain, isKnown, keyOfTarget, mannerOf, withoutTerritory } from './target-identity.js';
import { sameUnits } from './target-values.js';

/** Names that no table knows mean the same in two documents only where they say so much. */
const SHORTEST_UNKNOWN = 8;

/** So many years up to one; where the last one is not known, targets without a year. */
export interface Years {
  readonly last: number | undefined;
  readonly count: number;
}

/** Which counterparts are wanted. */
interface Wanted {
  readonly of: Grouping['of'];
  /** `superior-at-home`: above the draft, of its own territory. */
  readonly relation: 'same' | 'superior' | 'superior-at-home';
  /** The last years of their periods. */
  readonly years: Years;
  fits(other: DocumentTarget): boolean;
}

/** Counterparts of the draft, looked up for all rules in one place. */
export const readCounterparts: DocumentReader<Counterparts> = (_document, _extract, context) => new Counterparts(context);

/** What look-ups for one draft are made of, kept while it is edited: nothing of it depends on more than the frame and the head of the draft. */
class Memory {
  candidates = new Recall<readonly CorpusTarget[]>();
  /** The characters of names, in one order. */
  readonly characters = new Recall<string>();
  relations = new Map<CorpusDocument, Relation>();
  places: readonly (string | undefined)[] | undefined;
  private head = '';

  private readonly stocks = new WeakMap<DocumentTarget, boolean>();

  /** Whether a target of the corpus tells how many there are. */
  isStock({ document: { document }, target }: CorpusTarget): boolean {
    const known = this.stocks.get(target) ?? isStock(document, target);
    this.stocks.set(target, known);
    return known;
  }

  /** Begins a check of a draft: how documents stand to it rests on its head. */
  begin({ metadata: { title, wrapperTitle, issuer } }: PolicyDocument): void {
    const head = JSON.stringify([title?.value, wrapperTitle?.value, issuer?.value]);
    this.candidates.turn();
    this.characters.turn();
    if (head === this.head) return;
    this.relations = new Map();
    this.candidates = new Recall();
    this.head = head;
  }
}

const newMemory = (): Memory => new Memory();

/** Looks counterparts up for one draft; the relation of a document is told once. */
export class Counterparts {
  private readonly memory: Memory;
  private readonly keyOf: (target: DocumentTarget) => string;
  /** The corpus's figures by the groupings that were asked for. */
  private readonly groups: Readonly<Record<Grouping['of'], Map<GroupingMaker, FigureGroups>>> = { targets: new Map(), levels: new Map() };

  constructor(private readonly context: DocumentContext) {
    this.memory = context.kept(newMemory);
    this.memory.begin(context.document);
    this.keyOf = context.read(readKeys);
  }

  /** Certain targets for these years of documents that stand so to the draft, about the same indicator, in the same manner, for any place that they name. */
  of(target: DocumentTarget, relation: Wanted['relation'], years: Wanted['years'], fits: Wanted['fits']): readonly CorpusTarget[] {
    return isCertain(target) ? this.beside(target, { of: 'targets', relation, years, fits }) : [];
  }

  /** Levels of the same indicator that other documents of the draft's territory say were reached in years before its end. */
  levelsOf(target: DocumentTarget, years: Wanted['years']): readonly CorpusTarget[] {
    return this.beside(target, { of: 'levels', relation: 'same', years, fits: (level) => level.territory === target.territory });
  }

  private beside(target: DocumentTarget, { of, relation, years, fits }: Wanted): readonly CorpusTarget[] {
    const { corpus, facts, document } = this.context;
    if (!corpus || !saysEnough(target, facts)) return [];
    const fitting = this.named(corpus, target, of, relation, years).filter((other) => fits(other.target));
    if (target.kind !== 'count' || fitting.length === 0) return fitting;
    const stock = isStock(document, target);
    return fitting.filter((other) => this.memory.isStock(other) === stock);
  }

  /** Of the same name, where there is one in any document; else of the same words. In the same unit, and as certain. */
  private named(corpus: Corpus, target: DocumentTarget, of: Grouping['of'], relation: Wanted['relation'], years: Wanted['years']): readonly CorpusTarget[] {
    const identity = target.territory === undefined ? this.keyOf(target) : keyIn(this.context.facts)(target);
    const wanted = relation === 'same' ? 'same' : 'superior';
    const comparable = (other: CorpusTarget): boolean => sameUnits(target, other.target) && (of === 'levels' || isCertain(other.target)) && this.relation(other.document) === wanted;
    if (!this.grouped(corpus, byIdentity, of).has(identity)) return this.ofSameWords(corpus, target, of).filter((other) => isAmong(years, endOf(other.target.period)) && comparable(other));
    return this.memory.candidates.of(`${of} ${relation} ${years.last} ${years.count} ${target.base.unit} ${identity}`, () => {
      const grouped = this.grouped(corpus, byPlaceAndYear, of);
      const placed = this.placesFor(corpus, relation).flatMap((place) => listOf(years).flatMap((year) => grouped.get(placedKey(identity, place, year)) ?? []));
      return placed.filter(comparable);
    });
  }

  private grouped(corpus: Corpus, by: GroupingMaker, of: Grouping['of']): FigureGroups {
    let groups = this.groups[of].get(by);
    if (!groups) this.groups[of].set(by, (groups = corpus.grouped(by(this.context.facts, of))));
    return groups;
  }

  /** Places whose documents may stand so to the draft: its own; for what is above it those around it, and documents of no place. */
  private placesFor(corpus: Corpus, relation: Wanted['relation']): readonly (string | undefined)[] {
    const own = this.context.territory;
    this.memory.places ??= [...corpus.territories].filter((place) => place === undefined || own?.startsWith(place));
    return relation === 'superior' ? this.memory.places : this.memory.places.filter((place) => place === own || place === undefined);
  }

  /** Where no name is the same, one of the same characters may be: the words decide. */
  private ofSameWords(corpus: Corpus, target: DocumentTarget, of: Grouping['of']): readonly CorpusTarget[] {
    const { facts, segmenter } = this.context;
    const characters = this.memory.characters.of(fullName(target), (name) => charactersIn(name, facts));
    const alike = this.grouped(corpus, byCharacters, of).get(`${characters}|${mannerOf(target)}`) ?? [];
    if (alike.length === 0) return [];
    if (!segmenter) {
      this.context.needsSegmenter();
      return [];
    }
    const cutter = { cut: (text: string) => segmenter.tag(text).map(({ word }) => word) };
    return alike.filter((other) => facts.indicators.sameWords(fullName(target), fullName(other.target), cutter) === 'same');
  }

  private relation(document: CorpusDocument): Relation {
    const { relations } = this.memory;
    let relation = relations.get(document);
    if (relation === undefined) relations.set(document, (relation = relationOf(document, this.context)));
    return relation;
  }
}

/** Words that add nothing to a name: with or without them it is the same. */
const EMPTY = /总体|年度|相关|各类/g;

/** The characters of a name in one order: names of the same words share it. */
function charactersIn(name: string, facts: Facts): string {
  return [...facts.indicators.normalForm(name).replace(EMPTY, '')].sort().join('');
}

function isAmong({ last, count }: Years, year: number | undefined): boolean {
  if (last === undefined || year === undefined) return last === year && count > 0;
  return year <= last && year > last - count;
}

/** The latest first. */
function listOf({ last, count }: Years): readonly (number | undefined)[] {
  return Array.from({ length: count }, (_, before) => (last === undefined ? undefined : last - before));
}

type GroupingMaker = (facts: Facts, of: Grouping['of']) => Grouping;

/** Targets by what they are about, places aside: a superior sets targets for several. */
export function byIdentity(facts: Facts, of: Grouping['of']): Grouping {
  return { name: 'identity', of, tables: facts.indicators, key: keyIn(facts) };
}

/** The same apart by place of the document and last year: most of a large corpus is of other places and years. */
function byPlaceAndYear(facts: Facts, of: Grouping['of']): Grouping {
  const key = keyIn(facts);
  return { name: 'identity, place and year', of, tables: facts.indicators, key: (target, { document: { metadata } }) => placedKey(key(target), metadata.territory, endOf(target.period)) };
}

/** By the characters of the name, in whatever order: names of the same words are among them. */
function byCharacters(facts: Facts, of: Grouping['of']): Grouping {
  return { name: 'characters', of, tables: facts.indicators, key: (target) => `${charactersIn(fullName(target), facts)}|${mannerOf(target)}` };
}

/** Every grouping that counterparts are looked up in, for a host to prepare ahead. */
export function groupingsOf(facts: Facts): readonly Grouping[] {
  return (['targets', 'levels'] as const).flatMap((of) => [byIdentity(facts, of), byPlaceAndYear(facts, of), byCharacters(facts, of)]);
}

/** What targets are looked up by. */
export function keyIn(facts: Facts): (target: DocumentTarget) => string {
  return (target) => keyOfTarget(withoutTerritory(target), facts);
}

function placedKey(identity: string, place: string | undefined, year: number | undefined): string {
  return `${identity}|${place ?? ''}|${year ?? ''}`;
}

function saysEnough(target: DocumentTarget, facts: Facts): boolean {
  return isKnown(target, facts) || `${target.field ?? ''}${target.subject ?? ''}${target.indicator}`.length >= SHORTEST_UNKNOWN;
}

/** Which way an indicator is meant to go, told beside each other target: as the table or its name says, else as a floor or a ceiling of the two implies. */
export function betterBeside(target: DocumentTarget, { indicators }: Facts): (other: DocumentTarget) => 'higher' | 'lower' | undefined {
  const better = indicators.betterOf(fullName(target));
  if (better === 'none') return () => undefined;
  return better === undefined ? (other) => impliedBy(target, other) : () => better;
}

function impliedBy(target: DocumentTarget, other: DocumentTarget): 'higher' | 'lower' | undefined {
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
