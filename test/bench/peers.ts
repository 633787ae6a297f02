/**
 * Whole processes beside other checkers of text, on the same files in the same minutes: `npm run bench:peers -- [FOLDER] --peers FOLDER`. Prints medians,
 * 10th and 90th percentiles, ratios of each round to autocorrect, and peak memory; asserts nothing. The peers are no packages of this project:
 * --peers (or WENHENG_PEERS) names a folder in whose node_modules they are. They find other things than we do: what is compared is the wait.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decode } from '../../server/src/host/decode.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { peers: { type: 'string' }, rounds: { type: 'string', default: '9' }, megabytes: { type: 'string', default: '5' }, 'large-rounds': { type: 'string', default: '3' }, seconds: { type: 'string', default: '300' } },
});
const { WENHENG_REAL_CORPUS: real, WENHENG_PEERS: named } = process.env;
const folder = positionals[0] ?? (real === undefined ? join(ROOT, 'test', 'drafts') : join(real, 'seeds'));
const peers = values.peers ?? named;
/** GNU time gives the peak memory and the processor time of a process; without it there are no such columns. */
const TIME = '/usr/bin/time';
const KILLED = 'more than the limit';
/** The exit code of what `timeout` had to end: that of GNU time's command, which would go on if only GNU time were ended. */
const ENDED = 137;

interface Contestant {
  readonly name: string;
  /** What node runs; the names of the files follow. */
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly withoutFiles?: boolean;
  /** Takes one pattern: of several names it reads the first only. */
  readonly byPattern?: boolean;
}

interface Measured {
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'wenheng-peers-'));
try {
  const contestants = [...own(), ...found()];
  console.log(`Node ${process.version}; ${contestants.map(({ name }) => name).join('; ')}`);
  const texts = readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name)).sort().map((name) => textOf(join(folder, name)));
  compare('the documents', put('small', texts), contestants, Number(values.rounds));
  compare('the documents repeated', put('large', repeated(texts, Number(values.megabytes) * 1e6)), contestants.filter(({ withoutFiles }) => !withoutFiles), Number(values['large-rounds']));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** We, with compiled code kept from run to run as on a developer's machine, and without as in a fresh container; and Node, which all of them are started with. */
function own(): Contestant[] {
  const cli = join(ROOT, 'dist', 'cli.js');
  if (!existsSync(cli)) throw new Error('dist/cli.js is missing: run npm run build first');
  const words = [cli, 'check', '--fail-on=never', '--config', written('wenheng.config.json', '{}')];
  return [
    { name: 'node -e 0', words: ['-e', '0'], withoutFiles: true },
    { name: 'wenheng check', words },
    { name: 'wenheng check, no kept code', words, environment: { NODE_DISABLE_COMPILE_CACHE: '1' } },
  ];
}

/** The peers that are there; says which are not, and how to get them. textlint does nothing without a rule, so that it gets an empty one to be measured by itself. */
function found(): Contestant[] {
  const ja = 'textlint-rule-preset-ja-technical-writing';
  const rules = join(scratch, 'rules');
  mkdirSync(rules);
  writeFileSync(join(rules, 'nothing.js'), 'module.exports = () => ({});\n');
  const all: (Contestant & { packages: readonly string[] })[] = [
    { name: 'autocorrect', packages: ['autocorrect-node'], words: ['--lint'] },
    { name: 'zhlint', packages: ['zhlint'], words: [], byPattern: true },
    { name: 'textlint, an empty rule', packages: ['textlint'], words: ['--no-textlintrc', '--rulesdir', rules] },
    { name: 'textlint, ja-technical-writing', packages: ['textlint', ja], words: ['--no-textlintrc', '--preset', 'ja-technical-writing'] },
  ];
  return all.flatMap(({ packages, ...contestant }) => {
    const [manifest, ...others] = packages.map((name) => manifestOf(name));
    if (manifest && others.every((other) => other !== undefined)) return [{ ...contestant, name: `${contestant.name} ${(others[0] ?? manifest).version}`, words: [manifest.program, ...contestant.words] }];
    console.log(`left out: ${contestant.name}. In a folder outside of this repository: npm install ${packages.join(' ')}; then --peers FOLDER`);
    return [];
  });
}

function manifestOf(name: string): { version: string; program: string } | undefined {
  if (peers === undefined) return undefined;
  const folder = resolve(peers, 'node_modules', name);
  if (!existsSync(folder)) return undefined;
  const { version, bin = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string; bin?: string | Record<string, string> };
  return { version, program: join(folder, (typeof bin === 'string' ? bin : Object.values(bin)[0]) ?? '') };
}

function textOf(path: string): string {
  const decoded = decode(readFileSync(path));
  if (!('text' in decoded)) throw new Error(`${path} is no text`);
  return decoded.text.replace(/\r\n?/g, '\n');
}

