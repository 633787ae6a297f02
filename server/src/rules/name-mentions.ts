/** Which names in a passage are judged, and by what they are excused: history, quotations, titles, territory, other meanings (更名类规则的共同判断). */

import type { Facts } from '../facts/facts.js';
import type { NameKind, NameMention, NameRow } from '../facts/names.js';
import { addDays, type IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import { covered, quoteSpans, titleSpans } from '../text/marks.js';
import type { Fix, Frame, Report, Severity, Subject } from './model.js';
import { bySentence, type RunningText, type Sentence } from './passages.js';

/** A name that is no longer right, or never was, in a sentence that does not excuse it. */
export interface JudgedName {
  readonly mention: NameMention;
  readonly sentence: Sentence;
  /** The strongest severity that row and form allow. */
  readonly cap: Severity;
}

/** Quotation marks around no more than this hold a name (“一干多支、五区协同”), not a quotation. */
const LONGEST_NAME = 24;
/** The sentence tells what was. */
const HISTORY = /时任|原名|曾[经于任是]?|当时|此前|回顾|过去五年|五年来|一年来|年以来|大以来|历史性|截至20[0-2]\d年/;
const HISTORY_OF_TERMS = /以来|期间|“十[一二三]五”|取得(?:了)?|不再/;
/** `2001年4月3日信息产业部发布的《…》`: who did it then. */
const DONE_THEN = /\d{4}年\d{1,2}月\d{1,2}日[^。；]{0,60}(?:发布|公布|印发|批准|出台|作出)/;
/** Days in which texts under way when a wording changed may still have the old one. */
const GRACE_DAYS = 60;
/** What is done away with in the same sentence is known to be. */
const REPEALED = /已(?:经)?废止|废止的|同时废止|停止执行|予以废止/;
/** What was founded, agreed on or judged under a law went by the law of its time. */
const LAW_OF_ITS_TIME = /(?:设立|订立|签订)(?:并保留|的[^，。；]{0,20}(?:企业|合同|协议|公司))|(?:一审|二审|再审|法院)[^，。；]{0,20}(?:认为|认定|判决|适用)|判决时/;
/** A slogan beside such a word is looked back on. */
const LOOKED_BACK_ON = /以来|过去|曾经|时期|期间|先后|实施了|取得|回顾|完成/;
const BESIDE = 15;
const BY_KIND: Readonly<Record<NameKind, (sentence: string, mention: NameMention, at: number) => boolean>> = {
  agency: (sentence) => HISTORY.test(sentence) || DONE_THEN.test(sentence),
  place: (sentence) => HISTORY.test(sentence),
  law: (sentence) => HISTORY.test(sentence) || REPEALED.test(sentence) || LAW_OF_ITS_TIME.test(sentence) || sentence.includes('原《'),
  term: (sentence) => HISTORY.test(sentence) || HISTORY_OF_TERMS.test(sentence),
  slogan: (sentence, { form }, at) => LOOKED_BACK_ON.test(around(sentence, at, form.length, BESIDE)),
  name: () => false,
};

const NONE: JudgedName[] = [];

/** What the rules about names are about. */
export function namesOf({ names }: Facts): readonly Subject[] {
  return [names.find];
}

/** The names of certain kinds in a passage that are to be reported, in the order of the text. */
export function judgedNames(passage: RunningText, frame: Frame, kinds: readonly NameKind[]): JudgedName[] {
  const mentions = passage.extract(frame.facts.names.find);
  if (mentions.length === 0 || !mentions.some(({ row }) => kinds.includes(row.kind))) return NONE;
  const settledBefore = addDays(frame.asOf, -GRACE_DAYS);
  const holding = mentions.filter(({ row }) => holds(row, frame, settledBefore));
  const chosen = holding.filter((mention) => kinds.includes(mention.row.kind) && !holding.some((other) => isMoreExact(other, mention)) && !standsInOther(passage, mention));
  return bySentence(passage, chosen).flatMap(({ sentence, found }) => found.filter((mention) => !isExcused(passage, sentence, mention)).map((mention) => ({ mention, sentence, cap: mention.row.caps?.[mention.form] ?? mention.row.severity })));
}

/** What is right now as a message shows it: a bare name in quotation marks, a longer explanation as it is. */
export function quoted(now: string): string {
  return /[“”（；→]/.test(now) ? now : `“${now}”`;
}

/** What the finding says of a name: as written, its row, what is right now. */
export type NameMessage = (name: string, row: NameRow, now: string) => Localized;

/** The report on a wording, with the right one as its fix where that can take its place. */
export function nameReport(passage: RunningText, { mention: { row, span }, cap }: JudgedName, message: NameMessage): Report {
  const name = passage.text.slice(span.start, span.end);
  const now = row.replacement ?? '';
  const title: Localized = { zh: `改为“${now}”`, en: `Replace with "${now}"` };
  const fixes: Fix[] = row.fix ? [{ title, preferred: true, applicability: 'review', edits: [{ span, newText: now }] }] : [];
  return { span, message: message(name, row, now), cap, confidence: row.confidence, fixes, data: { id: row.id, name, until: row.until ?? null, replacement: now, source: row.source } };
}

/** Whether a row says anything of drafts of this day and place. */
function holds(row: NameRow, { asOf, territory }: Frame, settledBefore: IsoDate): boolean {
  const { kind, until, regions, notRegions } = row;
  const isWording = kind === 'term' || kind === 'slogan';
  if (until !== undefined && until > (isWording ? settledBefore : asOf)) return false;
  if (territory === undefined) return !regions && !notRegions; // who does not know where a draft belongs cannot say what its departments are called
  return isOf(row, territory);
}

/** Whether a row speaks of a territory. */
function isOf({ regions, notRegions }: NameRow, territory: string): boolean {
  const within = (region: string): boolean => territory.includes(region);
  return (!regions || regions.some(within)) && !notRegions?.some(within);
}

/** The names in a text that mean what their rows speak of, whether they are excused or not, outdated or not: for who asks, not for rules. */
export function meantNames(text: string, { names }: Facts, territory: string | undefined): NameMention[] {
  const mentions = names.find(text).filter(({ row }) => (territory === undefined ? !row.regions || row.kind === 'slogan' : isOf(row, territory)));
  return mentions.filter((mention) => !mentions.some((other) => isMoreExact(other, mention)) && isRequiredThere(text, mention, mention.span.start));
}

/** A longer name around it, or the row of its own territory for the same words. */
function isMoreExact(other: NameMention, mention: NameMention): boolean {
  if (other === mention || other.span.start > mention.span.start || other.span.end < mention.span.end) return false;
  const longer = other.span.end - other.span.start > mention.span.end - mention.span.start;
  return longer || (other.row.regions !== undefined && mention.row.regions === undefined) || (other.row.id < mention.row.id && (other.row.regions === undefined) === (mention.row.regions === undefined));
}

/** Inside a title, unless it is the title; inside a quotation. */
function standsInOther(passage: RunningText, { row, span }: NameMention): boolean {
  const title = passage.extract(titleSpans).find(({ start, end }) => start <= span.start && span.end <= end);
  if (title) return row.inTitles !== true || !/^[《〈](?:中华人民共和国)?$/.test(passage.text.slice(title.start, span.start)) || !/^(?:[（(][^（）()]{1,12}[）)])?[》〉]$/.test(passage.text.slice(span.end, title.end));
  return covered(passage.extract(quoteSpans).filter(({ start, end }) => end - start > LONGEST_NAME), span.start);
}

function isExcused(passage: RunningText, sentence: Sentence, mention: NameMention): boolean {
  const { row, span } = mention;
  const at = span.start - sentence.start;
  if (row.unless?.some((word) => sentence.text.includes(word))) return true;
  if (!isRequiredThere(sentence.text, mention, at)) return true;
  if (row.kind === 'name') return false;
  return passage.scope.retrospective || BY_KIND[row.kind](sentence.text, mention, at);
}

function isRequiredThere(sentence: string, mention: NameMention, at: number): boolean {
  const { requires } = mention.row;
  return !requires || requires.some((word) => requiredIn(sentence, mention, at).some((part) => part.includes(word)));
}

/** Where a row's condition is looked for: beside the name, in the sentence without the name itself. */
function requiredIn(sentence: string, { row, span }: NameMention, at: number): string[] {
  const length = span.end - span.start;
  const reach = row.within ?? sentence.length;
  return [sentence.slice(Math.max(0, at - reach), at), sentence.slice(at + length, at + length + reach)];
}

function around(sentence: string, at: number, length: number, reach: number): string {
  return sentence.slice(Math.max(0, at - reach), at + length + reach);
}
