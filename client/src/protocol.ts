/** What the client and the language server say to each other beyond the Language Server Protocol (自定的请求与通知). */

import { NotificationType0, RequestType } from 'vscode-languageclient/node';

/** What the server reads once, when it starts. */
export interface InitializationOptions {
  readonly trusted: boolean;
  readonly language: 'auto' | 'zh' | 'en';
  readonly pathsOutsideWorkspace: 'trusted' | 'never';
  readonly run: 'onType' | 'onSave';
  readonly inlayHints: 'off' | 'on';
  /** Commands of the client that the server may offer. */
  readonly commands: readonly string[];
}

/** Names the document whose state is asked for, if any. */
export interface StatusParams {
  readonly uri?: string;
}

/** The state of the server and, where one was named, of a document. Texts are in the language of the messages. */
export interface Status {
  readonly state: 'loading' | 'ready' | 'error';
  readonly message?: string;
  readonly loading?: { readonly done: number; readonly total: number };
  readonly corpus: { readonly documents: number; readonly clauses: number };
  readonly rules: readonly RuleSummary[];
  readonly document?: DocumentStatus;
}

export interface RuleSummary {
  readonly id: string;
  readonly summary: string;
}

export interface DocumentStatus {
  readonly checked: boolean;
  /** Whether more findings may follow without an edit. */
  readonly following: boolean;
  /** Why it is not checked. */
  readonly reason?: string;
  readonly asOf?: string;
  readonly asOfSource?: 'config' | 'front-matter' | 'text' | 'today';
  readonly territory?: string;
  readonly level?: string;
  /** URI of the configuration that holds for it. */
  readonly config?: string;
  readonly notChecked: readonly { readonly what: string; readonly reason: string }[];
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number; readonly suppressed: number; readonly baselined: number };
}

export const statusRequest = new RequestType<StatusParams, Status, void>('wenheng/status');

/** Something of the status is another now: ask again. */
export const statusChanged = new NotificationType0('wenheng/statusChanged');
