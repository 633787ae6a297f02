/** Deadlines (完成时限): days by which something is still to be done, 到2027年…达到, 2026年6月底前完成. Not: what was done by then, base years, validity. */

import { covered, quoteSpans, titleSpans } from '../text/marks.js';
import { parseNumeral } from '../text/numerals.js';
import { sentenceAt, sentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';
import { isoDate, type IsoDate } from '../text/dates.js';
import { readingOf } from './reading.js';
import { findTimes, type Time } from './targets/times.js';

/** A deadline where it stands. Offsets are relative to the text given. */
export interface Deadline {
  /** The words that name it: 到2027年, 2026年6月底前. */
  readonly span: Span;
  readonly year: number;
  /** The last day on which it is kept. */
  readonly lastDay: IsoDate;
  /** Whether a five-year plan names it: “十四五”末. */
  readonly byPlan: boolean;
  /** Whether the words say that it is worked towards: 到, 力争, 确保. */
  readonly aimed: boolean;
  /** What is to be done by then, as far as the sentence goes on about it. */
  readonly task: Span;
}

/** Whatever else names a quotation of so few characters is a name: “十四五”. */
const LONGEST_NAME = 8;
const REACH = 60;
const BEFORE = 30;
/** The year, as far as a month and a day, and the words that make a limit of it. */
const FORM = /^(?<year>[0-9０-９]{4}|[一二][〇○零ＯO一二三四五六七八九]{3})[ \u3000]?年(?:度)?(?:[ \u3000]?(?<month>[0-9０-９]{1,2}|十[一二]?|[一二三四五六七八九])[ \u3000]?月(?:[ \u3000]?(?<day>[0-9０-９]{1,2})[ \u3000]?日)?|(?<quarter>[一二三四]季度|上半年))?(?<edge>年?[底末])?(?<limit>之?前(?![后期述]|[一二三四五六七八九十]大)|以前)?/;
const QUARTERS: Readonly<Record<string, number>> = { 一季度: 3, 二季度: 6, 三季度: 9, 四季度: 12, 上半年: 6 };
/** Before a year: it is aimed at. */
const TOWARDS = /(?:(?:力争|争取|确保|努力)?到|力争|争取|确保|最迟|不晚于|不迟于|努力)(?:在|于)?$/;
/** Before a year: something was counted then, compared with it, holds until then or begins with it. */
const NO_LIMIT = /(?:截至|截止到?|截止至|较|比|相比|自|由|自从|基期|至|以来)[^，。；、]{0,4}$|(?:对于?|凡|行为人|申请日在?)$|(?:^|[^，。；])(?:从|自|由|有效期|执行|施行|实施|延续|延长|延期|期限|期间|试行|适用|有效|时间|日期|缓缴|减按|减征|免征|过渡期)[^，。；]{0,16}(?:到|至)?$/;
/** Somebody else's aims are told of, or what was thought at another time. */
const TOLD = /提出|指出|(?:规划|纲要|意见|方案|文件|国务院|国家|中央|省里|上级|欧盟|美国|德国|日本|英国|韩国|印度|各国|全球|世界)[^。；]{0,24}(?:明确|要求|规定|确定|部署|计划|宣布|设定)|预测|据.{0,10}(?:估计|测算|研究)|预计|有望|当时|曾|原定|原计划/;
/** Behind the time: it has come about. */
const DONE = /^的|^就|已|了(?!解|结)|同比|比上年|较上年|仍(?!要|需|应)|分别?为[0-9０-９]|获批|获评|荣获|印发|召开|公布|发布了|原有|均为|设立时|刚|为止|总计达|共计达|合计达|共有/;
/** Behind the time: something is to come about. */
const TO_DO = /完成|实现|达到|达|建成|形成|出台|制定|制订|建立|健全|完善|提高|提升|降|控制|培育|新增|打造|突破|超过|成为|基本|全面|全部|构建|建设|力争|确保|争取|要|将|不低于|不少于|占|覆盖|取得|进入|增长|增加|减少|淘汰|关停|报送|上报|启动|落实|编制|修订|投用|投产|开通|改造|推广|培养|引进|开展|组织|翻|发展|拥有|迈|建有|明显|显著|初步|报|反馈|登录|配[齐备]|稳居|保持|成熟|支持|满足|做到|推动|推进|推广|使用|运行|解决|化解/;
/** What came about before a day is a condition: 2020年底前注册成立的企业. */
const CONDITION = /^[^，。；]{0,24}(?:成立|注册|登记|取得|获得|认定|在册|设立|购置|购买|投产|投运|开工|发生|签订|生产|出生|入学|毕业|备案|竣工|退役|入伍|工作|建成|出具|形成|批准|核准|立项|入库|申请|受理|颁发|缴纳|办理|完成)[^，。；、]{0,12}(?:的(?!目标|任务|要求)|者)|^[^，。；]{0,30}的(?:[，。；]|人员|犯罪|行为)/;

/** Every deadline in a text, in order. Linear in its length. */
export function findDeadlines(text: string, reading = readingOf(text)): readonly Deadline[] {
  const times = reading.extract(findTimes).filter(({ role, possible }) => possible && (role === 'by' || role === 'in'));
  if (times.length === 0) return [];
  const spans = reading.extract(sentences);
  const apart = [...reading.extract(titleSpans), ...reading.extract(quoteSpans).filter(({ start, end }) => end - start > LONGEST_NAME)].sort((a, b) => a.start - b.start);
  return times.flatMap((time, index) => {
    if (covered(apart, time.span.start)) return [];
    const sentence = sentenceAt(spans, time.span.start);
    const next = times[index + 1]?.span.start ?? Infinity;
    return read(text, time, sentence, next) ?? [];
  });
}

function read(text: string, time: Time, sentence: Span, next: number): Deadline | undefined {
  const before = text.slice(Math.max(sentence.start, time.span.start - BEFORE), time.span.start);
  const form = time.from === time.to ? FORM.exec(text.slice(time.span.start, time.span.start + REACH)) : null;
  const day = form ? dayOf(form, time.to) : `${time.to}-12-31`;
  const towards = TOWARDS.exec(before);
  if (day === undefined || !isLimit(form, time, towards !== null) || NO_LIMIT.test(before)) return undefined;
  const end = form ? time.span.start + form[0].length : time.span.end;
  const task = { start: end, end: Math.max(end, Math.min(sentence.end, next, end + REACH)) };
  if (!isToDo(text.slice(sentence.start, time.span.start), text.slice(task.start, task.end))) return undefined;
  return { span: { start: time.span.start - (towards?.[0].length ?? 0), end }, year: time.to, lastDay: day, byPlan: form === null, aimed: towards !== null, task };
}

/** A year alone is none: 2025年，全市…达到. */
function isLimit(form: RegExpExecArray | null, { role }: Time, towards: boolean): boolean {
  if (towards) return true;
  return form === null ? role === 'by' : form.groups!['limit'] !== undefined;
}

function isToDo(before: string, task: string): boolean {
  if (TOLD.test(before.slice(-REACH))) return false;
  return TO_DO.test(task) && !DONE.test(task) && !CONDITION.test(task);
}

/** The last day of a time; `undefined` where there is no such day. */
function dayOf(form: RegExpExecArray, year: number): IsoDate | undefined {
  const { month, day, quarter, limit, edge } = form.groups!;
  if (quarter !== undefined) return lastDayOf(year, QUARTERS[quarter]!);
  if (month === undefined) return limit !== undefined && edge === undefined ? `${year - 1}-12-31` : `${year}-12-31`;
  const number = parseNumeral(month) ?? 0;
  if (day !== undefined) return isoDate(year, number, parseNumeral(day) ?? 0);
  return lastDayOf(year, number);
}

function lastDayOf(year: number, month: number): IsoDate | undefined {
  for (let day = 31; day > 27; day--) {
    const date = isoDate(year, month, day);
    if (date) return date;
  }
  return undefined;
}
