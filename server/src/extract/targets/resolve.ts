/** Targets of a whole document (全文目标): what its clauses say, with the period, field and nature that flow in from sentence, section, title and date. */

import { parseNumber } from '../../document/number.js';
import { headingPath, spanInDocument, type Clause, type Level, type PolicyDocument } from '../../document/model.js';
import { Scopes } from '../scope.js';
import { yearOf } from '../../text/dates.js';
import { exact } from '../../text/numerals.js';
import { findTargets } from './find.js';
import type { ClauseTargets, FoundTarget } from './found.js';
import type { Nature, Period, PeriodSource, Target, TargetConfidence } from './model.js';
import { governs } from './sentence-parts.js';
import { targetsInTables } from './tables.js';
import { findTimes, type Time } from './times.js';

/** A target with its clause. `span` and `quote` are offsets into the document's text. */
export interface DocumentTarget extends Target {
  readonly clause: Clause;
}

/** How what a clause says is got at: the engine remembers it, others look for it anew. */
export type ClauseReading = (clause: Clause) => ClauseTargets | undefined;

/** What a document says in figures of its indicators. */
export interface DocumentFigures {
  readonly targets: readonly DocumentTarget[];
  /** What has been reached (基数、现状), with the year in `period`. */
  readonly levels: readonly DocumentTarget[];
}

/** The targets of a document, in the order of the text. */
export function targetsIn(document: PolicyDocument, read?: ClauseReading): readonly DocumentTarget[] {
  return figuresIn(document, read).targets;
}

/** Targets, and the levels that the document says have been reached, each in the order of the text. */
export function figuresIn(document: PolicyDocument, read: ClauseReading = (clause) => findTargets(clause.text)[0]): DocumentFigures {
  const frame = frameOf(document);
  const scopes = new Scopes(document);
  const sections = new Sections(document);
  const found: DocumentTarget[] = [];
  const levels: DocumentTarget[] = [];
  /** The section of the last clause that said something, and the time that is open at its end for those that follow. */
  let heading: number | undefined;
  let open: Time | undefined;
  for (const clause of document.clauses) {
    if (clause.kind === 'table-row') continue;
    const said = read(clause);
    if (!said) continue;
    if (clause.heading !== heading) {
      open = yearAbove(document, clause.heading) ?? (heading !== undefined && isUnder(document, clause.heading, heading) ? open : undefined);
      heading = clause.heading;
    }
    if (said.targets.length > 0) {
      const around: Surroundings = { clause, section: sections.under(clause.heading), retrospective: scopes.under(clause.heading).retrospective, frame, open };
      for (const target of said.targets) {
        const resolved = resolve(target, target.timeBefore ? { ...around, open: target.timeBefore } : around);
        if (resolved) (resolved.reached ? levels : found).push(resolved.target);
      }
    }
    open = said.lastTime ?? open;
  }
  const inTables = targetsInTables(document).flatMap(({ clause, target, nature }) => {
    const resolved = resolve(target, { clause, section: sections.under(clause.heading), retrospective: false, frame, open: undefined });
    return resolved && !resolved.reached ? [{ ...resolved.target, ...(nature && { nature }) }] : [];
  });
  return { targets: inTables.length === 0 ? found : [...found, ...inTables].sort((a, b) => a.quote.start - b.quote.start), levels };
}

function isUnder({ headings }: PolicyDocument, heading: number, above: number): boolean {
  for (let at = heading; at >= 0; at = headings[at]!.parent) if (at === above) return true;
  return false;
}

/** `一、2028年目标`: the year that the nearest heading names. */
function yearAbove({ headings }: PolicyDocument, heading: number): Time | undefined {
  for (let at = heading; at >= 0; at = headings[at]!.parent) {
    const named = /年|“十/.test(headings[at]!.title) ? findTimes(headings[at]!.title).filter((time) => governs(time) && time.possible) : [];
    if (named.length > 0) return named[named.length - 1];
  }
  return undefined;
}

