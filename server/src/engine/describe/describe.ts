/** What is known of the thing at a place of a document: a meeting, a plan, a cited title, the document's own title. For people who ask, not for rules. */

import type { Corpus, CorpusDocument } from '../../corpus/model.js';
import { spanInDocument, type Passage } from '../../document/model.js';
import { findCitations } from '../../extract/citations.js';
import { findPlans } from '../../extract/plans.js';
import type { Facts } from '../../facts/facts.js';
import { libraryOf } from '../../rules/citing.js';
import { resolve } from '../../rules/resolve-citation.js';
import { placesOf } from '../../rules/passages.js';
import type { IsoDate } from '../../text/dates.js';
import type { Localized } from '../../text/localized.js';
import { titleSpans } from '../../text/marks.js';
import type { Span } from '../../text/span.js';
import { describeMeetings, type MeetingSurroundings } from './meetings.js';
import { describeNames, nameLines } from './names.js';
import { planLines } from './plans.js';
import { titleLines } from './titles.js';
import { AS_OF_SOURCE } from '../labels.js';
import type { CheckResult } from '../model.js';

/** Something that is known of the thing in `span`. */
export interface Description {
  readonly span: Span;
  readonly name: string;
  readonly lines: readonly Localized[];
  /** Documents of the corpus that the thing is. */
  readonly documents: readonly CorpusDocument[];
  /** Whether it is a title in marks. */
  readonly isTitle?: true;
}

const MOST_DOCUMENTS = 3;

/** What is known of what stands at an offset, the narrowest thing first. */
export function describeAt({ document, asOf, territory }: CheckResult, offset: number, facts: Facts, corpus: Corpus | undefined): Description[] {
  const found: Description[] = [];
  const title = document.metadata.title;
  if (title && holds(title.span, offset)) found.push(describeDraft({ document, asOf, territory }, title.value, title.span));
  for (const passage of placesOf(document)) {
    if (!holds(passage.span, offset)) continue;
    found.push(...describeIn(passage, offset, { day: asOf.day, territory, facts }, corpus));
  }
  return found.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
}

function holds(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

function describeIn(passage: Passage, offset: number, { day, territory, facts }: MeetingSurroundings, corpus: Corpus | undefined): Description[] {
  const here = <T extends Span>(spans: readonly T[]): T[] => spans.filter((span) => holds(spanInDocument(passage, span), offset));
  const meetings = describeMeetings(passage.text, (span) => here([span]).length > 0, { day, territory, facts });
  const plans = findPlans(passage.text).filter(({ span }) => here([span]).length > 0);
  const names = describeNames(passage.text, (span) => here([span]).length > 0, { day, territory, facts });
  return [
    ...meetings.map(({ span, lines }) => ({ span: spanInDocument(passage, span), name: passage.text.slice(span.start, span.end), lines, documents: [] })),
    ...plans.map((plan) => ({ span: spanInDocument(passage, plan.span), name: passage.text.slice(plan.span.start, plan.span.end), lines: planLines(plan.ordinal, day, facts), documents: [] })),
    ...names.map(({ span, lines, sources }) => ({ span: spanInDocument(passage, span), name: passage.text.slice(span.start, span.end), lines, documents: documentsIn(sources, { facts, corpus }) })),
    ...here(titleSpans(passage.text)).map((span) => describeTitle(passage, span, { day, facts, corpus })),
  ].filter(({ lines }) => lines.length > 0);
}

/** A fact that a word brings up: what it is called, and what is known of it on a day. */
export interface KnownFact {
  readonly name: string;
  readonly lines: readonly Localized[];
}

/** What the facts know of a word: meetings and plans that it names, and names of which it is a part or which are a part of it. */
export function lookUp(word: string, day: IsoDate, facts: Facts): KnownFact[] {
  const names = facts.names.rows.flatMap((row) => row.match.filter((form) => form.includes(word) || word.includes(form)).slice(0, 1).map((form) => ({ name: form, lines: nameLines(row, day) })));
  return [
    ...describeMeetings(word, () => true, { day, territory: undefined, facts }).map(({ span, lines }) => ({ name: word.slice(span.start, span.end), lines })),
    ...findPlans(word).map((plan) => ({ name: word.slice(plan.span.start, plan.span.end), lines: planLines(plan.ordinal, day, facts) })),
    ...names,
  ].filter(({ lines }) => lines.length > 0);
}

/** Where a title is looked up. */
interface World {
  readonly facts: Facts;
  readonly corpus: Corpus | undefined;
}

function describeTitle(passage: Passage, span: Span, { day, facts, corpus }: World & { readonly day: IsoDate }): Description {
  const marked = passage.text.slice(span.start, span.end);
  const title = marked.slice(1, -1);
  const documents = (corpus?.catalogue.byTitle(title) ?? []).map(({ value }) => value);
  const lines: Localized[] = [...titleLines(title, facts, day), ...documents.slice(0, MOST_DOCUMENTS).map((document) => documentLine(document))];
  if (corpus && documents.length === 0) lines.push({ zh: '语料库中没有同名文件', en: 'No document of this title in the corpus' });
  return { span: spanInDocument(passage, span), name: marked, lines, documents: documents.slice(0, MOST_DOCUMENTS), isTitle: true };
}

/** The documents of the corpus that sources name, where it is certain which ones. */
function documentsIn(sources: readonly string[], { facts, corpus }: World): CorpusDocument[] {
  const library = libraryOf({ corpus, facts, own: new Set() });
  const named = sources.flatMap((source) => findCitations(source)).flatMap((citation) => resolve(citation, library)?.document ?? []);
  return [...new Set(named)].slice(0, MOST_DOCUMENTS);
}

function documentLine({ document: { metadata }, path, corpus }: CorpusDocument): Localized {
  const details = [metadata.number?.value, metadata.date?.value, metadata.territory].filter((detail) => detail !== undefined).join('，');
  const draft: Localized = metadata.status === 'draft' ? { zh: '，征求意见稿', en: ', a draft for comment' } : { zh: '', en: '' };
  const where = `${corpus}/${path}`;
  return { zh: `语料库：${details ? `${details}${draft.zh}，` : ''}${where}`, en: `In the corpus: ${details ? `${details}${draft.en}, ` : ''}${where}` };
}

function describeDraft({ document, asOf, territory }: Pick<CheckResult, 'document' | 'asOf' | 'territory'>, title: string, span: Span): Description {
  const { genre, period, number } = document.metadata;
  const facts: readonly (readonly [zh: string, en: string, value: string | undefined])[] = [
    ['地域', 'Territory', territory],
    ['文种', 'Genre', genre],
    ['文号', 'Number', number?.value],
    ['规划期', 'Period', period && `${period.from}—${period.to}`],
  ];
  const lines = facts.flatMap(([zh, en, value]) => (value === undefined ? [] : [{ zh: `${zh}：${value}`, en: `${en}: ${value}` }]));
  const day: Localized = { zh: `基准日：${asOf.day}（${AS_OF_SOURCE[asOf.source].zh}）`, en: `As of: ${asOf.day} (${AS_OF_SOURCE[asOf.source].en})` };
  const size: Localized = { zh: `${document.headings.length} 个标题或条目，${document.clauses.length} 段正文`, en: `${document.headings.length} headings and items, ${document.clauses.length} clauses` };
  return { span, name: title, lines: [day, ...lines, size], documents: [] };
}
