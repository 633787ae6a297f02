/** Writes a run as a GitLab Code Quality report: a list of issues. It knows neither suppressions nor evidence. */

import type { Severity } from '../../rules/model.js';
import { hash64 } from '../../text/hash.js';
import type { RunReport } from '../report.js';
import { runNotes, shownFiles, type Range } from './shown.js';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

interface Issue {
  readonly description: string;
  readonly check_name: string;
  /** Identity in a report: the same issue has the same one in the next report. */
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

/** The whole report, ending with a line break. */
export function writeGitlab(report: RunReport): string {
  const identities = new Identities();
  const files = shownFiles(report);
  const issues = files.flatMap(({ path, findings }) => findings.filter(({ standing }) => standing === 'open').map(({ rule, severity, message, range, finding }) => issueOf(rule, severity, message, path, range, identities.of(path, rule, finding.fingerprint))));
  const notes = runNotes(report, files).map(({ kind, severity, message, path, range }) => issueOf(kind, severity, message, path, range, identities.of(path, kind, message)));
  return `${JSON.stringify([...issues, ...notes], undefined, 2)}\n`;
}

/** What has no place of its own stands at the beginning of its file. */
function issueOf(name: string, severity: Severity, description: string, path: string, range: Range | undefined, fingerprint: string): Issue {
  const lines = { begin: range?.start.line ?? 1, end: range?.end.line ?? 1 };
  return { description, check_name: name, fingerprint, severity: LEVEL[severity], location: { path, lines } };
}

/** Identities of issues: by file and content, the second of its kind by its number. GitLab shows one issue for each. */
class Identities {
  private readonly given = new Map<string, number>();

  of(...parts: readonly string[]): string {
    const key = JSON.stringify(parts);
    const number = (this.given.get(key) ?? 0) + 1;
    this.given.set(key, number);
    return hash64(number === 1 ? key : `${key}${number}`);
  }
}
