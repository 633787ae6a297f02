/** Words of a line and the gaps between them → its text: blanks that only typesetting put there are closed up, those between Latin words stay. */

import { isBlank } from '../../../text/characters.js';
import type { PlacedText } from './items.js';

/** Characters of a line without a blank among them. Lengths are in points. */
export interface Piece {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** From the end of the piece before it in the line; 0 for the first. */
  readonly gap: number;
  /** Whether a blank stands before it. */
  readonly spaced: boolean;
}

/** Gaps between Latin words are at least so wide, in sizes. */
const WORD_GAP = 0.1;
/** From this width on, in sizes, a gap between Chinese words is one that its author made. */
const WIDE_GAP = 0.9;
/** Letters of a spaced-out title are no further apart than this, in sizes. */
const LETTER_GAP = 2.6;
/** Signs that stand close to the figure before them. */
const CLINGING = new Set('%‰');
const WIDE_CHARACTER = /[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2014\u2018-\u201d\u2026\u00b7\u2460-\u24ff\ud800-\udfff]/;

/** Cuts an item at its blanks; where in it a word begins is reckoned from the widths that characters mostly have. */
export function piecesOf(item: PlacedText, index: number, items: readonly PlacedText[]): Piece[] {
  const before = items[index - 1];
  const scale = item.width / Math.max(1e-6, widthOf(item.text, item.size));
  const pieces: Piece[] = [];
  let x = item.x;
  let gap = before ? item.x - (before.x + before.width) : 0;
  let spaced = before !== undefined && (gap > WORD_GAP * item.size || endsBlank(before.text));
  if (before && endsBlank(before.text)) gap += widthOf(/\s*$/.exec(before.text.slice(-80))![0], item.size);
  for (const run of runsOf(item.text)) {
    const width = widthOf(run, item.size) * scale;
    if (isBlank(run.charCodeAt(0))) {
      gap += width;
      spaced = true;
    } else {
      pieces.push({ text: run, x0: x, x1: x + width, gap, spaced });
      gap = 0;
      spaced = false;
    }
    x += width;
  }
  return pieces;
}

function endsBlank(text: string): boolean {
  return isBlank(text.charCodeAt(text.length - 1));
}

/** The text cut into runs of blanks and runs of others. */
function runsOf(text: string): string[] {
  const runs: string[] = [];
  let start = 0;
  for (let index = 1; index <= text.length; index++) {
    if (index < text.length && isBlank(text.charCodeAt(index)) === isBlank(text.charCodeAt(index - 1))) continue;
    runs.push(text.slice(start, index));
    start = index;
  }
  return runs;
}

/** How wide a text is about: Chinese characters a size, all others half of it. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (let index = 0; index < text.length; index++) width += isWide(text, index) ? size : size / 2;
  return width;
}

/** Whether the character at `index` is Chinese, or a sign as wide as one. */
export function isWide(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 0xb7 && (code === 0x3000 || WIDE_CHARACTER.test(text[index]!));
}

/** The text of pieces in their order. */
export function writeOut(pieces: readonly Piece[], size: number): string {
  const spacedOut = spacedOutPieces(pieces, size);
  let text = '';
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && !spacedOut[index] && hasBlank(pieces[index - 1]!, piece, size)) text += ' ';
    text += piece.text;
  }
  return text;
}

function hasBlank(before: Piece, piece: Piece, size: number): boolean {
  if (CLINGING.has(piece.text[0]!)) return false;
  if (isWide(before.text, before.text.length - 1) || isWide(piece.text, 0)) return piece.gap >= WIDE_GAP * size;
  return piece.spaced;
}

/** For every piece whether it goes on with a spaced-out word (`政 府 工 作 报 告`, `目　录`): single characters, three of them or all of the line. */
function spacedOutPieces(pieces: readonly Piece[], size: number): boolean[] {
  const goesOn = pieces.map(() => false);
  for (let start = 0; start < pieces.length; ) {
    let end = start + 1;
    if (isSingle(pieces[start]!)) while (end < pieces.length && isSingle(pieces[end]!) && pieces[end]!.gap <= LETTER_GAP * size) end++;
    const wide = pieces.slice(start, end).filter(({ text }) => isWide(text, 0)).length;
    if (wide > (end - start) / 2 && (end - start >= 3 || pieces.length === 2)) goesOn.fill(true, start + 1, end);
    start = end;
  }
  return goesOn;
}

function isSingle({ text }: Piece): boolean {
  return text.length === 1;
}
