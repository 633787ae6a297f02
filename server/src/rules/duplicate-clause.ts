/** duplicate-clause: a clause, or a run of clauses, that stands nearly word for word in a corpus document (与已有文件雷同). */

import type { ClauseMatch, Corpus, CorpusClause, CorpusDocument, MatchedSpan } from '../corpus/model.js';
import { spanInDocument, type PolicyDocument } from '../document/model.js';
import { bareTitle, finalTitle } from '../document/title.js';
import { foldText } from '../text/fold.js';
import type { Localized } from '../text/localized.js';
import { attributedTo, canBeCopied, neutralSpans } from './boilerplate.js';
import { measure } from './coverage.js';
import type { DocumentContext, DocumentRule, Evidence, Frame, Report, Seen } from './model.js';
import type { RunningText } from './passages.js';
import { joinRuns } from './runs.js';

const MESSAGES = {
  copied: (source: string, percent: number, others: number): Localized => ({
    zh: `本段与${source}雷同（${percent}%）${others > 0 ? `，另有${others}份文件也有` : ''}。请核对是否应当引用、改写或删去。`,
    en: `This clause stands in ${source} (${percent}%)${others > 0 ? ` and in ${others} more document${others > 1 ? 's' : ''}` : ''}. Cite it, reword it or drop it.`,
  }),
  passage: (source: string, clauses: number, percent: number): Localized => ({
    zh: `自本段起连续${clauses}段与${source}雷同（平均${percent}%）。请核对是否应当引用、改写或删去。`,
    en: `This clause and the ${clauses - 1} after it stand in ${source} (${percent}% on average). Cite, reword or drop them.`,
  }),
  implemented: (source: string, clauses: number, percent: number): Localized => ({
    zh: `${clauses > 1 ? `自本段起连续${clauses}段` : '本段'}沿用所贯彻的上级文件${source}（${percent}%），请结合本地实际细化。`,
    en: `${clauses > 1 ? `This clause and the ${clauses - 1} after it repeat` : 'This clause repeats'} the superior document it implements, ${source} (${percent}%). Make it specific to the territory.`,
  }),
  version: (source: string, others: number, clauses: number, of: number): Localized => ({
    zh: `本稿${of}段中有${clauses}段与${source}${others > 0 ? `等${others + 1}份文件` : ''}相同，很可能是同一文件的另一版本或出自同一底稿，不再逐段提示。`,
    en: `${clauses} of the ${of} clauses stand in ${source}${others > 0 ? ` and ${others} more` : ''}: probably another version of the same document, or one made from the same text. They are not listed one by one.`,
  }),
  source: { zh: '来源原文', en: 'Source text' } satisfies Localized,
};

/** Least share of a clause that is found elsewhere; of a short one nearly all. */
const LEAST_SHARE = 0.8;
const LEAST_SHARE_OF_SHORT = 0.9;
const SHORT = 60;
const LEAST_CHARACTERS = 30;
/** Share that must stand in one clause of the source: pieces from all over a document are no copy. */
const LEAST_IN_ONE_CLAUSE = 0.5;
/** Shorter shared runs are words that any text on the subject has. */
const SHORTEST_RUN = 8;
/** A wording that stands in this many documents is common property. */
const COMMON = 6;
/** Shares of the draft's clauses from which on a document is its version: of unknown title, of another title. */
const VERSION_SHARE = 0.6;
const VERSION_SHARE_RETITLED = 0.8;
const VERSION_CLAUSES = 5;

export const duplicateClause: DocumentRule<Sources> = {
  meta: {
    id: 'duplicate-clause',
    family: 'duplicates',
    severity: 'info',
    summary: { zh: '条款与语料库文件几乎逐字相同', en: 'A clause stands nearly word for word in a corpus document' },
    fixable: false,
    norm: { zh: '公文起草应避免照抄照搬', en: 'Drafts should not copy other documents' },
    needsCorpus: true,
  },
  lookAt(clause, frame) {
    if (!frame.corpus || clause.text.length < LEAST_CHARACTERS || !canBeCopied(clause)) return undefined;
    return findSources(clause, frame, frame.corpus);
  },
  *conclude(context, seen) {
    const copies = seen.filter((look): look is Copy => look.value.length > 0);
    const versions = findVersions(context.document, copies, seen.length);
    if (versions.size > 0) yield versionReport(context, versions, seen.length);
    const foreign = copies.filter(({ value }) => !value.some((source) => versions.has(source.document)));
    for (const run of joinRuns(foreign, follows)) yield passageReport(context, run);
  },
};

/** What a draft clause shares with one document. */
interface Source {
  readonly document: CorpusDocument;
  /** The best matching clause there. */
  readonly clause: CorpusClause;
  readonly spans: readonly MatchedSpan[];
  readonly similarity: number;
  /** Share of the draft clause, formulas and quotations aside, that stands in the document: 0 to 1. */
  readonly share: number;
}

/** Documents that hold a clause, the largest share first; empty where the clause is the draft's own. */
type Sources = readonly Source[];
type Copy = Seen<readonly [Source, ...Source[]]>;

function findSources(clause: RunningText, frame: Frame, corpus: Corpus): Sources {
  const sources: Source[] = [];
  for (const [document, matches] of matchesByDocument(corpus, clause.text, frame.own)) {
    const coverage = measure(clause.text, matches.flatMap((match) => match.spans.map((span) => span.draft)).filter((span) => span.end - span.start >= SHORTEST_RUN), clause.extract(neutralSpans));
    const share = coverage.matched / Math.max(1, coverage.total);
    const least = coverage.total < SHORT ? LEAST_SHARE_OF_SHORT : LEAST_SHARE;
    const scattered = matches[0].containment < LEAST_IN_ONE_CLAUSE;
    if (coverage.matched < LEAST_CHARACTERS || share < least || scattered || attributedTo(clause, document.document)) continue;
    sources.push({ document, clause: matches[0].clause, spans: matches[0].spans, similarity: matches[0].similarity, share });
  }
  sources.sort((a, b) => b.share - a.share || b.similarity - a.similarity || a.document.id - b.document.id);
  return sources.length >= COMMON && corpus.documentFrequency(clause.text) >= COMMON ? [] : sources;
}

