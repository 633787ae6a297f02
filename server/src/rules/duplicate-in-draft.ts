/** duplicate-in-draft: the same clause twice in one draft (文内重复). */

import { align, matchedLength } from '../corpus/alignment.js';
import { FingerprintIndex } from '../corpus/fingerprints.js';
import { headingPath, type Clause, type PolicyDocument } from '../document/model.js';
import { fold } from '../text/fold.js';
import type { Localized } from '../text/localized.js';
import { canBeCopied, neutralSpans } from './boilerplate.js';
import { measure } from './coverage.js';
import type { Report, Rule } from './model.js';

const MESSAGES = {
  clause: (section: string): Localized => ({
    zh: `本段与前文${section ? `“${section}”下的一段` : ''}重复，请保留一处。`,
    en: `This clause repeats an earlier one${section ? ` under "${section}"` : ''}. Keep one of them.`,
  }),
  passage: (clauses: number, section: string): Localized => ({
    zh: `自本段起有${clauses}段与前文${section ? `“${section}”以下` : ''}重复，请核对是否整体粘贴了两遍。`,
    en: `This clause and ${clauses - 1} after it repeat earlier text${section ? ` under "${section}"` : ''}. It may have been pasted twice.`,
  }),
  first: { zh: '前文同一段', en: 'The earlier clause' } satisfies Localized,
};

const SHORTEST = 40;
/** Items of a list, and sentences under articles, come back in parallel lists (申请材料, 期限) and are right unless long. */
const SHORTEST_IN_LIST = 100;
/** What such a clause says depends on where it stands. */
const RELATIVE = /前款|前条|上款|本条|第[一二三四五六七八九十百]{1,4}[款项]/;
const LEAST_SIMILARITY = 0.95;
/** Clauses that a repeated passage may step over: short lines and table cells between paragraphs are not compared. */
const WIDEST_GAP = 3;
/** The same, where both copies step over the same number: a page pasted twice with its tables. */
const WIDEST_EVEN_GAP = 80;
const MOST_UNEVEN = 2;

interface Comparable {
  readonly clause: Clause;
  readonly folded: string;
  readonly digits: string;
}

interface Repetition {
  readonly clause: Clause;
  readonly earlier: Clause;
}

export const duplicateInDraft: Rule = {
  meta: {
    id: 'duplicate-in-draft',
    family: 'duplicates',
    severity: 'warning',
    summary: { zh: '同一段在文稿中出现两次', en: 'The same clause stands twice in one draft' },
    fixable: false,
    norm: { zh: '同一内容不宜在一份文稿中重复', en: 'A draft says a thing once' },
    needsCorpus: false,
  },
  *check({ document }) {
    let run: Repetition[] = [];
    for (const repetition of findRepetitions(document)) {
      if (run.length > 0 && !follows(run[run.length - 1]!, repetition)) {
        yield reportOf(document, run);
        run = [];
      }
      run.push(repetition);
    }
    if (run.length > 0) yield reportOf(document, run);
  },
};

function findRepetitions(document: PolicyDocument): Repetition[] {
  const clauses = document.clauses.filter((clause) => isComparable(document, clause)).map(comparable);
  const index = new FingerprintIndex(clauses.map((clause) => clause.folded));
  const found: Repetition[] = [];
  clauses.forEach((clause, position) => {
    const earlier = index
      .candidates(clause.folded)
      .filter((candidate) => candidate.clause < position && isSame(clauses[candidate.clause]!, clause))
      .map((candidate) => ({ clause: clause.clause, earlier: clauses[candidate.clause]!.clause }))
      .filter((repetition) => !inParallelForms(document, repetition))
      .sort((a, b) => a.earlier.index - b.earlier.index);
    const last = found[found.length - 1];
    const repetition = earlier.find((candidate) => last !== undefined && follows(last, candidate)) ?? earlier[0];
    if (repetition) found.push(repetition);
  });
  return found;
}

function isComparable(document: PolicyDocument, clause: Clause): boolean {
  const { text } = clause;
  if (!canBeCopied(clause) || RELATIVE.test(text)) return false;
  const inList = headingPath(document, clause.heading).some((heading) => heading.kind === 'item');
  return measure(text, [], neutralSpans(text)).total >= (inList ? SHORTEST_IN_LIST : SHORTEST);
}

/** Two attachments (forms, templates) may carry the same instructions. */
function inParallelForms(document: PolicyDocument, { clause, earlier }: Repetition): boolean {
  return clause.part !== earlier.part && document.parts[clause.part]!.kind === 'attachment' && document.parts[earlier.part]!.kind === 'attachment';
}

function comparable(clause: Clause): Comparable {
  const folded = fold(clause.text).text;
  return { clause, folded, digits: folded.replace(/[^0-9]/g, '') };
}

/** The same text but for slips: clauses whose numbers differ say different things. */
function isSame(one: Comparable, other: Comparable): boolean {
  if (one.digits !== other.digits) return false;
  if (one.folded === other.folded) return true;
  const longer = Math.max(one.folded.length, other.folded.length);
  return Math.min(one.folded.length, other.folded.length) >= longer * LEAST_SIMILARITY && matchedLength(align(other.folded, one.folded)) >= longer * LEAST_SIMILARITY;
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
