/** Sections that set goals (目标章节): how many targets each sets, how many have a superior's beside them, how many are to be checked. For people who ask, not for rules. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { Heading, PolicyDocument } from '../../document/model.js';
import type { DocumentTarget } from '../../extract/targets/index.js';
import type { Facts } from '../../facts/facts.js';
import { keyIn } from '../../rules/counterparts.js';
import { groupBy } from '../../text/groups.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { Steps } from '../../text/steps.js';
import { ledgerOf } from './ledger.js';
import type { CheckResult } from '../model.js';

/** A section under a heading that announces goals. */
export interface GoalSection {
  readonly heading: Heading;
  /** From the heading to the end of what stands under it. */
  readonly span: Span;
}

/** A goals section in numbers. */
export interface GoalSummary {
  readonly targets: number;
  /** Targets for an indicator that a superior document has too; `undefined` where nothing can be above the draft: without a corpus, or a territory. */
  readonly above: number | undefined;
  /** Open findings about them. */
  readonly findings: number;
}

/** What goals are held against. */
export interface GoalWorld {
  /** All targets of the draft. */
  readonly targets: readonly DocumentTarget[];
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
  readonly own: ReadonlySet<CorpusDocument>;
}

const GOALS = /(?:目标|指标|目标(?:和|与|及)?(?:主要)?任务|目标要求|指标体系|指标表)$|(?:主要|发展|总体|工作|预期|奋斗)目标/;

/** The innermost sections whose headings announce goals and in which any target stands. */
export function goalSections(document: PolicyDocument, targets: readonly DocumentTarget[]): GoalSection[] {
  const found = document.headings.filter(({ title }) => GOALS.test(title.replace(/\s+/g, '')));
  const outer = new Set<number>();
  for (const { parent } of found) for (let at = parent; at >= 0 && !outer.has(at); at = document.headings[at]!.parent) outer.add(at);
  return found.filter(({ index }) => !outer.has(index)).flatMap((heading) => {
    const section = { heading, span: { start: heading.span.start, end: endOf(document, heading) } };
    return targets.some((target) => holds(section.span, target.span)) ? [section] : [];
  });
}

function holds(section: Span, { start }: Span): boolean {
  return section.start <= start && start < section.end;
}

/** Where what stands under a heading ends: at the next heading beside or above it, or with its part. */
function endOf({ headings, parts }: PolicyDocument, { index, depth, part }: Heading): number {
  for (let next = index + 1; next < headings.length && headings[next]!.part === part; next++) {
    if (headings[next]!.depth <= depth) return headings[next]!.span.start;
  }
  return parts[part]!.span.end;
}

/** Counts the targets of a section, an indicator a step. */
export function* summaryOf({ span }: GoalSection, { document, asOf, territory, level, findings }: CheckResult, { targets: all, facts, corpus, own }: GoalWorld): Steps<GoalSummary> {
  const targets = all.filter((target) => holds(span, target.span));
  const open = findings.filter((finding) => finding.rule.startsWith('target-') && !finding.suppressed && !finding.baselined && holds(span, finding.span));
  if (!corpus || territory === undefined) return { targets: targets.length, above: undefined, findings: open.length };
  let above = 0;
  for (const group of groupBy(targets, keyIn(facts)).values()) {
    const { columns, rows } = ledgerOf(group, { asOf: asOf.day, territory, level, facts, corpus, own, document });
    const superiors = new Set(columns.flatMap((column) => (column.relation === 'superior' ? [column.document] : [])));
    for (const { own: ours, cells } of rows) if ([...cells.keys()].some((source) => superiors.has(source))) above += ours.length;
    yield;
  }
  return { targets: targets.length, above, findings: open.length };
}

/** A summary in words. */
export function goalWords({ targets, above, findings }: GoalSummary): Localized {
  const zh = [`${targets}项目标`, ...(above === undefined ? [] : [`${above}项有上级对应`]), ...(findings > 0 ? [`${findings}项需核对`] : [])];
  const en = [`${targets} target${targets === 1 ? '' : 's'}`, ...(above === undefined ? [] : [`${above} set by a superior, too`]), ...(findings > 0 ? [`${findings} to check`] : [])];
  return { zh: zh.join(' · '), en: en.join(' · ') };
}
