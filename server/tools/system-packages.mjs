/** Programs and fonts that npm does not bring: the Debian packages that do, installed where they are missing and this may be done (Debian, as root). */

import { spawnSync } from 'node:child_process';

export const TAR = { debian: ['tar'], present: () => runs('tar') };
export const CHINESE_FONT = { debian: ['fonts-wqy-microhei', 'fontconfig'], present: () => Boolean(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim()) };
/** Makes Word files and PDF for test/cli/round-trip.test.ts. */
export const OFFICE = { debian: ['libreoffice-writer-nogui'], present: () => runs('soffice') };

/** A language client that is not ours, for test/lsp/neovim.test.ts. */
export const NEOVIM = { debian: ['neovim'], present: () => runs('nvim') };

/** Whether a command starts and is content. */
export function runs(command) {
  return spawnSync(command, ['--version']).status === 0;
}

/**
 * Installs what is missing of `wanted`. Gives what is missing still, and the end of what apt-get said where that failed.
 * Lists of packages are fetched where they are needed: a fresh machine has none.
 */
export function installSystemPackages(wanted) {
  const missing = packagesOf(wanted);
  if (missing.length === 0 || process.getuid?.() !== 0) return { missing, log: '' };
  const update = aptGet(['update']);
  const install = aptGet(['install', '--yes', '--no-install-recommends', ...missing]);
  return { missing: packagesOf(wanted), log: `${update}${install}` };
}

function packagesOf(wanted) {
  return wanted.filter(({ present }) => !present()).flatMap(({ debian }) => debian);
}

function aptGet(words) {
  const { error, stdout, stderr } = spawnSync('apt-get', ['--quiet', ...words], { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  return error ? `${error.message}\n` : `${stdout}${stderr}`;
}