/** What the document says of its own time. */
interface DocumentFrame {
  /** The year of its date, of its number, or that its title begins with. */
  readonly year: number | undefined;
  readonly period: { readonly from: number; readonly to: number } | undefined;
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  /** Whether it is the plan of one year: what it orders is due in that year wherever it stands. */
  readonly isForOneYear: boolean;
  /** Whether it is of a kind that sets targets. */
  readonly sets: boolean;
}

function frameOf({ metadata: { date, number, period, title, genre, territory, level } }: PolicyDocument): DocumentFrame {
  const numbered = number && parseNumber(number.value);
  const years = period ?? yearIn(title?.value ?? '');
  return { year: date ? yearOf(date.value) : (numbered?.year ?? years?.from), period: years, territory, level, isForOneYear: years?.from === years?.to && YEARLY.test(title?.value ?? ''), sets: !SAYS.test(genre ?? '') && !SAYS_TITLE.test(title?.value ?? '') };
}

/** `2024年工作要点`, `“十四五”节能减排综合工作方案`: the years that a title names. */
function yearIn(title: string): DocumentFrame['period'] {
  const [time] = findTimes(title).filter(({ role, possible }) => possible && (role === 'in' || role === 'over' || role === 'by'));
  return time && { from: time.from, to: time.to };
}

const YEARLY = /(?:计划|要点|安排|重点工作|任务分工|任务分解)(?:的通知)?(?:[（(][^（）()]{0,12}[）)])?$/;

/** Kinds of documents that report, explain or lay down rules, and set no targets but those with a year. */
const SAYS = /办法|细则|规定|条例|标准|规范|指南|公告|解读|简报|总结|公报|通报|说明|规程|导则|守则|章程/;
const SAYS_TITLE = /(?:申报|征集|召开|举办|评选|遴选|推荐|表彰|参加|公布|命名).{0,40}(?:通知|公告|公示|决定|函)$|(?:解读|简报|总结|公报|情况|介绍|说明|问答|手册|指南|办法|细则|规定|条例|标准|规范|导则|概况|公示|公告|纪要|简介|答复|新闻|通报|评估报告|调研报告|年度报告|验收报告|执行情况的报告|自查报告|监测报告|质量报告|发展报告|白皮书|蓝皮书|统计|年报|名单|台账|预案|案例|合同|协议)(?:[（(][^（）()]{0,12}[）)])?$/;

/** What the headings above a clause say of its targets. */
interface Section {
  /** Their titles, the outermost first. */
  readonly path: readonly string[];
  /** Whether one of them opens a part of goals. */
  readonly isGoal: boolean;
}

/** The sections of a document, each read when it is first wanted. */
class Sections {
  private readonly byHeading = new Map<number, Section>();

  constructor(private readonly document: PolicyDocument) {}

  /** The section under a heading by its index; -1 stands for the top. */
  under(heading: number): Section {
    let section = this.byHeading.get(heading);
    if (!section) {
      const path = headingPath(this.document, heading).map(({ title }) => title);
      this.byHeading.set(heading, (section = { path, isGoal: path.some((title) => GOALS.test(title)) }));
    }
    return section;
  }
}

interface Surroundings {
  readonly clause: Clause;
  readonly section: Section;
  readonly retrospective: boolean;
  readonly frame: DocumentFrame;
  readonly open: Time | undefined;
}

const GOALS = /目标|指标|任务|要求/;

