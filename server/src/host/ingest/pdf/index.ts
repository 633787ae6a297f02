/** PDF → text (PDF 读入): the text layer's lines become paragraphs; scans, encrypted and damaged files are said to be that. */

import type { Localized } from '../../../text/localized.js';
import type { Extraction, Extractor, IngestLimits } from '../model.js';
import { isVisible, type PageText } from './items.js';
import { paragraphsOfPages } from './layout.js';
import { openPdf, type OpenPdf } from './reader.js';
import { isUnreadable } from './unicode.js';

/** Reads the text layer of a PDF. */
export const extractPdf: Extractor = async (bytes, limits) => {
  const pdf = await openPdf(bytes);
  if ('failed' in pdf) return pdf;
  try {
    return await extracted(pdf, bytes, limits);
  } finally {
    await pdf.close();
  }
};

async function extracted(pdf: OpenPdf, bytes: Uint8Array, limits: IngestLimits): Promise<Extraction> {
  if (pdf.pages > limits.pages) {
    return { failed: { zh: `有 ${pdf.pages} 页，超过上限 ${limits.pages} 页`, en: `has ${pdf.pages} pages, more than ${limits.pages}` } };
  }
  const { pages, missing } = await readPages(pdf);
  if (pages.size === 0) return { failed: { zh: '已损坏，没有一页能读', en: 'is damaged: no page of it can be read' } };
  const texts = [...pages.values()].flatMap(({ items }) => items.map(({ text }) => text));
  if (isUnreadable(texts)) return { skipped: { zh: '有文字层但无法读取：字体没有注明文字编码', en: 'has a text layer that cannot be read: its fonts do not say which characters they show' } };
  const paragraphs = paragraphsOfPages([...pages.values()]);
  if (paragraphs.length === 0) return { skipped: reasonOfNoText(bytes) };
  const blank = [...pages].filter(([, { items }]) => !items.some(({ text }) => isVisible(text))).map(([number]) => number);
  return { extracted: { kind: 'pdf', text: paragraphs.join('\n'), notes: notesOf(blank, missing, bytes) } };
}

/** The pages that can be read, by their numbers, and the numbers of those that cannot. */
async function readPages(pdf: OpenPdf): Promise<{ pages: Map<number, PageText>; missing: number[] }> {
  const pages = new Map<number, PageText>();
  const missing: number[] = [];
  for (let number = 1; number <= pdf.pages; number++) {
    try {
      pages.set(number, await pdf.read(number));
    } catch {
      missing.push(number);
    }
  }
  return { pages, missing };
}

function reasonOfNoText(bytes: Uint8Array): Localized {
  if (holdsPicture(bytes)) return { zh: '是扫描件，没有文字层', en: 'is a scan without a text layer' };
  return { zh: '没有文字层（空白，或者文字只是图形）', en: 'has no text layer (it is blank, or its letters are drawings)' };
}

/** Whether a file holds a picture: these say so in plain bytes, even where all else is packed or encrypted. */
function holdsPicture(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = file.indexOf('/Image'); at >= 0; at = file.indexOf('/Image', at + 1)) {
    if (/\/Subtype\s{0,4}\/Image(?![A-Za-z])/.test(file.toString('latin1', Math.max(0, at - 12), at + 7))) return true;
  }
  return false;
}

function notesOf(blank: readonly number[], missing: readonly number[], bytes: Uint8Array): Localized[] {
  const notes: Localized[] = [];
  if (blank.length > 0) notes.push({ zh: `第 ${ranges(blank, '、')} 页没有文字（可能是扫描件），未检查`, en: `no text on page ${ranges(blank, ', ')} (perhaps scanned): not checked` });
  if (missing.length > 0) notes.push({ zh: `文件有损坏，第 ${ranges(missing, '、')} 页无法读取`, en: `damaged: page ${ranges(missing, ', ')} cannot be read` });
  else if (!isWhole(bytes)) notes.push({ zh: '文件不完整（没有结尾），后面可能缺页', en: 'incomplete (its end is missing): pages may be missing' });
  return notes;
}

/** Page numbers as a reader writes them: `2、4–6`. */
function ranges(numbers: readonly number[], between: string): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs[runs.length - 1];
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(between);
}

/** Whether the mark of a PDF's end stands near its end. */
function isWhole(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(-2048)).includes('%%EOF');
}
