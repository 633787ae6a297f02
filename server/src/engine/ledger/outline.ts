/** The outline of a draft's targets (本稿目标): section by section what was understood, how it stands to the corpus, and what of its superiors it does not take up. */

import type { CorpusDocument, CorpusTarget } from '../../corpus/model.js';
import { headingPath, type Clause, type Heading } from '../../document/model.js';
import { figuresIn, findTargets, type DocumentTarget } from '../../extract/targets/index.js';
import { keyIn } from '../../rules/counterparts.js';
import type { Rule } from '../../rules/model.js';
import { isCertain } from '../../rules/target-identity.js';
import { groupBy } from '../../text/groups.js';
import type { Steps } from '../../text/steps.js';
import { check } from '../check.js';
import type { TargetBeside, TargetWorld } from '../describe/targets.js';
import { ledgerOf } from './ledger.js';
import type { CheckResult, Finding } from '../model.js';

/**
 * How a target stands: marked by a rule as `below` what a superior asks or what has been reached, or in `conflict` in another way; compared and
 * not marked (`ok`); `absent` from the corpus; `open` where nothing was compared: no corpus, or it was not understood for certain.
 */
export type TargetState = 'ok' | 'conflict' | 'below' | 'absent' | 'open';

/** A target of the draft. */
export interface OutlinedTarget {
  readonly target: DocumentTarget;
  readonly state: TargetState;
  readonly findings: readonly Finding[];
  /** What documents of the corpus set for the same indicator, superiors first. */
  readonly beside: readonly TargetBeside[];
}

/** The targets under one heading. */
export interface TargetSection {
  /** `undefined` for what stands before the first heading. */
  readonly heading: Heading | undefined;
  readonly targets: readonly OutlinedTarget[];
}

export interface TargetOutline {
  readonly sections: readonly TargetSection[];
  /** Goals of the superiors that the draft carries out and says nothing of. */
  readonly uncovered: readonly CorpusTarget[];
}

/** Outlines the targets of a checked draft, in steps. `uncoveredRule` finds what is not taken up; nothing is where it is not given. */
export function* outlineTargets(result: CheckResult, world: TargetWorld, uncoveredRule?: Rule): Steps<TargetOutline> {
  const targets = yield* targetsOf(result);
  const beside = yield* besideEach(targets, result, world);
  const marks = findingsByTarget(result, targets);
  const outlined = targets.map((target): OutlinedTarget => {
    const findings = marks.get(target) ?? [];
    const around = beside.get(target) ?? [];
    return { target, findings, beside: around, state: stateOf(target, findings, around, world) };
  });
  const sections = groupBy(outlined, ({ target }) => sectionOf(result, target.clause));
  return {
    sections: Array.from(sections, ([index, all]) => ({ heading: result.document.headings[index], targets: all })),
    uncovered: uncoveredRule && world.corpus ? yield* uncovered(result, world, uncoveredRule) : [],
  };
}

/** Clause by clause, as finding them takes the time. */
function* targetsOf({ document }: CheckResult): Steps<readonly DocumentTarget[]> {
  const read = new Map<Clause, ReturnType<typeof findTargets>[number]>();
  for (const clause of document.clauses) {
    const [found] = findTargets(clause.text);
    if (found) read.set(clause, found);
    yield;
  }
  return figuresIn(document, (clause) => read.get(clause)).targets;
}

function* besideEach(targets: readonly DocumentTarget[], { document, asOf, territory, level }: CheckResult, { facts, corpus, own }: TargetWorld): Steps<ReadonlyMap<DocumentTarget, readonly TargetBeside[]>> {
  const found = new Map<DocumentTarget, readonly TargetBeside[]>();
  if (!corpus) return found;
  const key = keyIn(facts);
  for (const group of groupBy(targets, (target) => `${key(target)}|${target.territory ?? ''}`).values()) {
    const { columns, rows } = ledgerOf(group, { asOf: asOf.day, territory, level, facts, corpus, own, document });
    const beside = columns.map((column) => ({ ...column, targets: rows[0]?.cells.get(column.document) ?? [] }));
    for (const target of group) found.set(target, beside);
    yield;
  }
  return found;
}

/** The nearest heading above that has a title: single items have none. */
function sectionOf({ document }: CheckResult, { heading }: Clause): number {
  const path = headingPath(document, heading);
  return [...path].reverse().find(({ kind, title }) => kind !== 'item' && title !== '')?.index ?? -1;
}

/** The findings of rules on targets by the target that they are about; both stand in the order of the text, clause by clause. */
function findingsByTarget({ document: { clauses }, findings }: CheckResult, targets: readonly DocumentTarget[]): ReadonlyMap<DocumentTarget, readonly Finding[]> {
  const inClause = groupBy(targets, ({ clause }) => clause);
  const marks = findings.filter(({ rule, suppressed }) => rule.startsWith('target-') && rule !== UNCOVERED && !suppressed).sort((a, b) => a.span.start - b.span.start);
  const byTarget = new Map<DocumentTarget, Finding[]>();
  let at = 0;
  for (const finding of marks) {
    while (at < clauses.length && clauses[at]!.span.end <= finding.span.start) at++;
    const here = clauses[at] && inClause.get(clauses[at]!);
    for (const target of here ? markedBy(finding, here) : []) {
      const known = byTarget.get(target);
      if (known) known.push(finding);
      else byTarget.set(target, [finding]);
    }
  }
  return byTarget;
}

const UNCOVERED = 'target-uncovered';
/** So near before a target stands the time that belongs to it: 到2030年，. */
const NEAR = 8;

/** The targets that a finding stands at; where it stands at none, those that follow at once. */
function markedBy({ span: { start, end } }: Finding, targets: readonly DocumentTarget[]): readonly DocumentTarget[] {
  const touched = targets.filter(({ span }) => start < span.end && end > span.start);
  return touched.length > 0 ? touched : targets.filter(({ span }) => span.start >= end && span.start - end <= NEAR);
}

const BELOW: ReadonlySet<string> = new Set(['target-below-superior', 'target-below-baseline']);

function stateOf(target: DocumentTarget, findings: readonly Finding[], beside: readonly TargetBeside[], { corpus }: TargetWorld): TargetState {
  if (findings.some(({ rule }) => BELOW.has(rule))) return 'below';
  if (findings.length > 0) return 'conflict';
  if (!corpus || !isCertain(target)) return 'open';
  return beside.length > 0 ? 'ok' : 'absent';
}

/** What the rule on targets that are not taken up finds, be it on or off. */
function* uncovered({ document, asOf, territory, level }: CheckResult, { facts, corpus, own }: TargetWorld, rule: Rule): Steps<CorpusTarget[]> {
  const only = new Set([rule.meta.id]);
  const { findings } = yield* check(document, { rules: [rule], facts, corpus, own }, { asOf, territory, level, severities: new Map([[rule.meta.id, 'info']]), only });
  return findings.flatMap(({ evidence }) => evidence).flatMap(({ document: superior, span }) => {
    const found = isOfCorpus(superior) ? corpus!.targetsOf(superior).find((entry) => entry.target.span.start === span.start && entry.target.span.end === span.end) : undefined;
    return found ?? [];
  });
}

function isOfCorpus(document: Finding['evidence'][number]['document']): document is CorpusDocument {
  return document !== 'draft' && 'id' in document;
}
