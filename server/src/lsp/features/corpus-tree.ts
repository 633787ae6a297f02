/** The corpus as a tree (语料库视图): shelves and documents, a level at a time, with what was not read; and who cites a document. Requests beyond the protocol. */

import { LSPErrorCodes, ResponseError, type CancellationToken, type Connection, type Location } from 'vscode-languageserver';
import { resolve, dirname } from 'node:path';
import { URI } from 'vscode-uri';
import { namesOf } from '../../corpus/catalogue.js';
import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import type { Status } from '../../document/model.js';
import { citedPlace } from '../../engine/cited.js';
import { LEVEL, STATUS } from '../../engine/labels.js';
import { ARRANGEMENTS, Shelves, standingOf, type Arrangement, type Shelf, type Shelved, type ShelfGroup, type Standing } from '../../engine/reading/shelves.js';
import { citationsIn } from '../../extract/cited-documents.js';
import { localDay } from '../../host/clock.js';
import type { LoadedCorpus, Progress } from '../../host/loaded-corpus.js';
import type { Project } from '../../host/project.js';
import { ConfigError, UserError } from '../../host/user-error.js';
import { libraryOf } from '../../rules/citing.js';
import { nameOf } from '../../rules/counterparts.js';
import type { RelationFrame } from '../../rules/relations.js';
import type { IsoDate } from '../../text/dates.js';
import { hash64 } from '../../text/hash.js';
import type { Language, Localized } from '../../text/localized.js';
import type { Steps } from '../../text/steps.js';
import type { CheckedDraft } from '../session.js';
import { inSlices } from '../slices.js';
import type { Feature, FeatureContext } from './feature.js';

export const CORPUS_TREE_REQUEST = 'wenheng/corpusTree';
export const CORPUS_CITING_REQUEST = 'wenheng/corpusCiting';

/** Parameters of `wenheng/corpusTree`. */
export interface CorpusTreeParams {
  /** A draft, or any file in the folders whose configuration names the corpus. */
  readonly uri: string;
  readonly by?: Arrangement;
  /** The key of the shelf whose content is wanted; the top where it is left out. */
  readonly parent?: readonly string[];
  readonly filter?: string;
  /** So many documents at most. */
  readonly limit?: number;
}

/** Its result: what stands under the parent. Texts are in the language of the interface, addresses are URIs. */
export interface CorpusTree {
  /** `unconfigured`: no configuration holds there; `none`: it names no corpus. */
  readonly state: 'unconfigured' | 'none' | 'loading' | 'error' | 'ready';
  readonly message?: string;
  readonly loading?: Progress;
  /** Another one where any answer may be another one now. */
  readonly stamp: string;
  /** Documents of the corpus, and those that fit the filter. */
  readonly total: number;
  readonly matching: number;
  readonly nodes: readonly CorpusNode[];
  /** Documents that were left out for the limit. */
  readonly more: number;
}

export type CorpusNode = GroupNode | DocumentNode | SkippedNode;

export interface GroupNode {
  readonly kind: 'group';
  readonly key: readonly string[];
  readonly of: 'level' | 'year' | 'status' | 'skipped';
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface DocumentNode {
  readonly kind: 'document';
  /** Names it in other requests. */
  readonly corpus: string;
  readonly path: string;
  /** What opens its text, and the file that it was read from, where there is one. */
  readonly uri: string;
  readonly file?: string;
  readonly title: string;
  /** 《title》（number）, where it bears a title. */
  readonly citation?: string;
  readonly number?: string;
  readonly date?: string;
  readonly issuer?: string;
  readonly level?: string;
  readonly territory?: string;
  readonly clauses: number;
  readonly badges: readonly { readonly id: Standing | Exclude<Status, 'in-force'>; readonly text: string }[];
}

/** A file that gave no document. */
export interface SkippedNode {
  readonly kind: 'skipped';
  readonly path: string;
  readonly reason: string;
  readonly uri: string;
}

/** Parameters of `wenheng/corpusCiting`: a document of the corpus that holds for `uri`. The result are the places of the draft and of the corpus that cite it. */
export interface CorpusCitingParams {
  readonly uri: string;
  readonly corpus: string;
  readonly path: string;
}

const MOST = 200;
const SKIPPED = 'skipped';

const WORDS = {
  noLevel: { zh: '未标明层级', en: 'no level stated' },
  noYear: { zh: '未注明年份', en: 'no year stated' },
  inForce: { zh: '现行或未标注', en: 'in force or not marked' },
  skipped: { zh: '未读入', en: 'not read' },
  own: { zh: '本稿自身', en: 'this draft itself' },
  superior: { zh: '上级', en: 'superior' },
} as const satisfies Record<string, Localized>;

export const corpusTree: Feature = {
  capabilities: () => ({}),
  listen: (connection, context) => {
    const shelves = new ShelvesKept();
    onSteps(connection, CORPUS_TREE_REQUEST, (params: CorpusTreeParams) => treeOf(params, context, shelves));
    onSteps(connection, CORPUS_CITING_REQUEST, (params: CorpusCitingParams) => citingOf(params, context));
  },
};

/** Answers a request in slices, as long as it is wanted. */
export function onSteps<P, R>(connection: Connection, method: string, answer: (params: P) => Steps<R>): void {
  connection.onRequest(method, async (params: P, token: CancellationToken) => {
    const answered = await inSlices(answer(params), () => token.isCancellationRequested);
    if (answered === undefined) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    return answered;
  });
}

/** Shelves of corpora as of a day: found out once, and let go with the corpus. */
class ShelvesKept {
  private readonly known = new WeakMap<Corpus, { readonly asOf: IsoDate; readonly shelves: Shelves }>();

