/** Lines that are drawn on a page (线条): what a table's grid is made of. */

import type { PDFPageProxy } from 'unpdf/pdfjs';
import type { Stroke } from './items.js';
import type { Matrix } from './reader.js';

/** None yet. */
export async function strokesOf(_library: typeof import('unpdf/pdfjs'), _page: PDFPageProxy, _view: Matrix): Promise<Stroke[]> {
  return [];
}
