/** One run of the checker over named files, draft by draft. */

import { canRun, type CheckWorld } from '../engine/check.js';
import { RememberingCorpus } from '../corpus/remembering-corpus.js';
import type { PolicyDocument } from '../document/model.js';
import type { CheckResult } from '../engine/model.js';
import { ledgerOf, type Ledger } from '../engine/ledger/ledger.js';
import { reuseOf, type Reuse } from '../engine/reuse/reuse.js';
import { targetsIn } from '../extract/targets/index.js';
import type { Rule } from '../rules/model.js';
import { RunDrafts, type TellingDrafts } from '../rules/other-drafts.js';
import type { Localized } from '../text/localized.js';
import { finishSteps, type Steps } from '../text/steps.js';
import { markedBy, type BaselinePlace } from './baseline-file.js';
import { taskOf } from './check-threads/task.js';
import { CheckThreads, threadsFor, type ThreadWish } from './check-threads/threads.js';
import type { Skipped } from './files.js';
import { keyOf, type ResultCache } from './result-cache.js';
import { Since, sinceThen, type Before } from './since.js';
import type { SegmenterHost } from './segmenter.js';
import type { Fixable } from './fixer.js';
import { detached, type KeptDocument } from './kept-documents.js';
import { ResultShelf } from './kept-results.js';
import { Inputs, type InputDraft, type RunOptions } from './inputs.js';
import { countsOf, look } from './look.js';
import { resultOf, type Counts, type EvidenceWorld, type Looked, type ResultFrame } from './stored-result.js';

/** A checked file. */
export interface CheckedFile {
  /** As reports show it. */
  readonly path: string;
  /** Its file with links resolved; `undefined` for standard input without a name. */
  readonly realPath: string | undefined;
  /** The baseline that is still to be applied; none where it is not asked for, or where only what is new was looked at. */
  readonly baseline: BaselinePlace | undefined;
  readonly result: CheckResult;
  readonly counts: Counts;
  /** How many rules looked at it: none where all are off or lack their corpus. */
  readonly rulesRun: number;
  /** Where its text comes from, where that was asked for and there is a corpus to tell by. */
  readonly reuse?: Reuse | undefined;
  /** All its targets beside those of its corpus, where that was asked for. */
  readonly ledger?: Ledger | undefined;
}

/** What is worked out of each draft besides its findings. */
export interface Measures {
  /** Where its text comes from. */
  readonly reuse?: boolean;
  /** Its targets beside those of its corpus. */
  readonly ledger?: boolean;
  /** How many targets it has. */
  readonly targets?: boolean;
}

/** The outcome of a run. */
export interface RunResult {
  readonly files: readonly CheckedFile[];
  readonly skipped: readonly Skipped[];
  readonly corpusDocuments: number;
  readonly corpusClauses: number;
  /** What was left out because it is not new, where that was asked for. */
  readonly since?: Since | undefined;
}

/** Hears how far a run has come. */
export type Tell = (done: number, total?: number) => void;

/** A draft of a run and what is known before it is looked at. */
interface Job {
  readonly draft: InputDraft;
  readonly others: TellingDrafts | undefined;
  readonly before: Before;
  /** Where its result may be known from. */
  readonly memory: { readonly results: ResultCache; readonly key: string } | undefined;
  /** Where its result goes, in a large run. */
  readonly shelf: ResultShelf | undefined;
  /** Another draft of the run, by its path. */
  draftAt(path: string): InputDraft | undefined;
}

/** Takes the steps of looking at a draft, or knows what comes of them; `undefined` where that is no longer wanted. */
type Finish = (steps: Steps<Looked>) => Looked | undefined;

/** Checks files, several at a time where there are threads for it. Throws a `UserError` where a named input, a configuration or a corpus cannot be used. */
export class Runner {
  constructor(
    private readonly options: RunOptions,
    /** Loaded when names need their words compared. */
    private readonly segmenters?: SegmenterHost,
    private readonly measures: Measures = {},
    /** Results of earlier runs. */
    private readonly results?: ResultCache,
    /** Threads that may help. */
    private readonly threads?: ThreadWish,
  ) {}

