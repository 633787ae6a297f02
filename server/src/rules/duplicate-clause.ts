/** duplicate-clause: a clause, or a run of clauses, that stands nearly word for word in a corpus document (与已有文件雷同). */

import type { CorpusDocument } from '../corpus/model.js';
import { spanInDocument } from '../document/model.js';
import type { Localized } from '../text/localized.js';
import type { Span } from '../text/span.js';
import { nameOf } from './counterparts.js';
import { Kin, type Kinship } from './duplicates/kinship.js';
import { bySource, findPassages, type CopiedPassage } from './duplicates/passages.js';
import { sectionName } from './duplicates/section.js';
import { sourcesOf, type Sources } from './duplicates/sources.js';
import { isStatute } from './duplicates/statutes.js';
import type { DocumentContext, DocumentRule, Evidence, Report, Seen } from './model.js';

const MESSAGES = {
  copied: (source: string, section: Localized, percent: number, others: number): Localized => ({
    zh: `本段与${source}${section.zh}雷同（${percent}%）${others > 0 ? `，另有${others}份文件也有` : ''}。请核对是否应当引用、改写或删去。`,
    en: `This clause stands in ${source}, ${section.en} (${percent}%)${others > 0 ? `, and in ${others} more document${others > 1 ? 's' : ''}` : ''}. Cite it, reword it or drop it.`,
  }),
  passage: (clauses: number, own: Localized, source: string, section: Localized, percent: number): Localized => ({
    zh: `自本段起${clauses}段（${own.zh}）与${source}${section.zh}雷同（平均${percent}%）。请核对是否应当引用、改写或删去。`,
    en: `This clause and the ${clauses - 1} after it (${own.en}) stand in ${source}, ${section.en} (${percent}% on average). Cite, reword or drop them.`,
  }),
  scattered: (passages: number, clauses: number, source: string, percent: number): Localized => ({
    zh: `本稿有${passages}处共${clauses}段与${source}雷同（平均${percent}%），自本段起，其余各处见附列位置。请核对是否应当引用、改写或删去。`,
    en: `${clauses} clauses in ${passages} places of the draft stand in ${source} (${percent}% on average), from this one on; the others are listed. Cite, reword or drop them.`,
  }),
  implemented: (clauses: number, passages: number, source: string, percent: number): Localized => ({
    zh: `${passages > 1 ? `本稿有${passages}处共${clauses}段` : clauses > 1 ? `自本段起${clauses}段` : '本段'}沿用所贯彻的上级文件${source}（${percent}%），请结合本地实际细化。`,
    en: `${passages > 1 ? `${clauses} clauses in ${passages} places repeat` : clauses > 1 ? `This clause and the ${clauses - 1} after it repeat` : 'This clause repeats'} the superior document that the draft implements, ${source} (${percent}%). Make ${clauses > 1 ? 'them' : 'it'} specific to the territory.`,
  }),
  edition: (clauses: number, source: string, percent: number): Localized => ({
    zh: `${clauses > 1 ? `本稿有${clauses}段` : '本段'}沿用同类文件${source}（${percent}%），请核对年份、数字等是否已经更新。`,
    en: `${clauses > 1 ? `${clauses} clauses are` : 'This clause is'} taken over from ${source}, the same document for another period (${percent}%). Check that years and figures are up to date.`,
  }),
  superiorLaw: (clauses: number, source: string): Localized => ({
    zh: `本稿有${clauses}段与上位法${source}重复。上位法已经明确规定的内容，一般不作重复性规定，请核对。`,
    en: `${clauses} clauses repeat ${source}, the superior law. What that has laid down clearly is generally not laid down again.`,
  }),
  version: (source: string, others: number, clauses: number, of: number): Localized => ({
    zh: `本稿${of}段中有${clauses}段与${source}${others > 0 ? `等${others + 1}份文件` : ''}相同，很可能是同一文件的另一版本或出自同一底稿，不再逐段提示。`,
    en: `${clauses} of the ${of} clauses stand in ${source}${others > 0 ? ` and ${others} more` : ''}: probably another version of the same document, or one made from the same text. They are not listed one by one.`,
  }),
  draftVersion: (source: string, clauses: number, of: number, isComment: boolean): Localized => ({
    zh: `本稿${of}段中有${clauses}段与${source}相同：${isComment ? '该文件是本稿的征求意见稿' : '本稿是该文件的征求意见稿'}，不再逐段提示。`,
    en: `${clauses} of the ${of} clauses stand in ${source}: ${isComment ? 'it is the version of this draft that comments were asked on' : 'the draft is the version of it that comments were asked on'}. They are not listed one by one.`,
  }),
  source: { zh: '来源原文', en: 'Source text' } satisfies Localized,
  elsewhere: { zh: '本稿中另一处', en: 'Another place in the draft' } satisfies Localized,
  open: (clauses: number): Localized => ({ zh: `${clauses}段的雷同比对（duplicate-clause）`, en: `duplicate-clause: where ${clauses} clauses stand besides` }),
  saturated: { zh: '用语在语料库中过于常见，只比对了最接近的段落，可能还有未列出的来源', en: 'their wording is so frequent in the corpus that only the nearest clauses were compared; there may be more sources' } satisfies Localized,
};

