/** Entry of the language server, `dist/server.js`: `--stdio`, `--node-ipc` or `--socket=PORT`. */

import { resolve } from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { rules } from '../rules/index.js';
import { serve } from './server.js';

declare const WENHENG_VERSION: string;

// A mistake of ours in one answer must not take the server down: it is logged, the next request is served.
process.on('uncaughtException', (error) => console.error(error));
process.on('unhandledRejection', (error) => console.error(error));
serve(createConnection(ProposedFeatures.all), { rules, version: WENHENG_VERSION, root: resolve(__dirname, '..'), environment: process.env });
