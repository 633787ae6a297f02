/**
 * Many small files: peak resident memory and rate of whole processes of `wenheng index`, for 10,000 and 100,000 invented files of a few clauses; then again with the index
 * there and nothing new. Threads are part of the process, children there are none. Prints figures; asserts nothing.
 * Run after a build: npm run bench:small-files [-- CLI.js …] (default: dist/cli.js; several are run one after the other, for a comparison in the same minutes).
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { clause, document, random } from './synthetic.js';

const COUNTS = [10_000, 100_000];
const CLAUSES = 3;
const FILES_A_FOLDER = 1000;
const SHOW_PEAK = 'data:text/javascript,import{isMainThread}from"node:worker_threads";if(isMainThread)process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS+"\\n"))';

const programs = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['dist/cli.js'];
const folder = mkdtempSync(join(tmpdir(), 'wenheng-small-'));
try {
  console.log(`files of ${CLAUSES} clauses; Node ${process.version}`);
  console.log('| program | files | MB | | s | files/s | peak MB | index MB |\n|---|---|---|---|---|---|---|---|');
  for (const count of COUNTS) {
    const bytes = write(count);
    for (const program of programs) {
      const out = join(folder, 'out.whx');
      rmSync(out, { force: true });
      for (const round of ['first', 'again']) run(program, count, bytes, round, out);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(program: string, count: number, bytes: number, round: string, out: string): void {
  const started = performance.now();
  const { stderr, status } = spawnSync(process.execPath, ['--import', SHOW_PEAK, resolve(program), 'index', `files-${count}`, '--out', out], { cwd: folder, encoding: 'utf8', env: { ...process.env, WENHENG_CACHE_DIR: join(folder, 'cache') } });
  const seconds = (performance.now() - started) / 1000;
  const peak = Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
  if (status !== 0) return console.log(`| ${program} | ${count} | exit ${status}: ${stderr.split('\n')[0]} |`);
  console.log(`| ${program} | ${count} | ${(bytes / 1e6).toFixed(1)} | ${round} | ${seconds.toFixed(1)} | ${(count / seconds).toFixed(0)} | ${peak.toFixed(0)} | ${(statSync(out).size / 1e6).toFixed(1)} |`);
}

/** Writes so many files; gives their bytes. */
function write(count: number): number {
  const next = random(11);
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const inner = join(folder, `files-${count}`, String(Math.floor(index / FILES_A_FOLDER)).padStart(3, '0'));
    if (index % FILES_A_FOLDER === 0) mkdirSync(inner, { recursive: true });
    const text = document(`示例市第${index + 1}号工作通知`, Array.from({ length: CLAUSES }, () => clause(next)));
    writeFileSync(join(inner, `${String(index).padStart(6, '0')}.txt`), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}
