/** What the rules on meetings ask of a sentence: does it go by the meeting (作指导依据), quote, or tell history (历史叙述)? */

import type { MeetingPhrase } from '../extract/meetings.js';
import { isGuidance, looksBack } from '../extract/narrative.js';
import { quoteSpans } from '../text/marks.js';
import type { Span } from '../text/span.js';
import { textAfter, textBefore, type RunningText, type Sentence } from './passages.js';

/** A stretch of a passage that names meetings, with whether 精神 follows it at once. */
export type Named = Pick<MeetingPhrase, 'span' | 'spirit'>;

/** `…精神的开局之年` and the like tell which year it was; 宣讲 and 培训班 are events. */
const TELLS_A_YEAR = /^(?:的)?(?:开局|起步|第一|头一|关键|首)(?:之)?年|^(?:情况|宣讲|座谈会|培训班|研讨班)/;
const REACH = 12;
/** Quotation marks around no more than this hold a name (“十九大”), not a quotation. */
const LONGEST_NAME = 8;
const SENTENCE = 300;
/** What a sentence has achieved since is history too; 去年的部署 or 历史性任务 behind the reference is not. */
const ACHIEVED = /(?<effort>[^。；]{0,40})取得(?:了|的)?[^。，；]{0,12}(?:成就|成效|成绩|进展|突破)|^[^，。；]{0,4}以来/;
/** `推动高质量发展取得新成效`: what is still to be achieved. */
const STRIVEN_FOR = /推动|推进|促进|确保|力争|争取|努力|加快|奋力/;

/** The quotations (引文) of a passage; marks around a name are none. */
export function quotations(passage: RunningText): Span[] {
  return passage.extract(quoteSpans).filter((quote) => quote.end - quote.start > LONGEST_NAME);
}

/** Whether the sentence tells what has been: looks at the words before the reference, and behind it only for what has been achieved. */
export function tellsHistory(sentence: Sentence, { span }: Named): boolean {
  if (looksBack(textBefore(sentence, span.start, SENTENCE))) return true;
  const achieved = ACHIEVED.exec(textAfter(sentence, span.end, SENTENCE));
  return achieved !== null && !STRIVEN_FOR.test(achieved.groups!['effort'] ?? '');
}

/** Whether the sentence goes by what is named. */
export function isFollowed(sentence: Sentence, { span, spirit }: Named): boolean {
  return isGuidance(sentence.text, span.start - sentence.start, span.end - sentence.start, spirit) && !TELLS_A_YEAR.test(textAfter(sentence, span.end, REACH));
}

/** Ordinal of the newest congress that a phrase names, itself or by a plenum of its committee. */
export function newestCongress({ references }: MeetingPhrase): number {
  return references.reduce((most, { congress }) => Math.max(most, congress), 0);
}
