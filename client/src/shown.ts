/** Which documents the editor shows (正在显示的文件): for these the language client keeps diagnostics, for those that are only held in memory it does not. */

import { TabInputText, TabInputTextDiff, window, type Disposable } from 'vscode';

/** Addresses of the documents in tabs and in visible editors. */
export function shownDocuments(): Set<string> {
  const tabs = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => (input instanceof TabInputText ? input.uri : input instanceof TabInputTextDiff ? input.modified : undefined)));
  const editors = window.visibleTextEditors.map(({ document }) => document.uri);
  return new Set([...tabs, ...editors].flatMap((uri) => (uri ? [uri.toString()] : [])));
}

export function onDidChangeShown(listener: () => void): Disposable[] {
  return [window.tabGroups.onDidChangeTabs(listener), window.onDidChangeVisibleTextEditors(listener)];
}
