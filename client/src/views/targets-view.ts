/** The view *本稿目标*: what was understood of the targets of the current draft, and how they stand to the corpus (本稿目标视图). */

import { commands, EventEmitter, l10n, Range, TextEditorRevealType, Uri, window, workspace, type Disposable, type Position, type TextEditor, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import type { Range as ProtocolRange } from 'vscode-languageclient';
import { Delayed } from '../coalesce.js';
import { targetsRequest, type BesideNode, type Targets } from '../protocol/targets.js';
import type { LanguageServer } from '../server.js';
import type { ActiveDraft } from './active-draft.js';
import { idOf, SHOW, treeItemOf, type TargetItem } from './targets-items.js';

export const TARGETS_VIEW = 'wenheng.targets';
/** Milliseconds after the last word from the server until the targets are asked for anew, and after a move of the cursor until the tree follows. */
const PAUSE = 250;
const FOLLOW = 120;

type Section = TargetItem & { readonly kind: 'section' };

export class TargetTreeData implements TreeDataProvider<TargetItem>, Disposable {
  private readonly changed = new EventEmitter<TargetItem | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly answered = new EventEmitter<Targets | undefined>();
  readonly onDidAnswer = this.answered.event;
  private shown: Targets | undefined;
  private sections: readonly Section[] = [];
  /** The answer that came before anybody asked the tree for its items. */
  private next: { readonly targets: Targets | undefined } | undefined;
  private readonly parents = new Map<string, TargetItem>();

  constructor(
    private readonly server: LanguageServer,
    private readonly draft: ActiveDraft,
  ) {}

  getTreeItem(item: TargetItem): TreeItem {
    return treeItemOf(item);
  }

  async getChildren(item?: TargetItem): Promise<TargetItem[]> {
    if (!item) return this.top();
    if (item.kind === 'section') return [...item.targets];
    if (item.kind === 'uncovered') return [...item.nodes];
    return item.kind === 'target' && item.node.beside > 0 ? this.beside(item) : [];
  }

  getParent(item: TargetItem): TargetItem | undefined {
    return this.parents.get(idOf(item));
  }

  /** The target at a place of the draft. */
  at(position: Position): TargetItem | undefined {
    for (const { targets } of this.sections) {
      const found = targets.find((item) => item.kind === 'target' && rangeOf(item.node.range).contains(position));
      if (found) return found;
    }
    return undefined;
  }

  refresh(): void {
    this.changed.fire(undefined);
  }

  /** Asks anew; the tree changes only where the answer is another one. */
  async refreshIfChanged(): Promise<void> {
    const targets = await this.ask();
    if (JSON.stringify(targets) === JSON.stringify(this.shown)) return;
    this.next = { targets };
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
    this.answered.dispose();
  }

  private async top(): Promise<TargetItem[]> {
    const targets = this.next ? this.next.targets : await this.ask();
    this.next = undefined;
    this.shown = targets;
    this.parents.clear();
    const { uri } = this.draft;
    this.sections = targets && uri ? targets.sections.map((node) => this.section(node, uri)) : [];
    const uncovered = (targets?.uncovered ?? []).map((node): TargetItem => ({ kind: 'beside', node, parent: 'uncovered' }));
    this.answered.fire(targets);
    return uncovered.length === 0 ? [...this.sections] : [...this.sections, { kind: 'uncovered', nodes: uncovered }];
  }

  private section(node: Targets['sections'][number], draft: Uri): Section {
    const targets = node.targets.map((target): TargetItem => ({ kind: 'target', draft, node: target, section: node.title }));
    const section: Section = { kind: 'section', draft, node, targets };
    for (const target of targets) this.parents.set(idOf(target), section);
    return section;
  }

  private async beside(item: TargetItem & { readonly kind: 'target' }): Promise<TargetItem[]> {
    const found = await this.server.request(targetsRequest, { uri: this.server.uriOf(item.draft), target: item.node.id });
    return (found?.beside ?? []).map((node: BesideNode): TargetItem => {
      const child: TargetItem = { kind: 'beside', node, parent: idOf(item) };
      this.parents.set(idOf(child), item);
      return child;
    });
  }

  private async ask(): Promise<Targets | undefined> {
    const { uri } = this.draft;
    return uri && this.server.request(targetsRequest, { uri: this.server.uriOf(uri) });
  }
}

/** The view; it follows the cursor without taking the focus. */
export function showTargets(server: LanguageServer, draft: ActiveDraft): { readonly data: TargetTreeData; readonly view: TreeView<TargetItem>; readonly disposables: Disposable[] } {
  const data = new TargetTreeData(server, draft);
  const view = window.createTreeView(TARGETS_VIEW, { treeDataProvider: data, showCollapseAll: true });
  const [pause, follow] = [new Delayed(PAUSE), new Delayed(FOLLOW)];
  const soon = (): void => {
    if (view.visible) pause.ask(() => void data.refreshIfChanged());
  };
  const disposables = [
    data, view, pause, follow,
    data.onDidAnswer((targets) => describe(view, targets)),
    draft.onDidChange(() => data.refresh()),
    server.onDidChange(soon),
    view.onDidChangeVisibility(soon),
    window.onDidChangeTextEditorSelection(({ textEditor }) => follow.ask(() => reveal(view, data, draft, textEditor))),
    commands.registerCommand(SHOW, show),
    commands.registerCommand('wenheng.targets.refresh', () => data.refresh()),
  ];
  return { data, view, disposables };
}

function describe(view: TreeView<TargetItem>, targets: Targets | undefined): void {
  const count = (targets?.sections ?? []).reduce((sum, section) => sum + section.targets.length, 0);
  Object.assign(view, { description: count > 0 ? l10n.t('{0} targets', count) : '', message: messageOf(targets, count) });
  void commands.executeCommand('setContext', 'wenheng.targetsState', targets === undefined ? 'unknown' : targets.state === 'none' ? 'none' : count === 0 ? 'empty' : 'ready');
}

function messageOf(targets: Targets | undefined, count: number): string | undefined {
  if (!targets || targets.state === 'none' || count === 0) return undefined;
  switch (targets.corpus) {
    case 'loading':
      return l10n.t('The corpus is being read; what stands beside the targets follows.');
    case 'none':
      return l10n.t('No corpus: the targets are not compared.');
    case 'error':
      return l10n.t('The corpus cannot be read: the targets are not compared.');
    case 'ready':
      return undefined;
  }
}

function reveal(view: TreeView<TargetItem>, data: TargetTreeData, { uri }: ActiveDraft, { document, selection }: TextEditor): void {
  if (!view.visible || document.uri.toString() !== uri?.toString()) return;
  const item = data.at(selection.active);
  // An item that a newer answer has replaced cannot be revealed, and need not.
  if (item && !view.selection.includes(item)) void Promise.resolve(view.reveal(item, { select: true, focus: false })).catch(() => undefined);
}

async function show(item: TargetItem): Promise<void> {
  if (item.kind === 'uncovered') return;
  const uri = item.kind === 'beside' ? Uri.parse(item.node.uri) : item.draft;
  const range = rangeOf(item.node.range);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const editor = await window.showTextDocument(await workspace.openTextDocument(uri), { preview: item.kind === 'beside', selection: range, ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }) });
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

function rangeOf({ start, end }: ProtocolRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
