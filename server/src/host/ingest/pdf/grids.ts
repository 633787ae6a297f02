/** Tables with a drawn grid (有框线表格): which pieces of text stand in which cell, and the rows in Markdown. */

import type { PlacedText, Stroke } from './items.js';
import { linesOf, type Line } from './lines.js';
import { joinLines } from './joining.js';
import { markdownRow } from './tables.js';

/** Lines of a grid that are no further apart, in points, are one: a border may be drawn as a thin rectangle. */
const SAME_LINE = 3;

/** Positions of a grid's lines, sorted, and what is drawn on each. */
interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whether the line at `xs[index]` is drawn at height `y`; the same for `ys`. */
  readonly upright: (index: number, y: number) => boolean;
  readonly level: (index: number, x: number) => boolean;
}

/** The rows of the tables of a page as lines, and the pieces that stand in none of them. */
export function readGrids(items: readonly PlacedText[], strokes: readonly Stroke[]): { rows: Line[]; rest: PlacedText[] } {
  let rest = [...items];
  const rows: Line[] = [];
  for (const grid of gridsOf(strokes)) {
    const cells = new Map<number, PlacedText[]>();
    const outside: PlacedText[] = [];
    for (const item of rest) {
      const cell = cellAt(grid, item);
      if (cell === undefined) outside.push(item);
      else if (cells.get(cell)?.push(item) === undefined) cells.set(cell, [item]);
    }
    rest = outside;
    rows.push(...rowsOf(grid, cells));
  }
  return { rows, rest };
}

/** Grids lie one below the other: each is a stretch of the page that upright lines cover. At least two columns. */
function gridsOf(strokes: readonly Stroke[]): Grid[] {
  const isUpright = ({ x0, x1, y0, y1 }: Stroke): boolean => y1 - y0 > x1 - x0;
  const uprights = strokes.filter(isUpright).sort((one, other) => one.y0 - other.y0);
  const stretches: { y0: number; y1: number; strokes: Stroke[] }[] = [];
  for (const stroke of uprights) {
    const last = stretches[stretches.length - 1];
    if (last && stroke.y0 <= last.y1 + SAME_LINE) {
      last.y1 = Math.max(last.y1, stroke.y1);
      last.strokes.push(stroke);
    } else stretches.push({ y0: stroke.y0, y1: stroke.y1, strokes: [stroke] });
  }
  const levels = strokes.filter((stroke) => !isUpright(stroke));
  return stretches.flatMap(({ y0, y1, strokes: own }) => {
    const across = levels.filter((stroke) => stroke.y0 >= y0 - SAME_LINE && stroke.y1 <= y1 + SAME_LINE);
    const [vertical, horizontal] = [drawnLines(own.map(({ x0, y0: from, y1: to }) => ({ at: x0, from, to }))), drawnLines(across.map(({ y0: at, x0: from, x1: to }) => ({ at, from, to })))];
    if (vertical.positions.length < 3 || horizontal.positions.length < 2) return [];
    return [{ xs: vertical.positions, ys: horizontal.positions, upright: vertical.covers, level: horizontal.covers }];
  });
}

/** Lines at nearly the same place as one, with what they cover. */
function drawnLines(strokes: readonly { at: number; from: number; to: number }[]): { positions: number[]; covers: (index: number, at: number) => boolean } {
  const positions: number[] = [];
  const parts: { from: number; to: number }[][] = [];
  for (const stroke of [...strokes].sort((one, other) => one.at - other.at)) {
    if (positions.length > 0 && stroke.at - positions[positions.length - 1]! <= SAME_LINE) parts[parts.length - 1]!.push(stroke);
    else {
      positions.push(stroke.at);
      parts.push([stroke]);
    }
  }
  return { positions, covers: (index, at) => parts[index]!.some(({ from, to }) => from <= at && to >= at) };
}

/** The cell that a piece stands in, as row × columns + column of its first field; `undefined` outside. */
function cellAt(grid: Grid, { x, y, width, size }: PlacedText): number | undefined {
  const { xs, ys, upright, level } = grid;
  const [middleX, middleY] = [x + width / 2, y - size * 0.35];
  let column = fieldAt(xs, middleX);
  let row = fieldAt(ys, middleY);
  if (column === undefined || row === undefined) return undefined;
  while (column > 0 && !upright(column, middleY)) column--;
  const fieldMiddle = (xs[column]! + xs[column + 1]!) / 2;
  while (row > 0 && !level(row, fieldMiddle)) row--;
  return row * (xs.length - 1) + column;
}

/** Between which two of the sorted positions a place lies. */
function fieldAt(positions: readonly number[], at: number): number | undefined {
  const after = positions.findIndex((position) => position > at);
  return after > 0 ? after - 1 : undefined;
}

function rowsOf({ xs, ys }: Grid, cells: ReadonlyMap<number, readonly PlacedText[]>): Line[] {
  const columns = xs.length - 1;
  const rows: Line[] = [];
  for (let row = 0; row + 1 < ys.length; row++) {
    const texts = Array.from({ length: columns }, (_, column) => cellText(cells.get(row * columns + column) ?? []));
    if (texts.every((text) => text === '')) continue;
    rows.push({ text: markdownRow(texts), x0: xs[0]!, x1: xs[columns]!, y: ys[row + 1]!, size: ys[row + 1]! - ys[row]!, cells: [], isRow: true });
  }
  return rows;
}

function cellText(items: readonly PlacedText[]): string {
  return joinLines(linesOf(items).map(({ text }) => text));
}
