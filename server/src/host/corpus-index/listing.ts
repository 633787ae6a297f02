/** The files of a corpus folder (语料文件清单), and by what texts are told from one another. */

import { basename } from 'node:path';
import { hash64 } from '../../text/hash.js';
import { cannotUse, displayPath, kindOf, walkFolder, type Skipped } from '../files.js';
import { isCorpusName } from '../ingest/kinds.js';
import { UserError } from '../user-error.js';
import { OVERRIDES_NAME } from './overrides/file.js';

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

/** What a corpus folder holds beside its documents, absolute. */
export interface BesideDocuments {
  /** What is said of them beside them. */
  readonly overrides: readonly string[];
  /** Links, which are not followed. */
  readonly links: readonly string[];
}

/** Goes through the documents of a corpus folder, absolute, in their order; what of it cannot be read goes to `skipped`. Throws a {@link UserError} where it is none. */
export function listCorpus(path: string, cwd: string, skipped: Skipped[], onDocument: (path: string) => void): BesideDocuments {
  const shown = displayPath(path, cwd);
  if (path.includes('://')) throw new UserError({ zh: `语料库存储地址尚未支持：${path}`, en: `Corpus stores are not supported yet: ${path}` });
  const kind = kindOf(path);
  if (kind === 'file') throw new UserError({ zh: `应为语料库文件夹，而这是一个文件：${shown}`, en: `A folder of documents is expected; this is a file: ${shown}` });
  if (kind !== 'folder') throw new UserError(cannotUse({ zh: '语料库', en: 'corpus' }, shown, kind));
  const overrides: string[] = [];
  const links: string[] = [];
  const onFile = (file: string): void => {
    if (basename(file) === OVERRIDES_NAME) overrides.push(file);
    else if (isCorpusName(file)) onDocument(file);
  };
  const unreadable = walkFolder(path, onFile, (link) => void links.push(link));
  const closed = unreadable.find((entry) => entry.path === path)?.reason;
  if (closed) throw new UserError({ zh: `语料库${closed.zh}：${shown}`, en: `The corpus ${shown} ${closed.en}` });
  skipped.push(...unreadable.map((entry) => ({ ...entry, path: displayPath(entry.path, cwd) })));
  return { overrides: overrides, links: links.sort() };
}
