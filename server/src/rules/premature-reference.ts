/** premature-reference: completed-tense reference to a meeting or plan that did not exist on the as-of date (超前引用). */

import { isGuidance } from '../extract/narrative.js';
import { findMeetings, type MeetingReference } from '../extract/meetings.js';
import { findLocalMeetings, type LocalMeetingReference } from '../extract/local-meetings.js';
import { findPlans } from '../extract/plans.js';
import { findYearlyMeetings, type YearlyMeetingReference } from '../extract/yearly-meetings.js';
import type { MeetingKey } from '../facts/meetings.js';
import { yearOf } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import { covered, quoteSpans } from '../text/marks.js';
import { parseNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';
import { localBody, localKeys, localName } from './local-bodies.js';
import { meetingKeys, meetingName } from './meeting-keys.js';
import type { PassageContext, PassageRule, Report } from './model.js';
import { bySentence, textAfter, textBefore, type RunningText, type Sentence } from './passages.js';

const MESSAGES = {
  meeting: (text: string, asOf: string, start: string | undefined): Localized => ({
    zh: start ? `“${text}”当时尚未召开（会期${start}起，基准日${asOf}），不能写成已经召开，请核对届次或日期。` : `“${text}”在基准日${asOf}尚未召开，不能写成已经召开，请核对届次或日期。`,
    en: start ? `"${text}" had not been held yet (it began on ${start}; as of ${asOf}). Check the ordinal or the date.` : `"${text}" had not been held as of ${asOf}. Check the ordinal or the date.`,
  }),
  local: (name: string, asOf: string, from: string): Localized => ({
    zh: `“${name}”在基准日${asOf}尚未召开（${from}以后），不能写成已经召开，请核对届次或日期。`,
    en: `"${name}" had not been held as of ${asOf} (not before ${from}). Check the ordinal or the date.`,
  }),
  plan: (text: string, asOf: string, from: number): Localized => ({
    zh: `“${text}”自${from}年开始，基准日${asOf}尚未实施，不能写成已有成效，请核对。`,
    en: `"${text}" begins in ${from} and was not under way as of ${asOf}. Please check.`,
  }),
  outline: (text: string, asOf: string, approved: string): Localized => ({
    zh: `${text}于${approved}批准，基准日${asOf}尚不存在，不能作为依据，请核对。`,
    en: `${text} was approved on ${approved} and did not exist as of ${asOf}. Please check.`,
  }),
  unknownMeeting: (name: string): Localized => ({ zh: `“${name}”是否已经召开`, en: `whether "${name}" has been held` }),
  beyondTable: (until: string): Localized => ({ zh: `会议事实表只核实到${until}`, en: `the table of meetings is verified up to ${until} only` }),
};

/** What makes a reference one to a meeting that has been: words behind it, or a verb of following before it. */
const COMPLETED_AFTER = /^[”"]?(?:会议)?(?:精神|报告|以来|闭幕|胜利闭幕|(?:胜利)?召开以来|胜利召开[，,]?(?:标志|开启|吹响)|通过|审议|提出|部署|指出|强调|明确|作出|决定|描绘|擘画|把)/;
const FOLLOWED_BEFORE = /(?:贯彻|学习|落实|领会|遵循)(?:落实|贯彻|宣传|好|领会)?(?:了)?$/;
/** What makes it one to a meeting still to come, shortly before it. */
const AHEAD = /迎接|喜迎|庆祝|献礼|护航|筹备|即将|将于|将在|拟于|拟在|召开前|召开后|闭幕后|会后|前夕|届时|适时|下半年|第一时间|展望|谋划|预计|计划于|做好.{0,6}(?:服务|保障)/;
/** The same, but only where no comma stands between: 启动专项行动，深入学习… is another matter. */
const PREPARING = /(?:准备|编制|研究制定|抓紧|启动|前期)[^，,；;]*$/;
/** What the document is made for or goes by, as against what it sets down to be done. */
const PURPOSE = /(?:^|[，,。；;\s])(?:现?为了?|根据|按照|依据)[^，,。；;]{0,20}$/;
/** How far around a reference its sentence is looked at. */
const REACH = 40;
const PLAN_UNDER_WAY = /^(?:规划|时期|期间)?(?:实施以来|以来|开局良好|顺利完成|圆满完成|圆满收官|收官|取得(?:了)?)/;
/** The plan is aimed at, not reported on: 力争“十六五”期间取得突破. */
const AIMED = /力争|争取|确保|推动|努力|将|要|使|为|目标/;
const NATIONAL_OUTLINE = /《(?:中华人民共和国)?国民经济和社会发展第(十[一二三四五六七八九]?)个五年规划(?:和[^》]{0,20})?纲要》/g;
/** Going by the outline; to prepare for it (衔接) is right before it is there. */
const BASIS = /(?:根据|依据|按照|遵照|落实|贯彻|依照)[^。；]{0,60}$/;

export const prematureReference: PassageRule = {
  meta: {
    id: 'premature-reference',
    family: 'references',
    severity: 'error',
    summary: { zh: '把基准日尚未召开的会议、尚未实施的规划写成已有的', en: 'A meeting or plan is spoken of as past or in force before its time' },
    fixable: false,
    norm: { zh: '公文不得引用成文日期之后的会议和文件', en: 'A document cannot refer to what came after its date' },
    needsCorpus: false,
  },
  /** An outline's title names its plan in full (第十五个五年规划). */
  about: () => [findMeetings, findLocalMeetings, findYearlyMeetings, findPlans],
  checkPassage: (passage, context) => reports(passage, context),
};

function* reports(passage: RunningText, context: PassageContext): Iterable<Report> {
  yield* meetings(context, passage, passage.extract(findMeetings), judge);
  yield* meetings(context, passage, passage.extract(findLocalMeetings), judgeLocal);
  yield* meetings(context, passage, passage.extract(findYearlyMeetings), judgeYearly);
  yield* plans(context, passage);
  yield* outlines(context, passage);
}

/** What is looked for: a stretch of text that names meetings of one kind. */
interface Reference {
  readonly span: Span;
  readonly inTitle: boolean;
}

/** References spoken of as past, where the facts say that they were not yet. */
function* meetings<T extends Reference>(context: PassageContext, passage: RunningText, references: readonly T[], judgeOne: (context: PassageContext, reference: T, sentence: Sentence) => Report | undefined): Iterable<Report> {
  if (references.length === 0) return;
  const quotes = passage.extract(quoteSpans);
  for (const { sentence, found } of bySentence(passage, references)) {
    for (const reference of found) {
      if (reference.inTitle || covered(quotes, reference.span.start) || !isCompleted(sentence, reference)) continue;
      const report = judgeOne(context, reference, sentence);
      if (report) yield report;
    }
  }
}

function isCompleted(sentence: Sentence, { span }: Reference): boolean {
  const before = textBefore(sentence, span.start, REACH);
  if (AHEAD.test(before) || PREPARING.test(before)) return false;
  const followed = FOLLOWED_BEFORE.test(before) || isGuidance(sentence.text, span.start - sentence.start, span.end - sentence.start, false);
  return followed || COMPLETED_AFTER.test(textAfter(sentence, span.end, REACH));
}

/** The report on the first of the meetings named that had not been held; one reference gives one finding. */
function judge(context: PassageContext, reference: MeetingReference): Report | undefined {
  for (const key of meetingKeys(reference)) {
    const report = judgeMeeting(context, reference, key);
    if (report) return report;
  }
  return undefined;
}

function judgeMeeting(context: PassageContext, reference: MeetingReference, key: MeetingKey): Report | undefined {
  const held = context.facts.meetings.held(key, context.asOf);
  const name = meetingName(key);
  const { span } = reference;
  if (held.state === 'unknown' && context.facts.meetings.isLater(key)) {
    context.notChecked({ what: MESSAGES.unknownMeeting(name), reason: MESSAGES.beyondTable(context.facts.meetings.coveredUntil), span });
  }
  if (held.state !== 'not-yet') return undefined;
  return {
    span,
    message: MESSAGES.meeting(name, context.asOf, held.meeting?.start),
    confidence: held.confidence,
    data: { meeting: name, begins: held.meeting?.start ?? null, source: held.meeting?.source ?? null },
  };
}

/** A local meeting: what the incomplete table is certain of, and what the five years between congresses rule out. */
function judgeLocal(context: PassageContext, reference: LocalMeetingReference): Report | undefined {
  const body = localBody(reference, context);
  if (!body) return undefined;
  for (const key of localKeys(reference, body.region)) {
    const held = context.facts.localMeetings.held(key, context.asOf);
    if (held.state !== 'not-yet') continue;
    const { from, certain, confidence, source } = held;
    const name = localName(key);
    return {
      span: body.span,
      message: certain ? MESSAGES.meeting(name, context.asOf, from) : MESSAGES.local(name, context.asOf, from),
      confidence,
      data: { meeting: name, begins: certain ? from : null, notBefore: from, source },
    };
  }
  return undefined;
}

/** A meeting named by its year. What a plan for the year sets down to be learned from its two sessions is still to come. */
function judgeYearly({ asOf, facts }: PassageContext, { kind, year, span }: YearlyMeetingReference, sentence: Sentence): Report | undefined {
  if (kind === 'two-sessions' && textAfter(sentence, span.end, REACH).startsWith('精神') && !PURPOSE.test(textBefore(sentence, span.start, REACH))) return undefined;
  const held = facts.meetings.heldInYear(kind, year, asOf);
  if (held.state !== 'not-yet') return undefined;
  const name = `${year}年${kind === 'two-sessions' ? '全国两会' : '中央经济工作会议'}`;
  return {
    span,
    message: MESSAGES.meeting(name, asOf, held.meeting?.start),
    confidence: held.confidence,
    data: { meeting: name, begins: held.meeting?.start ?? null, source: held.meeting?.source ?? null },
  };
}

function* plans(context: PassageContext, passage: RunningText): Iterable<Report> {
  const references = passage.extract(findPlans).filter((reference) => !reference.inTitle);
  for (const { sentence, found } of bySentence(passage, references)) {
    if (AHEAD.test(sentence.text)) continue;
    for (const { ordinal, span } of found) {
      if (PREPARING.test(textBefore(sentence, span.start, REACH))) continue;
      const plan = context.facts.plans.find(ordinal);
      if (!plan || plan.yearFrom <= yearOf(context.asOf)) continue;
      if (!PLAN_UNDER_WAY.test(textAfter(sentence, span.end, REACH)) || AIMED.test(textBefore(sentence, span.start, REACH))) continue;
      yield {
        span,
        message: MESSAGES.plan(plan.name, context.asOf, plan.yearFrom),
        confidence: plan.confidence,
        data: { plan: plan.name, yearFrom: plan.yearFrom, source: plan.source },
      };
    }
  }
}

/** `根据《…第十五个五年规划纲要》` before the outline was approved; national outlines only. */
function* outlines(context: PassageContext, passage: RunningText): Iterable<Report> {
  if (!passage.text.includes('个五年规划')) return;
  for (const title of passage.text.matchAll(NATIONAL_OUTLINE)) {
    const plan = context.facts.plans.find(parseNumeral(title[1]!)!);
    if (!plan?.outline || plan.outline <= context.asOf) continue;
    if (!BASIS.test(passage.text.slice(Math.max(0, title.index - 60), title.index))) continue;
    yield {
      span: { start: title.index, end: title.index + title[0].length },
      message: MESSAGES.outline(title[0], context.asOf, plan.outline),
      confidence: plan.confidence,
      data: { plan: plan.name, approved: plan.outline, source: plan.source },
    };
  }
}
