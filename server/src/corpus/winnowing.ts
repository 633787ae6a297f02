/**
 * Fingerprints (指纹) of folded text: winnowing (Schleimer, Wilkerson, Aiken 2003) of character 4-grams in windows of 6. Two texts that
 * share any 9 characters in a row share a fingerprint.
 */

const GRAM = 4;
const WINDOW = 6;

/** Hashes of all 4-grams of a text, in order; empty for a text of fewer than 4 characters. */
export function gramHashes(text: string): Uint32Array {
  const count = Math.max(0, text.length - GRAM + 1);
  const hashes = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    let hash = Math.imul(text.charCodeAt(index), 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15) ^ text.charCodeAt(index + 1), 0x85ebca77);
    hash = Math.imul(hash ^ (hash >>> 13) ^ text.charCodeAt(index + 2), 0xc2b2ae3d);
    hash = Math.imul(hash ^ (hash >>> 16) ^ text.charCodeAt(index + 3), 0x27d4eb2f);
    hashes[index] = (hash ^ (hash >>> 15)) >>> 0;
  }
  return hashes;
}

/** The winnowed fingerprints: the smallest hash of every window, each kept once for a run of windows. */
export function winnow(hashes: Uint32Array): Uint32Array {
  if (hashes.length <= WINDOW) return hashes.length === 0 ? hashes : Uint32Array.of(hashes.reduce((least, hash) => (hash < least ? hash : least)));
  const kept = new Uint32Array(hashes.length);
  let length = 0;
  let least = -1;
  for (let end = WINDOW - 1; end < hashes.length; end++) {
    const start = end - WINDOW + 1;
    const fresh = least < start;
    if (fresh) {
      least = start;
      for (let index = start + 1; index <= end; index++) if (hashes[index]! <= hashes[least]!) least = index;
    } else if (hashes[end]! <= hashes[least]!) least = end;
    else continue;
    kept[length++] = hashes[least]!;
  }
  return kept.slice(0, length);
}
