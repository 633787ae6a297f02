/** Entry of the command line interface: `dist/cli.js`. */

import { resolve } from 'node:path';
import { main } from './main.js';

declare const WENHENG_VERSION: string;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.exitCode = main(process.argv.slice(2), resolve(__dirname, '..'), WENHENG_VERSION);
