/** duplicate-across-drafts: a clause, or a run of clauses, that stands in another draft of the same run (同批文稿雷同). */

import type { Clause, PolicyDocument } from '../document/model.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import { comparableText } from './comparable.js';
import { versionsAmong } from './kinship.js';
import type { DocumentRule, Evidence, OtherDraft, OtherPlace, OtherDrafts, Report, Seen } from './model.js';
import { joinRuns } from './runs.js';

const MESSAGES = {
  clause: (other: string, more: number): Localized => ({
    zh: `本段与同批文稿${other}中的一段相同${more > 0 ? `，另有${more}份文稿也有` : ''}。请核对应当保留在哪一份，或者改为引用。`,
    en: `This clause stands in ${other} too${more > 0 ? ` and in ${more} more draft${more > 1 ? 's' : ''}` : ''}, a draft of the same run. Keep it in one of them, or refer to it.`,
  }),
  passage: (other: string, clauses: number): Localized => ({
    zh: `自本段起有${clauses}段与同批文稿${other}相同。请核对应当保留在哪一份，或者改为引用。`,
    en: `This clause and ${clauses - 1} after it stand in ${other} too, a draft of the same run. Keep them in one of them, or refer to them.`,
  }),
  version: (other: string, more: number, clauses: number, of: number): Localized => ({
    zh: `本稿${of}段中有${clauses}段与同批文稿${other}${more > 0 ? `等${more + 1}份` : ''}相同，很可能是同一文件的另一版本或出自同一底稿，不再逐段提示。`,
    en: `${clauses} of the ${of} clauses stand in ${other}${more > 0 ? ` and ${more} more` : ''}, drafts of the same run: probably another version of the same document, or one made from the same text. They are not listed one by one.`,
  }),
  identical: (other: string, more: number): Localized => ({
    zh: `本稿与同批文稿${other}${more > 0 ? `等${more + 1}份` : ''}内容完全相同，请核对是否重复。`,
    en: `This draft has the same content as ${other}${more > 0 ? ` and ${more} more` : ''} of the same run. It may be a duplicate.`,
  }),
  there: { zh: '另一文稿', en: 'The other draft' } satisfies Localized,
};

/** Clauses that a passage may step over: short lines and table cells between paragraphs are not compared. */
const WIDEST_GAP = 3;
const MOST_EVIDENCE = 3;

/** A clause of the draft, where it stands in another, and in how many others. */
interface Shared {
  readonly clause: Clause;
  readonly place: OtherPlace;
  readonly places: readonly OtherPlace[];
  readonly drafts: number;
}

export const duplicateAcrossDrafts: DocumentRule<string> = {
  meta: {
    id: 'duplicate-across-drafts',
    family: 'duplicates',
    severity: 'info',
    summary: { zh: '同一段出现在同时检查的两份文稿中（只在命令行中检查）', en: 'The same clause stands in two drafts of one run (command line only)' },
    fixable: false,
    norm: { zh: '同一内容由一份文件规定，其他文件引用', en: 'One document provides for a matter, others refer to it' },
    needsCorpus: false,
    cliOnly: true,
  },
  /** The folded text of a clause that says enough to be compared. */
  lookAt(clause) {
    return comparableText(clause);
  },
  *conclude({ document, others }, seen) {
    if (!others) return;
    const { identical } = others;
    if (identical.length > 0) yield wholeReport(document, MESSAGES.identical(nameOf(identical[0]!), identical.length - 1), identical, { relation: 'identical', drafts: identical.length });
    const shared = sharedWith(others, seen);
    const versions = versionsAmong(document, countsOf(shared, new Set(identical)), seen.length);
    if (versions.size > 0) yield versionReport(document, versions, seen.length);
    const told = new Set([...identical, ...versions.keys()]);
    const rest = shared.filter(({ places }) => !places.some(({ draft }) => told.has(draft)));
    for (const run of joinRuns(rest, follows)) yield passageReport(run);
  },
};

/** Clauses of the draft that stand in others; of several places the one that goes on with the passage before. */
function sharedWith(others: OtherDrafts, seen: readonly Seen<string>[]): Shared[] {
  const found: Shared[] = [];
  for (const { clause, value } of seen) {
    const { places, drafts } = others.placesOf(value);
    const candidates = places.map((place) => ({ clause, place, places, drafts }));
    const last = found[found.length - 1];
    const shared = candidates.find((candidate) => last !== undefined && follows(last, candidate)) ?? candidates[0];
    if (shared) found.push(shared);
  }
  return found;
}

function follows(before: Shared, next: Shared): boolean {
  const gap = next.clause.index - before.clause.index;
  const gapThere = next.place.clause.index - before.place.clause.index;
  return next.place.draft === before.place.draft && gap <= WIDEST_GAP && gapThere > 0 && gapThere <= WIDEST_GAP;
}

/** How many clauses each other draft has in common with this one. */
function countsOf(shared: readonly Shared[], identical: ReadonlySet<OtherDraft>): Map<OtherDraft, number> {
  const counts = new Map<OtherDraft, number>();
  for (const { places } of shared) for (const { draft } of places) if (!identical.has(draft)) counts.set(draft, (counts.get(draft) ?? 0) + 1);
  return counts;
}

function passageReport(run: readonly [Shared, ...Shared[]]): Report {
  const [{ clause, place, places, drafts }] = run;
  const other = nameOf(place.draft);
  const elsewhere = run.length > 1 ? [] : places.filter((each) => each !== place);
  return {
    span: clause.span,
    message: run.length > 1 ? MESSAGES.passage(other, run.length) : MESSAGES.clause(other, drafts - 1),
    evidence: [place, ...elsewhere].slice(0, MOST_EVIDENCE).map(({ draft, clause: there }) => evidenceIn(draft, there.span)),
    data: { relation: 'other', clauses: run.length, passage: { start: clause.span.start, end: run[run.length - 1]!.clause.span.end } },
  };
}

function versionReport(document: PolicyDocument, versions: ReadonlyMap<OtherDraft, number>, of: number): Report {
  const drafts = [...versions].sort((a, b) => b[1] - a[1]);
  const [closest, clauses] = drafts[0]!;
  return wholeReport(document, MESSAGES.version(nameOf(closest), drafts.length - 1, clauses, of), drafts.map(([draft]) => draft), { relation: 'version', clauses, of, drafts: drafts.length });
}

/** Something about the draft as a whole stands at its title. */
function wholeReport(document: PolicyDocument, message: Localized, others: readonly OtherDraft[], data: Report['data']): Report {
  return { span: headOf(document), message, evidence: others.slice(0, MOST_EVIDENCE).map((draft) => evidenceIn(draft, headOf(draft.document))), ...(data && { data }) };
}

function headOf({ metadata: { title }, clauses, headings }: PolicyDocument): Span {
  if (title && title.span.end > title.span.start) return title.span;
  return (clauses[0] ?? headings[0])?.span ?? { start: 0, end: 0 };
}

function evidenceIn(document: OtherDraft, span: Span): Evidence {
  return { document, span, message: MESSAGES.there };
}

/** Drafts of one run may bear the same title: the path tells them apart. */
function nameOf({ path, document }: OtherDraft): string {
  const title = document.metadata.title?.value;
  return title === undefined ? path : `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》（${path}）`;
}