function matchesByDocument(corpus: Corpus, text: string, own: Frame['own']): Map<CorpusDocument, [ClauseMatch, ...ClauseMatch[]]> {
  const byDocument = new Map<CorpusDocument, [ClauseMatch, ...ClauseMatch[]]>();
  for (const match of corpus.findSimilar(text, own).matches) {
    const group = byDocument.get(match.document);
    if (group) group.push(match);
    else byDocument.set(match.document, [match]);
  }
  return byDocument;
}

/** Documents that are another version of the draft: the same title, or most of its clauses. */
function findVersions(draft: PolicyDocument, copies: readonly Copy[], compared: number): Map<CorpusDocument, number> {
  const counts = new Map<CorpusDocument, number>();
  for (const { value } of copies) for (const source of value) counts.set(source.document, (counts.get(source.document) ?? 0) + 1);
  const versions = new Map<CorpusDocument, number>();
  for (const [document, count] of counts) {
    const share = bothTitled(draft, document.document) ? VERSION_SHARE_RETITLED : VERSION_SHARE;
    if (isSameTitle(draft, document.document) || (count >= VERSION_CLAUSES && count >= compared * share)) versions.set(document, count);
  }
  return versions;
}

function bothTitled(one: PolicyDocument, other: PolicyDocument): boolean {
  return one.metadata.title !== undefined && other.metadata.title !== undefined;
}

/** The same title but for a 征求意见稿 and the like. Other numbers make other documents, whatever they are called. */
function isSameTitle(one: PolicyDocument, other: PolicyDocument): boolean {
  const [title, otherTitle] = [one.metadata.title?.value, other.metadata.title?.value];
  const [number, otherNumber] = [one.metadata.number?.value, other.metadata.number?.value];
  if (title === undefined || otherTitle === undefined || title.length <= 6) return false;
  if (number !== undefined && otherNumber !== undefined && foldText(number) !== foldText(otherNumber)) return false;
  return foldText(finalTitle(title)) === foldText(finalTitle(otherTitle));
}

/** The next copy of the same passage: in both documents it comes soon after. */
function follows(before: Copy, copy: Copy): boolean {
  const [last, next] = [before.value[0], copy.value[0]];
  const near = copy.clause.index - before.clause.index <= 2;
  return near && last.document === next.document && next.clause.index > last.clause.index && next.clause.index - last.clause.index <= 4;
}

function passageReport(context: DocumentContext, run: readonly [Copy, ...Copy[]]): Report {
  const [first] = run;
  const source = first.value[0];
  const name = nameOf(source.document);
  const percent = Math.round((run.reduce((sum, copy) => sum + copy.value[0].share, 0) / run.length) * 100);
  const superior = implementsDocument(context, source.document);
  const message = superior
    ? MESSAGES.implemented(name, run.length, percent)
    : run.length > 1
      ? MESSAGES.passage(name, run.length, percent)
      : MESSAGES.copied(name, percent, first.value.length - 1);
  return {
    span: first.clause.span,
    message,
    evidence: evidenceOf(first),
    data: {
      relation: superior ? 'superior' : 'other',
      clauses: run.length,
      similarity: round(source.similarity),
      containment: round(source.share),
      passage: { start: first.clause.span.start, end: run[run.length - 1]!.clause.span.end },
      spans: source.spans.map((span) => ({ draft: spanInDocument(first.clause, span.draft), source: spanInDocument(source.clause, span.source) })),
    },
  };
}

function evidenceOf(copy: Copy): Evidence[] {
  return copy.value.slice(0, 3).map((source) => ({ document: source.document, span: source.clause.span, message: MESSAGES.source }));
}

function versionReport(context: DocumentContext, versions: ReadonlyMap<CorpusDocument, number>, of: number): Report {
  const [[closest, clauses], ...others] = [...versions].sort((a, b) => b[1] - a[1]) as [[CorpusDocument, number], ...[CorpusDocument, number][]];
  const title = context.document.metadata.title?.span;
  return {
    span: title && title.end > title.start ? title : context.document.clauses[0]!.span,
    message: MESSAGES.version(nameOf(closest), others.length, clauses, of),
    evidence: [closest, ...others.map(([document]) => document)].slice(0, 3).map((document) => ({ document, span: document.document.metadata.title?.span ?? document.document.clauses[0]!.span, message: MESSAGES.source })),
    data: { relation: 'version', clauses, of, versions: versions.size },
  };
}

/** The draft names the document, and that belongs to a territory or body above the draft's. */
function implementsDocument(context: DocumentContext, source: CorpusDocument): boolean {
  const { title } = source.document.metadata;
  return title !== undefined && isAbove(source.document.metadata, context.territory) && context.document.text.includes(`《${bareTitle(title.value)}`);
}

function isAbove({ level, territory }: CorpusDocument['document']['metadata'], below: string | undefined): boolean {
  if (below === undefined || level === 'national') return below !== undefined;
  return territory !== undefined && below !== territory && below.startsWith(territory);
}

function nameOf(source: CorpusDocument): string {
  const title = source.document.metadata.title?.value;
  return title ? `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》` : source.path;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
