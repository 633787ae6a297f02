/** The packaged extension, made as its publisher makes it. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OUT, ROOT } from './places.js';

const MOST_BYTES = 6 * 1024 * 1024;

/** Packages the extension and gives the file. */
export function packageExtension(): string {
  const file = join(OUT, 'wenheng.vsix');
  mkdirSync(OUT, { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', '--target', 'linux-x64', '--out', file], { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the extension could not be packaged\n${stdout}${stderr}`);
  const bytes = statSync(file).size;
  if (bytes > MOST_BYTES) throw new Error(`the VSIX has ${bytes} bytes, more than ${MOST_BYTES}`);
  console.log(`the VSIX has ${Math.round(bytes / 1024)} kB`);
  return file;
}
