/** Notes at the foot of a page (脚注): a paragraph goes on across them, so they follow it. */

import type { Line } from './lines.js';

/** Notes are set smaller than the text. */
const SMALLER = 0.88;
/** What a note begins with: ①, *, ¹, [1], or a number before Chinese. */
const MARK = /^(?:[①-⑳*※¹²³⁴-⁹]|[［[〔][0-9]{1,2}[］\]〕]|[0-9]{1,2} ?[\u4e00-\u9fff“《])/;

/** The last lines of a page that are notes to a text of `size`: for each whether it begins one. */
export function footnotesOf(lines: readonly Line[], size: number): Map<Line, boolean> {
  let start = lines.length;
  while (start > 0 && !lines[start - 1]!.isRow && lines[start - 1]!.size < size * SMALLER) start--;
  const small = lines.slice(start);
  const first = small.findIndex(({ text }) => MARK.test(text));
  if (first < 0 || start + first === 0) return new Map();
  return new Map(small.slice(first).map((line) => [line, MARK.test(line.text)]));
}
