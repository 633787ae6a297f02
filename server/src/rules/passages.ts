/** Running text that reference rules read: headings and clauses in the order of the document, with their sentences. */

import { spanInDocument, type Passage, type PolicyDocument } from '../document/model.js';
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

/** The sentence of a passage that holds an offset: its text and where it begins. */
export function sentenceOf(passage: Passage, spans: readonly Span[], offset: number): { text: string; start: number } {
  const span = sentenceAt(spans, offset);
  return { text: passage.text.slice(span.start, span.end), start: span.start };
}

export { sentences, spanInDocument };
