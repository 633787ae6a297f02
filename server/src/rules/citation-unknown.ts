/** citation-unknown: a cited document that is neither in the corpus nor in the facts (查无此件); off unless it is asked for. */

import { formatNumber } from '../document/number.js';
import { genreOf } from '../document/title.js';
import type { Localized } from '../text/localized.js';
import { citationRule, isPlanned, libraryOf, type CitedHere } from './citing.js';
import type { Frame, Report } from './model.js';
import { isKnownTitle, nearMiss, resolveNumber } from './resolve-citation.js';

const MESSAGES = {
  unknown: (name: string): Localized => ({
    zh: `语料库和事实表中没有${name}，请核对题名、文号，或将该文件收入语料库。`,
    en: `${name} is neither in the corpus nor in the facts. Check title and number, or add the document to the corpus.`,
  }),
};

export const citationUnknown = citationRule(
  {
    id: 'citation-unknown',
    family: 'references',
    severity: 'info',
    offByDefault: true,
    summary: { zh: '所引文件不在语料库和事实表中', en: 'A cited document is neither in the corpus nor in the facts' },
    fixable: false,
    norm: { zh: '引用的文件应当可以核对', en: 'What is cited can be checked' },
    needsCorpus: true,
  },
  judge,
  { once: true },
);

function judge(cited: CitedHere, frame: Frame): Report | undefined {
  const { title, number, span } = cited.citation;
  const library = libraryOf(frame);
  if (number && (!title || number.exact) && (frame.corpus!.catalogue.byNumber(number).length > 0 || resolveNumber(number, library))) return undefined;
  if (title && (genreOf(title.value) === undefined || isPlanned(cited) || isKnownTitle(title.value, library) || nearMiss(cited.citation, library, frame.territory))) return undefined;
  return { span, message: MESSAGES.unknown(title ? `《${title.value}》` : formatNumber(number!)), data: { ...(title && { title: title.value }), ...(number && { number: formatNumber(number) }) } };
}
