/** The items of the corpus tree (语料库视图的条目): how a shelf, a document or a file that was not read is shown. */

import { l10n, MarkdownString, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { DocumentNode, GroupNode, SkippedNode } from '../protocol/corpus.js';
import { decorationUri, iconOf } from './badges.js';

/** What the tree consists of; `more` stands for documents that are not shown yet. */
export type CorpusItem = GroupNode | DocumentNode | SkippedNode | MoreItem;

export interface MoreItem {
  readonly kind: 'more';
  readonly parent: GroupNode | undefined;
  readonly count: number;
}

/** The command that opens a document or a file that was not read. */
export const OPEN = 'wenheng.corpus.open';
export const MORE = 'wenheng.corpus.more';

const GROUP_ICONS: Readonly<Record<GroupNode['of'], string>> = { level: 'library', year: 'calendar', status: 'tag', skipped: 'warning' };

/** How an item is shown; `scope` keeps what is expanded apart for each arrangement and filter. */
export function treeItemOf(item: CorpusItem, scope: string, expanded: boolean): TreeItem {
  switch (item.kind) {
    case 'group':
      return groupItem(item, scope, expanded);
    case 'document':
      return documentItem(item, scope);
    case 'skipped':
      return skippedItem(item);
    case 'more':
      return moreItem(item);
  }
}

function groupItem({ key, of, label, count }: GroupNode, scope: string, expanded: boolean): TreeItem {
  const item = new TreeItem(label, expanded && of !== 'skipped' ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.id = `${scope}/${key.join('/')}`;
  item.description = String(count);
  item.iconPath = new ThemeIcon(GROUP_ICONS[of]);
  item.contextValue = of === 'skipped' ? 'skippedFiles' : 'shelf';
  const said = of === 'skipped' ? l10n.t('{0} files were not read', count) : l10n.t('{0}, {1} documents', label, count);
  item.tooltip = said;
  item.accessibilityInformation = { label: said };
  return item;
}

function documentItem(node: DocumentNode, scope: string): TreeItem {
  const { title, number, date, badges, citation, file, corpus, path } = node;
  const item = new TreeItem(title);
  const marks = badges.map(({ text }) => text);
  item.id = `${scope}//${corpus}/${path}`;
  item.description = [...marks, number, date].filter((part) => part !== undefined).join(' · ');
  item.iconPath = iconOf(node);
  item.resourceUri = decorationUri(node);
  item.tooltip = cardOf(node);
  item.contextValue = ['document', ...(citation === undefined ? [] : ['citable']), ...(file === undefined ? [] : ['file'])].join('.');
  item.command = { command: OPEN, title: l10n.t('Open'), arguments: [node] };
  item.accessibilityInformation = { label: [title, ...marks, number, date].filter((part) => part !== undefined).join(', ') };
  return item;
}

/** The card of a document; what it says is text, never markup. */
function cardOf({ title, number, date, issuer, level, territory, badges, clauses, corpus, path }: DocumentNode): MarkdownString {
  const card = new MarkdownString('', true);
  card.appendMarkdown('**').appendText(title).appendMarkdown('**\n\n');
  const rows: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Number'), number],
    [l10n.t('Date'), date],
    [l10n.t('Issued by'), issuer],
    [l10n.t('Level'), [level, territory].filter((part) => part !== undefined).join(' · ') || undefined],
    [l10n.t('State'), badges.map(({ text }) => text).join(' · ') || undefined],
    [l10n.t('Clauses'), String(clauses)],
    [l10n.t('File'), `${corpus}/${path}`],
  ];
  for (const [name, value] of rows) if (value !== undefined) card.appendText(`${name}  ${value}`).appendMarkdown('\n\n');
  return card;
}

function skippedItem(node: SkippedNode): TreeItem {
  const { path, reason } = node;
  const item = new TreeItem(path.slice(path.lastIndexOf('/') + 1));
  item.id = `skipped//${path}`;
  item.description = reason;
  item.iconPath = new ThemeIcon('circle-slash');
  item.tooltip = `${path}\n${reason}`;
  item.contextValue = 'skippedFile.file';
  item.command = { command: OPEN, title: l10n.t('Open'), arguments: [node] };
  item.accessibilityInformation = { label: l10n.t('{0} was not read: {1}', path, reason) };
  return item;
}

function moreItem(more: MoreItem): TreeItem {
  const item = new TreeItem(l10n.t('Show more'));
  item.description = l10n.t('{0} left', more.count);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: MORE, title: l10n.t('Show more'), arguments: [more] };
  item.accessibilityInformation = { label: l10n.t('Show more, {0} left', more.count) };
  return item;
}
