/** A language client for tests: talks to the server in memory, or to the built one over its standard streams, by the same messages as an editor. */

import { spawn } from 'node:child_process';
import { PassThrough, type Writable } from 'node:stream';
import { join } from 'node:path';
import {
  CodeActionRequest, CodeLensRefreshRequest, CodeLensRequest, CodeLensResolveRequest, CompletionRequest, CompletionResolveRequest, CompletionTriggerKind, createConnection, createProtocolConnection, DefinitionRequest,
  DiagnosticRefreshRequest, DidChangeTextDocumentNotification, DidChangeWatchedFilesNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification, DidSaveTextDocumentNotification, DocumentDiagnosticRequest,
  DocumentHighlightRequest, DocumentLinkRequest, DocumentLinkResolveRequest, DocumentOnTypeFormattingRequest, DocumentSymbolRequest, FileChangeType, FoldingRangeRequest, HoverRequest, InitializedNotification, InitializeRequest,
  InlayHintRequest, ProposedFeatures, PublishDiagnosticsNotification, ReferencesRequest, SelectionRangeRequest, ShutdownRequest, StreamMessageReader, StreamMessageWriter, TextDocumentContentRequest, WorkspaceSymbolRequest,
  type ClientCapabilities, type CodeAction, type CodeLens, type CompletionItem, type CompletionList, type Diagnostic, type DocumentDiagnosticReport, type DocumentHighlight, type DocumentLink, type DocumentSymbol, type FileEvent,
  type FoldingRange, type Hover, type InitializeResult, type InlayHint, type Location, type LocationLink, type Position, type ProtocolConnection, type PublishDiagnosticsParams, type Range, type SelectionRange, type SnippetTextEdit,
  type SymbolInformation, type TextDocumentContentChangeEvent, type TextDocumentEdit, type TextEdit, type WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { URI } from 'vscode-uri';
import { serve } from '../../server/src/lsp/server.js';
import { COMPARISON_REQUEST, type ComparisonParams, type ComparisonResult } from '../../server/src/lsp/features/comparison.js';
import { STATUS_CHANGED, STATUS_REQUEST, type Status } from '../../server/src/lsp/features/status.js';
import { rules as allRules } from '../../server/src/rules/index.js';
import type { Rule } from '../../server/src/rules/model.js';
import { ROOT, testCache } from './cli.js';

/** What VS Code can do, as far as the server asks. */
export const FULL: ClientCapabilities = {
  textDocument: { diagnostic: { relatedInformation: true, codeDescriptionSupport: true }, publishDiagnostics: { relatedInformation: true } },
  workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true, snippetEditSupport: true }, textDocumentContent: {} },
};

/** A client of some years ago: diagnostics are pushed to it. */
export const PUSHED: ClientCapabilities = { textDocument: { publishDiagnostics: { relatedInformation: true } } };

/** A diagnostic whose message is plain text, as ours are. */
export type Shown = Diagnostic & { message: string };

/** How a client is to be; everything may be left out. */
export interface ClientWishes {
  readonly capabilities?: ClientCapabilities;
  /** Workspace folders, absolute. */
  readonly folders?: readonly string[];
  readonly locale?: string;
  readonly options?: Readonly<Record<string, unknown>>;
  readonly rules?: readonly Rule[];
  /** Environment variables of the server. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Talks to `wenheng lsp --stdio`, the built program in a process of its own, where it is true. */
  readonly stdio?: boolean;
}

const clients: Client[] = [];

/** Starts a server and a client for it. */
export async function startClient(wishes: ClientWishes = {}): Promise<Client> {
  const client = new Client(wishes);
  clients.push(client);
  await client.initialize(wishes);
  return client;
}

/** Ends all clients that were started; for `afterEach`. */
export async function stopClients(): Promise<void> {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
}

/** The address of a file. */
export function uriOf(...path: string[]): string {
  return URI.file(join(...path)).toString();
}

export class Client {
  readonly connection: ProtocolConnection;
  /** Pushed diagnostics, in the order in which they came. */
  readonly pushed: PublishDiagnosticsParams[] = [];
  /** How often the server asked for a refresh. */
  refreshes = 0;
  /** How often the server asked for lenses to be asked for again. */
  lensRefreshes = 0;
  /** How often the server said that the status may have changed. */
  statusChanges = 0;
  capabilities: InitializeResult['capabilities'] = {};
  private readonly waiting = new Set<() => void>();
  private readonly texts = new Map<string, { text: string; version: number }>();
  private readonly toServer: Writable;
  private readonly endServer: () => void;
  private stopped = false;

