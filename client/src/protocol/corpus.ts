/** What client and server say to each other about the corpus (语料库的请求). */

import type { Location } from 'vscode-languageclient';
import { RequestType } from 'vscode-languageclient/node';

export type Arrangement = 'level' | 'year' | 'status';

export interface CorpusTreeParams {
  /** A draft, or any file in the folders whose configuration names the corpus. */
  readonly uri: string;
  readonly by?: Arrangement;
  readonly parent?: readonly string[];
  readonly filter?: string;
  readonly limit?: number;
}

/** What stands under a shelf. Texts are in the language of the messages. */
export interface CorpusTree {
  readonly state: 'unconfigured' | 'none' | 'loading' | 'error' | 'ready';
  readonly message?: string;
  readonly loading?: { readonly done: number; readonly total: number };
  /** Another one where any answer may be another one now. */
  readonly stamp: string;
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

export type BadgeId = 'own' | 'superior' | 'draft' | 'repealed' | 'expired' | 'superseded';

export interface DocumentNode {
  readonly kind: 'document';
  readonly corpus: string;
  readonly path: string;
  readonly uri: string;
  readonly file?: string;
  readonly title: string;
  readonly citation?: string;
  readonly number?: string;
  readonly date?: string;
  readonly issuer?: string;
  readonly level?: string;
  readonly territory?: string;
  readonly clauses: number;
  readonly badges: readonly { readonly id: BadgeId; readonly text: string }[];
}

export interface SkippedNode {
  readonly kind: 'skipped';
  readonly path: string;
  readonly reason: string;
  readonly uri: string;
}

/** Where the corpora of a draft lie. */
export interface Corpora {
  readonly config?: string;
  readonly error?: string;
  readonly corpora: readonly { readonly uri: string; readonly name: string; readonly kind: 'folder' | 'file' | 'missing' }[];
}

export interface UpdatedCorpus {
  readonly state: 'done' | 'halted' | 'error' | 'none';
  readonly message?: string;
  readonly documents: number;
  readonly clauses: number;
  readonly skipped: readonly SkippedFile[];
  readonly files?: { readonly read: number; readonly skipped: readonly SkippedFile[]; readonly ignored: number };
}

export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

export const corpusTreeRequest = new RequestType<CorpusTreeParams, CorpusTree, void>('wenheng/corpusTree');
export const corpusCitingRequest = new RequestType<{ readonly uri: string; readonly corpus: string; readonly path: string }, Location[], void>('wenheng/corpusCiting');
export const corporaRequest = new RequestType<{ readonly uri: string }, Corpora, void>('wenheng/corpora');
export const updateCorpusRequest = new RequestType<{ readonly uri: string; readonly anew?: boolean; readonly files?: readonly string[] }, UpdatedCorpus, void>('wenheng/updateCorpus');
