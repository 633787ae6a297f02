/** The view *语料库*: the corpus of the current draft, a shelf at a time (语料库视图). */

import { commands, EventEmitter, l10n, window, type Disposable, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import { Delayed } from '../coalesce.js';
import { corpusTreeRequest, type Arrangement, type CorpusTree, type GroupNode } from '../protocol/corpus.js';
import type { LanguageServer } from '../server.js';
import type { ActiveDraft } from './active-draft.js';
import { treeItemOf, type CorpusItem } from './corpus-items.js';

export const CORPUS_VIEW = 'wenheng.corpus';
/** Documents that a shelf shows at first, and that each further page has. */
const PAGE = 200;
/** Milliseconds after the last word from the server until the tree is asked for anew. */
const PAUSE = 150;
/** A filter that leaves so many documents shows them at once. */
const FEW = 60;

/** Asks for what is looked at, and only for that. */
export class CorpusTreeData implements TreeDataProvider<CorpusItem>, Disposable {
  private readonly changed = new EventEmitter<CorpusItem | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly answered = new EventEmitter<CorpusTree | undefined>();
  /** Fires with what the server said of the whole corpus. */
  readonly onDidAnswer = this.answered.event;
  private readonly limits = new Map<string, number>();
  private readonly parents = new Map<CorpusItem, GroupNode>();
  private arrangement: Arrangement = 'level';
  private words = '';
  private root: CorpusTree | undefined;

  constructor(
    private readonly server: LanguageServer,
    private readonly draft: ActiveDraft,
  ) {}

  get by(): Arrangement {
    return this.arrangement;
  }

  set by(arrangement: Arrangement) {
    this.arrangement = arrangement;
    this.refresh();
  }

  get filter(): string {
    return this.words;
  }

  set filter(words: string) {
    if (words === this.words) return;
    this.words = words;
    this.refresh();
  }

  getTreeItem(item: CorpusItem): TreeItem {
    return treeItemOf(item, `${this.arrangement}/${this.words}`, this.words !== '' && (this.root?.matching ?? 0) <= FEW);
  }

  async getChildren(item?: CorpusItem): Promise<CorpusItem[]> {
    if (item && item.kind !== 'group') return [];
    const tree = await this.ask(item);
    if (!item) {
      this.root = tree;
      this.parents.clear();
      this.answered.fire(tree);
    }
    if (!tree) return [];
    const more: CorpusItem[] = tree.more > 0 ? [{ kind: 'more', parent: item, count: tree.more }] : [];
    const children = [...tree.nodes, ...more];
    if (item) for (const child of children) this.parents.set(child, item);
    return children;
  }

  getParent(item: CorpusItem): CorpusItem | undefined {
    return this.parents.get(item);
  }

  /** Shows another page of a shelf. */
  more(parent: GroupNode | undefined): void {
    const key = keyOf(parent);
    this.limits.set(key, (this.limits.get(key) ?? PAGE) + PAGE);
    this.changed.fire(parent);
  }

  /** Asks anew for everything that is shown. */
  refresh(): void {
    this.limits.clear();
    this.changed.fire(undefined);
  }

  /** Asks anew where the corpus is another one than is shown. */
  async refreshIfChanged(): Promise<void> {
    const tree = await this.ask(undefined);
    if (summary(tree) !== summary(this.root)) this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
    this.answered.dispose();
  }

  private async ask(parent: GroupNode | undefined): Promise<CorpusTree | undefined> {
    const { place } = this.draft;
    if (!place) return undefined;
    return this.server.request(corpusTreeRequest, {
      uri: this.server.uriOf(place),
      by: this.arrangement,
      limit: this.limits.get(keyOf(parent)) ?? PAGE,
      ...(parent && { parent: parent.key }),
      ...(this.words !== '' && { filter: this.words }),
    });
  }
}

function keyOf(parent: GroupNode | undefined): string {
  return parent?.key.join('/') ?? '';
}

function summary(tree: CorpusTree | undefined): string {
  return JSON.stringify(tree);
}

/** The view with what it says of itself: how far the corpus is read, what the filter leaves, why there is nothing. */
export function showCorpus(server: LanguageServer, draft: ActiveDraft): { readonly data: CorpusTreeData; readonly view: TreeView<CorpusItem>; readonly disposables: Disposable[] } {
  const data = new CorpusTreeData(server, draft);
  const view = window.createTreeView(CORPUS_VIEW, { treeDataProvider: data, showCollapseAll: true });
  const pause = new Delayed(PAUSE);
  const soon = (): void => {
    if (view.visible) pause.ask(() => void data.refreshIfChanged());
  };
  const disposables = [
    data, view, pause,
    data.onDidAnswer((tree) => describe(view, data, tree)),
    draft.onDidChange(() => data.refresh()),
    server.onDidChange(soon),
    view.onDidChangeVisibility(soon),
  ];
  return { data, view, disposables };
}

function describe(view: TreeView<CorpusItem>, { filter, by }: CorpusTreeData, tree: CorpusTree | undefined): void {
  const { state = 'unknown', total = 0 } = tree ?? {};
  // Without a message the view shows its welcome where it is empty.
  Object.assign(view, { description: state === 'ready' ? l10n.t('{0} documents', total) : '', message: messageOf(tree, filter) });
  void commands.executeCommand('setContext', 'wenheng.corpusState', state === 'ready' && total === 0 ? 'empty' : state);
  void commands.executeCommand('setContext', 'wenheng.corpusBy', by);
  void commands.executeCommand('setContext', 'wenheng.corpusFiltered', filter !== '');
}

function messageOf(tree: CorpusTree | undefined, filter: string): string | undefined {
  if (!tree) return undefined;
  const { state, message, loading, matching, total } = tree;
  if (state === 'error') return message;
  if (loading) return l10n.t('Reading the corpus, {0}/{1}', loading.done, loading.total);
  if (state === 'loading') return l10n.t('Reading the corpus');
  return filter !== '' && state === 'ready' ? l10n.t('Filter “{0}”: {1} of {2}', filter, matching, total) : undefined;
}
