/** superseded-document: a document that is repealed, expired or replaced on the as-of date is still cited (引用失效文件). */

import type { Metadata, Status } from '../document/model.js';
import { citedForm } from '../document/title-forms.js';
import type { Citation } from '../extract/citations.js';
import { yearOf } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import { besideOf, citationRule, isFollowed, isHistory, isPlanned, isRepealedHere, libraryOf, type CitedHere } from './citing.js';
import type { Fix, Frame, Report } from './model.js';
import { isAtOrAbove, resolve } from './resolve-citation.js';
import { repealOf } from './status-of-citation.js';

const MESSAGES = {
  repealed: (name: string, since: string, by: string | undefined, path: string, replaced: boolean): Localized => ({
    zh: `${name}自${since}起废止（据${by ? `${by}，见` : ''}语料库${path}），${by && replaced ? `请核对是否改引${by}` : '请核对是否删改'}。`,
    en: `${name} is repealed from ${since} on (by ${by ? `${by}, see ` : ''}${path} in the corpus). ${by && replaced ? `Check whether ${by} is meant` : 'Please revise'}.`,
  }),
  marked: (name: string, status: Localized, path: string): Localized => ({
    zh: `${name}在语料库中标注为${status.zh}（${path}），请核对是否还能引用。`,
    en: `${name} is marked as ${status.en} in the corpus (${path}). Check whether it may still be cited.`,
  }),
  ended: (name: string, ended: string, replacement: string | undefined, source: string): Localized => ({
    zh: `${name}已于${ended}到期或由接续文件取代（来源：${source}），${replacement ? `请核对是否改引《${replacement}》` : '请核对是否还作依据'}。`,
    en: `${name} ended or was succeeded on ${ended} (source: ${source}). ${replacement ? `Check whether 《${replacement}》 is meant` : 'Check whether it is still a basis'}.`,
  }),
  version: (name: string, until: string, current: string, source: string): Localized => ({
    zh: `${name}自${until}起已由${current}取代（来源：${source}），请核对版本。`,
    en: `${name} gave way to ${current} on ${until} (source: ${source}). Check the version.`,
  }),
  cite: (title: string, number: string | undefined): Localized => ({ zh: `改引《${title}》${number === undefined ? '' : `（${number}）`}`, en: `Cite 《${title}》${number === undefined ? '' : ` (${number})`}` }),
  write: (version: string): Localized => ({ zh: `改为“${version}”`, en: `Write "${version}"` }),
  says: { zh: '废止的依据', en: 'Where it is repealed' } satisfies Localized,
  source: { zh: '状态标注所在文件', en: 'The document marked so' } satisfies Localized,
};

const OUT_OF_FORCE: Partial<Record<Status, Localized>> = {
  repealed: { zh: '已废止', en: 'repealed' },
  expired: { zh: '已失效', en: 'expired' },
  superseded: { zh: '已被取代', en: 'superseded' },
};

export const supersededDocument = citationRule(
  {
    id: 'superseded-document',
    family: 'references',
    severity: 'warning',
    summary: { zh: '引用了基准日已废止、失效或被取代的文件', en: 'A document is cited that was repealed, expired or replaced by the as-of date' },
    fixable: true,
    norm: { zh: '公文引用的依据应当现行有效', en: 'What an official document rests on is in force' },
    needsCorpus: false,
    tag: 'outdated',
  },
  (cited, frame) => {
    if (isRepealedHere(cited) || isHistory(cited) || isPlanned(cited)) return undefined;
    return outdatedVersion(cited, frame) ?? ended(cited, frame) ?? repealed(cited, frame) ?? marked(cited, frame);
  },
  { once: true },
);

function outdatedVersion(cited: CitedHere, { facts, asOf }: Frame): Report | undefined {
  const { title, number } = cited.citation;
  const found = title && facts.documents.outdatedVersion(title.value, number ? cited.passage.text.slice(number.span.start, number.span.end) : besideOf(cited), asOf);
  if (!found) return undefined;
  const { document, version, until, current } = found;
  return {
    span: cited.citation.span,
    message: MESSAGES.version(`《${document.name}》${plain(version)}`, until, plain(current), document.source),
    cap: document.severity,
    confidence: document.confidence,
    fixes: versionFixes(cited, plain(version), plain(current)),
    data: { since: until, version, current, source: document.source },
  };
}

