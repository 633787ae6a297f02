/** What the rules about citations (引用规则) share: each judges one citation in its sentence; here stands what is exempt everywhere. */

import { spanInDocument, type Clause } from '../document/model.js';
import { formsOf, issuedTitle } from '../document/title-forms.js';
import { findCitations, type Citation } from '../extract/citations.js';
import { withShortNames } from '../extract/cited-documents.js';
import { looksBack } from '../extract/narrative.js';
import { repealsIn } from '../extract/repeals.js';
import type { DocumentContext, DocumentRule, Frame, Report, RuleMeta, Seen } from './model.js';
import { bySentence, textAfter, textBefore, type RunningText, type Sentence } from './passages.js';
import type { Library } from './resolve-citation.js';

/** A citation in the sentence that it stands in. */
export interface CitedHere {
  readonly citation: Citation;
  readonly sentence: Sentence;
  readonly passage: RunningText;
}

/** What one clause cites, and what a rule has to say of it. Spans are the clause's. */
export interface CitationLook {
  readonly citations: readonly Citation[];
  readonly reports: readonly { readonly citation: Citation; readonly report: Report }[];
}

const ABOUT = [findCitations];
const REACH = 120;

/** A rule that judges one citation at a time. A document that the draft cites again is reported once where `once` is set. */
export function citationRule(meta: RuleMeta, judge: (cited: CitedHere, frame: Frame) => Report | undefined, { once = false } = {}): DocumentRule<CitationLook> {
  return {
    meta,
    about: () => ABOUT,
    lookAt: (clause, frame) => lookAt(clause, frame, judge),
    conclude: (context, seen) => conclude(context, seen, once),
  };
}

function lookAt(passage: RunningText, frame: Frame, judge: (cited: CitedHere, frame: Frame) => Report | undefined): CitationLook {
  const citations = passage.extract(findCitations);
  const reports = bySentence(passage, citations).flatMap(({ sentence, found }) =>
    found.flatMap((citation) => {
      const report = judge({ citation, sentence, passage }, frame);
      return report ? [{ citation, report }] : [];
    }),
  );
  return { citations, reports };
}

function* conclude(context: DocumentContext, seen: readonly Seen<CitationLook>[], once: boolean): Iterable<Report> {
  if (!seen.some(({ value }) => value.reports.length > 0)) return;
  const exempt = ownTitles(context);
  const named = withShortNames(seen.map(({ clause, value }) => ({ passage: clause, citations: value.citations })));
  const shortNames = new Set(named.flatMap(({ citation, introduced }) => (introduced ? [citation] : [])));
  const done = new Set<string>();
  for (const { clause, value } of seen) {
    for (const { citation, report } of value.reports) {
      const key = keyOf(citation);
      if (shortNames.has(citation) || exempt.has(key) || (once && done.has(key))) continue;
      done.add(key);
      yield placed(clause, report);
    }
  }
}

function keyOf({ title, number }: Citation): string {
  return title ? formsOf(title.value).core : `${number!.code}${number!.year}${number!.serial}`;
}

/** The draft's own titles, and the documents that it repeals itself. */
function ownTitles({ document }: DocumentContext): ReadonlySet<string> {
  const { title, wrapperTitle } = document.metadata;
  const own = [title?.value, wrapperTitle?.value].flatMap((value) => (value === undefined ? [] : [value, issuedTitle(value) ?? value]));
  const repealed = repealsIn(document).flatMap((repeal) => (repeal.title === undefined ? [] : [repeal.title]));
  return new Set([...own, ...repealed].map((value) => formsOf(value).core));
}

function placed(clause: Clause, report: Report): Report {
  const fixes = report.fixes?.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, span: spanInDocument(clause, edit.span) })) }));
  return { ...report, span: spanInDocument(clause, report.span), ...(fixes && { fixes }) };
}

/** Where citations of a draft are looked up. */
export function libraryOf({ corpus, facts, own }: Pick<Frame, 'corpus' | 'facts' | 'own'>): Library {
  return { catalogue: corpus?.catalogue, facts, own };
}

const REPEALS = /废止|失效|停止执行|不再执行|停止使用/;
const FORMER = /(?:原|原有的?|旧版?|老版?|当时的?|修订前的?)$/;
const TOLD = /(?:19|20)[0-9０-９]{2}年?[^。；]{0,40}(?:印发|出台|发布|制定|颁布|公布|下发|通过|实施|提出)[^。；《]{0,12}$/;
const SINCE = /^[^。；，《》]{0,12}(?:以来|实施情况|执行情况|评估|期满|到期|收官|印发后|实施后|(?:施行|实施|公布|发布|印发|生效)(?:施行|实施)?(?:之)?以?[前后])/;
/** What was done under it stays done: 依据《…》设立的企业. */
const DONE_UNDER = /^[^。；，]{0,10}(?:设立|成立|登记|批准|核准|取得|签订|作出|立项|认定)(?:并|的|了)/;

/** Whether the sentence itself puts the document out of force, or replaces it. */
export function isRepealedHere({ sentence, citation }: CitedHere): boolean {
  return REPEALS.test(textBefore(sentence, citation.span.start, REACH)) || REPEALS.test(textAfter(sentence, citation.span.end, REACH));
}

/** Whether the sentence tells of the document as of the past: 原《…》, 2015年印发《…》, 《…》实施以来, or stands in a section that looks back. */
export function isHistory({ sentence, citation, passage }: CitedHere): boolean {
  if (passage.scope.retrospective) return true;
  const before = textBefore(sentence, citation.span.start, REACH);
  if (FORMER.test(before) || /曾/.test(before) || TOLD.test(before) || looksBack(before)) return true;
  const after = textAfter(sentence, citation.span.end, REACH).replace(/^[（(][^（）()]{0,60}[）)]/, '');
  return SINCE.test(after) || DONE_UNDER.test(after.replace(/《[^《》]{0,100}》/g, ''));
}

const FOLLOWED = /(?:根据|依据|按照|遵照|依照|参照|落实|贯彻|执行|符合|对照|纳入|列入|对接|衔接)[^。；]{0,60}$/;

/** Whether the sentence goes by the document. */
export function isFollowed({ sentence, citation }: CitedHere): boolean {
  return FOLLOWED.test(textBefore(sentence, citation.span.start, REACH));
}

const PLANNED = /(?:制定|制订|出台|编制|起草|研究|印发|拟定|修订|修改|完善|推动|形成|审议|讨论|征求)[^。；，《》]{0,10}$/;

/** Whether the document is one that is still to be made: 制定《…》, 研究出台《…》. */
export function isPlanned({ sentence, citation }: CitedHere): boolean {
  return PLANNED.test(textBefore(sentence, citation.span.start, REACH));
}

/** The words of the parenthesis that follows a title. */
export function besideOf({ sentence, citation }: CitedHere): string {
  return /^[（(]([^（）()，,；;]{1,30})/.exec(textAfter(sentence, citation.span.end, 40))?.[1] ?? '';
}
