/** Pages with text that has places → paragraphs (版面还原): everything that is done without a library, in its order. */

import { withoutFurniture, type LinedPage } from './furniture.js';
import { readGrids } from './grids.js';
import type { PageText } from './items.js';
import { linesOf } from './lines.js';
import { paragraphsOf } from './paragraphs.js';

/** The paragraphs of a document, in order; empty where no page has text. */
export function paragraphsOfPages(pages: readonly PageText[]): string[] {
  return paragraphsOf(withoutFurniture(pages.map(linedPage)));
}

/** The lines of a page, with rows of tables where these stand. */
function linedPage({ items, strokes, width, height }: PageText): LinedPage {
  const { rows, rest } = readGrids(items, strokes);
  return { lines: [...linesOf(rest), ...rows].sort((one, other) => one.y - other.y), width, height };
}
