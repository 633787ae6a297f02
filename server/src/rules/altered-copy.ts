/** altered-copy: a clause that is copied but for a figure, a year, a name or an obligation word (抄录有改动). */

import type { ClauseMatch, CorpusDocument } from '../corpus/model.js';
import { spanInDocument, type Clause, type PolicyDocument } from '../document/model.js';
import type { Localized } from '../text/localized.js';
import { nameOf } from './counterparts.js';
import { changesBetween, type Change } from './duplicates/changes.js';
import { Kin } from './duplicates/kinship.js';
import { sectionName } from './duplicates/section.js';
import { sourcesOf, type Sources } from './duplicates/sources.js';
import { isStatute } from './duplicates/statutes.js';
import type { DocumentContext, DocumentRule, Frame, Report } from './model.js';
import type { RunningText } from './passages.js';

const MESSAGES = {
  altered: (source: string, section: Localized, ours: string, theirs: string, more: number): Localized => ({
    zh: `本段与${source}${section.zh}几乎相同，但“${ours}”在该文件中为“${theirs}”${more > 0 ? `，另有${more}处不同` : ''}，请核对是否有意改动。`,
    en: `This clause is nearly the same as one in ${source}, ${section.en}, but "${ours}" is "${theirs}" there${more > 0 ? `, and ${more} more differ` : ''}. Check whether that was meant.`,
  }),
  source: { zh: '相近原文', en: 'The text that it is close to' } satisfies Localized,
};

/** Share of the clause that must stand in one clause of the source. */
const LEAST_CONTAINMENT = 0.7;
/** More changes make a template that was filled in anew (a report of another year). */
const MOST_CHANGES = 4;
/** Sources that hold the clause equally well: within this share. */
const EQUALLY = 0.03;
const MOST_LOOKED_AT = 6;

/** A clause of another document from which a clause differs in few places that matter. */
interface Near {
  readonly match: ClauseMatch;
  readonly changes: readonly [Change, ...Change[]];
}

/** Where a clause stands besides, and which of these documents say something else in the same words. */
interface Altered extends Pick<Sources, 'sources'> {
  readonly near: readonly Near[];
}

export const alteredCopy: DocumentRule<Altered> = {
  meta: {
    id: 'altered-copy',
    family: 'duplicates',
    severity: 'warning',
    summary: { zh: '抄录的段落改了数字、年份、名称或义务用语', en: 'A copied clause differs in a figure, a year, a name or an obligation word' },
    fixable: false,
    norm: { zh: '沿用已有表述应当准确', en: 'What is taken over is taken over exactly' },
    needsCorpus: true,
  },
  lookAt(clause, frame) {
    const found = sourcesOf(clause, frame);
    return found && { sources: found.sources, near: nearTo(clause, frame, found.sources) };
  },
  *conclude(context, seen) {
    const kin = new Kin(context, seen);
    if (kin.draftIsStatute) return;
    for (const { clause, value } of seen) {
      if (value.near.length === 0 || value.sources.some(({ document }) => isRelated(kin, document))) continue;
      const report = reportOf(context, kin, clause, value.near);
      if (report) yield report;
    }
  },
};

/** The nearest clauses of other documents with what was changed; none where the clause stands somewhere without a change. */
function nearTo(clause: RunningText, frame: Frame, sources: Sources['sources']): Near[] {
  if (sources.length === 0) return [];
  const holding = new Set(sources.map(({ document }) => document));
  const matches = frame.similar!(clause.text).matches.filter(({ document, containment }) => containment >= LEAST_CONTAINMENT && holding.has(document)).slice(0, MOST_LOOKED_AT);
  const near: Near[] = [];
  for (const match of matches) {
    const [first, ...more] = changesBetween(clause.text, match.clause.text, match.spans);
    if (first) near.push({ match, changes: [first, ...more] });
    else if (match.containment >= matches[0]!.containment - EQUALLY) return [];
  }
  return near.filter(({ changes }) => changes.length <= MOST_CHANGES);
}

