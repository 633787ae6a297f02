/** Opening places of the draft and of the corpus (跳转): beside a panel, not over it. */

import { Range as EditorRange, TabInputText, ViewColumn, window, type TabGroup, type Uri } from 'vscode';
import type { Range } from './answers.js';

/** Shows a range of a document where the draft is shown. The draft's tab stays, however it was opened. */
export async function openPlace(uri: Uri, { start, end }: Range, draft: Uri): Promise<void> {
  const selection = new EditorRange(start.line, start.character, end.line, end.character);
  const group = groupOf(draft);
  const previewed = group?.tabs.some(({ input, isPreview }) => isPreview && isText(input, draft)) ?? false;
  await window.showTextDocument(uri, { selection, viewColumn: group?.viewColumn ?? ViewColumn.One, preview: !previewed });
}

/** The group of editors that a document is open in. */
export function groupOf(document: Uri): TabGroup | undefined {
  return window.tabGroups.all.find(({ tabs }) => tabs.some(({ input }) => isText(input, document)));
}

function isText(input: unknown, uri: Uri): boolean {
  return input instanceof TabInputText && input.uri.toString() === uri.toString();
}
