/** VS Code's server in a process of its own, on 127.0.0.1 only. */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { WEB_ENTRY, WEB_NODE } from './places.js';
import type { Profile } from './profile.js';

type Folders = Pick<Profile, 'root' | 'userData' | 'extensions'>;

export interface CodeServer {
  /** Host and port. */
  readonly authority: string;
  /** What it has written so far. */
  log(): string;
  stop(): Promise<void>;
}

export interface CodeServerOptions {
  /** Variables for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether folders can be distrusted; otherwise all are trusted. */
  readonly trust?: boolean;
  /** Language of the editor, such as `zh-cn`; the profile must hold its language pack. */
  readonly locale?: string;
}

const SECONDS_TO_START = 60;
const SECONDS_TO_STOP = 5;

/** Servers that run. Each leads a process group of its own, and must not outlive this process. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((server) => signal(server, 'SIGKILL')));
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(1));

/** Starts the server and waits until it listens. */
export async function startCodeServer(folders: Folders, { env = {}, trust = false, locale = 'en' }: CodeServerOptions = {}): Promise<CodeServer> {
  const words = [
    ...['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check', '--disable-proxy'],
    ...['--disable-getting-started-override', '--ignore-last-opened', ...(trust ? [] : ['--disable-workspace-trust'])],
    // A released workbench takes tests from its address only where its smoke tests might run.
    ...['--vscode-option', 'enable-smoke-test-driver', '--user-data-dir', folders.userData, '--extensions-dir', folders.extensions, '--locale', locale],
  ];
  const server = spawn(WEB_NODE, [WEB_ENTRY, ...words], { cwd: folders.root, env: environment(folders, env), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  running.add(server);
  server.once('exit', () => running.delete(server));
  let log = '';
  const authority = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => fail(`does not listen after ${SECONDS_TO_START} s`), SECONDS_TO_START * 1000);
    const fail = (reason: string): void => {
      clearTimeout(timer);
      signal(server, 'SIGKILL');
      reject(new Error(`code-server ${reason}\n${log}`));
    };
    const read = (text: string): void => {
      log += text;
      const address = /server listening on http:\/\/(127\.0\.0\.1:\d+)/.exec(log)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    for (const stream of [server.stdout, server.stderr]) stream.setEncoding('utf8').on('data', read);
    server.once('error', (error) => fail(error.message));
    server.once('exit', () => fail('has ended'));
  });
  return { authority, log: () => log, stop: () => stop(server) };
}

/** Installs a packaged extension into the profile. */
export function installExtension(folders: Folders, vsix: string): void {
  const words = [WEB_ENTRY, '--user-data-dir', folders.userData, '--extensions-dir', folders.extensions, '--install-extension', vsix, '--force'];
  const { status, stdout, stderr } = spawnSync(WEB_NODE, words, { cwd: folders.root, env: environment(folders, {}), encoding: 'utf8' });
  if (status !== 0) throw new Error(`${vsix} could not be installed\n${stdout}${stderr}`);
}

/** Nothing of the surroundings but the path; no gallery of extensions, and so no network. */
function environment({ root }: Folders, more: Readonly<Record<string, string>>): Record<string, string> {
  const temporary = join(root, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return { PATH: process.env['PATH'] ?? '', HOME: root, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary, LANG: 'C.UTF-8', EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...more };
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  signal(server, 'SIGTERM');
  const timer = setTimeout(() => signal(server, 'SIGKILL'), SECONDS_TO_STOP * 1000);
  await ended;
  clearTimeout(timer);
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // The group has ended already.
  }
}
