/** Lines that are drawn on a page (线条): what a table's grid is made of. */

import type { PDFPageProxy } from 'unpdf/pdfjs';
import type { Matrix, Stroke } from './items.js';

type Library = typeof import('unpdf/pdfjs');

/** A page with more is a drawing, not a table. */
const MOST_STROKES = 5000;
/** Shorter lines, in points, are letters or hatching. */
const SHORTEST = 5;
/** A line that leans by no more, in points, is upright or level. */
const LEAN = 1;
/** Commands of a path as pdf.js writes them, and how many numbers follow each. */
const PATH = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 };
const NUMBERS = [2, 2, 6, 4, 0];

/** The upright and level lines of a page, in points of the page as it is viewed; none where there are too many. */
export async function strokesOf(library: Library, page: PDFPageProxy, view: Matrix): Promise<Stroke[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const { OPS, Util } = library;
  const painted = new Set([OPS.stroke, OPS.closeStroke, OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const strokes: Stroke[] = [];
  const saved: Matrix[] = [];
  let matrix = view;
  const move = (by: unknown): void => {
    if (isMatrix(by)) matrix = Util.transform(matrix as unknown as number[], by as unknown as number[]) as unknown as Matrix;
  };
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as unknown[] | null;
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? view;
    else if (operator === OPS.transform) move(args);
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      move(args?.[0]);
    } else if (operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? view;
    else if (operator === OPS.constructPath && painted.has(args?.[0] as number)) addStrokes(strokes, (args?.[1] as unknown[])[0], matrix);
    if (strokes.length > MOST_STROKES) return [];
  }
  return strokes;
}

function isMatrix(value: unknown): value is Matrix {
  return (Array.isArray(value) || ArrayBuffer.isView(value)) && (value as unknown as Matrix).length === 6;
}

function addStrokes(strokes: Stroke[], path: unknown, matrix: Matrix): void {
  if (!(path instanceof Float32Array)) return;
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (let index = 0; index < path.length; ) {
    const command = path[index++]!;
    const count = NUMBERS[command];
    if (count === undefined) return;
    const [toX, toY] = count > 0 ? turned(path[index + count - 2]!, path[index + count - 1]!, matrix) : [startX, startY];
    index += count;
    if (command === PATH.moveTo) [startX, startY] = [toX, toY];
    else if (command === PATH.lineTo || command === PATH.closePath) addStroke(strokes, x, y, toX, toY);
    [x, y] = [toX, toY];
  }
}

function turned(x: number, y: number, [a, b, c, d, e, f]: Matrix): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function addStroke(strokes: Stroke[], x0: number, y0: number, x1: number, y1: number): void {
  const [across, down] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
  if (Math.min(across, down) > LEAN || !(Math.max(across, down) >= SHORTEST)) return;
  strokes.push({ x0: Math.min(x0, x1), y0: Math.min(y0, y1), x1: Math.max(x0, x1), y1: Math.max(y0, y1) });
}
