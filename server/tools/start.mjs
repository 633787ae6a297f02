/** `npm start`: installs and builds what is missing, then checks the sample drafts, or the user's own: `npm start -- my-draft.md --corpus my-corpus/`. */

import './node-version.mjs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';
import { say } from './say.mjs';

const FAILURE = 2;
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a script of the project and gives its exit code. */
function run(cwd, script, words) {
  const { status } = spawnSync(process.execPath, [join(root, script), ...words], { cwd, stdio: 'inherit' });
  return status ?? FAILURE;
}

function start(words) {
  if (!install(root)) return FAILURE;
  say('正在构建……', 'building…');
  if (run(root, 'server/tools/build.mjs', []) !== 0) return FAILURE;
  const failOn = words.some((word) => word.startsWith('--fail-on')) ? [] : ['--fail-on', 'never'];
  if (words.length > 0) {
    say('正在检查指定的文稿……', 'checking the drafts that you named…');
    return run(process.env.INIT_CWD ?? process.cwd(), 'dist/cli.js', ['check', ...words, ...failOn]);
  }
  say('正在对照 test/corpus 检查 test/drafts 中的示例文稿；检查自己的文稿：npm start -- 文稿.md --corpus 语料库/', 'checking the sample drafts in test/drafts against test/corpus; to check your own: npm start -- draft.md --corpus corpus/');
  return run(root, 'dist/cli.js', ['check', 'test/drafts', ...failOn]);
}

process.exitCode = start(process.argv.slice(2));
