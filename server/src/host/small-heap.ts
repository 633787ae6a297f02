/** A heap that stays small (节省内存) while a large run goes through its drafts. */

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Left to itself the engine lets garbage grow to several times of what is alive before it looks for it. Here a draft is looked at and let go, so that looking
 * sooner costs nothing that can be measured.
 */
const OLD_FLAGS: Flags = { set: ['--heap-growing-percent=50'], defaults: ['--heap-growing-percent=0'] };
const ALL_FLAGS: Flags = { set: [...OLD_FLAGS.set, '--semi-space-growth-factor=1'], defaults: [...OLD_FLAGS.defaults, '--semi-space-growth-factor=2'] };

/** Options of the engine, and what they are without anybody's asking. */
interface Flags {
  readonly set: readonly string[];
  readonly defaults: readonly string[];
}

/** The newest Node whose engine is known to have these: of a flag that it does not know an engine complains on standard error. */
const NEWEST_NODE = 24;

/** From now on, in all threads of the process. */
export function keepHeapSmall(): void {
  keepSmall(ALL_FLAGS);
}

/** The same, but what is short-lived has room as before: who types does not wait for its collection. */
export function keepOldSpaceSmall(): void {
  keepSmall(OLD_FLAGS);
}

/** At the end all is as before: code that is kept for the next start is good only under the same flags. */
function keepSmall({ set, defaults }: Flags): void {
  if (parseInt(process.versions.node, 10) > NEWEST_NODE) return;
  set.forEach((flag) => setFlagsFromString(flag));
  collectGarbage();
  process.prependOnceListener('exit', () => defaults.forEach((flag) => setFlagsFromString(flag)));
}

/**
 * Looks for garbage now. The engine sets the bound for garbage when it collects: until it has done so once, the one that it started with holds, which is several
 * times as high. And it does not know what shared memory costs: that goes only when something else makes it look.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as (() => void) | undefined;
  setFlagsFromString('--no-expose-gc');
  gc?.();
}
