/** `wenheng` killed at a random moment while it builds an index: the old one answers as before, or the new one if that was done; the next build takes over. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import type { CorpusDocument } from '../../../../server/src/corpus/model.js';
import { CorpusStore, type StoreFrame } from '../../../../server/src/host/corpus-index/corpus-store.js';
import { refreshFile } from '../../../../server/src/host/corpus-index/index-out.js';
import type { StoredCorpus } from '../../../../server/src/host/corpus-index/stored-corpus.js';
import { openCurrent } from '../../../../server/src/host/index-file/generations.js';
import { NO_OVERRIDES, Projects, storeFrame } from '../../../../server/src/host/project.js';
import { rules } from '../../../../server/src/rules/index.js';
import { BUNDLES } from '../../../../server/tools/bundles.mjs';
import { workspace } from '../../../support/cli.js';
import { random } from '../../../support/index-contents.js';
import { finishSteps } from '../../../../server/src/text/steps.js';

const KILLS = 25;
const DOCUMENTS = 70;
/** Of a build's duration: what is drawn is spread over it, one moment in each part. */
const SHARES = shuffled(KILLS, random(31));
const NONE: ReadonlySet<CorpusDocument> = new Set();

let cli: string;

/** The program as it is built, but for what it calls its data: so the test can go on with its indexes, and it with the test's. */
before(() => {
  const options = BUNDLES[0] as BuildOptions;
  const outdir = join(workspace({}), 'dist');
  buildSync({ ...options, outdir, write: true, define: { ...options.define, WENHENG_DATA: '"sources"' } });
  cli = join(outdir, 'cli-program.js');
});

/** The two contents that the folder has in turn. */
const EDITIONS = ['前', '后'] as const;
type Edition = (typeof EDITIONS)[number];

/** A clause that shares no wording with any other. */
function clauseOf(edition: Edition, number: number): string {
  const next = random(2 * number + EDITIONS.indexOf(edition) + 1000);
  return `${Array.from({ length: 50 }, () => String.fromCharCode(0x4e00 + Math.floor(next() * 5000))).join('')}。`;
}

function filesOf(edition: Edition): Record<string, string> {
  const clauses = (number: number): string => Array.from({ length: 12 }, (_, at) => `第${at + 1}条 ${clauseOf(edition, number * 100 + at)}`).join('\n\n');
  return Object.fromEntries(Array.from({ length: DOCUMENTS }, (_, number) => [`${edition}/办法${number}.txt`, `示例省算力办法之${number}\n\n${clauses(number)}\n`]));
}

/** Moments as shares of a duration, one in each equal part of it, in an order without pattern. */
function shuffled(count: number, next: () => number): number[] {
  const keyed = Array.from({ length: count }, (_, part) => ({ share: (part + next()) / count, key: next() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ share }) => share);
}

/** A way to build an index: what is run, where its lock lies, which file answers, and the build that follows. */
interface Way {
  readonly words: readonly string[];
  lock(): string;
  current(): string;
  next(): void;
}

/** A folder whose content is exchanged, and the two ways to index it, as the program does it. */
class Bench {
  readonly folder = workspace({ ...filesOf('前'), ...filesOf('后'), 'draft.md': '示例市通知\n\n一、任务\n\n加快建设。\n' });
  readonly frame: StoreFrame;
  private shown: Edition | undefined;

  constructor() {
    this.frame = storeFrame(new Projects(this.folder, rules, NO_OVERRIDES).of(this.folder), { cwd: this.folder, cache: join(this.folder, 'cache'), programs: undefined });
  }

  get file(): Way {
    const path = join(this.folder, 'a.whx');
    const next = (): void => void finishSteps(refreshFile(path, { ...this.frame, folders: [join(this.folder, 'corpus')] }, () => undefined));
    return { words: ['index', 'corpus', '--out', 'a.whx'], lock: () => `${path}.lock`, current: () => path, next };
  }

  get cached(): Way {
    const entry = (): string => join(this.folder, 'cache', readdirSync(join(this.folder, 'cache'))[0]!);
    const current = (): string => {
      const index = openCurrent(entry()) ?? assert.fail('no index counts');
      index.close();
      return index.path;
    };
    const next = (): void => closeOf(new CorpusStore(this.frame).load([join(this.folder, 'corpus')]).corpus as StoredCorpus);
    return { words: ['check', 'draft.md', '--corpus', 'corpus'], lock: () => join(entry(), 'lock'), current, next };
  }

