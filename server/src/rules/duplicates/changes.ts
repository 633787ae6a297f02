/** What was changed in a copy (改动): figures, years, obligation words and names that differ where the words around them are the same. */

import type { MatchedSpan } from '../../corpus/model.js';
import { isWordCode } from '../../text/characters.js';
import { bisect } from '../../text/bisect.js';
import { sentenceAt, sentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';
import { readTokens, type Token } from './tokens.js';

export type ChangeKind = 'number' | 'year' | 'obligation' | 'name';

/** One difference between a clause and its source; spans are offsets into the two texts. */
export interface Change {
  readonly kind: ChangeKind;
  readonly draft: Span;
  readonly source: Span;
}

/** A stretch of both texts that the alignment left open. */
interface Gap {
  readonly draft: Span;
  readonly source: Span;
}

/** Longer gaps are other wording, not changes in the same. */
const LONGEST_GAP = 40;
/** Share of the sentence that must be the same in both texts, and least number of its characters. */
const LEAST_OF_SENTENCE = 0.75;
const LEAST_SAME = 14;
/** Names with their marks. */
const SHORTEST_NAME = 8;
const MOST_SLIPS = 1;
const NUMERAL = /[0-9一二三四五六七八九十省市县区州东南西北中]/;

/** Changes in the order of the text: in sentences only that are nearly the same in both. */
export function changesBetween(draft: string, source: string, spans: readonly MatchedSpan[]): Change[] {
  const gaps = gapsBetween(draft, source, spans).filter((gap) => saysAnything(draft, gap.draft) || saysAnything(source, gap.source));
  if (gaps.length === 0) return [];
  const [ours, theirs] = [readTokens(draft), readTokens(source)];
  const changes = gaps
    .map((gap) => onTokens(gap, ours, theirs))
    .filter(({ draft: one, source: other }) => Math.max(one.end - one.start, other.end - other.start) <= LONGEST_GAP)
    .flatMap((gap) => changesIn(gap, ours, theirs));
  return changes.length === 0 ? changes : changes.filter(nearlySame(draft, source, spans));
}

function saysAnything(text: string, { start, end }: Span): boolean {
  for (let index = start; index < end; index++) if (isWordCode(text.charCodeAt(index))) return true;
  return false;
}

function gapsBetween(draft: string, source: string, spans: readonly MatchedSpan[]): Gap[] {
  const gaps: Gap[] = [];
  let [one, other] = [0, 0];
  for (const span of [...spans, { draft: { start: draft.length, end: draft.length }, source: { start: source.length, end: source.length } }]) {
    if (span.draft.start > one || span.source.start > other) gaps.push({ draft: { start: one, end: span.draft.start }, source: { start: other, end: span.source.start } });
    [one, other] = [span.draft.end, span.source.end];
  }
  return gaps;
}

/** Widens a gap on both sides until it cuts no token: what one side grows by, the other grows by too. */
function onTokens(gap: Gap, ours: readonly Token[], theirs: readonly Token[]): Gap {
  const left = Math.max(cut(ours, gap.draft.start, 'start'), cut(theirs, gap.source.start, 'start'));
  const right = Math.max(cut(ours, gap.draft.end, 'end'), cut(theirs, gap.source.end, 'end'));
  const widened = (tokens: readonly Token[], { start, end }: Span): Span => {
    const whole = { start: start - left, end: end + right };
    return { start: Math.max(0, whole.start - cut(tokens, whole.start, 'start')), end: whole.end + cut(tokens, whole.end, 'end') };
  };
  return { draft: widened(ours, gap.draft), source: widened(theirs, gap.source) };
}

/** How far the edge of the token around an offset lies before (`start`) or behind (`end`) it; 0 between tokens. */
function cut(tokens: readonly Token[], offset: number, side: 'start' | 'end'): number {
  const token = tokens[firstEndingAfter(tokens, offset)];
  if (!token || token.span.start >= offset) return 0;
  return side === 'start' ? offset - token.span.start : token.span.end - offset;
}

function firstEndingAfter(tokens: readonly Token[], offset: number): number {
  return bisect(tokens.length, (index) => tokens[index]!.span.end > offset);
}

function within(tokens: readonly Token[], { start, end }: Span): Token[] {
  const found: Token[] = [];
  for (let index = firstEndingAfter(tokens, start); index < tokens.length && tokens[index]!.span.start < end; index++) found.push(tokens[index]!);
  return found;
}

/** Aligns the tokens of a gap and takes the places where one telling token stands for another, or a weakening word came in. */
function changesIn(gap: Gap, ours: readonly Token[], theirs: readonly Token[]): Change[] {
  const changes: Change[] = [];
  for (const [some, others] of differences(within(ours, gap.draft), within(theirs, gap.source))) {
    const [one, other] = [some.filter(isTelling), others.filter(isTelling)];
    const replaced = some.length === 1 && others.length === 1 ? replacement(one[0], other[0]) : undefined;
    if (replaced) changes.push(replaced);
    else if (others.length === 0 && some.length === 1 && one[0]?.word === 'softener') changes.push(...softened(one[0], ours, theirs, gap.source.start, 'draft'));
    else if (some.length === 0 && others.length === 1 && other[0]?.word === 'softener') changes.push(...softened(other[0], theirs, ours, gap.draft.start, 'source'));
  }
  return changes;
}

function isTelling({ kind }: Token): boolean {
  return kind !== 'plain';
}

function replacement(one: Token | undefined, other: Token | undefined): Change | undefined {
  if (!one || !other || one.kind !== other.kind || one.kind === 'plain' || one.key === other.key) return undefined;
  if (one.kind === 'number' && one.unit !== other.unit) return undefined;
  if (one.kind === 'obligation' && one.word === other.word) return undefined;
  if (one.kind === 'name' && !isSlip(one.key, other.key)) return undefined;
  return { kind: one.kind, draft: one.span, source: other.span };
}

/** Names that differ in a character or two; other numerals, and long additions, make other names. */
function isSlip(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < SHORTEST_NAME || one.length > LONGEST_GAP) return false;
  let differing = 0;
  for (let index = 0; index < one.length; index++) {
    if (one[index] === other[index]) continue;
    if (NUMERAL.test(one[index]!) || NUMERAL.test(other[index]!) || ++differing > MOST_SLIPS) return false;
  }
  return differing > 0;
}

