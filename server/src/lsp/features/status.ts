/** What a client's status shows: how it stands with the corpus, and how the open document is judged. */

import { URI } from 'vscode-uri';
import type { Level } from '../../document/model.js';
import type { AsOfSource } from '../../engine/model.js';
import { ConfigError, UserError } from '../../host/user-error.js';
import type { Rule, Severity } from '../../rules/model.js';
import type { Language, Localized } from '../../text/localized.js';
import type { DraftState, Session } from '../session.js';
import type { Feature } from './feature.js';

/** Parameters of the request `wenheng/status`: the document that is asked about, if any. */
export interface StatusParams {
  readonly uri?: string;
}

/** Its result. Texts are in the language of the interface, addresses are URIs. */
export interface Status {
  /** `loading`: the corpus is being read. `error`: configuration or corpus cannot be used, `message` says why. */
  readonly state: 'loading' | 'ready' | 'error';
  readonly message?: string;
  /** Files of the corpus. */
  readonly loading?: { readonly done: number; readonly total: number };
  readonly corpus: { readonly documents: number; readonly clauses: number };
  readonly rules: readonly { readonly id: string; readonly summary: string }[];
  readonly document?: DocumentStatus;
}

/** How one document is judged. */
export interface DocumentStatus {
  readonly checked: boolean;
  /** Whether more findings may follow without an edit: the targets of a long draft, words that are still to be compared. */
  readonly following: boolean;
  /** Why it is not checked. */
  readonly reason?: string;
  readonly asOf?: string;
  readonly asOfSource?: AsOfSource;
  readonly territory?: string;
  readonly level?: Level;
  readonly config?: string;
  readonly notChecked: readonly { readonly what: string; readonly reason: string }[];
  readonly counts: Readonly<Record<Severity | 'suppressed' | 'baselined', number>>;
}

/** Sent without parameters whenever {@link Status} may have changed. */
export const STATUS_CHANGED = 'wenheng/statusChanged';
export const STATUS_REQUEST = 'wenheng/status';

export const status: Feature = {
  capabilities: () => ({}),
  listen: (connection, { session, rules, show }) => connection.onRequest(STATUS_REQUEST, (params: StatusParams | undefined) => statusOf(session, params ?? {}, rules, show.language)),
};

/** The status at this moment; nothing is checked for it. */
export function statusOf(session: Session, { uri }: StatusParams, rules: readonly Rule[], language: Language): Status {
  const state = uri === undefined ? undefined : session.lastKnown(uri);
  const corpus = session.corpusState(uri);
  const loaded = corpus instanceof UserError ? undefined : corpus?.loaded?.corpus;
  const progress = corpus instanceof UserError ? undefined : corpus?.progress;
  const loading = corpus !== undefined && !(corpus instanceof UserError) && (progress !== undefined || (!corpus.loaded && !corpus.error));
  const error = state?.kind === 'broken' ? state.error : corpus instanceof UserError ? corpus : corpus?.error;
  return {
    state: error ? 'error' : loading ? 'loading' : 'ready',
    ...(error && { message: said(error)[language] }),
    ...(progress && { loading: progress }),
    corpus: { documents: loaded?.documents.length ?? 0, clauses: loaded?.clauseCount ?? 0 },
    rules: rules.map(({ meta }) => ({ id: meta.id, summary: meta.summary[language] })),
    ...(state && { document: documentStatus(state, language) }),
  };
}

function said(error: UserError): Localized {
  return error instanceof ConfigError ? error.short : error.localized;
}

function documentStatus(state: DraftState, language: Language): DocumentStatus {
  const counts = { error: 0, warning: 0, info: 0, suppressed: 0, baselined: 0 };
  const path = state.kind === 'broken' ? (state.error instanceof ConfigError ? state.error.path : undefined) : state.project.config.path;
  const config = path === undefined ? {} : { config: URI.file(path).toString() };
  if (state.kind === 'broken') return { checked: false, following: false, reason: said(state.error)[language], ...config, notChecked: [], counts };
  if (state.kind === 'other') return { checked: false, following: false, reason: state.reason[language], ...config, notChecked: [], counts };
  const { asOf, territory, level, findings, notChecked } = state.result;
  for (const finding of findings) counts[finding.suppressed ? 'suppressed' : finding.baselined ? 'baselined' : finding.severity]++;
  return {
    checked: true,
    following: state.following,
    asOf: asOf.day,
    asOfSource: asOf.source,
    ...(territory !== undefined && { territory }),
    ...(level !== undefined && { level }),
    ...config,
    notChecked: notChecked.map(({ what, reason }) => ({ what: what[language], reason: reason[language] })),
    counts,
  };
}
