/** The panels and their commands (面板): one of each kind at a time, which comes back with its window. */

import { commands, Uri, ViewColumn, window, type Disposable, type WebviewPanel } from 'vscode';
import type { Wenheng } from '../wenheng.js';
import type { PanelAnswer } from './answers.js';
import { registerComparison } from './compare.js';
import { DraftPanel, draftOf, type PanelKind } from './draft-panel.js';
import { reusePanel } from './reuse.js';
import { targetsPanel } from './targets.js';

export function registerPanels(wenheng: Wenheng): Disposable[] {
  return [...registerPanel(wenheng, 'wenheng.showTargets', targetsPanel()), ...registerPanel(wenheng, 'wenheng.showReuse', reusePanel()), ...registerComparison(wenheng)];
}

function registerPanel<Answer extends PanelAnswer, Key extends string>(wenheng: Wenheng, command: string, kind: PanelKind<Answer, Key>): Disposable[] {
  let open: DraftPanel<Answer, Key> | undefined;
  const show = (panel: WebviewPanel, draft: Uri | undefined): DraftPanel<Answer, Key> => {
    const shown = new DraftPanel(kind, panel, wenheng, draft);
    open = shown;
    panel.onDidDispose(() => {
      shown.dispose();
      if (open === shown) open = undefined;
    });
    return shown;
  };
  return [
    commands.registerCommand(command, (uri?: unknown, line?: unknown) => {
      const draft = addressOf(uri);
      const panel = open ?? show(window.createWebviewPanel(kind.viewType, kind.title, ViewColumn.Beside, { enableFindWidget: true }), draft);
      panel.reveal(draft, typeof line === 'number' ? line : undefined);
    }),
    window.registerWebviewPanelSerializer(kind.viewType, {
      deserializeWebviewPanel: (panel: WebviewPanel, state: unknown) => {
        show(panel, draftOf(state));
        return Promise.resolve();
      },
    }),
    { dispose: () => open?.dispose() },
  ];
}

function addressOf(uri: unknown): Uri | undefined {
  if (uri instanceof Uri) return uri;
  return typeof uri === 'string' ? Uri.parse(uri) : undefined;
}
