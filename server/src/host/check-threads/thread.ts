/** Entry of a thread that checks drafts, `dist/check-thread.js`. It has no segmenter: what needs one is left to the main thread, and so is all that goes wrong. */

import { workerData } from 'node:worker_threads';
import { parseDocument } from '../../document/parse.js';
import { compileFacts, type Facts } from '../../facts/facts.js';
import { othersFrom } from '../../rules/other-drafts.js';
import { rules } from '../../rules/index.js';
import { finishSteps } from '../../text/steps.js';
import { openPrepared } from '../corpus-index/corpus-store.js';
import type { LoadedCorpus } from '../loaded-corpus.js';
import { look } from '../look.js';
import { isSettled, storedOf, type StoredResult } from '../stored-result.js';
import type { Ground, ThreadAnswer, ThreadStart, ThreadTask } from './task.js';

/** Facts, and the corpus that drafts are held against. */
interface Made {
  readonly facts: Facts;
  readonly corpus: LoadedCorpus | undefined;
}

/** Looks at drafts. Facts are compiled and corpora opened once for all that rest on the same. */
class Looker {
  private readonly facts = new Map<string, Facts>();
  private readonly corpora = new Map<string, LoadedCorpus>();

  constructor(private readonly start: Pick<ThreadStart, 'cwd' | 'targets'>) {}

  /** What is found in a draft; `undefined` where somebody else has to look. */
  found(task: ThreadTask): StoredResult | undefined {
    try {
      return this.looked(task);
    } catch {
      return undefined; // the main thread meets the same, and says so
    }
  }

  private looked({ text, settings, ground, own, others }: ThreadTask): StoredResult | undefined {
    const { facts, corpus } = this.made(ground);
    const document = parseDocument(text, { territories: facts.territories });
    const world = { rules, facts, corpus: corpus?.corpus, own: new Set(own.map((id) => corpus!.corpus.documents[id]!)), others: others && othersFrom(others) };
    const looked = finishSteps(look(document, world, settings, this.start.targets));
    return isSettled(looked.result) && !corpus?.damage() ? storedOf(looked) : undefined;
  }

  private made({ territories, tables, corpus }: Ground): Made {
    const key = JSON.stringify([territories, tables]);
    const facts = this.facts.get(key) ?? compileFacts(territories, tables);
    this.facts.set(key, facts);
    if (!corpus) return { facts, corpus };
    const place = `${corpus.identity}\n${key}`;
    const loaded = this.corpora.get(place) ?? openPrepared(corpus.parts, { cwd: this.start.cwd, territories: facts.territories });
    if (loaded.identity !== corpus.identity) throw new Error('another corpus stands there now');
    this.corpora.set(place, loaded);
    return { facts, corpus: loaded };
  }
}

function run({ port, signal, ...start }: ThreadStart): void {
  const looker = new Looker(start);
  const answers = new Int32Array(signal);
  port.on('message', (task: ThreadTask) => {
    port.postMessage({ index: task.index, found: looker.found(task) } satisfies ThreadAnswer);
    Atomics.add(answers, 0, 1);
  });
}

run(workerData as ThreadStart);
