/** Running text (正文) as rules read it: what a heading or clause says, wherever it stands, with what flows into it. */

import type { Clause, Passage, PolicyDocument } from '../document/model.js';
import type { Extractor, Reading } from '../extract/reading.js';
import type { Scope } from '../extract/scope.js';
import { sentenceAt, sentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';

/**
 * The text of a heading or clause without its place: equal content under an equal scope is the same running text to every
 * rule, so that what was found in it stays true while the document around it changes. Spans are relative to `text`.
 */
export class RunningText implements Reading {
  /** What was found in it, the latest first: so little that looking through it costs less than a map for every passage. */
  private extracts: Extract | undefined;

  constructor(
    readonly text: string,
    readonly kind: 'heading' | Clause['kind'],
    readonly scope: Scope,
  ) {}

  /** What an extractor finds in the text: looked for once, however many rules ask. */
  extract<T>(extractor: Extractor<T>): T {
    return (this.known(extractor) ?? this.keep(extractor, extractor(this.text, this))).value as T;
  }

  /** Whether an extractor finds anything; what it finds is kept for who asks next, that it finds nothing is not. */
  speaksOf(extractor: Extractor<readonly unknown[]>): boolean {
    const known = this.known(extractor);
    if (known) return (known.value as readonly unknown[]).length > 0;
    const found = extractor(this.text, this);
    if (found.length > 0) this.keep(extractor, found);
    return found.length > 0;
  }

  private known(extractor: Extractor<unknown>): Extract | undefined {
    let extract = this.extracts;
    while (extract && extract.extractor !== extractor) extract = extract.earlier;
    return extract;
  }

  private keep(extractor: Extractor<unknown>, value: unknown): Extract {
    return (this.extracts = { extractor, value, earlier: this.extracts });
  }
}

/** What one extractor found. */
interface Extract {
  readonly extractor: Extractor<unknown>;
  readonly value: unknown;
  readonly earlier: Extract | undefined;
}

/** A place where running text stands: a heading with a title, or a clause. */
export interface Place extends Passage {
  readonly kind: RunningText['kind'];
  /** Index of the heading whose scope flows into it: for a heading its own, otherwise the one it stands under. */
  readonly heading: number;
  /** The clause, where it is one. */
  readonly clause: Clause | undefined;
}

/** Every heading with a title and every clause, in the order of the text. */
export function placesOf(document: PolicyDocument): Place[] {
  const places: Place[] = [];
  let next = 0;
  for (const { text, span, segments, index, title } of document.headings) {
    if (title === '') continue;
    while (next < document.clauses.length && document.clauses[next]!.span.start < span.start) places.push(placeOf(document.clauses[next++]!));
    places.push({ text, span, segments, kind: 'heading', heading: index, clause: undefined });
  }
  for (const clause of document.clauses.slice(next)) places.push(placeOf(clause));
  return places;
}

function placeOf(clause: Clause): Place {
  const { text, span, segments, kind, heading } = clause;
  return { text, span, segments, kind, heading, clause };
}

/** A sentence of a passage: its text and where it begins there. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

/**
 * What was found in a passage, in the order of the text, by the sentence that it begins in. A rule looks at a sentence
 * once, however much was found in it: a text of one endless sentence must not cost the square of its length.
 */
export function bySentence<T extends { readonly span: Span }>(passage: RunningText, found: readonly T[]): { sentence: Sentence; found: [T, ...T[]] }[] {
  const grouped: { sentence: Sentence; found: [T, ...T[]] }[] = [];
  if (found.length === 0) return grouped;
  const spans = passage.extract(sentences);
  for (const item of found) {
    const { start, end } = sentenceAt(spans, item.span.start);
    const last = grouped[grouped.length - 1];
    if (last?.sentence.start === start) last.found.push(item);
    else grouped.push({ sentence: { text: passage.text.slice(start, end), start }, found: [item] });
  }
  return grouped;
}

/** At most `reach` characters that stand before an offset of the passage in its sentence. */
export function textBefore(sentence: Sentence, offset: number, reach: number): string {
  const end = offset - sentence.start;
  return sentence.text.slice(Math.max(0, end - reach), end);
}

/** At most `reach` characters that stand from an offset of the passage on in its sentence. */
export function textAfter(sentence: Sentence, offset: number, reach: number): string {
  const start = offset - sentence.start;
  return sentence.text.slice(start, start + reach);
}
