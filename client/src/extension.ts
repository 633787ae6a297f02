/** Entry of the VS Code extension: starts the language server and shows what it says of itself. Knows no policy (扩展入口). */

import { Uri, type ExtensionContext } from 'vscode';
import { outputChannel, traceChannel } from './channels.js';
import { registerCommands } from './commands.js';
import { registerPanels } from './panels/index.js';
import { LanguageServer } from './server.js';
import { onDidChangeOptions } from './settings.js';
import { showStatus } from './status.js';
import { showViews } from './views/index.js';
import type { Part, Wenheng } from './wenheng.js';

const PARTS: readonly Part[] = [showStatus, registerCommands, showViews, registerPanels];

let server: LanguageServer | undefined;

export async function activate({ asAbsolutePath, extensionUri, globalStorageUri, subscriptions }: ExtensionContext): Promise<Pick<Wenheng, 'trees'>> {
  const [output, trace] = [outputChannel(), traceChannel()];
  const running = new LanguageServer({ module: asAbsolutePath('dist/server.js'), compiled: Uri.joinPath(globalStorageUri, 'compiled').fsPath }, { output, trace });
  server = running;
  const trees: Wenheng['trees'] = new Map();
  subscriptions.push(output, trace, running, ...PARTS.flatMap((part) => part({ server: running, output, extensionUri, trees })), ...onDidChangeOptions(() => void running.restart()));
  await running.restart();
  return { trees };
}

/** The editor waits for this one, so that the server ends before its window does. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
