/** target-period-mismatch: a deadline outside the years that the title names (目标时限与文件期限不符). */

import { headingPath, spanInDocument, type Clause, type PolicyDocument } from '../document/model.js';
import { findDeadlines, type Deadline } from '../extract/deadlines.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import type { DocumentContext, DocumentRule, Report, Severity } from './model.js';

const MESSAGES = {
  after: (deadline: string, period: string): Localized => ({
    zh: `“${deadline}”晚于标题所示期限${period}。请核对年份；属远景展望的请写明。`,
    en: `“${deadline}” is later than ${period}, the years in the title. Check the year, or say that it is a longer-term vision.`,
  }),
  before: (deadline: string, period: string): Localized => ({
    zh: `“${deadline}”早于标题所示期限${period}。请核对年份；属基期或已完成情况的请写明。`,
    en: `“${deadline}” is earlier than ${period}, the years in the title. Check the year, or say that it is a base year or has been done.`,
  }),
  title: { zh: '标题所示期限', en: 'The years in the title' } satisfies Localized,
};

/** Years that the whole country looks ahead to. */
const HORIZONS = new Set([2035, 2049, 2050]);
const VISION = /展望|远景|远期|长远|中长期|本世纪中叶|第[二三]步|第[二三]阶段|更长时期|现代化/;
const CARBON = /碳达峰|碳中和|达峰|双碳|碳排放/;
/** Such documents prepare for the years of their titles, or look back on them. */
const PREPARES = /编制|前期|评估|总结|验收|征集|征求意见的|申报|遴选/;

export const targetPeriodMismatch: DocumentRule<readonly Deadline[]> = {
  meta: {
    id: 'target-period-mismatch',
    family: 'targets',
    severity: 'warning',
    summary: { zh: '目标时限在标题所示期限之外', en: 'A deadline lies outside the years that the title names' },
    fixable: false,
    norm: { zh: '规划、计划的目标应落在其期限之内', en: 'The targets of a plan lie within its years' },
    needsCorpus: false,
  },
  about: () => [findDeadlines],
  lookAt(clause, { period }) {
    if (!period || clause.scope.retrospective) return undefined;
    const deadlines = clause.extract(findDeadlines);
    return deadlines.length > 0 ? deadlines : undefined;
  },
  *conclude(context, seen) {
    const { period, document } = context;
    if (!period || PREPARES.test(document.metadata.title?.value ?? '')) return;
    const reached = new Set<number>();
    for (const { clause, value } of seen) {
      for (const deadline of value) {
        if (deadline.year === period.to) reached.add(clause.heading);
        if (deadline.byPlan || (deadline.year >= period.from && deadline.year <= period.to)) continue;
        const cap = deadline.year > period.to ? capAfter(deadline, period, clause, document, reached.has(clause.heading)) : capBefore(deadline, period, context);
        if (cap) yield reportOf(spanInDocument(clause, deadline.span), deadline, cap, context);
      }
    }
  },
};

type Years = NonNullable<DocumentContext['period']>;

/** A plan of one year names later ones freely; behind the last year of the title a later one is a further stage. */
function capAfter({ year, task }: Deadline, { from, to }: Years, clause: Clause, document: PolicyDocument, isFurther: boolean): Severity | undefined {
  const around = `${headingPath(document, clause.heading).map(({ title }) => title).join()}|${clause.text.slice(Math.max(0, task.start - 60), task.end)}`;
  if (from === to || (HORIZONS.has(year) && to < year) || VISION.test(around)) return undefined;
  if ((year === 2030 || year === 2060) && CARBON.test(around)) return undefined;
  return isFurther ? 'info' : 'warning';
}

/** What is to be done in the year before prepares for the plan, as long as that year is not over. */
function capBefore({ year, lastDay }: Deadline, { from }: Years, { asOf }: DocumentContext): Severity {
  return year === from - 1 && lastDay >= asOf ? 'info' : 'warning';
}

function reportOf(span: Span, { year, lastDay }: Deadline, cap: Severity, { document, period }: DocumentContext): Report {
  const { from, to } = period!;
  const words = document.text.slice(span.start, span.end).replace(/\s+/g, '');
  const years = from === to ? `${from}年` : `${from}—${to}年`;
  const title = document.metadata.title;
  return {
    span,
    message: year > to ? MESSAGES.after(words, years) : MESSAGES.before(words, years),
    cap,
    ...(title && { evidence: [{ document: 'draft' as const, span: title.span, message: MESSAGES.title }] }),
    data: { deadline: lastDay, from, to },
  };
}
