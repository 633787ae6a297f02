/** Cutting short phrases into words (分词), as names of indicators are compared by their words: what is asked of a segmenter. */

/** A word and its part of speech (词性). */
export interface Word {
  readonly word: string;
  /** As the dictionaries write it: see {@link TAGS} for those that readers of indicators ask for; `v`, `a`, `d`, `p`, `c`, `uj` … besides. */
  readonly tag: string;
}

/** Parts of speech that matter in names of indicators. */
export const TAGS = {
  /** Names what is measured (度量名词): 投入强度, 普及率, 率. Listed in server/dictionary/policy-words.txt. */
  measure: 'nm',
  /** Only qualifies (区别词): 规模以上, 国家级. */
  qualifier: 'b',
  /** A numeral, or a number in digits. */
  number: 'm',
  /** Letters, with digits or without: 5G, R&D. */
  latin: 'eng',
  /** Punctuation, blanks, other signs. */
  sign: 'w',
  /** A word that no dictionary has, or a phrase that was not cut. */
  unknown: 'x',
} as const;

/** The longest phrase that is cut, in UTF-16 units; a longer one comes back as one unknown word. */
export const LONGEST_PHRASE = 200;

/**
 * Cuts phrases into words. The words, joined, are always the phrase. Equal phrases give equal words, whatever was cut before.
 * Never throws. Runs of letters and digits are one word.
 */
export interface Segmenter {
  tag(phrase: string): readonly Word[];
}

/** Whether a word names something: nouns of every kind, short forms (研发), and verbs or adjectives that stand as nouns. */
export function isNoun({ tag }: Word): boolean {
  return tag.startsWith('n') || tag === 'vn' || tag === 'an' || tag === 'j';
}
