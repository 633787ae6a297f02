/** The views *语料库* and *本稿目标*, and the commands on the corpus (视图与语料库命令). */

import { commands, Uri, window, workspace, l10n, type Disposable } from 'vscode';
import { addToCorpus } from '../corpus/add.js';
import { rebuildIndex } from '../corpus/rebuild.js';
import { corporaRequest } from '../protocol/corpus.js';
import type { LanguageServer } from '../server.js';
import type { Wenheng } from '../wenheng.js';
import { ActiveDraft } from './active-draft.js';
import { badgeLetters } from './badges.js';
import { registerCorpusCommands } from './corpus-commands.js';
import { CORPUS_VIEW, showCorpus } from './corpus-view.js';
import { showTargets, TARGETS_VIEW } from './targets-view.js';

export function showViews(wenheng: Wenheng): Disposable[] {
  const { server, trees } = wenheng;
  const draft = new ActiveDraft(server);
  const corpus = showCorpus(server, draft);
  const targets = showTargets(server, draft);
  trees.set(CORPUS_VIEW, corpus.data).set(TARGETS_VIEW, targets.data);
  return [
    draft,
    ...corpus.disposables,
    ...targets.disposables,
    ...registerCorpusCommands(server, draft, corpus.data),
    window.registerFileDecorationProvider(badgeLetters),
    commands.registerCommand('wenheng.rebuildIndex', () => rebuildIndex(server, draft)),
    commands.registerCommand('wenheng.addToCorpus', (clicked?: unknown, selected?: unknown) => addToCorpus(wenheng, draft, uris(selected, clicked))),
    commands.registerCommand('wenheng.openCorpusFolder', () => openFolder(server, draft)),
  ];
}

/** What the explorer hands over: all that are selected, or the one that was clicked on. */
function uris(selected: unknown, clicked: unknown): Uri[] {
  const all = Array.isArray(selected) ? selected : [clicked];
  return all.filter((one) => one instanceof Uri);
}

async function openFolder(server: LanguageServer, { place }: ActiveDraft): Promise<void> {
  const known = place && (await server.request(corporaRequest, { uri: server.uriOf(place) }));
  const there = (known?.corpora ?? []).filter(({ kind }) => kind !== 'missing');
  if (there.length === 0) {
    void window.showInformationMessage(l10n.t('The configuration names no corpus.'));
    return;
  }
  const picked = there.length === 1 ? there[0] : await window.showQuickPick(there.map(({ name, uri }) => ({ label: name, uri })), { placeHolder: l10n.t('Corpus to open') });
  if (!picked) return;
  const uri = Uri.parse(picked.uri);
  await commands.executeCommand(workspace.getWorkspaceFolder(uri) ? 'revealInExplorer' : 'revealFileInOS', uri);
}
