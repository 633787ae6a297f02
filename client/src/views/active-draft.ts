/** The draft that the views are about (当前文稿): the last one in an active editor; where none is open, the configuration in the workspace. */

import { commands, EventEmitter, RelativePattern, Uri, window, workspace, type Disposable } from 'vscode';
import { coalesced } from '../coalesce.js';
import type { LanguageServer } from '../server.js';
import { activeDocument } from '../status.js';

const CONFIG = '**/wenheng.config.json';
const NOT_IN = '**/node_modules/**';
const MOST_CONFIGS = 50;

export class ActiveDraft implements Disposable {
  private draft: Uri | undefined;
  private configs: readonly Uri[] = [];
  private readonly changed = new EventEmitter<void>();
  private readonly subscriptions: Disposable[];
  private readonly refresh = coalesced(() => this.find());
  /** Fires when {@link uri} or {@link place} is another one. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: LanguageServer) {
    const watcher = workspace.createFileSystemWatcher(CONFIG, false, true, false);
    const listed = coalesced(() => this.listConfigs());
    this.subscriptions = [
      this.changed, watcher, watcher.onDidCreate(listed), watcher.onDidDelete(listed), workspace.onDidChangeWorkspaceFolders(listed),
      window.onDidChangeActiveTextEditor(this.refresh), server.onDidChange(this.refresh), workspace.onDidCloseTextDocument(this.refresh),
    ];
    listed();
    this.refresh();
  }

  /** The draft, where one is open. */
  get uri(): Uri | undefined {
    return this.draft;
  }

  /** What tells the server which corpus is meant: the draft, or the configuration of a folder. */
  get place(): Uri | undefined {
    return this.draft ?? this.configs[0];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private async find(): Promise<void> {
    const before = this.draft;
    if (before && !workspace.textDocuments.some(({ uri, isClosed }) => !isClosed && uri.toString() === before.toString())) this.draft = undefined;
    const active = activeDocument();
    if (active && active.toString() !== this.draft?.toString() && (await this.isDraft(active))) this.draft = active;
    if (before?.toString() !== this.draft?.toString()) this.tell();
  }

  private async isDraft(uri: Uri): Promise<boolean> {
    return (await this.server.statusOf(uri))?.document?.checked === true;
  }

  /** The configurations of the workspace, those nearest to its folders first. */
  private async listConfigs(): Promise<void> {
    const found = await Promise.all((workspace.workspaceFolders ?? []).map((folder) => workspace.findFiles(new RelativePattern(folder, CONFIG), NOT_IN, MOST_CONFIGS)));
    this.configs = found.flat().sort((a, b) => a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1));
    this.tell();
  }

  private tell(): void {
    void commands.executeCommand('setContext', 'wenheng.present', this.place !== undefined);
    void commands.executeCommand('setContext', 'wenheng.draft', this.draft !== undefined);
    this.changed.fire();
  }
}
