/** Opens a PDF with pdf.js and reads pieces of text with their places; executes and fetches nothing. */

import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import type { Localized } from '../../../text/localized.js';
import { CMapFiles } from './cmaps.js';
import type { PageText, PlacedText } from './items.js';
import { strokesOf } from './strokes.js';
import { textOf } from './unicode.js';

type Library = typeof import('unpdf/pdfjs');

/** A document that is open: to be closed by who opened it. */
export interface OpenPdf {
  readonly pages: number;
  /** Throws where the page is damaged or missing. Pages are counted from 1. */
  read(page: number): Promise<PageText>;
  /** Whether a page shows a picture (a scan does). */
  showsPicture(page: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens a document, or says why it cannot be opened. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | { readonly failed: Localized }> {
  const library = await import('unpdf/pdfjs');
  const task = library.getDocument({
    data: bytes.slice(), // pdf.js takes the bytes away from whoever gives them
    BinaryDataFactory: CMapFiles,
    cMapUrl: 'cmaps/',
    cMapPacked: true,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  try {
    return opened(library, await task.promise);
  } catch (error) {
    await task.destroy();
    return { failed: reasonOf(error) };
  }
}

function opened(library: Library, document: PDFDocumentProxy): OpenPdf {
  return {
    pages: document.numPages,
    read: async (number) => {
      const page = await document.getPage(number);
      try {
        return await readPage(library, page);
      } finally {
        page.cleanup();
      }
    },
    showsPicture: async (number) => {
      const { fnArray } = await (await document.getPage(number)).getOperatorList();
      return fnArray.some((operator) => PICTURES.some((name) => operator === library.OPS[name]));
    },
    close: async () => {
      await document.destroy();
    },
  };
}

const PICTURES = ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject', 'paintImageXObjectRepeat'] as const;

function reasonOf(error: unknown): Localized {
  const { name } = error as Error;
  if (name === 'PasswordException') return { zh: '已加密，要口令才能打开', en: 'is encrypted and needs a password' };
  return { zh: '不是完好的 PDF 文件', en: 'is no PDF file, or a damaged one' };
}

async function readPage(library: Library, page: PDFPageProxy): Promise<PageText> {
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const placed: Turned[] = [];
  for (const item of items) if ('str' in item) placed.push(...place(item, library.Util.transform(view.transform, item.transform) as unknown as Matrix));
  const upright = uprightItems(placed);
  const strokes = upright.some(({ size }) => size > 0) ? await strokesOf(library, page, view.transform as unknown as Matrix) : [];
  return { height: view.height, items: upright, strokes };
}

export type Matrix = readonly [number, number, number, number, number, number];

/** A piece of text and the direction that it runs in: quarters of a turn; slanting text has none. */
interface Turned extends PlacedText {
  readonly turn: number | undefined;
}

function place({ str, width }: { str: string; width: number }, matrix: Matrix): Turned[] {
  const size = Math.hypot(matrix[2], matrix[3]);
  const quarters = Math.atan2(matrix[1], matrix[0]) / (Math.PI / 2);
  const turn = Math.abs(quarters - Math.round(quarters)) < 0.05 ? (Math.round(quarters) + 4) % 4 : undefined;
  const [x, y] = turned(matrix[4], matrix[5], turn ?? 0);
  return [x, y, width, size].every(Number.isFinite) && size > 0 && str !== '' ? [{ text: textOf(str), x, y, width: Math.abs(width), size, turn }] : [];
}

/** A place on a page that is turned back by quarters, so that its text runs from left to right. */
function turned(x: number, y: number, turn: number): readonly [number, number] {
  if (turn === 1) return [y, -x];
  if (turn === 2) return [-x, -y];
  return turn === 3 ? [-y, x] : [x, y];
}

/** The pieces that run in the direction most do (a table may lie across the page). Watermarks (水印) run slanting, or across the rest. */
function uprightItems(items: readonly Turned[]): PlacedText[] {
  const lengths = [0, 0, 0, 0];
  for (const { turn, text } of items) if (turn !== undefined) lengths[turn]! += text.trim().length;
  const most = lengths.indexOf(Math.max(...lengths));
  return items.filter(({ turn }) => turn === most);
}
