/** citation-title: a title that is nearly that of a known document, or that no document bears (题名误引). */

import { citedForm, formsOf } from '../document/title-forms.js';
import type { Localized } from '../text/localized.js';
import { citationRule, isRepealedHere, libraryOf, type CitedHere } from './citing.js';
import type { Evidence, Fix, Frame, Report } from './model.js';
import { isKnownTitle, nearMiss, type NearMiss } from './resolve-citation.js';

const MESSAGES = {
  near: (title: string, right: string, where: Localized): Localized => ({
    zh: `《${title}》与${where.zh}《${right}》只差几个字，疑似误引，请核对题名。`,
    en: `《${title}》 differs from 《${right}》 (${where.en}) by a few characters and may be a slip. Check the title.`,
  }),
  noTitle: (title: string, right: string, source: string): Localized => ({
    zh: `未见名为《${title}》的文件，规范题名是《${right}》（来源：${source}），请核对。`,
    en: `No document is called 《${title}》; the right title is 《${right}》 (source: ${source}). Please check.`,
  }),
  replace: (right: string): Localized => ({ zh: `改为《${right}》`, en: `Replace with 《${right}》` }),
  source: { zh: '题名出处', en: 'Where the title stands' } satisfies Localized,
};

export const citationTitle = citationRule(
  {
    id: 'citation-title',
    family: 'references',
    severity: 'warning',
    summary: { zh: '所引文件题名与语料库或事实表中的文件只差几个字', en: 'A cited title differs by a few characters from that of a known document' },
    fixable: true,
    norm: { zh: '引用公文应当准确写出题名', en: 'A cited document is named by its exact title' },
    needsCorpus: false,
  },
  (cited, frame) => noTitle(cited, frame) ?? near(cited, frame),
);

/** A name that is in use although no document is called so. */
function noTitle({ citation }: CitedHere, { facts, asOf }: Frame): Report | undefined {
  const title = citation.title;
  const row = title && facts.documents.find(title.value);
  if (!title || !row?.correctTitle || (row.effective !== undefined && row.effective > asOf)) return undefined;
  return {
    span: citation.span,
    message: MESSAGES.noTitle(title.value, row.correctTitle, row.source),
    cap: row.severity,
    confidence: row.confidence,
    fixes: [fixOf(title.span, row.correctTitle)],
    data: { title: row.correctTitle, source: row.source },
  };
}

function near(cited: CitedHere, frame: Frame): Report | undefined {
  const { citation } = cited;
  const title = citation.title;
  const library = libraryOf(frame);
  if (!title || isKnownTitle(title.value, library) || isRepealedHere(cited)) return undefined;
  const miss = nearMiss(citation, library, frame.territory);
  if (!miss || isLater(miss, frame)) return undefined;
  const right = citedForm(miss.title, formsOf(title.value).issuer !== '');
  return {
    span: citation.span,
    message: MESSAGES.near(title.value, right, whereOf(miss)),
    ...(miss.fact && { cap: miss.fact.severity, confidence: miss.fact.confidence }),
    evidence: evidenceOf(miss),
    fixes: [fixOf(title.span, right)],
    data: { title: right, ...(miss.document && { path: miss.document.path }), ...(miss.fact && { source: miss.fact.source }) },
  };
}

/** A document of after the as-of date cannot be meant. */
function isLater({ document, fact }: NearMiss, { asOf }: Frame): boolean {
  const day = document?.document.metadata.date?.value ?? fact?.issued;
  return day !== undefined && day > asOf;
}

function whereOf({ document, fact }: NearMiss): Localized {
  if (document) return { zh: `语料库${document.path}的`, en: `in the corpus, ${document.path}` };
  return { zh: `事实表（来源：${fact!.source}）的`, en: `in the table of facts, source: ${fact!.source}` };
}

function evidenceOf({ document }: NearMiss): Evidence[] {
  const span = document?.document.metadata.title?.span;
  return document && span ? [{ document, span, message: MESSAGES.source }] : [];
}

function fixOf(span: Fix['edits'][number]['span'], right: string): Fix {
  return { title: MESSAGES.replace(right), preferred: true, applicability: 'review', edits: [{ span, newText: right }] };
}
