/** duplicate-in-draft: the same clause twice in one draft (文内重复). */

import { align, matchedLength } from '../corpus/alignment.js';
import { FingerprintIndex } from '../corpus/fingerprints.js';
import { headingPath, type Clause, type PolicyDocument } from '../document/model.js';
import { fold } from '../text/fold.js';
import type { Localized } from '../text/localized.js';
import { isBoilerplate, neutralSpans } from './boilerplate.js';
import { measure } from './coverage.js';
import type { Report, Rule } from './model.js';

const MESSAGES = {
  clause: (section: string): Localized => ({
    zh: `本段与前文${section ? `“${section}”下的一段` : ''}重复，请保留一处。`,
    en: `This clause repeats an earlier one${section ? ` under "${section}"` : ''}. Keep one of them.`,
  }),
  passage: (clauses: number, section: string): Localized => ({
    zh: `自本段起连续${clauses}段与前文${section ? `“${section}”以下` : ''}重复，请核对是否整体粘贴了两遍。`,
    en: `This clause and the ${clauses - 1} after it repeat earlier text${section ? ` under "${section}"` : ''}. It may have been pasted twice.`,
  }),
  first: { zh: '前文同一段', en: 'The earlier clause' } satisfies Localized,
};

const SHORTEST = 40;
const LEAST_SIMILARITY = 0.95;
/** Clauses that may be missing inside a repeated passage (short lines between the paragraphs are not compared). */
const WIDEST_GAP = 3;

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
  const clauses = document.clauses.filter(isComparable).map(comparable).filter((clause) => clause.folded.length >= SHORTEST);
  const index = new FingerprintIndex(clauses.map((clause) => clause.folded));
  const found: Repetition[] = [];
  clauses.forEach((clause, position) => {
    const earlier = index
      .candidates(clause.folded)
      .filter((candidate) => candidate.clause < position)
      .sort((a, b) => a.clause - b.clause)
      .find((candidate) => isSame(clauses[candidate.clause]!, clause));
    if (earlier) found.push({ clause: clause.clause, earlier: clauses[earlier.clause]!.clause });
  });
  return found;
}

function isComparable(clause: Clause): boolean {
  return clause.text.length >= SHORTEST && !isBoilerplate(clause) && measure(clause.text, [], neutralSpans(clause.text)).total >= SHORTEST;
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
  return gap <= WIDEST_GAP && earlierGap > 0 && earlierGap <= WIDEST_GAP;
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
