/** Every match of a global pattern, without the copy of the pattern that `matchAll` makes: most texts hold none. */

/** The matches of a pattern with the flag `g` in a text, in order. The pattern matches no empty text. */
export function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}

/** The first characters of what a pattern matches, as a table by their codes. */
export type Beginnings = Uint8Array;

export function beginnings(characters: string): Beginnings {
  const table = new Uint8Array(0x10000);
  for (let index = 0; index < characters.length; index++) table[characters.charCodeAt(index)] = 1;
  return table;
}

/**
 * The matches of a pattern with the flag `y`, tried only where one of the characters stands that they begin with: a pattern of many alternatives
 * is slow to try everywhere. It matches no empty text.
 */
export function matchesFrom(begins: Beginnings, pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let index = 0; index < text.length; index++) {
    if (begins[text.charCodeAt(index)] === 0) continue;
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (!match) continue;
    found.push(match);
    index += match[0].length - 1;
  }
  return found;
}
