/**
 * `npm test` and, with --no-install, `npm run verify`: every step that must pass, in order, until one fails. The last line
 * on standard output always says how many tests passed and failed; a step that fails before the tests counts as one.
 */

import './node-version.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install, installSystemCommands } from './install.mjs';
import { say } from './say.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLOSING_LINE = /^\d+ passed, \d+ failed/;
const NOTHING_RAN = '0 passed, 1 failed';

/** What comes before the tests: its name in both languages, and the words that node runs. */
const STEPS = [
  { zh: '构建', en: 'build', words: ['server/tools/build.mjs'] },
  { zh: '类型检查', en: 'type check', words: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { zh: '代码规范检查', en: 'lint', words: ['node_modules/eslint/bin/eslint.js', '.'] },
  { zh: '核对生成的文件', en: 'generated files', words: ['node_modules/tsx/dist/cli.mjs', 'server/tools/generate.ts', '--check'] },
];
const MOCHA = ['node_modules/mocha/bin/mocha.js', ...(process.stdout.isTTY ? ['--color'] : [])];

function prepare() {
  if (process.argv.includes('--no-install')) return true;
  installSystemCommands();
  return install(root);
}

function stepPasses({ zh, en, words }) {
  say(`${zh}……`, `${en}…`);
  const passed = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status === 0;
  if (!passed) say(`${zh}未通过`, `${en} failed`);
  return passed;
}

/** Runs mocha, passing its output on; gives its exit code and the last line that it wrote. */
function runTests() {
  say('运行测试……', 'tests…');
  const mocha = spawn(process.execPath, [...MOCHA], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
  let tail = '';
  mocha.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    tail = (tail + text).slice(-1000);
  });
  return new Promise((done) => mocha.on('close', (code) => done({ code: code ?? 1, lastLine: tail.trimEnd().split('\n').pop() })));
}

async function test() {
  if (!prepare() || !STEPS.every(stepPasses)) {
    console.log(NOTHING_RAN);
    return 1;
  }
  const { code, lastLine } = await runTests();
  if (!CLOSING_LINE.test(lastLine)) console.log(NOTHING_RAN);
  return CLOSING_LINE.test(lastLine) ? code : code || 1;
}

process.exitCode = await test();
