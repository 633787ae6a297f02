/** What is known of the thing at a place of a document: a meeting, a plan, a cited title, the document's own title. For people who ask, not for rules. */

import type { Corpus, CorpusDocument } from '../corpus/model.js';
import { spanInDocument, type Passage } from '../document/model.js';
import { findPlans } from '../extract/plans.js';
import type { Facts } from '../facts/facts.js';
import type { NameRow } from '../facts/names.js';
import { placesOf } from '../rules/passages.js';
import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import { titleSpans } from '../text/marks.js';
import type { Span } from '../text/span.js';
import { describeMeetings, type MeetingSurroundings } from './describe-meetings.js';
import { AS_OF_SOURCE, CONFIDENCE } from './labels.js';
import type { CheckResult } from './model.js';

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
  return [
    ...meetings.map(({ span, lines }) => ({ span: spanInDocument(passage, span), name: passage.text.slice(span.start, span.end), lines, documents: [] })),
    ...plans.map((plan) => ({ span: spanInDocument(passage, plan.span), name: passage.text.slice(plan.span.start, plan.span.end), lines: planLines(plan.ordinal, day, facts), documents: [] })),
    ...facts.names.find(passage.text).filter(({ span }) => here([span]).length > 0).map(({ span, row }) => ({ span: spanInDocument(passage, span), name: passage.text.slice(span.start, span.end), lines: nameLines(row, day), documents: [] })),
    ...here(titleSpans(passage.text)).map((span) => describeTitle(passage, span, corpus)),
  ].filter(({ lines }) => lines.length > 0);
}

function planLines(ordinal: number, day: IsoDate, facts: Facts): Localized[] {
  const plan = facts.plans.find(ordinal);
  if (!plan) return [];
  const year = Number(day.slice(0, 4));
  const state: Localized = year < plan.yearFrom ? { zh: '尚未开始', en: 'not begun' } : year > plan.yearTo ? { zh: '已经收官', en: 'ended' } : { zh: '正在实施', en: 'under way' };
  const lines: Localized[] = [{ zh: `${plan.yearFrom}—${plan.yearTo}年，基准日${day}${state.zh}`, en: `${plan.yearFrom}–${plan.yearTo}, ${state.en} as of ${day}` }];
  if (plan.outline) lines.push({ zh: `纲要于${plan.outline}批准${plan.outlineTitle ? `：《${plan.outlineTitle}》` : ''}`, en: `Outline approved on ${plan.outline}${plan.outlineTitle ? `: 《${plan.outlineTitle}》` : ''}` });
  return [...lines, { zh: `${CONFIDENCE[plan.confidence].zh}，来源：${plan.source}`, en: `${CONFIDENCE[plan.confidence].en}, source: ${plan.source}` }];
}

const NAME_KIND: Readonly<Record<NameRow['kind'], Localized>> = {
  agency: { zh: '机构', en: 'body' },
  place: { zh: '地名', en: 'place' },
  law: { zh: '法律法规', en: 'law' },
  term: { zh: '提法', en: 'wording' },
  slogan: { zh: '地方提法', en: 'local slogan' },
  name: { zh: '固定名称', en: 'fixed name' },
};

function nameLines({ kind, until, replacement, regions, confidence, source }: NameRow, day: IsoDate): Localized[] {
  const what = NAME_KIND[kind];
  const now: Localized = replacement ? { zh: `，现为：${replacement}`, en: `; now: ${replacement}` } : { zh: '', en: '' };
  const where: Localized = regions ? { zh: `（${regions.join('、')}）`, en: ` (${regions.join(', ')})` } : { zh: '', en: '' };
  const state: Localized = until === undefined ? { zh: '写法不规范', en: 'a wrong form' } : until <= day ? { zh: `${until}起不再使用`, en: `no longer right since ${until}` } : { zh: `在基准日${day}仍然正确，${until}起改变`, en: `right as of ${day}; changes on ${until}` };
  return [
    { zh: `${what.zh}${where.zh}：${state.zh}${now.zh}`, en: `${what.en}${where.en}: ${state.en}${now.en}` },
    { zh: `${CONFIDENCE[confidence].zh}，来源：${source}`, en: `${CONFIDENCE[confidence].en}, source: ${source}` },
  ];
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

function describeTitle(passage: Passage, span: Span, corpus: Corpus | undefined): Description {
  const marked = passage.text.slice(span.start, span.end);
  const title = marked.slice(1, -1);
  const documents = (corpus?.catalogue.byTitle(title) ?? []).map(({ value }) => value);
  const lines: Localized[] = documents.slice(0, MOST_DOCUMENTS).map((document) => documentLine(document));
  if (corpus && documents.length === 0) lines.push({ zh: '语料库中没有同名文件', en: 'No document of this title in the corpus' });
  return { span: spanInDocument(passage, span), name: marked, lines, documents: documents.slice(0, MOST_DOCUMENTS), isTitle: true };
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
