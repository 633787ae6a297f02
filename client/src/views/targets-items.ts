/** The items of the targets tree (本稿目标视图的条目): a section, a target with how it stands, what stands beside it. */

import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { BesideNode, TargetNode, TargetSectionNode } from '../protocol/targets.js';

export type TargetItem =
  | { readonly kind: 'section'; readonly draft: Uri; readonly node: TargetSectionNode; readonly targets: readonly TargetItem[] }
  | { readonly kind: 'target'; readonly draft: Uri; readonly node: TargetNode; readonly section: string }
  | { readonly kind: 'beside'; readonly node: BesideNode; readonly parent: string }
  | { readonly kind: 'uncovered'; readonly nodes: readonly TargetItem[] };

/** The command that selects a target in the draft, or opens what stands beside it. */
export const SHOW = 'wenheng.targets.show';

/** Colours of the theme, beside icons of different shapes. */
const ICONS: Readonly<Record<TargetNode['state'], ThemeIcon>> = {
  ok: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  conflict: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  below: new ThemeIcon('arrow-down', new ThemeColor('list.warningForeground')),
  absent: new ThemeIcon('circle-outline'),
  open: new ThemeIcon('question'),
};

export function treeItemOf(item: TargetItem): TreeItem {
  switch (item.kind) {
    case 'section':
      return sectionItem(item);
    case 'target':
      return targetItem(item);
    case 'beside':
      return besideItem(item);
    case 'uncovered':
      return uncoveredItem(item.nodes.length);
  }
}

/** The id of an item, by which VS Code keeps what is expanded. */
export function idOf(item: TargetItem): string {
  switch (item.kind) {
    case 'section':
      return `section/${item.node.title}/${item.node.range.start.line}`;
    case 'target':
      return `target/${item.node.id}`;
    case 'beside':
      return `${item.parent}/${item.node.uri}/${item.node.name ?? ''}${item.node.value}`;
    case 'uncovered':
      return 'uncovered';
  }
}

function sectionItem(item: TargetItem & { readonly kind: 'section' }): TreeItem {
  const { title, targets } = item.node;
  const shown = new TreeItem(title || l10n.t('before the first heading'), TreeItemCollapsibleState.Expanded);
  shown.id = idOf(item);
  shown.description = String(targets.length);
  shown.iconPath = new ThemeIcon('list-unordered');
  shown.accessibilityInformation = { label: l10n.t('{0}, {1} targets', shown.label as string, targets.length) };
  return shown;
}

function targetItem(item: TargetItem & { readonly kind: 'target' }): TreeItem {
  const { name, value, kind, state, stateText, beside } = item.node;
  const shown = new TreeItem(name, beside > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  shown.id = idOf(item);
  shown.description = `${value} · ${kind}`;
  shown.iconPath = ICONS[state];
  shown.tooltip = cardOf(item.node);
  shown.contextValue = 'target';
  shown.command = { command: SHOW, title: l10n.t('Select in the draft'), arguments: [item] };
  shown.accessibilityInformation = { label: `${name}, ${value}, ${kind}, ${stateText}` };
  return shown;
}

function cardOf({ name, value, stateText, problems, lines, beside }: TargetNode): MarkdownString {
  const card = new MarkdownString();
  card.appendMarkdown('**').appendText(`${name} ${value}`).appendMarkdown('**\n\n');
  for (const line of [...problems, ...(problems.length === 0 ? [stateText] : []), ...lines]) card.appendText(line).appendMarkdown('\n\n');
  if (beside > 0) card.appendText(l10n.t('{0} documents of the corpus have this indicator', beside));
  return card;
}

function besideItem(item: TargetItem & { readonly kind: 'beside' }): TreeItem {
  const { relation, relationText, name, title, details, value } = item.node;
  const shown = new TreeItem(name === undefined ? `${relationText} ${value}` : `${name} ${value}`);
  shown.id = idOf(item);
  shown.description = [title, ...details].join(' · ');
  shown.iconPath = new ThemeIcon(relation === 'superior' ? 'arrow-up' : relation === 'subordinate' ? 'arrow-small-down' : 'dash');
  shown.tooltip = [relationText, name, value, title, ...details].filter((part) => part !== undefined).join('\n');
  shown.contextValue = 'beside';
  shown.command = { command: SHOW, title: l10n.t('Open'), arguments: [item] };
  shown.accessibilityInformation = { label: [relationText, name, value, title, ...details].filter((part) => part !== undefined).join(', ') };
  return shown;
}

function uncoveredItem(count: number): TreeItem {
  const shown = new TreeItem(l10n.t('Goals of superiors not taken up'), TreeItemCollapsibleState.Collapsed);
  shown.id = 'uncovered';
  shown.description = String(count);
  shown.iconPath = new ThemeIcon('info');
  shown.accessibilityInformation = { label: l10n.t('{0} goals of superiors are not taken up', count) };
  return shown;
}
