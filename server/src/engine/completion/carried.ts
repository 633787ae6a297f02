/** Offsets of the text as it is now, in the text as it was when it was checked (偏移换算): one edit lies between them. */

import type { Cursor } from './cursor.js';

/** Where the cursor stood in an older text that differs in one stretch. */
export function carried({ text, offset }: Cursor, older: string): number {
  if (older === text) return offset;
  const least = Math.min(older.length, text.length);
  let same = 0;
  while (same < least && older.charCodeAt(same) === text.charCodeAt(same)) same++;
  if (offset <= same) return offset;
  let tail = 0;
  while (tail < least - same && older.charCodeAt(older.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)) tail++;
  return offset >= text.length - tail ? offset - (text.length - older.length) : same;
}
