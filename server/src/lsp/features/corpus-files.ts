/** The files of a corpus (语料库的文件): where it lies, and reading it again or anew. Requests beyond the protocol. */

import { dirname, resolve } from 'node:path';
import type { CancellationToken } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { displayPath, kindOf, realPath } from '../../host/files.js';
import type { LoadedCorpus } from '../../host/loaded-corpus.js';
import { UserError } from '../../host/user-error.js';
import type { Language } from '../../text/localized.js';
import { pathOf } from '../session.js';
import type { Feature, FeatureContext } from './feature.js';

export const CORPORA_REQUEST = 'wenheng/corpora';
export const UPDATE_CORPUS_REQUEST = 'wenheng/updateCorpus';

/** Parameters of `wenheng/corpora`: a draft, or any file in the folders that are asked about. */
export interface CorporaParams {
  readonly uri: string;
}

/** Its result. Addresses are URIs. */
export interface Corpora {
  /** The configuration that holds there; none where there is none. */
  readonly config?: string;
  /** Why it cannot be used. */
  readonly error?: string;
  readonly corpora: readonly { readonly uri: string; readonly name: string; readonly kind: 'folder' | 'file' | 'missing' }[];
}

/** Parameters of `wenheng/updateCorpus`. */
export interface UpdateCorpusParams extends CorporaParams {
  /** Whether its index is made anew from all files, not only from those that have changed. */
  readonly anew?: boolean;
  /** Files or folders of which it is told what became of them. */
  readonly files?: readonly string[];
}

/** Its result, once the corpus has been read or the request was cancelled: then what it is like meanwhile. */
export interface UpdatedCorpus {
  readonly state: 'done' | 'halted' | 'error' | 'none';
  readonly message?: string;
  readonly documents: number;
  readonly clauses: number;
  /** Files that gave no document, though they should. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  /** The files that were asked about. `ignored`: nobody would take them for documents. */
  readonly files?: { readonly read: number; readonly skipped: readonly { readonly path: string; readonly reason: string }[]; readonly ignored: number };
}

export const corpusFiles: Feature = {
  capabilities: () => ({}),
  listen: (connection, context) => {
    connection.onRequest(CORPORA_REQUEST, (params: CorporaParams) => corporaOf(params, context));
    connection.onRequest(UPDATE_CORPUS_REQUEST, (params: UpdateCorpusParams, token: CancellationToken) => updated(params, token, context));
  },
};

function corporaOf({ uri }: CorporaParams, { session, show: { language } }: FeatureContext): Corpora {
  const project = session.surroundings(uri)?.project;
  if (!project) return { corpora: [] };
  if (project instanceof UserError) return { error: project.localized[language], corpora: [] };
  const { config: { path }, corpora } = project;
  const folder = path === undefined ? '/' : dirname(path);
  return {
    ...(path !== undefined && { config: URI.file(path).toString() }),
    corpora: corpora.filter((corpus) => !corpus.includes('://')).map((corpus) => {
      const kind = kindOf(corpus);
      return { uri: URI.file(corpus).toString(), name: displayPath(corpus, folder), kind: typeof kind === 'string' ? kind : 'missing' };
    }),
  };
}

async function updated({ uri, anew = false, files }: UpdateCorpusParams, token: CancellationToken, { session, show: { language } }: FeatureContext): Promise<UpdatedCorpus> {
  await session.updateCorpus(uri, anew, token);
  const none = { documents: 0, clauses: 0, skipped: [] };
  const here = session.surroundings(uri);
  const corpus = here?.corpus;
  const project = here?.project;
  if (project instanceof UserError || corpus instanceof UserError) return { ...none, state: 'error', message: (project instanceof UserError ? project : corpus as UserError).localized[language] };
  if (!corpus || !project) return { ...none, state: 'none' };
  const { loaded, error } = corpus;
  if (!loaded) return { ...none, state: token.isCancellationRequested ? 'halted' : 'error', ...(error && { message: error.localized[language] }) };
  const folder = dirname(project.config.path ?? '/');
  return {
    state: token.isCancellationRequested ? 'halted' : 'done',
    documents: loaded.corpus.documents.length,
    clauses: loaded.corpus.clauseCount,
    skipped: loaded.skipped.map(({ path, reason }) => ({ path, reason: reason[language] })),
    ...(files && { files: outcomeOf(files, loaded, folder, language) }),
  };
}

/** What became of some files: each stands for itself, what is in it and what is below it. */
function outcomeOf(uris: readonly string[], loaded: LoadedCorpus, folder: string, language: Language): NonNullable<UpdatedCorpus['files']> {
  const open = new Set(uris.flatMap((uri) => pathOf(uri) ?? []).map(realPath));
  const read = new Set<string>();
  for (const document of loaded.corpus.documents) {
    const named = namedAbove(loaded.originOf(document).realPath, open);
    if (named !== undefined) read.add(named);
  }
  const skipped = loaded.skipped.flatMap(({ path, reason }) => {
    const named = namedAbove(resolve(folder, path), open);
    return named === undefined ? [] : [{ named, path, reason: reason[language] }];
  });
  const told = new Set([...read, ...skipped.map(({ named }) => named)]);
  return { read: read.size, skipped: skipped.map(({ path, reason }) => ({ path, reason })), ignored: open.size - told.size };
}

/** The one of some paths that a path is, or lies below. */
function namedAbove(path: string, named: ReadonlySet<string>): string | undefined {
  for (let at = path; ; at = dirname(at)) {
    if (named.has(at)) return at;
    if (dirname(at) === at) return undefined;
  }
}
