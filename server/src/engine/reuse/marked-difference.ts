/** Two passages as one line of Markdown (标出异同): what only the source has is struck out, what only the draft has is bold, long stretches that are the same are cut. */

import { isWordCode } from '../../text/characters.js';
import { marked, type Mark } from '../../text/markdown.js';
import { differenceOf, merged, type Difference, type MergedPiece } from './difference.js';

/** Signs of a shared stretch that are shown beside a difference, and of a difference itself. */
const AROUND = 24;
const MOST_MARKED = 120;
/** Of what only the source has before and behind the common part. */
const MOST_AT_EDGE = 40;
/** Differences that are shown; a passage with more is better read side by side. */
const MOST_SHOWN = 12;

/** How two passages differ, for people. */
export interface MarkedDifference {
  /** One line of Markdown; what documents say is escaped. */
  readonly markdown: string;
  /** Whether they differ in more than punctuation and blanks. */
  readonly differs: boolean;
  /** Differences that found no room. */
  readonly more: number;
}

/** Marks in what the draft's passage differs from the source's. */
export function markedDifference(ours: string, theirs: string): MarkedDifference {
  return inMarkdown(differenceOf(ours, theirs));
}

function inMarkdown(difference: Difference): MarkedDifference {
  const pieces = told(merged(difference));
  const places = pieces.flatMap((piece, index) => (piece.of === 'both' ? [] : [index]));
  const last = places[MOST_SHOWN] ?? pieces.length;
  const shown = pieces.slice(0, last).map((piece, index) => ({ text: cut(piece, index === 0, index === pieces.length - 1), mark: MARK[piece.of] }));
  return { markdown: marked(shown) + (last < pieces.length ? '…' : ''), differs: places.length > 0, more: Math.max(0, places.length - MOST_SHOWN) };
}

const MARK: Readonly<Record<MergedPiece['of'], Mark>> = { both: 'none', ours: 'added', theirs: 'deleted' };

/** Pieces with the punctuation that only one text has taken for shared: the draft's stays, the source's goes. */
function told(pieces: readonly MergedPiece[]): MergedPiece[] {
  const result: MergedPiece[] = [];
  for (const piece of pieces) {
    const of = piece.of === 'both' || saysAnything(piece.text) ? piece.of : 'both';
    if (of === 'both' && piece.of === 'theirs') continue;
    const before = result[result.length - 1];
    if (before?.of === of) result[result.length - 1] = { text: before.text + piece.text, of };
    else result.push({ text: piece.text, of });
  }
  return result;
}

function saysAnything(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (isWordCode(text.charCodeAt(index))) return true;
  return false;
}

function cut({ text, of }: MergedPiece, isFirst: boolean, isLast: boolean): string {
  const signs = [...text];
  const most = of === 'theirs' && (isFirst || isLast) ? MOST_AT_EDGE : MOST_MARKED;
  if (of !== 'both') return signs.length <= most ? text : isFirst ? `…${signs.slice(-most).join('')}` : `${signs.slice(0, most).join('')}…`;
  const head = isFirst ? '' : signs.slice(0, AROUND).join('');
  const tail = isLast ? '' : signs.slice(-AROUND).join('');
  return signs.length <= [head, tail].reduce((sum, part) => sum + [...part].length, 0) + 6 ? text : `${head}…${tail}`;
}
