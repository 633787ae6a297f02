/** Structure of running text: paragraphs cut at glued headings, headings with their tree, clauses under them. */

import { isBlank, isHan } from '../text/characters.js';
import type { Span } from '../text/span.js';
import { labelAt, RANK, type Label } from './labels.js';
import type { Clause, Heading, HeadingStyle, Passage } from './model.js';
import type { ParseMemo } from './parse-memo.js';
import type { Line, Paragraph } from './physical.js';

const LONGEST_HEADING = 45;
const LONGEST_RUN_IN = 45;
/** `（二）基本原则。` is a heading, `2.推荐数量不能超过规定的上限。` is a sentence. */
const SHORT_HEADING = 20;
const SHORT_WORDS = 8;
const STOP = /[。！？]/;

/** Grows headings and clauses paragraph by paragraph, in the order of the text. */
export class StructureBuilder {
  readonly headings: Heading[] = [];
  readonly clauses: Clause[] = [];
  private open: { index: number; rank: number }[] = [];
  private part = 0;

  constructor(
    private readonly text: string,
    private readonly memo: ParseMemo,
  ) {}

  /** Starts a part: headings of the part before it no longer enclose anything. */
  startPart(part: number): void {
    this.part = part;
    this.open = [];
  }

  /** Adds one paragraph (its lines in order). */
  add(paragraph: Paragraph): void {
    const mark = paragraph[0]!.mark;
    const whole = join(this.text, paragraph);
    if (isTableRow(whole.text)) {
      this.addClause(whole, 'table-row');
      return;
    }
    for (const piece of this.cut(whole)) this.addPiece(piece, mark);
  }

  /** Cuts a paragraph where a heading is glued to the sentence before it, or where two paragraphs share a line. */
  private cut(passage: Passage): Passage[] {
    const cuts = this.memo.cuts.of(passage.text, () => findCuts(passage.text));
    return cuts.length === 0 ? [passage] : cutAt(passage, cuts);
  }

  private addPiece(piece: Passage, mark: string): void {
    const label = labelAt(piece.text, 0);
    const hashes = mark.startsWith('#') ? mark.length : 0;
    if (!label) {
      if (hashes > 0) this.addHeading(piece, undefined, 'heading', piece.text, hashes);
      else this.addClause(piece, 'paragraph');
      return;
    }
    const rest = piece.text.slice(label.titleStart);
    const titleEnd = titleLength(rest, label.style, hashes > 0);
    if (titleEnd === undefined) {
      this.addHeading(part(piece, 0, label.end), label, 'item', '', 0);
      this.addBody(piece, label.titleStart);
    } else if (titleEnd >= rest.length) {
      this.addHeading(piece, label, 'heading', rest.replace(/[。：:]$/, ''), 0);
    } else {
      this.addHeading(part(piece, 0, label.titleStart + titleEnd + 1), label, 'run-in', rest.slice(0, titleEnd), 0);
      this.addBody(piece, label.titleStart + titleEnd + 1);
    }
  }

  private addHeading(passage: Passage, label: Label | undefined, kind: Heading['kind'], title: string, hashes: number): void {
    const style: HeadingStyle = label?.style ?? 'markdown';
    const rank = label ? RANK[style] : RANK.markdown + hashes / 10;
    while (this.open.length > 0 && this.open[this.open.length - 1]!.rank >= rank) this.open.pop();
    const index = this.headings.length;
    const at = passage.span.start;
    const labelEnd = label ? passage.segments[0]!.start + Math.min(label.end, passage.segments[0]!.end - passage.segments[0]!.start) : at;
    const { text, span, segments } = passage;
    this.headings.push({
      text,
      span,
      segments,
      index,
      kind,
      style,
      number: label?.number,
      label: { value: this.text.slice(at, labelEnd), span: { start: at, end: labelEnd } },
      title: title.trim(),
      parent: this.open[this.open.length - 1]?.index ?? -1,
      part: this.part,
      depth: this.open.length,
    });
    this.open.push({ index, rank });
  }

  private addBody(piece: Passage, from: number): void {
    let start = from;
    while (start < piece.text.length && isBlank(piece.text.charCodeAt(start))) start++;
    if (start < piece.text.length) this.addClause(part(piece, start, piece.text.length), 'paragraph');
  }

  private addClause(passage: Passage, kind: Clause['kind']): void {
    if (passage.text === '') return;
    const { text, span, segments } = passage;
    this.clauses.push({ text, span, segments, index: this.clauses.length, kind, heading: this.open[this.open.length - 1]?.index ?? -1, part: this.part });
  }
}

/**
 * The length of the title in the text behind a label: all of it for a heading on its own line, up to the first full stop
 * for a run-in heading, `undefined` where the label opens an item.
 */
function titleLength(rest: string, style: HeadingStyle, marked: boolean): number | undefined {
  if (marked) return rest.length;
  if (style === 'article') return undefined;
  const stop = rest.search(STOP);
  const title = stop < 0 ? rest : rest.slice(0, stop);
  if (/[；;]/.test(title)) return undefined;
  if (stop < 0) return rest.length <= LONGEST_HEADING && !/[，,、]$/.test(rest) ? rest.length : undefined;
  if (stop === rest.length - 1) return title.length <= (style.startsWith('ideographic') ? SHORT_HEADING : SHORT_WORDS) ? rest.length : undefined;
  return title.length <= LONGEST_RUN_IN ? stop : undefined;
}

function isTableRow(text: string): boolean {
  return text.startsWith('|') || text.includes('\t');
}

