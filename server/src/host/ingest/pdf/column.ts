/** The column of text (版心) of each page: where its lines begin and end, and whether its paragraphs are indented. */

import type { LinedPage } from './furniture.js';
import type { Line } from './lines.js';

/** Edges in points; sizes of what most of the text is. */
export interface Column {
  readonly left: number;
  readonly right: number;
  readonly size: number;
  /** From baseline to baseline, where lines follow each other in a paragraph. */
  readonly leading: number;
  /** Whether paragraphs begin with an indent: then a line at the left edge goes on with one. */
  readonly indented: boolean;
}

/** Pages with fewer lines tell nothing of their edges: those of the other pages hold. */
const LEAST_LINES = 5;
/** An indent is about two characters. */
const INDENT = { least: 1.4, most: 2.8 };
const LEAST_INDENTED = 0.06;

/** For every page its column. */
export function columnsOf(pages: readonly LinedPage[]): Column[] {
  const texts = pages.map(({ lines }) => lines.filter(({ isRow }) => !isRow));
  const all = texts.flat();
  const size = weightedMedian(all.map((line) => [line.size, line.text.length]));
  const leading = weightedMedian(texts.flatMap(distances)) || size * 1.5;
  const own = texts.map((lines) => (lines.length >= LEAST_LINES ? edgesOf(lines, size) : undefined));
  const common = edgesOf(all, size);
  let last = own.find((edges) => edges !== undefined) ?? common;
  const edges = own.map((found) => (last = found ?? last));
  const indents = texts.flatMap((lines, page) => lines.filter((line) => isIndent(line.x0 - edges[page]!.left, size)));
  const indented = indents.length >= Math.max(2, all.length * LEAST_INDENTED);
  return edges.map(({ left, right }) => ({ left, right, size, leading, indented }));
}

function isIndent(distance: number, size: number): boolean {
  return distance >= INDENT.least * size && distance <= INDENT.most * size;
}

/** The outermost edges that two lines share; those of the widest line where none do. */
function edgesOf(lines: readonly Line[], size: number): { left: number; right: number } {
  const lefts = lines.map(({ x0 }) => x0).sort((one, other) => one - other);
  const rights = lines.map(({ x1 }) => x1).sort((one, other) => other - one);
  return { left: shared(lefts, size / 2), right: shared(rights, size) };
}

function shared(edges: readonly number[], tolerance: number): number {
  return edges.find((edge, index) => index + 1 < edges.length && Math.abs(edges[index + 1]! - edge) <= tolerance) ?? edges[0] ?? 0;
}

function distances(lines: readonly Line[]): [number, number][] {
  return lines.slice(1).map((line, index) => [line.y - lines[index]!.y, 1]);
}

/** The value that half of the weight lies below; 0 where there is none. */
function weightedMedian(values: readonly (readonly [number, number])[]): number {
  const sorted = [...values].sort(([one], [other]) => one - other);
  let left = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of sorted) if ((left -= weight) <= 0) return value;
  return 0;
}
