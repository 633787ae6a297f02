/** A sentence cut up around its figures (分句): the words before and behind each, the times that govern it, figures that stand side by side. */

import { bisect } from '../../text/bisect.js';
import type { Span } from '../../text/span.js';
import type { Figure } from './figures.js';
import { tailAfter } from './predicate.js';
import type { Time } from './times.js';

/** A figure with the words around it. */
export interface Part {
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

const BOUNDARY = new Set('，,；;：:。！？!?\n（()）|｜');
const BRACKETS = new Set('（()）');
/** What may stand in a bracket that is part of a name. */
const IN_BRACKET = '(?:[\\u4e00-\\u9fffA-Z&＆、.0-9]{1,6}|[A-Z0-9]{1,4}/[A-Z0-9]{1,4})';
const OPENS_SHORT = new RegExp(`^${IN_BRACKET}[）)]`);
const CLOSES_SHORT = new RegExp(`[（(]${IN_BRACKET}$`);
const LONGEST_BRACKET = 40;
const OPENS_LAST = /[（(](?=[^（()）]*$)/;
const SIDE_BY_SIDE = /^(?:及?以上|左右|以内|以下)?[ \u3000]?(?:、|和|及|与|，|,|以及)[ \u3000]?(?:以上)?$/;
/** Before the year or value that something is compared with. */
const BASE_SIGN = /(?:较|比|与|同|在|以|相比|由|从)[“"]?$/;
const CHANGES_TO = '(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|缩短|增|降|升|拓展|压缩|压减|发展)(?:到|至|为)';
const CHANGE_TO = new RegExp(CHANGES_TO);
const ORIGIN = /(?:由|从)[^，。；]{0,10}$/;
const FROM_ORIGIN = new RegExp(`^[^，。；]{0,12}${CHANGES_TO}`);
const FROM_TO = new RegExp(`(?:由|从)?[^由从，。；]{0,16}(?=${CHANGES_TO}[ \\u3000]*$)`);

/** One sentence of a text with its figures and times, in order. Offsets are the text's. */
export class SentenceParts {
  readonly sentence: string;
  /** Where the signs stand that part it, ascending; found when the first part is asked for. */
  private boundaries: readonly number[] | undefined;
  /** The run last asked for: every run that begins within it ends where it does. */
  private lastRun: Span = { start: 0, end: 0 };

  constructor(
    readonly text: string,
    readonly span: Span,
    readonly figures: readonly Figure[],
    readonly times: readonly Time[],
  ) {
    this.sentence = text.slice(span.start, span.end);
  }

  part(index: number): Part {
    const figure = this.figures[index]!;
    const segmentStart = this.boundaryBefore(figure.span.start);
    const previous = this.figures[index - 1];
    const continues = previous !== undefined && previous.span.end > segmentStart;
    const rises = previous !== undefined && continues && this.risesFrom(previous, figure);
    const behind = (end: number): number => end + tailAfter(this.text.slice(end, end + 8)).length;
    const beforeStart = continues && !rises ? behind(previous.span.end) : segmentStart;
    const end = Math.min(this.figures[index + 1]?.span.start ?? this.span.end, this.boundaryAfter(figure.span.end));
    return { figure, rises, before: this.text.slice(beforeStart, figure.span.start), beforeStart, after: this.text.slice(figure.span.end, end), continues, segmentStart };
  }

  /** The words before a figure behind the last time in them, without what it is compared with (较2020年) and without a value it rises from (由48%). */
  wordsOf({ beforeStart, figure, rises }: Part): string {
    if (rises) return this.risingWords(beforeStart, figure);
    const end = figure.span.start;
    const last = lastBefore(this.times, end, ({ role, span }) => role !== 'each' && role !== 'base' && span.start >= beforeStart && span.end <= end);
    let words = '';
    let from = last ? last.span.end : beforeStart;
    for (let index = firstFrom(this.times, from); index < this.times.length && this.times[index]!.span.start < end; index++) {
      const { role, span } = this.times[index]!;
      if (role !== 'base' || span.start < from || span.end > end) continue;
      words += this.text.slice(from, span.start).replace(BASE_SIGN, '');
      from = span.end;
    }
    return (words + this.text.slice(from, end)).replace(/^的/, '');
  }

  /** The words of the part before the last time in it: `优良率2025年达到`. */
  wordsBeforeTime({ beforeStart, figure }: Part): string {
    const last = lastBefore(this.times, figure.span.start, ({ role, span }) => role !== 'each' && role !== 'base' && span.start >= beforeStart);
    return last ? this.text.slice(beforeStart, last.span.start).replace(/(?:在|于|到|至)$/, '') : '';
  }

  /** `比例由2021年的48%提高到2025年的60%`: the name, and how the figure is brought in. */
  private risingWords(from: number, figure: Figure): string {
    const words = this.text.slice(from, figure.span.start);
    const origin = /(?:由|从)(?=[^由从]*$)/.exec(words);
    const verb = CHANGE_TO.exec(words.slice(origin?.index ?? 0));
    return origin && verb ? words.slice(0, origin.index) + verb[0] : words.replace(FROM_TO, '');
  }

  /** Whether the next figure rises from this one. */
  isOrigin(index: number): boolean {
    const next = this.figures[index + 1];
    return next !== undefined && this.risesFrom(this.figures[index]!, next);
  }

  private risesFrom({ span: { start, end } }: Figure, figure: Figure): boolean {
    return ORIGIN.test(this.text.slice(Math.max(0, start - 14), start)) && FROM_ORIGIN.test(this.text.slice(end, figure.span.start));
  }

  /** Behind the last of the figures that stand side by side from an index on: 6000亿元和2000亿元, 3.4个、1个百分点. */
  runEnd(index: number): number {
    if (this.lastRun.start <= index && index < this.lastRun.end) return this.lastRun.end;
    let end = index + 1;
    while (end < this.figures.length && SIDE_BY_SIDE.test(this.text.slice(this.figures[end - 1]!.span.end, this.figures[end]!.span.start))) end++;
    this.lastRun = { start: index, end };
    return end;
  }

  /** `2025年、2030年分别达到`: years that stand side by side before the figure. */
  timesSharedOut({ figure }: Part, count: number): readonly Time[] | undefined {
    const before = this.times.filter((time) => governs(time) && time.span.end <= figure.span.start).slice(-count);
    const adjacent = before.every((time, index) => index === 0 || /^(?:、|和|及|与|，|,)?(?:到)?$/.test(this.text.slice(before[index - 1]!.span.end, time.span.start)));
    return before.length === count && adjacent ? before : undefined;
  }

  /** Where the part before the one that begins at an offset begins; the same offset where there is none. */
  previousStart(segmentStart: number): number {
    return segmentStart <= this.span.start ? segmentStart : this.boundaryBefore(segmentStart - 1);
  }

  /** The part before, behind the last time in it; empty where there is none. */
  previousPart(segmentStart: number): string {
    const start = this.previousStart(segmentStart);
    const end = Math.max(start, segmentStart - 1);
    const time = lastBefore(this.times, end, ({ span, role }) => span.end > start && span.end <= end && role !== 'each');
    return this.text.slice(time ? time.span.end : start, end);
  }

  /** The words before the bracket that ends where a part begins; empty where none does. */
  beforeBracket(segmentStart: number): string {
    if (!/[）)]/.test(this.text[segmentStart - 1] ?? '')) return '';
    const from = Math.max(this.span.start, segmentStart - LONGEST_BRACKET);
    const open = OPENS_LAST.exec(this.text.slice(from, segmentStart - 1));
    return open ? this.text.slice(this.boundaryBefore(from + open.index), from + open.index) : '';
  }

  private boundaryBefore(offset: number): number {
    const boundaries = this.findBoundaries();
    const reached = bisect(boundaries.length, (index) => boundaries[index]! >= offset);
    return reached === 0 ? Math.min(this.span.start, offset) : boundaries[reached - 1]! + 1;
  }

  private boundaryAfter(offset: number): number {
    const boundaries = this.findBoundaries();
    return boundaries[bisect(boundaries.length, (index) => boundaries[index]! >= offset)] ?? Math.max(this.span.end, offset);
  }

  private findBoundaries(): readonly number[] {
    if (this.boundaries) return this.boundaries;
    const found: number[] = [];
    for (let at = this.span.start; at < this.span.end; at++) if (this.isBoundary(at)) found.push(at);
    return (this.boundaries = found);
  }

  /** A comma between the digits of one figure is none, nor is a bracket inside a name: 县（市、区）. */
  private isBoundary(at: number): boolean {
    if (isPlain(this.text.charCodeAt(at))) return false; // most of the text
    const sign = this.text[at]!;
    if (!BOUNDARY.has(sign)) return false;
    if (BRACKETS.has(sign)) return !this.isInShortBracket(at, sign);
    if (sign !== ',' && sign !== '，') return true;
    const next = bisect(this.figures.length, (index) => this.figures[index]!.span.end > at);
    return !(next < this.figures.length && this.figures[next]!.span.start < at);
  }

  private isInShortBracket(at: number, sign: string): boolean {
    const opens = sign === '（' || sign === '(';
    const inside = opens ? OPENS_SHORT.exec(this.text.slice(at + 1, at + 11)) : CLOSES_SHORT.exec(this.text.slice(Math.max(0, at - 10), at));
    if (!inside) return false;
    const [start, end] = opens ? [at, at + inside[0].length] : [at - inside[0].length, at];
    const next = this.figures[bisect(this.figures.length, (index) => this.figures[index]!.span.start > start)];
    return next === undefined || next.span.end > end;
  }
}

/** Ideographs and digits. */
function isPlain(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x30 && code <= 0x39);
}

/** The sort of the first figure of a run, or of the one that it shares its unit with: 6、11个百分点. */
export function sortOf(first: Figure, last: Figure): Figure['sort'] {
  return first.unit === '' ? last.sort : first.sort;
}

/** Whether a time says when what follows is due. */
export function governs({ role }: Time): boolean {
  return role === 'by' || role === 'over' || role === 'in' || role === 'year' || role === 'within';
}

/** The last time before an offset that fits. */
export function lastBefore(times: readonly Time[], offset: number, fits: (time: Time) => boolean): Time | undefined {
  for (let index = firstFrom(times, offset) - 1; index >= 0; index--) if (fits(times[index]!)) return times[index];
  return undefined;
}

/** The index of the first time that begins at or behind an offset. */
function firstFrom(times: readonly Time[], offset: number): number {
  return bisect(times.length, (index) => times[index]!.span.start >= offset);
}
