/** A heap that stays small (节省内存) while a large run goes through its drafts. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Left to itself the engine lets garbage grow to several times of what is alive before it looks for it. Here a draft is looked at and let go, so that looking
 * sooner costs nothing that can be measured.
 */
const SMALL_OLD_SPACE = ['--heap-growing-percent=50'];
const SMALL_YOUNG_SPACE = ['--semi-space-growth-factor=1'];
const DEFAULTS = ['--heap-growing-percent=0', '--semi-space-growth-factor=2'];

/** The newest Node whose engine is known to have these: of a flag that it does not know an engine complains on standard error. */
const NEWEST_NODE = 24;

/** From now on, in all threads of the process. */
export function keepHeapSmall(): void {
  keepSmall([...SMALL_OLD_SPACE, ...SMALL_YOUNG_SPACE]);
}

/** The same, but what is short-lived has room as before: who types does not wait for its collection. */
export function keepOldSpaceSmall(): void {
  keepSmall(SMALL_OLD_SPACE);
}

function keepSmall(flags: readonly string[]): void {
  if (parseInt(process.versions.node, 10) > NEWEST_NODE) return;
  flags.forEach((flag) => setFlagsFromString(flag));
  collectGarbage();
  if (!process.listeners('exit').includes(setDefaults)) process.prependListener('exit', setDefaults);
}

/** At the end all is as before: code that is kept for the next start is good only under the same flags. */
function setDefaults(): void {
  DEFAULTS.forEach((flag) => setFlagsFromString(flag));
}

/**
 * A Node whose engine keeps the pages of what was collected for those to come, 30 MB of them, unless it is asked as in its last resort. Node 20 does not, and what it
 * does when it is asked so is no full collection; those between were not measured.
 */
const KEEPS_PAGES = 24;
const LAST_RESORT = { type: 'major', execution: 'sync', flavor: 'last-resort' };

/**
 * Looks for garbage now. The engine sets the bound for garbage when it collects: until it has done so once, the one that it started with holds, which is several
 * times as high. And it does not know what shared memory costs: that goes only when something else makes it look.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as ((options?: typeof LAST_RESORT) => void) | undefined;
  setFlagsFromString('--no-expose-gc');
  if (parseInt(process.versions.node, 10) < KEEPS_PAGES) gc?.();
  else gc?.(LAST_RESORT);
}
