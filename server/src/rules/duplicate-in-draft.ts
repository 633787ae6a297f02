/** duplicate-in-draft: the same clause twice in one draft (文内重复). */

import { headingPath, type Clause, type PolicyDocument } from '../document/model.js';
import type { Localized } from '../text/localized.js';
import { comparableText } from './comparable.js';
import type { DocumentRule, Report, Seen } from './model.js';
import { joinRuns } from './runs.js';

const MESSAGES = {
  clause: (section: string): Localized => ({
    zh: `本段与前文${section ? `“${section}”下的一段` : ''}重复，请保留一处。`,
    en: `This clause repeats an earlier one${section ? ` under "${section}"` : ''}. Keep one of them.`,
  }),
  passage: (clauses: number, section: string): Localized => ({
    zh: `自本段起有${clauses}段与前文${section ? `“${section}”以下` : ''}重复，请核对是否整体粘贴了两遍。`,
    en: `This clause and ${clauses - 1} after it repeat earlier text${section ? ` under "${section}"` : ''}. It may have been pasted twice.`,
  }),
  whole: {
    zh: '全文从这里起又出现一遍，第二遍没有检查，请删去一遍。',
    en: 'The whole text stands here a second time. The second copy was not checked. Delete one of them.',
  } satisfies Localized,
  first: { zh: '前文同一段', en: 'The earlier clause' } satisfies Localized,
};

/** Items of parallel lists and articles (申请材料, 期限, 职责) may be equal; so many of them close together may not. */
const LEAST_IN_LISTS = 6;
/** Clauses that a repeated passage may step over: short lines and table cells between paragraphs are not compared. */
const WIDEST_GAP = 3;
/** The same, where both copies step over the same number: a page pasted twice with its tables. */
const WIDEST_EVEN_GAP = 80;
const MOST_UNEVEN = 2;
/** Earlier places of one text that are kept: a text in a hundred places costs no more than one in eight. */
const MOST_REMEMBERED = 8;

/** A clause and the earlier one with the same text: equal but for width, punctuation, blanks and case. */
interface Repetition {
  readonly clause: Clause;
  readonly earlier: Clause;
}

export const duplicateInDraft: DocumentRule<string> = {
  meta: {
    id: 'duplicate-in-draft',
    family: 'duplicates',
    severity: 'warning',
    summary: { zh: '同一段在文稿中出现两次', en: 'The same clause stands twice in one draft' },
    fixable: false,
    norm: { zh: '同一内容不宜在一份文稿中重复', en: 'A draft says a thing once' },
    needsCorpus: false,
    tag: 'redundant',
  },
  /** The folded text of a clause that says enough to be compared. */
  lookAt(clause) {
    return comparableText(clause);
  },
  *conclude({ document }, seen) {
    if (document.copy) yield { span: document.copy.opening, message: MESSAGES.whole, evidence: [{ document: 'draft', span: document.copy.original, message: MESSAGES.first }], data: { passage: document.copy.span } };
    for (const passage of joinRuns(findRepetitions(document, seen), follows)) {
      if (!isParallelList(document, passage)) yield reportOf(document, passage);
    }
  },
};

function findRepetitions(document: PolicyDocument, seen: readonly Seen<string>[]): Repetition[] {
  const byText = new Map<string, Clause[]>();
  const found: Repetition[] = [];
  for (const { clause, value: folded } of seen) {
    const equal = byText.get(folded);
    if (!equal) {
      byText.set(folded, [clause]);
      continue;
    }
    const repetitions = equal.map((earlier) => ({ clause, earlier })).filter((repetition) => !inParallelForms(document, repetition));
    const last = found[found.length - 1];
    const repetition = repetitions.find((candidate) => last !== undefined && follows(last, candidate)) ?? repetitions[0];
    if (repetition) found.push(repetition);
    if (equal.length < MOST_REMEMBERED) equal.push(clause);
  }
  return found;
}

function isParallelList(document: PolicyDocument, passage: readonly Repetition[]): boolean {
  if (!passage.every(({ clause }) => headingPath(document, clause.heading).some((heading) => heading.kind === 'item'))) return false;
  const spread = passage[passage.length - 1]!.clause.index - passage[0]!.clause.index;
  return passage.length < LEAST_IN_LISTS || spread > passage.length * WIDEST_GAP;
}

/** Two attachments (forms, templates) may carry the same instructions. */
function inParallelForms(document: PolicyDocument, { clause, earlier }: Repetition): boolean {
  return clause.part !== earlier.part && document.parts[clause.part]!.kind === 'attachment' && document.parts[earlier.part]!.kind === 'attachment';
}

function follows(before: Repetition, next: Repetition): boolean {
  const gap = next.clause.index - before.clause.index;
  const earlierGap = next.earlier.index - before.earlier.index;
  if (earlierGap <= 0) return false;
  if (gap <= WIDEST_GAP && earlierGap <= WIDEST_GAP) return true;
  return gap <= WIDEST_EVEN_GAP && Math.abs(gap - earlierGap) <= MOST_UNEVEN;
}

function reportOf(document: PolicyDocument, run: readonly Repetition[]): Report {
  const { clause, earlier } = run[0]!;
  const path = headingPath(document, earlier.heading).filter((heading) => heading.title !== '');
  const above = path[path.length - 1];
  const section = above ? `${above.label.value}${above.title}` : '';
  return {
    span: clause.span,
    message: run.length > 1 ? MESSAGES.passage(run.length, section) : MESSAGES.clause(section),
    evidence: [{ document: 'draft', span: earlier.span, message: MESSAGES.first }],
    data: { clauses: run.length, passage: { start: clause.span.start, end: run[run.length - 1]!.clause.span.end } },
  };
}
