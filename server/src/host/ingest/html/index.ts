/** Web pages (网页), saved alone or with what they show (MHTML), to text. */

import type { ExtractedText, Extraction, Extractor, IngestLimits } from '../model.js';
import { Unreadable } from '../unreadable.js';
import { decodePage } from './charset.js';
import { rootPage } from './mhtml.js';
import { textOfPage } from './page.js';

/** Reads an HTML page. */
export const extractHtml: Extractor = (bytes, limits) => extract('html', bytes, '', limits);

/** Reads the page in a web archive (`.mht`, `.mhtml`). */
export const extractMhtml: Extractor = (bytes, limits) => {
  const root = rootPage(bytes, limits);
  return 'failure' in root ? { failed: root.failure } : extract('mhtml', root.bytes, root.charset, limits);
};

function extract(kind: ExtractedText['kind'], bytes: Uint8Array, charset: string, limits: IngestLimits): Extraction {
  const decoded = decodePage(bytes, charset);
  if ('failure' in decoded) return { failed: decoded.failure };
  try {
    const text = textOfPage(decoded.text, limits);
    if (text === undefined) return { skipped: { zh: '是没有正文的网页', en: 'is a web page without a text' } };
    return { extracted: { kind, text, ...(decoded.encoding && { encoding: decoded.encoding }), notes: [] } };
  } catch (error) {
    if (error instanceof Unreadable) return { failed: error.reason };
    throw error;
  }
}
