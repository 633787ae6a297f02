/** Exports (导出): the ledger of targets and the report of a check, of the draft in the editor or of a folder. */

import { dirname, extname } from 'node:path';
import { commands, env, l10n, ProgressLocation, Uri, window, workspace, type Disposable, type QuickPickItem, type TextDocument } from 'vscode';
import { pickFolder } from '../configuration.js';
import { FAILED, runProgram, type ProgramEnd } from '../program.js';
import { programFlags } from '../settings.js';
import { activeDocument } from '../status.js';
import type { Wenheng } from '../wenheng.js';

/** What may be given instead of asking the user; for keybindings, tests and other extensions. */
export interface ExportWish {
  /** A draft that is open, or a folder. */
  readonly source?: Uri;
  /** The file to write; its ending tells the form. */
  readonly target?: Uri;
}

/** Something that can be exported. */
interface Export {
  readonly name: () => string;
  readonly title: () => string;
  /** Endings by the names of forms; the first one is proposed. */
  readonly forms: Readonly<Record<string, string>>;
  words(form: string): readonly string[];
}

const LEDGER: Export = {
  name: () => l10n.t('ledger of targets'),
  title: () => l10n.t('Exporting the ledger of targets'),
  forms: { CSV: 'csv', Markdown: 'md', JSON: 'json' },
  words: (form) => ['targets', '--ledger', '--all', '--format', { md: 'markdown', json: 'json' }[form] ?? 'csv'],
};

const REPORT: Export = {
  name: () => l10n.t('report'),
  title: () => l10n.t('Exporting the report'),
  forms: { HTML: 'html' },
  words: () => ['check', '--fail-on', 'never', '--format', 'html'],
};

export function registerExports(wenheng: Wenheng): Disposable[] {
  const register = (command: string, what: Export): Disposable => commands.registerCommand(command, (wish?: ExportWish) => exportTo(wenheng, what, wish instanceof Uri ? { source: wish } : (wish ?? {})));
  return [register('wenheng.exportLedger', LEDGER), register('wenheng.exportReport', REPORT)];
}

async function exportTo(wenheng: Wenheng, what: Export, { source: named, target: asked }: ExportWish): Promise<void> {
  const source = named ?? (await pickSource());
  const target = source && (asked ?? (await pickTarget(what, source)));
  if (!target) return;
  const form = extname(target.path).slice(1).toLowerCase();
  const end = await window.withProgress({ location: ProgressLocation.Notification, title: what.title(), cancellable: true }, async (_, token) => {
    const { words, cwd, input } = await inputOf(source);
    return runProgram(wenheng, { words: [...what.words(form), ...words, ...programFlags(cwd)], cwd, input, token });
  });
  if (!end) return;
  if (end.code === FAILED || end.output.length === 0) return refuse(wenheng, end);
  await workspace.fs.writeFile(target, end.output);
  if (!asked) void offer(target);
}

/** What to export: the draft in the editor or a folder of the workspace; asked for where both are there. */
async function pickSource(): Promise<Uri | undefined> {
  const draft = activeDocument();
  if (!draft) return pickFolder();
  const folder = workspace.getWorkspaceFolder(draft);
  if (!folder) return draft;
  const items: (QuickPickItem & { uri: Uri })[] = [
    { label: `$(file) ${l10n.t('This draft')}`, description: workspace.asRelativePath(draft), uri: draft },
    { label: `$(folder) ${l10n.t('All drafts in the folder')}`, description: folder.name, uri: folder.uri },
  ];
  return (await window.showQuickPick(items, { placeHolder: l10n.t('What to export') }))?.uri;
}

async function pickTarget({ forms, name }: Export, source: Uri): Promise<Uri | undefined> {
  const [ending] = Object.values(forms);
  const folder = workspace.getWorkspaceFolder(source)?.uri ?? workspace.workspaceFolders?.[0]?.uri;
  const base = source.path.split('/').at(-1)!.replace(/(?:\.policy)?\.[a-z]+$/i, '');
  const proposal = folder && Uri.joinPath(folder, `${base}-${name()}.${ending}`);
  return window.showSaveDialog({ ...(proposal && { defaultUri: proposal }), filters: Object.fromEntries(Object.entries(forms).map(([label, form]) => [label, [form]])) });
}

/** A draft is given as it stands in the editor, saved or not; a folder as it is on the disk. */
async function inputOf(source: Uri): Promise<{ readonly words: readonly string[]; readonly cwd: string; readonly input?: string }> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === source.toString());
  if (open) return { words: ['-', ...nameOf(open)], cwd: folderOf(open), input: open.getText() };
  return { words: ['.'], cwd: source.fsPath };
}

function nameOf({ uri }: TextDocument): string[] {
  return uri.scheme === 'file' ? ['--stdin-filename', uri.fsPath] : [];
}

/** The configuration of an untitled draft is that of the first folder, as the server has it. */
function folderOf({ uri }: TextDocument): string {
  return (workspace.getWorkspaceFolder(uri) ?? workspace.workspaceFolders?.[0])?.uri.fsPath ?? (uri.scheme === 'file' ? dirname(uri.fsPath) : process.cwd());
}

function refuse({ output }: Wenheng, { said }: ProgramEnd): void {
  const show = l10n.t('Show the output');
  void window.showErrorMessage(said.at(-1) ?? l10n.t('see the output'), show).then((picked) => picked === show && output.show());
}

/** A page belongs into a browser, everything else into the editor. */
async function offer(target: Uri): Promise<void> {
  const open = l10n.t('Open');
  if ((await window.showInformationMessage(l10n.t('Written: {0}', workspace.asRelativePath(target)), open)) !== open) return;
  await (target.path.endsWith('.html') ? env.openExternal(target) : commands.executeCommand('vscode.open', target));
}
