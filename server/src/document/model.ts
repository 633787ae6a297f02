/** The parsed document (文件): metadata, tree of headings, clauses. Plain immutable data over one text. */

import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import type { Located, Span } from '../text/span.js';

/** Administrative level (层级) of the issuing body. */
export type Level = 'national' | 'province' | 'city' | 'county';

/** Where a document stands in its life. `draft` is a 征求意见稿, 送审稿 or 讨论稿. */
export type Status = 'draft' | 'in-force' | 'repealed' | 'expired' | 'superseded';

/**
 * A stretch of running text. `text` is what a reader reads: line breaks inside a hard-wrapped paragraph, page numbers
 * between its lines and indentation are left out. `segments` are the ranges of the document that `text` was joined from,
 * in order; `span` reaches from the first to the last.
 */
export interface Passage {
  readonly text: string;
  readonly span: Span;
  readonly segments: readonly Span[];
}

/** How a heading is numbered, from the outermost usual level to the innermost. */
export type HeadingStyle =
  | 'part' // 第一编、第一部分
  | 'chapter' // 第一章
  | 'section' // 第一节
  | 'markdown' // # without a number
  | 'ideographic' // 一、
  | 'article' // 第一条
  | 'ideographic-parenthesis' // （一）
  | 'arabic' // 1. 1、 １．
  | 'decimal' // 1.1
  | 'arabic-parenthesis' // （1）
  | 'half-parenthesis' // 1）
  | 'circled'; // ①

/**
 * A numbered heading (标题) or item. `heading` stands on its own line, `run-in` opens a paragraph
 * (`（三）创新发展。聚焦…`), `item` is a numbered paragraph without a title of its own.
 */
export interface Heading extends Passage {
  readonly index: number;
  readonly kind: 'heading' | 'run-in' | 'item';
  readonly style: HeadingStyle;
  /** The number that the label writes; `undefined` for an unnumbered Markdown heading. */
  readonly number: number | undefined;
  /** The label as written (`（三）`), with its place in the document. */
  readonly label: Located<string>;
  /** The title without label; empty for an item. */
  readonly title: string;
  /** Index of the enclosing heading, -1 at the top. */
  readonly parent: number;
  /** Index of the part it stands in. */
  readonly part: number;
  /** Nesting from 0, by the kind of numbering. */
  readonly depth: number;
}

/** One paragraph of body text (条款), or one row of a table, under its heading path. */
export interface Clause extends Passage {
  readonly index: number;
  readonly kind: 'paragraph' | 'table-row';
  /** Index of the heading it stands under, -1 at the top. */
  readonly heading: number;
  readonly part: number;
}

/** The document proper (or its wrapper, the 印发通知) and each attachment (附件): numbering restarts in each. */
export interface Part {
  readonly kind: 'body' | 'attachment';
  readonly title: string;
  readonly span: Span;
}

/** What the document says of itself. Every value that was read from the text knows its place. */
export interface Metadata {
  /** Its own title; for a 印发通知 with its attachment, the attachment's. */
  readonly title?: Located<string>;
  /** The title of the wrapper (印发通知), where there is one. */
  readonly wrapperTitle?: Located<string>;
  readonly issuer?: Located<string>;
  /** Full chain, such as `四川省眉山市`; of a front matter as written there. */
  readonly territory?: string;
  readonly level?: Level;
  /** Document number (文号) as written. */
  readonly number?: Located<string>;
  /** Day of signature (成文日期). */
  readonly date?: Located<IsoDate>;
  /** `front-matter`: somebody wrote it down for the document, there or in a `corpus.yaml`. */
  readonly dateSource?: 'front-matter' | 'text';
  readonly status?: Status;
  /** 意见, 实施方案, 规划, 通知 … */
  readonly genre?: string;
  /** First and last year that the title names (`2023—2025年`, “十五五”). */
  readonly period?: { readonly from: number; readonly to: number };
}

/** A second copy of the whole text in the same file: none of it is read as headings or clauses. */
export interface TextCopy {
  /** From its first line to its last. */
  readonly span: Span;
  /** Its first long line, and the same line of the text that was read. */
  readonly opening: Span;
  readonly original: Span;
}

/** Something in the document that could not be read, with its place. */
export interface ParseProblem {
  readonly message: Localized;
  readonly span: Span;
}

/** A parsed document. Parsing is total: any string gives one. */
export interface PolicyDocument {
  readonly text: string;
  readonly metadata: Metadata;
  readonly parts: readonly Part[];
  readonly headings: readonly Heading[];
  readonly clauses: readonly Clause[];
  /** Comments of Markdown and `//` lines: where suppressions live. */
  readonly comments: readonly Span[];
  readonly problems: readonly ParseProblem[];
  /** The second copy of the whole text, where it stands twice. */
  readonly copy: TextCopy | undefined;
}

/** The range in the document that `[start, end)` of a passage's text came from. */
export function spanInDocument(passage: Passage, span: Span): Span {
  if (span.end <= span.start) {
    const at = offsetInDocument(passage, span.start);
    return { start: at, end: at };
  }
  return { start: offsetInDocument(passage, span.start), end: offsetInDocument(passage, span.end - 1) + 1 };
}

function offsetInDocument(passage: Passage, offset: number): number {
  let passed = 0;
  for (const segment of passage.segments) {
    const length = segment.end - segment.start;
    if (offset < passed + length) return segment.start + offset - passed;
    passed += length;
  }
  return passage.span.end;
}

/** Whether nothing but line breaks lies inside the span: in hard-wrapped text a page number may, and an edit across it would swallow the number. */
export function isUnbroken(document: PolicyDocument, passage: Passage, span: Span): boolean {
  const { start, end } = spanInDocument(passage, span);
  return squeezed(document.text.slice(start, end)) === squeezed(passage.text.slice(span.start, span.end));
}

function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}

/** The titles of the headings that enclose a clause, outermost first. */
export function headingPath(document: PolicyDocument, heading: number): Heading[] {
  const path: Heading[] = [];
  for (let index = heading; index >= 0; index = document.headings[index]!.parent) path.unshift(document.headings[index]!);
  return path;
}
