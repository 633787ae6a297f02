/** Files: which ones a path, a folder or a glob means, and reading them. */

import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Localized } from '../text/localized.js';
import { decode } from './decode.js';
import { UserError } from './user-error.js';

/** Endings of files that are read as documents when a folder is named. */
const DOCUMENT_ENDINGS = ['.txt', '.md', '.policy', '.gw'];
const LARGEST = 64 * 1024 * 1024;

/** A text file that was read. */
export interface TextFile {
  /** Absolute path with links resolved: the identity of the file. */
  readonly realPath: string;
  readonly text: string;
}

/** A file that was passed over, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: Localized;
}

/** Documents in a folder, recursively: absolute paths in stable order. Hidden folders, node_modules and links are passed over. */
export function listFolder(folder: string, filter: { include?: readonly string[] | undefined; exclude?: readonly string[] | undefined } = {}): string[] {
  const patterns = filter.include ?? DOCUMENT_ENDINGS.map((ending) => `**/*${ending}`);
  return globSync([...patterns], {
    cwd: folder,
    absolute: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    caseSensitiveMatch: false,
    expandDirectories: false,
    ignore: ['**/node_modules/**', ...(filter.exclude ?? [])],
  }).map((path) => resolve(path)).sort();
}

/** What the words of a command line name. */
export type Named = { readonly kind: 'file'; readonly path: string } | { readonly kind: 'folder'; readonly path: string } | { readonly kind: 'glob'; readonly files: readonly string[] };

/** Finds out what one path or glob names. Throws a {@link UserError} where it names nothing. */
export function resolveNamed(word: string, cwd: string): Named {
  const path = resolve(cwd, word);
  if (existsSync(path)) return { kind: statSync(path).isDirectory() ? 'folder' : 'file', path };
  const pattern = sep === '\\' ? word.replaceAll('\\', '/') : word;
  if (!/[*?{[]/.test(pattern)) throw new UserError({ zh: `路径不存在：${word}`, en: `No such file or folder: ${word}` });
  const files = globSync([pattern], { cwd, absolute: true, onlyFiles: true, followSymbolicLinks: false, expandDirectories: false }).map((file) => resolve(file)).sort();
  if (files.length === 0) throw new UserError({ zh: `没有文件与“${word}”匹配`, en: `No file matches "${word}"` });
  return { kind: 'glob', files };
}

/** Reads a text file; the reason where it cannot be read as one. */
export function readTextFile(path: string): TextFile | { readonly failure: Localized } {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) return { failure: { zh: `超过 ${LARGEST / 1024 / 1024} MB`, en: `is larger than ${LARGEST / 1024 / 1024} MB` } };
    const decoded = decode(readFileSync(path));
    return 'failure' in decoded ? decoded : { realPath: realpathSync(path), text: decoded.text };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return { failure: { zh: `无法读取（${code}）`, en: `cannot be read (${code})` } };
  }
}

/** A path as reports show it: relative to the working folder with `/`, absolute outside it. */
export function displayPath(path: string, cwd: string): string {
  const inside = relative(cwd, path);
  const shown = inside === '' || inside.startsWith('..') || isAbsolute(inside) ? path : inside;
  return shown.split(sep).join('/');
}

/** The nearest file of a name in a folder or one above it. */
export function findUpward(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, name);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The file's name without folders and ending. */
export function stem(path: string): string {
  return basename(path, extname(path));
}
