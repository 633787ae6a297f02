/** The configuration that holds for a folder (配置文件): finding it, writing the first one, and changing a value in it with everything else kept. */

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'jsonc-parser';
import { l10n, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import { withValue, type Value } from './json-edit.js';
import { FAILED, runProgram } from './program.js';
import { messageLanguage } from './settings.js';
import { activeDocument } from './status.js';
import type { Wenheng } from './wenheng.js';

export const CONFIGURATION = 'wenheng.config.json';

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

/** Looks at a folder and writes a configuration for it, as `wenheng init` does. Where none can be written it says why. */
export async function createConfiguration(wenheng: Wenheng, folder: string): Promise<Uri | undefined> {
  return (await initialize(wenheng, folder))?.uri;
}

/** The same, then shows it and says what it rests on. */
export async function createAndShow(wenheng: Wenheng, folder: string): Promise<Uri | undefined> {
  const created = await initialize(wenheng, folder);
  if (!created) return undefined;
  await window.showTextDocument(created.uri);
  void window.showInformationMessage(created.said.join(' · '));
  return created.uri;
}

async function initialize(wenheng: Wenheng, folder: string): Promise<{ readonly uri: Uri; readonly said: readonly string[] } | undefined> {
  const end = await runProgram(wenheng, { words: ['init', '.', '--lang', messageLanguage()], cwd: folder });
  if (end && end.code !== FAILED) return { uri: Uri.file(join(folder, CONFIGURATION)), said: end.output.toString().split('\n').filter(Boolean) };
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
  const path = join(folder, CONFIGURATION);
  if (existsSync(path)) return path;
  return dirname(folder) === folder ? undefined : nearest(dirname(folder));
}

/** What a configuration itself says under a key. */
export async function configured(config: Uri, key: string): Promise<unknown> {
  const value: unknown = parse(await textOf(config));
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

/** Writes a value, or takes it out where it is `undefined`; comments stay. Shows the file where it holds a mistake that has to be mended first. */
export async function configure(config: Uri, key: string, value: Value | undefined): Promise<boolean> {
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
