/** Installs what the tests in a real VS Code need, where it is missing: Chromium, a Chinese font, VS Code as a web server. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHINESE_FONT, installSystemPackages, runs, type SystemPackages } from '../../../server/tools/system-packages.mjs';
import { WEB } from './places.js';

const VSCODE = join(WEB, 'node_modules', 'code-server', 'lib', 'vscode');
const STAMP = join(WEB, 'node_modules', '.installed');

const CHROMIUM: SystemPackages = { debian: ['chromium'], present: () => runs(chromium()) };
/** Run-time dependencies and built-in extensions of VS Code that no test touches: assistants, containers, other systems. */
const UNUSED_PACKAGES = ['@devcontainers/cli', '@github/copilot-sdk', '@microsoft/mxc-sdk', '@vscode/windows-process-tree', '@vscode/windows-registry', 'ssh2'];
const UNUSED_EXTENSIONS = ['copilot'];

/** The browser: `CHROMIUM`, or the one that the system calls by that name. */
export function chromium(): string {
  return process.env['CHROMIUM'] ?? 'chromium';
}

/** Makes everything available. Does nothing where that has been done for this package-lock.json before. */
export function installHost(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('VS Code as a web server is set up for Linux on x64 only. Elsewhere: VSCODE_BIN=…/code or E2E_DESKTOP=1');
  installSystem();
  const wanted = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('installing VS Code as a web server…');
  // Without install scripts: they would compile native modules for half an eternity, none of which a test needs.
  npm(['ci', '--ignore-scripts'], WEB);
  leaveOutUnused();
  npm(['install', '--ignore-scripts', '--omit=dev'], VSCODE);
  writeFileSync(STAMP, wanted);
}

function installSystem(): void {
  const { missing, log } = installSystemPackages([CHROMIUM, CHINESE_FONT]);
  if (missing.length > 0) throw new Error(`${log}Please install: ${missing.join(' ')}`);
}

/** What is installed follows from the lock file and from this script. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of [join(WEB, 'package-lock.json'), fileURLToPath(import.meta.url)]) hash.update(readFileSync(path));
  return hash.digest('hex');
}

function leaveOutUnused(): void {
  const manifest = join(VSCODE, 'package.json');
  const { dependencies, ...rest } = JSON.parse(readFileSync(manifest, 'utf8')) as { dependencies: Record<string, string> };
  const used = Object.entries(dependencies).filter(([name]) => !UNUSED_PACKAGES.includes(name));
  writeFileSync(manifest, JSON.stringify({ ...rest, dependencies: Object.fromEntries(used) }));
  for (const name of UNUSED_EXTENSIONS) rmSync(join(VSCODE, 'extensions', name), { recursive: true, force: true });
  for (const path of readdirSync(join(WEB, 'node_modules'), { recursive: true, encoding: 'utf8' })) if (path.endsWith('.map')) rmSync(join(WEB, 'node_modules', path));
}

function npm(words: readonly string[], cwd: string): void {
  run('npm', [...words, '--loglevel=error'], cwd);
}

function run(command: string, words: readonly string[], cwd: string): void {
  const { status, error, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} failed\n${error?.message ?? `${stdout}${stderr}`}`);
}
