/** The VS Code that the suites run in: the desktop's where `VSCODE_BIN` names it or `E2E_DESKTOP` asks for it, otherwise the stand-in. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import * as codeServer from './code-server.js';
import { E2E } from './places.js';
import type { Profile } from './profile.js';

const { VSCODE_BIN, E2E_DESKTOP } = process.env;

export const isDesktop = VSCODE_BIN !== undefined || E2E_DESKTOP !== undefined;

/** Path of the program that runs suites. The desktop's is downloaded where it is asked for and not named. */
export async function codeExecutable(): Promise<string> {
  if (VSCODE_BIN !== undefined) return VSCODE_BIN;
  return isDesktop ? downloadAndUnzipVSCode('stable') : join(E2E, 'tools', 'code.cjs');
}

/** Installs a packaged extension into the VS Code of a profile. */
export async function installExtension(profile: Profile, vsix: string): Promise<void> {
  if (!isDesktop) return codeServer.installExtension(profile, vsix);
  const [command, ...words] = resolveCliArgsFromVSCodeExecutablePath(await codeExecutable(), { reuseMachineInstall: true });
  const { status } = spawnSync(command!, [...words, `--user-data-dir=${profile.userData}`, `--extensions-dir=${profile.extensions}`, '--install-extension', vsix], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${vsix} could not be installed`);
}
