/** A short stable hash for identities (not for security). */

/** 64 bits of a text as 16 hexadecimal digits: two independent 32-bit multiplicative hashes. */
export function hash64(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x1b873593;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0xcc9e2d51);
    two ^= two >>> 13;
  }
  one = Math.imul(one ^ (one >>> 15), 0x85ebca6b);
  two = Math.imul(two ^ (two >>> 16), 0xc2b2ae35);
  return hex(one ^ (one >>> 13)) + hex(two ^ (two >>> 15));
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