function isRelated(kin: Kin, document: CorpusDocument): boolean {
  const kinship = kin.of(document);
  return kinship === 'version' || kinship === 'draft-version' || kinship === 'edition';
}

function reportOf(context: DocumentContext, kin: Kin, clause: Clause, near: readonly Near[]): Report | undefined {
  if (near.some(({ match }) => isRelated(kin, match.document))) return undefined;
  for (const { match, changes } of near) {
    if (isStatute(match.document.document)) continue;
    const [first, ...more] = changes.filter((change) => isOurs(kin, context.document, clause, match, change));
    if (first) return report(clause, match, [first, ...more]);
  }
  return undefined;
}

/**
 * What a superior or a subordinate sets otherwise is for the rules on targets; years that each document takes from its own date were adapted.
 * Of a document without a title it is not known whether it is last year's edition.
 */
function isOurs(kin: Kin, draft: PolicyDocument, clause: Clause, { document, clause: source }: ClauseMatch, { kind, draft: ours, source: theirs }: Change): boolean {
  if (kind === 'obligation') return true;
  const isKnown = draft.metadata.title !== undefined && document.document.metadata.title !== undefined;
  if (!isKnown) return false;
  if (kind === 'name') return true;
  const relation = kin.relation(document);
  if (relation === 'superior' || relation === 'subordinate') return false;
  return kind !== 'year' || !isAdapted(draft, document.document, clause.text.slice(ours.start, ours.end), source.text.slice(theirs.start, theirs.end));
}

/** Whether both years stand to their documents in the same way: the first or last of the title's period, or as far from the date. */
function isAdapted(draft: PolicyDocument, other: PolicyDocument, ours: string, theirs: string): boolean {
  const [one, two] = [yearIn(ours), yearIn(theirs)];
  if (one === undefined || two === undefined) return false;
  const [period, otherPeriod] = [draft.metadata.period, other.metadata.period];
  if (period && otherPeriod && (one - period.from === two - otherPeriod.from || one - period.to === two - otherPeriod.to)) return true;
  const [date, otherDate] = [draft.metadata.date?.value, other.metadata.date?.value];
  return date !== undefined && otherDate !== undefined && one - Number(date.slice(0, 4)) === two - Number(otherDate.slice(0, 4));
}

function yearIn(text: string): number | undefined {
  const year = /(?:19|20)[0-9]{2}/.exec(text)?.[0];
  return year === undefined ? undefined : Number(year);
}

function report(clause: Clause, match: ClauseMatch, changes: readonly [Change, ...Change[]]): Report {
  const [first, ...more] = changes;
  const { document, clause: source } = match;
  const [ours, theirs] = quoted(clause.text, source.text, first);
  return {
    span: spanInDocument(clause, first.draft),
    message: MESSAGES.altered(nameOf(document), sectionName(document.document, source, source), ours, theirs, more.length),
    evidence: [{ document, span: source.span, message: MESSAGES.source }],
    data: {
      draft: clause.text,
      source: source.text,
      containment: Math.round(match.containment * 1000) / 1000,
      clause: clause.span,
      changes: changes.map(({ kind, draft: one, source: other }) => ({ kind, draft: clause.text.slice(one.start, one.end), source: source.text.slice(other.start, other.end), span: spanInDocument(clause, one) })),
    },
  };
}

/** Both wordings with what belongs to them behind: `2025年底前`, `30%以上`; an obligation word with the words that it governs. */
function quoted(draft: string, source: string, { kind, draft: ours, source: theirs }: Change): [string, string] {
  const pattern = kind === 'obligation' ? GOVERNED : BOUND;
  return [draft.slice(ours.start, ours.end + behind(draft, ours.end, pattern)), source.slice(theirs.start, theirs.end + behind(source, theirs.end, pattern))];
}

const BOUND = /^(?:以上|以下|以内|之内|左右|之前|以前|底前|内|前|后)/;
const GOVERNED = /^[\u4e00-\u9fff]{1,4}/;

function behind(text: string, at: number, pattern: RegExp): number {
  return pattern.exec(text.slice(at, at + 8))?.[0].length ?? 0;
}
