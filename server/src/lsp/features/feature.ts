/** What a feature (语言功能) of the language server is: what it tells the client it can do, and its handlers. One file a feature; features/index.ts lists them. */

import type { ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentTarget } from '../../extract/targets/index.js';
import type { Rule } from '../../rules/model.js';
import type { Presentation } from '../diagnostics.js';
import type { CheckedDraft, Session } from '../session.js';

/** What a client may ask of features when it starts the server. */
export interface FeatureWishes {
  /** Commands that the client runs: others are not offered to it. */
  readonly commands: ReadonlySet<string>;
  readonly inlayHints: boolean;
}

/** What features answer from. */
export interface FeatureContext {
  readonly session: Session;
  readonly show: Presentation;
  readonly rules: readonly Rule[];
  readonly client: ClientCapabilities;
  readonly wishes: FeatureWishes;
  /** An open document as the client has it. */
  document(uri: string): TextDocument | undefined;
  /** An open draft as it is now, checked; waits while it is edited. `undefined` where it is closed, or no draft, or its configuration is broken. */
  checked(uri: string): Promise<CheckedDraft | undefined>;
  /** The targets of a draft, read once for all features. */
  targets(state: CheckedDraft): readonly DocumentTarget[];
}

export interface Feature {
  /** Part of the answer to `initialize`; features that share a key of it give it whole. */
  capabilities(context: FeatureContext): Partial<ServerCapabilities>;
  /** Sets the handlers, once. A handler answers `null` where there is nothing to say. */
  listen(connection: Connection, context: FeatureContext): void;
  /** Asks a client that can, to ask again: configuration, facts or corpus have changed. For answers that stay on the screen. */
  refresh?(connection: Connection, client: ClientCapabilities): void;
}
