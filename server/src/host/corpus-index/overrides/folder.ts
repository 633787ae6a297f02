/** The `corpus.yaml` files of a corpus folder (语料库各层说明文件): what they say of each document, and what in them is to be mended. */

import { join } from 'node:path';
import type { TerritoryLookup } from '../../../document/territories.js';
import { hash64 } from '../../../text/hash.js';
import type { Position } from '../../../text/lines.js';
import type { Localized } from '../../../text/localized.js';
import { nearest, suggestion } from '../../../text/suggestion.js';
import { readTextFile } from '../../files.js';
import { OVERRIDES_NAME, readOverrides, type NamedEntry, type OverrideProblem } from './file.js';
import { comparable, globTest, isGlob, type GlobTest } from './glob.js';
import { OVERRIDE_KEYS, type OverrideEntry, type OverrideKey } from './schema.js';

/** What holds for one document. */
export interface DocumentOverride {
  readonly values: Omit<OverrideEntry, 'ignore'>;
  /** For each value the file that says it, relative to the corpus folder. */
  readonly from: Readonly<Partial<Record<OverrideKey, string>>>;
  /** Changes whenever any of this does. */
  readonly key: string;
}

/** Something to be mended in a `corpus.yaml`. */
export interface OverrideNote extends OverrideProblem {
  /** The file, relative to the corpus folder. */
  readonly path: string;
  /** Whether the file is not used for it; otherwise it is a warning. */
  readonly broken: boolean;
}

/** A file that can be used. */
interface Layer {
  readonly path: string;
  /** Its folder, relative, with `/` at the end; empty for the corpus folder. */
  readonly folder: string;
  readonly defaults: OverrideEntry;
  readonly start: Position;
  readonly documents: readonly NamedEntry[];
  readonly byName: ReadonlyMap<string, number>;
  readonly globs: readonly { readonly index: number; readonly test: GlobTest }[];
  readonly unmatched: Set<number>;
}

/** Says what holds for the documents of one corpus folder. */
export class FolderOverrides {
  /** Changes whenever a file does. */
  readonly stamp: string;
  private readonly layers = new Map<string, Layer>();
  private readonly broken: OverrideNote[] = [];

  /** Reads the files of a folder; `paths` are relative to it, with `/`. */
  constructor(folder: string, paths: readonly string[]) {
    const contents = paths.map((path) => {
      const file = readTextFile(join(folder, path));
      if ('text' in file) this.add(path, file.text);
      else this.broken.push({ path, position: START, message: file.failure, broken: true });
      return [path, 'text' in file ? file.text : file.failure.en];
    });
    this.stamp = paths.length === 0 ? '' : hash64(JSON.stringify(contents));
  }

  /** Whether nothing is said. */
  get isEmpty(): boolean {
    return this.layers.size === 0;
  }

  /** What holds for a document by its path relative to the folder: `ignore` where it is left out. For a member of an archive also what is said of the archive, where nothing is said of itself. */
  of(path: string, archive?: string): DocumentOverride | 'ignore' | undefined {
    if (this.isEmpty) return undefined;
    const name = comparable(path);
    const values: Partial<Record<keyof OverrideEntry, unknown>> = {};
    const from: Partial<Record<OverrideKey, string>> = {};
    for (const { path: file, entry } of this.entriesFor(archive === undefined ? [name] : [name, comparable(archive)])) {
      for (const key of Object.keys(entry) as (keyof OverrideEntry)[]) {
        if (key in values) continue;
        values[key] = entry[key];
        if (key !== 'ignore') from[key] = file;
      }
    }
    const { ignore, ...rest } = values as OverrideEntry;
    if (ignore) return 'ignore';
    if (OVERRIDE_KEYS.every((key) => !(key in rest))) return undefined;
    return { values: rest, from, key: hash64(JSON.stringify(OVERRIDE_KEYS.map((key) => [rest[key], from[key]]))) };
  }

