/** The commands on the configuration of the draft in the editor: opening it, writing the first one (配置文件的命令). */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commands, l10n, Uri, window, type Disposable } from 'vscode';
import { CONFIGURATION, configurationHere, createAndShow, pickFolder } from '../configuration.js';
import type { Wenheng } from '../wenheng.js';

export function registerConfiguration(wenheng: Wenheng): Disposable[] {
  return [
    commands.registerCommand('wenheng.openConfiguration', () => openConfiguration(wenheng)),
    commands.registerCommand('wenheng.createConfiguration', (folder?: unknown) => newConfiguration(wenheng, folder instanceof Uri ? folder : undefined)),
  ];
}

/** Shows the configuration that holds for the draft in the editor; writes one first where there is none. */
async function openConfiguration(wenheng: Wenheng): Promise<void> {
  const config = await configurationHere(wenheng);
  if (config) await window.showTextDocument(config);
}

/** Writes the configuration of a folder, shows it and says what it rests on. Gives its address; nothing where there is one already, which is shown, or none could be written. */
async function newConfiguration(wenheng: Wenheng, named: Uri | undefined): Promise<Uri | undefined> {
  const folder = named ?? (await pickFolder());
  if (!folder) return undefined;
  const path = join(folder.fsPath, CONFIGURATION);
  if (existsSync(path)) {
    void window.showInformationMessage(l10n.t('This folder has a configuration already.'));
    await window.showTextDocument(Uri.file(path));
    return undefined;
  }
  return createAndShow(wenheng, folder.fsPath);
}
