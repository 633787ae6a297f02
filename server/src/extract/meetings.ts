/** References to national meetings (会议提法) in running text: congresses, plenums, sessions of the NPC, and whole phrases of them. */

import { parseNumeral } from '../text/numerals.js';
import { covered, titleSpans } from '../text/marks.js';
import type { Span } from '../text/span.js';

/** One meeting, or one enumeration of plenums, as the text names it. Offsets are relative to the text given. */
export interface MeetingReference {
  readonly kind: 'congress' | 'plenum' | 'session';
  /** Ordinal of the congress (届, 大). */
  readonly congress: number;
  /** Sessions named (二中、三中 → 2, 3); empty for a congress; `all` for 历次全会. */
  readonly sessions: readonly number[] | 'all';
  readonly span: Span;
  /** Whether it stands inside 《…》: then it is a title's word, not a reference. */
  readonly inTitle: boolean;
}

/** References that belong together: `党的十九大和十九届二中、三中全会精神`. */
export interface MeetingPhrase {
  readonly references: readonly MeetingReference[];
  /** From the first reference to the last, with 精神 where it follows at once. */
  readonly span: Span;
  /** Whether 精神 follows the phrase at once. */
  readonly spirit: boolean;
}

const NUMERAL = '二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]';
const PARTY = '党的|中共|中国共产党';
const SESSION = '[一二三四五六七八九]中';
/** One alternation, each branch bounded: one pass over the text, no backtracking over its length. */
const REFERENCE = new RegExp(
  [
    `(?:${PARTY})?[“"]?(?<![零〇○一二三四五六七八九十百第0-9０-９])(?<congress>二十[一二三四五六七八九]?|十[一二三四五六七八九]?|(?<=党的)[一二三四五六七八九])大[”"]?`,
    `(?:${PARTY})第(?<full>${NUMERAL})次(?:全国)?代表大会`,
    `(?:${PARTY})?第?(?<![零〇○一二三四五六七八九十百])(?<plenum>${NUMERAL})届(?:中央委员会|中央)?(?:(?<all>历次)(?:全会|全体会议)|(?<sessions>${SESSION}(?:(?:全会)?[、，,和及以与]{0,2}${SESSION}){0,8})全会|第(?<nth>[一二三四五六七八九])次全体会议)`,
    `第?(?<![零〇○一二三四五六七八九十百])(?<npc>${NUMERAL})届全国(?:人大|人民代表大会)第?(?<meeting>[一二三四五六七])次(?:全体)?会议`,
  ].join('|'),
  'g',
);

const NO_REFERENCES: readonly MeetingReference[] = [];

/** Without any of these there is no reference: most clauses are done with here. */
function mayNameOne(text: string): boolean {
  return text.includes('届') || (text.includes('次') && /次(?:全国)?代表大会|次全体会议/.test(text)) || mayNameCongress(text);
}

function mayNameCongress(text: string): boolean {
  for (let at = text.indexOf('大', 1); at > 0; at = text.indexOf('大', at + 1)) if ('一二三四五六七八九十'.includes(text[at - 1]!)) return true;
  return false;
}

/** What follows a bare 十九大 when it counts something and names no congress: 十大工程, 二十大产业. */
const NO_CONGRESS = /^(?:类|项|重点|产业|行业|工程|行动|任务|领域|品牌|体系|举措|措施|场景|集群|板块|功能|系统|指标|关键|热点|案例|专项|战略|优势|支柱|特色|公司|企业|城市|高校|平台|园区|项目|批|家|个|件|名|强|型|道|街|队|楼|桥|门|力|幅|量|数|中小|规模|范围|问题|难题|成果|成就|经典|景|庆|计划|方面|基地|中心|工业|农业|方向|原则|转变|关系|变革|理念|要素|机制|政策|制度|标准|技术|专题|模块|学科|专业|民生|军区|创新|改革|科技|国企|央企|主导|未来|新兴|先进|传统|核心|代表性|杰出|新闻|事件|风险|目录)/;
const BARE_NEEDS = /^(?:精神|报告|以来|召开|部署|提出|代表|和|、|，|明确|指出|强调|作出|胜利|闭幕|开幕|确定|关于|擘画|描绘|把|首次|对|通过|后|之后|前|时|上|的)/;
const FIRST_BARE_CONGRESS = 15;
/** 喜迎二十大: then a bare name needs nothing behind it. */
const AWAITED_BEFORE = /(?:喜迎|迎接)$/;
/** Bodies that number their own congresses and plenums: 工会十八大, 共青团十九届二中全会, 农工党的十七大. */
const OTHER_BODY = /(?:工会|[青共]团|团中央|集团|妇联|妇女|文联|作协|科协|侨联|台联|残联|记协|学联|工商联|民革|民盟|民建|民进|农工党?|致公党?|九三学社|台盟|协会|学会|商会|公司|政协|党委|地委|[省市县州盟旗区乡镇]委?)$/;
const OTHER_PARTY = /(?:农工|致公)$/;

