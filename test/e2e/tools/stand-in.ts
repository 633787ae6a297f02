/** Runs a test suite as the desktop's `code` would, in the extension host of VS Code's server; the workbench is in a browser. */

import { EventEmitter, once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openPage, remote, workbenchAddress } from './browser.js';
import { startCodeServer, type CodeServer } from './code-server.js';
import { OUT } from './places.js';

const MINUTES = 8;
const LOG_CHARACTERS = 2000;
/** The workbench calls this function with the exit code of the suite. */
const EXIT = 'codeAutomationExit';
const COULD_NOT_RUN = 2;
/** VS Code does without native modules and services that are not here; what a closing window cancels is no error. */
const EXPECTED_ERROR = /Could not locate the bindings file|build\/Release\/watchdog|404 \(Not Found\)|authentication provider|Canceled/;

/** Takes the words that @vscode/test-electron gives to `code`, and gives the exit code. */
export async function standIn(words: readonly string[]): Promise<number> {
  const { workspace, userData, extensions, development, tests } = parse(words);
  const server = await startCodeServer({ root: dirname(userData), userData, extensions }, { env: ownVariables() });
  try {
    const payload = [['extensionDevelopmentPath', remote(server, development)], ['extensionTestsPath', remote(server, tests)]] as const;
    return await runInBrowser(server, workbenchAddress(server, workspace, payload));
  } finally {
    await server.stop();
  }
}

function parse(words: readonly string[]): Record<'workspace' | 'userData' | 'extensions' | 'development' | 'tests', string> {
  const { values, positionals } = parseArgs({ args: [...words], strict: false, allowPositionals: true }); // further switches are for Electron
  const path = (value: unknown): string => {
    if (typeof value !== 'string') throw new Error('usage: code WORKSPACE --extensionDevelopmentPath=… --extensionTestsPath=… --user-data-dir=… --extensions-dir=…');
    return resolve(value);
  };
  return {
    workspace: path(positionals[0]),
    userData: path(values['user-data-dir']),
    extensions: path(values['extensions-dir']),
    development: path(values['extensionDevelopmentPath']),
    tests: path(values['extensionTestsPath']),
  };
}

async function runInBrowser(server: CodeServer, address: string): Promise<number> {
  const { page, close } = await openPage();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && !EXPECTED_ERROR.test(message.text()) && errors.push(message.text()));
  try {
    const code = await exitCode(page, address);
    if (code !== 0) console.error(errors.join('\n'));
    return code;
  } catch (error) {
    console.error(`the suite has not come to its end: ${String(error)}`, errors.join('\n'), server.log().slice(-LOG_CHARACTERS));
    mkdirSync(OUT, { recursive: true });
    await page.screenshot({ path: join(OUT, 'failure.png') }).catch(() => undefined);
    return COULD_NOT_RUN;
  } finally {
    await close();
  }
}

/** Opens the workbench and waits until it says how the suite ended. */
async function exitCode(page: Page, address: string): Promise<number> {
  const events = new EventEmitter();
  await page.exposeFunction(EXIT, (code: number) => events.emit('exit', code));
  page.on('crash', () => events.emit('error', new Error('the page has crashed')));
  const exit = once(events, 'exit', { signal: AbortSignal.timeout(MINUTES * 60_000) });
  await page.goto(address);
  const [code] = (await exit) as [number];
  return code;
}

/** The variables that the tests read. */
function ownVariables(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[0].startsWith('E2E_') && entry[1] !== undefined));
}
