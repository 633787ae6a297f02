/** `npm start`: installs and builds what is missing, then checks the sample drafts, or the user's own: `npm start -- my-draft.md --corpus my-corpus/`. */

import { say } from './say.mjs';
import { FAILURE, ROOT, run, setUp } from './setup.mjs';

function start(words) {
  if (!setUp()) return FAILURE;
  const failOn = words.some((word) => word.startsWith('--fail-on')) ? [] : ['--fail-on', 'never'];
  if (words.length > 0) {
    say('正在检查指定的文稿……', 'checking the drafts that you named…');
    return run(process.env.INIT_CWD ?? process.cwd(), 'dist/cli.js', ['check', ...words, ...failOn]);
  }
  say('正在对照 test/corpus 检查 test/drafts 中的示例文稿；检查自己的文稿：npm start -- 文稿.md --corpus 语料库/', 'checking the sample drafts in test/drafts against test/corpus; to check your own: npm start -- draft.md --corpus corpus/');
  return run(ROOT, 'dist/cli.js', ['check', 'test/drafts', ...failOn]);
}

process.exitCode = start(process.argv.slice(2));
