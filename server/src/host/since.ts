/** `--since`: drafts beside what they were at a revision (只看改动), so that only what was written since is reported. */

import type { PolicyDocument } from '../document/model.js';
import { changedSpans, isAboutChange } from '../engine/changed.js';
import type { CheckResult } from '../engine/model.js';
import type { Span } from '../text/span.js';
import { decode } from './decode.js';
import { Revision } from './git.js';
import type { InputDraft } from './inputs.js';

/** What was there before: the same text, or another, which is read when somebody asks; `undefined` where the draft is looked at as a whole. */
export type Before = 'unchanged' | (() => PolicyDocument | undefined) | undefined;

/** What a run leaves out because it is not new. */
export class Since {
  /** Drafts that lie outside the repository: they were checked as a whole. */
  readonly outside: string[] = [];
  /** Drafts that are no plain text and have changed: what they were is not read, and they were checked as a whole. */
  readonly notText: string[] = [];
  unchanged = 0;
  private readonly revision: Revision;

  /** Throws a UserError where the folder is in no repository, or that has no such revision. */
  constructor(readonly name: string, folder: string) {
    this.revision = Revision.of(name, folder);
  }

  before({ path, realPath, source, document }: InputDraft): Before {
    const standing = realPath === undefined ? undefined : this.revision.standingOf(realPath);
    if (!standing || standing.kind === 'outside') this.outside.push(path);
    if (!standing || !('before' in standing)) return undefined;
    if (standing.kind === 'unchanged' && !source.isStdin) {
      this.unchanged++;
      return 'unchanged';
    }
    if (source.kind !== 'text') {
      this.notText.push(path);
      return undefined;
    }
    return () => {
      const decoded = decode(standing.before());
      return 'text' in decoded ? document.withText(decoded.text) : undefined;
    };
  }
}

/** What of a result is about something that was not there before. */
export function sinceThen(result: CheckResult, before: PolicyDocument): CheckResult {
  const changed = changedSpans(before, result.document);
  const isNew = ({ span }: { readonly span?: Span }): boolean => span === undefined || isAboutChange({ span, evidence: [], data: {} }, changed);
  return { ...result, findings: result.findings.filter((finding) => isAboutChange(finding, changed)), problems: result.problems.filter(isNew), notChecked: result.notChecked.filter(isNew) };
}
