/** `check --concurrency`: whoever looks at a draft, this thread or another, what is reported is the same, also where a thread fails. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { taskOf, type ThreadAnswer, type ThreadStart } from '../../server/src/host/check-threads/task.js';
import { threadsFor } from '../../server/src/host/check-threads/threads.js';
import { dictionaryFolder } from '../../server/src/host/dictionaries.js';
import { Inputs, type RunOptions } from '../../server/src/host/inputs.js';
import { Runner, type RunResult } from '../../server/src/host/run.js';
import { SegmenterHost } from '../../server/src/host/segmenter.js';
import { storedOf } from '../../server/src/host/stored-result.js';
import { rules } from '../../server/src/rules/index.js';
import { RunDrafts } from '../../server/src/rules/other-drafts.js';
import { put, ROOT, wenheng, workspace } from '../support/cli.js';
import { SHARED } from '../support/drafts.js';

const PROGRAM = join(ROOT, 'dist', 'check-thread.js');
const OWN = '沿示例河两岸改造三条步行街区，保留老字号门面原有格局，沿街增设无障碍坡道和夜间照明，由街道办事处按季评估客流变化。';
const draft = (title: string, ...clauses: readonly string[]): string => `${title === '' ? '' : `# ${title}\n\n`}一、主要任务\n\n${clauses.join('\n\n')}\n`;
const targets = (title: string, target: string): string => `---\nterritory: 示例省示例市\ndate: 2024-05-06\n---\n${title}\n\n一、主要目标\n\n${target}\n`;
/** Shared clauses, the same draft twice, drafts without a title, a suppression, a name that waits for the segmenter. */
const INVENTED = {
  '商圈.md': draft('示例市商圈改造方案', '深入贯彻党的十九大精神，推动商圈做实做强。', SHARED, OWN),
  '夜间.md': draft('示例市夜间经济方案', OWN, '<!-- wenheng-disable-next-line outdated-meeting -- 引文 -->\n深入贯彻党的十九大精神。'),
  '夜间副本.txt': draft('示例市夜间经济方案', OWN, '<!-- wenheng-disable-next-line outdated-meeting -- 引文 -->\n深入贯彻党的十九大精神。').replaceAll('\n', '\r\n'),
  '无题一.md': draft('', OWN, '建设公共服务平台。'),
  '无题二.md': draft('', OWN, '建设公共服务平台。'),
  '车间.txt': targets('示例市智能制造行动方案', '到2027年，新增省级示例车间300家。'),
};
const ORDERED = targets('示例市智能制造规划', '到2027年，省级新增示例车间350家。');
const FORMATS = ['json', 'sarif', 'junit', 'github', 'gitlab', 'rdjson', 'markdown', 'html', 'stylish'];

/** The sample drafts with those above beside their corpus. */
function drafts(): string {
  const folder = workspace({});
  for (const name of ['drafts', 'corpus']) cpSync(join(ROOT, 'test', name), join(folder, name), { recursive: true });
  for (const [name, text] of Object.entries(INVENTED)) put(folder, `drafts/${name}`, text);
  put(folder, 'corpus/智能制造规划.txt', ORDERED);
  return folder;
}

