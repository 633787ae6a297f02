/** What is known of meetings at a place (会议提示): national ones, lists of plenums, local ones, those named by their year. */

import { findLocalMeetings, type LocalMeetingReference } from '../../extract/local-meetings.js';
import { findMeetings, meetingPhrases, type MeetingPhrase, type MeetingReference } from '../../extract/meetings.js';
import { findYearlyMeetings, type YearlyMeetingReference } from '../../extract/yearly-meetings.js';
import type { Facts } from '../../facts/facts.js';
import type { LocalMeetingKey } from '../../facts/local-meetings.js';
import { localBody, localKeys, localName, type LocalBody } from '../../rules/local-bodies.js';
import { meetingKeys, meetingName, plenumNames } from '../../rules/meeting-keys.js';
import { gapIn } from '../../rules/plenum-lists.js';
import type { IsoDate } from '../../text/dates.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import { CONFIDENCE } from '../labels.js';

/** What meetings are judged by. */
export interface MeetingSurroundings {
  readonly day: IsoDate;
  readonly territory: string | undefined;
  readonly facts: Facts;
}

/** The meetings that a text names at the place asked for, each with what is known of it. */
export function describeMeetings(text: string, isAsked: (span: Span) => boolean, surroundings: MeetingSurroundings): { span: Span; lines: Localized[] }[] {
  const here = <T extends { readonly span: Span }>(found: readonly T[]): T[] => found.filter(({ span }) => isAsked(span));
  const phrase = here(meetingPhrases(text))[0];
  return [
    ...here(findMeetings(text)).map((reference) => ({ span: reference.span, lines: [...nationalLines(reference, surroundings), ...(phrase ? listLines(phrase, surroundings) : [])] })),
    ...here(findLocalMeetings(text).map((reference) => describeLocal(reference, surroundings))),
    ...here(findYearlyMeetings(text)).map((reference) => ({ span: reference.span, lines: yearlyLines(reference, surroundings) })),
  ];
}

function nationalLines(reference: MeetingReference, { day, facts }: MeetingSurroundings): Localized[] {
  const keys = meetingKeys(reference);
  const known = keys.flatMap((key) => {
    const name = meetingName(key);
    const meeting = facts.meetings.find(key);
    const { state } = facts.meetings.held(key, day);
    const notYet: readonly Localized[] = state === 'not-yet' ? [{ zh: `${name}：基准日${day}尚未召开`, en: `${name}: not held as of ${day}` }] : [];
    if (meeting) return [daysLine(name, meeting), ...notYet];
    return notYet.length > 0 ? notYet : [unknownLine(name, facts.meetings.isLater(key) ? facts.meetings.coveredUntil : undefined)];
  });
  const isOfParty = keys.some((key) => key.kind !== 'session' && facts.meetings.find(key));
  const latest = isOfParty ? facts.meetings.latestReference(day)?.current : undefined;
  return latest ? [...known, { zh: `基准日${day}的通行提法：${latest.expected}`, en: `Accepted reference as of ${day}: ${latest.expected}` }] : known;
}

/** What the table does not hold: a later meeting than it reaches, or one of old times. */
function unknownLine(name: string, coveredUntil: IsoDate | undefined): Localized {
  const reach: Localized = coveredUntil === undefined ? { zh: '', en: '' } : { zh: `（核实到${coveredUntil}）`, en: ` (verified up to ${coveredUntil})` };
  return { zh: `${name}：事实表中没有${reach.zh}`, en: `${name}: not in the table of facts${reach.en}` };
}

/** What a phrase of the latest congress leaves out, and how else it may be written. */
function listLines(phrase: MeetingPhrase, { day, facts }: MeetingSurroundings): Localized[] {
  const latest = facts.meetings.latestReference(day)?.current;
  if (!latest || !phrase.references.some(({ congress }) => congress === latest.congress)) return [];
  const gap = gapIn(phrase.references, latest);
  if (!gap) return [];
  const missing = plenumNames(latest.congress, gap.missing);
  const accepted = latest.accepted.join('；');
  return [
    { zh: `未列${missing}（基准日${day}前已召开）`, en: `Does not name ${missing}, held before ${day}` },
    ...(accepted ? [{ zh: `也通行：${accepted}`, en: `Also accepted: ${accepted}` }] : []),
  ];
}

function describeLocal(reference: LocalMeetingReference, surroundings: MeetingSurroundings): { span: Span; lines: Localized[] } {
  const body = localBody(reference, surroundings);
  if (body) return { span: body.span, lines: localLines(reference, body, surroundings) };
  return { span: reference.span, lines: [{ zh: '属地不明：写明省、市名称，或给出文稿的地域，才能核对', en: 'Of which place is not certain: name it, or state the territory of the draft' }] };
}

function localLines(reference: LocalMeetingReference, { region }: LocalBody, { day, facts }: MeetingSurroundings): Localized[] {
  return [...localKeys(reference, region).map((key) => localLine(key, day, facts)), ...newerCongress(region, reference.congress, day, facts)];
}

/** The congress of the same place that has been held since. */
function newerCongress(region: string, congress: number, day: IsoDate, { localMeetings }: Facts): Localized[] {
  const newer = localMeetings.newerCongress(region, congress, day);
  if (!newer) return [];
  const name = localName({ kind: 'congress', region, congress: newer.ordinal });
  return [{ zh: `此后已召开${name}（${newer.opened}），${CONFIDENCE[newer.confidence].zh}，来源：${newer.source}`, en: `Held since then: ${name} (${newer.opened}), ${CONFIDENCE[newer.confidence].en}, source: ${newer.source}` }];
}

function localLine(key: LocalMeetingKey, day: IsoDate, facts: Facts): Localized {
  const name = localName(key);
  const meeting = facts.localMeetings.find(key);
  if (meeting?.start || meeting?.end) return daysLine(name, meeting);
  const held = facts.localMeetings.held(key, day);
  if (held.state === 'not-yet') return { zh: `${name}：基准日${day}尚未召开（${held.from}以后，${CONFIDENCE[held.confidence].zh}）`, en: `${name}: not held as of ${day} (not before ${held.from}, ${CONFIDENCE[held.confidence].en})` };
  if (held.state === 'held') return { zh: `${name}：基准日${day}前已召开，日期未核实`, en: `${name}: held before ${day}, days not verified` };
  return { zh: `${name}：事实表中没有（地方会议的表不全）`, en: `${name}: not in the table of facts (which is not complete for local meetings)` };
}

function yearlyLines({ kind, year }: YearlyMeetingReference, { day, facts }: MeetingSurroundings): Localized[] {
  const name = `${year}年${kind === 'two-sessions' ? '全国两会' : '中央经济工作会议'}`;
  const held = facts.meetings.heldInYear(kind, year, day);
  if (held.state !== 'unknown' && held.meeting) return [daysLine(name, held.meeting)];
  return held.state === 'not-yet' ? [{ zh: `${name}：基准日${day}尚未召开`, en: `${name}: not held as of ${day}` }] : [{ zh: `${name}：事实表中没有`, en: `${name}: not in the table of facts` }];
}

function daysLine(name: string, { start, end, confidence, source }: { start: IsoDate | null; end: IsoDate | null; confidence: keyof typeof CONFIDENCE; source: string }): Localized {
  return {
    zh: `${name}：${start ?? '（开幕日未核实）'} 至 ${end ?? '（闭幕日未核实）'}，${CONFIDENCE[confidence].zh}，来源：${source}`,
    en: `${name}: ${start ?? '(opening day not verified)'} to ${end ?? '(closing day not verified)'}, ${CONFIDENCE[confidence].en}, source: ${source}`,
  };
}
