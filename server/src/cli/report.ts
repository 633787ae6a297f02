/** The outcome of a run as the writers see it: counts, exit code. */

import type { RunResult } from '../host/run.js';
import type { Severity } from '../rules/model.js';
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
}

/** Exit codes of `check`. */
export const EXIT = { clean: 0, findings: 1, failure: 2 } as const;

/** Counts a run. `milliseconds` is its wall time. */
export function summarize(run: RunResult, milliseconds: number): Summary {
  const counts = { error: 0, warning: 0, info: 0, suppressed: 0 };
  let clauses = 0;
  let citations = 0;
  for (const { result } of run.files) {
    clauses += result.document.clauses.length;
    for (const clause of result.document.clauses) citations += titleSpans(clause.text).length;
    for (const finding of result.findings) {
      if (finding.suppressed) counts.suppressed++;
      else counts[finding.severity]++;
    }
  }
  const { corpusDocuments, corpusClauses } = run;
  return { files: run.files.length, ...counts, baselined: 0, clauses, citations, corpusDocuments, corpusClauses, milliseconds };
}

/** Whether no rule looked at any file: that is never a success. */
export function nothingChecked(run: RunResult): boolean {
  return run.files.every(({ rulesRun }) => rulesRun === 0);
}

/** The exit code: 2 where nothing was checked or a rule crashed, 1 where findings reach `failOn`, otherwise 0. */
export function exitCode(run: RunResult, failOn: FailOn): number {
  if (nothingChecked(run)) return EXIT.failure;
  if (run.files.some(({ result }) => result.problems.some((problem) => problem.kind === 'rule-crash'))) return EXIT.failure;
  if (failOn === 'never') return EXIT.clean;
  const order: readonly Severity[] = ['info', 'warning', 'error'];
  const reaches = (severity: Severity): boolean => order.indexOf(severity) >= order.indexOf(failOn);
  const fails = run.files.some(({ result }) => result.findings.some((finding) => !finding.suppressed && reaches(finding.severity)));
  return fails ? EXIT.findings : EXIT.clean;
}