function resolve(target: FoundTarget, around: Surroundings): { readonly target: DocumentTarget; readonly reached: boolean } | undefined {
  const { clause, section: { path, isGoal } } = around;
  const { period, source } = periodOf(target, around);
  const reached = isPast(target, period, source, around, isGoal);
  if (!reached && !isSet(target, source, isGoal, around)) return undefined;
  const field = fieldOf(target, path, clause.text);
  const nature = natureOf(clause.text, path);
  const { figure, indicator, subject, place, kind, comparator, since } = target;
  const { value, max, unit, factor, base } = figure;
  const resolved: DocumentTarget = {
    clause,
    indicator: ownWhole(indicator, around.frame),
    ...(subject !== undefined && { subject }),
    ...(field !== undefined && { field }),
    ...(place !== undefined && !(around.frame.territory ?? '').endsWith(place) && { territory: place }),
    kind,
    comparator,
    value,
    ...(max !== undefined && { max }),
    unit,
    base: { value: exact(value * factor), ...(max !== undefined && { max: exact(max * factor) }), unit: base },
    period,
    periodSource: source,
    ...(since !== undefined && { since }),
    ...(target.falling && { falling: true as const }),
    ...(target.stretch && { stretch: true as const }),
    ...(nature && { nature }),
    confidence: confidenceOf(target, source, isGoal, around),
    span: spanInDocument(clause, target.span),
    quote: spanInDocument(clause, target.quote),
  };
  return { target: resolved, reached };
}

/** `占全市地区生产总值比重` of a city is the share of its own product; of a province it is something else. */
function ownWhole(indicator: string, { level }: DocumentFrame): string {
  const own = level === 'city' ? '占全市' : level === 'province' ? '占全省' : level === 'county' ? '占全县' : undefined;
  return own !== undefined && indicator.includes(`${own}地区生产总值`) ? indicator.replace(own, '占') : indicator;
}

function periodOf(target: FoundTarget, { frame, open }: Surroundings): { period: Period; source: PeriodSource } {
  const annual = target.annual ? { annual: true as const } : {};
  const own = target.time && ofTime(target.time, frame);
  if (own) return { period: { ...own, ...annual }, source: target.time!.role === 'within' ? 'reckoned' : 'sentence' };
  const before = open && ofTime(open, frame);
  if (before) return { period: { ...before, ...annual }, source: target.timeBefore === open ? 'paragraph' : 'section' };
  if (frame.period) return { period: { by: frame.period.to, ...annual }, source: 'title' };
  return { period: annual, source: 'none' };
}

/** The period that a time gives; `undefined` where it is no year that can be, or nothing is known to reckon it from. */
function ofTime(time: Time, { year, period }: DocumentFrame): Period | undefined {
  if (!time.possible) return undefined;
  const month = time.month === undefined ? {} : { month: time.month };
  switch (time.role) {
    case 'over':
      return { from: time.from, to: time.to };
    case 'in':
      return time.from === time.to ? { by: time.to, ...month } : { from: time.from, to: time.to };
    case 'year':
      return year === undefined ? undefined : { by: year + time.to, ...month };
    case 'within':
      return period ? { by: period.to } : year === undefined ? undefined : { by: year + time.to };
    default:
      return { by: time.to, ...month };
  }
}

function isPast(target: FoundTarget, period: Period, source: PeriodSource, { retrospective, frame, open }: Surroundings, isGoal: boolean): boolean {
  const last = period.by ?? period.to;
  if (target.achieved) return true;
  if (!isGoal && isTold(target, target.time ?? open, frame, last)) return true;
  if (frame.year !== undefined && last !== undefined && last < frame.year && source !== 'title') return true;
  const isAhead = target.aimed || (frame.year !== undefined && last !== undefined && last > frame.year && source === 'sentence');
  return retrospective && !isAhead;
}

/** Without a year only what is ordered, aimed at or stands among goals counts; documents that report or rule set only what they give a year to. */
function isSet(target: FoundTarget, source: PeriodSource, isGoal: boolean, { frame }: Surroundings): boolean {
  const dated = source === 'sentence' || source === 'paragraph' || source === 'section' || source === 'reckoned';
  if (!frame.sets) return dated && target.aimed && target.time?.role === 'by' && target.time.month === undefined;
  return dated || target.aimed || isGoal || target.annual || (source === 'title' ? target.nameBeside : target.ordered);
}

