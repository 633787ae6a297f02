/** The commands that any draft needs: restart, output, rule pages, and the menu behind the status item (通用命令). */

import { commands, l10n, QuickPickItemKind, Uri, window, workspace, type Disposable, type QuickPickItem } from 'vscode';
import { statusRequest, type Status } from '../protocol.js';
import type { LanguageServer } from '../server.js';
import { activeDocument, MENU } from '../status.js';
import type { Wenheng } from '../wenheng.js';

export function registerCommands(wenheng: Wenheng): Disposable[] {
  return [
    commands.registerCommand('wenheng.restart', () => wenheng.server.restart()),
    commands.registerCommand('wenheng.showOutput', () => wenheng.output.show()),
    commands.registerCommand('wenheng.openRulePage', (rule?: unknown) => openRulePage(wenheng, rule)),
    commands.registerCommand(MENU, () => showMenu(wenheng)),
  ];
}

/** Opens the page of a rule, of one that the user picks where none is named. */
async function openRulePage({ server, extensionUri }: Wenheng, rule: unknown): Promise<void> {
  const id = typeof rule === 'string' ? rule : await pickRule(server);
  if (id === undefined) return;
  const page = Uri.joinPath(extensionUri, 'docs', 'rules', `${id}.md`);
  if (!/^[a-z-]+$/.test(id) || !(await exists(page))) {
    void window.showErrorMessage(l10n.t('There is no page for the rule “{0}”.', id));
    return;
  }
  try {
    await commands.executeCommand('markdown.showPreview', page);
  } catch {
    await window.showTextDocument(page); // the built-in Markdown extension can be switched off
  }
}

async function pickRule(server: LanguageServer): Promise<string | undefined> {
  const status = await server.request(statusRequest, {});
  if (!status) {
    void window.showErrorMessage(l10n.t('The checker does not run; its output says why.'));
    return undefined;
  }
  const items = status.rules.map(({ id, summary }) => ({ label: id, description: summary }));
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('Rule to read about'), matchOnDescription: true });
  return picked?.label;
}

interface MenuItem extends QuickPickItem {
  readonly run?: () => unknown;
}

async function showMenu(wenheng: Wenheng): Promise<void> {
  const status = await wenheng.server.statusOf(activeDocument());
  const picked = await window.showQuickPick<MenuItem>([...configuration(status), ...actions(wenheng), ...remarks(status)], { placeHolder: l10n.t('Wenheng') });
  await picked?.run?.();
}

/** Opens the configuration of the document, or says that there is none. A broken one need not be named by the server. */
function configuration(status: Status | undefined): MenuItem[] {
  const config = status?.document?.config;
  if (config !== undefined) return [{ label: `$(gear) ${l10n.t('Open the configuration')}`, description: workspace.asRelativePath(Uri.parse(config)), run: () => window.showTextDocument(Uri.parse(config)) }];
  if (!status?.document || status.state === 'error') return [];
  return [{ label: `$(gear) ${l10n.t('No configuration')}`, description: l10n.t('no wenheng.config.json in the folders above this draft') }];
}

function actions(wenheng: Wenheng): MenuItem[] {
  return [
    ...MORE().map(({ icon, label, command }) => ({ label: `$(${icon}) ${label}`, run: () => commands.executeCommand(command) })),
    { label: `$(book) ${l10n.t('Read about a rule')}`, run: () => openRulePage(wenheng, undefined) },
    { label: `$(output) ${l10n.t('Show the output')}`, run: () => wenheng.output.show() },
    { label: `$(debug-restart) ${l10n.t('Restart the checker')}`, run: () => wenheng.server.restart() },
  ];
}

/** Commands of other parts that users look for here. */
const MORE = (): { icon: string; label: string; command: string }[] => [
  { icon: 'calendar', label: l10n.t('Set the as-of date'), command: 'wenheng.setAsOf' },
  { icon: 'checklist', label: l10n.t('Check the workspace'), command: 'wenheng.checkWorkspace' },
  { icon: 'graph', label: l10n.t('Export the ledger of targets'), command: 'wenheng.exportLedger' },
  { icon: 'file-code', label: l10n.t('Export a report'), command: 'wenheng.exportReport' },
];

/** What is not checked in the draft, and why; all of a long text on a click. */
function remarks(status: Status | undefined): MenuItem[] {
  const whole = status?.message ?? status?.document?.reason;
  const parts = (status?.document?.notChecked ?? []).map(({ what, reason }) => ({ label: `$(circle-slash) ${what}`, detail: reason }));
  const items: MenuItem[] = whole === undefined ? parts : [{ label: `$(warning) ${whole}`, run: () => window.showWarningMessage(whole) }, ...parts];
  return items.length === 0 ? [] : [{ label: l10n.t('Not checked'), kind: QuickPickItemKind.Separator }, ...items];
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
