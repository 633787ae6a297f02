/** Furniture of pages (页眉页脚、页码): page numbers, and lines that most pages repeat at the same height. */

import type { Line } from './lines.js';

/** Lines of a page, from top to bottom, and its measures. */
export interface LinedPage {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

/** So many lines at the head and at the foot of a page may be furniture. */
const EDGE_LINES = 3;
/** The outermost parts of a page: where a number alone in its line is the page's, and where running heads stand. */
const MARGIN = { number: 0.14, head: 0.22 };
/** A line is a running head from this many pages on, and where it stands on at least a third of them (even and odd pages may differ). */
const LEAST_PAGES = 3;
const LEAST_SHARE = 1 / 3;
/** Heights that differ by less, in points, are the same. */
const SAME_HEIGHT = 4;
/** Rows of a table may repeat its head on every page; running heads have three parts at most. */
const MOST_PARTS = 3;

const DRESSED_NUMBER = /^(?:[-—–―－·•~～一]{1,3}[0-9０-９]{1,4}[-—–―－·•~～一]{1,3}|第[0-9０-９一二三四五六七八九十百]{1,5}页(?:[,，/／]?共[0-9０-９一二三四五六七八九十百]{1,5}页)?|Page[0-9]{1,4}(?:of[0-9]{1,4})?)$/i;
const BARE_NUMBER = /^(?:[0-9０-９]{1,4}(?:[/／][0-9０-９]{1,4})?|[ivxlc]{1,6}|[IVXLC]{1,6})$/;
const LONGEST_NUMBER = 24;

/** The pages without their furniture. */
export function withoutFurniture(pages: readonly LinedPage[]): LinedPage[] {
  const repeated = repeatedLines(pages);
  return pages.map((page, number) => {
    const edges = edgeLines(page);
    return { ...page, lines: page.lines.filter((line) => !edges.has(line) || !(isPageNumber(line, page) || keysOf(line, number, page).some((key) => repeated.has(key)))) };
  });
}

function edgeLines({ lines }: LinedPage): Set<Line> {
  return new Set([...lines.slice(0, EDGE_LINES), ...lines.slice(-EDGE_LINES)].filter(({ isRow }) => !isRow));
}

/** Whether a line at the edge of a page is nothing but the page's number. */
function isPageNumber(line: Line, page: LinedPage): boolean {
  const compact = line.text.replace(/\s/g, '');
  if (compact.length > LONGEST_NUMBER) return false;
  if (DRESSED_NUMBER.test(compact)) return true;
  return BARE_NUMBER.test(compact) && isInMargin(line, page, MARGIN.number);
}

function isInMargin({ y, size }: Line, { height }: LinedPage, margin: number): boolean {
  return y < height * margin || y - size > height * (1 - margin);
}

/** The keys of the lines that stand on many pages. */
function repeatedLines(pages: readonly LinedPage[]): Set<string> {
  const counts = new Map<string, number>();
  for (const [number, page] of pages.entries()) {
    const keys = new Set([...edgeLines(page)].flatMap((line) => keysOf(line, number, page)));
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(LEAST_PAGES, pages.length * LEAST_SHARE);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}

/** What a line is recognised by on another page: its words and height, with a number that grows with the pages made equal. Two heights, as one may lie between. */
function keysOf(line: Line, number: number, page: LinedPage): string[] {
  const { text, y, cells } = line;
  if (cells.length > MOST_PARTS || !isInMargin(line, page, MARGIN.head)) return [];
  const numbered = text.replace(/^[0-9]{1,4}(?![0-9])|[0-9]{1,4}$/, (digits) => `#${Number(digits) - number}`);
  const step = Math.floor(y / SAME_HEIGHT);
  return [step, step + 1].flatMap((height) => [`${height} ${text}`, `${height} ${numbered}`]);
}
