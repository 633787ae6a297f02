/** Installs and builds what is missing, so that `dist/cli.js` can run. For `npm start` and the GitHub Action. */

import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { say } from './say.mjs';

/** Wrong use, or something that does not work: the same exit code as the command line's. */
export const FAILURE = 2;
/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Gives false, having said why, where the program cannot be made. */
export function setUp() {
  if (!install(ROOT)) return false;
  say('正在构建……', 'building…');
  return run(ROOT, 'server/tools/build.mjs', []) === 0;
}

/** Runs a script of the repository in a folder, without a shell, and gives its exit code. */
export function run(cwd, script, words) {
  const { status } = spawnSync(process.execPath, [join(ROOT, script), ...words], { cwd, stdio: 'inherit' });
  return status ?? FAILURE;
}
