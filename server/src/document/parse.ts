/** Text to {@link PolicyDocument}: the one entry to parsing. Total and linear: any string gives a document. */

import { trimRange } from '../text/characters.js';
import { contains, type Span } from '../text/span.js';
import { markCopy } from './copies.js';
import { readFrontMatter, type FrontMatter } from './front-matter.js';
import { findFurniture } from './furniture.js';
import { findAttachments, findTitle, markClosing, markHead, titleFrom, type FoundTitle } from './head.js';
import { readMetadata } from './metadata.js';
import type { Part, PolicyDocument } from './model.js';
import { ParseMemo } from './parse-memo.js';
import { joinParagraphs, splitLines, wrapWidth, type Line } from './physical.js';
import { lineText, type Lines, type Role } from './roles.js';
import { readRows } from './rows.js';
import { StructureBuilder } from './structure.js';
import type { TerritoryLookup } from './territories.js';
import { wrappedTitle } from './title.js';

/** What parsing needs to know of the world. */
export interface ParseOptions {
  readonly territories: TerritoryLookup;
  /** What is known of an earlier state of the same document; the result does not depend on it. */
  readonly memo?: ParseMemo;
}

/** Parses a text. Offsets in the result are UTF-16 offsets into `text`, which should come without a BOM. Never throws. */
export function parseDocument(text: string, options: ParseOptions): PolicyDocument {
  const { memo = new ParseMemo() } = options;
  const lines = splitLines(text);
  const of: Lines = { text, lines, roles: new Array<Role | undefined>(lines.length).fill(undefined) };
  const frontMatter = readFrontMatter(text, lines);
  const from = frontMatter?.lines ?? 0;
  of.roles.fill('front-matter', 0, from);
  const comments = markComments(of, from);
  const width = wrapWidth(text, lines.filter((_, index) => !of.roles[index]));
  markFurniture(of, width, memo);
  const rows = readRows(text, lines, (index) => of.roles[index] !== undefined);
  for (const index of rows.lines) of.roles[index] ??= 'row';

  const copy = markCopy(of);
  const title = findTitle(of, from, lines.length);
  markHead(of, title, from, lines.length, title?.value ?? rows.values.get('title')?.value);
  const attachments = findAttachments(of, title);
  const starts = partStarts(attachments, title);
  const attachmentTitle = markParts(of, starts, title);
  const bodyEnd = starts[1] ?? lines.length;
  const { metadata, problems } = readMetadata({ of, frontMatter, rows, title, attachmentTitle, bodyEnd, territories: options.territories });

  const builder = new StructureBuilder(text, memo);
  const parts = buildParts(of, starts, width, builder, attachmentTitle);
  memo.turn();
  return {
    text,
    metadata,
    parts,
    headings: builder.headings,
    clauses: builder.clauses,
    comments,
    copy,
    problems: [...(frontMatter?.problems ?? ([] as FrontMatter['problems'])), ...problems],
  };
}

/** A comment or code block that goes on over lines: how it ends, where it began. */
interface OpenBlock {
  readonly role: 'comment' | 'code';
  readonly closing: string;
  readonly start: number;
}

/** Opening sign, closing sign, role. */
const BLOCKS: readonly (readonly [string, string, OpenBlock['role']])[] = [['<!--', '-->', 'comment'], ['```', '```', 'code']];

