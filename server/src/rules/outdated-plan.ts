/** outdated-plan: a finished five-year plan spoken of as current (已收官的五年规划仍作现行表述). */

import { inRetrospectiveSection } from '../extract/narrative.js';
import { findPlans, type PlanReference } from '../extract/plans.js';
import type { FiveYearPlan } from '../facts/plans.js';
import { covered, quoteSpans } from '../text/marks.js';
import type { Localized } from '../text/localized.js';
import type { Report, Rule, RuleContext } from './model.js';
import { runningText, sentenceOf, sentences, spanInDocument, type RunningText } from './passages.js';

const MESSAGES = {
  outdated: (plan: FiveYearPlan, asOf: string, current: string): Localized => ({
    zh: `“${plan.name}”（${plan.yearFrom}—${plan.yearTo}年）在基准日${asOf}已经收官，此处仍作现行规划表述，请核改${current ? `（现为“${current}”时期）` : ''}；属回顾或基数的请写明。`,
    en: `“${plan.name}” (${plan.yearFrom}–${plan.yearTo}) had ended by ${asOf} but is spoken of as current here${current ? ` (now “${current}”)` : ''}. Revise, or say that it is looked back on.`,
  }),
};

/** The plan is spoken of as something still to be done or lived in. */
const CURRENT_AFTER = /^(?:规划)?(?:开局(?!之年的)|时期(?:是|仍|将|，|我|面临|立足)|期间[，,]?(?:将|要|力争|计划|拟|重点|着力|每年|全市|全省|我)|末[，,]|目标任务|规划目标|规划重要内容|规划重点|规划实施|(?:和|、|以及)?(?:更长时期|未来))/;
const CURRENT_BEFORE = /(?:(?:全力|全面|确保|高质量|圆满|如期|努力)(?:完成|实现)|纳入(?:全[国省市县区])?|列入|抓好|推进|推动|加快实施|加快推进|面向|作为|做好|抢抓|(?:^|[，。；、（(]|力争)到|力争(?:在)?)$/;
const BASIS_BEFORE = /(?:根据|按照|依据|落实|对接|围绕|对照)[^，。；《]{0,8}$/;
const BASIS_AFTER = /^[^，。；》]{0,14}规划(?!编制)/;
/** A base year (`较“十四五”末`), or a look back. */
const PAST_BEFORE = /(?:较|比|与|同|自|从|于|回顾|总结|圆满完成了?|顺利完成了?|超额完成了?)$/;
const PAST = /以来|完成了|取得|已经|累计|圆满收官|收官之年|超额|提前|顺利完成|如期完成|末[^，。]{0,4}(?:提高|增长|下降|增加)|曾|回顾|总结|评估|的[0-9.]+倍|期末|实现了|达到了|跃升|同比|增至|升至|迈上/;
/** Plans to come, and the plan's own making, need its predecessor. */
const TRANSITION = /十六五|衔接|接续|承接|延续/;

export const outdatedPlan: Rule = {
  meta: {
    id: 'outdated-plan',
    family: 'references',
    severity: 'warning',
    summary: { zh: '已经收官的五年规划仍作现行规划表述', en: 'A five-year plan that has ended is spoken of as current' },
    fixable: false,
    norm: { zh: '五年规划的表述应与基准日所处规划期一致', en: 'A document speaks of the five-year plan of its own date' },
    needsCorpus: false,
  },
  *check(context) {
    for (const passage of runningText(context.document)) {
      const references = findPlans(passage.text).filter((reference) => !reference.inTitle);
      if (references.length === 0 || inRetrospectiveSection(context.document, passage.heading)) continue;
      yield* inPassage(context, passage, references);
    }
  },
};

function* inPassage(context: RuleContext, passage: RunningText, references: readonly PlanReference[]): Iterable<Report> {
  const spans = sentences(passage.text);
  const quotes = quoteSpans(passage.text);
  for (const reference of references) {
    const plan = context.facts.plans.find(reference.ordinal);
    if (!plan || !hasEnded(context, plan) || isOwnPlan(context, plan)) continue;
    if (covered(quotes.filter((quote) => quote.end - quote.start > 8), reference.span.start)) continue;
    const sentence = sentenceOf(passage, spans, reference.span.start);
    if (!spokenAsCurrent(sentence.text, reference.span.start - sentence.start, reference.span.end - sentence.start)) continue;
    const current = currentPlan(context);
    yield {
      span: spanInDocument(passage, reference.span),
      message: MESSAGES.outdated(plan, context.asOf, current?.name ?? ''),
      confidence: plan.confidence,
      data: { plan: plan.name, yearFrom: plan.yearFrom, yearTo: plan.yearTo, current: current?.name ?? null, source: plan.source },
    };
  }
}

/** A plan counts as ended once its years are over and the outline of its successor is approved. */
function hasEnded(context: RuleContext, plan: FiveYearPlan): boolean {
  if (context.asOf <= `${plan.yearTo}-12-31`) return false;
  const next = context.facts.plans.find(plan.ordinal + 1);
  return !next?.outline || next.outline <= context.asOf;
}

/** The document is that plan's own: its title names the years. */
function isOwnPlan(context: RuleContext, plan: FiveYearPlan): boolean {
  const period = context.document.metadata.period;
  return period !== undefined && period.from <= plan.yearTo && period.to <= plan.yearTo;
}

function spokenAsCurrent(sentence: string, start: number, end: number): boolean {
  const before = sentence.slice(Math.max(0, start - 12), start);
  const after = sentence.slice(end, end + 16);
  const current = CURRENT_AFTER.test(after) || CURRENT_BEFORE.test(before) || (BASIS_BEFORE.test(before) && BASIS_AFTER.test(after));
  if (!current || PAST_BEFORE.test(before)) return false;
  return !PAST.test(sentence.slice(Math.max(0, start - 24), end + 40)) && !TRANSITION.test(sentence);
}

function currentPlan(context: RuleContext): FiveYearPlan | undefined {
  const year = Number(context.asOf.slice(0, 4));
  return context.facts.plans.find(14 + Math.floor((year - 2021) / 5));
}
