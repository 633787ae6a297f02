/** The configuration file (配置文件): a new one for a folder that has none, and a corpus that is written into one. Comments stay. */

import { l10n, Uri, window, workspace, WorkspaceEdit, Range } from 'vscode';
import { proposeConfigurationRequest } from '../protocol/corpus.js';
import type { LanguageServer } from '../server.js';
import { withCorpus } from './with-corpus.js';

/** Writes the configuration that is proposed for a folder, and opens it. Gives its address; nothing where there is one already, or none could be written. */
export async function createConfiguration(server: LanguageServer, folder?: Uri): Promise<Uri | undefined> {
  const where = folder ?? (await pickFolder());
  if (!where) return undefined;
  const proposed = await server.request(proposeConfigurationRequest, { folder: server.uriOf(where) });
  if (!proposed) {
    void window.showErrorMessage(l10n.t('The checker does not run; its output says why.'));
    return undefined;
  }
  const uri = Uri.parse(proposed.uri);
  if (await exists(uri)) {
    void window.showInformationMessage(l10n.t('This folder has a configuration already.'));
    await window.showTextDocument(uri);
    return undefined;
  }
  await workspace.fs.writeFile(uri, Buffer.from(proposed.text));
  await window.showTextDocument(uri);
  void window.showInformationMessage(proposed.found.join(' · '));
  return uri;
}

/** A folder of the workspace; it is asked for where there are several. */
export async function pickFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length === 0) {
    void window.showInformationMessage(l10n.t('Open a folder first.'));
    return undefined;
  }
  if (folders.length === 1) return folders[0]!.uri;
  const picked = await window.showQuickPick(folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri })), { placeHolder: l10n.t('Folder for the configuration') });
  return picked?.uri;
}

/** Adds a corpus to a configuration, beside those that it names, and saves it. */
export async function addCorpus(config: Uri, path: string): Promise<boolean> {
  const document = await workspace.openTextDocument(config);
  const edit = new WorkspaceEdit();
  edit.replace(config, new Range(document.positionAt(0), document.positionAt(document.getText().length)), withCorpus(document.getText(), path));
  return (await workspace.applyEdit(edit)) && (await document.save());
}

export async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
