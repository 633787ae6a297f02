/** Pieces of text as they lie on the pages of a PDF (文字块), whatever library read them. */

import { trimRange } from '../../../text/characters.js';

/** A piece of text in one line and one size. Lengths are in points; `y` grows downwards. */
export interface PlacedText {
  readonly text: string;
  /** Where it begins. */
  readonly x: number;
  /** Its baseline. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A drawn line of a table's grid (表格线), upright or level: `x0 === x1` or `y0 === y1`, nearly. */
export interface Stroke {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** What was read of one page. */
export interface PageText {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PlacedText[];
  readonly strokes: readonly Stroke[];
}

/** How a place is moved, turned and stretched, as PDF writes it. */
export type Matrix = readonly [number, number, number, number, number, number];

/** Whether a reader sees anything of a text. */
export function isVisible(text: string): boolean {
  const { start, end } = trimRange(text, 0, text.length);
  return end > start;
}
