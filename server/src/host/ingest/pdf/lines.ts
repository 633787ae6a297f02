/** Pieces of text → lines (行): by their height on the page, from left to right, with blanks only where a reader sees some. */

import { isVisible, type PlacedText } from './items.js';
import { piecesOf, writeOut, type Piece } from './pieces.js';

/** A part of a line that wide gaps part from the rest of it: a cell of a table's row, perhaps. */
export interface Cell {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
}

/** A line of a page. `y` is its baseline, `size` the size of most of its characters. */
export interface Line {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** At least one, but none in a row that was read from a grid. */
  readonly cells: readonly Cell[];
  /** Whether `text` is a row of Markdown. */
  readonly isRow?: boolean;
}

/** Pieces whose middles are no further apart than this, in sizes, stand in one line: raised and lowered ones with it. */
const SAME_HEIGHT = 0.35;
/** From the baseline up to the middle of letters, in sizes. */
const MIDDLE = 0.35;
/** Wider gaps, in sizes, may part the cells of a row. */
const CELL_GAP = 1.6;
/** A smaller piece of digits that stands higher by this much of the line's size is a mark of a footnote or an exponent. */
const RAISED = 0.15;
const SMALL = 0.8;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The lines of a page from top to bottom; pieces without anything to read are left out. */
export function linesOf(items: readonly PlacedText[]): Line[] {
  const filled = items.filter(({ text }) => isVisible(text)).sort((one, other) => middle(one) - middle(other));
  const lines: PlacedText[][] = [];
  let tallest: PlacedText | undefined;
  for (const item of filled) {
    if (tallest && middle(item) - middle(tallest) <= SAME_HEIGHT * Math.max(item.size, tallest.size)) {
      lines[lines.length - 1]!.push(item);
      if (item.size > tallest.size) tallest = item;
      continue;
    }
    lines.push([item]);
    tallest = item;
  }
  return lines.map(lineOf);
}

function middle({ y, size }: PlacedText): number {
  return y - MIDDLE * size;
}

function lineOf(items: readonly PlacedText[]): Line {
  const { size, y } = items.reduce((best, item) => (item.text.length * item.size > best.text.length * best.size ? item : best));
  const pieces = items
    .map((item) => (isRaised(item, size, y) ? { ...item, text: raised(item.text) } : item))
    .sort((one, other) => one.x - other.x)
    .flatMap(piecesOf);
  const cells = cellsOf(pieces, size).map((cell) => ({ text: writeOut(cell, size), x0: cell[0]!.x0, x1: endOf(cell) }));
  return { text: writeOut(pieces, size), x0: cells[0]!.x0, x1: endOf(cells), y, size, cells };
}

function endOf(parts: readonly { readonly x1: number }[]): number {
  return parts.reduce((end, { x1 }) => Math.max(end, x1), -Infinity);
}

function isRaised(item: PlacedText, size: number, y: number): boolean {
  return item.size < size * SMALL && y - item.y > size * RAISED && /^[0-9 ]+$/.test(item.text);
}

/** Digits as the characters that Unicode has for raised ones: `89%` with footnote 1 is not `89%1`. */
function raised(text: string): string {
  return text.replace(/[0-9]/g, (digit) => SUPERSCRIPTS[Number(digit)]!);
}

function cellsOf(pieces: readonly Piece[], size: number): Piece[][] {
  const cells: Piece[][] = [];
  for (const piece of pieces) {
    const last = cells[cells.length - 1];
    if (last && piece.gap < CELL_GAP * size) last.push(piece);
    else cells.push([piece]);
  }
  return cells;
}