  /** `tell` hears how many drafts are done, of how many once they are all read. */
  run(tell: Tell = () => undefined): RunResult {
    const since = sinceOf(this.options);
    const inputs = new Inputs(this.options);
    const drafts: InputDraft[] = [];
    const together = new RunDrafts();
    for (const draft of inputs.drafts()) {
      drafts.push(draft);
      together.add(draft, draft.document.whole());
      tell(drafts.length);
    }
    const byPath = new Map(drafts.map((draft) => [draft.path, draft]));
    const namesAreClear = byPath.size === drafts.length; // results as data name other drafts by their paths
    const shelf = inputs.aside && namesAreClear ? new ResultShelf(inputs.aside) : undefined;
    const jobs = drafts.map((draft, index): Job => {
      const before = since?.before(draft);
      const memory = this.results && before !== 'unchanged' ? { results: this.results, key: keyOf([draft.content(), together.seenFrom(index), this.measures.targets === true]) } : undefined;
      return { draft, before, memory, shelf, others: together.beside(index), draftAt: (path) => byPath.get(path) };
    });
    const helpers = namesAreClear ? this.helpersFor(jobs) : undefined;
    const files = helpers ? this.shared(jobs, inputs, helpers, tell) : jobs.map((job, index) => {
      const file = this.whole(job, inputs, finishSteps)!;
      tell(index + 1, jobs.length);
      return file;
    });
    helpers?.end();
    this.results?.save();
    const loaded = inputs.loadedCorpora();
    return {
      files,
      since,
      skipped: inputs.skipped(),
      corpusDocuments: loaded.reduce((sum, { corpus }) => sum + corpus.documents.length, 0),
      corpusClauses: loaded.reduce((sum, { corpus }) => sum + corpus.clauseCount, 0),
    };
  }

  /** What the fixable rules find in a text that stands in the place of a draft: findings for {@link fixDraft}. */
  static *fixable(options: RunOptions, segmenters?: SegmenterHost): Iterable<Fixable> {
    const since = sinceOf(options);
    const inputs = new Inputs(options);
    const runner = new Runner(options, segmenters);
    const seen = new Set<string | undefined>();
    for (const draft of inputs.drafts()) {
      const { path, realPath: file, source } = draft;
      const isStdin = file === undefined || source.isStdin;
      if (!isStdin && seen.has(file)) continue; // named twice
      seen.add(file);
      const before = since?.before(draft);
      if (before === 'unchanged') continue;
      yield {
        path,
        kind: source.kind,
        file: isStdin ? undefined : file,
        text: isStdin || source.kind !== 'text' ? draft.document.text : undefined,
        check: (text) => {
          const now = inputs.withText(draft, text);
          if (!now) return [];
          const rules = now.world.rules.filter(({ meta }) => meta.fixable);
          const job = { draft: { ...now, world: { ...now.world, rules } }, others: undefined, before, memory: undefined, shelf: undefined, draftAt: () => undefined };
          const { findings } = runner.whole(job, inputs, finishSteps)!.result;
          return !before && draft.baseline && file !== undefined ? markedBy(draft.baseline, file, findings) : findings;
        },
      };
    }
  }

  /** Threads for the drafts that have to be looked at, where they pay. */
  private helpersFor(jobs: readonly Job[]): CheckThreads | undefined {
    if (!this.threads) return undefined;
    const open = [...jobs.keys()].filter((index) => !isKnown(jobs[index]!));
    const count = threadsFor(this.threads, open.map((index) => jobs[index]!.draft.length));
    const start = { cwd: this.options.cwd, targets: this.measures.targets === true };
    return count > 1 ? new CheckThreads(this.threads.script, count - 1, start, open, (index) => taskOf(index, jobs[index]!.draft, jobs[index]!.others)) : undefined;
  }

  /** Looks at drafts here, while threads look at others. */
  private shared(jobs: readonly Job[], inputs: Inputs, helpers: CheckThreads, tell: Tell): CheckedFile[] {
    const files = jobs.map((job) => (isKnown(job) ? this.whole(job, inputs, finishSteps) : undefined));
    let done = files.filter((file) => file !== undefined).length;
    for (;;) {
      helpers.attend();
      const answer = helpers.answer();
      const index = answer?.index ?? helpers.next();
      if (index === undefined) break;
      const job = jobs[index]!;
      const { found } = answer ?? {};
      files[index] = this.whole(job, inputs, found ? () => resultOf(found, frameOf(job.draft), evidenceOf(job)) : (steps) => finishMeanwhile(steps, index, helpers));
      if (!files[index]) continue;
      helpers.settled(index);
      tell(++done, jobs.length);
    }
    return files as CheckedFile[];
  }

  /** Against a corpus that turned out to be damaged nothing was checked: the draft is checked again. `undefined` where the result is no longer wanted. */
  private whole(job: Job, inputs: Inputs, finish: Finish): CheckedFile | undefined {
    if (job.before === 'unchanged') return this.unchanged(job);
    const checked = this.checked(job, job.before?.(), finish);
    const mended = inputs.mended(job.draft);
    if (!mended) return checked;
    job.memory?.results.drop(job.memory.key); // it was found against the damaged corpus
    return this.checked({ ...job, draft: mended, memory: undefined }, job.before?.(), finishSteps);
  }

