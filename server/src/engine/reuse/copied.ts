/** Copied text (雷同对照): the passage of a source that a clause of the draft repeats. For people who ask, not for rules. */

import type { ClauseMatch, Corpus, CorpusClause, CorpusDocument } from '../../corpus/model.js';
import type { Clause, Passage, PolicyDocument } from '../../document/model.js';
import { relationOf } from '../../rules/relations.js';
import { bisect } from '../../text/bisect.js';
import { foldText } from '../../text/fold.js';
import type { Localized } from '../../text/localized.js';
import type { Span } from '../../text/span.js';
import type { CheckResult, Finding } from '../model.js';

/** How the source is related to the draft; `draft`: it is the draft itself, further up. */
export type CopyRelation = 'superior' | 'version' | 'other' | 'draft';

export const COPY_RELATION: Readonly<Record<CopyRelation, Localized>> = {
  superior: { zh: '上级文件', en: 'superior document' },
  version: { zh: '同一文件的其他版本', en: 'another version' },
  other: { zh: '其他文件', en: 'other document' },
  draft: { zh: '本稿前文', en: 'further up in the draft' },
};

/** A passage as people read it, and where it stands. */
export type Side = Pick<Passage, 'text' | 'span'>;

/** A clause of the draft beside what it repeats. */
export interface Copied {
  readonly ours: Side;
  readonly document: CorpusDocument | 'draft';
  readonly theirs: Side;
  readonly relation: CopyRelation;
  /** Share of the clause that stands in the source, 0 to 1. */
  readonly share: number;
  /** Whether it is the clause that the finding is shown at. */
  readonly first: boolean;
}

/** What a draft was held against. */
export interface CopyWorld {
  readonly corpus: Corpus | undefined;
  readonly own: ReadonlySet<CorpusDocument>;
}

const COPIED: ReadonlySet<string> = new Set(['duplicate-clause', 'altered-copy', 'duplicate-in-draft']);
/** A clause of which less stands in the source is the draft's own, between copied ones. */
const LEAST_SHARE = 0.3;
/** A clause of the source beside the best one belongs to the passage where it holds so much in one stretch. */
const SHORTEST_RUN = 12;
const MOST_CLAUSES = 5;

/** Whether a finding is about copied text. */
export function isCopyFinding({ rule, evidence }: Finding): boolean {
  return COPIED.has(rule) && evidence.length > 0;
}

/** The stretches of the draft that a finding about copied text means: more than it is shown at. */
export function copiedPassages({ data, span }: Finding): readonly Span[] {
  const { passages, passage, clause } = data as { readonly passages?: readonly Span[]; readonly passage?: Span; readonly clause?: Span };
  return passages ?? [passage ?? clause ?? span];
}

/** The passage that holds a place, of passages in the order of the text. */
export function passageAt<T extends Pick<Passage, 'span'>>(passages: readonly T[], offset: number): T | undefined {
  const last = passages[bisect(passages.length, (index) => passages[index]!.span.start > offset) - 1];
  return last && offset < last.span.end ? last : undefined;
}

/** What the clause at a place repeats, as a finding says; nothing where it is the draft's own. */
export function copiedAt(finding: Finding, offset: number, result: CheckResult, world: CopyWorld): Copied | undefined {
  const clause = passageAt(result.document.clauses, offset);
  return clause && isCopyFinding(finding) && copiedPassages(finding).some((span) => meets(span, clause.span)) ? copied(finding, clause, result, world) : undefined;
}

function meets(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** What one clause of a passage repeats. */
export function copied(finding: Finding, clause: Clause, result: CheckResult, { corpus, own }: CopyWorld): Copied | undefined {
  const { document, span } = finding.evidence[0]!;
  const first = meets(clause.span, finding.span);
  if (document === 'draft') return repeated(result.document, clause, first);
  if (document.corpus === undefined || !corpus) return undefined;
  const matches = corpus.findSimilar(clause.text, own).matches.filter((match) => match.document === document);
  const best = (first ? matches.find((match) => match.clause.span.start === span.start) : undefined) ?? matches[0];
  if (!best || (best.containment < LEAST_SHARE && !first)) return undefined;
  const stated = first ? finding.data['containment'] : undefined;
  return {
    ours: clause,
    document,
    theirs: joined(around(best, matches)),
    relation: relationIn(finding, document, result, { corpus, own }),
    share: typeof stated === 'number' ? stated : best.containment,
    first,
  };
}

/** The clause further up that says the same. */
function repeated({ clauses }: PolicyDocument, clause: Clause, first: boolean): Copied | undefined {
  const folded = foldText(clause.text);
  const earlier = clauses.find(({ index, text }) => index < clause.index && foldText(text) === folded);
  return earlier && { ours: clause, document: 'draft', theirs: earlier, relation: 'draft', share: 1, first };
}

/** The best matching clause with those beside it that hold more of the text, in their order. */
function around(best: ClauseMatch, matches: readonly ClauseMatch[]): [CorpusClause, ...CorpusClause[]] {
  const holding = new Map(matches.filter(({ spans }) => spans.some(({ draft }) => draft.end - draft.start >= SHORTEST_RUN && !isHeld(draft, best))).map(({ clause }) => [clause.index, clause]));
  const clauses: [CorpusClause, ...CorpusClause[]] = [best.clause];
  for (let next = holding.get(best.clause.index + 1); next && clauses.length < MOST_CLAUSES; next = holding.get(next.index + 1)) clauses.push(next);
  for (let before = holding.get(best.clause.index - 1); before && clauses.length < MOST_CLAUSES; before = holding.get(before.index - 1)) clauses.unshift(before);
  return clauses;
}

/** Whether the best clause has the stretch already. */
function isHeld(stretch: Span, { spans }: ClauseMatch): boolean {
  return spans.some(({ draft }) => draft.start <= stretch.start && stretch.end <= draft.end);
}

function joined(clauses: readonly [CorpusClause, ...CorpusClause[]]): Side {
  return { text: clauses.map(({ text }) => text).join('\n'), span: { start: clauses[0].span.start, end: clauses[clauses.length - 1]!.span.end } };
}

function relationIn({ data }: Finding, document: CorpusDocument, { document: draft, asOf, territory, level }: CheckResult, { corpus, own }: CopyWorld): CopyRelation {
  const stated = data['relation'];
  if (stated === 'superior' || stated === 'other') return stated;
  if (stated !== undefined) return 'version';
  const relation = relationOf(document, { asOf: asOf.day, territory, level, corpus, own, document: draft });
  return relation === 'superior' ? 'superior' : relation === 'own' ? 'version' : 'other';
}
