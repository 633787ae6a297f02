/** A segmenter in memory (分词), for tests of what asks one: it knows the words that it is given, and no native code. */

import { LONGEST_PHRASE, TAGS, type Segmenter, type Word } from '../../server/src/text/segmenter.js';

/** Cuts by the longest known word; anything else is a word of one character, unknown. `words` gives each word its part of speech. */
export function segmenterOf(words: Readonly<Record<string, string>>): Segmenter {
  const known = Object.entries(words).sort(([one], [other]) => other.length - one.length);
  return {
    tag(phrase) {
      if (phrase.length > LONGEST_PHRASE) return [{ word: phrase, tag: TAGS.unknown }];
      const found: Word[] = [];
      for (let at = 0; at < phrase.length; at += found.at(-1)!.word.length) found.push(wordAt(phrase, at, known));
      return found;
    },
  };
}

function wordAt(phrase: string, at: number, known: readonly (readonly [string, string])[]): Word {
  const [word, tag] = known.find(([word]) => word !== '' && phrase.startsWith(word, at)) ?? [phrase[at]!, TAGS.unknown];
  return { word, tag };
}
