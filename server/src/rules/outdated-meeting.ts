/** outdated-meeting: an older congress named as guidance, or a past one still awaited (已非最新的会议提法作指导依据). */

import { findLocalMeetings, type LocalMeetingReference } from '../extract/local-meetings.js';
import { findMeetings, meetingPhrases, type MeetingPhrase } from '../extract/meetings.js';
import type { LatestReference, Meetings } from '../facts/meetings.js';
import type { Localized } from '../text/localized.js';
import { covered } from '../text/marks.js';
import { localBody, localName, type LocalBody } from './local-bodies.js';
import { isFollowed, newestCongress, quotations, tellsHistory } from './meeting-guidance.js';
import { meetingKeys, meetingName } from './meeting-keys.js';
import type { Fix, PassageContext, PassageRule, Report } from './model.js';
import { bySentence, textBefore, type RunningText } from './passages.js';

const MESSAGES = {
  outdated: (phrase: string, asOf: string, expected: string): Localized => ({
    zh: `“${phrase}”已非最新提法（基准日${asOf}）。作指导依据的，建议改为“${expected}”；属历史叙述的请保留。`,
    en: `"${phrase}" is no longer the latest reference (as of ${asOf}). As guidance, write "${expected}"; keep it where it tells history.`,
  }),
  awaited: (phrase: string, asOf: string, ended: string): Localized => ({
    zh: `“${phrase}”：该会议已于${ended}闭幕（基准日${asOf}），不宜再作“迎接”“喜迎”的表述，请核改。`,
    en: `"${phrase}": that congress closed on ${ended} (as of ${asOf}); it can no longer be awaited. Please revise.`,
  }),
  local: (phrase: string, asOf: string, newer: string, opened: string): Localized => ({
    zh: `“${phrase}”：${newer}已于${opened}召开（基准日${asOf}）。作指导依据的，请核对是否应改用新一届；属历史叙述或专项依据的请保留。`,
    en: `"${phrase}": ${newer} was held on ${opened} (as of ${asOf}). As guidance, check whether the newer one is meant; keep it where it tells history or is a specific basis.`,
  }),
  replace: (expected: string): Localized => ({ zh: `改为“${expected}”`, en: `Replace with "${expected}"` }),
};

/** 迎来 tells that it came, 欢迎 greets people. */
const AWAITED = /(?:喜迎|迎接|(?<!欢)迎)(?!来)[^，。；]{0,6}$/;
const REACH = 12;
/** Congresses before this one are named for their history only. */
const FIRST_GUIDING = 15;

export const outdatedMeeting: PassageRule = {
  meta: {
    id: 'outdated-meeting',
    family: 'references',
    severity: 'warning',
    summary: { zh: '以往届党代会精神作指导依据，而基准日前已有新一届', en: 'An older Party congress is named as guidance although a newer one has been held' },
    fixable: true,
    norm: { zh: '公文引用会议精神应以基准日的最新提法为准', en: 'Official documents go by the latest congress on their date' },
    needsCorpus: false,
    tag: 'outdated',
  },
  about: () => [findMeetings, findLocalMeetings],
  *checkPassage(passage, context) {
    if (passage.scope.retrospective) return;
    yield* national(context, passage);
    yield* local(context, passage);
  },
};

type Latest = NonNullable<ReturnType<Meetings['latestReference']>>;

function* national(context: PassageContext, passage: RunningText): Iterable<Report> {
  const phrases = passage.extract(meetingPhrases);
  if (phrases.length === 0) return;
  const latest = context.facts.meetings.latestReference(context.asOf);
  if (!latest || context.facts.meetings.sitting(latest.current.congress, context.asOf)) return;
  yield* judge(context, passage, phrases, latest);
}