  /** A draft in which nothing is new: no rule has to look at it again. */
  private unchanged({ draft: { path, realPath, document, world, settings }, others }: Job): CheckedFile {
    const { asOf, territory, level } = settings;
    const result: CheckResult = { document, asOf, territory, level, findings: [], problems: [], notChecked: [], judged: [], needsSegmenter: false };
    return { path, realPath, baseline: undefined, result, counts: countsOf(document.whole(), this.measures.targets === true), rulesRun: rulesFor({ world: { ...world, others }, settings }).length };
  }

  private checked(job: Job, before: PolicyDocument | undefined, finish: Finish): CheckedFile | undefined {
    const { draft, others, memory } = job;
    const { path, realPath, baseline, document: kept, world: given, settings } = draft;
    const corpus = this.measures.reuse && given.corpus ? new RememberingCorpus(given.corpus) : given.corpus;
    const world = { ...given, corpus, others };
    const known = memory?.results.get(memory.key, frameOf(draft), evidenceOf(job));
    const looked = known ?? finish(this.looking(kept, world, settings));
    if (!looked) return undefined;
    if (!known) memory?.results.put(memory.key, looked);
    const { result: all, counts } = looked;
    // What the baseline knows is told by all findings; of those that are new nothing is stale.
    const marked = before && baseline && realPath !== undefined ? { ...all, findings: markedBy(baseline, realPath, all.findings) } : all;
    const result = withNotes(before ? sinceThen(marked, before) : all, draft);
    const { territory, level, asOf } = settings;
    const reuse = this.measures.reuse && corpus ? reuseOf(kept.whole(), { corpus, own: world.own, territory }) : undefined;
    const frame = { asOf: asOf.day, territory, level, facts: world.facts, own: world.own, corpus };
    const ledger = this.measures.ledger ? ledgerOf(targetsIn(kept.whole()), { ...frame, document: kept.whole() }, { all: true }) : undefined;
    const file = { path, realPath, baseline: before ? undefined : baseline, result: { ...result, document: kept }, counts, rulesRun: rulesFor({ world, settings }).length, reuse, ledger };
    return job.shelf ? job.shelf.keep(file, evidenceOf(job)) : { ...file, result: keptResult(result, kept) };
  }

  /** The document is parsed when the first step is taken. */
  private *looking(kept: KeptDocument, world: CheckWorld, settings: InputDraft['settings']): Steps<Looked> {
    return yield* look(kept.whole(), world, settings, this.measures.targets === true, this.segmenters);
  }
}

/** Whether nobody has to look at a draft. */
function isKnown({ before, memory }: Job): boolean {
  return before === 'unchanged' || memory?.results.has(memory.key) === true;
}

/** Takes all steps and attends to threads between them; `undefined` where one of them was quicker. */
function finishMeanwhile(steps: Steps<Looked>, index: number, helpers: CheckThreads): Looked | undefined {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    helpers.attend();
    if (helpers.isFound(index)) return undefined;
  }
}

function frameOf({ document, settings: { asOf, territory, level } }: InputDraft): ResultFrame {
  return { document, asOf, territory, level, needsSegmenter: false };
}

function evidenceOf({ draft, draftAt }: Job): EvidenceWorld {
  return { corpus: draft.world.corpus, draft: draftAt };
}

function sinceOf({ since, cwd }: RunOptions): Since | undefined {
  return since === undefined ? undefined : new Since(since, cwd);
}

/** What a reader should know of how a draft was read that is no plain text stands with what was not checked. */
function withNotes(result: CheckResult, { source: { notes } }: InputDraft): CheckResult {
  return notes.length === 0 ? result : { ...result, notChecked: [...notes.map((reason) => ({ what: READING, reason })), ...result.notChecked] };
}

const READING: Localized = { zh: '文件读入', en: 'reading of the file' };

/** What is kept of a result: nothing that would keep its document alive. */
function keptResult({ findings, problems, notChecked, ...rest }: CheckResult, document: PolicyDocument): CheckResult {
  const evidence = findings.map((finding) => finding.evidence.map((each) => each.document));
  const bare = findings.map((finding) => ({ ...finding, evidence: finding.evidence.map((each) => ({ ...each, document: 'draft' as const })) }));
  const kept = detached({ findings: bare, problems, notChecked });
  const whole = kept.findings.map((finding, index) => ({ ...finding, evidence: finding.evidence.map((each, at) => ({ ...each, document: evidence[index]![at]! })) }));
  return { ...rest, ...kept, findings: whole, document };
}

function rulesFor({ world, settings: { only, severities } }: Pick<InputDraft, 'world' | 'settings'>): Rule[] {
  return world.rules.filter(({ meta }) => (only?.has(meta.id) ?? true) && (severities.get(meta.id) ?? meta.severity) !== 'off' && canRun(meta, world));
}
