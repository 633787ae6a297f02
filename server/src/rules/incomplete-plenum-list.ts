/** incomplete-plenum-list: an enumeration of plenums that stops short, skips one or names another committee (全会列举不全). */

import { headingPath, isUnbroken, spanInDocument, type Clause, type PolicyDocument } from '../document/model.js';
import { findMeetings, meetingPhrases, type MeetingPhrase } from '../extract/meetings.js';
import { isGuidingTitle } from '../extract/narrative.js';
import type { LatestReference, Meetings } from '../facts/meetings.js';
import { addDays, type IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import { covered } from '../text/marks.js';
import { formatNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';
import { isFollowed, newestCongress, quotations, tellsHistory } from './meeting-guidance.js';
import { plenumNames } from './meeting-keys.js';
import type { DocumentContext, DocumentRule, Fix, Frame, Report } from './model.js';
import { bySentence, textAfter, textBefore, type RunningText, type Sentence } from './passages.js';
import { gapIn, sessionsOf, wrongCommittee, type Gap } from './plenum-lists.js';

const MESSAGES = {
  short: (phrase: string, asOf: string, missing: string, expected: string): Localized => ({
    zh: `“${phrase}”列举未到最近一次全会：基准日${asOf}前已召开${missing}。作指导依据的，建议写为“${expected}”；专指某次会议的请保留。`,
    en: `"${phrase}" stops short of the latest plenum: ${missing} had been held by ${asOf}. As guidance, write "${expected}"; keep it where one meeting alone is meant.`,
  }),
  skip: (phrase: string, asOf: string, missing: string, expected: string): Localized => ({
    zh: `“${phrase}”漏列${missing}（基准日${asOf}）。建议写为“${expected}”。`,
    en: `"${phrase}" leaves out ${missing} (as of ${asOf}). Write "${expected}".`,
  }),
  alone: (phrase: string, asOf: string, missing: string, expected: string): Localized => ({
    zh: `只写“${phrase}”，而基准日${asOf}前已召开${missing}。作指导依据的，建议写为“${expected}”；专指这次大会的请保留。`,
    en: `"${phrase}" stands alone, although ${missing} had been held by ${asOf}. As guidance, write "${expected}"; keep it where the congress alone is meant.`,
  }),
  committee: (phrase: string, congress: string, committee: string): Localized => ({
    zh: `“${phrase}”大会与全会的届次不一致：党的${congress}大之后召开的是${congress}届中央委员会的全会，不是${committee}届，请核改。`,
    en: `"${phrase}" pairs the ${congress}大 with plenums of the ${committee}届 Central Committee, which another congress elected. Please revise.`,
  }),
  replace: (expected: string): Localized => ({ zh: `改为“${expected}”`, en: `Replace with "${expected}"` }),
};

/** So long after a plenum documents drafted before it still come out. */
const GRACE_DAYS = 60;
/** `为深入贯彻党的二十届三中全会精神，制定本方案`: a document that carries out one meeting names that one. */
const ONE_TOPIC = /^[\s\u3000]*(?:现)?(?:为|为了|围绕|聚焦)(?!指导|引领|统领)/;
/** What an enumeration goes on with that the pattern of references does not read: then nothing is known of its end. */
const GOES_ON = /^[^。；]{0,20}?(?:中全会|历次)/;
const GUIDES = /为指导|为遵循|为引领|为统领|指导思想|总体要求/;
const REACH = 40;

/** A phrase in a clause that is not right; `span` is relative to the clause. */
interface Doubt {
  readonly phrase: MeetingPhrase;
  readonly text: string;
  /** What it leaves out; otherwise it names a wrong committee. */
  readonly gap: Gap | undefined;
  /** Whether it names one meeting only, and says itself that it guides. */
  readonly single: boolean;
  readonly guides: boolean;
}

/** What a clause says: whether it names the latest in full, and what is not right. */
interface Look {
  readonly complete: boolean;
  readonly doubts: readonly Doubt[];
}

export const incompletePlenumList: DocumentRule<Look> = {
  meta: {
    id: 'incomplete-plenum-list',
    family: 'references',
    severity: 'warning',
    summary: { zh: '全会列举未到最近一次、漏列一次或届次不一致', en: 'A list of plenums stops short of the latest, skips one or names another committee' },
    fixable: true,
    norm: { zh: '公文列举会议应当完整，届次应当一致', en: 'Official documents list meetings in full and of one committee' },
    needsCorpus: false,
    tag: 'outdated',
  },
  about: () => [findMeetings],
  lookAt(clause, frame) {
    const phrases = clause.extract(meetingPhrases);
    return phrases.length === 0 ? undefined : lookAt(clause, phrases, frame);
  },
  *conclude(context, seen) {
    const latest = context.facts.meetings.latestReference(context.asOf)?.current;
    if (!latest) return;
    const complete = seen.some(({ value }) => value.complete) || context.document.headings.some(({ title }) => meetingPhrases(title).some((phrase) => isComplete(phrase, latest)));
    const topical = isOnOneMeeting(context.document);
    for (const { clause, value } of seen) {
      for (const doubt of value.doubts) {
        if (doubt.gap && (complete || (doubt.single && (topical || !isInGuidance(context.document, clause, doubt))))) continue;
        yield reportOf(context, clause, doubt, latest);
      }
    }
  },
};

function lookAt(clause: RunningText, phrases: readonly MeetingPhrase[], { facts: { meetings }, asOf }: Frame): Look | undefined {
  const latest = meetings.latestReference(asOf)?.current;
  if (!latest) return undefined;
  const quotes = quotations(clause);
  const silent = isSilent(meetings, latest, asOf);
  const doubts: Doubt[] = [];
  for (const { sentence, found } of bySentence(clause, phrases)) {
    // What another phrase of the sentence names counts with it: 党的二十大精神和二十届三中全会精神.
    const together = silent ? undefined : gapIn(found.flatMap(({ references }) => references), latest);
    for (const phrase of found) {
      const gap = together && gapOf(sentence, phrase, together, latest);
      if (!gap && !isWrong(phrase, latest)) continue;
      if (clause.scope.retrospective || covered(quotes, phrase.span.start) || tellsHistory(sentence, phrase) || !isFollowed(sentence, phrase)) continue;
      const doubt = doubtOf(clause, sentence, phrase, gap);
      if (!doubt.single || !isTopic(sentence, phrase)) doubts.push(doubt);
    }
  }
  return { complete: phrases.some((phrase) => isComplete(phrase, latest)), doubts };
}

/** While a meeting sits, and for a while after the latest reference changed, no list is wrong. */
function isSilent(meetings: Meetings, latest: LatestReference, asOf: IsoDate): boolean {
  return asOf <= addDays(latest.validFrom, GRACE_DAYS) || meetings.plenumSitting(asOf) || meetings.sitting(latest.congress, asOf) || meetings.sitting(latest.congress + 1, asOf);
}

/** A phrase that names plenums of the latest committee, with 精神 behind it, and leaves nothing out. */
function isComplete(phrase: MeetingPhrase, latest: LatestReference): boolean {
  const sessions = sessionsOf(phrase.references, latest.congress);
  return phrase.spirit && (sessions === 'all' || sessions.length > 0) && gapIn(phrase.references, latest) === undefined;
}

function gapOf(sentence: Sentence, phrase: MeetingPhrase, together: Gap, latest: LatestReference): Gap | undefined {
  if (newestCongress(phrase) !== latest.congress || wrongCommittee(phrase.references)) return undefined;
  const gap = gapIn(phrase.references, latest);
  if (!gap || (gap.kind === 'alone' && together.kind !== 'alone')) return undefined;
  return GOES_ON.test(textAfter(sentence, phrase.span.end, REACH)) ? undefined : gap;
}

/** Where the whole phrase is out of date, that is said by another rule. */
function isWrong(phrase: MeetingPhrase, latest: LatestReference): boolean {
  return newestCongress(phrase) >= latest.congress && wrongCommittee(phrase.references) !== undefined;
}

function doubtOf(clause: RunningText, sentence: Sentence, phrase: MeetingPhrase, gap: Gap | undefined): Doubt {
  const single = phrase.references.length === 1 && phrase.references[0]!.sessions.length <= 1;
  return { phrase, gap, single, guides: GUIDES.test(sentence.text), text: clause.text.slice(phrase.span.start, phrase.span.end) };
}

/** Whether the part of the sentence that the phrase stands in begins by saying what the document is for. */
function isTopic(sentence: Sentence, { span }: MeetingPhrase): boolean {
  const before = textBefore(sentence, span.start, REACH);
  return ONE_TOPIC.test(before.slice(Math.max(...[...'，,；;：:'].map((sign) => before.lastIndexOf(sign))) + 1));
}

/** One meeting alone is a topic as often as guidance: it counts in the preamble and in the section that sets out. */
function isInGuidance(document: PolicyDocument, clause: Clause, doubt: Doubt): boolean {
  if (doubt.guides || (clause.heading < 0 && document.headings.length > 0)) return true;
  return headingPath(document, clause.heading).some(({ title }) => isGuidingTitle(title));
}

/** A document whose title names a meeting is about that one. */
function isOnOneMeeting({ metadata: { title, wrapperTitle } }: PolicyDocument): boolean {
  return [title, wrapperTitle].some((own) => own !== undefined && findMeetings(own.value).length > 0);
}

function reportOf(context: DocumentContext, clause: Clause, { phrase, text, gap }: Doubt, latest: LatestReference): Report {
  const span = spanInDocument(clause, phrase.span);
  const shared = { span, confidence: latest.confidence, fixes: fixesOf(context, clause, phrase, latest) };
  if (!gap) {
    const { congress, committee } = wrongCommittee(phrase.references)!;
    return { ...shared, confidence: 'high', message: MESSAGES.committee(text, formatNumeral(congress), formatNumeral(committee)), data: { congress, committee } };
  }
  const expected = expectedFor(phrase, latest);
  return {
    ...shared,
    cap: 'info',
    message: MESSAGES[gap.kind](text, context.asOf, plenumNames(latest.congress, gap.missing), expected),
    data: { congress: latest.congress, kind: gap.kind, missing: gap.missing, expected, accepted: latest.accepted, since: latest.validFrom, source: latest.source },
  };
}

function expectedFor({ spirit }: MeetingPhrase, { expected }: LatestReference): string {
  return spirit ? expected : expected.replace(/精神$/, '');
}

/** The latest reference in place of what names the latest congress; an older one before it stays. Only where the table is certain. */
function fixesOf({ document }: DocumentContext, clause: Clause, phrase: MeetingPhrase, latest: LatestReference): Fix[] {
  const first = phrase.references.find(({ congress }) => congress === latest.congress);
  const start = wrongCommittee(phrase.references) ? phrase.span.start : first?.span.start;
  if (first === undefined || start === undefined || latest.confidence !== 'high') return [];
  const span: Span = { start, end: phrase.span.end };
  if (!isUnbroken(document, clause, span)) return [];
  const expected = expectedFor(phrase, latest);
  return [{ title: MESSAGES.replace(expected), preferred: true, applicability: 'review', edits: [{ span: spanInDocument(clause, span), newText: expected }] }];
}
