/** Files: which ones a path, a folder or a glob means, and reading them. */

import { existsSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import platform, { basename, dirname, join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Localized } from '../text/localized.js';
import { decode, type Encoding } from './decode.js';
import { reasonOf, UserError } from './user-error.js';

const LARGEST = 64 * 1024 * 1024;

/** The rules of a system's paths. */
type PathRules = Pick<typeof platform, 'relative' | 'isAbsolute' | 'sep'>;

/** A text file that was read. */
export interface TextFile {
  /** Absolute path with links resolved: the identity of the file. */
  readonly realPath: string;
  readonly text: string;
  readonly encoding: Encoding;
}

/** Where files are looked at: the disk, or what it held at an earlier time. */
export interface FileSource {
  read(path: string): TextFile | { readonly failure: Localized };
  exists(path: string): boolean;
}

/** The disk as it is. */
export const DISK: FileSource = { read: readTextFile, exists: existsSync };

/** Files as they were when they were first looked at: what is told of them later belongs to what was read then. */
export class FirstLook implements FileSource {
  private readonly texts = new Map<string, ReturnType<FileSource['read']>>();
  private readonly found = new Map<string, boolean>();

  read(path: string): ReturnType<FileSource['read']> {
    const text = this.texts.get(path) ?? readTextFile(path);
    this.texts.set(path, text);
    return text;
  }

  exists(path: string): boolean {
    const found = this.found.get(path) ?? existsSync(path);
    this.found.set(path, found);
    return found;
  }

  /** The files that were read, or could not be. */
  get readPaths(): string[] {
    return [...this.texts.keys()];
  }

  /** Whether the disk still says what was found there. */
  isCurrent(): boolean {
    return [...this.found].every(([path, found]) => existsSync(path) === found) && [...this.texts].every(([path, text]) => contentOf(text) === contentOf(readTextFile(path)));
  }
}

function contentOf(file: ReturnType<FileSource['read']>): string {
  return 'text' in file ? `text ${file.text}` : `failure ${file.failure.en}`;
}

/** A file that was passed over, and why. */
export interface Skipped {
  readonly path: string;
  readonly reason: Localized;
}

/** What a folder holds: absolute paths in the order of {@link walkFolder}, and the folders in it that could not be read. */
export interface Listing {
  readonly files: readonly string[];
  /** Links, which are not followed. */
  readonly links: readonly string[];
  readonly unreadable: readonly Skipped[];
}

/** Files in a folder, recursively: those that `keep` says; what is passed over as {@link walkFolder} tells. */
export function listFolder(folder: string, keep: (path: string) => boolean): Listing {
  const files: string[] = [];
  const links: string[] = [];
  const unreadable = walkFolder(folder, (path) => void (keep(path) && files.push(path)), (path) => void links.push(path));
  return { files, links: links.sort(), unreadable };
}

/**
 * Goes through the files of a folder, recursively, in the order of their paths, with `/` between the parts. Hidden names, node_modules and links are passed over, so that no loop
 * can arise. Gives the folders that could not be read. Only the names of one folder, and of those above it, are held at once.
 */
export function walkFolder(folder: string, onFile: (path: string) => void, onLink: (path: string) => void): Skipped[] {
  const unreadable: Skipped[] = [];
  const visit = (parent: string): void => {
    for (const name of namesIn(parent)) {
      if (name.endsWith('/')) visit(join(parent, name.slice(0, -1)));
      else onFile(join(parent, name));
    }
  };
  // A folder comes where its files would: `a.txt` stands before `a/b.txt`, `a0.txt` behind it.
  const namesIn = (parent: string): string[] => {
    const names: string[] = [];
    for (const entry of entriesOf(parent, unreadable)) {
      if (!isVisible(entry.name)) continue;
      if (entry.isDirectory()) names.push(`${entry.name}/`);
      else if (entry.isSymbolicLink()) onLink(join(parent, entry.name));
      else if (entry.isFile()) names.push(entry.name);
    }
    return names.sort();
  };
  visit(folder);
  return unreadable;
}

/** Whether an entry of a folder is looked at, by its name. */
export function isVisible(name: string): boolean {
  return !name.startsWith('.') && name !== 'node_modules';
}

function entriesOf(folder: string, unreadable: Skipped[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    unreadable.push({ path: folder, reason: cannotRead(error) });
    return [];
  }
}

/** What the words of a command line name. */
export type Named = { readonly kind: 'file' | 'folder'; readonly path: string } | { readonly kind: 'glob'; readonly files: readonly string[] };

/** A glob with `/` between its parts: on every system `\\` is taken for one too, as a script may come from Windows, and a name that holds one is better written out. */
export function globPattern(word: string): string {
  return word.replaceAll('\\', '/');
}

/** Finds out what one path or glob names. Throws a {@link UserError} where it names nothing. */
export function resolveNamed(word: string, cwd: string): Named {
  if (word === '') throw new UserError({ zh: '路径为空', en: 'A path is empty' });
  const path = resolve(cwd, word);
  const kind = kindOf(path);
  if (kind === 'file' || kind === 'folder') return { kind, path };
  const pattern = globPattern(word);
  if (!/[*?{[]/.test(pattern)) throw new UserError(cannotUse({ zh: '路径', en: 'path' }, word, kind));
  const ignore = pattern.includes('node_modules') ? [] : ['**/node_modules/**'];
  const files = globSync([pattern], { cwd, ignore, absolute: true, onlyFiles: true, followSymbolicLinks: false, expandDirectories: false }).map((file) => resolve(file)).sort();
  if (files.length === 0) throw new UserError({ zh: `没有文件与“${word}”匹配`, en: `No file matches "${word}"` });
  return { kind: 'glob', files };
}

/** What is at a path, or the error that the system gives for it. */
export function kindOf(path: string): 'file' | 'folder' | NodeJS.ErrnoException {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

/** Says that a path cannot be used, and why. */
export function cannotUse(what: Localized, path: string, error: NodeJS.ErrnoException): Localized {
  if (error.code === 'ENOENT') return { zh: `${what.zh}不存在：${path}`, en: `No such ${what.en}: ${path}` };
  const reason = reasonOf(error);
  return { zh: `${what.zh}无法使用：${path}（${reason.zh}）`, en: `Cannot use the ${what.en} ${path} (${reason.en})` };
}

/** Reads a text file; the reason where it cannot be read as one. */
export function readTextFile(path: string): TextFile | { readonly failure: Localized } {
  try {
    const { size } = statSync(path);
    if (size > LARGEST) return { failure: { zh: `超过 ${LARGEST / 1024 / 1024} MB`, en: `is larger than ${LARGEST / 1024 / 1024} MB` } };
    const decoded = decode(readFileSync(path));
    return 'failure' in decoded ? decoded : { realPath: realpathSync(path), text: decoded.text, encoding: decoded.encoding };
  } catch (error) {
    return { failure: cannotRead(error) };
  }
}

function cannotRead(error: unknown): Localized {
  const reason = reasonOf(error);
  return { zh: `无法读取（${reason.zh}）`, en: `cannot be read (${reason.en})` };
}

/** A path with links resolved; where nothing is there, those of the nearest folder above that is. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}

/** Whether a path lies in a folder, or is that folder. */
export function isInside(path: string, folder: string, paths: PathRules = platform): boolean {
  const way = paths.relative(folder, path);
  return way !== '..' && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
}

/** A path as reports show it: relative to the working folder with `/`, absolute outside it. */
export function displayPath(path: string, cwd: string, paths: PathRules = platform): string {
  const way = paths.relative(cwd, path);
  return withSlashes(way !== '' && isInside(path, cwd, paths) ? way : path, paths);
}

/** A path with `/` between its parts. */
export function withSlashes(path: string, { sep }: Pick<PathRules, 'sep'> = platform): string {
  return path.split(sep).join('/');
}

/** The nearest file of a name in a folder or one above it. */
export function findUpward(name: string, from: string, files: FileSource = DISK): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, name);
    if (files.exists(candidate)) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}