/** So many bytes of these documents. A repetition has its number in every paragraph: none of them is a copy that a program might know already. */
function repeated(texts: readonly string[], bytes: number): string[] {
  const all: string[] = [];
  for (let round = 0, size = 0; size < bytes; round++) {
    for (const text of texts) {
      const one = round === 0 ? text : text.replace(/[。；](?=\n|$)/g, (end) => `（第${round}稿）${end}`);
      all.push(one);
      if ((size += Buffer.byteLength(one)) >= bytes) break;
    }
  }
  return all;
}

/** Writes the texts into a folder of their own: zhlint takes relative names only, and nobody's configuration lies there. */
function put(name: string, texts: readonly string[]): { cwd: string; files: readonly string[]; bytes: number } {
  const cwd = join(scratch, name);
  mkdirSync(cwd);
  const files = texts.map((text, index) => {
    writeFileSync(join(cwd, `${index}.txt`), text);
    return `${index}.txt`;
  });
  return { cwd, files, bytes: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) };
}

function written(name: string, content: string): string {
  writeFileSync(join(scratch, name), content);
  return join(scratch, name);
}

/** Rounds in which everybody runs once, in turn, after rounds that warm up (we keep compiled code over four). */
function compare(what: string, { cwd, files, bytes }: ReturnType<typeof put>, contestants: readonly Contestant[], rounds: number): void {
  if (rounds < 1) return;
  const results = new Map<Contestant, Measured[]>(contestants.map((each) => [each, []]));
  const slow = new Set<Contestant>();
  const warm = rounds > 3 ? 5 : 1;
  for (let round = -warm; round < rounds; round++) {
    for (const contestant of contestants) {
      if (slow.has(contestant) || (round < -1 && !contestant.name.startsWith('wenheng'))) continue;
      const measured = run(contestant, cwd, files);
      if (measured === KILLED) slow.add(contestant);
      else if (round >= 0) results.get(contestant)!.push(measured);
    }
  }
  print(`${what}: ${files.length} files, ${(bytes / 1e6).toFixed(2)} MB, ${rounds} rounds`, results, slow);
}

function run({ words, environment, withoutFiles, byPattern }: Contestant, cwd: string, files: readonly string[]): Measured | typeof KILLED {
  const told = join(scratch, 'told');
  const line = [process.execPath, ...words, ...(withoutFiles ? [] : byPattern ? ['*.txt'] : files)];
  const [command, ...rest] = existsSync(TIME) ? [TIME, '-q', '-o', told, '-f', '%U %S %M', 'timeout', '-s', 'KILL', values.seconds, ...line] : line;
  const began = performance.now();
  const { error, status, signal } = spawnSync(command!, rest, { cwd, env: { ...process.env, WENHENG_CACHE_DIR: join(scratch, 'cache'), ...environment }, stdio: 'ignore', timeout: (Number(values.seconds) + 5) * 1000, killSignal: 'SIGKILL' });
  const wall = performance.now() - began;
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ETIMEDOUT' || status === ENDED) return KILLED;
  if (error) throw error;
  if (status !== 0 && status !== 1) throw new Error(`${line.slice(1, 4).join(' ')} ended with ${status ?? signal}`);
  const [user = NaN, system = NaN, kilobytes = NaN] = existsSync(told) ? readFileSync(told, 'utf8').trim().split('\n').pop()!.split(' ').map(Number) : [];
  return { wall, cpu: (user + system) * 1000, megabytes: kilobytes / 1024 };
}

function print(heading: string, results: ReadonlyMap<Contestant, readonly Measured[]>, slow: ReadonlySet<Contestant>): void {
  const base = [...results].find(([{ name }]) => name.startsWith('autocorrect'))?.[1];
  console.log(`\n${heading}\n| what | wall s: p50 (p10, p90) | CPU s | peak MiB | wall / autocorrect's in the same round: p50 (p10, p90) |\n|---|---|---|---|---|`);
  for (const [contestant, measured] of results) {
    if (slow.has(contestant)) {
      console.log(`| ${contestant.name} | over ${values.seconds} | | | |`);
      continue;
    }
    const wall = spread(measured.map((each) => each.wall / 1000));
    const ratio = base ? spread(measured.map((each, round) => each.wall / base[round]!.wall)) : '';
    console.log(`| ${contestant.name} | ${wall} | ${quantile(measured.map(({ cpu }) => cpu / 1000), 0.5).toFixed(2)} | ${quantile(measured.map(({ megabytes }) => megabytes), 0.5).toFixed(0)} | ${ratio} |`);
  }
}

function spread(numbers: readonly number[]): string {
  const [p50, p10, p90] = [0.5, 0.1, 0.9].map((part) => quantile(numbers, part).toFixed(2));
  return `${p50} (${p10}, ${p90})`;
}

function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.round(part * (sorted.length - 1))] ?? NaN;
}
