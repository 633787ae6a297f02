/** The configuration that holds for a draft: finding it, writing the first one, and changing a value in it with everything else kept (配置文件). */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { commands, l10n, Range, Uri, window, workspace, WorkspaceEdit, type Disposable, type TextDocument } from 'vscode';
import { withValue } from '../json-edit.js';
import { FAILED, runProgram } from '../program.js';
import { messageLanguage } from '../settings.js';
import { activeDocument } from '../status.js';
import type { Wenheng } from '../wenheng.js';

const NAME = 'wenheng.config.json';

export function registerConfiguration(wenheng: Wenheng): Disposable[] {
  return [commands.registerCommand('wenheng.openConfiguration', () => openConfiguration(wenheng))];
}

/** Shows the configuration that holds for the draft in the editor; writes one first where there is none. */
async function openConfiguration(wenheng: Wenheng): Promise<void> {
  const config = await configurationHere(wenheng);
  if (config) await window.showTextDocument(config);
}

/** The configuration that holds for the draft in the editor, or for a folder that the user picks; a new one where there is none. `undefined` where the user does not want to say, or none can be written. */
export async function configurationHere(wenheng: Wenheng): Promise<Uri | undefined> {
  const draft = activeDocument();
  const folder = draft?.scheme === 'file' ? dirname(draft.fsPath) : (await pickFolder())?.fsPath;
  if (folder === undefined) return undefined;
  const known = nearest(folder);
  if (known !== undefined) return Uri.file(known);
  const home = workspace.getWorkspaceFolder(Uri.file(folder))?.uri.fsPath ?? folder;
  return createConfiguration(wenheng, home);
}

/** Looks at a folder and writes a configuration for it, as `wenheng init` does. */
export async function createConfiguration(wenheng: Wenheng, folder: string): Promise<Uri | undefined> {
  const end = await runProgram(wenheng, { words: ['init', '.', '--lang', messageLanguage()], cwd: folder });
  if (end && end.code !== FAILED) return Uri.file(join(folder, NAME));
  void window.showErrorMessage(end?.said.at(-1) ?? l10n.t('No configuration could be written in {0}.', folder));
  return undefined;
}

/** A folder of the workspace; asks where there are several. */
export async function pickFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await window.showWorkspaceFolderPick())?.uri;
  if (folders.length === 0) void window.showInformationMessage(l10n.t('Open a folder first: the configuration belongs to the drafts in it.'));
  return folders[0]?.uri;
}

/** The nearest configuration upward from a folder. */
export function nearest(folder: string): string | undefined {
  const path = join(folder, NAME);
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? undefined : nearest(dirname(folder));
}

/** What a configuration itself says under a key. */
export async function configured(config: Uri, key: string): Promise<unknown> {
  const value: unknown = parse(await textOf(config));
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** Writes a value, or takes it out; comments stay. Shows the file where it holds a mistake that has to be mended first. */
export async function configure(config: Uri, key: string, value: string | undefined): Promise<boolean> {
  const text = withValue(await textOf(config), key, value);
  if (text === undefined) {
    await window.showTextDocument(config);
    void window.showErrorMessage(l10n.t('There is a mistake in {0}; mend it first.', workspace.asRelativePath(config)));
    return false;
  }
  const unsaved = unsavedAt(config);
  if (!unsaved) {
    await workspace.fs.writeFile(config, new TextEncoder().encode(text));
    return true;
  }
  const edit = new WorkspaceEdit();
  edit.replace(config, new Range(0, 0, unsaved.lineCount, 0), text);
  return (await workspace.applyEdit(edit)) && (await unsaved.save());
}

/** The text of a configuration as the user has it: what is not saved yet, otherwise the file, which an editor may not have read again yet. */
async function textOf(config: Uri): Promise<string> {
  return unsavedAt(config)?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(config));
}

function unsavedAt(config: Uri): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri, isDirty }) => isDirty && uri.toString() === config.toString());
}