/** `2022年，全国…达到`: a year of the document or before, named without 到, tells what was, unless something is aimed at. */
function isTold({ aimed }: FoundTarget, time: Time | undefined, { year, period, sets }: DocumentFrame, last: number | undefined): boolean {
  if (sets && period && last !== undefined && period.from <= last && last <= period.to) return false; // a plan for that year
  return time?.role === 'in' && time.from === time.to && !aimed && last !== undefined && year !== undefined && last <= year;
}

/** Indicators that do not say what of. */
const GENERIC = /^(?:产业|总|全产业链|市场|主营业务|产业集群|集群|行业|年)?(?:规模|产值|总产值|营业收入|营收|收入|主营业务收入|增加值|产业规模|市场规模|产业增加值|销售收入|投资|产量|集群规模|全产业链产值)$|^(?:规模以上|规上|骨干|龙头|链主|重点|领军)?(?:企业|链主企业|骨干企业|龙头企业|领军企业|产业集群|产业园区?|特色园区|重点项目|项目)$/;
const FIELD = /^(?:打造|建设|发展|培育|壮大|做强|做大|做优|提升|加快|推动|推进|构建|大力|积极|重点|着力|聚焦|全力|优先|突出|巩固|振兴|升级|改造|(?:[\u4e00-\u9fff]{2,3}级|世界|全国|国内|西部|区域)(?:重要|领先|一流)?(?:的)?)*(?<field>[\u4e00-\u9fffA-Za-z0-9+、和与]{2,16}?)(?:千亿级|百亿级|万亿级)?(?:产业集群|产业链|产业基地|制造基地|基地|集群|产业|制造业|行业|高地|工程|领域)/;

/** Words that say of an industry only that it is one of several. */
const UNNAMED = /^(?:现代|特色|优势|主导|重点|新兴|支柱|相关)+$/;
/** `聚焦集成电路产业，…`: the sentence itself names the field before. */
const FIELD_IN_SENTENCE = /(?:聚焦|围绕|做强|做大|做优|发展|培育|壮大)(?:做强|做大|做优|发展|培育|壮大)?(?<field>[\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:产业集群|产业|制造业)[，,、；;]/;
const LEAD = 120;

function fieldOf({ indicator, subject, quote }: FoundTarget, path: readonly string[], text: string): string | undefined {
  if (subject !== undefined || !GENERIC.test(indicator)) return undefined;
  const before = text.slice(Math.max(0, quote.start - LEAD), quote.start);
  const named = FIELD_IN_SENTENCE.exec(before.slice(before.lastIndexOf('。') + 1))?.groups!['field'];
  if (named !== undefined && !UNNAMED.test(named)) return named;
  for (const title of [...path].reverse()) {
    const field = FIELD.exec(title.replace(/^(?:打造|建设|发展|培育|壮大|做强|做大|做优|提升|加快|推动|推进|构建|大力|积极|重点|着力|聚焦|全力|优先|突出)+/, ''))?.groups!['field'];
    if (field !== undefined && !UNNAMED.test(field)) return field;
  }
  return undefined;
}

function natureOf(text: string, path: readonly string[]): Nature | undefined {
  const title = path[path.length - 1] ?? '';
  const says = (word: string): boolean => title.includes(word) || text.includes(word);
  const binding = says('约束性');
  if (binding === says('预期性')) return undefined;
  return binding ? 'binding' : 'expected';
}

function confidenceOf(target: FoundTarget, source: PeriodSource, isGoal: boolean, { retrospective, frame, open }: Surroundings): TargetConfidence {
  if (target.kind === 'rank') return 'medium';
  if (retrospective || (frame.year === undefined && (target.time ?? open)?.role === 'in')) return 'low';
  if (source === 'none') return target.aimed || isGoal ? 'medium' : 'low';
  if (!target.nameBeside) return target.stretch ? 'high' : 'medium';
  if (source !== 'title' || isGoal || target.aimed) return 'high';
  return frame.isForOneYear && target.ordered ? 'high' : 'medium';
}
