/** Writes the findings that there are into the baseline (写入基线), so that from then on only new ones count. */

import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { commands, l10n, ProgressLocation, Uri, window, workspace, type Disposable } from 'vscode';
import { CONFIGURATION, configure, createConfiguration, pickFolder } from '../configuration.js';
import { readReport, type BaselineReport } from '../program-output.js';
import { runProgram } from '../program.js';
import { programFlags } from '../settings.js';
import type { Wenheng } from '../wenheng.js';

const KEY = 'baseline';

export function registerBaseline(wenheng: Wenheng): Disposable[] {
  return [commands.registerCommand('wenheng.writeBaseline', (folder?: unknown, confirmed?: unknown) => writeBaseline(wenheng, folder instanceof Uri ? folder : undefined, confirmed === true))];
}

/** Writes the baseline of a folder, of one that the user picks where none is named. */
async function writeBaseline(wenheng: Wenheng, named: Uri | undefined, confirmed: boolean): Promise<void> {
  const folder = named ?? (await pickFolder());
  if (!folder || !(confirmed || (await confirm(folder)))) return;
  await workspace.saveAll();
  const cwd = folder.fsPath;
  const end = await window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Writing the baseline'), cancellable: true }, (progress, token) =>
    runProgram(wenheng, {
      words: ['check', '.', '--write-baseline', '--progress', '--fail-on', 'never', '--format', 'json', ...programFlags(cwd)], cwd, token,
      onProgress: ({ done, total }) => progress.report({ message: total === undefined ? l10n.t('{0} drafts read', done) : l10n.t('{0} of {1} drafts', done, total) }),
    }),
  );
  if (!end) return;
  const written = (readReport(end.output.toString())?.baselines ?? []).filter((baseline) => baseline.written !== undefined);
  if (written.length === 0) {
    void window.showErrorMessage(end.said.at(-1) ?? l10n.t('see the output'));
    return;
  }
  for (const baseline of written) if (baseline.written?.named === false) await name(wenheng, resolve(cwd, baseline.path));
  void window.showInformationMessage(written.map(saidOf).join(' '));
}

/** Says what it does, before anything is written. */
async function confirm(folder: Uri): Promise<boolean> {
  const unsaved = workspace.textDocuments.some(({ isDirty, isUntitled }) => isDirty && !isUntitled);
  const write = unsaved ? l10n.t('Save all and write') : l10n.t('Write the baseline');
  const detail = l10n.t('All drafts in “{0}” are checked, and what is found in them now no longer counts from then on, in the editor and on the command line; what is new does. The baseline is a file that lies beside wenheng.config.json and is kept with the drafts.', workspace.getWorkspaceFolder(folder)?.name ?? basename(folder.fsPath));
  return (await window.showWarningMessage(l10n.t('Write the findings that there are into the baseline?'), { modal: true, detail }, write)) === write;
}

/** A baseline holds where the configuration beside it names it. */
async function name(wenheng: Wenheng, path: string): Promise<void> {
  const folder = dirname(path);
  const config = join(folder, CONFIGURATION);
  const uri = existsSync(config) ? Uri.file(config) : await createConfiguration(wenheng, folder);
  if (uri) await configure(uri, KEY, basename(path));
}

function saidOf({ path, written }: BaselineReport): string {
  return l10n.t('{0} now holds the findings of {1} drafts: {2}.', path, written?.drafts ?? 0, written?.findings ?? 0);
}
