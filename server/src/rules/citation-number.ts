/** citation-number: a title and the number beside it belong to two documents (题名与文号不符). */

import { formatNumber, parseNumber, type DocumentNumber } from '../document/number.js';
import { citedForm, formsOf } from '../document/title-forms.js';
import { genreOf } from '../document/title.js';
import type { Citation } from '../extract/citations.js';
import type { Localized } from '../text/localized.js';
import { citationRule, isHistory, isRepealedHere, libraryOf } from './citing.js';
import type { Evidence, Fix, Frame, Report } from './model.js';
import { isKnownTitle, nearMiss, resolveNumber, resolveTitle, titlesOf, type Resolution } from './resolve-citation.js';

const MESSAGES = {
  number: (title: string, cited: string, right: string, where: Localized): Localized => ({
    zh: `《${title}》的文号，${where.zh}为${right}，此处写作${cited}，请核对。`,
    en: `The number of 《${title}》 is ${right} (${where.en}), here it is ${cited}. Please check.`,
  }),
  title: (cited: string, number: string, right: string, where: Localized): Localized => ({
    zh: `${number}，${where.zh}是《${right}》的文号，此处题名作《${cited}》，请核对题名和文号。`,
    en: `${number} is the number of 《${right}》 (${where.en}), here the title is 《${cited}》. Check both.`,
  }),
  replace: (right: string): Localized => ({ zh: `改为${right}`, en: `Replace with ${right}` }),
  source: { zh: '文号出处', en: 'Where the number stands' } satisfies Localized,
};

export const citationNumber = citationRule(
  {
    id: 'citation-number',
    family: 'references',
    severity: 'warning',
    summary: { zh: '所引文件的题名与文号不是同一份文件的', en: 'A cited title and the number beside it belong to two documents' },
    fixable: true,
    norm: { zh: '引用公文应当先引标题，后引发文字号', en: 'A cited document is named by its title and then its number' },
    needsCorpus: false,
  },
  (cited, frame) => {
    const { citation } = cited;
    if (!citation.title || !citation.number || isRepealedHere(cited) || isHistory(cited)) return undefined;
    return wrongNumber(citation, citation.number, citation.title.value, frame) ?? wrongTitle(citation, citation.number, citation.title.value, frame);
  },
);

/** The title is known, and its number is another one. */
function wrongNumber({ title: place }: Citation, number: DocumentNumber, title: string, frame: Frame): Report | undefined {
  const known = resolveTitle(title, libraryOf(frame));
  const right = known?.number === undefined ? undefined : parseNumber(known.number);
  if (!known || !right || known.status === 'draft' || known.status === 'no-title' || isLater(known, frame) || isSame(number, right)) return undefined;
  // Other letters are another body's document of the same title, unless the title says whose it is.
  if (!lettersAgree(number, right) && formsOf(title).full !== formsOf(known.title).full) return undefined;
  return {
    span: number.span,
    message: MESSAGES.number(place!.value, formatNumber(number), known.number!, whereOf(known)),
    // Both year and serial are other ones: perhaps an earlier document of the same title.
    ...(number.year !== right.year && number.serial !== right.serial && { cap: 'info' as const }),
    ...confidenceOf(known),
    evidence: evidenceOf(known, 'number'),
    fixes: [fixOf(number.span, known.number!)],
    data: dataOf(known),
  };
}

/** The number is known, and its document bears another title. */
function wrongTitle(citation: Citation, number: DocumentNumber, title: string, frame: Frame): Report | undefined {
  const library = libraryOf(frame);
  const known = number.exact ? resolveNumber(number, library) : undefined;
  if (!known || isLater(known, frame) || isKnownTitle(title, library) || nearMiss(citation, library, frame.territory)) return undefined;
  if (genreOf(title) === undefined || genreOf(known.title) === undefined || titlesOf(known.document, known.title).some((name) => overlap(name, title))) return undefined;
  const right = citedForm(known.title, formsOf(title).issuer !== '');
  return {
    span: citation.span,
    message: MESSAGES.title(title, formatNumber(number), right, whereOf(known)),
    ...confidenceOf(known),
    evidence: evidenceOf(known, 'title'),
    fixes: [{ ...fixOf(citation.title!.span, right), preferred: false }],
    data: dataOf(known),
  };
}

/** One title within the other: the same document named shorter or longer. */
function overlap(one: string, other: string): boolean {
  const [a, b] = [formsOf(one).core, formsOf(other).core];
  return a.includes(b) || b.includes(a);
}

/** Words before the number may have been read as its letters. */
function lettersAgree(cited: DocumentNumber, right: DocumentNumber): boolean {
  return cited.code === right.code || (!cited.exact && cited.code.endsWith(right.code));
}

function isSame(cited: DocumentNumber, right: DocumentNumber): boolean {
  return cited.year === right.year && cited.serial === right.serial && lettersAgree(cited, right);
}

function isLater({ document, fact }: Resolution, { asOf }: Frame): boolean {
  const day = document?.document.metadata.date?.value ?? fact?.issued;
  return day !== undefined && day > asOf;
}

function whereOf({ document, fact }: Resolution): Localized {
  if (document) return { zh: `语料库（${document.path}）中`, en: `in the corpus, ${document.path}` };
  return { zh: `事实表（来源：${fact!.source}）中`, en: `in the table of facts, source: ${fact!.source}` };
}

function confidenceOf({ fact }: Resolution): Pick<Report, 'confidence'> {
  return fact ? { confidence: fact.confidence } : {};
}

function evidenceOf({ document }: Resolution, of: 'title' | 'number'): Evidence[] {
  const span = document?.document.metadata[of]?.span ?? document?.document.metadata.title?.span;
  return document && span ? [{ document, span, message: MESSAGES.source }] : [];
}

function dataOf({ title, number, path, fact }: Resolution): Record<string, unknown> {
  return { title, number, ...(path !== undefined && { path }), ...(fact && { source: fact.source }) };
}

function fixOf(span: Fix['edits'][number]['span'], right: string): Fix {
  return { title: MESSAGES.replace(right), preferred: true, applicability: 'review', edits: [{ span, newText: right }] };
}
