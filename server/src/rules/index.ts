/** The rules, in the order in which they are listed and run. A new rule is added here and nowhere else. */

import { alteredCopy } from './altered-copy.js';
import { duplicateAcrossDrafts } from './duplicate-across-drafts.js';
import { duplicateClause } from './duplicate-clause.js';
import { duplicateInDraft } from './duplicate-in-draft.js';
import { headingSequence } from './heading-sequence.js';
import { incompletePlenumList } from './incomplete-plenum-list.js';
import type { Rule } from './model.js';
import { nonstandardName } from './nonstandard-name.js';
import { outdatedAgency } from './outdated-agency.js';
import { outdatedLaw } from './outdated-law.js';
import { outdatedMeeting } from './outdated-meeting.js';
import { outdatedPlan } from './outdated-plan.js';
import { outdatedSlogan } from './outdated-slogan.js';
import { outdatedTerm } from './outdated-term.js';
import { prematureReference } from './premature-reference.js';
import { targetBelowBaseline } from './target-below-baseline.js';
import { targetBelowSuperior } from './target-below-superior.js';
import { targetConflict } from './target-conflict.js';
import { targetSelfConflict } from './target-self-conflict.js';
import { targetDeadlinePassed } from './target-deadline-passed.js';
import { targetPeriodMismatch } from './target-period-mismatch.js';
import { targetUnit } from './target-unit.js';
import { citationTitle } from './citation-title.js';
import { citationNumber } from './citation-number.js';
import { supersededDocument } from './superseded-document.js';
import { draftCited } from './draft-cited.js';
import { citationUnknown } from './citation-unknown.js';
import { targetArithmetic } from './target-arithmetic.js';
import { targetUncovered } from './target-uncovered.js';

export const rules: readonly Rule[] = [
  targetSelfConflict, targetConflict, targetBelowSuperior, targetBelowBaseline, targetDeadlinePassed, targetPeriodMismatch, targetUnit, targetArithmetic, targetUncovered,
  outdatedMeeting, incompletePlenumList, prematureReference, outdatedPlan, outdatedAgency, outdatedLaw, outdatedTerm, outdatedSlogan, nonstandardName,
  citationTitle, citationNumber, supersededDocument, draftCited, citationUnknown,
  duplicateClause, alteredCopy, duplicateInDraft, duplicateAcrossDrafts,
  headingSequence,
];
