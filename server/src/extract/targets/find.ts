/**
 * Targets in one clause (条款中的目标): every figure with the words around it. What the clause cannot say by itself (the year that opened before it,
 * the document's date, whether the section looks back) is left to `resolve.ts`. Linear in the length of the clause.
 */

import { quoteSpans, titleSpans, covered } from '../../text/marks.js';
import { sentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { describes, isAchieved, isNoTarget, isPartOfName } from './excluded.js';
import { findFigures, type Figure } from './figures.js';
import { GROWTH_NOUN, MEASURE, nameDeveloping, nameIn, allNamesOf, namesOf, tidy, withoutNumber, withSubject } from './indicator.js';
import type { Comparator, TargetKind } from './model.js';
import { predicateBefore, tailAfter, type Predicate } from './predicate.js';
import { findTimes, type Time } from './times.js';

/** A target as far as its clause tells. Offsets are relative to the clause. */
export interface FoundTarget {
  readonly figure: Figure;
  readonly quote: Span;
  readonly span: Span;
  readonly indicator: string;
  readonly subject: string | undefined;
  readonly kind: TargetKind;
  readonly comparator: Comparator;
  readonly falling: boolean;
  readonly stretch: boolean;
  readonly annual: boolean;
  /** The time before it in its sentence that governs it. */
  readonly time: Time | undefined;
  /** The last time before it in its clause, in an earlier sentence. */
  readonly timeBefore: Time | undefined;
  /** The year that it is compared with. */
  readonly since: number | undefined;
  /** Whether the sentence tells of it as reached. */
  readonly achieved: boolean;
  /** How plainly the clause itself says that it is aimed at: 力争, 目标, 到2025年. */
  readonly aimed: boolean;
  /** Whether a verb of doing brings it in: 培育10家, 新建20公里. */
  readonly ordered: boolean;
  /** Whether the name stands beside the figure, or was taken from the part of the sentence before. */
  readonly nameBeside: boolean;
  /** Words of the sentence before it that may name the field. */
  readonly lead: string;
}

/** What a clause says of targets: those in it, and the last time in it, which may govern what follows. */
export interface ClauseTargets {
  readonly targets: readonly FoundTarget[];
  readonly lastTime: Time | undefined;
}

const NOTHING: readonly ClauseTargets[] = [];
const MAY_HOLD_ONE = /[0-9０-９]|百分之|翻|倍增|突破|[十百千两]|前[三五十]|[二三四五六七八九]家/;
const BOUNDARY = new Set('，,；;：:。！？!?\n（()）|｜');
const BRACKETS = new Set('（()）');
const LONGEST_NAME_IN_QUOTES = 10;

/** Extractor: at most one entry, so that a clause without figures and times says nothing. */
export function findTargets(text: string): readonly ClauseTargets[] {
  if (!MAY_HOLD_ONE.test(text)) return NOTHING;
  const times = findTimes(text);
  const figures = figuresOf(text, times);
  if (figures.length === 0 && times.length === 0) return NOTHING;
  const targets: FoundTarget[] = [];
  let nextFigure = 0;
  let nextTime = 0;
  let timeBefore: Time | undefined;
  for (const { start, end } of figures.length === 0 ? [] : sentences(text)) {
    const own: Figure[] = [];
    while (nextFigure < figures.length && figures[nextFigure]!.span.start < end) own.push(figures[nextFigure++]!);
    const when: Time[] = [];
    while (nextTime < times.length && times[nextTime]!.span.start < end) when.push(times[nextTime++]!);
    if (own.length > 0) targets.push(...new SentenceReader(text, { start, end }, own, when, timeBefore).read());
    timeBefore = when.filter(governs).pop() ?? timeBefore;
  }
  const governing = times.filter(governs);
  return [{ targets, lastTime: governing[governing.length - 1] }];
}

/** Figures that are no part of a title, of a name in quotation marks or of a time. */
function figuresOf(text: string, times: readonly Time[]): Figure[] {
  const titles = titleSpans(text);
  const names = quoteSpans(text).filter(({ start, end }) => end - start <= LONGEST_NAME_IN_QUOTES + 2);
  const spans = times.filter(({ role }) => role !== 'each').map(({ span }) => span);
  return findFigures(text).filter((figure) => {
    const { start } = figure.span;
    return !covered(titles, start) && !covered(names, start) && !covered(spans, start) && !isPartOfName(figure, text);
  });
}

function governs({ role }: Time): boolean {
  return role === 'by' || role === 'over' || role === 'in' || role === 'year' || role === 'within';
}

/** A figure with the words around it. */
interface Part {
  readonly figure: Figure;
  /** From the last comma, or the figure before, to the figure. */
  readonly before: string;
  readonly beforeStart: number;
  /** From the figure to the next comma or figure. */
  readonly after: string;
  /** Whether the figure before it is the value that it rises or falls from. */
  readonly rises: boolean;
  /** Whether it goes on from the figure before it without a comma. */
  readonly continues: boolean;
  readonly segmentStart: number;
}

/** Reads the figures of one sentence from left to right. */
class SentenceReader {
  private readonly sentence: string;
  private readonly found: FoundTarget[] = [];

  constructor(
    private readonly text: string,
    private readonly span: Span,
    private readonly figures: readonly Figure[],
    private readonly times: readonly Time[],
    private readonly timeBefore: Time | undefined,
  ) {
    this.sentence = text.slice(span.start, span.end);
  }

  read(): readonly FoundTarget[] {
    for (let index = 0; index < this.figures.length; ) index += this.readFrom(index);
    return this.found;
  }

  /** Reads the figure at an index, and those that one predicate shares out with 分别; gives how many it read. */
  private readFrom(index: number): number {
    if (this.isOrigin(index)) return 1;
    const part = this.part(index);
    const words = part.rises ? this.wordsOf(part).replace(/(?:由|从)[^，。；]*?(?=(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短|增|降|升|拓展|压缩|压减|发展)(?:到|至|为))/, '') : this.wordsOf(part);
    const predicate = predicateBefore(words, this.sortOf(index));
    if (predicate.spread === 'each-its-own') {
      const run = this.runFrom(index);
      if (run.length > 1) {
        this.readShared(run, predicate);
        return run.length;
      }
    }
    this.readOne(part, words, predicate);
    return 1;
  }

  /** The sort of a figure, or of the one that it shares its unit with: 6、11个百分点. */
  private sortOf(index: number): Figure['sort'] {
    const run = this.runFrom(index);
    return run[0]!.unit === '' ? run[run.length - 1]!.sort : run[0]!.sort;
  }

  private part(index: number): Part {
    const figure = this.figures[index]!;
    const segmentStart = this.boundaryBefore(figure.span.start);
    const previous = this.figures[index - 1];
    const continues = previous !== undefined && previous.span.end > segmentStart;
    const rises = continues && this.risesFrom(previous, figure);
    const behind = continues && !rises ? previous.span.end + tailAfter(this.text.slice(previous.span.end, previous.span.end + 8)).length : segmentStart;
    const beforeStart = behind;
    const next = this.figures[index + 1]?.span.start ?? this.span.end;
    const end = Math.min(next, this.boundaryAfter(figure.span.end));
    return { figure, rises, before: this.text.slice(beforeStart, figure.span.start), beforeStart, after: this.text.slice(figure.span.end, end), continues, segmentStart };
  }

  /** The words before a figure behind the last time in them, without what it is compared with (较2020年) and without a value it rises from (由48%). */
  private wordsOf({ beforeStart, figure }: Part): string {
    const own = this.times.filter(({ span }) => span.start >= beforeStart && span.end <= figure.span.start);
    const last = own.filter(({ role }) => role !== 'each' && role !== 'base').pop();
    let words = '';
    let from = last ? last.span.end : beforeStart;
    for (const { role, span } of own) {
      if (role !== 'base' || span.start < from) continue;
      words += this.text.slice(from, span.start).replace(BASE_SIGN, '');
      from = span.end;
    }
    return (words + this.text.slice(from, figure.span.start)).replace(/^的/, '');
  }

  /** `由48%提高到`: the figure before is where this one comes from. */
  private risesFrom({ span: { start, end } }: Figure, figure: Figure): boolean {
    return /(?:由|从)[^，。；]{0,10}$/.test(this.text.slice(Math.max(0, start - 14), start)) && /^[^，。；]{0,6}(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短|增|降|升|拓展|压缩|压减|发展)(?:到|至|为)/.test(this.text.slice(end, figure.span.start));
  }

  /** Whether the next figure rises from this one. */
  private isOrigin(index: number): boolean {
    const next = this.figures[index + 1];
    return next !== undefined && this.risesFrom(this.figures[index]!, next);
  }

  private boundaryBefore(offset: number): number {
    let at = offset;
    while (at > this.span.start && !this.isBoundary(at - 1)) at--;
    return at;
  }

  private boundaryAfter(offset: number): number {
    let at = offset;
    while (at < this.span.end && !this.isBoundary(at)) at++;
    return at;
  }

  /** A comma between the digits of one figure is none. */
  private isBoundary(at: number): boolean {
    if (!BOUNDARY.has(this.text[at]!)) return false;
    const sign = this.text[at]!;
    if (BRACKETS.has(sign)) return !this.isInShortBracket(at, sign);
    if (sign !== ',' && sign !== '，') return true;
    return !this.figures.some(({ span }) => span.start < at && at < span.end);
  }

  /** 执业（助理）医师, 县（市、区）: a bracket inside a name. */
  private isInShortBracket(at: number, sign: string): boolean {
    const opens = sign === '（' || sign === '(';
    const near = opens ? this.text.slice(at + 1, at + 8) : this.text.slice(Math.max(0, at - 7), at);
    return (opens ? /^[\u4e00-\u9fffA-Z、]{1,6}[）)]/ : /[（(][\u4e00-\u9fffA-Z、]{1,6}$/).test(near);
  }

  /** Figures that stand side by side: 6000亿元和2000亿元, 3.4个、1个百分点. */
  private runFrom(index: number): Figure[] {
    const run = [this.figures[index]!];
    for (let next = index + 1; next < this.figures.length; next++) {
      const between = this.text.slice(run[run.length - 1]!.span.end, this.figures[next]!.span.start);
      if (!/^(?:及?以上|左右|以内|以下)?(?:、|和|及|与|，|,|以及)(?:以上)?$/.test(between)) break;
      run.push(this.figures[next]!);
    }
    return run;
  }

  private readShared(run: readonly Figure[], predicate: Predicate): void {
    const last = run[run.length - 1]!;
    const tail = tailAfter(this.text.slice(last.span.end, last.span.end + 8));
    const part = this.part(this.figures.indexOf(run[0]!));
    const words = this.wordsOf(part);
    const list = nameIn(words.slice(0, words.length - predicate.length));
    const when = this.timesSharedOut(part, run.length);
    const before = this.found.slice(-run.length);
    const names = (when && this.namesAt(part, words, predicate, when)) ?? namesOf(list, run.length) ?? this.namesBefore(part, run.length) ?? (list === '' && before.length === run.length ? before.map(({ indicator }) => indicator) : undefined);
    if (!names) return;
    let subject: string | undefined;
    for (const [at, figure] of run.entries()) {
      const full = figure.unit === '' || (figure.sort === 'counter' && last.sort === 'points') ? { ...figure, unit: last.unit, factor: last.factor, base: last.base, sort: last.sort } : figure;
      const own = predicateBefore(words, full.sort);
      const name = tidy(names[at]!);
      subject ??= withSubject(name).subject;
      const whole = withSubject(name);
      this.keep({ ...part, figure: full }, own, tail.comparator, whole.indicator, true, { subject: whole.subject ?? subject, ...(when && { time: when[at] }) });
    }
  }

  /** `2025年、2030年分别达到`: years that stand side by side before the figure. */
  private timesSharedOut({ figure }: Part, count: number): readonly Time[] | undefined {
    const before = this.times.filter((time) => governs(time) && time.span.end <= figure.span.start).slice(-count);
    const adjacent = before.every((time, index) => index === 0 || /^(?:、|和|及|与|，|,)?(?:到)?$/.test(this.text.slice(before[index - 1]!.span.end, time.span.start)));
    return before.length === count && adjacent ? before : undefined;
  }

  /** What is measured in each of those years: it stands before the first or behind the last. */
  private namesAt({ segmentStart }: Part, words: string, predicate: Predicate, when: readonly Time[]): readonly string[] | undefined {
    const behind = tidy(nameIn(words.slice(0, words.length - predicate.length)));
    const name = behind.length >= 2 ? behind : tidy(nameIn(this.text.slice(segmentStart, Math.max(segmentStart, when[0]!.span.start))));
    return name.length >= 2 && namesOf(name, when.length) === undefined ? when.map(() => name) : undefined;
  }

  /** The list of what the figures are shared out to stands before the comma. */
  private namesBefore({ segmentStart }: Part, count: number): readonly string[] | undefined {
    if (segmentStart <= this.span.start) return undefined;
    const start = this.boundaryBefore(segmentStart - 1);
    return namesOf(nameIn(this.text.slice(start, segmentStart - 1)), count);
  }

  private readOne(part: Part, words: string, predicate: Predicate): void {
    const { figure } = part;
    const tail = tailAfter(part.after);
    const after = part.after.slice(tail.length);
    const before = words.slice(0, words.length - predicate.length);
    if (figure.sort === 'none' && !/(?:系数|指数|效率|PUE[）)]?|比值?|率|倍率|浓度|得分|值|数|度)$/.test(before)) return;
    if (figure.sort === 'rank') {
      const name = tidy(nameIn(words.replace(RANKED, '')));
      if (name.length >= 2) this.keep(part, predicate, undefined, name, true);
      else this.keepInherited(part, predicate, undefined);
      return;
    }
    if (figure.sort === 'first') {
      this.keepFirst(part, words);
      return;
    }
    const counted = this.nameBehind(figure, words, predicate, after);
    if (counted !== undefined) {
      if (counted !== '') this.keep(part, predicate, tail.comparator, counted, true, { ordered: true });
      return;
    }
    if (describes(figure, after, tail.length > 0) && predicate.spread === undefined) return;
    const list = nameIn(before);
    const beside = tidy(list);
    if (predicate.spread === 'all-the-same') {
      const shared = withSubject(tidy(allNamesOf(list)[0]!)).subject;
      for (const name of allNamesOf(list)) {
        const { indicator, subject = shared } = withSubject(tidy(name));
        if (indicator !== '') this.keep(part, predicate, tail.comparator, indicator, true, { subject });
      }
      return;
    }
    if (isName(beside, figure, predicate)) this.keep(part, predicate, tail.comparator, beside, true);
    else if (beside.length < 2 || /^(?:累计|总数|总量|规模|总规模)$/.test(beside)) this.keepInherited(part, predicate, tail.comparator);
    else if (/^(?:新增|净增|年均新增|累计新增)$/.test(beside)) this.keepAdded(part, predicate, tail.comparator, beside);
  }

  /** What a verb before the figure and a noun behind it count: 培育10家专精特新企业. `undefined` where the figure is not brought in so. */
  private nameBehind(figure: Figure, words: string, predicate: Predicate, after: string): string | undefined {
    if (figure.sort !== 'counter' && figure.sort !== 'physical' && figure.sort !== 'money' && figure.sort !== 'bare') return undefined;
    const noun = NOUN_BEHIND.exec(after)?.[0] ?? '';
    if (noun.length < 2) return undefined;
    const verbs = words.slice(0, words.length - (predicate.sort === 'reach' ? 0 : predicate.length));
    const verb = VERB_BEFORE.exec(verbs);
    if (!verb) return undefined;
    if (figure.sort === 'money' && !/^(?:投资|产值|营业收入|销售收入|销售额|贷款|融资|社会资本|社会投资|税收|产业规模|交易额|外资|信贷|订单|收入|节约)/.test(noun)) return undefined;
    const { deed } = verb.groups!;
    const name = tidy(noun.replace(/(?:，|。).*$/, '').replace(/(?:的?目标|任务|以上|左右|建设任务)$/, ''));
    if (name.length < 2) return '';
    return KEPT_DEED.test(deed!) ? `${deed!}${name}` : name;
  }

  private keepFirst(part: Part, words: string): void {
    const name = tidy(nameIn(words.replace(/(?:力争|争取|确保|努力)?(?:实现|取得|达到)?$/, '')));
    if (name.length < 2) return;
    this.keep(part, { length: 0, sort: 'reach', comparator: '>', falling: false, striving: false, spread: undefined, done: /了$/.test(words) }, undefined, name, true);
  }

  /** The figure stands alone between commas: the higher of a pair, or what the part before is about. */
  private keepInherited(part: Part, predicate: Predicate, tail: Comparator | undefined): void {
    const previous = this.found[this.found.length - 1];
    const between = previous ? this.text.slice(previous.quote.end, part.figure.span.start) : '';
    if (previous && previous.figure.base === part.figure.base && between.length < 24 && /力争|争取|努力|冲刺|最高|挑战/.test(between)) {
      this.keep(part, predicate, tail, previous.indicator, false, { subject: previous.subject, stretch: true, kind: previous.kind });
      return;
    }
    if (part.continues) return;
    const start = part.segmentStart <= this.span.start ? part.segmentStart : this.boundaryBefore(part.segmentStart - 1);
    if (start >= part.segmentStart - 1) return;
    const segment = this.text.slice(this.afterTimes(start, part.segmentStart - 1), part.segmentStart - 1);
    if (previous && previous.quote.end > start && previous.kind !== 'rank') {
      this.keep(part, predicate, tail, previous.indicator, false, { subject: previous.subject });
      return;
    }
    const name = /[0-9０-９]/.test(segment) ? '' : nameDeveloping(segment) || (MEASURE.test(segment) ? tidy(nameIn(segment)) : '');
    if (name !== '') this.keep(part, predicate, tail, name, false);
  }

  /** `达到100家，年均新增12家`: more of the same. */
  private keepAdded(part: Part, predicate: Predicate, tail: Comparator | undefined, verb: string): void {
    const previous = this.found[this.found.length - 1];
    if (previous && previous.kind === 'count' && previous.figure.base === part.figure.base) this.keep(part, predicate, tail, verb.replace('年均', '') + previous.indicator, true);
  }

  private afterTimes(start: number, end: number): number {
    const time = lastBefore(this.times, end, ({ span, role }) => span.end > start && span.end <= end && role !== 'each');
    return time ? time.span.end : start;
  }

  private keep(part: Part, predicate: Predicate, tail: Comparator | undefined, name: string, nameBeside: boolean, more: { readonly subject?: string | undefined; readonly stretch?: boolean; readonly kind?: TargetKind; readonly ordered?: boolean; readonly time?: Time | undefined } = {}): void {
    const { figure, before, after } = part;
    const at = figure.span.start - this.span.start;
    const segmentBefore = this.text.slice(part.segmentStart, figure.span.start);
    if (isNoTarget(figure, { sentence: this.sentence, at, before: segmentBefore, after })) return;
    const kind = more.kind ?? kindOf(figure, predicate, name);
    if (!kind) return;
    const time = more.time ?? lastBefore(this.times, figure.span.start, governs);
    const told = this.sentence.slice(time ? Math.max(0, time.span.start - this.span.start - 4) : 0, at);
    const counted = kind === 'count';
    const multiplied = kind === 'multiple' && figure.sort === 'times' && predicate.sort === 'change';
    const { indicator, subject } = more.subject !== undefined || counted ? { indicator: counted ? withoutNumber(name) : kind === 'growth' ? name.replace(GROWTH_NOUN, '') || name : name, subject: counted && figure.sort === 'counter' ? undefined : more.subject } : withSubject(kind === 'growth' ? name.replace(GROWTH_NOUN, '') || name : name);
    const start = Math.max(part.segmentStart, figure.span.start - before.length);
    this.found.push({
      figure: multiplied ? { ...figure, value: figure.value + 1 } : figure,
      quote: figure.span,
      span: { start: startOfName(this.text, start, figure.span.start, name), end: figure.span.end + tailAfter(after).length },
      indicator,
      subject,
      kind,
      comparator: comparatorOf(figure, predicate, tail),
      falling: predicate.falling && (kind === 'growth' || kind === 'delta'),
      stretch: more.stretch ?? false,
      annual: this.isAnnual(part, time),
      time,
      timeBefore: this.timeBefore,
      since: lastBefore(this.times, figure.span.end, ({ role, span }) => role === 'base' && span.start >= this.previousStop(part.segmentStart))?.to,
      achieved: isAchieved(told, this.sentence, predicate.done, time?.role === 'by' || time?.role === 'within') || time?.role === 'past',
      aimed: /力争|争取|确保|目标|预期|计划|努力/.test(this.sentence.slice(0, at)) || time?.role === 'by' || time?.role === 'within',
      ordered: more.ordered ?? (predicate.sort !== 'beside' || DEED_FIRST.test(before)),
      nameBeside,
      lead: this.sentence.slice(0, Math.max(0, part.segmentStart - this.span.start)),
    });
  }

  /** The begin of the part before: what the comparison may stand in. */
  private previousStop(segmentStart: number): number {
    return segmentStart <= this.span.start ? segmentStart : this.boundaryBefore(segmentStart - 1);
  }

  /** 每年 holds until another time; 年均 only in its own part of the sentence. */
  private isAnnual(part: Part, time: Time | undefined): boolean {
    const each = lastBefore(this.times, part.figure.span.start, ({ role }) => role === 'each');
    if (!each) return false;
    if (each.span.start >= part.segmentStart) return !part.continues || each.span.start >= part.beforeStart || /每/.test(this.text.slice(each.span.start, each.span.end));
    const opens = each.span.start === this.span.start || /[，,；;：:。]$/.test(this.text.slice(0, each.span.start)) || this.times.some(({ span }) => span.end === each.span.start);
    return opens && /^每/.test(this.text.slice(each.span.start, each.span.end)) && (!time || time.span.start < each.span.start);
  }
}

