/** One run of the checker over named files, draft by draft. */

import { canRun, checkNow, type CheckWorld } from '../engine/check.js';
import { RememberingCorpus } from '../corpus/remembering-corpus.js';
import type { PolicyDocument } from '../document/model.js';
import type { CheckResult } from '../engine/model.js';
import { ledgerOf, type Ledger } from '../engine/ledger.js';
import { reuseOf, type Reuse } from '../engine/reuse.js';
import { targetsIn } from '../extract/targets/index.js';
import type { Rule } from '../rules/model.js';
import { RunDrafts } from '../rules/other-drafts.js';
import { titleSpans } from '../text/marks.js';
import { markedBy, type BaselinePlace } from './baseline-file.js';
import type { Skipped } from './files.js';
import { keyOf, type ResultCache } from './result-cache.js';
import { Since, sinceThen } from './since.js';
import type { SegmenterHost } from './segmenter.js';
import type { Fixable } from './fixer.js';
import { detached } from './kept-documents.js';
import { Inputs, type InputDraft, type RunOptions } from './inputs.js';

/** A checked file. */
export interface CheckedFile {
  /** As reports show it. */
  readonly path: string;
  /** Its file with links resolved; `undefined` for standard input without a name. */
  readonly realPath: string | undefined;
  /** The baseline that is still to be applied; none where it is not asked for, or where only what is new was looked at. */
  readonly baseline: BaselinePlace | undefined;
  readonly result: CheckResult;
  /** Clauses, mentions of documents by title (outermost 《…》), and quantified targets where those were asked for. */
  readonly counts: { readonly clauses: number; readonly citations: number; readonly targets: number };
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

/** Checks files one after the other. Throws a `UserError` where a named input, a configuration or a corpus cannot be used. */
export class Runner {
  constructor(
    private readonly options: RunOptions,
    /** Loaded when names need their words compared. */
    private readonly segmenters?: SegmenterHost,
    private readonly measures: Measures = {},
    /** Results of earlier runs. */
    private readonly results?: ResultCache,
  ) {}

  run(): RunResult {
    const since = sinceOf(this.options);
    const inputs = new Inputs(this.options);
    const drafts: InputDraft[] = [];
    const together = new RunDrafts();
    for (const draft of inputs.drafts()) {
      drafts.push(draft);
      together.add(draft, draft.document.whole());
    }
    const byPath = new Map(drafts.map((draft) => [draft.path, draft]));
    const files = drafts.map((draft, index) => {
      const before = since?.before(draft);
      if (before === 'unchanged') return this.unchanged(draft, together.beside(index));
      const memory = this.results && { results: this.results, key: keyOf([draft.content(), together.seenFrom(index), this.measures.targets === true]), draft: (path: string) => byPath.get(path) };
      return this.whole(draft, together.beside(index), inputs, before, memory);
    });
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
          const { findings } = runner.whole({ ...now, world: { ...now.world, rules } }, undefined, inputs, before).result;
          return !before && draft.baseline && file !== undefined ? markedBy(draft.baseline, file, findings) : findings;
        },
      };
    }
  }

  /** Against a corpus that turned out to be damaged nothing was checked: the draft is checked again. */
  private whole(draft: InputDraft, others: CheckWorld['others'], inputs: Inputs, before?: PolicyDocument, memory?: Memory): CheckedFile {
    const checked = this.checked(draft, others, before, memory);
    const mended = inputs.mended(draft);
    if (!mended) return checked;
    memory?.results.drop(memory.key); // it was found against the damaged corpus
    return this.checked(mended, others, before);
  }

  /** A draft in which nothing is new: no rule has to look at it again. */
  private unchanged({ path, realPath, document, world, settings: { asOf, territory, level, ...settings } }: InputDraft, others: CheckWorld['others']): CheckedFile {
    const result: CheckResult = { document, asOf, territory, level, findings: [], problems: [], notChecked: [], judged: [], needsSegmenter: false };
    const rulesRun = rulesFor({ world: { ...world, others }, settings: { asOf, territory, level, ...settings } }).length;
    return { path, realPath, baseline: undefined, result, counts: this.counts(document.whole()), rulesRun };
  }

  private checked({ path, realPath, baseline, document: kept, world: given, settings }: InputDraft, others: CheckWorld['others'], before?: PolicyDocument, memory?: Memory): CheckedFile {
    const corpus = this.measures.reuse && given.corpus ? new RememberingCorpus(given.corpus) : given.corpus;
    const world = { ...given, corpus, others };
    const { territory, level, asOf } = settings;
    const known = memory?.results.get(memory.key, { document: kept, asOf, territory, level, needsSegmenter: false }, { corpus: given.corpus, draft: memory.draft });
    const { result: all, counts } = known ?? this.looked(kept.whole(), world, settings);
    if (!known) memory?.results.put(memory.key, all, counts);
    // What the baseline knows is told by all findings; of those that are new nothing is stale.
    const marked = before && baseline && realPath !== undefined ? { ...all, findings: markedBy(baseline, realPath, all.findings) } : all;
    const result = before ? sinceThen(marked, before) : all;
    const reuse = this.measures.reuse && corpus ? reuseOf(kept.whole(), { corpus, own: world.own, territory }) : undefined;
    const frame = { asOf: asOf.day, territory, level, facts: world.facts, own: world.own, corpus };
    const ledger = this.measures.ledger ? ledgerOf(targetsIn(kept.whole()), { ...frame, document: kept.whole() }, { all: true }) : undefined;
    return { path, realPath, baseline: before ? undefined : baseline, result: keptResult(result, kept), counts, rulesRun: rulesFor({ world, settings }).length, reuse, ledger };
  }

  private looked(document: PolicyDocument, world: CheckWorld, settings: InputDraft['settings']): Pick<CheckedFile, 'result' | 'counts'> {
    return { result: this.found(document, world, settings), counts: this.counts(document) };
  }

  /** The findings of a draft; the segmenter is loaded where that turns out to be needed. */
  private found(document: PolicyDocument, world: CheckWorld, settings: InputDraft['settings']): CheckResult {
    const first = checkNow(document, { ...world, ...this.segmenters?.world() }, settings);
    const again = first.needsSegmenter && this.segmenters !== undefined && !this.segmenters.settled;
    return again ? checkNow(document, { ...world, ...this.segmenters!.loadedWorld() }, settings) : first;
  }

  private counts(document: PolicyDocument): CheckedFile['counts'] {
    const citations = document.clauses.reduce((sum, { text }) => sum + titleSpans(text).length, 0);
    return { clauses: document.clauses.length, citations, targets: this.measures.targets ? targetsIn(document).length : 0 };
  }
}

/** Where the result of a draft may be known from. */
interface Memory {
  readonly results: ResultCache;
  readonly key: string;
  draft(path: string): InputDraft | undefined;
}

function sinceOf({ since, cwd }: RunOptions): Since | undefined {
  return since === undefined ? undefined : new Since(since, cwd);
}

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
