/**
 * `npm test` and, with --no-install, `npm run verify`: every step that must pass, in order, until one fails. The last line
 * on standard output always says how many tests passed and failed; a step that fails before the tests counts as one.
 */

import './node-version.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install, installForTests } from './install.mjs';
import { say } from './say.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const CLOSING_LINE = /^(\d+) passed, (\d+) failed(?:, \d+ skipped)?$/;
const TSX = 'node_modules/tsx/dist/cli.mjs';

/** What comes before the tests: its name in both languages, and the words that node runs. */
const STEPS = [
  { zh: '构建', en: 'build', words: ['server/tools/build.mjs'] },
  { zh: '类型检查', en: 'type check', words: ['node_modules/typescript/bin/tsc', '--noEmit'] },
  { zh: '面板页面的类型检查', en: 'type check of the panels’ pages', words: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', 'client/webview'] },
  { zh: '代码规范检查', en: 'lint', words: ['node_modules/eslint/bin/eslint.js', '.'] },
  { zh: '核对生成的文件', en: 'generated files', words: [TSX, 'server/tools/generate.ts', '--check'] },
];
const MOCHA = { zh: '测试', en: 'tests', words: ['node_modules/mocha/bin/mocha.js', ...(process.stdout.isTTY ? ['--color'] : [])] };
const EDITOR = { zh: '真实 VS Code 中的测试', en: 'tests in a real VS Code', words: [TSX, 'test/e2e/tools/main.ts'] };

function prepare() {
  if (process.argv.includes('--no-install')) return true;
  installForTests();
  return install(root);
}

function stepPasses({ zh, en, words }) {
  say(`${zh}……`, `${en}…`);
  const passed = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' }).status === 0;
  if (!passed) say(`${zh}未通过`, `${en} failed`);
  return passed;
}

/** Runs tests, passing their output on; gives the counts of the last line that they wrote, a failure more where the exit code says so. */
function runTests({ zh, en, words }) {
  say(`${zh}……`, `${en}…`);
  const run = spawn(process.execPath, words, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
  let tail = '';
  run.stdout.setEncoding('utf8').on('data', (text) => {
    process.stdout.write(text);
    tail = (tail + text).slice(-1000);
  });
  return new Promise((done) => run.on('close', (code) => done(countsOf(tail, code))));
}

function countsOf(output, code) {
  const [, passed, failed] = CLOSING_LINE.exec(output.trimEnd().split('\n').pop()) ?? ['', '0', '0'];
  const counts = { passed: Number(passed), failed: Number(failed) };
  return counts.failed === 0 && (code !== 0 || counts.passed === 0) ? { ...counts, failed: 1 } : counts;
}

/**
 * Whether the tests in a real VS Code can run here. Their host is set up for Linux on x64, and what the system lacks for it can
 * be installed by root only. Who names a VS Code of his own can run them anywhere; a continuous integration must.
 */
function canRunEditor() {
  if (process.env.CI || process.env.VSCODE_BIN) return true;
  if (process.platform !== 'linux' || process.arch !== 'x64') return false;
  return process.getuid() === 0 || spawnSync(process.env.CHROMIUM ?? 'chromium', ['--version']).status === 0;
}

async function test() {
  if (!prepare() || !STEPS.every(stepPasses)) return close([{ passed: 0, failed: 1 }]);
  const runs = [await runTests(MOCHA)];
  if (canRunEditor()) runs.push(await runTests(EDITOR));
  else say('未运行真实 VS Code 中的测试：需要 Linux x64 和 Chromium，或用 VSCODE_BIN 指定 VS Code', 'tests in a real VS Code were left out: they need Linux on x64 with Chromium, or VSCODE_BIN=…/code');
  return close(runs);
}

/** Writes the closing line and gives the exit code. */
function close(runs) {
  const passed = runs.reduce((sum, run) => sum + run.passed, 0);
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await test();
