/** When a client hears of something: diagnostics are pulled where it can pull and pushed otherwise; refreshes and status changes are told once for many. */

import { DiagnosticRefreshRequest, type Connection, type Diagnostic } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { ConfigError } from '../host/user-error.js';
import { configDiagnostic, type Presentation } from './diagnostics.js';
import { STATUS_CHANGED } from './features/status.js';

/** Milliseconds without an edit after which diagnostics are pushed. */
const PAUSE = 120;
/** Milliseconds over which refreshes and status changes are gathered. */
const GATHERED = 60;

/** What a publisher publishes. */
export interface PublisherOptions {
  readonly show: Presentation;
  /** Whether the client pulls diagnostics, and whether it can be asked to pull again. */
  readonly pulls: boolean;
  readonly canRefresh: boolean;
  /** Whether the client takes notice when an evidence document has changed. */
  readonly canRefreshEvidence: boolean;
  /** Push when a document is opened and saved, not while it is edited. */
  readonly onSaveOnly: boolean;
  uris(): readonly string[];
  configErrors(): readonly ConfigError[];
  /** The diagnostics of a document as it is now; `undefined` where it changed meanwhile. */
  diagnostics(uri: string): Promise<Diagnostic[] | undefined>;
  version(uri: string): number | undefined;
  /** What features have answered is out of date. */
  refreshFeatures(): void;
}

export class Publisher {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly configs = new Set<string>();
  /** Evidence documents that the client has asked for. */
  private readonly evidence = new Set<string>();
  private readonly refresh = new Gathered(() => this.refreshNow());
  private readonly status = new Gathered(() => void this.connection.sendNotification(STATUS_CHANGED));

  constructor(
    private readonly connection: Connection,
    private readonly options: PublisherOptions,
  ) {}

  opened(uri: string): void {
    this.publishConfigErrors();
    this.schedule(uri, 0);
  }

  changed(uri: string): void {
    if (!this.options.onSaveOnly) this.schedule(uri, PAUSE);
  }

  saved(uri: string): void {
    this.schedule(uri, 0);
  }

  closed(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
    if (!this.options.pulls) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    this.status.ask();
  }

  /** The client shows an evidence document. */
  shown(uri: string): void {
    if (this.options.canRefreshEvidence) this.evidence.add(uri);
  }

  /** Configuration, facts or corpus have changed: all diagnostics are out of date. */
  invalidated(): void {
    this.refresh.ask();
  }

  statusChanged(): void {
    this.status.ask();
  }

  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.refresh.dispose();
    this.status.dispose();
  }

  private refreshNow(): void {
    this.publishConfigErrors();
    for (const uri of this.evidence) this.connection.workspace.textDocumentContent.refresh(uri).catch(() => undefined);
    this.options.refreshFeatures();
    if (!this.options.pulls) for (const uri of this.options.uris()) this.schedule(uri, 0);
    else if (this.options.canRefresh) this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined); // a client that refuses pulls at its next edit
  }

  private schedule(uri: string, pause: number): void {
    if (this.options.pulls) return;
    clearTimeout(this.timers.get(uri));
    this.timers.set(uri, setTimeout(() => void this.push(uri), pause));
  }

  private async push(uri: string): Promise<void> {
    const version = this.options.version(uri);
    const diagnostics = await this.options.diagnostics(uri);
    if (!diagnostics || version === undefined || this.options.version(uri) !== version) return;
    await this.connection.sendDiagnostics({ uri, version, diagnostics });
  }

  /** Configuration files are not open drafts: their mistakes are always pushed, and taken back when they are mended. */
  private publishConfigErrors(): void {
    const errors = new Map(this.options.configErrors().map((error) => [URI.file(error.path).toString(), error]));
    for (const uri of this.configs) {
      if (errors.has(uri)) continue;
      this.configs.delete(uri);
      void this.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    for (const [uri, error] of errors) {
      this.configs.add(uri);
      void this.connection.sendDiagnostics({ uri, diagnostics: [configDiagnostic(error, this.options.show)] });
    }
  }
}

/** Does something once for all that ask within a moment. */
class Gathered {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly work: () => void) {}

  ask(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.work();
    }, GATHERED);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
