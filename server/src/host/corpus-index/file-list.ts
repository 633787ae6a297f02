/** The files of corpus folders as they are now (文件清单): a few numbers and the name of each; there may be a hundred thousand, so an object is made of one only when it is looked at. */

import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { GrowingNumbers } from '../../corpus/growing-numbers.js';
import { hash64 } from '../../text/hash.js';
import type { Localized } from '../../text/localized.js';
import { withSlashes, type Skipped } from '../files.js';
import { isTextName } from '../ingest/kinds.js';
import { listCorpus } from './listing.js';
import { BY_OVERRIDE, type IgnoredFile } from './outcomes.js';
import { FolderOverrides, type DocumentOverride } from './overrides/folder.js';

/** A file of a folder as it is now. */
export interface ListedFile {
  /** Its place in the list. */
  readonly number: number;
  readonly folder: number;
  /** Absolute. */
  readonly path: string;
  /** Relative to its folder, with `/`. */
  readonly name: string;
  /** Changes with the file, and with what is said of it beside it. */
  readonly stamp: string;
  /** Bytes. */
  readonly size: number;
  /** What is said of the file beside it. */
  readonly override: DocumentOverride | undefined;
  /** The same of a member of an archive, by its path relative to the folder; `ignore` where it is left out. */
  readonly overrideOf: (path: string) => DocumentOverride | 'ignore' | undefined;
}

/** Files in their order. */
export interface Files extends Iterable<ListedFile> {
  readonly length: number;
  at(index: number): ListedFile;
}

/** The files of folders as they are now. */
export interface Listed {
  readonly files: FileList;
  /** Files that are left out, and why. */
  readonly ignored: readonly IgnoredFile[];
  /** What is said beside the files, by folder. */
  readonly overrides: readonly FolderOverrides[];
}

const LINK: Localized = { zh: '是链接，不跟随', en: 'is a link and not followed' };

/** The files of the folders as they are now. Throws a UserError where a folder cannot be used. */
export function listFiles({ folders, cwd }: { readonly folders: readonly string[]; readonly cwd: string }, skipped: Skipped[] = []): Listed {
  const overrides: FolderOverrides[] = [];
  const files = new FileList(folders, overrides);
  const ignored: IgnoredFile[] = [];
  for (const [folder, root] of folders.entries()) {
    const nameOf = (path: string): string => withSlashes(relative(root, path));
    const beside = listCorpus(root, cwd, skipped, (path) => files.add(folder, nameOf(path)));
    for (const link of beside.links) ignored.push({ folder, name: nameOf(link), reason: LINK });
    overrides.push(new FolderOverrides(root, beside.overrides.map(nameOf)));
  }
  if (overrides.every(({ isEmpty }) => isEmpty)) return { files, ignored, overrides };
  const kept = files.filter(({ folder, name }) => {
    const isLeftOut = overrides[folder]!.of(name) === 'ignore';
    if (isLeftOut) ignored.push({ folder, name, reason: BY_OVERRIDE });
    return !isLeftOut;
  });
  return { files: kept, ignored, overrides };
}

/** A hash of files and their stamps, and of what is said beside them. */
export function listingOf(files: Iterable<ListedFile>, overrides: readonly FolderOverrides[]): string {
  let hash = '';
  let lines = '';
  for (const { folder, name, stamp } of files) {
    lines += `${folder} ${name} ${stamp}\n`;
    if (lines.length < HASHED_AT_ONCE) continue;
    hash = hash64(hash + lines);
    lines = '';
  }
  return hash64(`${hash}${lines}${overrides.map(({ stamp }) => stamp).join('\n')}`);
}

const HASHED_AT_ONCE = 1 << 15;

/** Numbers of a file: its folder, where its name ends, milliseconds of its last change, bytes ({@link GONE} where it has gone), number on its disk. */
const NUMBERS = 5;
const [FOLDER, NAME_END, CHANGED, SIZE, INODE] = [0, 1, 2, 3, 4];
const GONE = -1;

