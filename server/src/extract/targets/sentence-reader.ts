/** Targets in one sentence (句中目标): each figure with its predicate and name, read from left to right. */

import { comparatorOf, isName, kindOf } from './classify.js';
import { isOrdered, nameBehind } from './counted.js';
import { describes, isAchieved, isNoTarget } from './excluded.js';
import type { Figure } from './figures.js';
import type { FoundTarget } from './found.js';
import { allNamesOf, GROWTH_NOUN, MEASURE, nameDeveloping, nameIn, namesOf, placesIn, tidy, withoutNumber, withPlace, withSubject } from './indicator.js';
import type { Comparator, TargetKind } from './model.js';
import { predicateBefore, tailAfter, type Predicate } from './predicate.js';
import { governs, lastBefore, sortOf, type Part, type SentenceParts } from './sentence-parts.js';
import type { Time } from './times.js';

/** What is known of a target besides its figure, predicate and name. */
interface More {
  readonly subject?: string | undefined;
  readonly stretch?: boolean;
  readonly kind?: TargetKind;
  readonly ordered?: boolean;
  readonly time?: Time | undefined;
  readonly place?: string | undefined;
  /** Whether the name stands beside the figure, and was not taken from what stands before. */
  readonly nameBeside?: boolean;
}

/** What brings in a rank: 进入全国, 稳居全省. */
const RANKED = /(?:力争|争取|确保|努力)?(?:稳居|稳定在|进入|跻身|位居|位列|保持在?|达到|升至|迈入|进|居|列)(?:全国|全省|全市|全球|世界|同类|同级|西部|中部|东部|省内|国内|计划单列|副省级|省会)?[\u4e00-\u9fff]{0,6}$|(?:全国|全省|全市|全球|世界)$/;
/** What is measured by a bare number. */
const BARE_MEASURE = /(?:系数|指数|效率|PUE[）)]?|比值?|率|倍率|浓度|得分|值|数|度)$/;
/** `面积不低于出让总规模的30%`: a share, named by its two parts. */
const SHARE_OF = /^(?<part>.{2,30}?)(?<how>不得?低于|不少于|达到|超过|不超过|占到?|为)(?<whole>[^，。；]{2,16}?)(?:总量|总数|总规模|总额)?的[ \u3000]*$/;
/** Before a figure: for how many of whom it is. */
const FOR_EACH = /每[\u4e00-\u9fff]{1,3}(?:每[\u4e00-\u9fff])?$/;
const AIMED = /力争|争取|确保|目标|预期|计划|努力/;
const SHARE_OF_WHOLE = /^占.{2,16}(?:比重|比例|比)$/;
const REACHED_BEFORE = /^(?<name>[^0-9０-９]{3,24}?)(?:达到|突破|超过|跃升|迈上)/;
/** Measures that say nothing without what they are of. */
const OPEN = /^(?:比例|比重|占比|比率|覆盖率|普及率|达标率|合格率|完成率|使用率|利用率)$/;
const ADDED = /^(?:新增|净增|年均新增|累计新增)$/;
const ONLY_TOTAL = /^(?:累计|总数|总量|规模|总规模)$/;
const HIGHER = /力争|争取|努力|冲刺|最高|挑战/;
const NEAR = 24;

/** Reads the figures of one sentence from left to right. */
export class SentenceReader {
  private readonly found: FoundTarget[] = [];
  /** The verb of doing that brought in the figure before. */
  private deed: string | undefined;

  constructor(
    private readonly parts: SentenceParts,
    private readonly timeBefore: Time | undefined,
  ) {}

  read(): readonly FoundTarget[] {
    for (let index = 0; index < this.parts.figures.length; ) index += this.readFrom(index);
    return this.found;
  }

  /** Reads the figure at an index, and those that one predicate shares out with 分别; gives how many it read. */
  private readFrom(index: number): number {
    if (this.parts.isOrigin(index)) return 1;
    const part = this.parts.part(index);
    const words = this.parts.wordsOf(part);
    const end = this.parts.runEnd(index);
    const count = end - index;
    const last = this.parts.figures[end - 1]!;
    const predicate = predicateBefore(words, sortOf(part.figure, last));
    if (count > 1 && predicate.spread === 'each-its-own') {
      this.readShared(part, this.parts.figures.slice(index, end), words, predicate);
      return count;
    }
    if (count > 1 && this.describesTogether(end - 1)) return count;
    this.readOne(part, words, predicate);
    return 1;
  }

