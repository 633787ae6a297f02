/**
 * Fingerprints (指纹) of folded text: winnowing (Schleimer, Wilkerson, Aiken 2003) of character 4-grams in windows of 6. Two texts that
 * share any 9 characters in a row share a fingerprint.
 */

const GRAM = 4;
const WINDOW = 6;
/** Characters of a text for each fingerprint that is kept of it, on average. */
export const CHARACTERS_A_PRINT = (WINDOW + 1) / 2;

/** Hashes of all 4-grams of a text, in order; empty for a text of fewer than 4 characters. */
export function gramHashes(text: string): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, text.length - GRAM + 1));
  hashGrams(text, hashes);
  return hashes;
}

/** Writes the hashes of all 4-grams of a text to `hashes`, which has room for as many as the text has characters; gives their number. */
export function hashGrams(text: string, hashes: Uint32Array): number {
  const count = Math.max(0, text.length - GRAM + 1);
  if (count === 0) return 0;
  let first = text.charCodeAt(0);
  let second = text.charCodeAt(1);
  let third = text.charCodeAt(2);
  for (let index = 0; index < count; index++) {
    const fourth = text.charCodeAt(index + 3);
    let hash = Math.imul(first, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15) ^ second, 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 13) ^ third, 0xc2b2ae3d);
    hash = Math.imul(hash ^ (hash >>> 16) ^ fourth, 0x27d4eb2f);
    hashes[index] = hash ^ (hash >>> 15);
    first = second;
    second = third;
    third = fourth;
  }
  return count;
}

/** The winnowed fingerprints: the smallest hash of every window, each kept once for a run of windows. */
export function winnow(hashes: Uint32Array): Uint32Array {
  const kept = new Uint32Array(hashes.length);
  return kept.slice(0, winnowInto(hashes, hashes.length, kept, 0));
}

/** Writes the winnowed fingerprints of `hashes[0 .. count)` to `kept` from position `at` on, `count` at most; gives their number. */
export function winnowInto(hashes: Uint32Array, count: number, kept: Uint32Array, at: number): number {
  if (count === 0) return 0;
  let length = at;
  let least = -1;
  let smallest = 0;
  // A text of fewer grams than a window has is one window.
  for (let end = Math.min(WINDOW, count) - 1; end < count; end++) {
    const newest = hashes[end]!;
    if (least >= 0 && least > end - WINDOW) {
      if (newest > smallest) continue;
      least = end;
      smallest = newest;
    } else {
      least = Math.max(0, end - WINDOW + 1);
      smallest = hashes[least]!;
      for (let index = least + 1; index <= end; index++) {
        if (hashes[index]! > smallest) continue;
        least = index;
        smallest = hashes[index]!;
      }
    }
    kept[length++] = smallest;
  }
  return length - at;
}
