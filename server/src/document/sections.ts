/** Sections (标题下的内容): how far reaches what stands under each heading. */

import { isBlank } from '../text/characters.js';
import type { Span } from '../text/span.js';
import type { Heading, PolicyDocument } from './model.js';

/** For every heading the stretch from it to the last words under it, before the next heading of its depth or above. Sections nest. */
export function sectionsOf(document: PolicyDocument): Span[] {
  const { text, headings } = document;
  const bounds = partBounds(document);
  const ends = headings.map(({ part }) => bounds[part]!);
  const open: Heading[] = [];
  for (const heading of headings) {
    while (open.length > 0 && (open[open.length - 1]!.depth >= heading.depth || open[open.length - 1]!.part !== heading.part)) {
      const closed = open.pop()!;
      if (closed.part === heading.part) ends[closed.index] = withoutBlanks(text, heading.span.start);
    }
    open.push(heading);
  }
  return headings.map(({ index, span }) => ({ start: span.start, end: Math.max(ends[index]!, span.end) }));
}

/** For every part the end of its last heading, clause or comment: a signature and a date (落款) stand under no heading. */
function partBounds({ parts, headings, clauses, comments }: PolicyDocument): number[] {
  const bounds = parts.map(({ span }) => span.start);
  const reach = (part: number, { end }: Span): void => {
    bounds[part] = Math.max(bounds[part]!, end);
  };
  for (const { part, span } of headings) reach(part, span);
  for (const { part, span } of clauses) reach(part, span);
  let part = 0;
  for (const comment of comments) {
    while (part + 1 < parts.length && parts[part + 1]!.span.start <= comment.start) part++;
    reach(part, comment);
  }
  return bounds;
}

/** The place behind the last sign before `end` that a reader sees. */
export function withoutBlanks(text: string, end: number): number {
  let at = end;
  while (at > 0 && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}