  constructor(wishes: ClientWishes) {
    const { toServer, toClient, end } = wishes.stdio ? program(wishes) : inMemory(wishes);
    this.toServer = toServer;
    this.endServer = end;
    this.connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.pushed.push(params);
      this.wake();
    });
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      this.refreshes++;
      this.wake();
    });
    this.connection.onRequest(CodeLensRefreshRequest.type, () => {
      this.lensRefreshes++;
      this.wake();
    });
    this.connection.onNotification(STATUS_CHANGED, () => {
      this.statusChanges++;
      this.wake();
    });
    this.connection.listen();
  }

  async initialize({ capabilities = FULL, folders = [], locale, options }: ClientWishes): Promise<void> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      capabilities,
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
      ...(locale !== undefined && { locale }),
      ...(options && { initializationOptions: options }),
    });
    this.capabilities = result.capabilities;
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    await this.connection.sendRequest(ShutdownRequest.type);
    this.connection.dispose();
    this.endServer();
  }

  /** Sends bytes as they are, for what no client should send. */
  sendRaw(bytes: string): void {
    this.toServer.write(bytes);
  }

  async open(uri: string, text: string, languageId = 'markdown'): Promise<void> {
    this.texts.set(uri, { text, version: 1 });
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces the first occurrence of a text, as one incremental edit. */
  async replace(uri: string, from: string, to: string): Promise<void> {
    const { text } = this.text(uri);
    const start = text.indexOf(from);
    if (start < 0) throw new Error(`“${from}” does not stand in ${uri}`);
    await this.change(uri, [{ range: { start: positionIn(text, start), end: positionIn(text, start + from.length) }, text: to }], text.slice(0, start) + to + text.slice(start + from.length));
  }

  /** Replaces the whole text, as one change without a range. */
  async rewrite(uri: string, text: string): Promise<void> {
    await this.change(uri, [{ text }], text);
  }

  /** Sends changes as they are; `text` is what they lead to. */
  async change(uri: string, contentChanges: TextDocumentContentChangeEvent[], text: string): Promise<void> {
    const version = this.text(uri).version + 1;
    this.texts.set(uri, { text, version });
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges });
  }

  async save(uri: string): Promise<void> {
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  async close(uri: string): Promise<void> {
    this.texts.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) });
  }

  /** The diagnostics of a document as the server gives them now. */
  async diagnostics(uri: string): Promise<Shown[]> {
    const report = await this.pull(uri);
    return report.kind === 'full' ? (report.items as Shown[]) : [];
  }

  /** Pulls until the diagnostics are as wanted; each time after the server has said something. */
  async diagnosticsWhen(uri: string, wanted: (diagnostics: Shown[]) => boolean): Promise<Shown[]> {
    return this.until(async () => {
      const diagnostics = await this.diagnostics(uri);
      return wanted(diagnostics) ? diagnostics : undefined;
    });
  }

  /** The last diagnostics that were pushed for a document, once they are as wanted. */
  async pushedWhen(uri: string, wanted: (diagnostics: Shown[]) => boolean): Promise<Shown[]> {
    return this.until(() => {
      const last = this.pushed.filter((params) => params.uri === uri).pop();
      const shown = last?.diagnostics as Shown[] | undefined;
      return shown && wanted(shown) ? shown : undefined;
    });
  }

  async hover(uri: string, at: string | Position): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: typeof at === 'string' ? this.positionOf(uri, at) : at });
  }

  /** What is proposed at a place; behind a trigger character where one is named. */
  async completions(uri: string, position: Position, triggerCharacter?: string): Promise<CompletionList | null> {
    const context = triggerCharacter === undefined ? { triggerKind: CompletionTriggerKind.Invoked } : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter };
    return (await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position, context })) as CompletionList | null;
  }

  async resolveCompletion(item: CompletionItem): Promise<CompletionItem> {
    return this.connection.sendRequest(CompletionResolveRequest.type, item);
  }

  async definition(uri: string, at: string | Position): Promise<Location[] | LocationLink[] | null> {
    const found = await this.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position: typeof at === 'string' ? this.positionOf(uri, at) : at });
    return found === null || Array.isArray(found) ? found : [found];
  }

  async references(uri: string, at: string | Position, includeDeclaration = false): Promise<Location[] | null> {
    return this.connection.sendRequest(ReferencesRequest.type, { textDocument: { uri }, position: typeof at === 'string' ? this.positionOf(uri, at) : at, context: { includeDeclaration } });
  }

  /** The text of a hover at the first occurrence of a text; empty where there is none. */
  async hoverText(uri: string, at: string): Promise<string> {
    const hover = await this.hover(uri, at);
    return hover ? (hover.contents as { value: string }).value : '';
  }

  async actions(uri: string, range: Range, diagnostics: Diagnostic[] = [], only?: string[]): Promise<CodeAction[]> {
    const actions = await this.connection.sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context: { diagnostics, ...(only && { only }) } });
    return (actions ?? []) as CodeAction[];
  }

  async symbols(uri: string): Promise<DocumentSymbol[]> {
    return ((await this.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } })) ?? []) as DocumentSymbol[];
  }

  async folds(uri: string): Promise<FoldingRange[] | null> {
    return this.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
  }

  async selections(uri: string, positions: Position[]): Promise<SelectionRange[] | null> {
    return this.connection.sendRequest(SelectionRangeRequest.type, { textDocument: { uri }, positions });
  }

  async links(uri: string): Promise<DocumentLink[] | null> {
    return this.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri } });
  }

  async resolveLink(link: DocumentLink): Promise<DocumentLink> {
    return this.connection.sendRequest(DocumentLinkResolveRequest.type, link);
  }

  async highlights(uri: string, at: string | Position): Promise<DocumentHighlight[] | null> {
    return this.connection.sendRequest(DocumentHighlightRequest.type, { textDocument: { uri }, position: typeof at === 'string' ? this.positionOf(uri, at) : at });
  }

  async workspaceSymbols(query: string): Promise<(WorkspaceSymbol | SymbolInformation)[] | null> {
    return this.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
  }

  /** Types Enter at a place, as an editor that formats on type: breaks the line, asks, does what it is told. Gives the new text, with `|` at the cursor. */
  async enter(uri: string, offset: number, indentation = ''): Promise<string> {
    const { text } = this.text(uri);
    const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
    const at = positionIn(text, offset);
    const broken = text.slice(0, offset) + lineBreak + indentation + text.slice(offset);
    await this.change(uri, [{ range: { start: at, end: at }, text: lineBreak + indentation }], broken);
    const cursor = offset + lineBreak.length + indentation.length;
    const edits = (await this.connection.sendRequest(DocumentOnTypeFormattingRequest.type, { textDocument: { uri }, position: positionIn(broken, cursor), ch: '\n', options: { tabSize: 4, insertSpaces: true } })) ?? [];
    const marked = edits.reduce((done, { range, newText }) => done.slice(0, offsetIn(broken, range.start)) + newText + (offsetIn(broken, range.end) >= cursor ? '|' : '') + done.slice(offsetIn(broken, range.end)), broken);
    const result = edits.length === 0 ? `${broken.slice(0, cursor)}|${broken.slice(cursor)}` : marked;
    await this.rewrite(uri, result.replace('|', ''));
    return result;
  }

  async content(uri: string): Promise<string | undefined> {
    return (await this.connection.sendRequest(TextDocumentContentRequest.type, { uri }))?.text;
  }

  async status(uri?: string): Promise<Status> {
    return this.connection.sendRequest(STATUS_REQUEST, { ...(uri !== undefined && { uri }) });
  }

  /** The lenses of a document, each resolved. */
  async lenses(uri: string): Promise<CodeLens[]> {
    return Promise.all((await this.lensesAsSent(uri)).map((lens) => this.connection.sendRequest(CodeLensResolveRequest.type, lens)));
  }

  /** The lenses of a document as they come first: most have no words yet. */
  async lensesAsSent(uri: string): Promise<CodeLens[]> {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  }

  /** The inlay hints of a whole document, by their places in it. */
  async hints(uri: string): Promise<InlayHint[]> {
    const { text } = this.text(uri);
    const range = { start: { line: 0, character: 0 }, end: positionIn(text, text.length) };
    return (await this.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri }, range })) ?? [];
  }

  async comparison(params: ComparisonParams): Promise<ComparisonResult | null> {
    return this.connection.sendRequest(COMPARISON_REQUEST, params);
  }

  /** Asks something beyond the protocol. */
  async ask<R>(method: string, params: object): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** Asks until the answer is there, again each time that the server has said something (and at least every 50 ms: files change without a word). */
  async until<T>(ask: () => T | undefined | Promise<T | undefined>): Promise<T> {
    for (;;) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      if (this.stopped) throw new Error('the client was stopped while it waited');
      await this.something();
    }
  }

  /** The text that a range covers in an open document. */
  quote(uri: string, range: Range): string {
    const { text } = this.text(uri);
    return text.slice(offsetIn(text, range.start), offsetIn(text, range.end));
  }

  positionOf(uri: string, quoted: string): Position {
    const { text } = this.text(uri);
    const at = text.indexOf(quoted);
    if (at < 0) throw new Error(`“${quoted}” does not stand in ${uri}`);
    return positionIn(text, at);
  }

  /** The text of an open document as the client has it. */
  textOf(uri: string): string {
    return this.text(uri).text;
  }

  versionOf(uri: string): number {
    return this.text(uri).version;
  }

  /** Says that files have changed, as an editor that watches them. */
  async filesChanged(...uris: string[]): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: uris.map((uri): FileEvent => ({ uri, type: FileChangeType.Changed })) });
  }

  /** Does to a document what an action says; placeholders become `reason`. Gives the new text. */
  async apply(uri: string, { edit }: CodeAction, reason = '理由'): Promise<string> {
    const { text, version } = this.text(uri);
    const versioned = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    for (const { textDocument } of versioned) if (textDocument.uri !== uri || textDocument.version !== version) throw new Error(`an edit for version ${textDocument.version} of ${textDocument.uri}`);
    const edits = [...versioned.flatMap((change) => change.edits), ...(edit?.changes?.[uri] ?? [])] as (TextEdit | SnippetTextEdit)[];
    const result = edits
      .map((one) => ({ start: offsetIn(text, one.range.start), end: offsetIn(text, one.range.end), words: 'snippet' in one ? expanded(one.snippet.value, reason) : one.newText }))
      .sort((a, b) => b.start - a.start)
      .reduce((done, { start, end, words }) => done.slice(0, start) + words + done.slice(end), text);
    await this.rewrite(uri, result);
    return result;
  }

  private text(uri: string): { text: string; version: number } {
    const known = this.texts.get(uri);
    if (!known) throw new Error(`${uri} is not open`);
    return known;
  }

  private wake(): void {
    for (const waiting of this.waiting) waiting();
    this.waiting.clear();
  }

  private something(): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, 50);
      this.waiting.add(() => {
        clearTimeout(timer);
        done();
      });
    });
  }
}

