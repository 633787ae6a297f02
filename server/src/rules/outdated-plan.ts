/** outdated-plan: a finished five-year plan spoken of as current (已收官的五年规划仍作现行表述). */

import { looksBack } from '../extract/narrative.js';
import { findPlans, type PlanReference } from '../extract/plans.js';
import type { FiveYearPlan } from '../facts/plans.js';
import type { Localized } from '../text/localized.js';
import { covered, quoteSpans } from '../text/marks.js';
import type { Frame, PassageRule, Report } from './model.js';
import { bySentence, textAfter, textBefore, type RunningText, type Sentence } from './passages.js';

const MESSAGES = {
  outdated: (plan: FiveYearPlan, asOf: string, current: string): Localized => ({
    zh: `“${plan.name}”（${plan.yearFrom}—${plan.yearTo}年）在基准日${asOf}已经收官，此处仍作现行规划表述，请核改${current ? `（现为“${current}”时期）` : ''}；属回顾或基数的请写明。`,
    en: `“${plan.name}” (${plan.yearFrom}–${plan.yearTo}) had ended by ${asOf} but is spoken of as current here${current ? ` (now “${current}”)` : ''}. Revise, or say that it is looked back on.`,
  }),
};

/** The plan is spoken of as something still to be done or lived in. */
const CURRENT_AFTER = new RegExp(
  [
    '^时期是[^。；]{0,50}(?:关键|机遇|窗口|攻坚|决胜|加速|提升|爬坡|突破|转型)(?:的)?时?期',
    '^(?:时期|期间)[，,]?(?:全[省市县区]|我[省市县区]|各地)?(?:将|要|力争|计划|拟|确保|努力|仍|面临|立足)',
    '^末[，,][^。；]{0,40}(?:将|力争|确保|要|新增|建成|实现重大|基本形成)',
    '^(?:规划)?(?:开局(?!之年的)|目标任务|规划目标|规划重要内容|规划重点|规划实施|(?:和|、|以及)?(?:更长时期|未来))',
  ].join('|'),
);
const CURRENT_BEFORE = /(?:(?:全力|确保|努力)(?:全面|高质量|圆满|如期)?(?:完成|实现)|纳入(?:全[国省市县区])?|列入|抓好|推进|推动|加快实施|加快推进|面向|作为|做好|抢抓|(?:^|[，。；、（(]|力争)到|力争(?:在)?)$/;
const BASIS_BEFORE = /(?:根据|按照|依据|落实|对接|围绕|对照)[^，。；《]{0,8}$/;
const BASIS_AFTER = /^[^，。；》]{0,14}规划(?!编制)/;
/** A base year (`较“十四五”末`), or a look back. */
const PAST_BEFORE = /(?:较|比|与|同|自|从|于|回顾|总结|圆满完成了?|顺利完成了?|超额完成了?)$/;
const PAST = /以来|结转|遗留|未完工|建成的|购置|验收|扫尾|终期|查漏补缺|唯一|完成了|取得|已[经建成有达形取完纳列获实]|累计|收官之年|超额|提前|(?:圆满|顺利|如期|全面|全部|胜利|总体|基本)(?:收官|完成|实现)[，。；、]|(?:实施|完成|执行)情况|末[^，。]{0,4}(?:提高|增长|下降|增加)|曾|回顾|总结|评估|的[0-9.]+倍|期末|实现了|达到了|跃升|同比|增至|升至|迈上/;
/** Plans to come, and the plan's own making, need its predecessor. */
const TRANSITION = /十六五|衔接|接续|承接|延续/;
/** Quotation marks around no more than this hold a name (“十四五”), not a quotation. */
const LONGEST_NAME = 8;
/** How far around the reference is looked. */
const BEFORE = 24;
const AFTER = 60;

export const outdatedPlan: PassageRule = {
  meta: {
    id: 'outdated-plan',
    family: 'references',
    severity: 'warning',
    summary: { zh: '已经收官的五年规划仍作现行规划表述', en: 'A five-year plan that has ended is spoken of as current' },
    fixable: false,
    norm: { zh: '五年规划的表述应与基准日所处规划期一致', en: 'A document speaks of the five-year plan of its own date' },
    needsCorpus: false,
    tag: 'outdated',
  },
  about: () => [findPlans],
  *checkPassage(passage, context) {
    const references = passage.extract(findPlans).filter((reference) => !reference.inTitle);
    if (references.length > 0 && !passage.scope.retrospective) yield* judge(context, passage, references);
  },
};

function* judge(context: Frame, passage: RunningText, references: readonly PlanReference[]): Iterable<Report> {
  const quotations = passage.extract(quoteSpans).filter((quote) => quote.end - quote.start > LONGEST_NAME);
  const current = currentPlan(context);
  for (const { sentence, found } of bySentence(passage, references)) {
    if (looksBack(sentence.text) || TRANSITION.test(sentence.text)) continue;
    for (const reference of found) {
      const plan = context.facts.plans.find(reference.ordinal);
      if (!plan || !hasEnded(context, plan) || isOwnPlan(context, plan)) continue;
      if (covered(quotations, reference.span.start) || !spokenAsCurrent(sentence, reference)) continue;
      yield {
        span: reference.span,
        message: MESSAGES.outdated(plan, context.asOf, current?.name ?? ''),
        confidence: plan.confidence,
        data: { plan: plan.name, yearFrom: plan.yearFrom, yearTo: plan.yearTo, current: current?.name ?? null, source: plan.source },
      };
    }
  }
}

/** A plan counts as ended once its years are over and the outline of its successor is approved. */
function hasEnded(context: Frame, plan: FiveYearPlan): boolean {
  if (context.asOf <= `${plan.yearTo}-12-31`) return false;
  const next = context.facts.plans.find(plan.ordinal + 1);
  return !next?.outline || next.outline <= context.asOf;
}

/** The document was made for that plan's years or earlier ones: its title says so. */
function isOwnPlan(context: Frame, plan: FiveYearPlan): boolean {
  return context.period !== undefined && context.period.to <= plan.yearTo;
}

function spokenAsCurrent(sentence: Sentence, { span }: PlanReference): boolean {
  const before = textBefore(sentence, span.start, BEFORE);
  const after = textAfter(sentence, span.end, AFTER);
  const current = CURRENT_AFTER.test(after) || CURRENT_BEFORE.test(before) || (BASIS_BEFORE.test(before) && BASIS_AFTER.test(after));
  return current && !PAST_BEFORE.test(before) && !PAST.test(`${before}|${after}`);
}

function currentPlan(context: Frame): FiveYearPlan | undefined {
  const year = Number(context.asOf.slice(0, 4));
  return context.facts.plans.find(14 + Math.floor((year - 2021) / 5));
}
