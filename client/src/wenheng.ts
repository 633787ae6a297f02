/** What the parts of the extension share (扩展各部分共用): the server that runs, its output, and where the extension is. */

import type { Disposable, LogOutputChannel, Uri } from 'vscode';
import type { LanguageServer } from './server.js';

export interface Wenheng {
  readonly server: LanguageServer;
  readonly output: LogOutputChannel;
  /** The folder of the extension. */
  readonly extensionUri: Uri;
}

/** A part of the extension: registers its commands and views; what it gives back ends with the extension. */
export type Part = (wenheng: Wenheng) => Disposable[];