/** Passages of one document that are listed one by one; more of them are one finding. */
const MOST_LISTED = 3;
const MOST_PLACES = 8;
/** Statutes share single clauses by nature: penalties, definitions, powers. From so many on one is made from the other. */
const LEAST_OF_STATUTE = 4;

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
  lookAt: sourcesOf,
  *conclude(context, seen) {
    const kin = new Kin(context, seen);
    const open = seen.filter(({ value }) => value.saturated);
    if (open.length > 0) context.notChecked({ what: MESSAGES.open(open.length), reason: MESSAGES.saturated, span: open[0]!.clause.span });
    const versions = [...kin.counts].filter(([document]) => isVersion(kin.of(document))).sort((a, b) => b[1] - a[1]);
    if (versions.length > 0) yield versionReport(context, kin, versions as [Counted, ...Counted[]], seen);
    const passages = findPassages(seen, (document) => !isVersion(kin.of(document)));
    for (const [document, found] of bySource(passages)) yield* reportsOf(context, kin, document, found);
  },
};

type Counted = [CorpusDocument, number];

function isVersion(kinship: Kinship): boolean {
  return kinship === 'version' || kinship === 'draft-version';
}

/** What is said of the passages that come from one document. */
function* reportsOf(context: DocumentContext, kin: Kin, document: CorpusDocument, passages: readonly [CopiedPassage, ...CopiedPassage[]]): Iterable<Report> {
  const clauses = countClauses(passages);
  const isSuperior = kin.of(document) === 'superior';
  if (isStatute(document.document)) {
    if (!kin.draftIsStatute || clauses < LEAST_OF_STATUTE || kin.isBelow(document)) return;
    const name = nameOf(document);
    yield joined(passages, isSuperior ? MESSAGES.superiorLaw(clauses, name) : worded(context, passages), isSuperior ? 'superior' : 'other');
  } else if (isSuperior) {
    yield joined(passages, MESSAGES.implemented(clauses, passages.length, nameOf(document), percentOf(passages)), 'superior');
  } else if (kin.of(document) === 'edition') {
    yield joined(passages, MESSAGES.edition(clauses, datedName(document), percentOf(passages)), 'version');
  } else if (passages.length > MOST_LISTED) {
    yield joined(passages, worded(context, passages), 'other');
  } else {
    for (const passage of passages) yield joined([passage], worded(context, [passage]), 'other');
  }
}

