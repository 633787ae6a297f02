/** What `dist/cli.js` is: starts the command line interface with the code that was compiled for it before. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder } from '../host/cache-root.js';
import { runKept } from '../host/code-cache.js';

const program = join(__dirname, 'cli-program.js');
const { NODE_DISABLE_COMPILE_CACHE: disabled } = process.env;
if (disabled === undefined || disabled === '' || disabled === '0') runKept(program, cacheFolder(process.env), 'cli');
else createRequire(program)(program);
