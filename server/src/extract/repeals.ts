/** Repeals (废止): which documents a document puts out of force, in a clause (《…》同时废止), in a list (废止下列文件) or by its title. */

import { spanInDocument, type PolicyDocument } from '../document/model.js';
import type { DocumentNumber } from '../document/number.js';
import { findDates, type IsoDate } from '../text/dates.js';
import type { Span } from '../text/span.js';
import { passagesOf } from './cited-documents.js';
import { findCitations, type Citation } from './citations.js';

/** A document that another one repeals. */
export interface Repeal {
  readonly title: string | undefined;
  readonly number: DocumentNumber | undefined;
  /** The day from which it is out of force, where the text writes it; otherwise that of the repealing document. */
  readonly from: IsoDate | undefined;
  /** Whether the repealing document stands in its place (本办法施行，《…》同时废止) and does not merely clear up. */
  readonly replaced: boolean;
  /** The place in the repealing document that says so. */
  readonly span: Span;
}

const VERB = /废止|停止执行|失效/g;
const SPEAKS_OF_IT = /废止|停止执行|失效/;
const PARENTHESIS = '(?:[（(](?:[^（）()]|[（(][^（）()]{0,20}[）)]){0,100}[）)])?';
/** Between a title and the verb that repeals it. */
const THEN = new RegExp(`^${PARENTHESIS}(?:等[^，。；《》]{0,20})?[，,]?(?:自[^，。；《》]{2,24}起)?[，,]?(?:同时|即行|一并|相应|均|全部|现|已|也)?(?:予以|宣布)?$`);
/** Between titles that are repealed together. */
const TOGETHER = new RegExp(`^${PARENTHESIS}[ \\u3000]?(?:(?:[、；;]|[，,]?(?:以及|和|及|与))[^《》。，]{0,30})?$`);
/** Between the verb and the title that it repeals. */
const OBJECT = /^(?:了)?[^《》。；，,：:]{0,30}$/;
/** What makes of the verb something else: 不得废止, 废止后, 废止前, 有效期届满失效. */
const NOT_NOW = /[不未](?:得|予|能)?$|是否$|暂不$|除$|应当?$|可以?$|拟$|建议$/;
const NOT_YET = /^(?:后|前|之日|之后|之前|或|程序|手续|情形|失效或|的，)/;
/** 自…起施行的《…》 tells when the older document came. */
const SINCE = /自[^，。；《》]{2,20}起(?!(?:施行|实施|执行)的)/g;
const REACH = 200;
const OPENS_LIST = /(?:废止|失效|停止执行)[^。；《》]{0,40}[:：]$|(?:废止|失效)的?[^。；，《》]{0,20}(?:目录|清单)$/;
const LISTS = /下列|以下|如下|目录|清单/;
/** A list of several fates is no list of repeals. */
const MIXED = /修改|修订|修正|继续有效|保留|或者/;
const LONGEST_LEAD = 60;

/** Every document that a document repeals, in the order of the text. Linear in its length. */
export function repealsIn(document: PolicyDocument): Repeal[] {
  if (!SPEAKS_OF_IT.test(document.text)) return [];
  const found = repealsByTitle(document);
  let listed = false;
  for (const passage of passagesOf(document)) {
    const opens = opensList(passage.text);
    if (!opens && !listed && !SPEAKS_OF_IT.test(passage.text)) continue;
    const citations = findCitations(passage.text);
    if (listed && isListed(citations)) found.push(...citations.map((citation) => repealOf(citation, undefined, false, spanInDocument(passage, citation.span))));
    else found.push(...repealsInText(passage.text, citations).map(({ citation, from, verb }) => repealOf(citation, from, verb === 'after', spanInDocument(passage, citation.span))));
    listed = opens || (listed && isListed(citations));
  }
  return found;
}

/** 关于废止《…》的决定. */
function repealsByTitle({ metadata: { title } }: PolicyDocument): Repeal[] {
  if (!title || !SPEAKS_OF_IT.test(title.value)) return [];
  return repealsInText(title.value, findCitations(title.value)).map(({ citation }) => repealOf(citation, undefined, false, title.span));
}

function repealOf({ title, number }: Citation, from: IsoDate | undefined, replaced: boolean, span: Span): Repeal {
  return { title: title?.value, number, from, replaced, span };
}

function opensList(text: string): boolean {
  const end = text.slice(-80);
  return OPENS_LIST.test(end) && LISTS.test(end) && !MIXED.test(end);
}

function isListed([first]: readonly Citation[]): boolean {
  return first?.title !== undefined && first.span.start <= LONGEST_LEAD;
}

/** A citation that a sentence repeals; where the verb stands, and the day that the sentence names. */
export interface RepealedCitation {
  readonly citation: Citation;
  readonly from: IsoDate | undefined;
  /** Behind the titles (《…》同时废止) or before them (废止《…》). */
  readonly verb: 'after' | 'before';
}

/** The citations of a passage that it repeals. */
export function repealsInText(text: string, citations: readonly Citation[]): RepealedCitation[] {
  const found = new Map<Citation, RepealedCitation>();
  let next = 0;
  for (const match of text.matchAll(VERB)) {
    const verb = { start: match.index, end: match.index + match[0].length };
    while (next < citations.length && citations[next]!.span.end <= verb.start) next++;
    const inside = citations[next];
    if ((inside && inside.span.start <= verb.start) || NOT_NOW.test(text.slice(Math.max(0, verb.start - 4), verb.start)) || NOT_YET.test(text.slice(verb.end, verb.end + 4))) continue;
    const before = chainBefore(text, citations, next - 1, verb.start, found);
    const [chain, side] = before.length > 0 ? [before, 'after' as const] : [chainAfter(text, citations, next, verb.end), 'before' as const];
    if (chain.length === 0) continue;
    const from = dayFrom(text, verb.start);
    for (const citation of chain) if (!found.has(citation)) found.set(citation, { citation, from, verb: side });
  }
  return [...found.values()];
}

/** Titles joined by 、 and 和 up to the verb; what an earlier verb repeals ends the chain. */
function chainBefore(text: string, citations: readonly Citation[], last: number, verb: number, done: ReadonlyMap<Citation, unknown>): Citation[] {
  const chain: Citation[] = [];
  let end = verb;
  for (let index = last; index >= 0; index--) {
    const citation = citations[index]!;
    if (done.has(citation) || citation.span.end > end) break;
    const gap = text.slice(citation.span.end, end);
    if (gap.length > REACH || !(chain.length === 0 ? THEN : TOGETHER).test(gap)) break;
    chain.unshift(citation);
    end = citation.span.start;
  }
  return chain;
}

function chainAfter(text: string, citations: readonly Citation[], first: number, verb: number): Citation[] {
  const chain: Citation[] = [];
  let start = verb;
  for (let index = first; index < citations.length; index++) {
    const citation = citations[index]!;
    const gap = text.slice(start, citation.span.start);
    if (gap.length > REACH || !(chain.length === 0 ? OBJECT : TOGETHER).test(gap)) break;
    chain.push(citation);
    start = citation.span.end;
  }
  return chain;
}

/** The day of the last 自…起 shortly before the verb. */
function dayFrom(text: string, verb: number): IsoDate | undefined {
  const before = text.slice(Math.max(0, verb - REACH), verb);
  const since = before.match(SINCE)?.pop();
  return since === undefined ? undefined : findDates(since)[0]?.value;
}