/** Marks comments (`<!-- … -->`, also over several lines, and `//` lines) and fenced code; an unclosed block is only its first line. */
function markComments(of: Lines, from: number): Span[] {
  const comments: Span[] = [];
  const lastClosing = new Map(BLOCKS.map(([, closing]) => [closing, of.text.lastIndexOf(closing)]));
  let open: OpenBlock | undefined;
  for (let index = from; index < of.lines.length; index++) {
    const line = of.lines[index]!;
    if (line.start === line.end && !open) continue;
    const block = open ? undefined : BLOCKS.find(([opening]) => of.text.startsWith(opening, line.start));
    if (!open && !block) {
      if (!of.text.startsWith('//', line.start)) continue;
      of.roles[index] = 'comment';
      comments.push({ start: line.start, end: line.end });
      continue;
    }
    const { role, closing, start } = open ?? { role: block![2], closing: block![1], start: line.start };
    of.roles[index] = role;
    const searched = open ? line.start : line.start + block![0].length;
    const closed = lastClosing.get(closing)! < searched ? line.end : of.text.indexOf(closing, searched) + closing.length;
    open = closed > line.end ? { role, closing, start } : undefined;
    if (open || role === 'code') continue;
    comments.push({ start, end: closed });
    if (keepRest(of, index, closed)) index--;
  }
  return comments;
}

/** Text behind a comment on the same line stays text: the line begins there. */
function keepRest(of: Lines, index: number, from: number): boolean {
  const rest = trimRange(of.text, from, of.lines[index]!.end);
  if (rest.start >= rest.end) return false;
  of.lines[index] = { ...rest, mark: '' };
  of.roles[index] = undefined;
  return true;
}

function markFurniture(of: Lines, width: number | undefined, memo: ParseMemo): void {
  findFurniture(of.text, of.lines, width !== undefined, memo).forEach((furniture, index) => {
    if (furniture) of.roles[index] ??= 'furniture';
  });
}

/** First lines of the parts: the body at 0, then each attachment. */
function partStarts(attachments: readonly number[], title: FoundTitle | undefined): number[] {
  const bodyStart = title?.last ?? 0;
  return [0, ...attachments.filter((index) => index > bodyStart)];
}

/** Reads the head and the closing of every part; gives the title of the attachment that the first title wraps. */
function markParts(of: Lines, starts: readonly number[], wrapper: FoundTitle | undefined): FoundTitle | undefined {
  const wrapped = wrapper && wrappedTitle(wrapper.value);
  let attachmentTitle: FoundTitle | undefined;
  starts.forEach((start, position) => {
    const end = starts[position + 1] ?? of.lines.length;
    if (position > 0) {
      const found = wrapped && !attachmentTitle ? wrappedTitleAt(of, start, wrapped) : undefined;
      attachmentTitle ??= found;
      markHead(of, found ?? findTitle(of, start, end), start, end);
    }
    markClosing(of, start, end);
  });
  return attachmentTitle;
}

function wrappedTitleAt(of: Lines, start: number, wrapped: string): FoundTitle | undefined {
  const last = titleFrom(of, start, wrapped);
  if (last === undefined) return undefined;
  let first = start;
  while (first < last && (of.roles[first] || of.lines[first]!.end === of.lines[first]!.start)) first++;
  return { value: wrapped, span: { start: of.lines[first]!.start, end: of.lines[last]!.end }, first, last };
}

function buildParts(of: Lines, starts: readonly number[], width: number | undefined, builder: StructureBuilder, attachmentTitle: FoundTitle | undefined): Part[] {
  return starts.map((start, position) => {
    const end = starts[position + 1] ?? of.lines.length;
    const running: Line[] = [];
    for (let index = start; index < end; index++) {
      const line = of.lines[index]!;
      if (!of.roles[index] && line.end > line.start) running.push(line);
    }
    builder.startPart(position);
    for (const paragraph of joinParagraphs(of.text, running, width)) builder.add(paragraph);
    const span = { start: of.lines[start]?.start ?? 0, end: of.lines[end - 1]?.end ?? 0 };
    return { kind: position === 0 ? 'body' : 'attachment', title: partTitle(of, start, end, span, attachmentTitle), span };
  });
}

function partTitle(of: Lines, start: number, end: number, span: Span, attachmentTitle: FoundTitle | undefined): string {
  if (attachmentTitle && contains(span, attachmentTitle.span)) return attachmentTitle.value;
  for (let index = start; index < end; index++) if (of.roles[index] === 'title') return lineText(of, index);
  return '';
}