  /** `首次突破10亿元、50亿元的企业`: figures in a row, up to the one at an index, that describe what follows. */
  private describesTogether(lastIndex: number): boolean {
    const { after, figure } = this.parts.part(lastIndex);
    return /^(?:及?以上|左右)?的(?!目标|水平)/.test(after) && figure.sort !== 'counter';
  }

  private readShared(part: Part, run: readonly Figure[], words: string, predicate: Predicate): void {
    const { text } = this.parts;
    const last = run[run.length - 1]!;
    const tail = tailAfter(text.slice(last.span.end, last.span.end + 8));
    const when = this.parts.timesSharedOut(part, run.length);
    const names = this.namesShared(part, run.length, words.slice(0, words.length - predicate.length), when);
    if (!names) return;
    const first = withSubject(tidy(names[0]!)).subject;
    for (const [at, figure] of run.entries()) {
      const whole = figure.unit === '' || (figure.sort === 'counter' && last.sort === 'points') ? { ...figure, unit: last.unit, factor: last.factor, base: last.base, sort: last.sort } : figure;
      const { indicator, subject = first } = withSubject(tidy(names[at]!));
      this.keep({ ...part, figure: whole }, predicateBefore(words, whole.sort), tail.comparator, indicator, { subject, time: when?.[at] });
    }
  }

  /** What figures are shared out to: one thing in several years, a list, the list before the comma, or what was read before. */
  private namesShared(part: Part, count: number, words: string, when: readonly Time[] | undefined): readonly string[] | undefined {
    const list = nameIn(words);
    if (when) {
      const name = list.length >= 2 ? list : tidy(nameIn(this.parts.text.slice(part.segmentStart, Math.max(part.segmentStart, when[0]!.span.start))));
      if (name.length >= 2 && namesOf(name, count) === undefined) return when.map(() => name);
    }
    const before = this.found.slice(-count);
    return namesOf(list, count) ?? (MEASURE.test(list) ? undefined : namesOf(nameIn(this.parts.previousPart(part.segmentStart)), count)) ?? (list === '' && before.length === count ? before.map(({ indicator }) => indicator) : undefined);
  }

  private readOne(part: Part, words: string, predicate: Predicate): void {
    const { figure } = part;
    const { length, comparator } = tailAfter(part.after);
    const after = part.after.slice(length);
    if (figure.sort === 'rank') return this.keepRank(part, words, predicate);
    if (figure.sort === 'first') return this.keepFirst(part, words);
    const share = figure.sort === 'percent' ? SHARE_OF.exec(words) : null;
    if (share) return this.keepShare(part, share.groups!, comparator);
    const forEach = predicate.sort === 'beside' ? (FOR_EACH.exec(words)?.[0] ?? '') : '';
    if (forEach !== '') return this.readForEach(part, words.slice(0, -forEach.length), forEach, comparator);
    const before = words.slice(0, words.length - predicate.length);
    if (figure.sort === 'none' && !BARE_MEASURE.test(before)) return;
    const counted = nameBehind(figure, words, predicate, after, this.deed);
    this.deed = counted?.deed;
    if (counted) {
      if (counted.name !== '') this.keep(part, predicate, comparator, counted.name, { ordered: true });
      return;
    }
    if (describes(figure, after, length > 0) && predicate.spread === undefined) return;
    this.keepNamed(part, before, predicate, comparator);
  }

  private keepNamed(part: Part, before: string, predicate: Predicate, tail: Comparator | undefined): void {
    const places = placesIn(before);
    const previous = this.found[this.found.length - 1];
    if (places.length > 0 && previous && previous.figure.base === part.figure.base) {
      for (const place of places) this.keep(part, predicate, tail, previous.indicator, { subject: previous.subject, kind: previous.kind, place });
      return;
    }
    const list = nameIn(before);
    if (predicate.spread === 'all-the-same') return this.keepAll(part, list, predicate, tail);
    const beside = this.completed(tidy(list.length >= 2 ? list : nameIn(this.parts.wordsBeforeTime(part))), part);
    if (previous && this.isShortFor(beside, previous, part)) this.keep(part, predicate, tail, previous.indicator, { subject: previous.subject });
    else if (isName(beside, part.figure, predicate)) this.keep(part, predicate, tail, beside);
    else if (ADDED.test(beside)) this.keepAdded(part, predicate, tail, beside);
    else if (beside.length < 2 || ONLY_TOTAL.test(beside)) this.keepInherited(part, predicate, tail);
  }

