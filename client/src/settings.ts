/** The settings `wenheng.*`: they say how the checker runs, never what it finds (运行方式的设置). */

import { env, extensions, workspace, type Disposable } from 'vscode';
import type { InitializationOptions } from './protocol.js';

/** Languages and places of the documents that are offered to the server; it decides which of them are drafts. */
export const DOCUMENTS = ['policy-zh', 'markdown', 'plaintext'].flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme })));

const EXTENSION = 'wenheng.wenheng';

const READ_AT_START = ['wenheng.run', 'wenheng.language', 'wenheng.pathsOutsideWorkspace', 'wenheng.inlayHints'];
const TRACE = 'wenheng.trace.server';

/** What the server is to know when it starts. */
export function initializationOptions(): InitializationOptions {
  const settings = workspace.getConfiguration('wenheng');
  return {
    trusted: workspace.isTrusted,
    language: settings.get('language', 'auto'),
    pathsOutsideWorkspace: settings.get('pathsOutsideWorkspace', 'trusted'),
    run: settings.get('run', 'onType'),
    inlayHints: settings.get('inlayHints', 'off'),
    commands: contributedCommands(),
  };
}

/** The commands of the extension: the server offers no other. */
function contributedCommands(): string[] {
  const manifest = extensions.getExtension(EXTENSION)?.packageJSON as { readonly contributes?: { readonly commands?: readonly { readonly command: string }[] } } | undefined;
  return (manifest?.contributes?.commands ?? []).map(({ command }) => command);
}

/** The same for the command line program, as its flags: it speaks the language of the editor and reads what the server may read. `cwd` is where it runs. */
export function programFlags(cwd: string): string[] {
  const { trusted, pathsOutsideWorkspace } = initializationOptions();
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  const inside = trusted && pathsOutsideWorkspace !== 'never' ? [] : folders.length > 0 ? folders : [cwd];
  return ['--lang', messageLanguage(), ...inside.flatMap((folder) => ['--inside', folder])];
}

/** The language of the findings, as the server takes it: as set; otherwise Chinese where the editor or the system speaks it. */
export function messageLanguage(): 'zh' | 'en' {
  const { language } = initializationOptions();
  if (language !== 'auto') return language;
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return [env.language, LC_ALL || LC_MESSAGES || LANG || ''].some((spoken) => /^zh/i.test(spoken)) ? 'zh' : 'en';
}

/** Calls back when something of {@link initializationOptions} has changed. */
export function onDidChangeOptions(listener: () => void): Disposable[] {
  return [
    workspace.onDidGrantWorkspaceTrust(listener),
    workspace.onDidChangeConfiguration((change) => {
      if (READ_AT_START.some((setting) => change.affectsConfiguration(setting))) listener();
    }),
  ];
}

/** Whether the messages between client and server are to be written down. */
export function isTraced(): boolean {
  return workspace.getConfiguration().get(TRACE, 'off') !== 'off';
}

export function onDidChangeTrace(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(TRACE)) listener();
  });
}
