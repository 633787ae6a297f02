/**
 * What the segmenter costs: loading it in milliseconds and MB resident, in fresh processes, with our dictionaries and with
 * those that nodejieba brings; then phrases cut a second. Prints medians; asserts nothing. Run: npm run build && npx tsx test/bench/segmenter.ts
 */

import { spawnSync } from 'node:child_process';
import { dictionaryFolder } from '../../server/src/host/dictionaries.js';
import { SegmenterHost } from '../../server/src/host/segmenter.js';
import { ROOT } from '../support/cli.js';

const PROCESSES = 9;
const PHRASES = ['规模以上工业企业研发经费投入强度', '规上工业企业关键工序数控化率', '高技术制造业营业收入占规模以上工业比重', '每万人口高价值发明专利拥有量', '5G基站覆盖率'];
const ROUNDS = 20_000;

const loading = (load: string): string => `
  const before = process.memoryUsage.rss(), start = performance.now();
  ${load}
  console.log(JSON.stringify([performance.now() - start, (process.memoryUsage.rss() - before) / 1e6]));`;
const OURS = loading(`
  const { SegmenterHost } = require('./server/src/host/segmenter.ts'), { dictionaryFolder } = require('./server/src/host/dictionaries.ts');
  const outcome = new SegmenterHost(dictionaryFolder('.')).load();
  if (outcome.failure) throw new Error(outcome.failure.en);`);

print('node -e 0, whole process', [], inProcesses(() => run(['-e', '0'])));
print('our dictionaries', ['ms', 'MB resident'], inProcesses(() => measured(OURS.replace('const before', 'require("./server/src/host/segmenter.ts"), require("./server/src/host/dictionaries.ts"); const before'), ['--require', 'tsx/cjs'])));
print("nodejieba's own", ['ms', 'MB resident'], inProcesses(() => measured(loading("require('nodejieba').load();"))));
printThroughput();

/** Figures of several processes, one after the other, after one that warms the disk. */
function inProcesses(once: () => number[]): number[][] {
  once();
  return Array.from({ length: PROCESSES }, once);
}

function run(words: readonly string[]): number[] {
  const start = performance.now();
  spawnSync(process.execPath, words);
  return [performance.now() - start];
}

function measured(program: string, options: readonly string[] = []): number[] {
  const { stdout, stderr } = spawnSync(process.execPath, [...options, '-e', program], { cwd: ROOT, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as number[];
}

function print(what: string, units: readonly string[], figures: readonly number[][]): void {
  const medians = figures[0]!.map((_, at) => figures.map((row) => row[at]!).sort((a, b) => a - b)[PROCESSES >> 1]!);
  const least = Math.min(...figures.map(([first]) => first!));
  console.log(`${what}: ${medians.map((median, at) => `${median.toFixed(0)} ${units[at] ?? 'ms'}`).join(', ')} (median of ${PROCESSES}; least ${least.toFixed(0)} ms)`);
}

function printThroughput(): void {
  const outcome = new SegmenterHost(dictionaryFolder(ROOT)).load();
  if ('failure' in outcome) throw new Error(outcome.failure.en);
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round++) outcome.segmenter.tag(PHRASES[round % PHRASES.length]!);
  console.log(`a phrase of ${Math.round(PHRASES.join('').length / PHRASES.length)} characters: ${((performance.now() - start) / ROUNDS * 1000).toFixed(1)} µs`);
}