  /** `2026年治理行政村60个，2027年治理70个`: the verb says once more what was counted. */
  private isShortFor(verb: string, { indicator, figure, kind }: FoundTarget, part: Part): boolean {
    return verb.length === 2 && kind === 'count' && figure.base === part.figure.base && indicator.length > 2 && indicator.startsWith(verb);
  }

  /** `增加值达到500亿元，占GDP比重达到10%`: of what was named before. `行政村通宽带（含无线接入方式）比例`: a bracket stands inside the name. */
  private completed(name: string, part: Part): string {
    if (SHARE_OF_WHOLE.test(name)) {
      const previous = this.found[this.found.length - 1];
      if (part.continues) return name;
      if (!previous || previous.quote.end <= this.parts.previousStart(part.segmentStart)) return nameIn(REACHED_BEFORE.exec(this.parts.previousPart(part.segmentStart))?.groups!['name'] ?? '') + name;
      return previous.place === undefined && (previous.kind === 'count' || (previous.kind === 'level' && previous.figure.base !== '%')) ? `${previous.subject ?? ''}${previous.indicator}${name}` : name;
    }
    return OPEN.test(name) ? tidy(nameIn(this.parts.beforeBracket(part.segmentStart))) + name : name;
  }

  /** `A、B均达到80%`. */
  private keepAll(part: Part, list: string, predicate: Predicate, tail: Comparator | undefined): void {
    const names = allNamesOf(list);
    const first = withSubject(tidy(names[0]!)).subject;
    for (const name of names) {
      const { indicator, subject = first } = withSubject(tidy(name));
      if (indicator !== '') this.keep(part, predicate, tail, indicator, { subject });
    }
  }

  private keepRank(part: Part, words: string, predicate: Predicate): void {
    const name = tidy(nameIn(words.replace(RANKED, '')));
    if (name.length >= 2) this.keep(part, predicate, undefined, name);
    else this.keepInherited(part, predicate, undefined);
  }

  private keepFirst(part: Part, words: string): void {
    const name = tidy(nameIn(words.replace(/(?:力争|争取|确保|努力)?(?:实现|取得|达到)?$/, '')));
    if (name.length >= 2) this.keep(part, { ...predicateBefore('', 'first'), sort: 'reach', comparator: '>', done: /了$/.test(words) }, undefined, name);
  }

  private keepShare(part: Part, { part: share, how, whole }: Readonly<Record<string, string | undefined>>, tail: Comparator | undefined): void {
    const name = tidy(nameIn(share!));
    if (name.length >= 2) this.keep(part, predicateBefore(how!, 'percent'), tail, `${name}占${tidy(nameIn(whole!))}比例`);
  }

  /** `面积达到每百户30平方米`, `标准提高到每人每月260元`. */
  private readForEach(part: Part, words: string, forEach: string, tail: Comparator | undefined): void {
    const predicate = predicateBefore(words, part.figure.sort);
    const name = tidy(nameIn(words.slice(0, words.length - predicate.length)));
    if (predicate.sort === 'reach' && isName(name, part.figure, predicate)) this.keep(part, predicate, tail, /[十百千万]/.test(forEach) ? `${forEach}${name}` : name, { kind: 'level' });
  }

  /** The figure stands alone between commas: the higher of a pair, or what the part before is about. */
  private keepInherited(part: Part, predicate: Predicate, tail: Comparator | undefined): void {
    if (/^[\u4e00-\u9fff]/.test(part.after.slice(tailAfter(part.after).length))) return;
    const previous = this.found[this.found.length - 1];
    const between = previous ? this.parts.text.slice(previous.quote.end, part.figure.span.start) : '';
    if (previous && previous.figure.base === part.figure.base && between.length < NEAR && HIGHER.test(between)) {
      this.keep(part, predicate, tail, previous.indicator, { subject: previous.subject, stretch: true, kind: previous.kind, nameBeside: false });
      return;
    }
    if (part.continues || this.parts.previousStart(part.segmentStart) >= part.segmentStart - 1) return;
    if (previous && previous.quote.end > this.parts.previousStart(part.segmentStart) && previous.kind !== 'rank') {
      this.keep(part, predicate, tail, previous.indicator, { subject: previous.subject, nameBeside: false });
      return;
    }
    const segment = this.parts.previousPart(part.segmentStart);
    const name = /[0-9０-９]/.test(segment) ? '' : nameDeveloping(segment) || (MEASURE.test(segment) ? tidy(nameIn(segment)) : '');
    if (name !== '') this.keep(part, predicate, tail, name, { nameBeside: false });
  }

