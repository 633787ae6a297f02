/** A text that stands twice in its file (全文重复): pages that hold it a second time for printing, drafts pasted twice. */

import { isBlank } from '../text/characters.js';
import type { TextCopy } from './model.js';
import { lineText, type Lines } from './roles.js';

/** Lines from this length on are looked for again; titles and short headings stand in several places by nature. */
const LONG = 20;
/** A shorter text is not worth the doubt. */
const LEAST = 800;
/** Share of either half that has to be the same, line by line. */
const SAME = 0.9;
/** What may stand before the first copy: a head that the second one lacks. */
const LONGEST_HEAD = 0.1;
/** Long lines from which the halves are laid beside each other. */
const MOST_ANCHORS = 8;
/** Lines that one half may have more than the other at one place. */
const FARTHEST = 4;

/** Lines with text, in order: where they stand, what they say, and the characters before each of them. */
interface Filled {
  readonly indices: readonly number[];
  readonly words: readonly string[];
  readonly before: readonly number[];
}

/**
 * Finds the second copy of the whole text and gives its lines the role `copy`, so that nothing of it becomes a heading or a
 * clause. What the copy has of its own stays. Looks at lines without a role; takes linear time.
 */
export function markCopy(of: Lines): TextCopy | undefined {
  const filled = filledLines(of);
  if (filled.before[filled.words.length]! < LEAST) return undefined;
  for (const [original, opening] of anchors(filled.words)) {
    const pairs = sideBySide(filled, original, opening);
    if (!pairs) continue;
    for (const position of pairs) of.roles[filled.indices[position]!] = 'copy';
    const line = (position: number): { start: number; end: number } => ({ start: of.lines[filled.indices[position]!]!.start, end: of.lines[filled.indices[position]!]!.end });
    return { span: { start: line(pairs[0]!).start, end: line(pairs[pairs.length - 1]!).end }, opening: line(opening), original: line(original) };
  }
  return undefined;
}

function filledLines(of: Lines): Filled {
  const indices = of.lines.map((_, index) => index).filter((index) => !of.roles[index] && of.lines[index]!.end > of.lines[index]!.start);
  const words = indices.map((index) => lineText(of, index));
  const before = [0];
  for (const line of words) before.push(before[before.length - 1]! + line.length);
  return { indices, words, before };
}

/** The first long lines that stand exactly twice: their two positions. */
function anchors(words: readonly string[]): [number, number][] {
  const places = new Map<string, number[]>();
  words.forEach((line, position) => {
    if (line.length < LONG) return;
    const known = places.get(line);
    if (!known) places.set(line, [position]);
    else if (known.length < 3) known.push(position);
  });
  return [...places.values()].filter((known): known is [number, number] => known.length === 2).slice(0, MOST_ANCHORS);
}

/** The positions of the copy's lines, if the text before `opening` and that behind it are the same from `original` on. */
function sideBySide(filled: Filled, original: number, opening: number): number[] | undefined {
  const { words, before } = filled;
  const back = sharedBefore(words, original, opening);
  const [start, middle, end] = [original - back, opening - back, words.length];
  if (before[start]! > Math.max(LONGEST_HEAD * before[middle]!, LEAST / 2)) return undefined;
  const pairs: number[] = [];
  let same = 0;
  for (let one = start, other = middle; one < middle && other < end; one++, other++) {
    [one, other] = nextEqual(words, one, other, middle);
    if (one >= middle || other >= end) break;
    pairs.push(other);
    same += words[other]!.length;
  }
  const halves = Math.max(before[middle]! - before[start]!, before[end]! - before[middle]!);
  return same >= SAME * halves && same * 2 >= LEAST ? pairs : undefined;
}

/** How many lines before the two are the same too. */
function sharedBefore(words: readonly string[], original: number, opening: number): number {
  let back = 0;
  while (back < original && original < opening - back - 1 && isSame(words[original - back - 1]!, words[opening - back - 1]!)) back++;
  return back;
}

/** The next two positions with the same line, not far ahead; the ends where there are none. */
function nextEqual(words: readonly string[], one: number, other: number, middle: number): [number, number] {
  for (let ahead = 0; ahead <= FARTHEST * 2; ahead++) {
    for (let more = Math.max(0, ahead - FARTHEST); more <= Math.min(ahead, FARTHEST); more++) {
      const [first, second] = [one + more, other + ahead - more];
      if (first < middle && second < words.length && isSame(words[first]!, words[second]!)) return [first, second];
    }
  }
  return [middle, words.length];
}

/** Whether two lines are the same but for blanks. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  return Math.abs(one.length - other.length) <= FARTHEST && squeezed(one) === squeezed(other);
}

function squeezed(line: string): string {
  return Array.from({ length: line.length }, (_, index) => line[index]!).filter((sign) => !isBlank(sign.charCodeAt(0))).join('');
}
