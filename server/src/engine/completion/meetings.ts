/** Meetings (补全会议提法): after 贯彻 or 党的 the reference that is the accepted one on the as-of date. */

import type { Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import { CONFIDENCE } from '../labels.js';
import { around, overlap, type Cursor } from './cursor.js';
import type { CompletionWorld, Proposal, Proposals } from './model.js';

/** What has the spirit of a meeting for its object, and as much of the reference as is typed. */
const BEFORE = /(贯彻落实|贯彻|学习|宣传|领会|落实|弘扬)?((?:党(?:的[一二三四五六七八九十大届中全会和历次、]{0,24})?)?)$/;
const OPENS = /^贯彻/;

/** The current reference and the others that are accepted, where one begins. */
// eslint-disable-next-line require-yield -- like other sources, which do take steps
export function* meetingsAt(cursor: Cursor, { result, facts }: CompletionWorld): Steps<Proposals | undefined> {
  const [, verb, typed = ''] = BEFORE.exec(cursor.before) ?? [];
  if (typed === '' ? !OPENS.test(verb ?? '') : verb === undefined && typed.length <= '党的'.length) return undefined;
  const reference = facts.meetings.latestReference(result.asOf.day)?.current;
  if (!reference) return undefined;
  const { expected, accepted, validFrom, confidence, source } = reference;
  const since: Localized = { zh: `${validFrom}起通行`, en: `accepted since ${validFrom}` };
  const limit = facts.meetings.coveredUntil;
  const about = (): ReturnType<NonNullable<Proposal['about']>> => ({
    lines: [
      { zh: `基准日${result.asOf.day}的通行提法：${expected}`, en: `Accepted reference as of ${result.asOf.day}: ${expected}` },
      { zh: `${CONFIDENCE[confidence].zh}，来源：${source}`, en: `${CONFIDENCE[confidence].en}, source: ${source}` },
      ...(result.asOf.day > limit ? [{ zh: `会议表核实至${limit}，此后的会议请自行核对`, en: `The table of meetings is verified up to ${limit}; check later meetings yourself` }] : []),
    ],
  });
  const fitting = [expected, ...accepted].filter((phrase) => phrase.startsWith(typed) && phrase !== typed);
  if (fitting.length === 0) return undefined;
  return {
    items: fitting.map((phrase, at) => ({ kind: 'meeting', label: phrase, detail: at === 0 ? since : ALSO, insert: phrase, span: around(cursor, typed.length, overlap(phrase, cursor)), filter: phrase, about })),
    incomplete: false,
  };
}

const ALSO: Localized = { zh: '也通行', en: 'accepted as well' };
