/**
 * Many drafts in one run: peak resident memory and throughput of whole processes, for 100, 300 and 1,000 invented drafts. Prints figures; asserts nothing.
 * Run after a build: npm run bench:drafts [-- CLI.js …] (default: dist/cli.js; several are run one after the other, for a comparison in the same minutes).
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { clause, document, random } from './synthetic.js';

const COUNTS = [100, 300, 1000];
const CLAUSES = 60;
/** Every draft has some clauses of a common stock, a target, a reference that is out of date. */
const STOCK = 200;
const SHOW_PEAK = 'data:text/javascript,process.on("exit",()=>process.stderr.write("\\npeak "+process.resourceUsage().maxRSS+"\\n"))';

const programs = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ['dist/cli.js'];
const folder = mkdtempSync(join(tmpdir(), 'wenheng-many-'));
try {
  const bytes = write();
  console.log(`drafts of ${CLAUSES} clauses, ${(bytes.get(1000)! / 1e6).toFixed(1)} MB for 1,000; Node ${process.version}`);
  console.log('| program | options | drafts | s | drafts/s | MB/s | peak MB |\n|---|---|---|---|---|---|---|');
  for (const options of [[], ['--cache']]) for (const count of COUNTS) for (const program of programs) for (const round of options.length > 0 ? ['first', 'again'] : ['']) run(program, options, count, bytes.get(count)!, round);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(program: string, options: readonly string[], count: number, bytes: number, round: string): void {
  const started = performance.now();
  const words = ['check', `drafts-${count}`, '--as-of', '2026-11-22', '--format', `json=${join(folder, 'out.json')}`, ...options];
  const { stderr, status } = spawnSync(process.execPath, ['--import', SHOW_PEAK, resolve(program), ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, WENHENG_CACHE_DIR: join(folder, 'cache') } });
  if (status !== 0 && status !== 1) return console.log(`| ${program} | ${options.join(' ')} | ${count} | exit ${status}: ${stderr.split('\n')[0]} |`);
  const seconds = (performance.now() - started) / 1000;
  const peak = Number(/peak (\d+)/.exec(stderr)![1]) / 1024;
  console.log(`| ${program} | ${options.join(' ')} ${round} | ${count} | ${seconds.toFixed(2)} | ${(count / seconds).toFixed(0)} | ${(bytes / 1e6 / seconds).toFixed(2)} | ${peak.toFixed(0)} |`);
}

/** Writes the drafts; a smaller number is the beginning of a larger one. Gives their bytes by number. */
function write(): Map<number, number> {
  const next = random(7);
  const stock = Array.from({ length: STOCK }, () => clause(next));
  const texts = Array.from({ length: Math.max(...COUNTS) }, (_, index) => {
    const clauses = Array.from({ length: CLAUSES }, (_, at) => (at % 20 === 7 ? stock[Math.floor(next() * STOCK)]! : clause(next)));
    clauses[0] = '深入贯彻党的十九大精神，推动示例市各项工作做实做强。';
    clauses[1] = `到2027年，规模以上工业企业数字化研发设计工具普及率达到${60 + (index % 30)}%以上。`;
    return document(`示例市第${index + 1}号工作实施方案`, clauses);
  });
  return new Map(COUNTS.map((count) => {
    const drafts = join(folder, `drafts-${count}`);
    mkdirSync(drafts);
    texts.slice(0, count).forEach((text, index) => writeFileSync(join(drafts, `${String(index).padStart(4, '0')}.md`), text));
    return [count, texts.slice(0, count).reduce((sum, text) => sum + Buffer.byteLength(text), 0)];
  }));
}
