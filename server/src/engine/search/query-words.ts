/** The words of a query (检索词): what is looked for in clauses where no clause holds the text as a whole. */

import { foldText } from '../../text/fold.js';
import { LONGEST_PHRASE, TAGS, type Segmenter, type Word } from '../../text/segmenter.js';

/** A text of more words says in these what it is about: the longest ones are kept. */
export const MOST_WORDS = 30;

const SEPARATORS = /[\s，。；：、！？,;:!?（）()《》〈〉“”‘’"'【】[\]…—·]+/u;
/** Parts of speech that only join: prepositions, conjunctions, particles, pronouns, exclamations. */
const JOINING = /^(?:p|c|u.*|y|e|o|r.*|k|h)$/;

/**
 * The words of a text, folded, each once, in its order. Without a segmenter its own words count, as punctuation and blanks part
 * them. What only joins words is left out where there is anything else.
 */
export function queryWords(text: string, segmenter: Segmenter | undefined): string[] {
  const pieces = text.split(SEPARATORS).filter((piece) => piece !== '');
  if (!segmenter) return chosen(pieces.map((word) => ({ word, tag: TAGS.unknown })));
  return chosen(pieces.flatMap(chunks).flatMap((chunk) => segmenter.tag(chunk)));
}

/** A segmenter gives longer phrases back uncut. */
function chunks(piece: string): string[] {
  const parts: string[] = [];
  for (let at = 0; at < piece.length; at += LONGEST_PHRASE) parts.push(piece.slice(at, at + LONGEST_PHRASE));
  return parts;
}

function chosen(words: readonly Word[]): string[] {
  const telling = words.filter(saysSomething);
  const folded = (telling.length > 0 ? telling : words).map(({ word }) => foldText(word)).filter((word) => word !== '');
  const distinct = [...new Set(folded)];
  if (distinct.length <= MOST_WORDS) return distinct;
  const kept = new Set([...distinct].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS));
  return distinct.filter((word) => kept.has(word));
}

/** A single character stands in too many words to say anything. */
function saysSomething({ word, tag }: Word): boolean {
  return tag !== TAGS.sign && !JOINING.test(tag) && word.length > 1;
}
