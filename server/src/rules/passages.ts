/** Running text that reference rules read: headings and clauses in the order of the document, with their sentences. */

import type { Passage, PolicyDocument } from '../document/model.js';
import { sentenceAt, sentences } from '../text/sentences.js';
import type { Span } from '../text/span.js';

/** A heading or clause, with the index of the heading it stands under (for a heading: itself). */
export interface RunningText extends Passage {
  readonly heading: number;
}

/** Every heading with a title and every clause, in the order of the text. */
export function runningText(document: PolicyDocument): RunningText[] {
  const headings = document.headings.filter((heading) => heading.title !== '').map((heading) => ({ ...heading, heading: heading.index }));
  return [...headings, ...document.clauses].sort((a, b) => a.span.start - b.span.start);
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
export function bySentence<T extends { readonly span: Span }>(passage: Passage, found: readonly T[]): { sentence: Sentence; found: [T, ...T[]] }[] {
  const grouped: { sentence: Sentence; found: [T, ...T[]] }[] = [];
  if (found.length === 0) return grouped;
  const spans = sentences(passage.text);
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
