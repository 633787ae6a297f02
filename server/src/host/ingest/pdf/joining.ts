/** Lines of a paragraph as one text (断行拼接). */

import { isWide } from './pieces.js';

/**
 * Joins lines with a blank where Latin words meet, and with none where Chinese does or a number goes on; a hyphen between small letters
 * parted a word. Looks at two lines at a time, so that a long paragraph costs what it is long.
 */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line, index) => (index + 1 < lines.length ? beforeNext(line, lines[index + 1]!) : line)).join('');
}

/** A line as it reads on to the next one. */
function beforeNext(line: string, next: string): string {
  if (/[a-z]-$/.test(line.slice(-2)) && /^[a-z]/.test(next)) return line.slice(0, -1);
  const numberGoesOn = /[0-9.,/-]$/.test(line.slice(-1)) && /^[0-9%]/.test(next);
  return numberGoesOn || isWide(line, line.length - 1) || isWide(next, 0) ? line : `${line} `;
}
