/** What one walk over a page gives, before anything is taken for furniture. */

import { LineWalk } from '../../server/src/host/ingest/html/lines.js';
import { parsePage } from '../../server/src/host/ingest/html/tree.js';
import { INGEST_LIMITS } from '../../server/src/host/ingest/model.js';

/** Its lines, joined. */
export function linesOfHtml(html: string): string {
  const walk = new LineWalk(INGEST_LIMITS);
  walk.add(parsePage(html, INGEST_LIMITS).childNodes);
  return walk.lines.map(({ text }) => text).join('\n');
}
