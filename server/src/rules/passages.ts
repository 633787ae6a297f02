/** Running text that reference rules read: headings and clauses in the order of the document, with their sentences. */

import type { Passage, PolicyDocument } from '../document/model.js';
import { sentenceAt } from '../text/sentences.js';
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

/** As much of a sentence as is read around a place: an endless one without a stop costs no more than a long one. */
const LONGEST_HALF = 300;

/** The sentence of a passage that holds an offset, at most 300 characters each way; `spans` are what `sentences` gives for its text. */
export function sentenceOf(passage: Passage, spans: readonly Span[], offset: number): Sentence {
  const span = sentenceAt(spans, offset);
  const start = Math.max(span.start, offset - LONGEST_HALF);
  return { text: passage.text.slice(start, Math.min(span.end, offset + LONGEST_HALF)), start };
}
