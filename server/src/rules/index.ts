/** The rules, in the order in which they are listed and run. A new rule is added here and nowhere else. */

import { duplicateClause } from './duplicate-clause.js';
import { duplicateInDraft } from './duplicate-in-draft.js';
import { headingSequence } from './heading-sequence.js';
import { incompletePlenumList } from './incomplete-plenum-list.js';
import type { Rule } from './model.js';
import { outdatedMeeting } from './outdated-meeting.js';
import { outdatedPlan } from './outdated-plan.js';
import { prematureReference } from './premature-reference.js';

export const rules: readonly Rule[] = [outdatedMeeting, incompletePlenumList, prematureReference, outdatedPlan, duplicateClause, duplicateInDraft, headingSequence];
