/** What a passage is called (段落称呼): 第3—7段 of the draft, 《…》第5—9段 of its source. */

import type { NamedDocument, Paragraphs, Passage } from '../src/panels/answers.js';
import type { Words } from '../src/panels/messages.js';
import { filled, titled } from './wording.js';

type PassageWord = 'paragraph' | 'paragraphs';

export class PassageWords {
  readonly ours: string;
  readonly theirs: string;

  constructor(words: Words<PassageWord>, { ours, theirs }: Passage, source: NamedDocument) {
    this.ours = paragraphs(ours, words);
    this.theirs = `${nameOf(source)} ${paragraphs(theirs, words)}`;
  }
}

/** A document by its title, or by its path where it bears none. */
export function nameOf({ title, path }: NamedDocument): string {
  return title === undefined ? path : titled(title);
}

function paragraphs({ first, last }: Paragraphs, words: Words<PassageWord>): string {
  return first === last ? filled(words.paragraph, first) : filled(words.paragraphs, `${first}—${last}`);
}