export class FileList implements Files {
  private readonly numbers = new GrowingNumbers();
  /** Names one behind the other, in UTF-16: what a system takes for a name is not always Unicode. */
  private names = Buffer.alloc(1024);
  private end = 0;

  constructor(
    private readonly folders: readonly string[],
    private readonly overrides: readonly FolderOverrides[],
  ) {}

  get length(): number {
    return this.numbers.length / NUMBERS;
  }

  /** Adds a file by its name, as it is on the disk. */
  add(folder: number, name: string): void {
    const stats = statSync(join(this.folders[folder]!, name), { throwIfNoEntry: false });
    this.push(folder, name, stats ? [stats.mtimeMs, stats.size, stats.ino] : [0, GONE, 0]);
  }

  at(number: number): ListedFile {
    const numbers = this.numbers.view().subarray(number * NUMBERS, (number + 1) * NUMBERS);
    const name = this.nameOf(number);
    const [folder, size] = [numbers[FOLDER]!, numbers[SIZE]!];
    const beside = this.overrides[folder]!;
    const override = beside.of(name) as DocumentOverride | undefined; // what is to be ignored is not in the list
    const stamp = size === GONE ? '' : `${numbers[CHANGED]!} ${size} ${numbers[INODE]!}`;
    return {
      number, folder, name, override,
      path: join(this.folders[folder]!, name),
      stamp: withSaid(stamp, name, override, beside),
      size: Math.max(size, 0),
      overrideOf: (member) => beside.of(member, name),
    };
  }

  *[Symbol.iterator](): Iterator<ListedFile> {
    for (let number = 0; number < this.length; number++) yield this.at(number);
  }

  folderOf(number: number): number {
    return this.numbers.view()[number * NUMBERS + FOLDER]!;
  }

  /** Names relative to their folder, of one of the folders. */
  *namesIn(folder: number): Iterable<string> {
    for (let number = 0; number < this.length; number++) if (this.folderOf(number) === folder) yield this.nameOf(number);
  }

  /** Those that a test lets pass, by folder and name. */
  filter(test: (file: Pick<ListedFile, 'folder' | 'name'>) => boolean): FileList {
    const list = new FileList(this.folders, this.overrides);
    for (let number = 0; number < this.length; number++) {
      const numbers = this.numbers.view().subarray(number * NUMBERS, (number + 1) * NUMBERS);
      const [folder, name] = [numbers[FOLDER]!, this.nameOf(number)];
      if (test({ folder, name })) list.push(folder, name, [numbers[CHANGED]!, numbers[SIZE]!, numbers[INODE]!]);
    }
    return list;
  }

  /** Those of some numbers. */
  only(numbers: Uint32Array): Files {
    const at = (index: number): ListedFile => this.at(numbers[index]!);
    return {
      length: numbers.length,
      at,
      *[Symbol.iterator]() {
        for (let index = 0; index < numbers.length; index++) yield at(index);
      },
    };
  }

  private nameOf(number: number): string {
    const numbers = this.numbers.view();
    return this.names.toString('utf16le', number === 0 ? 0 : numbers[(number - 1) * NUMBERS + NAME_END]!, numbers[number * NUMBERS + NAME_END]!);
  }

  private push(folder: number, name: string, stats: readonly [changed: number, size: number, inode: number]): void {
    if (this.end + 2 * name.length > this.names.length) {
      const larger = Buffer.alloc(2 * this.names.length + 2 * name.length);
      larger.set(this.names);
      this.names = larger;
    }
    this.end += this.names.write(name, this.end, 'utf16le');
    for (const number of [folder, this.end, ...stats]) this.numbers.push(number);
  }
}

/** A stamp changes with what is said of the file beside it; of the members of an archive with everything that is said in the folder. */
function withSaid(stamp: string, name: string, override: DocumentOverride | undefined, beside: FolderOverrides): string {
  const said = isTextName(name) ? (override?.key ?? '') : beside.stamp;
  return said === '' ? stamp : `${stamp} ${said}`;
}
