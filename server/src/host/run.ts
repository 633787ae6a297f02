/** One run of the checker over named files, draft by draft. */

import { canRun, checkNow, type CheckWorld } from '../engine/check.js';
import { RememberingCorpus } from '../corpus/remembering-corpus.js';
import type { CheckResult } from '../engine/model.js';
import { ledgerOf, type Ledger } from '../engine/ledger.js';
import { reuseOf, type Reuse } from '../engine/reuse.js';
import { targetsIn } from '../extract/targets/index.js';
import type { Rule } from '../rules/model.js';
import { RunDrafts } from '../rules/other-drafts.js';
import { markedBy, type BaselinePlace } from './baseline-file.js';
import type { Skipped } from './files.js';
import type { SegmenterHost } from './segmenter.js';
import type { Fixable } from './fixer.js';
import { Inputs, type InputDraft, type RunOptions } from './inputs.js';

/** A checked file. */
export interface CheckedFile {
  /** As reports show it. */
  readonly path: string;
  /** Its file with links resolved; `undefined` for standard input without a name. */
  readonly realPath: string | undefined;
  /** The baseline that holds for it; none where it is not asked for. */
  readonly baseline: BaselinePlace | undefined;
  readonly result: CheckResult;
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
}

/** The outcome of a run. */
export interface RunResult {
  readonly files: readonly CheckedFile[];
  readonly skipped: readonly Skipped[];
  readonly corpusDocuments: number;
  readonly corpusClauses: number;
}

/** Checks files one after the other. Throws a `UserError` where a named input, a configuration or a corpus cannot be used. */
export class Runner {
  constructor(
    private readonly options: RunOptions,
    /** Loaded when names need their words compared. */
    private readonly segmenters?: SegmenterHost,
    private readonly measures: Measures = {},
  ) {}

  run(): RunResult {
    const inputs = new Inputs(this.options);
    const drafts = [...inputs.drafts()];
    const together = new RunDrafts(drafts);
    const files = drafts.map((draft, index) => this.whole(draft, together.beside(index), inputs));
    const loaded = inputs.loadedCorpora();
    return {
      files,
      skipped: inputs.skipped(),
      corpusDocuments: loaded.reduce((sum, { corpus }) => sum + corpus.documents.length, 0),
      corpusClauses: loaded.reduce((sum, { corpus }) => sum + corpus.clauseCount, 0),
    };
  }

  /** What the fixable rules find in a text that stands in the place of a draft: findings for {@link fixDraft}. */
  static *fixable(options: RunOptions, segmenters?: SegmenterHost): Iterable<Fixable> {
    const inputs = new Inputs(options);
    const runner = new Runner(options, segmenters);
    const seen = new Set<string | undefined>();
    for (const draft of inputs.drafts()) {
      const { path, realPath: file, source } = draft;
      const isStdin = file === undefined || source.isStdin;
      if (!isStdin && seen.has(file)) continue; // named twice
      seen.add(file);
      yield {
        path,
        file: isStdin ? undefined : file,
        text: isStdin ? source.text : undefined,
        check: (text) => {
          const now = inputs.withText(draft, text);
          if (!now) return [];
          const rules = now.world.rules.filter(({ meta }) => meta.fixable);
          const { findings } = runner.whole({ ...now, world: { ...now.world, rules } }, undefined, inputs).result;
          return draft.baseline && file !== undefined ? markedBy(draft.baseline, file, findings) : findings;
        },
      };
    }
  }

  /** Against a corpus that turned out to be damaged nothing was checked: the draft is checked again. */
  private whole(draft: InputDraft, others: CheckWorld['others'], inputs: Inputs): CheckedFile {
    const checked = this.checked(draft, others);
    const mended = inputs.mended(draft);
    return mended ? this.checked(mended, others) : checked;
  }

  private checked({ path, realPath, baseline, document, world: given, settings }: InputDraft, others: CheckWorld['others']): CheckedFile {
    const corpus = this.measures.reuse && given.corpus ? new RememberingCorpus(given.corpus) : given.corpus;
    const world = { ...given, corpus, others };
    const first = checkNow(document, { ...world, ...this.segmenters?.world() }, settings);
    const again = first.needsSegmenter && this.segmenters !== undefined && !this.segmenters.settled;
    const result = again ? checkNow(document, { ...world, ...this.segmenters!.loadedWorld() }, settings) : first;
    const { territory, level, asOf } = settings;
    const reuse = this.measures.reuse && corpus ? reuseOf(document, { corpus, own: world.own, territory }) : undefined;
    const frame = { asOf: asOf.day, territory, level, facts: world.facts, own: world.own, corpus, document };
    const ledger = this.measures.ledger ? ledgerOf(targetsIn(document), frame, { all: true }) : undefined;
    return { path, realPath, baseline, result, rulesRun: rulesFor({ world, settings }).length, reuse, ledger };
  }
}

function rulesFor({ world, settings: { only, severities } }: Pick<InputDraft, 'world' | 'settings'>): Rule[] {
  return world.rules.filter(({ meta }) => (only?.has(meta.id) ?? true) && (severities.get(meta.id) ?? meta.severity) !== 'off' && canRun(meta, world));
}
