/** Files that commands write (输出文件): named as the user did where they cannot be written. */

import { closeSync, openSync, writeFileSync } from 'node:fs';
import { reasonOf, UserError } from '../host/user-error.js';

/** Does something to a file. Throws a {@link UserError} that names it as `shown` where that fails. */
export function onDisk(shown: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const reason = reasonOf(error);
    throw new UserError({ zh: `无法写入 ${shown}（${reason.zh}）`, en: `Cannot write ${shown} (${reason.en})` });
  }
}

/** Writes a file piece by piece. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  const descriptor = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(descriptor, piece);
  } finally {
    closeSync(descriptor);
  }
}
