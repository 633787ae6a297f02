/** The text of a clean fragment (片段) of HTML, such as a converter makes of a Word file: all of it that is shown. */

import type { IngestLimits } from '../model.js';
import { LineWalk } from './lines.js';
import { parsePage } from './tree.js';

/** A paragraph a line, tables as rows of Markdown, items of ordered lists with their numbers. Throws `BoundPassed` where a bound is passed. */
export function textOfFragment(html: string, limits: IngestLimits): string {
  const walk = new LineWalk(limits);
  walk.add(parsePage(html, limits).childNodes);
  return walk.lines.map(({ text }) => text).join('\n');
}