/** Every reference in a text (one clause or heading), in order. Linear in its length. */
export function findMeetings(text: string): readonly MeetingReference[] {
  if (!mayNameOne(text)) return NO_REFERENCES;
  const titles = titleSpans(text);
  const found: MeetingReference[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const read = readMatch(text, match);
    if (!read) continue;
    const span = { start: match.index, end: match.index + match[0].length };
    found.push({ ...read, span, inTitle: covered(titles, span.start) });
  }
  return found;
}

type ReadMeeting = Pick<MeetingReference, 'kind' | 'congress' | 'sessions'>;

function readMatch(text: string, match: RegExpExecArray): ReadMeeting | undefined {
  const { congress, full, npc, meeting, plenum, all, nth, sessions } = match.groups!;
  const before = text.slice(Math.max(0, match.index - 4), match.index);
  const named = /^(?:党的|中共|中国共产党)/.test(match[0]);
  if (npc !== undefined) return { kind: 'session', congress: parseNumeral(npc)!, sessions: [parseNumeral(meeting!)!] };
  if ((named ? OTHER_PARTY : OTHER_BODY).test(before)) return undefined;
  if (congress !== undefined) return readCongress(parseNumeral(congress)!, named, before, text.slice(match.index + match[0].length, match.index + match[0].length + 8));
  if (full !== undefined) return { kind: 'congress', congress: parseNumeral(full)!, sessions: [] };
  const numerals = (nth ?? sessions ?? '').match(/[一二三四五六七八九]/g) ?? [];
  return { kind: 'plenum', congress: parseNumeral(plenum!)!, sessions: all !== undefined ? 'all' : numerals.map((sign) => parseNumeral(sign)!) };
}

/** 十九大 counts as a congress where 党的 stands before it, or where what stands around it leaves no other sense. */
function readCongress(congress: number, named: boolean, before: string, after: string): ReadMeeting | undefined {
  if (NO_CONGRESS.test(after)) return undefined;
  const clear = named || (congress >= FIRST_BARE_CONGRESS && (BARE_NEEDS.test(after) || AWAITED_BEFORE.test(before)));
  return clear ? { kind: 'congress', congress, sessions: [] } : undefined;
}

const LINK = /^(?:和|及|以及|与|、|，|,|和党的|及党的|以及党的|、党的)?$/;
const SPIRIT = /^(?:[”"]?(?:会议|全会)?精神)/;

/** The phrases of a text (one clause or heading): references of the Party's meetings that stand side by side, with 精神 behind them. */
export function meetingPhrases(text: string): MeetingPhrase[] {
  const references = findMeetings(text);
  const phrases: MeetingPhrase[] = [];
  let open: MeetingReference[] = [];
  const close = (): void => {
    if (open.length > 0) phrases.push(phraseOf(text, open));
    open = [];
  };
  for (const reference of references) {
    if (reference.inTitle || reference.kind === 'session') continue;
    const last = open[open.length - 1];
    if (last && !LINK.test(text.slice(last.span.end, reference.span.start))) close();
    open.push(reference);
  }
  close();
  return phrases;
}

function phraseOf(text: string, references: readonly MeetingReference[]): MeetingPhrase {
  const end = references[references.length - 1]!.span.end;
  const spirit = SPIRIT.exec(text.slice(end, end + 6));
  return { references, span: { start: references[0]!.span.start, end: end + (spirit ? spirit[0].length : 0) }, spirit: spirit !== null };
}
