/** “Did you mean”: the word that a mistyped one most likely is (纠错提示). */

import { distance } from 'fastest-levenshtein';
import type { Localized } from './localized.js';

/** The candidate that a mistyped or shortened word most likely means. A Chinese name may differ by one character only. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const tolerated = /[^\0-\x7f]/.test(word) ? 1 : Math.max(2, Math.floor(word.length / 3));
  const [best] = candidates.map((candidate) => ({ candidate, far: distance(word, candidate) })).sort((a, b) => a.far - b.far);
  if (best && best.far <= Math.min(tolerated, word.length - 1)) return best.candidate;
  return word.length < 3 ? undefined : candidates.find((candidate) => candidate.startsWith(word));
}

/** “did you mean” in both languages; empty without a candidate. */
export function suggestion(candidate: string | undefined): Localized {
  return candidate ? { zh: `，是否想写“${candidate}”？`, en: `; did you mean "${candidate}"?` } : { zh: '', en: '' };
}
