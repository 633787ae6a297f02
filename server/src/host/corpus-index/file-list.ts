/** The files of corpus folders as they are now (文件清单): a few numbers and the name of each; there may be a hundred thousand, so an object is made of one only when it is looked at. */

import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
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

/** Numbers of a file: its folder, where its name stands and how long it is, milliseconds of its last change, bytes ({@link GONE} where it has gone), number on its disk. */
const NUMBERS = 6;
const [FOLDER, NAME, NAME_LENGTH, CHANGED, SIZE, INODE] = [0, 1, 2, 3, 4, 5];
const GONE = -1;
/** Files whose numbers stand in one block, and bytes of a block of names. */
const FILES_A_BLOCK = 4096;
const NAMES_A_BLOCK = 1 << 17;

export class FileList implements Files {
  private readonly numbers: Float64Array[] = [];
  /** Names one behind the other, in UTF-16: what a system takes for a name is not always Unicode. */
  private readonly names: Buffer[] = [];
  private namesEnd = 0;
  private count = 0;

  constructor(
    private readonly folders: readonly string[],
    private readonly overrides: readonly FolderOverrides[],
  ) {}

  get length(): number {
    return this.count;
  }

  /** Adds a file by its name, as it is on the disk. */
  add(folder: number, name: string): void {
    const stats = statSync(join(this.folders[folder]!, name), { throwIfNoEntry: false });
    this.push(folder, name, stats ? [stats.mtimeMs, stats.size, stats.ino] : [0, GONE, 0]);
  }

  at(number: number): ListedFile {
    const numbers = this.numbersOf(number);
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
    for (let number = 0; number < this.count; number++) yield this.at(number);
  }

  folderOf(number: number): number {
    return this.numbersOf(number)[FOLDER]!;
  }

  /** Names relative to their folder, of one of the folders. */
  *namesIn(folder: number): Iterable<string> {
    for (let number = 0; number < this.count; number++) if (this.folderOf(number) === folder) yield this.nameOf(number);
  }

  /** Those that a test lets pass, by folder and name. */
  filter(test: (file: Pick<ListedFile, 'folder' | 'name'>) => boolean): FileList {
    const list = new FileList(this.folders, this.overrides);
    for (let number = 0; number < this.count; number++) {
      const numbers = this.numbersOf(number);
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

  private numbersOf(number: number): Float64Array {
    const at = (number % FILES_A_BLOCK) * NUMBERS;
    return this.numbers[Math.floor(number / FILES_A_BLOCK)]!.subarray(at, at + NUMBERS);
  }

  private nameOf(number: number): string {
    const numbers = this.numbersOf(number);
    const start = numbers[NAME]! % NAMES_A_BLOCK;
    return this.names[Math.floor(numbers[NAME]! / NAMES_A_BLOCK)]!.toString('utf16le', start, start + numbers[NAME_LENGTH]!);
  }

  private push(folder: number, name: string, stats: readonly [changed: number, size: number, inode: number]): void {
    if (this.count % FILES_A_BLOCK === 0) this.numbers.push(new Float64Array(FILES_A_BLOCK * NUMBERS));
    this.count++;
    this.numbersOf(this.count - 1).set([folder, ...this.written(name), ...stats]);
  }

  /** Where a name has been written, and how long it is. No system takes a path that is longer than a block. */
  private written(name: string): [start: number, length: number] {
    const length = 2 * name.length;
    const blocks = this.names.length;
    if (blocks === 0 || this.namesEnd + length > blocks * NAMES_A_BLOCK) this.namesEnd = (this.names.push(Buffer.alloc(NAMES_A_BLOCK)) - 1) * NAMES_A_BLOCK;
    const start = this.namesEnd;
    this.names[Math.floor(start / NAMES_A_BLOCK)]!.write(name, start % NAMES_A_BLOCK, 'utf16le');
    this.namesEnd = start + length;
    return [start, length];
  }
}

/** A stamp changes with what is said of the file beside it; of the members of an archive with everything that is said in the folder. */
function withSaid(stamp: string, name: string, override: DocumentOverride | undefined, beside: FolderOverrides): string {
  const said = isTextName(name) ? (override?.key ?? '') : beside.stamp;
  return said === '' ? stamp : `${stamp} ${said}`;
}
