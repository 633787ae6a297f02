/** What the parts of the extension share (扩展各部分共用): the server that runs, its output, and where the extension is. */

import type { Disposable, LogOutputChannel, ProviderResult, TreeItem, Uri } from 'vscode';
import type { LanguageServer } from './server.js';

export interface Wenheng {
  readonly server: LanguageServer;
  readonly output: LogOutputChannel;
  /** The folder of the extension. */
  readonly extensionUri: Uri;
  /** What the tree views show, by the ids of the views; other extensions and tests are given it. */
  readonly trees: Map<string, Tree>;
}

/** What a tree view shows. */
export interface Tree {
  getChildren(item?: never): ProviderResult<readonly unknown[]>;
  getTreeItem(item: never): TreeItem | Thenable<TreeItem>;
}

/** A part of the extension: registers its commands and views; what it gives back ends with the extension. */
export type Part = (wenheng: Wenheng) => Disposable[];
