/** Writes a run as a GitLab Code Quality report: a list of issues. It knows neither suppressions nor evidence. */

import type { Severity } from '../../rules/model.js';
import { hash64 } from '../../text/hash.js';
import type { RunReport } from '../report.js';
import { jsonPieces, Listed } from './json-pieces.js';
import { eachShownFile, runNotes, type Note, type Range } from './shown.js';
import type { Written } from './writers.js';

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
export function writeGitlab(report: RunReport): Written {
  return { text: jsonPieces(new Listed(issuesOf(report))) };
}

function* issuesOf(report: RunReport): Iterable<Issue> {
  const identities = new Identities();
  const ofFiles: Note[] = [];
  for (const { path, findings, notes } of eachShownFile(report)) {
    ofFiles.push(...notes);
    for (const { rule, severity, message, range, finding, standing } of findings) {
      if (standing === 'open') yield issueOf(rule, severity, message, path, range, identities.of(path, rule, finding.fingerprint));
    }
  }
  for (const { kind, severity, message, path, range } of runNotes(report, ofFiles)) yield issueOf(kind, severity, message, path, range, identities.of(path, kind, message));
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
