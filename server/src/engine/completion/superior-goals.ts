/** Goals of superiors (上级目标) that a draft has to take up: certain targets of the documents above it, each indicator once. */

import type { Corpus, CorpusDocument, CorpusTarget } from '../../corpus/model.js';
import type { Facts } from '../../facts/facts.js';
import { relationOf, superiorStatusOf } from '../../rules/relations.js';
import { concerns, isGoal, namesOf } from '../../rules/target-uncovered.js';
import { endOf, fullName, isCertain, isRelative, keyOfTarget, withoutTerritory } from '../../rules/target-identity.js';
import { yearOf } from '../../text/dates.js';
import { foldText } from '../../text/fold.js';
import type { Steps } from '../../text/steps.js';
import type { CompletionWorld } from './model.js';
import type { TitleFrame, TitleShelf } from './title-shelf.js';

/** A goal of a superior. */
export interface SuperiorGoal extends CorpusTarget {
  readonly name: string;
  /** Every name of the indicator, folded. */
  readonly names: readonly string[];
  readonly year: number;
  /** Whether its figure says something of another territory too. */
  readonly relative: boolean;
}

/** Documents that are read: what is above a draft is many times as much in a large corpus. */
const MOST_DOCUMENTS = 32;

/** Kinds of targets that another document can take up in the same words. */
const WORDED: ReadonlySet<string> = new Set(['level', 'count', 'growth', 'delta']);

/** A paragraph that begins with its year states goals, under whatever heading. */
const DATED = /^[^，。；]{0,16}到20[0-9]{2}年/;

/** Reads each document once. */
export class SuperiorGoals {
  private readonly byDocument = new Map<CorpusDocument, readonly SuperiorGoal[]>();
  private readonly relations = new Map<CorpusDocument, boolean>();
  /** The frame that they are true for. */
  private relationsOf = '';

  constructor(
    private readonly corpus: Corpus | undefined,
    private readonly facts: Facts,
  ) {}

  /** The goals that lie ahead of a draft, those of its own years before later ones, those of documents that it cites first; one document a step. */
  *of(world: CompletionWorld, shelf: TitleShelf, frame: TitleFrame, cited: ReadonlySet<CorpusDocument>): Steps<SuperiorGoal[]> {
    if (!this.corpus || frame.territory === undefined) return [];
    const { above } = shelf.orderFor(frame);
    const documents = [...new Set([...[...cited].filter(({ document }) => isAbove(document.metadata, frame)), ...above])];
    const last = world.result.document.metadata.period?.to ?? Infinity;
    const key = JSON.stringify(frame);
    const within: SuperiorGoal[] = [];
    const beyond: SuperiorGoal[] = [];
    let read = 0;
    for (const document of documents) {
      if (read >= MOST_DOCUMENTS) break;
      if (!this.isSuperior(document, world, key)) continue;
      read++;
      if (!this.byDocument.has(document)) yield;
      for (const goal of this.goalsOf(document)) {
        if (goal.year >= yearOf(frame.asOf) && concerns(goal.target, frame.territory)) (goal.year <= last ? within : beyond).push(goal);
      }
    }
    return this.onceEach([...within, ...beyond]);
  }

  /** Each indicator as the first document has it; what that sets for the draft's own place stands for what it sets for all. */
  private onceEach(goals: readonly SuperiorGoal[]): SuperiorGoal[] {
    const found = new Map<string, SuperiorGoal>();
    for (const goal of goals) {
      const key = keyOfTarget(withoutTerritory(goal.target), this.facts);
      const known = found.get(key);
      if (!known || (known.document === goal.document && known.year === goal.year && goal.target.territory !== undefined)) found.set(key, goal);
    }
    return [...found.values()];
  }

  private goalsOf(document: CorpusDocument): readonly SuperiorGoal[] {
    const known = this.byDocument.get(document) ?? this.read(document);
    this.byDocument.set(document, known);
    return known;
  }

  private read(document: CorpusDocument): SuperiorGoal[] {
    return this.corpus!.targetsOf(document).flatMap(({ target }) => {
      const year = endOf(target.period);
      if (year === undefined || !isCertain(target) || target.stretch || !WORDED.has(target.kind) || !(DATED.test(target.clause.text) || isGoal(document.document, target))) return [];
      const name = fullName(target);
      return [{ document, target, name, year, names: [name, ...namesOf(target, this.facts)].map(foldText), relative: target.unit === '百分点' || isRelative(target, this.facts) }];
    });
  }

  private isSuperior(document: CorpusDocument, { result, corpus, own }: CompletionWorld, key: string): boolean {
    if (key !== this.relationsOf) this.relations.clear();
    this.relationsOf = key;
    const { asOf: { day }, territory, level, document: draft } = result;
    const known = this.relations.get(document) ?? relationOf(document, { asOf: day, territory, level, corpus, own, document: draft }) === 'superior';
    this.relations.set(document, known);
    return known;
  }
}

/** Cheaper than the relation, and true wherever that says superior. */
function isAbove({ level, territory }: CorpusDocument['document']['metadata'], { territory: ours = '' }: TitleFrame): boolean {
  return level === 'national' || territory === undefined || ours.startsWith(territory);
}

/** Whether it is held only as a 征求意见稿. */
export function isOnlyDraft({ document }: SuperiorGoal, { corpus }: CompletionWorld): boolean {
  return superiorStatusOf(document, { corpus }) === 'draft';
}
