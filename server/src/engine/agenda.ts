/** Which rules look at which passages (议程): each subject is looked for once in a passage, and only rules about what is there are asked. */

import type { Facts } from '../facts/facts.js';
import type { DocumentRule, PassageRule, Rule, Subject } from '../rules/model.js';
import type { RunningText } from '../rules/passages.js';

/** A document rule that looks at clauses before it concludes. */
export type LookingRule = DocumentRule & Required<Pick<DocumentRule, 'lookAt'>>;

/** The rules that are shown a passage. */
export interface Askers {
  readonly judges: readonly PassageRule[];
  readonly lookers: readonly LookingRule[];
}

/** Subjects are the bits of a number. */
const MOST_SUBJECTS = 31;

/** Made once for a list of rules and the facts that they go by. */
export class Agenda {
  private readonly subjects: Subject[] = [];
  private readonly judges: readonly { readonly rule: PassageRule; readonly subjects: number }[];
  private readonly lookers: readonly { readonly rule: LookingRule; readonly subjects: number }[];
  private readonly bySubjects = new Map<number, Askers>();

  constructor(
    readonly rules: readonly Rule[],
    readonly facts: Facts,
  ) {
    this.judges = rules.filter((rule) => 'checkPassage' in rule).map((rule) => ({ rule, subjects: this.subjectsOf(rule) }));
    this.lookers = rules.filter((rule): rule is LookingRule => !('checkPassage' in rule) && rule.lookAt !== undefined).map((rule) => ({ rule, subjects: this.subjectsOf(rule) }));
  }

  /** The rules about what a passage speaks of. */
  askers(passage: RunningText): Askers {
    let found = 0;
    for (let index = 0; index < this.subjects.length; index++) if (speaksOf(passage, this.subjects[index]!)) found |= 1 << index;
    let askers = this.bySubjects.get(found);
    if (!askers) this.bySubjects.set(found, (askers = this.askersAbout(found)));
    return askers;
  }

  private askersAbout(found: number): Askers {
    const about = ({ subjects }: { readonly subjects: number }): boolean => subjects === 0 || (subjects & found) !== 0;
    return { judges: this.judges.filter(about).map(({ rule }) => rule), lookers: this.lookers.filter(about).map(({ rule }) => rule) };
  }

  /** The bits of what a rule is about; none where it wants to see everything. */
  private subjectsOf({ about }: Rule): number {
    return (about?.(this.facts) ?? []).reduce((bits, subject) => bits | (1 << this.indexOf(subject)), 0);
  }

  private indexOf(subject: Subject): number {
    const index = this.subjects.indexOf(subject);
    if (index >= 0) return index;
    if (this.subjects.length === MOST_SUBJECTS) throw new Error(`rules are about more than ${MOST_SUBJECTS} subjects`);
    return this.subjects.push(subject) - 1;
  }
}

/** Where looking fails, the rules about the subject are asked, and the failure is theirs to be reported. */
function speaksOf(passage: RunningText, subject: Subject): boolean {
  try {
    return passage.speaksOf(subject);
  } catch {
    return true;
  }
}
