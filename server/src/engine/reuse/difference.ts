/** In what two passages differ (异同): both cut into pieces that the other has too and pieces of their own. */

import { isWordCode, narrow } from '../../text/characters.js';

/** A stretch of one of the texts. */
export interface Piece {
  readonly text: string;
  /** Whether the other text has it at this place too. */
  readonly shared: boolean;
}

/** Two texts held against each other; the pieces of each, joined, are the text again. */
export interface Difference {
  readonly ours: readonly Piece[];
  readonly theirs: readonly Piece[];
  /** Letters, digits and ideographs that both have. */
  readonly common: number;
  /** The same of each text as a whole. */
  readonly total: { readonly ours: number; readonly theirs: number };
}

/** A figure or a word of letters is changed as a whole, everything else sign by sign. */
const UNIT = /[0-9０-９]+(?:[.．][0-9０-９]+)?|[A-Za-zＡ-Ｚａ-ｚ]+|[^]/gu;
/** Between what both begin and end with, so many units of each are compared: the table of the comparison is bounded by the square of it. */
const MOST_UNITS = 1000;
/** A shorter stretch between two differences is there by chance. */
const SHORTEST_SHARED = 2;

/** Holds two texts against each other, whatever their width and case: between what both begin and end with the first 1000 units of each; what lies beyond is not in common. */
export function differenceOf(ours: string, theirs: string): Difference {
  const [one, other] = [unitsOf(ours), unitsOf(theirs)];
  const shared = sharedUnits(one.map(keyOf), other.map(keyOf));
  const mine = shared.map(([index]) => index);
  const yours = shared.map(([, index]) => index);
  return {
    ours: piecesOf(one, mine),
    theirs: piecesOf(other, yours),
    common: mine.reduce((sum, index) => sum + weight(one[index]!), 0),
    total: { ours: weight(ours), theirs: weight(theirs) },
  };
}

/** A stretch of two texts read as one: in both, or in one of them only. */
export interface MergedPiece {
  readonly text: string;
  readonly of: 'both' | 'ours' | 'theirs';
}

/** Both texts as one, in their order; of what is shared our wording. At each place what only theirs has stands before what only ours has. */
export function merged({ ours, theirs }: Difference): MergedPiece[] {
  const pieces: MergedPiece[] = [];
  let theirsAt = 0;
  let read = 0;
  const alone = (): void => {
    for (; theirs[theirsAt]?.shared === false; theirsAt++) pieces.push({ text: theirs[theirsAt]!.text, of: 'theirs' });
  };
  for (const { text, shared } of ours) {
    if (!shared) {
      alone();
      pieces.push({ text, of: 'ours' });
      continue;
    }
    // Shared stretches are as long in both texts; one of ours may be two of theirs, with something of their own between.
    for (let at = 0; at < text.length; ) {
      alone();
      const left = Math.min(text.length - at, (theirs[theirsAt]?.text.length ?? Infinity) - read);
      pieces.push({ text: text.slice(at, at + left), of: 'both' });
      [at, read] = [at + left, read + left];
      if (read !== theirs[theirsAt]?.text.length) continue;
      [theirsAt, read] = [theirsAt + 1, 0];
    }
  }
  alone();
  return pieces;
}

function unitsOf(text: string): string[] {
  return Array.from(text.matchAll(UNIT), ([unit]) => unit);
}

/** What a unit is compared by: half-width and lower case. */
function keyOf(unit: string): string {
  return unit.replace(/[\uff01-\uff5e\u3000]/g, (sign) => String.fromCharCode(narrow(sign.charCodeAt(0)))).toLowerCase();
}

/** Letters, digits and ideographs of a text. */
function weight(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) if (isWordCode(text.charCodeAt(index))) count++;
  return count;
}

type Pair = readonly [ours: number, theirs: number];

/** Pairs of equal units in the order of both texts: a longest common subsequence, without crumbs between differences. */
function sharedUnits(ours: readonly string[], theirs: readonly string[]): Pair[] {
  const shorter = Math.min(ours.length, theirs.length);
  let head = 0;
  while (head < shorter && ours[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < shorter - head && ours[ours.length - 1 - tail] === theirs[theirs.length - 1 - tail]) tail++;
  const opening = Array.from({ length: head }, (_, index): Pair => [index, index]);
  const middle = commonUnits(between(ours, head, tail), between(theirs, head, tail)).map(([one, other]): Pair => [one + head, other + head]);
  const closing = Array.from({ length: tail }, (_, index): Pair => [ours.length - tail + index, theirs.length - tail + index]);
  return withoutCrumbs([...opening, ...middle, ...closing], ours, theirs);
}

function between(units: readonly string[], head: number, tail: number): readonly string[] {
  return units.slice(head, Math.min(units.length - tail, head + MOST_UNITS));
}

function commonUnits(ours: readonly string[], theirs: readonly string[]): Pair[] {
  const width = theirs.length + 1;
  const best = new Uint16Array((ours.length + 1) * width);
  for (let i = ours.length - 1; i >= 0; i--) {
    for (let j = theirs.length - 1; j >= 0; j--) best[i * width + j] = ours[i] === theirs[j] ? best[(i + 1) * width + j + 1]! + 1 : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
  }
  const pairs: Pair[] = [];
  for (let [i, j] = [0, 0]; i < ours.length && j < theirs.length; ) {
    if (ours[i] === theirs[j]) pairs.push([i++, j++]);
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Leaves out runs of a single unit that have a difference on both sides; at the edges of the texts they stay. */
function withoutCrumbs(pairs: readonly Pair[], ours: readonly string[], theirs: readonly string[]): Pair[] {
  const runs: Pair[][] = [];
  for (const pair of pairs) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run && last && last[0] + 1 === pair[0] && last[1] + 1 === pair[1]) run.push(pair);
    else runs.push([pair]);
  }
  const isEdge = ([i, j]: Pair): boolean => (i === 0 && j === 0) || (i === ours.length - 1 && j === theirs.length - 1);
  return runs.filter((run) => run.length >= SHORTEST_SHARED || isEdge(run[0]!) || ours[run[0]![0]]!.length >= SHORTEST_SHARED).flat();
}

function piecesOf(units: readonly string[], shared: readonly number[]): Piece[] {
  const pieces: Piece[] = [];
  const add = (text: string, isShared: boolean): void => {
    const last = pieces[pieces.length - 1];
    if (last?.shared === isShared) pieces[pieces.length - 1] = { text: last.text + text, shared: isShared };
    else if (text !== '') pieces.push({ text, shared: isShared });
  };
  const inBoth = new Set(shared);
  units.forEach((unit, index) => add(unit, inBoth.has(index)));
  return pieces;
}
