/** target-deadline-passed: something is still to be done by a day that is over (目标时限已过). */

import { bisect } from '../text/bisect.js';
import { spanInDocument } from '../document/model.js';
import { findDeadlines, type Deadline } from '../extract/deadlines.js';
import { findTargets, type DocumentTarget } from '../extract/targets/index.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { DocumentContext, DocumentRule, Report, Seen } from './model.js';
import { readTargets } from './read-targets.js';
import { dataOfTarget } from './target-data.js';

const MESSAGES = {
  passed: (deadline: string, asOf: string): Localized => ({
    zh: `“${deadline}”在基准日${asOf}之前已经到期。仍要完成的，请改定时限；已经完成的，请改写为完成情况。`,
    en: `“${deadline}” was over before ${asOf}. Set a new deadline if it is still to be done, or say that it has been done.`,
  }),
  all: (count: number, deadline: string, asOf: string): Localized => ({
    zh: `本稿${count}处时限（自“${deadline}”起）在基准日${asOf}之前都已到期，其后没有未到期的时限。请核对基准日，或更新各项时限。`,
    en: `All ${count} deadlines of this draft, from “${deadline}” on, were over before ${asOf}. Check the as-of date, or bring the deadlines up to date.`,
  }),
  other: { zh: '同样已经到期', en: 'Over as well' } satisfies Localized,
};

/** So many deadlines, all of them over, are one finding: the whole draft is of another time. */
const WHOLE_DRAFT = 3;
const MOST_EVIDENCE = 8;
/** Such documents tell how things stood at the end of a year: 到2022年底，…达到. */
const REPORTS = /工作报告|总结|公报|回顾|综述|年报|白皮书|答复|(?:发展|情况|评估|调研|统计)报告/;

/** Of rules of law a day is mostly a condition: 2009年10月1日前的申请. */
const RULES = /条例|规定|办法|细则|解释|规则|案例|裁定|判决|法(?:[（(]|$)/;

/** A deadline that is over, in its place in the document. */
interface Passed {
  readonly deadline: Deadline;
  readonly span: Span;
  readonly task: Span;
}

export const targetDeadlinePassed: DocumentRule<readonly Deadline[]> = {
  meta: {
    id: 'target-deadline-passed',
    family: 'targets',
    severity: 'warning',
    summary: { zh: '目标或任务的时限在基准日之前已过', en: 'The deadline of a target or task is over' },
    fixable: false,
    norm: { zh: '待完成事项的时限不应早于文件日期', en: 'What is still to be done has a deadline to come' },
    needsCorpus: false,
    tag: 'outdated',
  },
  about: () => [findDeadlines],
  /** Without a figure a plan that is over is outdated-plan's to tell. */
  lookAt(clause) {
    if (clause.scope.retrospective) return undefined;
    const targets = clause.extract(findTargets)[0]?.targets ?? [];
    const deadlines = clause.extract(findDeadlines).filter(({ byPlan, task }) => !byPlan || targets.some(({ quote }) => quote.start >= task.start && quote.end <= task.end));
    return deadlines.length > 0 ? deadlines : undefined;
  },
  *conclude(context, seen) {
    const { document } = context;
    const sort = `${document.metadata.genre ?? ''}|${document.metadata.title?.value ?? ''}`;
    if (REPORTS.test(sort)) return;
    const all = RULES.test(sort) ? seen.map(({ clause, value }) => ({ clause, value: value.filter(({ aimed }) => aimed) })) : seen;
    const passed = passedIn(all, context.asOf);
    const [first] = passed;
    if (!first) return;
    const isOver = context.period !== undefined && `${context.period.to}-12-31` < context.asOf;
    if (passed.length > 1 && (isOver || (passed.length >= WHOLE_DRAFT && passed.length === all.flatMap(({ value }) => value).length))) yield reportOfAll(first, passed, context);
    else for (const each of passed) yield reportOf(each, context);
  },
};

function passedIn(seen: readonly Seen<readonly Deadline[]>[], asOf: string): Passed[] {
  return seen.flatMap(({ clause, value }) =>
    value.filter(({ lastDay }) => lastDay < asOf).map((deadline) => ({ deadline, span: spanInDocument(clause, deadline.span), task: spanInDocument(clause, deadline.task) })),
  );
}

function reportOf({ deadline, span, task }: Passed, context: DocumentContext): Report {
  const targets = within(context.read(readTargets), task).filter(({ period }) => (period.by ?? period.to) === deadline.year);
  return {
    span,
    message: MESSAGES.passed(wordsOf(span, context), context.asOf),
    data: { deadline: deadline.lastDay, targets: targets.map((target) => dataOfTarget(target, context)) },
  };
}

/** The targets, in the order of the text, whose figures stand in a stretch of it. */
function within(targets: readonly DocumentTarget[], { start, end }: Span): DocumentTarget[] {
  const first = bisect(targets.length, (index) => targets[index]!.quote.start >= start);
  const found: DocumentTarget[] = [];
  for (let index = first; index < targets.length && targets[index]!.quote.end <= end; index++) found.push(targets[index]!);
  return found;
}

function reportOfAll({ span, deadline }: Passed, passed: readonly Passed[], context: DocumentContext): Report {
  return {
    span,
    message: MESSAGES.all(passed.length, wordsOf(span, context), context.asOf),
    evidence: passed.slice(1, MOST_EVIDENCE + 1).map((each) => ({ document: 'draft', span: each.span, message: MESSAGES.other })),
    data: { deadline: deadline.lastDay, deadlines: passed.map((each) => each.deadline.lastDay) },
  };
}

function wordsOf({ start, end }: Span, { document }: DocumentContext): string {
  return document.text.slice(start, end).replace(/\s+/g, '').replace(/“/g, '‘').replace(/”/g, '’');
}
