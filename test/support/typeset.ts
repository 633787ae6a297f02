/** Sets paragraphs as a printer does (排版): pieces of text with places, for tests of what puts them together again. */

import type { PageText, PlacedText } from '../../server/src/host/ingest/pdf/items.js';
import { widthOf } from '../../server/src/host/ingest/pdf/pieces.js';

const SIZE = 16;
const LEADING = 28;
const LEFT = 79;
const TOP = 120;
const WIDTH = 595;
const HEIGHT = 842;
/** Characters in a line, lines on a page. */
export const COLUMNS = 28;
const LINES = 22;

/** How a paragraph is set; where nothing is said, with an indent of two characters. */
export type Set = string | { readonly centred: string; readonly size?: number } | { readonly right: string } | { readonly flush: string } | { readonly cells: readonly string[] };

/** A piece of text in the column: `from` and the width in points. */
export function piece(text: string, x: number, y: number, size = SIZE): PlacedText {
  return { text, x, y, width: widthOf(text, size), size };
}

/** A page of A4. */
export function page(items: readonly PlacedText[], strokes: PageText['strokes'] = []): PageText {
  return { width: WIDTH, height: HEIGHT, items, strokes };
}

/** Pages of paragraphs, each line broken where the column ends, each page with what `furniture` puts on it. */
export function typeset(paragraphs: readonly Set[], furniture: (page: number) => readonly PlacedText[] = () => []): PageText[] {
  const lines = paragraphs.flatMap(linesOf);
  const pages: PageText[] = [];
  for (let from = 0; from < lines.length; from += LINES) {
    const items = lines.slice(from, from + LINES).flatMap((line, index) => line.map(({ text, x, size }) => piece(text, x, TOP + LEADING * index, size)));
    pages.push(page([...items, ...furniture(pages.length + 1)]));
  }
  return pages;
}

interface Start {
  readonly text: string;
  readonly x: number;
  readonly size: number;
}

function linesOf(set: Set): Start[][] {
  if (typeof set === 'string') return broken(set, COLUMNS - 2).map((text, index) => [{ text, x: LEFT + (index === 0 ? 2 * SIZE : 0), size: SIZE }]);
  if ('flush' in set) return broken(set.flush, COLUMNS).map((text) => [{ text, x: LEFT, size: SIZE }]);
  if ('right' in set) return [[{ text: set.right, x: LEFT + (COLUMNS - 3) * SIZE - widthOf(set.right, SIZE), size: SIZE }]];
  if ('cells' in set) return [set.cells.map((text, column) => ({ text, x: LEFT + column * 140, size: SIZE }))];
  const size = set.size ?? SIZE;
  return [[{ text: set.centred, x: LEFT + (COLUMNS * SIZE - widthOf(set.centred, size)) / 2, size }]];
}

/** A text in lines of so many characters, the first line holding `first`. */
function broken(text: string, first: number): string[] {
  const lines: string[] = [];
  let line = '';
  let room = first;
  for (const sign of text) {
    if (widthOf(line + sign, 1) > room) {
      lines.push(line);
      [line, room] = ['', COLUMNS];
    }
    line += sign;
  }
  return line === '' ? lines : [...lines, line];
}
