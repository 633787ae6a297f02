/** Every match of a global pattern, without the copy of the pattern that `matchAll` makes: most texts hold none. */

/** The matches of a pattern with the flag `g` in a text, in order. The pattern matches no empty text. */
export function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}
