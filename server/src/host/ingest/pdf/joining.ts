/** Two lines of a paragraph as one (断行拼接). */

import { isWide } from './pieces.js';

/** Joins with a blank where Latin words meet, and with none where Chinese does or a number goes on; a hyphen between small letters parted a word. */
export function joined(above: string, below: string): string {
  if (/[a-z]-$/.test(above) && /^[a-z]/.test(below)) return above.slice(0, -1) + below;
  const numberGoesOn = /[0-9.,/-]$/.test(above) && /^[0-9%]/.test(below);
  return numberGoesOn || isWide(above, above.length - 1) || isWide(below, 0) ? above + below : `${above} ${below}`;
}