/** How far behind the gap the word may stand that was softened. */
const NEAR = 40;

/** `原则上不得` for `不得`: the softener with the obligation behind it, which stands in the other text soon after `from`. */
function softened(softener: Token, own: readonly Token[], others: readonly Token[], from: number, side: 'draft' | 'source'): Change[] {
  const next = own[firstEndingAfter(own, softener.span.end)];
  if (next?.kind !== 'obligation' || (next.word !== 'must' && next.word !== 'mustNot')) return [];
  const same = within(others, { start: from, end: from + NEAR }).find(({ key }) => key === next.key);
  if (!same) return [];
  const whole = { start: softener.span.start, end: next.span.end };
  return [side === 'draft' ? { kind: 'obligation', draft: whole, source: same.span } : { kind: 'obligation', draft: same.span, source: whole }];
}

/** Blocks in which two short lists of tokens differ, by their longest common subsequence. */
function differences(ours: readonly Token[], theirs: readonly Token[]): [Token[], Token[]][] {
  const width = theirs.length + 1;
  const best = new Uint16Array((ours.length + 1) * width);
  for (let i = ours.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) best[i * width + j] = ours[i]!.key === theirs[j]!.key ? best[(i + 1) * width + j + 1]! + 1 : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  }
  const blocks: [Token[], Token[]][] = [];
  let open: [Token[], Token[]] = [[], []];
  const close = (): void => {
    if (open[0].length + open[1].length > 0) blocks.push(open);
    open = [[], []];
  };
  for (let [i, j] = [0, 0]; i < ours.length || j < theirs.length; ) {
    if (i < ours.length && j < theirs.length && ours[i]!.key === theirs[j]!.key) {
      close();
      [i, j] = [i + 1, j + 1];
    } else if (j >= theirs.length || (i < ours.length && best[(i + 1) * width + j]! >= best[i * width + j + 1]!)) open[0].push(ours[i++]!);
    else open[1].push(theirs[j++]!);
  }
  close();
  return blocks;
}

/** Tells whether the sentences around a change are nearly the same in both texts, the change itself aside. */
function nearlySame(draft: string, source: string, spans: readonly MatchedSpan[]): (change: Change) => boolean {
  const sides = [
    { sentences: sentences(draft), counts: counted(draft, spans.map((span) => span.draft)) },
    { sentences: sentences(source), counts: counted(source, spans.map((span) => span.source)) },
  ] as const;
  return ({ draft: one, source: other }) =>
    [one, other].every((span, index) => {
      const { sentences: all, counts } = sides[index]!;
      const sentence = sentenceAt(all, span.start);
      const total = counts.words[sentence.end]! - counts.words[sentence.start]! - (counts.words[span.end]! - counts.words[span.start]!);
      const same = counts.same[sentence.end]! - counts.same[sentence.start]! - (counts.same[span.end]! - counts.same[span.start]!);
      return same >= LEAST_SAME && same >= total * LEAST_OF_SENTENCE;
    });
}

/** Running counts of meaningful characters, and of those inside the matched spans. */
function counted(text: string, matched: readonly Span[]): { readonly words: Uint32Array; readonly same: Uint32Array } {
  const [words, same] = [new Uint32Array(text.length + 1), new Uint32Array(text.length + 1)];
  let next = 0;
  for (let index = 0; index < text.length; index++) {
    while (next < matched.length && matched[next]!.end <= index) next++;
    const word = isWordCode(text.charCodeAt(index)) ? 1 : 0;
    const isMatched = next < matched.length && matched[next]!.start <= index;
    words[index + 1] = words[index]! + word;
    same[index + 1] = same[index]! + (isMatched ? word : 0);
  }
  return { words, same };
}
