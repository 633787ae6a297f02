/** The draft beside its source (与来源对比): VS Code's diff editor over two read-only texts that the server gives. */

import { commands, EventEmitter, l10n, languages, Uri, window, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import { activeDocument } from '../status.js';
import type { Wenheng } from '../wenheng.js';
import type { ComparedText, ComparisonAnswer, Paragraphs, Range } from './answers.js';
import { groupOf } from './places.js';
import { comparisonRequest, reuseComparisonRequest } from './protocol.js';

/** The scheme of the two texts. */
export const COMPARISON_SCHEME = 'wenheng-comparison';
export const COMPARE = 'wenheng.compareWithSource';

/** What is compared: a finding of a draft, by its range or fingerprint, or a passage that a panel names. */
export interface CompareWithSource {
  readonly uri: string;
  readonly range?: Range;
  readonly fingerprint?: string;
  readonly passage?: { readonly corpus: string; readonly path: string; readonly ours: Paragraphs; readonly theirs: Paragraphs };
}

export function registerComparison(wenheng: Wenheng): Disposable[] {
  const texts = new ComparedTexts(wenheng);
  return [
    texts,
    workspace.registerTextDocumentContentProvider(COMPARISON_SCHEME, texts),
    commands.registerCommand(COMPARE, (asked?: unknown) => showComparison(wenheng, asCompared(asked) ?? atCursor())),
  ];
}

/** Opens the comparison, or says that there is none. */
export async function showComparison(wenheng: Wenheng, what: CompareWithSource | undefined): Promise<void> {
  const answer = what && (await ask(wenheng, what));
  if (!what || !answer) {
    void window.showInformationMessage(l10n.t('Nothing here can be compared with a source.'));
    return;
  }
  const [left, right] = [addressOf(what, answer.left, 'left'), addressOf(what, answer.right, 'right')];
  await Promise.all([left, right].map(asPolicyText));
  const viewColumn = groupOf(Uri.parse(what.uri))?.viewColumn;
  await commands.executeCommand('vscode.diff', left, right, answer.title, { preview: true, ...(viewColumn !== undefined && { viewColumn }) });
}

/** Such texts are wrapped and coloured as drafts are. */
async function asPolicyText(uri: Uri): Promise<void> {
  await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), 'policy-zh');
}

function ask({ server }: Wenheng, { uri, range, fingerprint, passage }: CompareWithSource): Promise<ComparisonAnswer | null | undefined> {
  const draft = server.uriOf(Uri.parse(uri));
  if (passage) {
    const { corpus, path, ours, theirs } = passage;
    return server.request(reuseComparisonRequest, { uri: draft, corpus, path, ours, theirs });
  }
  return server.request(comparisonRequest, { uri: draft, ...(range && { range }), ...(fingerprint !== undefined && { fingerprint }) });
}

/** The address holds all that is needed to ask for the text again: a diff that comes back with its window finds it. */
function addressOf(what: CompareWithSource, { label }: ComparedText, side: Side): Uri {
  const { uri, range, fingerprint, passage } = what;
  const query: Query = { uri, side, ...(range && { range }), ...(fingerprint !== undefined && { fingerprint }), ...(passage && { passage }) };
  return Uri.from({ scheme: COMPARISON_SCHEME, path: `/${label.replaceAll('/', '／')}`, query: JSON.stringify(query) });
}

type Side = 'left' | 'right';

interface Query extends CompareWithSource {
  readonly side: Side;
}

/** Answers for the texts; they stay as they were when they were opened. */
class ComparedTexts implements TextDocumentContentProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  /** Texts that the server could not give yet. */
  private readonly waiting = new Map<string, Uri>();
  private readonly subscriptions: Disposable[];

  constructor(private readonly wenheng: Wenheng) {
    this.subscriptions = [
      this.changed,
      wenheng.server.onDidChange(() => {
        for (const uri of this.waiting.values()) this.changed.fire(uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.waiting.delete(uri.toString())),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const { side, ...what } = JSON.parse(uri.query) as Query;
    const answer = await ask(this.wenheng, what);
    if (answer) this.waiting.delete(uri.toString());
    else this.waiting.set(uri.toString(), uri);
    return answer ? answer[side].text : '';
  }
}

/** What a caller has given, if that is enough. */
function asCompared(asked: unknown): CompareWithSource | undefined {
  const given = (asked ?? {}) as Partial<CompareWithSource>;
  return typeof given.uri === 'string' ? (given as CompareWithSource) : undefined;
}

/** What stands at the cursor. */
function atCursor(): CompareWithSource | undefined {
  const uri = activeDocument();
  const selection = window.activeTextEditor?.selection;
  return uri && selection && { uri: uri.toString(), range: { start: selection.start, end: selection.end } };
}