  /** Gives the folder a content. */
  show(edition: Edition): void {
    if (this.shown) renameSync(join(this.folder, 'corpus'), join(this.folder, this.shown));
    renameSync(join(this.folder, edition), join(this.folder, 'corpus'));
    this.shown = edition;
  }

  /** Runs the program and kills it after so many milliseconds; how long it ran where it was done before. */
  async run(words: readonly string[], killAfter?: number): Promise<number | undefined> {
    const started = performance.now();
    const child = spawn(process.execPath, [cli, ...words], { cwd: this.folder, env: { PATH: process.env['PATH'], WENHENG_CACHE_DIR: this.frame.cache }, stdio: 'ignore' });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    clearTimeout(timer);
    if (code === null) return assert.equal(signal, 'SIGKILL'), undefined;
    assert.equal(code, 0);
    return performance.now() - started;
  }

  /** Everything an index answers about its content. */
  answer(path: string): string {
    const corpus = new CorpusStore(this.frame).load([path]).corpus as StoredCorpus;
    try {
      const looked = EDITIONS.flatMap((edition) => [0, 3401, 6911].map((number) => corpus.findSimilar(clauseOf(edition, number), NONE).matches.map(({ document, clause, containment }) => [document.path, clause.text, containment, document.document.metadata.title?.value])));
      return JSON.stringify([corpus.documents.map(({ path: name, document }) => [name, document.text]), corpus.clauseCount, looked]);
    } finally {
      closeOf(corpus);
    }
  }
}

function closeOf(corpus: StoredCorpus): void {
  corpus.documents[0]!.document.segment.file.close();
}

/** What became of the builds: `died` before they were done; `building` of these, with the lock in their hands; `old` of these, with the old index in place. */
interface Outcome {
  died: number;
  building: number;
  old: number;
}

async function killAtRandom(bench: Bench, way: Way): Promise<Outcome> {
  const outcome: Outcome = { died: 0, building: 0, old: 0 };
  const answers = new Map<Edition, string>();
  let duration = Infinity;
  for (const edition of EDITIONS) {
    bench.show(edition);
    duration = Math.min(duration, (await bench.run(way.words))!);
    answers.set(edition, bench.answer(way.current()));
  }
  for (const edition of EDITIONS) assert.ok(answers.get(edition)!.includes(`${clauseOf(edition, 6911)}",1,`), 'it answers look-ups');
  assert.notEqual(answers.get('前'), answers.get('后'));
  for (const [round, share] of SHARES.entries()) {
    const [now, before] = round % 2 === 0 ? EDITIONS : ([EDITIONS[1], EDITIONS[0]] as const);
    bench.show(now);
    const lasted = await bench.run(way.words, share * duration);
    const said = bench.answer(way.current());
    const where = `killed after ${Math.round(share * 100)} % of a build`;
    if (lasted === undefined) {
      const locked = existsSync(way.lock());
      outcome.died++;
      if (locked) outcome.building++;
      if (said === answers.get(before)) outcome.old++;
      else assert.equal(said, answers.get(now), `${where}: neither the old answers nor the new ones`);
    } else {
      assert.equal(said, answers.get(now), 'a build that is done counts');
      duration = Math.min(duration, lasted); // the machine has become faster: the next ones are killed sooner
    }
    way.next();
    assert.equal(bench.answer(way.current()), answers.get(now), `${where}: the next build is whole`);
    assert.ok(!existsSync(way.lock()), `${where}: the lock of the dead one is gone`);
  }
  return outcome;
}

describe('a build killed at a random moment', () => {
  for (const kind of ['file', 'cached'] as const) {
    it(`leaves the old index: ${kind === 'file' ? 'index --out' : 'the cached one of check'}`, async () => {
      const bench = new Bench();
      const outcome = await killAtRandom(bench, bench[kind]);
      const counted = JSON.stringify(outcome);
      assert.ok(outcome.died > KILLS / 2, `most were done before they could be killed: ${counted}`);
      assert.ok(outcome.old > KILLS / 2, `the old index was hardly ever there to answer: ${counted}`);
      assert.ok(outcome.building >= 3, `hardly one was killed while it built: ${counted}`);
    });
  }
});
