/** What can be done with the documents in the corpus tree (语料库条目的命令): open, reveal, cite, see who cites. */

import { commands, env, l10n, Position, Range, Uri, window, workspace, Location, type Disposable, type TextEditor } from 'vscode';
import { Delayed } from '../coalesce.js';
import { corpusCitingRequest, type Arrangement, type DocumentNode, type SkippedNode } from '../protocol/corpus.js';
import type { LanguageServer } from '../server.js';
import type { ActiveDraft } from './active-draft.js';
import { MORE, OPEN, type MoreItem } from './corpus-items.js';
import type { CorpusTreeData } from './corpus-view.js';

export function registerCorpusCommands(server: LanguageServer, draft: ActiveDraft, data: CorpusTreeData): Disposable[] {
  const arranged = (by: Arrangement) => (): void => {
    data.by = by;
  };
  return [
    commands.registerCommand(OPEN, open),
    commands.registerCommand(MORE, ({ parent }: MoreItem) => data.more(parent)),
    commands.registerCommand('wenheng.corpus.reveal', reveal),
    commands.registerCommand('wenheng.corpus.insertCitation', (node: DocumentNode) => insertCitation(node, draft)),
    commands.registerCommand('wenheng.corpus.copyCitation', ({ citation }: DocumentNode) => citation !== undefined && env.clipboard.writeText(citation)),
    commands.registerCommand('wenheng.corpus.references', (node: DocumentNode) => showCiting(node, server, draft)),
    commands.registerCommand('wenheng.corpus.byLevel', arranged('level')),
    commands.registerCommand('wenheng.corpus.byYear', arranged('year')),
    commands.registerCommand('wenheng.corpus.byStatus', arranged('status')),
    commands.registerCommand('wenheng.corpus.filter', (words?: unknown) => (typeof words === 'string' ? (data.filter = words) : askFilter(data))),
    commands.registerCommand('wenheng.corpus.clearFilter', () => (data.filter = '')),
    commands.registerCommand('wenheng.corpus.refresh', () => data.refresh()),
  ];
}

/** Opens the text of a document, or a file that was not read, as far as the editor can show it. */
async function open(node: DocumentNode | SkippedNode): Promise<void> {
  try {
    await commands.executeCommand('vscode.open', Uri.parse(node.uri), { preview: true });
  } catch (error) {
    void window.showErrorMessage(l10n.t('{0} cannot be opened: {1}', node.path, String(error)));
  }
}

/** Shows the file where it lies: in the explorer where it belongs to the workspace, otherwise in the system's files. */
async function reveal(node: DocumentNode | SkippedNode): Promise<void> {
  const named = node.kind === 'document' ? node.file : node.uri;
  if (named === undefined) return;
  const file = await existing(Uri.parse(named));
  await commands.executeCommand(workspace.getWorkspaceFolder(file) ? 'revealInExplorer' : 'revealFileInOS', file);
}

/** A file, or for a member of an archive the archive. */
async function existing(uri: Uri): Promise<Uri> {
  const above = Uri.joinPath(uri, '..');
  const isThere = await workspace.fs.stat(uri).then(() => true, () => false);
  return isThere || above.path === uri.path ? uri : existing(above);
}

/** Puts 《title》（number） where the cursor stands in the draft. */
async function insertCitation({ citation }: DocumentNode, { uri }: ActiveDraft): Promise<void> {
  if (citation === undefined) return;
  const editor = uri && (await editorOf(uri));
  if (!editor) {
    void window.showInformationMessage(l10n.t('Open the draft that the citation is to go into first.'));
    return;
  }
  await editor.edit((edit) => {
    for (const selection of editor.selections) edit.replace(selection, citation);
  });
}

/** The editor of a draft, in front. */
async function editorOf(uri: Uri): Promise<TextEditor> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  return window.showTextDocument(await workspace.openTextDocument(uri), { preview: false, ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }) });
}

async function showCiting({ corpus, path, uri, title }: DocumentNode, server: LanguageServer, { place }: ActiveDraft): Promise<void> {
  const found = place && (await server.request(corpusCitingRequest, { uri: server.uriOf(place), corpus, path }));
  if (!found) return;
  if (found.length === 0) {
    void window.showInformationMessage(l10n.t('Neither the draft nor the corpus cites {0}.', title));
    return;
  }
  const locations = found.map(({ uri: where, range: { start, end } }) => new Location(Uri.parse(where), new Range(start.line, start.character, end.line, end.character)));
  const source = Uri.parse(uri);
  await window.showTextDocument(await workspace.openTextDocument(source), { preview: true });
  await commands.executeCommand('editor.action.showReferences', source, new Position(0, 0), locations);
}

/** Filters while words are typed; Escape brings the former filter back. */
function askFilter(data: CorpusTreeData): void {
  const before = data.filter;
  const box = window.createInputBox();
  let taken = false;
  const pause = new Delayed(150);
  Object.assign(box, { value: before, title: l10n.t('Filter the corpus'), placeholder: l10n.t('words of the title, number, issuer or path') });
  box.onDidChangeValue((words) => pause.ask(() => (data.filter = words.trim())));
  box.onDidAccept(() => {
    taken = true;
    pause.dispose();
    data.filter = box.value.trim();
    box.hide();
  });
  box.onDidHide(() => {
    pause.dispose();
    if (!taken) data.filter = before;
    box.dispose();
  });
  box.show();
}
