/** LibreOffice as a converter (格式转换): many files in one call, with a profile of its own. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CHINESE_FONT, OFFICE } from '../../../server/tools/system-packages.mjs';
import { workspace } from '../cli.js';

/** Converting all samples takes seconds; what takes longer hangs. */
const MOST_MILLISECONDS = 120_000;

/** Whether the machine has LibreOffice and a font with Chinese characters. */
export function hasOffice(): boolean {
  return OFFICE.present() && CHINESE_FONT.present();
}

/** Converts files of a folder, by name, to a format (`docx`, `pdf`) beside them. Throws with what LibreOffice said where it fails. */
export function convert(folder: string, names: readonly string[], format: string): void {
  const profile = `-env:UserInstallation=${pathToFileURL(workspace({})).href}`;
  const { status, error, stdout, stderr } = spawnSync('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, ...names.map((name) => join(folder, name))], { encoding: 'utf8', timeout: MOST_MILLISECONDS });
  if (status !== 0) throw new Error(`soffice --convert-to ${format} failed: ${error?.message ?? `${stdout}${stderr}`}`);
}
