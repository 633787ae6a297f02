/** Entry of the VS Code extension: starts the language server and shows what it says of itself. Knows no policy (扩展入口). */

import { Uri, type ExtensionContext } from 'vscode';
import { outputChannel, traceChannel } from './channels.js';
import { registerCommands } from './commands.js';
import { registerPanels } from './panels/index.js';
import { LanguageServer } from './server.js';
import { onDidChangeOptions } from './settings.js';
import { showStatus } from './status.js';
import type { Part } from './wenheng.js';

const PARTS: readonly Part[] = [showStatus, registerCommands, registerPanels];

let server: LanguageServer | undefined;

export async function activate({ asAbsolutePath, extensionUri, globalStorageUri, subscriptions }: ExtensionContext): Promise<void> {
  const [output, trace] = [outputChannel(), traceChannel()];
  const running = new LanguageServer({ module: asAbsolutePath('dist/server.js'), compiled: Uri.joinPath(globalStorageUri, 'compiled').fsPath }, { output, trace });
  server = running;
  subscriptions.push(output, trace, running, ...PARTS.flatMap((part) => part({ server: running, output, extensionUri })), ...onDidChangeOptions(() => void running.restart()));
  await running.restart();
}

/** The editor waits for this one, so that the server ends before its window does. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
