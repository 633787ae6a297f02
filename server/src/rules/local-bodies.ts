/** Which place a local meeting belongs to (属地): the one named before it, or the document's own. */

import type { LocalMeetingReference } from '../extract/local-meetings.js';
import type { Facts } from '../facts/facts.js';
import type { LocalMeetingKey } from '../facts/local-meetings.js';
import { formatNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';

/** What the place is read from. */
interface Surroundings {
  readonly territory: string | undefined;
  readonly facts: Facts;
}

/** A reference with its place: the chain of the place, and the reference's span with the place's name. */
export interface LocalBody {
  readonly region: string;
  readonly span: Span;
}

/** What may stand before a bare 省委 or 市委; anything else may be a name that the table does not hold. */
const BARE_AFTER = /(?:^|[^\u4e00-\u9fff]|贯彻|落实|学习|领会|宣传|根据|按照|依据|围绕|遵循|传达|和|及|与|把|以|在|对|是|由|经|自|从|到|的|于|为|全会|大会|精神|召开|喜迎|迎接|通过|我|本)$/;

/** The place that a local meeting belongs to; `undefined` where that is not certain. */
export function localBody({ before, unit, span }: LocalMeetingReference, { territory, facts }: Surroundings): LocalBody | undefined {
  for (let length = before.length; length > 0; length--) {
    const name = before.slice(-length) + unit;
    const places = facts.territories.resolve(name).filter((place) => place.name === name || place.chain === name);
    if (places.length === 1) return { region: places[0]!.chain, span: { start: span.start - length, end: span.end } };
  }
  if (!BARE_AFTER.test(before) || territory === undefined) return undefined;
  const own = placesAround(territory, facts).filter((chain) => chain.endsWith(unit));
  return own.length === 1 ? { region: own[0]!, span } : undefined;
}

/** The chains of a place and of those around it: 四川省眉山市 → 四川省, 四川省眉山市. */
function placesAround(territory: string, { territories }: Facts): string[] {
  const [own, ...others] = territories.resolve(territory);
  if (!own || others.length > 0) return [];
  const prefixes = Array.from({ length: own.chain.length - 1 }, (_, index) => own.chain.slice(0, index + 2));
  return prefixes.filter((prefix) => territories.resolve(prefix).some(({ chain }) => chain === prefix));
}

/** The meetings that a reference names in a place; 历次全会 stands for the congress that elected the committee. */
export function localKeys({ kind, congress, sessions }: LocalMeetingReference, region: string): LocalMeetingKey[] {
  if (kind === 'congress' || sessions === 'all') return [{ kind: 'congress', region, congress }];
  return sessions.map((session) => ({ kind, region, congress, session }));
}

/** The usual short name: 四川省第十二次党代会, 四川省委十二届六次全会. */
export function localName(key: LocalMeetingKey): string {
  const place = key.region.replace(/^.{2,8}?(?:省|自治区)(?=.)/, '');
  const ordinal = formatNumeral(key.congress);
  if (key.kind === 'congress') return `${place}第${ordinal}次党代会`;
  return `${place}${place.endsWith('自治区') ? '党委' : '委'}${ordinal}届${formatNumeral(key.session)}次全会`;
}
