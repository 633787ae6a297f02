/**
 * The steps of the GitHub Action in action.yml: `node action.mjs setup` installs and builds, `node action.mjs check` checks. The inputs come
 * in variables INPUT_… and go to `check` as words of their own: no shell reads them, so that whatever they say is only data.
 */

import { appendFileSync, statSync } from 'node:fs';
import { say } from './say.mjs';
import { FAILURE, run, setUp } from './setup.mjs';

/** Inputs with one value, each named as the option that it stands for. */
const SINGLE = ['as-of', 'config', 'territory', 'level', 'only', 'fail-on', 'since', 'baseline', 'lang'];
/** Inputs with a value on every line, with their options. */
const LISTS = [['corpus', '--corpus'], ['rules', '--rule'], ['formats', '--format']];

const STEPS = { setup: () => (setUp() ? 0 : FAILURE), check };

/** Checks with annotations, summary and SARIF; writes the outputs of the step, and gives the exit code of `check`. */
function check() {
  const mistake = mistakeInInputs();
  if (mistake) {
    say(mistake.zh, mistake.en);
    return FAILURE;
  }
  const sarif = input('sarif');
  const before = stampOf(sarif);
  const code = run(process.cwd(), 'dist/cli.js', words(sarif));
  const written = stampOf(sarif) !== before;
  appendFileSync(process.env.GITHUB_OUTPUT, `exit-code=${code}\n${written ? `sarif=${sarif}\n` : ''}`);
  return code;
}

/** What `check` cannot see: a line break would make an output of its own in the file of outputs. */
function mistakeInInputs() {
  const long = [...SINGLE, 'sarif'].find((name) => /[\r\n]/.test(input(name)));
  if (long) return { zh: `输入 ${long} 只能是一行`, en: `the input ${long} must be one line` };
  if (!['true', 'false', ''].includes(input('quiet'))) return { zh: '输入 quiet 只能是 true 或 false', en: 'the input quiet must be true or false' };
  return undefined;
}

/** The command line. An option and its value are one word, and paths come after `--`: nothing in them is taken for an option. */
function words(sarif) {
  const single = SINGLE.filter((name) => input(name) !== '').map((name) => `--${name}=${input(name)}`);
  const lists = LISTS.flatMap(([name, option]) => lines(name).map((value) => `${option}=${value}`));
  const quiet = input('quiet') === 'true' ? ['--quiet'] : [];
  return ['check', '--format=github', ...(sarif === '' ? [] : [`--format=sarif=${sarif}`]), ...single, ...lists, ...quiet, '--', ...lines('paths')];
}

function input(name) {
  return (process.env[`INPUT_${name.toUpperCase().replaceAll('-', '_')}`] ?? '').trim();
}

function lines(name) {
  return input(name).split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line !== '');
}

/** Tells whether a file has been written in between; a run that fails early leaves an older report in its place. */
function stampOf(file) {
  const { mtimeMs, ino } = (file !== '' && statSync(file, { throwIfNoEntry: false })) || {};
  return `${mtimeMs} ${ino}`;
}

process.exitCode = STEPS[process.argv[2]]();
