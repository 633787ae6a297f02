/** The files that are meant when files and folders are added to a corpus (可入库的文件). */

import { FileType, Uri, workspace } from 'vscode';
import { INDEXABLE } from './kinds.js';

/** Whether a file may be added, by its ending. */
export function isIndexable({ path }: Uri): boolean {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') && INDEXABLE.includes(path.slice(dot + 1).toLowerCase());
}

/** A file that is to be copied, and the path that it gets in the corpus. */
export interface Addition {
  readonly source: Uri;
  /** With `/`. */
  readonly name: string;
}

/** The files that are meant by files and folders; what is hidden and what cannot be a document is left out. */
export async function additionsOf(named: readonly Uri[]): Promise<Addition[]> {
  const found = await Promise.all(named.map((uri) => under(uri, '')));
  return found.flat();
}

async function under(uri: Uri, above: string): Promise<Addition[]> {
  const name = `${above}${uri.path.slice(uri.path.lastIndexOf('/') + 1)}`;
  const { type } = await workspace.fs.stat(uri);
  if ((type & FileType.SymbolicLink) !== 0 && above !== '') return []; // links in folders are not followed
  if ((type & FileType.Directory) === 0) return above === '' || isIndexable(uri) ? [{ source: uri, name }] : [];
  const entries = await workspace.fs.readDirectory(uri);
  const below = await Promise.all(entries.filter(([entry]) => !entry.startsWith('.')).map(([entry]) => under(Uri.joinPath(uri, entry), `${name}/`)));
  return below.flat();
}