/** What brings in a rank: 进入全国, 稳居全省. */
const RANKED = /(?:力争|争取|确保|努力)?(?:稳居|稳定在|进入|跻身|位居|位列|保持在?|达到|升至|迈入|进|居|列)(?:全国|全省|全市|全球|世界|同类|同级|西部|中部|东部|省内|国内|计划单列|副省级|省会)?[\u4e00-\u9fff]{0,6}$|(?:全国|全省|全市|全球|世界)$/;
/** Before the year or value that something is compared with. */
const BASE_SIGN = /(?:较|比|与|同|在|以|相比)[“"]?$/;

/** Nouns that may follow a figure and say what it counts, up to a comma, a conjunction before another figure or a bracket. */
const NOUN_BEHIND = /^[ \u3000]?(?:的)?[\u4e00-\u9fffA-Za-z“”"·\-—/、（(）)＋+]{1,60}/;
const DEEDS =
  '累计培训|累计新增|累计建成|新增|净增|新建|改造|加装|治理|培训|淘汰|处置|盘活|转化|更新|主导制定|参与制定|主导或参与制定|制定|制修订|修订|接入|转移|安置|压减|关停|整治|建成|建设|打造|培育|培养|创建|形成|引进|引育|招引|实施|遴选|组织|开通|举办|开展|推出|设立|布局|建立|完成|发展|认定|选树|支持|推动|推进|引导|带动|扶持|孵化|集聚|聚集|汇聚|储备|发布|推广|落地|突破|攻克|争创|争取|拥有|获得|达到|超过|突破|实现|配备|配置|选派|招募|服务|覆盖|惠及|促进|开发|提供|筹集|新开工|筹建|评选|评定|承办|建档|巩固|保持|有|新认定|新引进|创成|谋划|滚动实施|组建|吸引|补充|投放|撬动|节约|减少|完善|提升|升级|资助|开放|上线|梳理|征集|归集|新设|培优|壮大|造林|营造林|绿化|种植|生产|供应|销售|办理|解决|化解|创造|提高|扩建|改扩建|改建|修建|维修|修复|恢复|清理|清退|拆除|腾退|收储|出让|建好|选育|命名|表彰|兴建|举行|搭建|构建|研发|研制|策划|储备|包装|力争';
const VERB_BEFORE = new RegExp(`(?:^|[\\u4e00-\\u9fff，、 ”）)年月底前内])?(?<deed>${DEEDS})(?:和(?:${DEEDS})|、(?:${DEEDS})|(?:${DEEDS}))?(?:了|好|成|出|认定|打造|一批)?(?:不少于|不低于|不小于|至少|超过|达到|约|近|逾|突破|≥|>)?[ \\u3000]?$`);
const DEED_FIRST = new RegExp(`^[^\\u4e00-\\u9fff]{0,3}(?:全[市省县区]|每年|年均?|今年|年内|力争|计划|再|累计){0,3}(?:${DEEDS})`);
const KEPT_DEED = /^(?:累计培训|累计新增|新增|净增|新建|改造|加装|治理|培训|淘汰|处置|盘活|转化|更新|主导制定|参与制定|主导或参与制定|制定|制修订|修订|接入|转移|安置|压减|关停|整治|新认定|新引进|新设|新开工|资助|扩建|改扩建|改建|修复)$/;

function isName(name: string, { sort }: Figure, predicate: Predicate): boolean {
  if (name.length < 2 || !/[\u4e00-\u9fffA-Za-z]{2}/.test(name)) return false;
  if (/^(?:其中|总数|数量|总量|规模|总规模|共|合计|总计|力争|累计|分别|各|新增|净增|年均新增|累计新增|年新增)$/.test(name)) return false;
  return predicate.sort !== 'beside' || sort === 'counter' || sort === 'percent' || sort === 'physical' || sort === 'bare' || sort === 'money' || sort === 'multiple' || sort === 'times';
}

function kindOf({ sort }: Figure, predicate: Predicate, name: string): TargetKind | undefined {
  if (sort === 'rank') return 'rank';
  if (sort === 'first') return 'count';
  if (sort === 'multiple') return 'multiple';
  if (predicate.sort === 'compare') return 'ratio';
  if (sort === 'times') return 'multiple';
  if (sort === 'points') return predicate.sort === 'change' ? 'delta' : undefined;
  if (sort === 'percent') return predicate.sort === 'change' || /(?:增速|增长率|增幅|增长速度|涨幅|降幅)$/.test(name) ? 'growth' : 'level';
  if (predicate.sort === 'change' && sort !== 'counter') return 'delta';
  if (predicate.sort === 'change') return 'delta';
  if (sort === 'counter' && !/^(?:每[千万百]|人均|户均|平均)/.test(name)) return 'count';
  if (sort === 'bare' && !/^(?:每[千万百]|人均)/.test(name)) return 'count';
  return 'level';
}

function comparatorOf(figure: Figure, predicate: Predicate, tail: Comparator | undefined): Comparator {
  if (figure.max !== undefined) return 'range';
  if (figure.sort === 'rank') return '<=';
  if (figure.sort === 'first') return '>';
  return tail ?? predicate.comparator ?? '=';
}

function lastBefore(times: readonly Time[], offset: number, fits: (time: Time) => boolean): Time | undefined {
  for (let index = times.length - 1; index >= 0; index--) {
    const time = times[index]!;
    if (time.span.start < offset && fits(time)) return time;
  }
  return undefined;
}

/** Where the name begins in the text, if it stands before the figure as it is. */
function startOfName(text: string, from: number, to: number, name: string): number {
  const at = text.lastIndexOf(name, to);
  return at >= from ? at : from;
}