/** The version that holds now in the place of the one that is named, in the title or in the parenthesis behind it. */
function versionFixes({ citation: { title }, passage }: CitedHere, version: string, current: string): Fix[] {
  const from = title!.span.start;
  const at = passage.text.slice(from, title!.span.end + BEHIND).indexOf(version);
  if (at < 0) return [];
  return [{ title: MESSAGES.write(current), preferred: true, applicability: 'review', edits: [{ span: { start: from + at, end: from + at + version.length }, newText: current }] }];
}

/** So far behind a title its parenthesis names the version. */
const BEHIND = 32;

/** The document that took its place, title and number; nothing where the old number would stay beside the new title. */
function citeInstead({ title, number }: Citation, now: string, right: string | undefined): Fix[] {
  if (!title || (number && right === undefined)) return [];
  const edits = [{ span: title.span, newText: marksInside(now) }, ...(number && right !== undefined ? [{ span: number.span, newText: right }] : [])];
  return [{ title: MESSAGES.cite(marksInside(now), number && right), preferred: true, applicability: 'review', edits }];
}

function plain(version: string): string {
  return version.replace(/^[（(]|[）)]$/g, '');
}

/** A plan or pilot whose time is over, where the sentence goes by it; not in a draft that is of that time itself. */
function ended(cited: CitedHere, { facts, asOf, period }: Frame): Report | undefined {
  const title = cited.citation.title;
  const row = title && facts.documents.find(title.value);
  if (!row?.ended || row.ended >= asOf || !isFollowed(cited) || (period && period.to <= yearOf(row.ended))) return undefined;
  return {
    span: cited.citation.span,
    message: MESSAGES.ended(nameOf(cited.citation), row.ended, row.replacement, row.source),
    cap: row.severity,
    confidence: row.confidence,
    fixes: row.replacement === undefined ? [] : citeInstead(cited.citation, row.replacement, undefined),
    data: { since: row.ended, source: row.source, ...(row.replacement !== undefined && { replacement: row.replacement }) },
  };
}

/** Another document of the corpus repeals it, and that has come into force. */
function repealed({ citation }: CitedHere, frame: Frame): Report | undefined {
  const first = repealOf(citation, frame);
  if (!first) return undefined;
  const heading = first.by.document.metadata.title?.value;
  const by = heading && `《${marksInside(heading)}》`;
  return {
    span: citation.span,
    message: MESSAGES.repealed(nameOf(citation), first.since, by, first.by.path, first.replaced),
    evidence: [{ document: first.by, span: first.span, message: MESSAGES.says }],
    fixes: first.replaced && heading !== undefined ? citeInstead(citation, citedForm(heading, false), first.by.document.metadata.number?.value) : [],
    data: { status: 'repealed', since: first.since, path: first.by.path, ...(heading !== undefined && { by: heading }) },
  };
}

/** The corpus has the document, and marks it as out of force. */
function marked({ citation }: CitedHere, frame: Frame): Report | undefined {
  const known = resolve(citation, libraryOf(frame));
  const status = known?.document && OUT_OF_FORCE[known.document.document.metadata.status ?? 'in-force'];
  if (!known?.document || !status || isNamesake(citation, known.document.document.metadata, frame)) return undefined;
  const { title, date } = known.document.document.metadata;
  if (date && date.value > frame.asOf) return undefined;
  return {
    span: citation.span,
    message: MESSAGES.marked(nameOf(citation), status, known.document.path),
    evidence: title ? [{ document: known.document, span: title.span, message: MESSAGES.source }] : [],
    data: { status: known.status, path: known.document.path },
  };
}

/** By its title alone, a document of a place that has nothing to do with the draft's may be another one. */
function isNamesake({ title, number }: Citation, metadata: Metadata, frame: Frame): boolean {
  if (number || !title || frame.facts.territories.leading(title.value)) return false;
  return !isAtOrAbove(metadata, frame.territory);
}

function nameOf({ title, number }: Citation): string {
  return title ? `《${title.value}》` : `${number!.code}〔${number!.year}〕${number!.serial}号文件`;
}

function marksInside(title: string): string {
  return title.replaceAll('《', '〈').replaceAll('》', '〉');
}
