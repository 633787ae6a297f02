/** From a reference in the text to the meetings it names: the keys that the facts are looked up by, and how a message calls them. */

import type { MeetingReference } from '../extract/meetings.js';
import type { MeetingKey } from '../facts/meetings.js';
import { formatNumeral } from '../text/numerals.js';

/** The meetings that a reference names; 历次全会 stands for the congress that elected the committee. */
export function meetingKeys({ kind, congress, sessions }: MeetingReference): MeetingKey[] {
  if (kind === 'congress' || sessions === 'all') return [{ kind: 'congress', congress }];
  return sessions.map((session) => ({ kind, congress, session }));
}

/** The usual short name: 党的二十大, 党的二十届三中全会, 十四届全国人大四次会议. */
export function meetingName(key: MeetingKey): string {
  const ordinal = formatNumeral(key.congress);
  if (key.kind === 'congress') return `党的${ordinal}大`;
  const session = formatNumeral(key.session);
  return key.kind === 'plenum' ? `党的${ordinal}届${session}中全会` : `${ordinal}届全国人大${session}次会议`;
}

/** Several plenums of one committee: 党的二十届三中、四中全会. */
export function plenumNames(congress: number, sessions: readonly number[]): string {
  return `党的${formatNumeral(congress)}届${sessions.map((session) => `${formatNumeral(session)}中`).join('、')}全会`;
}
