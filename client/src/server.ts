/** The language server's life: started with the settings of the moment, started anew, stopped (语言服务器的启停). */

import { EventEmitter, type CancellationToken, type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State, TransportKind, type LanguageClientOptions, type RequestType } from 'vscode-languageclient/node';
import { Crashes } from './crashes.js';
import { MALLOC, MEMORY } from './memory.js';
import { statusChanged, statusRequest, type Status } from './protocol.js';
import { DOCUMENTS, initializationOptions } from './settings.js';

/** Output of the server, and of the messages with it. */
export interface Channels {
  readonly output: LogOutputChannel;
  readonly trace: LogOutputChannel;
}

/** Absolute paths of the server's program and of a folder where Node (22 and later) keeps it compiled from one start to the next. */
export interface ServerProgram {
  readonly module: string;
  readonly compiled: string;
}

/** One server at a time. A new one gets a new client: a client whose start has failed cannot be started again. */
export class LanguageServer implements Disposable {
  private client: LanguageClient | undefined;
  private transition: Promise<void> = Promise.resolve();
  private readonly changed = new EventEmitter<void>();
  /** Fires when {@link state} or what {@link status} would answer has changed. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly program: ServerProgram,
    private readonly channels: Channels,
  ) {}

  get state(): 'starting' | 'running' | 'stopped' {
    if (this.client?.state === State.Running) return 'running';
    return this.client?.state === State.Starting ? 'starting' : 'stopped';
  }

  /** Starts the server; stops the one that runs. Never rejects: where it fails, the output says why and `state` is `stopped`. */
  restart(): Promise<void> {
    return this.afterwards(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.afterwards(() => this.end());
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
  }

  /** What the server says of itself and of a document; `undefined` where it does not run or does not answer. */
  statusOf(document?: Uri): Promise<Status | undefined> {
    return this.request(statusRequest, document ? { uri: this.uriOf(document) } : {});
  }

  /** Asks the server something; `undefined` where it does not run, does not answer, or the question was cancelled. */
  async request<P, R>(type: RequestType<P, R, void>, params: P, token?: CancellationToken): Promise<R | undefined> {
    const { client } = this;
    if (!client?.isRunning()) return undefined;
    try {
      // A token that is `undefined` would count as a second parameter.
      return await (token ? client.sendRequest<R>(type.method, params, token) : client.sendRequest<R>(type.method, params));
    } catch (error) {
      if (!token?.isCancellationRequested) this.channels.output.error(String(error));
      return undefined;
    }
  }

  /** How the server calls a document. */
  uriOf(document: Uri): string {
    return this.client?.code2ProtocolConverter.asUri(document) ?? document.toString();
  }

  /** Starts and stops never overlap. */
  private afterwards(step: () => Promise<void>): Promise<void> {
    this.transition = this.transition.then(step).catch((error: unknown) => this.channels.output.error(String(error)));
    return this.transition;
  }

  private async begin(): Promise<void> {
    const { module, compiled } = this.program;
    const program = { module, transport: TransportKind.ipc, options: { execArgv: MEMORY, env: { ...MALLOC, NODE_COMPILE_CACHE: compiled } } };
    const client = new LanguageClient('wenheng', 'Wenheng', { run: program, debug: program }, this.options());
    client.onNotification(statusChanged, () => this.changed.fire());
    client.onDidChangeState(() => this.changed.fire());
    this.client = client;
    await client.start();
  }

  private async end(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    // A client cannot be stopped while it starts, which it also does by itself after a crash.
    if (client?.state === State.Starting) await client.start().catch(() => undefined);
    await client?.dispose().catch(() => undefined); // It rejects where the start has failed; then nothing runs.
  }

  private options(): LanguageClientOptions {
    const options = initializationOptions();
    const onType = options.run === 'onType';
    return {
      documentSelector: DOCUMENTS,
      initializationOptions: options,
      diagnosticPullOptions: { onChange: onType, onFocus: onType, onSave: !onType },
      outputChannel: this.channels.output,
      traceOutputChannel: this.channels.trace,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      errorHandler: new Crashes(() => this.restart(), () => this.channels.output.show()),
    };
  }
}
