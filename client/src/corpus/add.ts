/** Adding files to the corpus (添加文件到语料库): copies them into its folder, has it read, and says what became of them. */

import { basename } from 'node:path';
import { l10n, ProgressLocation, Uri, window, workspace, type CancellationToken } from 'vscode';
import { configure, createAndShow, pickFolder } from '../configuration.js';
import { corporaRequest, updateCorpusRequest, type UpdatedCorpus } from '../protocol/corpus.js';
import type { LanguageServer } from '../server.js';
import type { ActiveDraft } from '../views/active-draft.js';
import type { Wenheng } from '../wenheng.js';
import { additionsOf, type Addition } from './indexable.js';
import { INDEXABLE } from './kinds.js';

/** The folder that a configuration gets where it names none. */
const NEW_FOLDER = 'corpus';
/** Files that a message names. */
const MOST_NAMED = 3;

/** A folder of a corpus, and what tells the server which one it is. */
interface Shelf {
  readonly folder: Uri;
  readonly place: Uri;
}

/** Adds files and folders, those that are picked where none are named. Gives what became of them, where anything was added. */
export async function addToCorpus(wenheng: Wenheng, draft: ActiveDraft, named?: readonly Uri[]): Promise<UpdatedCorpus | undefined> {
  const sources = named && named.length > 0 ? named : await pickFiles();
  if (sources.length === 0) return undefined;
  const { server } = wenheng;
  const shelf = await shelfFor(wenheng, draft, sources);
  if (!shelf) return undefined;
  const found = await additionsOf(sources);
  const additions = found.filter(({ source }) => !isInside(source, shelf.folder));
  if (additions.length === 0) {
    if (found.length > 0) return alreadyThere(server, shelf);
    void window.showInformationMessage(l10n.t('There is nothing to add: no file of a kind that can be read.'));
    return undefined;
  }
  const copied = await copyAll(additions, shelf.folder);
  if (copied.length === 0) return undefined;
  const updated = await read(server, shelf, copied);
  if (updated) report(updated, copied.length);
  return updated;
}

/** The files lie in the corpus as it is, perhaps since a moment ago: a new configuration takes a folder of documents for the corpus. */
async function alreadyThere(server: LanguageServer, shelf: Shelf): Promise<UpdatedCorpus | undefined> {
  const updated = await read(server, shelf, []);
  if (updated?.state === 'done') void window.showInformationMessage(l10n.t('These files are in the corpus; it has {0} documents.', updated.documents));
  else if (updated) report(updated, 0);
  return updated;
}

async function pickFiles(): Promise<readonly Uri[]> {
  return (await window.showOpenDialog({ canSelectMany: true, openLabel: l10n.t('Add to the corpus'), filters: { [l10n.t('Documents')]: [...INDEXABLE] } })) ?? [];
}

/** The folder of the corpus that holds for the draft, or for the files themselves; made and configured where there is none. */
async function shelfFor(wenheng: Wenheng, draft: ActiveDraft, [first]: readonly Uri[]): Promise<Shelf | undefined> {
  const place = draft.place ?? (first && workspace.getWorkspaceFolder(first) ? first : undefined) ?? (await pickFolder());
  if (!place) return undefined;
  const { server } = wenheng;
  const { config, error, corpora = [] } = (await server.request(corporaRequest, { uri: server.uriOf(place) })) ?? {};
  if (error !== undefined) {
    void window.showErrorMessage(error);
    return undefined;
  }
  const folders = corpora.filter(({ kind }) => kind !== 'file');
  if (folders.length === 1) return { folder: Uri.parse(folders[0]!.uri), place };
  if (folders.length > 1) {
    const picked = await window.showQuickPick(folders.map(({ name, uri }) => ({ label: name, uri })), { placeHolder: l10n.t('Corpus folder to add to') });
    return picked && { folder: Uri.parse(picked.uri), place };
  }
  if (corpora.length > 0) {
    void window.showInformationMessage(l10n.t('The corpus is an index file: add the documents to the folders that it is made of, and make it anew with wenheng index.'));
    return undefined;
  }
  return newShelf(wenheng, config === undefined ? undefined : Uri.parse(config), place);
}