  /** `达到100家，年均新增12家`: more of the same. */
  private keepAdded(part: Part, predicate: Predicate, tail: Comparator | undefined, verb: string): void {
    const previous = this.found[this.found.length - 1];
    if (previous?.kind === 'count' && previous.figure.base === part.figure.base) this.keep(part, predicate, tail, verb.replace('年均', '') + previous.indicator);
  }

  private keep(part: Part, predicate: Predicate, tail: Comparator | undefined, name: string, more: More = {}): void {
    const { text, span, sentence, times } = this.parts;
    const { figure, before, after, segmentStart } = part;
    const at = figure.span.start - span.start;
    if (isNoTarget(figure, { sentence, at, before: text.slice(segmentStart, figure.span.start), after }, name)) return;
    const kind = more.kind ?? kindOf(figure, predicate, name);
    if (!kind) return;
    const time = more.time ?? lastBefore(times, figure.span.start, governs);
    const told = sentence.slice(time ? Math.max(0, time.span.start - span.start - 4) : 0, at);
    const dated = time?.role === 'by' || time?.role === 'within';
    this.found.push({
      ...namesIn(name, kind, figure, more),
      figure: kind === 'multiple' && figure.sort === 'times' && predicate.sort === 'change' ? { ...figure, value: figure.value + 1 } : figure,
      quote: figure.span,
      span: { start: startOfName(text, Math.max(segmentStart, figure.span.start - before.length), figure.span.start, more.place ?? name), end: figure.span.end + tailAfter(after).length },
      kind,
      comparator: comparatorOf(figure, predicate, tail),
      falling: predicate.falling && (kind === 'growth' || kind === 'delta'),
      stretch: more.stretch ?? false,
      annual: this.isAnnual(part, time, kind),
      time,
      timeBefore: this.timeBefore,
      since: lastBefore(times, figure.span.end, ({ role, span: { start } }) => role === 'base' && start >= this.parts.previousStart(segmentStart))?.to,
      achieved: isAchieved(told, sentence, predicate.done, dated) || lastBefore(times, figure.span.start, (other) => governs(other) || other.role === 'past')?.role === 'past',
      aimed: AIMED.test(sentence.slice(0, at)) || dated,
      ordered: more.ordered ?? (predicate.sort !== 'beside' || isOrdered(before)),
      nameBeside: more.nameBeside ?? true,
    });
  }

  /** 每年 holds for what is counted until another time or a semicolon; 年均 only in its own part of the sentence. */
  private isAnnual(part: Part, time: Time | undefined, kind: TargetKind): boolean {
    const { text, span, times } = this.parts;
    const each = lastBefore(times, part.figure.span.start, ({ role }) => role === 'each');
    if (!each) return false;
    const isEveryYear = text.startsWith('每', each.span.start);
    if (each.span.start >= part.segmentStart) return !part.continues || each.span.start >= part.beforeStart || isEveryYear;
    const opens = each.span.start === span.start || /[，,；;：:。]$/.test(text.slice(0, each.span.start)) || times.some((other) => other.span.end === each.span.start);
    return kind === 'count' && opens && isEveryYear && !/[；;]/.test(text.slice(each.span.start, part.figure.span.start)) && (!time || time.span.start < each.span.start);
  }
}

/** Indicator, subject and place: what is counted is the class itself, what is measured of a class has it as its subject. */
function namesIn(whole: string, kind: TargetKind, { sort }: Figure, { subject, place: named }: More): Pick<FoundTarget, 'indicator' | 'subject' | 'place'> {
  const { place = named, name } = withPlace(whole);
  if (kind === 'count') return { indicator: withoutNumber(name), subject: sort === 'counter' ? undefined : subject, place };
  const indicator = kind === 'growth' ? name.replace(GROWTH_NOUN, '') || name : name;
  return subject !== undefined ? { indicator, subject, place } : { ...withSubject(indicator), place };
}

/** Where the name begins in the text, if it stands before the figure as it is. */
function startOfName(text: string, from: number, to: number, name: string): number {
  const at = text.lastIndexOf(name, to);
  return at >= from ? at : from;
}
