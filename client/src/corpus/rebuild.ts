/** Making the index of a corpus anew (重建索引), with its progress, until it is done or stopped. */

import { l10n, ProgressLocation, window, type CancellationToken, type Progress } from 'vscode';
import { updateCorpusRequest, type UpdatedCorpus } from '../protocol/corpus.js';
import type { LanguageServer } from '../server.js';
import type { ActiveDraft } from '../views/active-draft.js';

/** Makes the index of the current corpus anew. Gives what it is like then. */
export async function rebuildIndex(server: LanguageServer, { place }: ActiveDraft): Promise<UpdatedCorpus | undefined> {
  if (!place) {
    void window.showInformationMessage(l10n.t('Open a draft first, or a folder with a configuration.'));
    return undefined;
  }
  const uri = server.uriOf(place);
  const updated = await window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Making the index of the corpus anew'), cancellable: true }, (progress, token) => {
    const listening = server.onDidChange(() => void tell(server, place, progress));
    return server.request(updateCorpusRequest, { uri, anew: true }, token as CancellationToken).finally(() => listening.dispose());
  });
  if (updated) report(updated);
  return updated;
}

/** How far it has come, as the status says. */
async function tell(server: LanguageServer, place: NonNullable<ActiveDraft['place']>, progress: Progress<{ message?: string }>): Promise<void> {
  const loading = (await server.statusOf(place))?.loading;
  if (loading) progress.report({ message: l10n.t('{0} of {1} files', loading.done, loading.total) });
}

function report({ state, message, documents, clauses, skipped }: UpdatedCorpus): void {
  switch (state) {
    case 'done':
      void window.showInformationMessage(l10n.t('The index is new: {0} documents, {1} clauses; {2} files were not read.', documents, clauses, skipped.length));
      return;
    case 'halted':
      void window.showInformationMessage(l10n.t('Stopped. The corpus stays as it was; the rest is read the next time.'));
      return;
    case 'none':
      void window.showInformationMessage(l10n.t('The configuration names no corpus.'));
      return;
    case 'error':
      void window.showErrorMessage(message ?? l10n.t('The corpus cannot be read.'));
  }
}