  /** What is to be mended, once every document has been asked about; `names` are those of the documents: one of them may be meant. */
  notes(territories: TerritoryLookup, names: Iterable<string>): OverrideNote[] {
    const hasUnmatched = [...this.layers.values()].some(({ unmatched }) => unmatched.size > 0);
    const known = hasUnmatched ? Array.from(names, comparable) : [];
    return [...this.broken, ...[...this.layers.values()].flatMap((layer) => [...unmatchedIn(layer, known), ...unknownPlaces(layer, territories)])];
  }

  private add(path: string, text: string): void {
    const file = readOverrides(text);
    if ('problems' in file) {
      this.broken.push(...file.problems.map((problem) => ({ ...problem, path, broken: true })));
      return;
    }
    const folder = comparable(path.slice(0, path.length - OVERRIDES_NAME.length));
    const { defaults, documents, start } = file;
    const byName = new Map(documents.map(({ name }, index) => [comparable(name), index]));
    const globs = documents.flatMap(({ name }, index) => (isGlob(name) ? [{ index, test: globTest(name) }] : []));
    this.layers.set(folder, { path, folder, defaults, start, documents, byName, globs, unmatched: new Set(documents.keys()) });
  }

  /** Entries for a document, the strongest first: those of the nearest file, there the later ones, the defaults last. */
  private *entriesFor(names: readonly [name: string, ...archive: string[]]): Iterable<{ readonly path: string; readonly entry: OverrideEntry }> {
    for (let folder = parentOf(names[0]); ; folder = parentOf(folder.slice(0, -1))) {
      const layer = this.layers.get(folder);
      if (layer) {
        for (const name of names) for (const index of indicesFor(layer, name.slice(folder.length))) yield { path: layer.path, entry: layer.documents[index]!.entry };
        yield { path: layer.path, entry: layer.defaults };
      }
      if (folder === '') return;
    }
  }
}

const START: Position = { line: 1, column: 1, offset: 0 };
/** Warnings of one kind of one file. */
const MOST_NOTES = 20;

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The entries of a file that name a document, the last one first. */
function indicesFor({ byName, globs, unmatched }: Layer, name: string): number[] {
  const exact = byName.get(name);
  const found = new Set([...(exact === undefined ? [] : [exact]), ...globs.flatMap(({ index, test }) => (test(name) ? [index] : []))]);
  for (const index of found) unmatched.delete(index);
  return [...found].sort((a, b) => b - a);
}

function unmatchedIn({ path, folder, documents, unmatched }: Layer, names: readonly string[]): OverrideNote[] {
  if (unmatched.size === 0) return [];
  const inside = names.filter((name) => name.startsWith(folder)).map((name) => name.slice(folder.length));
  return [...unmatched].slice(0, MOST_NOTES).map((index) => {
    const { name, position } = documents[index]!;
    const hint = suggestion(isGlob(name) ? undefined : nearest(comparable(name), inside));
    return { path, position, message: { zh: `没有文件与“${name}”匹配${hint.zh}`, en: `No file matches "${name}"${hint.en}` }, broken: false };
  });
}

function unknownPlaces({ path, start, defaults, documents }: Layer, territories: TerritoryLookup): OverrideNote[] {
  const written = [{ entry: defaults, position: start }, ...documents].flatMap(({ entry: { territory }, position }) => (territory === undefined ? [] : [{ territory, position }]));
  return written.flatMap(({ territory, position }) => {
    const message = placeProblem(territory, territories);
    return message ? [{ path, position, message, broken: false }] : [];
  }).slice(0, MOST_NOTES);
}

function placeProblem(territory: string, territories: TerritoryLookup): Localized | undefined {
  const places = territories.resolve(territory);
  if (places.length === 1) return undefined;
  const chains = places.map(({ chain }) => chain);
  if (chains.length > 0) return { zh: `territory“${territory}”有歧义：${chains.join('、')}，请写全称`, en: `territory "${territory}" is ambiguous: ${chains.join(', ')}. Write the full chain` };
  return { zh: `不认识 territory“${territory}”；内置表以外的地名请在配置的 territories 中声明`, en: `Unknown territory "${territory}"; declare places beyond the built-in table under territories in the configuration` };
}
