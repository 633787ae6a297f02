/** Lines with their roles while a document is read, and items (numbers, dates) that go on over several lines. */

import type { Located } from '../text/span.js';
import type { Line } from './physical.js';

/** What a line is, where it is no running text; `continued` belongs to the item that begins in a line before it. */
export type Role = 'front-matter' | 'comment' | 'code' | 'furniture' | 'row' | 'title' | 'number' | 'history' | 'addressee' | 'signature' | 'date' | 'attachments' | 'attachment-mark' | 'continued' | 'copy';

/** Lines with their roles while the head is being read; `roles[i]` is `undefined` for running text. */
export interface Lines {
  readonly text: string;
  readonly lines: Line[];
  readonly roles: (Role | undefined)[];
}

const PIECES = 8;
const FARTHEST_PIECE = 24;
const LONGEST_PIECE = 16;

/** The line's text. */
export function lineText(of: Lines, index: number): string {
  const line = of.lines[index]!;
  return of.text.slice(line.start, line.end);
}

/** Indices of lines with running text so far, in `[from, to)`, at most `most`. */
export function freeLines(of: Lines, from: number, to: number, most: number): number[] {
  const free: number[] = [];
  for (let index = from; index < to && free.length < most; index++) {
    if (!of.roles[index] && of.lines[index]!.end > of.lines[index]!.start) free.push(index);
  }
  return free;
}

/**
 * Whether an item begins at `index` and goes on over short lines, as in pages that were scraped piece by piece (`示府办发`, `〔`,
 * `2022`, `〕`, `17号`): `is` tells when it is complete. Marks the further lines as its continuation.
 */
export function markSpread(of: Lines, index: number, is: (joined: string) => boolean): boolean {
  const pieces = freeLines(of, index, Math.min(of.lines.length, index + FARTHEST_PIECE), PIECES);
  let joined = '';
  for (const [position, at] of pieces.entries()) {
    const piece = lineText(of, at);
    if (piece.length > LONGEST_PIECE) return false;
    joined += piece;
    if (position === 0 || !is(joined)) continue;
    for (const further of pieces.slice(1, position + 1)) of.roles[further] = 'continued';
    return true;
  }
  return false;
}

/** The item that begins at `index`, with what continues it, and its place. */
export function itemAt(of: Lines, index: number): Located<string> {
  let value = lineText(of, index);
  let { end } = of.lines[index]!;
  for (let at = index + 1; at < Math.min(of.lines.length, index + FARTHEST_PIECE); at++) {
    if (of.roles[at] !== 'continued') continue;
    value += lineText(of, at);
    ({ end } = of.lines[at]!);
  }
  return { value, span: { start: of.lines[index]!.start, end } };
}
