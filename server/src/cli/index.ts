/** Entry of the command line interface: `dist/cli.js`. */

import { resolve } from 'node:path';
import { main } from './main.js';
import { EXIT } from './report.js';

declare const WENHENG_VERSION: string;

/** Whatever nobody foresaw: never exit code 1, which means findings. */
function crash(error: unknown): void {
  process.exitCode = EXIT.failure;
  process.stderr.write(`wenheng: 内部错误，请报告 (internal error, please report it)\n${error instanceof Error ? error.stack : String(error)}\n`);
}

/** A reader that leaves early (`wenheng … | head`) is no error; a full disk is. */
function streamFailed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.exitCode = EXIT.failure;
  if (error.syscall === 'write') process.stderr.write(`wenheng: 无法输出 (cannot write the output): ${error.code}\n`);
}

process.stdout.on('error', streamFailed);
process.stderr.on('error', () => undefined);
process.on('uncaughtException', crash);
try {
  const code = main(process.argv.slice(2), resolve(__dirname, '..'), WENHENG_VERSION);
  if (typeof code === 'number') process.exitCode ??= code;
  else code.then((late) => void (process.exitCode ??= late), crash);
} catch (error) {
  crash(error);
}