/** A folder `corpus` beside the configuration, which is made where there is none. Asks first. */
async function newShelf(wenheng: Wenheng, config: Uri | undefined, place: Uri): Promise<Shelf | undefined> {
  const home = config ? Uri.joinPath(config, '..') : (workspace.getWorkspaceFolder(place)?.uri ?? (await pickFolder()));
  if (!home) return undefined;
  const yes = l10n.t('Create');
  const question = config
    ? l10n.t('The configuration names no corpus. Create a folder “{0}” beside it?', NEW_FOLDER)
    : l10n.t('There is no configuration in “{0}” yet. Create one? Where no folder of a corpus is found, “{1}” is made for it.', basename(home.fsPath), NEW_FOLDER);
  if ((await window.showInformationMessage(question, { modal: true }, yes)) !== yes) return undefined;
  const file = config ?? (await createAndShow(wenheng, home.fsPath));
  if (!file) return undefined;
  const { server } = wenheng;
  const shelf: Shelf = { folder: Uri.joinPath(file, '..', NEW_FOLDER), place: file };
  const named = await server.request(corporaRequest, { uri: server.uriOf(file) });
  if ((named?.corpora.length ?? 0) > 0) return { folder: Uri.parse(named!.corpora[0]!.uri), place: file }; // the new configuration has found one
  await workspace.fs.createDirectory(shelf.folder);
  return (await configure(file, 'corpus', [NEW_FOLDER])) ? shelf : undefined;
}

/** Copies files; where some are there already, asks once what is to be done with all of them. Gives the copies. */
async function copyAll(additions: readonly Addition[], folder: Uri): Promise<Uri[]> {
  const wanted = additions.map(({ source, name }) => ({ source, target: Uri.joinPath(folder, name) }));
  const there = (await Promise.all(wanted.map(async ({ target }) => ((await exists(target)) ? target : undefined)))).filter((target) => target !== undefined);
  const overwrite = there.length > 0 ? await mayReplace(there) : false;
  if (overwrite === undefined) return [];
  const taken = new Set(there.map(String));
  const copied: Uri[] = [];
  await workspace.fs.createDirectory(folder);
  for (const { source, target } of wanted) {
    if (taken.has(String(target)) && !overwrite) continue;
    try {
      await workspace.fs.copy(source, target, { overwrite });
      copied.push(target);
    } catch (error) {
      void window.showErrorMessage(l10n.t('{0} cannot be copied: {1}', workspace.asRelativePath(source), String(error)));
    }
  }
  return copied;
}

/** Whether files that are there may be replaced; `undefined` where nothing is to be done at all. */
async function mayReplace(there: readonly Uri[]): Promise<boolean | undefined> {
  const [replace, keep] = [l10n.t('Replace'), l10n.t('Keep those')];
  const names = namesOf(there.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)));
  const answer = await window.showWarningMessage(l10n.t('{0} files are in the corpus already: {1}', there.length, names), { modal: true }, replace, keep);
  return answer === undefined ? undefined : answer === replace;
}

async function read(server: LanguageServer, { place }: Shelf, files: readonly Uri[]): Promise<UpdatedCorpus | undefined> {
  const task = (_: unknown, token: CancellationToken): Promise<UpdatedCorpus | undefined> => server.request(updateCorpusRequest, { uri: server.uriOf(place), files: files.map((uri) => server.uriOf(uri)) }, token);
  return window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Reading what was added to the corpus'), cancellable: false }, task);
}

function report({ state, message, files, documents }: UpdatedCorpus, copied: number): void {
  if (state !== 'done' || !files) {
    void window.showErrorMessage(message ?? l10n.t('The corpus cannot be read.'));
    return;
  }
  const said = l10n.t('Added {0} of {1} files; the corpus has {2} documents.', files.read, copied, documents);
  if (files.skipped.length === 0) void window.showInformationMessage(said);
  else void window.showWarningMessage(`${said} ${l10n.t('Not read: {0}', namesOf(files.skipped.map(({ path, reason }) => `${path}: ${reason}`)))}`);
}

function namesOf(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? [l10n.t('{0} more', names.length - MOST_NAMED)] : [];
  return [...names.slice(0, MOST_NAMED), ...more].join(' · ');
}

function isInside(uri: Uri, folder: Uri): boolean {
  return uri.scheme === folder.scheme && (uri.path === folder.path || uri.path.startsWith(`${folder.path}/`));
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