function worded({ document }: DocumentContext, passages: readonly [CopiedPassage, ...CopiedPassage[]]): Localized {
  const [[first], ...more] = passages;
  const { source, copy } = first;
  const name = nameOf(source.document);
  const clauses = countClauses(passages);
  if (more.length > 0) return MESSAGES.scattered(passages.length, clauses, name, percentOf(passages));
  const last = passages[0][passages[0].length - 1]!;
  const indices = passages[0].map((taken) => taken.source.clause.index);
  const section = sectionName(source.document.document, { index: Math.min(...indices) }, { index: Math.max(...indices) });
  if (clauses === 1) return MESSAGES.copied(name, section, percentOf(passages), copy.value.sources.length - 1);
  return MESSAGES.passage(clauses, sectionName(document, copy.clause, last.copy.clause), name, section, percentOf(passages));
}

function joined(passages: readonly [CopiedPassage, ...CopiedPassage[]], message: Localized, relation: 'version' | 'superior' | 'other'): Report {
  const [[first], ...more] = passages;
  const { copy, source } = first;
  const all = passages.flat();
  const elsewhere: Evidence[] = more.slice(0, MOST_PLACES).map((passage) => ({ document: 'draft', span: spanOf(passage), message: MESSAGES.elsewhere }));
  return {
    span: copy.clause.span,
    message,
    evidence: [...evidenceOf(passages), ...elsewhere],
    data: {
      relation,
      clauses: all.length,
      similarity: round(source.similarity),
      containment: round(source.share),
      saturated: all.some((taken) => taken.copy.value.saturated),
      passage: spanOf(passages[0]),
      passages: passages.map(spanOf),
      spans: source.spans.map((span) => ({ draft: spanInDocument(copy.clause, span.draft), source: spanInDocument(source.clause, span.source) })),
    },
  };
}

/** The passage in its source first, then the other documents that hold its first clause. */
function evidenceOf([[first]]: readonly [CopiedPassage, ...CopiedPassage[]]): Evidence[] {
  const others = first.copy.value.sources.filter((source) => source !== first.source);
  return [first.source, ...others].slice(0, 3).map(({ document, clause }) => ({ document, span: clause.span, message: MESSAGES.source }));
}

function versionReport(context: DocumentContext, kin: Kin, versions: readonly [Counted, ...Counted[]], seen: readonly Seen<Sources>[]): Report {
  const [[closest, clauses], ...others] = versions;
  const title = context.document.metadata.title?.span;
  const relation = kin.of(closest);
  const name = datedName(closest);
  return {
    span: title && title.end > title.start ? title : context.document.clauses[0]!.span,
    message: relation === 'draft-version' ? MESSAGES.draftVersion(name, clauses, seen.length, kin.isDraft(closest)) : MESSAGES.version(name, others.length, clauses, seen.length),
    evidence: versions.slice(0, 3).map(([document]) => ({ document, span: document.document.metadata.title?.span ?? document.document.clauses[0]!.span, message: MESSAGES.source })),
    data: { relation, clauses, of: seen.length, versions: versions.length, saturated: seen.some(({ value }) => value.saturated) },
  };
}

/** The name with the day of signature: documents of one title are told apart by it. */
function datedName(document: CorpusDocument): string {
  const { title, date } = document.document.metadata;
  return title === undefined ? nameOf(document) : `${nameOf(document)}（${date?.value ?? document.path}）`;
}

function countClauses(passages: readonly CopiedPassage[]): number {
  return passages.reduce((sum, passage) => sum + passage.length, 0);
}

/** Of the share as the finding states it, so that all who show it round the same number. */
function percentOf(passages: readonly CopiedPassage[]): number {
  const shares = passages.flat().map(({ source }) => source.share);
  return Math.round(round(shares.reduce((sum, share) => sum + share, 0) / shares.length) * 100);
}

function spanOf(passage: CopiedPassage): Span {
  return { start: passage[0].copy.clause.span.start, end: passage[passage.length - 1]!.copy.clause.span.end };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
