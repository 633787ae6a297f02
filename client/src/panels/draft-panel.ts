/** A panel about the draft in the editor (文稿面板): follows it, asks the server whenever its check has changed, and shows the last answer. */

import { CancellationTokenSource, l10n, languages, Uri, window, type Disposable, type WebviewPanel } from 'vscode';
import type { RequestType } from 'vscode-languageclient/node';
import { DOCUMENTS } from '../settings.js';
import { activeDocument } from '../status.js';
import type { Wenheng } from '../wenheng.js';
import type { PanelAnswer, PanelParams, Unchanged } from './answers.js';
import { showComparison } from './compare.js';
import type { FromPage, PageState, ToPage, Words } from './messages.js';
import { pageFolder, pageOf } from './page.js';
import { openPlace } from './places.js';
import { placeRequest } from './protocol.js';

/** Milliseconds without a change before the server is asked: what comes in a row is answered once. */
const PAUSE = 150;

/** What tells one kind of panel from another. */
export interface PanelKind<Answer extends PanelAnswer, Key extends string> {
  /** Also the name of its script. */
  readonly name: 'targets' | 'reuse';
  readonly viewType: string;
  readonly title: string;
  readonly request: RequestType<PanelParams, Answer | Unchanged | null, void>;
  readonly words: Words<Key>;
}

/** What is shown, and of which draft. */
interface Shown<Answer> {
  readonly uri: Uri;
  readonly answer: Answer;
}

export class DraftPanel<Answer extends PanelAnswer, Key extends string> implements Disposable {
  private readonly subscriptions: Disposable[];
  private shown: Shown<Answer> | undefined;
  /** A document that was looked at since; it is shown if the server calls it a draft. */
  private candidate: Uri | undefined;
  private line: number | undefined;
  private asking: CancellationTokenSource | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Whether the page listens: it is loaded anew whenever it was hidden. */
  private listens = false;

  constructor(
    private readonly kind: PanelKind<Answer, Key>,
    private readonly panel: WebviewPanel,
    private readonly wenheng: Wenheng,
    draft: Uri | undefined,
  ) {
    const { webview } = panel;
    const { server, extensionUri } = wenheng;
    this.candidate = draft ?? activeDocument();
    this.subscriptions = [
      webview.onDidReceiveMessage((message: FromPage) => void this.heard(message)),
      panel.onDidChangeViewState(() => this.visibilityChanged()),
      window.onDidChangeActiveTextEditor((editor) => editor && languages.match(DOCUMENTS, editor.document) > 0 && this.follow(editor.document.uri)),
      server.onDidChange(() => this.serverChanged()),
    ];
    webview.options = { enableScripts: true, localResourceRoots: [pageFolder(extensionUri)] };
    webview.html = pageOf(webview, extensionUri, kind.name, kind.title);
  }

  dispose(): void {
    this.asking?.cancel();
    clearTimeout(this.timer);
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Brings the panel to the front, about a draft and what stands in a line of it. */
  reveal(draft: Uri | undefined, line: number | undefined): void {
    this.panel.reveal(undefined, false);
    this.line = line;
    if (draft) this.candidate = draft;
    this.ask();
  }

  private follow(document: Uri): void {
    if (document.toString() === this.shown?.uri.toString()) {
      this.candidate = undefined;
      return;
    }
    this.candidate = document;
    this.askSoon();
  }

  private serverChanged(): void {
    if (this.wenheng.server.state !== 'running') this.shown = undefined; // another server counts anew
    this.askSoon();
  }

  private visibilityChanged(): void {
    if (this.panel.visible) return;
    this.listens = false;
    this.asking?.cancel();
  }

  private askSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  /** Asks the server, unless the page is hidden: then it asks when it is shown again. */
  private ask(): void {
    clearTimeout(this.timer);
    if (!this.listens) return;
    this.asking?.cancel();
    const source = new CancellationTokenSource();
    this.asking = source;
    void this.answered(source).finally(() => source.dispose());
  }

  private async answered({ token }: CancellationTokenSource): Promise<void> {
    const { server } = this.wenheng;
    const draft = this.candidate ?? this.shown?.uri;
    if (!draft) return this.blank(l10n.t('Open a draft: the panel follows the editor.'));
    const known = draft.toString() === this.shown?.uri.toString() ? this.shown.answer.id : undefined;
    const answer = await server.request(this.kind.request, { uri: server.uriOf(draft), ...(known !== undefined && { known }) }, token);
    if (token.isCancellationRequested) return;
    if (answer === undefined) return this.shown ? undefined : this.blank(server.state === 'starting' ? l10n.t('The checker is starting…') : l10n.t('The checker does not run; its output says why.'));
    if (answer === null) return this.noDraft(draft);
    this.candidate = undefined;
    if (!('unchanged' in answer)) {
      this.shown = { uri: draft, answer };
      this.post({ type: 'show', uri: draft.toString(), answer });
    }
    if (this.line !== undefined) this.post({ type: 'reveal', line: this.line });
    this.line = undefined;
  }

  /** What is looked at is no draft: the one before stays, if it is still open. */
  private noDraft(document: Uri): void {
    this.candidate = undefined;
    if (this.shown && this.shown.uri.toString() !== document.toString()) return this.askSoon();
    this.shown = undefined;
    this.blank(l10n.t('This is no draft that is checked. Open a draft: the panel follows the editor.'));
  }

  private blank(text: string): void {
    this.post({ type: 'blank', text });
  }

  private post(message: ToPage<Answer, Key>): void {
    void this.panel.webview.postMessage(message);
  }

  private async heard(message: FromPage): Promise<void> {
    const draft = this.shown?.uri;
    switch (message.type) {
      case 'ready':
        this.listens = true;
        this.post({ type: 'start', words: this.kind.words });
        if (this.shown) this.post({ type: 'show', uri: this.shown.uri.toString(), answer: this.shown.answer });
        this.ask();
        break;
      case 'draft':
        if (draft) await openPlace(draft, message.range, draft);
        break;
      case 'source':
        if (draft) await this.openSource(draft, message);
        break;
      case 'compare':
        if (draft) await showComparison(this.wenheng, { uri: draft.toString(), passage: message });
        break;
    }
  }

  private async openSource(draft: Uri, { corpus, path, span }: FromPage & { readonly type: 'source' }): Promise<void> {
    const { server } = this.wenheng;
    const place = await server.request(placeRequest, { uri: server.uriOf(draft), corpus, path, span });
    if (place) await openPlace(Uri.parse(place.uri), place.range, draft);
    else void window.showInformationMessage(l10n.t('The corpus no longer holds “{0}”.', path));
  }
}

/** The draft that a page was about when the window was closed. */
export function draftOf(state: unknown): Uri | undefined {
  const { uri } = (state ?? {}) as PageState;
  return typeof uri === 'string' ? Uri.parse(uri) : undefined;
}
