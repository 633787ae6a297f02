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
  /** Whether paragraphs are parted by space instead: then a line without space above it goes on with one. */
  readonly parted: boolean;
}

/** An indent is about two characters. */
const INDENT = { least: 1.4, most: 2.8 };
/** Space between paragraphs, in leadings. */
export const SPACE = { least: 1.15, most: 2.2 };
/** A manner in which fewer lines begin is no manner of the document. */
const LEAST_SHARE = 0.06;

/** For every page its column. */
export function columnsOf(pages: readonly LinedPage[]): Column[] {
  const texts = pages.map(({ lines }) => lines.filter(({ isRow }) => !isRow));
  const all = texts.flat();
  const size = weightedMedian(all.map((line) => [line.size, line.text.length]));
  const steps = texts.flatMap(distances);
  const leading = weightedMedian(steps.map((step) => [step, 1])) || size * 1.5;
  const common = commonEdges(pages, texts, size);
  const edges = texts.map((lines, page) => shifted(common.get(pages[page]!.width)!, edgesOf(lines, size), size));
  const indents = texts.flatMap((lines, page) => lines.filter((line) => isIndent(line.x0 - edges[page]!.left, size)));
  const spaces = steps.filter((step) => step >= SPACE.least * leading && step <= SPACE.most * leading);
  const least = Math.max(2, all.length * LEAST_SHARE);
  return edges.map(({ left, right }) => ({ left, right, size, leading, indented: indents.length >= least, parted: spaces.length >= least }));
}

/** The edges of all pages of one width: a page of headings, or the last one, may have no line that reaches both. */
function commonEdges(pages: readonly LinedPage[], texts: readonly (readonly Line[])[], size: number): Map<number, Edges> {
  const widths = new Map<number, Line[]>();
  for (const [page, lines] of texts.entries()) {
    const { width } = pages[page]!;
    if (!widths.has(width)) widths.set(width, []);
    for (const line of lines) widths.get(width)!.push(line);
  }
  return new Map([...widths].map(([width, lines]) => [width, edgesOf(lines, size)]));
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** The common edges moved a little, as on even and odd pages. */
function shifted({ left, right }: Edges, own: Edges, size: number): Edges {
  const shift = own.left - left;
  return Math.abs(shift) < size ? { left: left + shift, right: Math.max(own.right, right + shift) } : { left, right };
}

function isIndent(distance: number, size: number): boolean {
  return distance >= INDENT.least * size && distance <= INDENT.most * size;
}

/** The outermost edges that two lines share; those of the widest line where none do. */
function edgesOf(lines: readonly Line[], size: number): Edges {
  const lefts = lines.map(({ x0 }) => x0).sort((one, other) => one - other);
  const rights = lines.map(({ x1 }) => x1).sort((one, other) => other - one);
  return { left: shared(lefts, size / 2), right: shared(rights, size) };
}

function shared(edges: readonly number[], tolerance: number): number {
  return edges.find((edge, index) => index + 1 < edges.length && Math.abs(edges[index + 1]! - edge) <= tolerance) ?? edges[0] ?? 0;
}

function distances(lines: readonly Line[]): number[] {
  return lines.slice(1).map((line, index) => line.y - lines[index]!.y);
}

/** The value that half of the weight lies below; 0 where there is none. */
function weightedMedian(values: readonly (readonly [number, number])[]): number {
  const sorted = [...values].sort(([one], [other]) => one - other);
  let left = sorted.reduce((sum, [, weight]) => sum + weight, 0) / 2;
  for (const [value, weight] of sorted) if ((left -= weight) <= 0) return value;
  return 0;
}
