/** What of a document can be folded away (折叠): sections, attachments, tables, quotations, comments, stretches in which rules are silenced, the front matter. */

import { closingFence } from '../../document/front-matter.js';
import type { PolicyDocument } from '../../document/model.js';
import { splitLines, type Line } from '../../document/physical.js';
import { sectionsOf, withoutBlanks } from '../../document/sections.js';
import { contains, type Span } from '../../text/span.js';
import { suppressedBlocks } from '../suppressions.js';

/** `head` stays in sight. Folds nest or lie apart. */
export interface Fold {
  readonly kind: 'text' | 'comment' | 'region';
  readonly span: Span;
  /** Offset in the last line that stays in sight. */
  readonly head: number;
}

/** Everything that can be folded, in the order of the text, the outer before the inner. What lies on one line is left to the caller. */
export function foldsOf(document: PolicyDocument): Fold[] {
  const lines = splitLines(document.text);
  const structure = [...attachments(document), ...sections(document)];
  const others = [
    ...frontMatter(document.text, lines),
    ...runs(lines, (line) => isRow(document.text, line)).map((span) => textFold(span)),
    ...runs(lines, (line) => line.mark === '>').map((span) => textFold(span)),
    ...fences(document.text, lines).map((span) => textFold(span)),
    ...document.comments.map((span): Fold => ({ kind: 'comment', span, head: span.start })),
    ...suppressedBlocks(document).map((span): Fold => ({ kind: 'region', span, head: span.start })),
  ];
  return nested(structure, others);
}

function textFold(span: Span, head = span.start): Fold {
  return { kind: 'text', span, head };
}

function sections(document: PolicyDocument): Fold[] {
  const spans = sectionsOf(document);
  return document.headings.map(({ index, span }) => textFold(spans[index]!, Math.max(span.start, span.end - 1)));
}

function attachments({ text, parts }: PolicyDocument): Fold[] {
  return parts.filter(({ kind }) => kind === 'attachment').map(({ span: { start, end } }) => textFold({ start, end: Math.max(start, withoutBlanks(text, end)) }));
}

function frontMatter(text: string, lines: readonly Line[]): Fold[] {
  const close = closingFence(text, lines);
  return close === undefined ? [] : [textFold({ start: lines[0]!.start, end: lines[close]!.end })];
}

/** A row of a table, in Markdown or with tabs. */
function isRow(text: string, { start, end }: Line): boolean {
  return text[start] === '|' || text.slice(start, end).includes('\t');
}

/** Stretches of lines of a sort. */
function runs(lines: readonly Line[], isOne: (line: Line) => boolean): Span[] {
  const found: Span[] = [];
  let inside = false;
  for (const line of lines) {
    const is = isOne(line);
    if (is && inside) found[found.length - 1] = { start: found[found.length - 1]!.start, end: line.end };
    else if (is) found.push({ start: line.start, end: line.end });
    inside = is;
  }
  return found;
}

/** Fenced code; a fence that nothing closes opens nothing. */
function fences(text: string, lines: readonly Line[]): Span[] {
  const found: Span[] = [];
  let open: Line | undefined;
  for (const line of lines) {
    if (!text.startsWith('```', line.start)) continue;
    if (open) found.push({ start: open.start, end: line.end });
    open = open ? undefined : line;
  }
  return found;
}

/** Puts everything in order; what crosses a part of the structure, or something that begins before it, is left out. */
function nested(structure: readonly Fold[], others: readonly Fold[]): Fold[] {
  const ranked = [...structure.map((fold) => ({ fold, fixed: true })), ...others.map((fold) => ({ fold, fixed: false }))];
  ranked.sort((one, other) => one.fold.span.start - other.fold.span.start || other.fold.span.end - one.fold.span.end || Number(other.fixed) - Number(one.fixed));
  const dropped = new Set<Fold>();
  const open: (typeof ranked)[number][] = [];
  for (const entry of ranked) {
    const { span } = entry.fold;
    for (let top = open[open.length - 1]; top && !contains(top.fold.span, span); top = open[open.length - 1]) {
      const crosses = top.fold.span.end > span.start;
      if (crosses && !entry.fixed) break;
      if (crosses) dropped.add(top.fold);
      open.pop();
    }
    const top = open[open.length - 1];
    if (top && !contains(top.fold.span, span)) dropped.add(entry.fold);
    else open.push(entry);
  }
  return ranked.map(({ fold }) => fold).filter((fold) => !dropped.has(fold));
}
