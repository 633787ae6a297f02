/** outdated-meeting: an older congress named as guidance (已非最新的会议提法作指导依据). */

import { findMeetings, meetingPhrases, type MeetingPhrase } from '../extract/meetings.js';
import { inRetrospectiveSection, isGuidance, looksBack } from '../extract/narrative.js';
import type { LatestReference } from '../facts/meetings.js';
import { covered, quoteSpans } from '../text/marks.js';
import { formatNumeral } from '../text/numerals.js';
import type { Localized } from '../text/localized.js';
import type { Fix, Report, Rule, RuleContext } from './model.js';
import { runningText, sentenceOf, sentences, spanInDocument, type RunningText } from './passages.js';

const MESSAGES = {
  outdated: (phrase: string, asOf: string, expected: string): Localized => ({
    zh: `“${phrase}”已非最新提法（基准日${asOf}）。作指导依据的，建议改为“${expected}”；属历史叙述的请保留。`,
    en: `"${phrase}" is no longer the latest reference (as of ${asOf}). As guidance, write "${expected}"; keep it where it tells history.`,
  }),
  awaited: (phrase: string, asOf: string, ended: string): Localized => ({
    zh: `“${phrase}”：该会议已于${ended}闭幕（基准日${asOf}），不宜再作“迎接”“喜迎”的表述，请核改。`,
    en: `"${phrase}": that congress closed on ${ended} (as of ${asOf}); it can no longer be awaited. Please revise.`,
  }),
  replace: (expected: string): Localized => ({ zh: `改为“${expected}”`, en: `Replace with "${expected}"` }),
};

const AWAITED = /(?:喜迎|迎接|迎)[^，。；]{0,6}$/;
/** `…精神的开局之年` and the like tell which year it was. */
const TELLS_A_YEAR = /^(?:的)?(?:开局|起步|第一|头一|关键|首)(?:之)?年|^(?:情况|宣讲|座谈会|培训班|研讨班)/;

export const outdatedMeeting: Rule = {
  meta: {
    id: 'outdated-meeting',
    family: 'references',
    severity: 'warning',
    summary: { zh: '以往届党代会精神作指导依据，而基准日前已有新一届', en: 'An older Party congress is named as guidance although a newer one has been held' },
    fixable: true,
    norm: { zh: '公文引用会议精神应以基准日的最新提法为准', en: 'Official documents go by the latest congress on their date' },
    needsCorpus: false,
  },
  *check(context) {
    const latest = context.facts.meetings.latestReference(context.asOf);
    if (!latest || context.facts.meetings.sitting(latest.current.congress, context.asOf)) return;
    const oldest = Math.min(latest.current.congress, latest.inGrace?.congress ?? latest.current.congress);
    for (const passage of runningText(context.document)) {
      const references = findMeetings(passage.text);
      if (!references.some((reference) => reference.congress < oldest)) continue;
      if (inRetrospectiveSection(context.document, passage.heading)) continue;
      yield* inPassage(context, passage, meetingPhrases(passage.text, references), oldest, latest.current);
    }
  },
};

function* inPassage(context: RuleContext, passage: RunningText, phrases: readonly MeetingPhrase[], oldest: number, latest: LatestReference): Iterable<Report> {
  const spans = sentences(passage.text);
  const quotes = quoteSpans(passage.text);
  const newest = (phrase: MeetingPhrase): number => Math.max(...phrase.references.map((reference) => reference.congress));
  for (const phrase of phrases) {
    if (newest(phrase) >= oldest || covered(quotes, phrase.span.start)) continue;
    const sentence = sentenceOf(passage, spans, phrase.span.start);
    const newerBeside = phrases.some((other) => newest(other) >= oldest && other.span.start >= sentence.start && other.span.start < sentence.start + sentence.text.length);
    if (newerBeside || looksBack(sentence.text)) continue;
    const start = phrase.span.start - sentence.start;
    const end = phrase.span.end - sentence.start;
    const text = passage.text.slice(phrase.span.start, phrase.span.end);
    if (AWAITED.test(sentence.text.slice(Math.max(0, start - 12), start))) yield* awaited(context, passage, phrase, text);
    else if (isGuidance(sentence.text, start, end, phrase.spirit) && !TELLS_A_YEAR.test(sentence.text.slice(end))) yield guidance(context, passage, phrase, text, latest);
  }
}

function guidance(context: RuleContext, passage: RunningText, phrase: MeetingPhrase, text: string, latest: LatestReference): Report {
  const expected = phrase.spirit ? latest.expected : latest.expected.replace(/精神$/, '');
  const span = spanInDocument(passage, phrase.span);
  const fix: Fix = { title: MESSAGES.replace(expected), preferred: true, applicability: 'review', edits: [{ span, newText: expected }] };
  return {
    span,
    message: MESSAGES.outdated(text, context.asOf, expected),
    confidence: latest.confidence,
    fixes: [fix],
    data: { congress: phrase.references[0]!.congress, latestCongress: latest.congress, expected, accepted: latest.accepted, since: latest.validFrom, source: latest.source },
  };
}

function* awaited(context: RuleContext, passage: RunningText, phrase: MeetingPhrase, text: string): Iterable<Report> {
  const reference = phrase.references[0]!;
  const meeting = context.facts.meetings.find({ kind: 'congress', congress: reference.congress });
  if (!meeting?.end || meeting.end >= context.asOf) return;
  yield {
    span: spanInDocument(passage, phrase.span),
    message: MESSAGES.awaited(text, context.asOf, meeting.end),
    confidence: meeting.confidence,
    data: { congress: reference.congress, congressName: `党的${formatNumeral(reference.congress)}大`, ended: meeting.end, source: meeting.source },
  };
}