/** The two streams between a client and its server. */
interface Streams {
  readonly toServer: Writable;
  readonly toClient: NodeJS.ReadableStream;
  /** Ends what runs, after the shutdown. */
  end(): void;
}

function inMemory({ rules = allRules, environment = {} }: ClientWishes): Streams {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  serve(createConnection(ProposedFeatures.all, toServer, toClient), { rules, version: '0.0.0', root: ROOT, environment: { WENHENG_CACHE_DIR: testCache(), ...environment } });
  return { toServer, toClient, end: () => undefined };
}

function program({ environment = {} }: ClientWishes): Streams {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'zh_CN.UTF-8', WENHENG_CACHE_DIR: testCache(), ...environment };
  const { stdin, stdout } = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], env });
  return { toServer: stdin, toClient: stdout, end: () => stdin.end() };
}

/** What a snippet with one placeholder becomes when somebody writes `words` over it. */
function expanded(snippet: string, words: string): string {
  return snippet.replace(/\$\{1:[^}]*\}|\\([\\$}])/g, (_, escaped: string | undefined) => escaped ?? words);
}

/** Line and character, in UTF-16 units, counted here once more so that a slip of the server is seen. */
export function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines[lines.length - 1]!.length };
}

/** The offset of a position that lies in the text. */
export function offsetIn(text: string, { line, character }: Position): number {
  const breaks = [...text.matchAll(/\r\n|\r|\n/g)];
  const before = breaks[line - 1];
  return (before ? before.index + before[0].length : 0) + character;
}