function* judge(context: PassageContext, passage: RunningText, phrases: readonly MeetingPhrase[], { current, inGrace }: Latest): Iterable<Report> {
  const quotes = quotations(passage);
  const oldestRight = Math.min(current.congress, inGrace?.congress ?? current.congress);
  for (const { sentence, found } of bySentence(passage, phrases)) {
    const newestBeside = found.reduce((most, phrase) => Math.max(most, newestCongress(phrase)), 0);
    for (const phrase of found) {
      if (covered(quotes, phrase.span.start) || newestCongress(phrase) < FIRST_GUIDING || tellsHistory(sentence, phrase)) continue;
      // With the newer congress in the same sentence, the older one is part of a history or of a full enumeration.
      if (newestBeside >= oldestRight && newestBeside > newestCongress(phrase)) continue;
      if (AWAITED.test(textBefore(sentence, phrase.span.start, REACH))) yield* awaited(context, passage, phrase);
      else if (newestCongress(phrase) < oldestRight && isFollowed(sentence, phrase)) yield guidance(context, passage, phrase, current);
    }
  }
}

function guidance(context: PassageContext, passage: RunningText, phrase: MeetingPhrase, latest: LatestReference): Report {
  const expected = phrase.spirit ? latest.expected : latest.expected.replace(/精神$/, '');
  const fix: Fix = { title: MESSAGES.replace(expected), preferred: true, applicability: 'review', edits: [{ span: phrase.span, newText: expected }] };
  return {
    span: phrase.span,
    message: MESSAGES.outdated(textOf(passage, phrase), context.asOf, expected),
    confidence: latest.confidence,
    fixes: [fix],
    data: { congress: phrase.references[0]!.congress, latestCongress: latest.congress, expected, accepted: latest.accepted, since: latest.validFrom, source: latest.source },
  };
}

/** 喜迎党的二十大 once that is over. What the table does not hold is left alone. */
function* awaited(context: PassageContext, passage: RunningText, phrase: MeetingPhrase): Iterable<Report> {
  const [key] = meetingKeys(phrase.references[0]!);
  const meeting = key && context.facts.meetings.find(key);
  if (!key || !meeting?.end || meeting.end >= context.asOf) return;
  yield {
    span: phrase.span,
    message: MESSAGES.awaited(textOf(passage, phrase), context.asOf, meeting.end),
    confidence: meeting.confidence,
    data: { meeting: meetingName(key), ended: meeting.end, source: meeting.source },
  };
}

function textOf(passage: RunningText, phrase: MeetingPhrase): string {
  return passage.text.slice(phrase.span.start, phrase.span.end);
}

/** A local congress, or plenums of the committee that it elected, where a newer congress of the same place is certain. Nothing is proposed: the table is not complete. */
function* local(context: PassageContext, passage: RunningText): Iterable<Report> {
  const references = passage.extract(findLocalMeetings);
  if (references.length === 0) return;
  const quotes = quotations(passage);
  for (const { sentence, found } of bySentence(passage, references)) {
    const bodies = found.map((reference) => ({ reference, body: localBody(reference, context) }));
    const newest = new Map<string, number>();
    for (const { reference, body } of bodies) if (body) newest.set(body.region, Math.max(newest.get(body.region) ?? 0, reference.congress));
    for (const { reference, body } of bodies) {
      if (!body || reference.inTitle || covered(quotes, reference.span.start) || tellsHistory(sentence, reference) || !isFollowed(sentence, reference)) continue;
      if (newest.get(body.region)! > reference.congress) continue;
      const report = localGuidance(context, passage, reference, body);
      if (report) yield report;
    }
  }
}

function localGuidance(context: PassageContext, passage: RunningText, { kind, congress }: LocalMeetingReference, { region, span }: LocalBody): Report | undefined {
  const newer = context.facts.localMeetings.newerCongress(region, congress, context.asOf);
  if (!newer) return undefined;
  const name = localName({ kind: 'congress', region, congress: newer.ordinal });
  return {
    span,
    message: MESSAGES.local(passage.text.slice(span.start, span.end), context.asOf, name, newer.opened),
    cap: kind === 'congress' ? 'warning' : 'info',
    confidence: newer.confidence,
    data: { region, congress, latestCongress: newer.ordinal, since: newer.opened, source: newer.source },
  };
}
