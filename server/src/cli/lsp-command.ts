/** `wenheng lsp`: starts the language server in this process. It is a program of its own, so that a check need not load it. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UserError } from '../host/user-error.js';

/** How the server and its client talk, as commander hands it over. */
export interface LspFlags {
  readonly stdio?: boolean;
  readonly nodeIpc?: boolean;
  readonly socket?: number;
}

/** Starts `dist/server.js`, which reads the transport from the same command line. `root` is the package's folder. */
export function lspCommand({ stdio, nodeIpc, socket }: LspFlags, root: string): void {
  const transports = [stdio, nodeIpc, socket !== undefined].filter((chosen) => chosen === true);
  if (transports.length !== 1) throw new UserError({ zh: 'lsp 需要一种传输方式：--stdio、--node-ipc 或 --socket 端口', en: 'lsp needs one transport: --stdio, --node-ipc or --socket PORT' });
  if (nodeIpc && !process.send) throw new UserError({ zh: '--node-ipc 只能由带进程间通道的父进程使用', en: '--node-ipc works only under a parent process with a channel to this one' });
  createRequire(join(root, 'package.json'))(join(root, 'dist', 'server.js'));
}