  of(corpus: Corpus, asOf: IsoDate): Shelves {
    const known = this.known.get(corpus);
    if (known?.asOf === asOf) return known.shelves;
    const shelves = new Shelves(corpus, asOf);
    this.known.set(corpus, { asOf, shelves });
    return shelves;
  }
}

function* treeOf(params: CorpusTreeParams, { session, show }: FeatureContext, kept: ShelvesKept): Steps<CorpusTree> {
  const { uri, parent = [], filter = '' } = params;
  const empty = { stamp: '', total: 0, matching: 0, nodes: [], more: 0 };
  const here = session.surroundings(uri);
  if (!here) return { ...empty, state: 'unconfigured' };
  const { project, corpus } = here;
  if (project instanceof UserError) return { ...empty, state: 'error', message: said(project, show.language) };
  if (project.config.path === undefined) return { ...empty, state: 'unconfigured' };
  if (project.corpora.length === 0 || corpus === undefined) return { ...empty, state: 'none' };
  if (corpus instanceof UserError) return { ...empty, state: 'error', message: said(corpus, show.language) };
  const { loaded, error, progress } = corpus;
  if (!loaded) return error ? { ...empty, state: 'error', message: said(error, show.language) } : { ...empty, state: 'loading', ...(progress && { loading: progress }) };
  const frame = frameOf(session.lastKnown(uri), loaded);
  const asOf = frame?.asOf ?? project.config.asOf ?? localDay();
  const shelves = kept.of(loaded.corpus, asOf);
  const head = { state: 'ready' as const, ...(progress && { loading: progress }), stamp: stampOf(corpus.generation, asOf, frame), total: loaded.corpus.documents.length, matching: (yield* shelves.matching(filter)).length };
  if (parent[0] === SKIPPED) return { ...head, nodes: skippedIn(loaded, project, show.language), more: 0 };
  const shelf = yield* shelves.under(parent, arrangementOf(params), filter);
  return { ...head, ...(yield* nodesOf(shelf, params, { loaded, shelves, frame, show })) };
}

function arrangementOf({ by }: CorpusTreeParams): Arrangement {
  return by !== undefined && Object.hasOwn(ARRANGEMENTS, by) ? by : 'level';
}

interface Shown {
  readonly loaded: LoadedCorpus;
  readonly shelves: Shelves;
  readonly frame: RelationFrame | undefined;
  readonly show: FeatureContext['show'];
}

function* nodesOf(shelf: Shelf, { parent = [], filter = '', limit = MOST }: CorpusTreeParams, shown: Shown): Steps<Pick<CorpusTree, 'nodes' | 'more'>> {
  const { loaded, show: { language } } = shown;
  if ('groups' in shelf) {
    const groups = shelf.groups.map((group): CorpusNode => ({ kind: 'group', key: [...parent, group.value], of: group.trait, value: group.value, label: labelOf(group, language), count: group.count }));
    const { length } = loaded.skipped;
    const skipped: CorpusNode[] = parent.length === 0 && filter === '' && length > 0 ? [{ kind: 'group', key: [SKIPPED], of: SKIPPED, value: '', label: WORDS.skipped[language], count: length }] : [];
    return { nodes: [...groups, ...skipped], more: 0 };
  }
  const nodes: CorpusNode[] = [];
  for (const entry of shelf.documents.slice(0, Math.max(1, limit))) {
    nodes.push(documentNode(entry, shown));
    yield;
  }
  return { nodes, more: shelf.documents.length - nodes.length };
}

function labelOf({ trait, value }: ShelfGroup, language: Language): string {
  if (trait === 'year') return value === '' ? WORDS.noYear[language] : { zh: `${value}年`, en: value }[language];
  if (trait === 'status') return value === '' ? WORDS.inForce[language] : STATUS[value as Status][language];
  return value === '' ? WORDS.noLevel[language] : LEVEL[value as keyof typeof LEVEL][language];
}

function documentNode({ document, level }: Shelved, { loaded, shelves, frame, show: { language, places } }: Shown): DocumentNode {
  const { title, number, date, issuer, territory } = document.document.metadata;
  const file = fileOf(document, loaded);
  return {
    kind: 'document',
    corpus: document.corpus,
    path: document.path,
    uri: places.uri(loaded, document),
    ...(file !== undefined && { file: URI.file(file).toString() }),
    title: title?.value ?? document.path,
    ...(title && { citation: `${nameOf(document)}${number ? `（${number.value}）` : ''}` }),
    ...(number && { number: number.value }),
    ...(date && { date: date.value }),
    ...(issuer && { issuer: issuer.value }),
    ...(level && { level: LEVEL[level][language] }),
    ...(territory !== undefined && { territory }),
    clauses: loaded.entryOf(document).clauses,
    badges: badgesOf(shelves.statusOf(document), frame && standingOf(document, frame), language),
  };
}

function badgesOf(status: Status | undefined, standing: Standing | undefined, language: Language): DocumentNode['badges'] {
  const state = status === undefined || status === 'in-force' ? [] : [{ id: status, text: STATUS[status][language] }];
  const holds = standing === 'own' || status === undefined || status === 'in-force' || status === 'draft'; // what is out of force asks nothing of a draft
  return standing && holds ? [...state, { id: standing, text: WORDS[standing][language] }] : state;
}

/** The file that a document was read from, an archive for what is in it; none where it came with an index file. */
function fileOf(document: CorpusDocument, loaded: LoadedCorpus): string | undefined {
  const { realPath } = loaded.originOf(document);
  return loaded.parts.some(({ file, folder }) => folder === undefined && realPath.startsWith(`${file}#`)) ? undefined : realPath;
}

function skippedIn({ skipped }: LoadedCorpus, project: Project, language: Language): SkippedNode[] {
  const folder = dirname(project.config.path ?? '/');
  return skipped.map(({ path, reason }) => ({ kind: 'skipped', path, reason: reason[language], uri: URI.file(resolve(folder, path.replace(/(?::\d+){2}$/, ''))).toString() }));
}

function frameOf(state: ReturnType<FeatureContext['session']['lastKnown']>, loaded: LoadedCorpus): RelationFrame | undefined {
  if (state?.kind !== 'checked' || state.loaded !== loaded) return undefined;
  const { asOf, territory, level, document } = state.result;
  return { asOf: asOf.day, territory, level, corpus: loaded.corpus, own: state.own, document };
}

function stampOf(generation: number, asOf: IsoDate, frame: RelationFrame | undefined): string {
  const { title, wrapperTitle } = frame?.document?.metadata ?? {};
  return hash64(JSON.stringify([generation, asOf, frame?.territory, frame?.level, title?.value, wrapperTitle?.value, [...(frame?.own ?? [])].map(({ id }) => id)]));
}

function said(error: UserError, language: Language): string {
  return (error instanceof ConfigError ? error.short : error.localized)[language];
}

/** Who cites a document of the corpus: the draft, and other documents. */
function* citingOf({ uri, corpus: name, path }: CorpusCitingParams, { session, show: { places } }: FeatureContext): Steps<Location[]> {
  const corpus = session.surroundings(uri)?.corpus;
  const loaded = corpus instanceof UserError ? undefined : corpus?.loaded;
  const document = loaded?.corpus.documents.find((one) => one.path === path && one.corpus === name);
  if (!loaded || !document) return [];
  const state = session.lastKnown(uri);
  const draft = state?.kind === 'checked' && state.loaded === loaded ? state : undefined;
  const found = yield* loaded.corpus.catalogue.citing(namesOf(document.document), new Set([...(draft?.own ?? []), document]));
  return [...(draft ? inDraft(draft, uri, document) : []), ...found.map(({ by, citation }) => places.location(loaded, by, citation.span))];
}

function inDraft({ result, text, loaded, own, project }: CheckedDraft, uri: string, document: CorpusDocument): Location[] {
  const library = libraryOf({ corpus: loaded?.corpus, facts: project.facts, own });
  return citationsIn(result.document).filter((place) => citedPlace(place, library).resolution?.document === document).map(({ span }) => ({ uri, range: text.range(span) }));
}
