/** Opens a PDF with pdf.js and reads pieces of text with their places; executes and fetches nothing. */

import type { PDFDocumentProxy, PDFPageProxy } from 'unpdf/pdfjs';
import type { Localized } from '../../../text/localized.js';
import { CMapFiles } from './cmaps.js';
import { uprightPage, type RawText } from './directions.js';
import type { Matrix, PageText } from './items.js';
import { strokesOf } from './strokes.js';
import { textOf } from './unicode.js';

type Library = typeof import('unpdf/pdfjs');

/** A document that is open: to be closed by who opened it. */
export interface OpenPdf {
  readonly pages: number;
  /** Throws where the page is damaged or missing. Pages are counted from 1. */
  read(page: number): Promise<PageText>;
  close(): Promise<void>;
}

/** Opens a document, or says why it cannot be opened. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf | { readonly failed: Localized }> {
  completeArrayBuffer();
  const library = await import('unpdf/pdfjs');
  const task = library.getDocument({
    data: Uint8Array.from(bytes), // pdf.js takes the bytes away from whoever gives them, and refuses a Buffer
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
    close: async () => {
      await document.destroy();
    },
  };
}

function reasonOf(error: unknown): Localized {
  const { name } = error as Error;
  if (name === 'PasswordException') return { zh: '已加密，要口令才能打开', en: 'is encrypted and needs a password' };
  return { zh: '不是完好的 PDF 文件', en: 'is no PDF file, or a damaged one' };
}

async function readPage(library: Library, page: PDFPageProxy): Promise<PageText> {
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const texts: RawText[] = [];
  for (const item of items) {
    if ('str' in item) texts.push({ text: textOf(item.str), width: item.width, matrix: library.Util.transform(view.transform, item.transform) as unknown as Matrix });
  }
  const strokes = texts.length > 0 ? await strokesOf(library, page, view.transform as unknown as Matrix) : [];
  return uprightPage({ width: view.width, height: view.height, texts, strokes });
}

/** Node 20 lacks a function of JavaScript's that pdf.js calls where it reads drawings. */
function completeArrayBuffer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    writable: true,
    value(this: ArrayBuffer, length: number) {
      return this.slice(0, length);
    },
  });
}
