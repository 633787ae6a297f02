/** Which clauses are held against each other as a whole (可比条款): those that say enough, wherever they stand. */

import { foldText } from '../text/fold.js';
import { canBeCopied, neutralSpans } from './boilerplate.js';
import { measure } from './coverage.js';
import type { RunningText } from './passages.js';

/** Characters that such a clause has at least. */
export const SHORTEST_COMPARABLE = 40;
/** What such a clause says depends on where it stands. */
const RELATIVE = /前款|前条|上款|本条|第[一二三四五六七八九十百]{1,4}[款项]/;

/** The folded text of a clause that says enough to be compared: equal texts differ in width, punctuation, blanks and case at most. */
export function comparableText(clause: RunningText): string | undefined {
  if (clause.text.length < SHORTEST_COMPARABLE || !canBeCopied(clause) || RELATIVE.test(clause.text)) return undefined;
  return measure(clause.text, [], clause.extract(neutralSpans)).total >= SHORTEST_COMPARABLE ? clause.extract(foldText) : undefined;
}