/** Every format of a run with what is told on standard error, without what depends on the clock. */
function reports(folder: string, ...words: readonly string[]): string[] {
  const out = workspace({});
  const { stderr, code } = wenheng(['check', 'drafts', '--as-of', '2026-11-22', ...FORMATS.flatMap((format) => ['--format', `${format}=${join(out, format)}`]), ...words], { cwd: folder });
  assert.ok(code === 0 || code === 1, stderr);
  return [...FORMATS.map((format) => readFileSync(join(out, format), 'utf8').replace(/(?<="milliseconds": |用时 |time=")[\d.]+/g, '0')), stderr];
}

function optionsIn(cwd: string): RunOptions {
  return { cwd, programs: undefined, paths: ['drafts'], stdin: undefined, corpus: undefined, config: undefined, asOf: '2026-11-22', territory: undefined, level: undefined, severities: new Map(), only: undefined, rules, today: '2026-11-22', cache: join(cwd, 'cache') };
}

/** What a thread answers to each draft of a run, with the drafts' paths. */
async function answers(options: RunOptions): Promise<Map<string, ThreadAnswer['found']>> {
  const all = [...new Inputs(options).drafts()];
  const together = RunDrafts.of(all);
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(PROGRAM, { workerData: { port: port2, signal: new SharedArrayBuffer(4), cwd: options.cwd, targets: true } satisfies ThreadStart, transferList: [port2] });
  try {
    return await new Promise((resolve, reject) => {
      const found = new Map<string, ThreadAnswer['found']>();
      worker.on('error', reject);
      port1.on('message', (answer: ThreadAnswer) => {
        found.set(all[answer.index]!.path, answer.found);
        if (found.size === all.length) resolve(found);
      });
      for (const [index, each] of all.entries()) port1.postMessage(taskOf(index, each, together.beside(index)));
    });
  } finally {
    await worker.terminate();
    port1.close();
  }
}

const said = ({ files }: RunResult): unknown[] => files.map(({ path, result, counts, rulesRun }) => ({ path, rulesRun, ...storedOf({ result, counts }) }));

describe('check --concurrency', () => {
  it('says the same in several threads as in one, in every format', () => {
    const folder = drafts();
    const alone = reports(folder, '--stats', '--concurrency', '1');
    assert.match(alone[0]!, /duplicate-across-drafts[^]*duplicate-clause/);
    for (const count of ['2', '3', '20']) assert.deepEqual(reports(folder, '--stats', '--concurrency', count), alone, count);
  });

  it('says the same with a cache of results, cold and warm, and the other way round', () => {
    const folder = drafts();
    const alone = reports(folder, '--concurrency', '1');
    for (const counts of [['3', '3', '1'], ['1', '3']]) {
      rmSync(join(folder, 'results'), { force: true });
      for (const [round, count] of counts.entries()) assert.deepEqual(reports(folder, '--cache-location', 'results', '--concurrency', count), alone, `${counts.join()} ${round}`);
    }
  });

  it('says the same with a baseline, writes the same one, and looks at changes only', () => {
    const folder = drafts();
    const written = ['1', '3'].map((count) => {
      const file = join(folder, `baseline-${count}.json`);
      assert.equal(wenheng(['check', 'drafts', '--as-of', '2026-11-22', '--write-baseline', '--baseline', file, '--concurrency', count], { cwd: folder }).code, 0);
      return readFileSync(file, 'utf8');
    });
    assert.match(written[0]!, /outdated-meeting/);
    assert.equal(written[1], written[0]);
    const git = (...words: string[]): unknown => execFileSync('git', ['-c', 'user.name=测试', '-c', 'user.email=test@example.invalid', '-c', 'commit.gpgsign=false', ...words], { cwd: folder });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    put(folder, 'drafts/夜间.md', draft('示例市夜间经济方案', OWN, '深入贯彻党的十九大精神。'));
    put(folder, 'drafts/新.md', draft('示例市物流枢纽方案', '全面落实党的十九大精神，推动物流枢纽建设。', OWN));
    for (const words of [['--baseline', 'baseline-1.json'], ['--since', 'HEAD'], ['--since', 'HEAD', '--baseline', 'baseline-1.json'], ['--fix-dry-run'], ['--fix']]) {
      const [alone, several] = ['1', '3'].map((count) => {
        const before = join(workspace({}), 'drafts');
        cpSync(join(folder, 'drafts'), before, { recursive: true });
        const found = reports(folder, ...words, '--concurrency', count);
        cpSync(before, join(folder, 'drafts'), { recursive: true }); // --fix writes
        return found;
      });
      assert.match(alone![0]!, /示例市物流枢纽方案/);
      assert.deepEqual(several, alone, words.join(' '));
    }
  });

  it('is settled in a thread but for names that wait for the segmenter: these the main thread compares', async () => {
    const options = optionsIn(drafts());
    const alone = new Runner(options, undefined, { targets: true }).run();
    const found = await answers(options);
    for (const { path, result, counts } of alone.files) assert.deepEqual(found.get(path), path === 'drafts/车间.txt' ? undefined : structuredClone(storedOf({ result, counts })), path);
    const whole = new Runner(options, new SegmenterHost(dictionaryFolder(ROOT)), {}, undefined, { script: PROGRAM, count: 3 }).run();
    const workshop = whole.files.find(({ path }) => path === 'drafts/车间.txt')!;
    assert.ok(workshop.result.findings.some(({ rule, message }) => rule === 'target-conflict' && message.zh.includes('350家')));
  });

  it('does without threads that end, fail, are stuck or find nothing', () => {
    const options = optionsIn(drafts());
    const alone = said(new Runner(options).run());
    const programs = {
      'ends.js': 'process.exit(1);',
      'throws.js': "throw new Error('示例');",
      'broken.js': 'const = ;',
      'silent.js': "require('node:worker_threads').workerData.port.on('message', () => undefined);",
      'stuck.js': "require('node:worker_threads').workerData.port.on('message', () => { for (;;); });",
      'memory.js': "require('node:worker_threads').workerData.port.on('message', () => { const all = []; for (;;) all.push(new Array(1e6).fill(all)); });",
      'unsettled.js': "const { port, signal } = require('node:worker_threads').workerData;\nport.on('message', ({ index }) => { port.postMessage({ index, found: undefined }); Atomics.add(new Int32Array(signal), 0, 1); });",
    };
    const folder = workspace(programs);
    for (const name of [...Object.keys(programs), 'absent.js']) assert.deepEqual(said(new Runner(options, undefined, {}, undefined, { script: join(folder, name), count: 3 }).run()), alone, name);
  });

  it('takes as many threads as pay, or as are asked for', () => {
    const wish = { script: PROGRAM, count: undefined };
    const many = Array.from({ length: 300 }, () => 8000);
    assert.equal(threadsFor(wish, [1000, 60_000], 8), 1);
    assert.equal(threadsFor(wish, many.slice(0, 60), 8), 2);
    assert.equal(threadsFor(wish, many, 8), 4);
    assert.equal(threadsFor(wish, many, 2), 2);
    assert.equal(threadsFor(wish, many, 1), 1);
    assert.equal(threadsFor({ ...wish, count: 6 }, many, 2), 6);
    assert.equal(threadsFor({ ...wish, count: 6 }, [1000], 2), 1);
  });

  it('refuses what is no number of threads', () => {
    for (const [value, says] of [['0', /--concurrency 0：应为 1 至 99 的整数/], ['auto', /--concurrency auto：应为/]] as const) {
      const { code, stderr } = wenheng(['check', '--concurrency', value]);
      assert.deepEqual([code, says.test(stderr)], [2, true], stderr);
    }
  });
});

describe('check of a large run', () => {
  it('says of each draft what it says of fewer, in every format, with a baseline and without a folder for temporary files', () => {
    const folder = drafts();
    const long = Array.from({ length: 400 }, (_, index) => `推动第${index + 1}个示例片区完善公共服务平台和配套设施，${'由街道办事处按季评估并公布进展情况，'.repeat(20)}接受监督。`);
    for (const name of ['一', '二', '三', '四', '五', '六', '七']) put(folder, `more/${name}.md`, draft(`示例市第${name}号方案`, '深入贯彻党的十九大精神，推动片区建设。', ...long.map((clause) => clause.replace('示例', `示例${name}`))));
    const few = JSON.parse(reports(folder, '--concurrency', '1')[0]!) as { files: { path: string }[] };
    const large = reports(folder, 'more', '--concurrency', '1');
    const { files } = JSON.parse(large[0]!) as { files: { path: string }[] };
    assert.deepEqual(files.filter(({ path }) => path.startsWith('drafts/')), few.files);
    assert.equal(files.length, few.files.length + 7);
    assert.deepEqual(reports(folder, 'more', '--concurrency', '3'), large);
    const words = ['check', 'drafts', 'more', '--as-of', '2026-11-22', '--format', 'json', '--baseline', 'known.json'];
    assert.equal(wenheng([...words, '--write-baseline'], { cwd: folder }).code, 0);
    const known = [{}, { TMPDIR: '/nowhere' }].map((env) => JSON.parse(wenheng(words, { cwd: folder, env }).stdout) as { files: { findings: { baselined?: true; suppressed?: object }[] }[] });
    for (const { files: marked } of known) assert.ok(marked.every(({ findings }) => findings.every(({ baselined, suppressed }) => baselined ?? suppressed)));
    assert.deepEqual(known[1]!.files, known[0]!.files);
  });
});
