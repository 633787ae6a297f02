/** Passages of documents as a page shows them (引文): cut where they are long, with what is meant or what differs marked. */

import { differenceOf, type Difference, type Piece } from '../../engine/reuse/difference.js';
import type { Passage, PolicyDocument } from '../../document/model.js';
import { readTokens, type Token } from '../../rules/duplicates/tokens.js';
import { isWordCode } from '../../text/characters.js';
import type { Span } from '../../text/span.js';
import { unwrapped } from '../targets-writer.js';
import { html, type Content, type Markup } from './markup.js';

/** A stretch of a document with the words around it in its paragraph. */
export interface InContext {
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

const MOST_SHOWN = 900;
const MOST_AROUND = 80;
/** Of what stands only in the evidence before and behind the common part. */
const MOST_AT_EDGE = 40;

/** The text of a span on one line, cut where it is very long. */
export function excerpt(text: string, { start, end }: Span): string {
  const cut = end - start > MOST_SHOWN;
  return `${unwrapped(text.slice(start, cut ? start + MOST_SHOWN : end)).trim()}${cut ? '…' : ''}`;
}

/** A span in its clause or heading, or in its line. */
export function inContext(document: PolicyDocument, span: Span): InContext {
  const { text, clauses, headings } = document;
  const block = passageAt(clauses, span.start)?.span ?? passageAt(headings, span.start)?.span ?? lineAround(text, span);
  const [start, end] = [Math.min(block.start, span.start), Math.max(block.end, span.end)];
  const from = Math.max(start, span.start - MOST_AROUND);
  const to = Math.min(end, span.end + MOST_AROUND);
  const before = `${from > start ? '…' : ''}${unwrapped(text.slice(from, span.start)).trimStart()}`;
  return { before, core: excerpt(text, span), after: `${unwrapped(text.slice(span.end, to)).trimEnd()}${to < end ? '…' : ''}` };
}

/** The passage of an ordered list in which an offset lies. */
export function passageAt<T extends Passage>(passages: readonly T[], offset: number): T | undefined {
  const last = lastBefore(passages, offset);
  return last && offset < last.span.end ? last : undefined;
}

/** The last passage of an ordered list that begins at an offset or before it. */
export function lastBefore<T extends Passage>(passages: readonly T[], offset: number): T | undefined {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passages[middle]!.span.start <= offset) low = middle + 1;
    else high = middle;
  }
  return passages[low - 1];
}

function lineAround(text: string, { start, end }: Span): Span {
  const before = text.slice(Math.max(0, start - MOST_AROUND), start);
  const after = text.slice(end, end + MOST_AROUND).search(/[\r\n]/);
  return { start: start - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1, end: end + (after < 0 ? MOST_AROUND : after) };
}

/** What is meant, marked inside what stands around it; where nothing stands around it the mark would say nothing. */
export function shownInContext({ before, core, after }: InContext, inside: Content = core): Markup {
  return before === '' && after === '' ? html`${inside}` : html`${before}<mark>${inside}</mark>${after}`;
}

/** How two passages are alike, where they are: as wholes, or the shorter one as part of the longer. */
export function alike(ours: string, theirs: string, how: 'wholes' | 'part'): Difference | undefined {
  const difference = differenceOf(ours, theirs);
  const { common, total } = difference;
  if (how === 'wholes') return 2 * common >= ALIKE * (total.ours + total.theirs) && common >= LEAST_ALIKE ? difference : undefined;
  return common >= ALIKE * Math.min(total.ours, total.theirs) && common >= LEAST_PART ? difference : undefined;
}

const ALIKE = 0.6;
const LEAST_ALIKE = 6;
const LEAST_PART = 20;

/** Whether nothing but punctuation and blanks differs. */
export function isSame({ ours, theirs }: Difference): boolean {
  return ![...ours, ...theirs].some(tells);
}

/** The draft's side: what only it has is marked as inserted. */
export function inserted(pieces: readonly Piece[]): Markup[] {
  return pieces.map((piece) => (tells(piece) ? html`<ins>${piece.text}</ins>` : html`${piece.text}`));
}

/** The evidence's side: what only it has is marked as left out; long stretches around the common part are cut. */
export function deleted(pieces: readonly Piece[]): Markup[] {
  const last = pieces.length - 1;
  return pieces.map((piece, index) => {
    if (!tells(piece)) return html`${piece.text}`;
    if (index === 0 && last > 0 && piece.text.length > MOST_AT_EDGE) return html`<del>…${piece.text.slice(-MOST_AT_EDGE)}</del>`;
    if (index === last && last > 0 && piece.text.length > MOST_AT_EDGE) return html`<del>${piece.text.slice(0, MOST_AT_EDGE)}…</del>`;
    return html`<del>${piece.text}</del>`;
  });
}

function tells({ text, shared }: Piece): boolean {
  if (shared) return false;
  for (let index = 0; index < text.length; index++) if (isWordCode(text.charCodeAt(index))) return true;
  return false;
}

/** Two statements of one target with the figures and years marked that only one of them has. */
export function figuresMarked(text: string, other: string): Markup[] {
  const keys = new Set(figuresOf(other).map(({ key }) => key));
  const marked: Markup[] = [];
  let end = 0;
  for (const { key, span } of figuresOf(text)) {
    if (keys.has(key)) continue;
    marked.push(html`${text.slice(end, span.start)}<mark>${text.slice(span.start, span.end)}</mark>`);
    end = span.end;
  }
  return [...marked, html`${text.slice(end)}`];
}

function figuresOf(text: string): Token[] {
  return readTokens(text).filter(({ kind }) => kind === 'number' || kind === 'year');
}
