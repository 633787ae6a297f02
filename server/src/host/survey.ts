/** What a folder holds (概览): drafts, folders of documents to compare with, the place that the drafts belong to. A configuration is proposed from it. */

import { relative } from 'node:path';
import type { Level, PolicyDocument } from '../document/model.js';
import { parseDocument } from '../document/parse.js';
import { isPolicyDocument } from '../document/recognize.js';
import type { TerritoryLookup } from '../document/territories.js';
import { TerritoryTable } from '../facts/territories.js';
import { isCorpusName, isTextName } from './ingest/kinds.js';
import { listFolder, readTextFile, withSlashes } from './files.js';

/** A folder of documents, or an index file, that drafts may be compared with. */
export interface SurveyedCorpus {
  /** From the folder, with `/`. */
  readonly path: string;
  /** How many documents it holds; `undefined` for an index file. */
  readonly documents: number | undefined;
}

/** Where documents say that they belong. */
export interface SurveyedPlace {
  /** Full chain; `undefined` for the country. */
  readonly territory: string | undefined;
  /** Whether the built-in table has it; where it does not, a configuration has to declare it. */
  readonly known: boolean;
  readonly level: Level | undefined;
  /** How many of the documents that name a place name this one. */
  readonly count: number;
}

/** What a folder holds; paths are relative to it, with `/`. */
export interface Survey {
  readonly drafts: readonly string[];
  /** Text files that do not look like official documents. */
  readonly others: readonly string[];
  readonly corpora: readonly SurveyedCorpus[];
  /** The places that documents name, the most frequent first. */
  readonly places: readonly SurveyedPlace[];
  /** Which documents the places were read from. */
  readonly placesFrom: 'drafts' | 'corpus';
}

/** Names of folders that hold what drafts are compared with. */
const CORPUS_NAME = /^(?:corpus|corpora|library|policies|references?|政策库|政策文件|语料|语料库|参考|参考文件|参考资料|上级文件|文件库|资料库)$/i;
const INDEX_ENDING = '.whx';
/** So many files are read at most: enough to tell what a folder is about. */
const MOST_READ = 300;

/** Looks at a folder. Files that cannot be read are passed over. */
export function surveyFolder(folder: string): Survey {
  const territories = new TerritoryTable();
  const { files } = listFolder(folder, (path) => isCorpusName(path) || path.endsWith(INDEX_ENDING));
  const named = files.map((path) => ({ path, name: withSlashes(relative(folder, path)) }));
  const corpusOf = (name: string): string | undefined => corpusFolder(name.split('/'));
  const indexes = named.filter(({ path }) => path.endsWith(INDEX_ENDING)).map(({ name }) => name);
  const texts = named.filter(({ path }) => isCorpusName(path));
  const inCorpus = texts.filter(({ name }) => corpusOf(name) !== undefined);
  const read = texts.filter(({ path, name }) => isTextName(path) && corpusOf(name) === undefined).slice(0, MOST_READ).map(({ path, name }) => ({ name, document: documentAt(path, territories) }));
  const drafts = read.filter(({ document }) => document && isPolicyDocument(document));
  const ofDrafts = placesOf(drafts.map(({ document }) => document!), territories);
  const placesFrom = ofDrafts.length > 0 || drafts.length > 0 ? 'drafts' : 'corpus';
  const places = placesFrom === 'drafts' ? ofDrafts : placesOf(inCorpus.slice(0, MOST_READ).flatMap(({ path }) => documentAt(path, territories) ?? []), territories);
  const folders = [...new Set(inCorpus.map(({ name }) => corpusOf(name)!))];
  return {
    drafts: drafts.map(({ name }) => name),
    others: read.filter((file) => !drafts.includes(file)).map(({ name }) => name),
    corpora: [...folders.map((path) => ({ path, documents: inCorpus.filter(({ name }) => corpusOf(name) === path).length })), ...indexes.map((path) => ({ path, documents: undefined }))],
    places,
    placesFrom,
  };
}

/** The outermost folder of a path whose name says that it is a corpus. */
function corpusFolder(parts: readonly string[]): string | undefined {
  const at = parts.slice(0, -1).findIndex((part) => CORPUS_NAME.test(part));
  return at < 0 ? undefined : parts.slice(0, at + 1).join('/');
}

function documentAt(path: string, territories: TerritoryLookup): PolicyDocument | undefined {
  const file = readTextFile(path);
  return 'text' in file ? parseDocument(file.text, { territories }) : undefined;
}

/** A name that no table knows, as a front matter may have one, is no place yet: it has to be declared first. */
function placesOf(documents: readonly PolicyDocument[], territories: TerritoryLookup): SurveyedPlace[] {
  const counted = new Map<string, SurveyedPlace>();
  for (const { metadata: { territory, level } } of documents) {
    if (territory === undefined && level !== 'national') continue;
    const places = territory === undefined ? [] : territories.resolve(territory);
    const chain = places.length === 1 ? places[0]!.chain : territory;
    const key = chain ?? '';
    counted.set(key, { territory: chain, known: territory === undefined || places.length === 1, level, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return [...counted.values()].sort((a, b) => b.count - a.count || ((a.territory ?? '') < (b.territory ?? '') ? -1 : 1));
}
