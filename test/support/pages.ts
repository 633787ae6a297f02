/** Web pages of invented places as government sites build them, and what is read from them. */

import { readFileSync } from 'node:fs';
import { INGEST_LIMITS, type ExtractedText, type Extraction } from '../../server/src/host/ingest/model.js';
import { extractHtml, extractMhtml } from '../../server/src/host/ingest/html/index.js';

/** A page in `test/support/pages`, which is UTF-8 whatever it says. */
export function page(name: string): string {
  return readFileSync(new URL(`pages/${name}.html`, import.meta.url), 'utf8');
}

/** What becomes of a page. */
export function read(html: string | Uint8Array): Extraction {
  return extractHtml(typeof html === 'string' ? Buffer.from(html) : html, INGEST_LIMITS) as Extraction;
}

/** What becomes of a web archive. */
export function readArchive(bytes: string | Uint8Array): Extraction {
  return extractMhtml(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, INGEST_LIMITS) as Extraction;
}

/** What was extracted; throws where nothing was. */
export function extracted(extraction: Extraction): ExtractedText {
  if ('extracted' in extraction) return extraction.extracted;
  throw new Error(`nothing was extracted: ${JSON.stringify(extraction)}`);
}

/** The text of a page. */
export function textOf(html: string | Uint8Array): string {
  return extracted(read(html)).text;
}

/** The text of a page whose body is given. */
export function textOfBody(body: string): string {
  return textOf(`<!doctype html><meta charset="utf-8"><body>${body}`);
}
