/** References to meetings of local Party committees (地方党代会、地方党委全会): 省第十二次党代会, 市委十四届四次全会. */

import { covered, titleSpans } from '../text/marks.js';
import { parseNumeral } from '../text/numerals.js';
import type { Span } from '../text/span.js';

/** One local congress, or one enumeration of local plenums. Offsets are relative to the text given. */
export interface LocalMeetingReference {
  readonly kind: 'congress' | 'plenum';
  /** What kind of place it belongs to: 省, 自治区, 市, 州, 县 … */
  readonly unit: string;
  /** At most twelve characters that stand before the unit: they may name the place. */
  readonly before: string;
  /** Ordinal of the congress (第十二次), or of the committee that it elected (十二届). */
  readonly congress: number;
  /** Sessions named (三次、四次 → 3, 4); empty for a congress; `all` for 历次全会. */
  readonly sessions: readonly number[] | 'all';
  readonly span: Span;
  /** Whether 精神 follows at once. */
  readonly spirit: boolean;
  readonly inTitle: boolean;
}

const NUMERAL = '二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]';
const UNIT = '自治区|[省市州盟县区旗]';
const SESSION = `(?:${NUMERAL})次`;
/** One alternation, each branch bounded. `formal` ones count only with 中国共产党 before the place. */
const REFERENCE = new RegExp(
  [
    `(?<unit>${UNIT})(?:第(?<congress>${NUMERAL})次(?:党代会|党的代表大会|(?<formal>代表大会))|第(?<formalCommittee>${NUMERAL})届委员会第(?<nth>${NUMERAL})次全体会议)`,
    `(?<seat>自治区党|[省市州盟县区旗])委第?(?<committee>${NUMERAL})届(?:(?<all>历次)|(?<sessions>${SESSION}(?:(?:全会)?[、，,和及以与]{0,2}${SESSION}){0,14}))(?:全会|全体会议|全体（扩大）会议)`,
  ].join('|'),
  'g',
);
const REACH = 12;
const PARTY = /(?:中共|中国共产党)[\u4e00-\u9fff]{1,10}$/;
/** Other bodies have provincial committees too: 团省委, 民建四川省委. */
const OTHER_BODY = /(?:团|民革|民盟|民建|民进|农工党?|致公党?|九三学社|台盟)[\u4e00-\u9fff]{0,6}$/;

const NO_REFERENCES: readonly LocalMeetingReference[] = [];

/** Every reference in a text (one clause or heading), in order. Linear in its length. */
export function findLocalMeetings(text: string): readonly LocalMeetingReference[] {
  if (!text.includes('次')) return NO_REFERENCES;
  const titles = titleSpans(text);
  const found: LocalMeetingReference[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const before = text.slice(Math.max(0, match.index - REACH), match.index);
    const read = OTHER_BODY.test(before) ? undefined : readMatch(match.groups!, before);
    if (!read) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    found.push({ ...read, before, span, spirit: /^(?:会议)?精神/.test(text.slice(span.end, span.end + 4)), inTitle: covered(titles, span.start) });
  }
  return found;
}

type Read = Pick<LocalMeetingReference, 'kind' | 'unit' | 'congress' | 'sessions'>;

function readMatch(groups: Readonly<Record<string, string | undefined>>, before: string): Read | undefined {
  const { unit, congress, formal, formalCommittee, nth, seat, committee, all, sessions } = groups;
  if ((formal ?? formalCommittee) !== undefined && !PARTY.test(before)) return undefined;
  if (congress !== undefined) return { kind: 'congress', unit: unit!, congress: parseNumeral(congress)!, sessions: [] };
  if (formalCommittee !== undefined) return { kind: 'plenum', unit: unit!, congress: parseNumeral(formalCommittee)!, sessions: [parseNumeral(nth!)!] };
  const numerals = sessions?.match(/[一二三四五六七八九十]+(?=次)/g) ?? [];
  return { kind: 'plenum', unit: seat!.replace(/党$/, ''), congress: parseNumeral(committee!)!, sessions: all !== undefined ? 'all' : numerals.map((numeral) => parseNumeral(numeral)!) };
}
