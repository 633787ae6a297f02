/** The outcome of a run as the writers see it: counts, exit code. */

import type { Finding } from '../engine/model.js';
import type { BaselineUse } from '../host/baselines.js';
import type { RunResult } from '../host/run.js';
import type { Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import type { Language } from '../text/localized.js';
import { titleSpans } from '../text/marks.js';
import type { FailOn } from './options.js';

/** Findings by severity, suppressed ones apart; clauses looked at. */
export interface Summary extends Record<Severity, number> {
  readonly files: number;
  readonly suppressed: number;
  readonly baselined: number;
  readonly clauses: number;
  /** Mentions of documents by title: outermost 《…》 in the clauses. */
  readonly citations: number;
  readonly corpusDocuments: number;
  readonly corpusClauses: number;
  readonly milliseconds: number;
  /** Fixes that were made before, or would be, where that was asked for. */
  readonly fixed?: number | undefined;
}

/** What a writer (输出格式) is given: the outcome of a run, and how it was asked to be shown. */
export interface RunReport {
  readonly run: RunResult;
  /** The baselines that were used. */
  readonly baselines: readonly BaselineUse[];
  readonly summary: Summary;
  /** The tool's. */
  readonly version: string;
  readonly language: Language;
  /** Whether infos are left out. */
  readonly quiet: boolean;
  /** Whether it was asked where the text comes from. */
  readonly stats: boolean;
  readonly failOn: FailOn;
  readonly today: IsoDate;
  /** The package's folder, which holds the rules' pages. */
  readonly root: string;
  /** The working folder: relative paths begin here. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly color: boolean;
  /** Terminal columns; a Chinese character takes two. */
  readonly width: number;
}

/** Whether a finding counts: `suppressed` by a comment and `baselined` ones do not. */
export type Standing = 'open' | 'suppressed' | 'baselined';

/** How a finding stands. */
export function standingOf(finding: Pick<Finding, 'suppressed' | 'baselined'>): Standing {
  if (finding.suppressed) return 'suppressed';
  return finding.baselined ? 'baselined' : 'open';
}

/** Exit codes of `check`. */
export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;

/** Counts a run. `milliseconds` is its wall time, `fixed` the number of fixes before it. */
export function summarize(run: RunResult, milliseconds: number, fixed?: number): Summary {
  const counts = { error: 0, warning: 0, info: 0, suppressed: 0, baselined: 0 };
  let clauses = 0;
  let citations = 0;
  for (const { result } of run.files) {
    clauses += result.document.clauses.length;
    for (const clause of result.document.clauses) citations += titleSpans(clause.text).length;
    for (const finding of result.findings) {
      const standing = standingOf(finding);
      counts[standing === 'open' ? finding.severity : standing]++;
    }
  }
  const { corpusDocuments, corpusClauses } = run;
  return { files: run.files.length, ...counts, clauses, citations, corpusDocuments, corpusClauses, milliseconds, ...(fixed !== undefined && { fixed }) };
}

/** Whether no rule looked at any file: that is never a success. */
export function nothingChecked(run: RunResult): boolean {
  return run.files.every(({ rulesRun }) => rulesRun === 0);
}

/** The exit code: 2 where nothing was checked or a rule crashed, 1 where findings reach `failOn`, otherwise 0. */
export function exitCode(run: RunResult, failOn: FailOn): number {
  if (nothingChecked(run)) return EXIT.failure;
  if (run.files.some(({ result }) => result.problems.some((problem) => problem.kind === 'rule-crash'))) return EXIT.failure;
  const fails = run.files.some(({ result }) => result.findings.some((finding) => standingOf(finding) === 'open' && reaches(finding.severity, failOn)));
  return fails ? EXIT.findings : EXIT.clean;
}

/** Severities from the weakest to the strongest. */
const ORDER: readonly Severity[] = ['info', 'warning', 'error'];

/** Whether findings of this severity make a run fail. */
export function reaches(severity: Severity, failOn: FailOn): boolean {
  return failOn !== 'never' && ORDER.indexOf(severity) >= ORDER.indexOf(failOn);
}
