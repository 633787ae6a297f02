/** What the command line program writes (命令行程序的输出): progress and remarks on standard error, results as JSON. Knows no editor. */

/** How many drafts are read or, once their number is known, checked. */
export interface Progress {
  readonly done: number;
  readonly total?: number;
}

/** Line and column from 1, in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export interface PlaceRange {
  readonly start: Place;
  readonly end: Place;
}

/** The part of docs/check-result.schema.json that is shown. */
export interface CheckReport {
  readonly files: readonly FileReport[];
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly baselines?: readonly BaselineReport[];
}

export interface BaselineReport {
  readonly path: string;
  /** What was written; `named` says whether a configuration names the file. */
  readonly written?: { readonly named: boolean; readonly drafts: number; readonly findings: number };
}

export interface FileReport {
  readonly path: string;
  readonly findings: readonly FindingReport[];
  readonly problems: readonly { readonly kind: string; readonly message: string; readonly range?: PlaceRange }[];
}

export interface FindingReport {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly range: PlaceRange;
  readonly suppressed?: object;
  readonly baselined?: boolean;
  readonly related: readonly RelatedReport[];
}

export interface RelatedReport {
  readonly path: string;
  /** Its corpus, to which the path is relative; a draft where there is none. */
  readonly corpus?: string;
  readonly title: string | null;
  readonly range: PlaceRange;
  readonly message: string;
}

/** How many drafts were checked, and what counts in them. */
export interface Totals {
  readonly files: number;
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** The progress that a line of standard error tells, if it tells any. */
export function readProgress(line: string): Progress | undefined {
  const match = /^wenheng: progress (\d+)(?:\/(\d+))?$/.exec(line);
  if (!match) return undefined;
  return { done: Number(match[1]), ...(match[2] !== undefined && { total: Number(match[2]) }) };
}

/** What a line of standard error says, without the name of who says it. */
export function readSaid(line: string): string {
  return line.replace(/^wenheng: /, '');
}

/** The report of a run; `undefined` where the run ended without one. */
export function readReport(output: string): CheckReport | undefined {
  try {
    return JSON.parse(output) as CheckReport;
  } catch {
    return undefined;
  }
}

/** What counts in a draft: neither suppressed nor covered by a baseline. */
export function countingFindings({ findings }: FileReport): FindingReport[] {
  return findings.filter(({ suppressed, baselined }) => suppressed === undefined && baselined !== true);
}

export function totalsOf(files: Iterable<FileReport>): Totals {
  const totals = { files: 0, error: 0, warning: 0, info: 0 };
  for (const file of files) {
    totals.files++;
    for (const { severity } of countingFindings(file)) totals[severity]++;
  }
  return totals;
}