/** Joins the lines of a paragraph to one passage. */
function join(text: string, paragraph: readonly Line[]): Passage {
  if (paragraph.length === 1) return oneLine(text, paragraph[0]!);
  const segments = paragraph.map(({ start, end }) => ({ start, end }));
  const joined = segments.map((segment) => text.slice(segment.start, segment.end)).join('');
  return { text: joined, span: { start: segments[0]!.start, end: segments[segments.length - 1]!.end }, segments };
}

function oneLine(text: string, { start, end }: Line): Passage {
  const span = { start, end };
  return { text: text.slice(start, end), span, segments: [span] };
}

/** The passage that holds characters `[start, end)` of another one's text. */
function part(passage: Passage, start: number, end: number): Passage {
  const segments: Span[] = [];
  let passed = 0;
  for (const segment of passage.segments) {
    const length = segment.end - segment.start;
    const from = Math.max(start - passed, 0);
    const to = Math.min(end - passed, length);
    if (from < to) segments.push({ start: segment.start + from, end: segment.start + to });
    passed += length;
  }
  const first = segments[0] ?? { start: passage.span.end, end: passage.span.end };
  return { text: passage.text.slice(start, end), span: { start: first.start, end: segments[segments.length - 1]?.end ?? first.end }, segments };
}

function cutAt(passage: Passage, cuts: readonly number[]): Passage[] {
  const bounds = [0, ...cuts, passage.text.length];
  const pieces: Passage[] = [];
  for (let index = 0; index + 1 < bounds.length; index++) {
    const piece = trimmed(passage, bounds[index]!, bounds[index + 1]!);
    if (piece) pieces.push(piece);
  }
  return pieces;
}

function trimmed(passage: Passage, from: number, to: number): Passage | undefined {
  let start = from;
  let end = to;
  while (start < end && isBlank(passage.text.charCodeAt(start))) start++;
  while (end > start && isBlank(passage.text.charCodeAt(end - 1))) end--;
  return start < end ? part(passage, start, end) : undefined;
}

const LABEL_START = new Set(Array.from('第（(0123456789０１２３４５６７８９一二三四五六七八九十', (sign) => sign.charCodeAt(0)));
const SHORTEST_PIECE = 4;

/** Offsets at which a paragraph has to be cut; each is looked at once, with bounded work. */
function findCuts(text: string): number[] {
  const cuts: number[] = [];
  let last = 0;
  for (let index = SHORTEST_PIECE; index < text.length; index++) {
    const afterBlank = isBlank(text.charCodeAt(index - 1));
    const mayBeLabel = LABEL_START.has(text.charCodeAt(index));
    if (index - last < SHORTEST_PIECE || !(afterBlank || mayBeLabel)) continue;
    const gap = afterBlank ? gapBefore(text, index) : { start: index, wide: false };
    if (startsParagraph(text, last, index, gap) || (mayBeLabel && gluedLabel(text, last, index, gap))) {
      cuts.push(index);
      last = index;
    }
  }
  return cuts;
}

/** Whether a new paragraph begins at `index`: after an indentation that a full stop or a complete title stands before. */
function startsParagraph(text: string, pieceStart: number, index: number, gap: Gap): boolean {
  if (!gap.wide || isBlank(text.charCodeAt(index))) return false;
  return /[。：；！？”）)]/.test(text[gap.start - 1] ?? '') || isTitle(text, pieceStart, gap.start);
}

/** Whether `[start, end)` is a label and a title, nothing more; a spaced-out title (总　　则) is too short to end here. */
function isTitle(text: string, start: number, end: number): boolean {
  if (end - start > LONGEST_HEADING) return false;
  const label = labelAt(text, start);
  return label !== undefined && end - label.titleStart >= SHORTEST_PIECE && !/[，。；：！？]/.test(text.slice(label.titleStart, end));
}

interface Gap {
  readonly start: number;
  /** Two ideographic or em spaces and more: the indentation of a new paragraph. */
  readonly wide: boolean;
}

function gapBefore(text: string, index: number): Gap {
  let start = index;
  let wide = 0;
  while (start > 0 && index - start < 16 && isBlank(text.charCodeAt(start - 1))) {
    start--;
    if (text[start] === '\u3000' || text[start] === '\u2003') wide++;
  }
  return { start, wide: wide >= 2 };
}

/** Whether a heading begins at `index` although the line goes on: after a full stop, or after a title without one. */
function gluedLabel(text: string, pieceStart: number, index: number, gap: Gap): boolean {
  const before = text[gap.start - 1] ?? '';
  const afterStop = /[。！？]/.test(before) || (/[”’）)]/.test(before) && /[。！？]/.test(text[gap.start - 2] ?? ''));
  const label = mayFollow(before, afterStop, gap) ? labelAt(text, index) : undefined;
  if (!label || label.titleStart >= text.length) return false;
  const clear = afterStop || gap.wide;
  switch (label.style) {
    case 'ideographic':
    case 'chapter':
      return clear;
    case 'ideographic-parenthesis':
      return clear || (label.number === 1 && index - pieceStart <= 25 && labelAt(text, pieceStart)?.style === 'ideographic');
    case 'arabic':
      return isHan(text.charCodeAt(label.titleStart)) && (clear || (/[）)]/.test(before) && label.number >= 2));
    case 'article':
      return label.titleStart > label.end && (clear || labelAt(text, pieceStart)?.style === 'chapter');
    default:
      return false;
  }
}

function mayFollow(before: string, afterStop: boolean, gap: Gap): boolean {
  return afterStop || gap.wide || /[）)\u4e00-\u9fff]/.test(before);
}
