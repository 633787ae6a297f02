/** Entry of the VS Code extension: starts the language server and shows what it says of itself. Knows no policy (扩展入口). */

import { Uri, type ExtensionContext } from 'vscode';
import { outputChannel, traceChannel } from './channels.js';
import { MENU, registerCommands } from './commands.js';
import { LanguageServer } from './server.js';
import { onDidChangeOptions } from './settings.js';
import { showStatus } from './status.js';

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const [output, trace] = [outputChannel(), traceChannel()];
  const program = { module: context.asAbsolutePath('dist/server.js'), compiled: Uri.joinPath(context.globalStorageUri, 'compiled').fsPath };
  server = new LanguageServer(program, { output, trace });
  const rulePages = Uri.joinPath(context.extensionUri, 'docs', 'rules');
  context.subscriptions.push(output, trace, server, ...showStatus(server, MENU), ...registerCommands({ server, output, rulePages }), ...onDidChangeOptions(() => void server?.restart()));
  await server.restart();
}

/** The editor waits for this one, so that the server ends before its window does. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
