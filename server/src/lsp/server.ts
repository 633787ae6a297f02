/** The language server: one client's documents and their diagnostics. Thin: state lives in the session, everything else that a client may ask is a feature. */

import { basename, join } from 'node:path';
import {
  DocumentDiagnosticReportKind, LSPErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind,
  type CancellationToken, type ClientCapabilities, type Connection, type Diagnostic, type DocumentDiagnosticReport, type InitializeParams, type InitializeResult, type ServerCapabilities, type WorkspaceFolder,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { PolicyDocument } from '../document/model.js';
import { targetsIn, type DocumentTarget } from '../extract/targets/index.js';
import { localDay } from '../host/clock.js';
import { cacheFolder } from '../host/cache-root.js';
import { writableCache } from '../host/corpus-index/cache-folder.js';
import { CONFIG_NAME } from '../host/config.js';
import { dictionaryFolder } from '../host/dictionaries.js';
import { missingSegmenter, SegmenterHost } from '../host/segmenter.js';
import type { Rule } from '../rules/model.js';
import { diagnosticsOf, type Presentation } from './diagnostics.js';
import { EvidencePlaces, evidenceText, EVIDENCE_SCHEME } from './evidence.js';
import type { FeatureContext, FeatureWishes } from './features/feature.js';
import { FEATURES } from './features/index.js';
import { Publisher } from './publisher.js';
import { pathOf, Session, type CheckedDraft } from './session.js';
import { languageOf, WORDS } from './words.js';

/** What a server is started with. */
export interface ServerOptions {
  readonly rules: readonly Rule[];
  readonly version: string;
  /** The package's folder, which holds `docs/rules`. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a client may say when it starts the server; anything else counts as not said. */
interface ClientOptions {
  readonly language?: string;
  readonly trusted?: boolean;
  readonly pathsOutsideWorkspace?: string;
  readonly run?: string;
  readonly commands?: unknown;
  readonly inlayHints?: string;
}

/** Serves one client over a connection, until it says exit. */
export function serve(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  let server: Server | undefined;
  connection.onInitialize((params) => {
    server = new Server(connection, documents, options, params);
    return server.initialized();
  });
  connection.onInitialized(() => server?.started());
  connection.onShutdown(() => server?.dispose());
  documents.onDidOpen(({ document }) => server?.opened(document));
  documents.onDidChangeContent(({ document }) => server?.changed(document.uri));
  documents.onDidSave(({ document }) => server?.saved(document.uri));
  documents.onDidClose(({ document }) => server?.closed(document.uri));
  connection.onDidChangeWatchedFiles(({ changes }) => server?.filesChanged(changes.map(({ uri }) => uri)));
  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => server?.diagnostics(textDocument.uri, previousResultId, token) ?? EMPTY);
  connection.workspace.textDocumentContent.on(({ uri }) => server?.content(uri) ?? null);
  documents.listen(connection);
  connection.listen();
}

const EMPTY: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** One client's server: the session, and how its results are shown to this client. */
class Server {
  private readonly session: Session;
  private readonly publisher: Publisher;
  private readonly show: Presentation;
  private readonly pulls: boolean;
  private readonly capabilities: ClientCapabilities;
  private readonly context: FeatureContext;
  private folders: readonly string[];
  private readonly justOpened = new Set<string>();
  private readonly targetsOf = new WeakMap<PolicyDocument, readonly DocumentTarget[]>();

  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly options: ServerOptions,
    params: InitializeParams,
  ) {
    this.capabilities = params.capabilities;
    const wishes = (params.initializationOptions ?? {}) as ClientOptions;
    const { textDocument, workspace } = params.capabilities;
    this.pulls = textDocument?.diagnostic !== undefined;
    this.folders = foldersOf(params);
    this.show = {
      language: languageOf(wishes.language, params.locale, options.environment),
      rules: options.rules,
      related: this.pulls ? textDocument?.diagnostic?.relatedInformation !== false : textDocument?.publishDiagnostics?.relatedInformation === true,
      codeDescriptions: (textDocument?.diagnostic ?? textDocument?.publishDiagnostics)?.codeDescriptionSupport !== false,
      places: new EvidencePlaces(),
      tags: this.pulls || textDocument?.publishDiagnostics?.tagSupport !== undefined,
      pageOf: (rule) => join(options.root, 'docs', 'rules', `${rule}.md`),
    };
    this.publisher = new Publisher(connection, {
      show: this.show,
      pulls: this.pulls,
      canRefresh: workspace?.diagnostics?.refreshSupport === true,
      canRefreshEvidence: workspace?.textDocumentContent !== undefined,
      onSaveOnly: wishes.run === 'onSave',
      uris: () => this.session.uris(),
      configErrors: () => this.session.configErrors(),
      diagnostics: (uri) => this.currentDiagnostics(uri),
      version: (uri) => documents.get(uri)?.version,
      refreshFeatures: () => FEATURES.forEach((feature) => feature.refresh?.(connection, params.capabilities)),
    });
    this.session = new Session({
      rules: options.rules,
      folders: this.folders,
      outsideAllowed: wishes.trusted !== false && wishes.pathsOutsideWorkspace !== 'never',
      today: localDay,
      corpora: { indexThread: join(options.root, 'dist', 'index-thread.js'), cache: writableCache(cacheFolder(options.environment)) },
      segmenters: new SegmenterHost(dictionaryFolder(options.root)),
      onInvalidated: () => this.publisher.invalidated(),
      onStatusChanged: () => this.publisher.statusChanged(),
    });
    this.context = {
      session: this.session, show: this.show, rules: options.rules, client: params.capabilities, wishes: wishesOf(wishes),
      document: (uri) => documents.get(uri),
      checked: (uri) => this.checked(uri),
      targets: (state) => this.targets(state),
    };
    for (const feature of FEATURES) feature.listen(connection, this.context);
  }

  initialized(): InitializeResult {
    return {
      serverInfo: { name: 'wenheng', version: this.options.version },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
        ...(this.pulls && { diagnosticProvider: { identifier: 'wenheng', interFileDependencies: false, workspaceDiagnostics: false } }),
        ...FEATURES.reduce<Partial<ServerCapabilities>>((all, feature) => ({ ...all, ...feature.capabilities(this.context) }), {}),
        workspace: { workspaceFolders: { supported: true, changeNotifications: true }, textDocumentContent: { schemes: [EVIDENCE_SCHEME] } },
      },
    };
  }

  /** The client has taken note of what we can do. What this installation lacks is said once, in the output. */
  started(): void {
    const missing = missingSegmenter();
    if (missing) this.connection.console.info(missing[this.show.language]);
    this.listenToWorkspace();
  }

  private listenToWorkspace(): void {
    if (!this.capabilities.workspace?.workspaceFolders) return;
    this.connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(pathsOf(removed));
      this.folders = [...this.folders.filter((folder) => !gone.has(folder)), ...pathsOf(added)];
      this.session.setFolders(this.folders);
    });
  }

  async dispose(): Promise<void> {
    this.publisher.dispose();
    await this.session.dispose();
  }

  opened(document: TextDocument): void {
    this.justOpened.add(document.uri);
    this.session.open(document);
    this.publisher.opened(document.uri);
  }

  changed(uri: string): void {
    if (this.justOpened.delete(uri)) return; // an opened document is announced as a changed one too
    this.session.changed(uri);
    this.publisher.changed(uri);
  }

  saved(uri: string): void {
    this.publisher.saved(uri);
  }

  closed(uri: string): void {
    this.session.close(uri);
    this.publisher.closed(uri);
  }

  /** What a client watches for us, besides what we watch ourselves. */
  filesChanged(uris: readonly string[]): void {
    const names = uris.map((uri) => basename(pathOf(uri) ?? ''));
    if (names.some((name) => name.endsWith('.json'))) this.session.updateConfigurations(); // fact files belong to a configuration
    if (names.some((name) => name !== CONFIG_NAME)) this.session.reloadCorpora();
  }

  async diagnostics(uri: string, previous: string | undefined, token: CancellationToken): Promise<DocumentDiagnosticReport> {
    const state = await this.session.check(uri, token);
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
    if (!state && this.documents.get(uri)) throw new ResponseError(LSPErrorCodes.ServerCancelled, 'superseded', { retriggerRequest: true });
    if (!state) return EMPTY;
    if (state.id === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: state.id };
    return { kind: DocumentDiagnosticReportKind.Full, resultId: state.id, items: diagnosticsOf(state, uri, this.show) };
  }

  /** A document that is gone has a text too: clients take nothing else for an answer. */
  content(uri: string): { text: string } {
    if (uri.startsWith(`${EVIDENCE_SCHEME}:`)) this.publisher.shown(uri);
    return { text: evidenceText(uri, this.session.loadedCorpora()) ?? WORDS.gone[this.show.language] };
  }

  private async checked(uri: string): Promise<CheckedDraft | undefined> {
    let state = await this.session.check(uri);
    while (!state && this.documents.get(uri)) state = await this.session.check(uri); // it changed meanwhile
    return state?.kind === 'checked' ? state : undefined;
  }

  private targets({ result: { document } }: CheckedDraft): readonly DocumentTarget[] {
    const known = this.targetsOf.get(document) ?? targetsIn(document);
    this.targetsOf.set(document, known);
    return known;
  }

  private async currentDiagnostics(uri: string): Promise<Diagnostic[] | undefined> {
    const state = await this.session.check(uri);
    return state && diagnosticsOf(state, uri, this.show);
  }
}

function wishesOf({ commands, inlayHints }: ClientOptions): FeatureWishes {
  const named = Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [];
  return { commands: new Set(named), inlayHints: inlayHints === 'on' };
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams & { readonly rootUri?: string | null }): string[] {
  if (workspaceFolders) return pathsOf(workspaceFolders);
  const root = rootUri ? pathOf(rootUri) : undefined;
  return root === undefined ? [] : [root];
}

function pathsOf(folders: readonly WorkspaceFolder[]): string[] {
  return folders.flatMap(({ uri }) => pathOf(uri) ?? []);
}
