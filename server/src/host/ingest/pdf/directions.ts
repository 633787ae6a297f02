/** Which way the text of a page runs (文字方向), and the page turned so that it runs from left to right. */

import type { Matrix, PageText, PlacedText, Stroke } from './items.js';

/** A piece of text on a page as it is viewed, with its matrix. */
export interface RawText {
  readonly text: string;
  readonly width: number;
  readonly matrix: Matrix;
}

/** A page as it is viewed, in points. */
export interface RawPage {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly RawText[];
  readonly strokes: readonly Stroke[];
}

/** A direction that is no further from a quarter turn, in quarters, is that quarter. */
const TOLERANCE = 0.05;

/** The page turned as most of its text runs (a table may lie across it). What slants or runs across the rest is a watermark (水印) and left out. */
export function uprightPage({ width, height, texts, strokes }: RawPage): PageText {
  const turns = texts.map(({ matrix }) => quarterOf(matrix));
  const lengths = [0, 0, 0, 0];
  for (const [index, { text }] of texts.entries()) lengths[turns[index] ?? 0]! += turns[index] === undefined ? 0 : text.trim().length;
  const most = lengths.indexOf(Math.max(...lengths));
  const turn = (x: number, y: number): Point => turned(x, y, most, width, height);
  return {
    width: most % 2 === 0 ? width : height,
    height: most % 2 === 0 ? height : width,
    items: texts.filter((_, index) => turns[index] === most).flatMap((raw) => placed(raw, turn)),
    strokes: strokes.map((stroke) => turnedStroke(stroke, turn)),
  };
}

type Point = readonly [number, number];

/** Quarters of a turn, clockwise; `undefined` for text that slants. */
function quarterOf(matrix: Matrix): number | undefined {
  const quarters = Math.atan2(matrix[1], matrix[0]) / (Math.PI / 2);
  const nearest = Math.round(quarters);
  return Math.abs(quarters - nearest) < TOLERANCE ? (nearest + 4) % 4 : undefined;
}

function placed({ text, width, matrix }: RawText, turn: (x: number, y: number) => Point): PlacedText[] {
  const size = Math.hypot(matrix[2], matrix[3]);
  const [x, y] = turn(matrix[4], matrix[5]);
  return [x, y, width, size].every(Number.isFinite) && size > 0 && text !== '' ? [{ text, x, y, width: Math.abs(width), size }] : [];
}

function turned(x: number, y: number, quarters: number, width: number, height: number): Point {
  if (quarters === 1) return [y, width - x];
  if (quarters === 2) return [width - x, height - y];
  return quarters === 3 ? [height - y, x] : [x, y];
}

function turnedStroke({ x0, y0, x1, y1 }: Stroke, turn: (x: number, y: number) => Point): Stroke {
  const [one, other] = [turn(x0, y0), turn(x1, y1)];
  return { x0: Math.min(one[0], other[0]), y0: Math.min(one[1], other[1]), x1: Math.max(one[0], other[0]), y1: Math.max(one[1], other[1]) };
}
