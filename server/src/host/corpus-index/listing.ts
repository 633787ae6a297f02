/** The files of a corpus folder (语料文件清单) and by what it is told whether they have changed. */

import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { hash64 } from '../../text/hash.js';
import { cannotUse, displayPath, kindOf, listFolder, type Skipped } from '../files.js';
import { isCorpusName } from '../ingest/kinds.js';
import { UserError } from '../user-error.js';
import { OVERRIDES_NAME } from './overrides/file.js';

/** A stamp that changes whenever the file does, and its size in bytes. */
export function stampOf(path: string): { readonly stamp: string; readonly size: number } {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? { stamp: `${stats.mtimeMs} ${stats.size} ${stats.ino}`, size: stats.size } : { stamp: '', size: 0 };
}

/** The same for one text in other line ends: a copy that another system saved is still the same document. */
export function contentKey(text: string): string {
  return hash64(text.replace(/\r\n?/g, '\n').trimEnd());
}

/** Why a folder makes no corpus: none of its files gives a document; the first of them says why. */
export function nothingReadable(shown: string, [first, ...others]: readonly Skipped[]): UserError {
  const more = others.length > 0 ? { zh: `（另有 ${others.length} 个文件）`, en: ` (and ${others.length} more files)` } : { zh: '', en: '' };
  const why = first ? { zh: `；${first.path}：${first.reason.zh}${more.zh}`, en: `; ${first.path}: ${first.reason.en}${more.en}` } : { zh: '', en: '' };
  return new UserError({ zh: `语料库中没有可读的文件：${shown}${why.zh}`, en: `The corpus holds no readable document: ${shown}${why.en}` });
}

/** Where reading was stopped before the first document was read. */
export function stoppedAtOnce(): UserError {
  return new UserError({ zh: '已停止：还没有读入任何文件，未写索引', en: 'Stopped before any document was read; no index was written' });
}

/** The files of a corpus folder, absolute: its documents, and what is said of them beside them. */
export interface CorpusFiles {
  readonly documents: readonly string[];
  readonly overrides: readonly string[];
  /** Links, which are not followed. */
  readonly links: readonly string[];
}

/** The files of a corpus folder; what of it cannot be read goes to `skipped`. Throws a {@link UserError} where it is none. */
export function listCorpus(path: string, cwd: string, skipped: Skipped[]): CorpusFiles {
  const shown = displayPath(path, cwd);
  if (path.includes('://')) throw new UserError({ zh: `语料库存储地址尚未支持：${path}`, en: `Corpus stores are not supported yet: ${path}` });
  const kind = kindOf(path);
  if (kind === 'file') throw new UserError({ zh: `应为语料库文件夹，而这是一个文件：${shown}`, en: `A folder of documents is expected; this is a file: ${shown}` });
  if (kind !== 'folder') throw new UserError(cannotUse({ zh: '语料库', en: 'corpus' }, shown, kind));
  const isOverrides = (file: string): boolean => basename(file) === OVERRIDES_NAME;
  const { files, links, unreadable } = listFolder(path, (file) => isOverrides(file) || isCorpusName(file));
  const closed = unreadable.find((entry) => entry.path === path)?.reason;
  if (closed) throw new UserError({ zh: `语料库${closed.zh}：${shown}`, en: `The corpus ${shown} ${closed.en}` });
  skipped.push(...unreadable.map((entry) => ({ ...entry, path: displayPath(entry.path, cwd) })));
  return { documents: files.filter((file) => !isOverrides(file)), overrides: files.filter(isOverrides), links };
}
