/** VS Code's workbench in headless Chromium. */

import { spawnSync } from 'node:child_process';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import type { CodeServer } from './code-server.js';
import { chromium } from './install.js';

export interface OpenPage {
  readonly page: Page;
  close(): Promise<void>;
}

const SIZE = { width: 1280, height: 800 };
/** The page reaches its own server and nothing else. */
const NO_NETWORK = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
const FLAGS = [NO_NETWORK, '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** Opens an empty page. */
export async function openPage(): Promise<OpenPage> {
  const browser = await launch();
  const page = await browser.newPage({ viewport: SIZE });
  return { page, close: () => browser.close() };
}

/** Address of the workbench on a folder or the file of a workspace. `payload` is what VS Code calls so: keys and values. */
export function workbenchAddress({ authority }: CodeServer, workspace: string, payload: readonly (readonly [string, string])[]): string {
  const kind = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = { [kind]: workspace, payload: JSON.stringify([['skipWelcome', 'true'], ...payload]) };
  return `http://${authority}/?${Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`;
}

/** How the workbench names a path on the server's machine. */
export function remote({ authority }: CodeServer, path: string): string {
  return `vscode-remote://${authority}${path}`;
}

function launch(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0; // Chromium has no sandbox for root.
  return playwright.launch({ executablePath: pathOf(chromium()), args: [...FLAGS, ...(asRoot ? ['--no-sandbox'] : [])] });
}

function pathOf(command: string): string {
  return command.includes('/') ? command : spawnSync('which', [command], { encoding: 'utf8' }).stdout.trim();
}
