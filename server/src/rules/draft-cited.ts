/** draft-cited: a document is cited as final that the corpus holds only as 征求意见稿 (引用征求意见稿). */

import type { Localized } from '../text/localized.js';
import { isDraftTitle } from '../document/title.js';
import { citationRule, isHistory, isPlanned, isRepealedHere, libraryOf, type CitedHere } from './citing.js';
import type { Frame, Report } from './model.js';
import { isAtOrAbove, resolveTitle, saysWhose } from './resolve-citation.js';
import { textAfter } from './passages.js';

const MESSAGES = {
  draft: (title: string, path: string): Localized => ({
    zh: `《${title}》在语料库中只有征求意见稿（${path}），请核对是否已经正式印发。`,
    en: `The corpus holds 《${title}》 only as a draft for comment (${path}). Check whether it has been issued.`,
  }),
  source: { zh: '征求意见稿', en: 'The draft for comment' } satisfies Localized,
};

/** Behind a title: that it is a draft, or is being made. */
const SAID_TO_BE_ONE = /^[》）)]?[（(]?[^。；，]{0,8}(?:征求意见|送审稿|讨论稿|草案|审议稿|稿）)|^[^。；，]{0,12}(?:编制|起草|制定|修订|出台|印发|审议|报批)/;

export const draftCited = citationRule(
  {
    id: 'draft-cited',
    family: 'references',
    severity: 'info',
    summary: { zh: '所引文件在语料库中只有征求意见稿', en: 'The corpus holds the cited document only as a draft for comment' },
    fixable: false,
    norm: { zh: '公文不宜以尚未印发的文件作依据', en: 'A document that has not been issued is no basis' },
    needsCorpus: true,
  },
  (cited, frame) => judge(cited, frame),
  { once: true },
);

function judge(cited: CitedHere, frame: Frame): Report | undefined {
  const { citation, sentence } = cited;
  // A number beside the title says that the document has been issued.
  if (!citation.title || citation.number || isDraftTitle(citation.title.value)) return undefined;
  if (SAID_TO_BE_ONE.test(textAfter(sentence, citation.span.end, 40)) || isPlanned(cited) || isHistory(cited) || isRepealedHere(cited)) return undefined;
  const library = libraryOf(frame);
  const known = resolveTitle(citation.title.value, library);
  if (!known?.document || known.status !== 'draft' || frame.facts.documents.find(citation.title.value)?.status === 'in-force') return undefined;
  const { metadata } = known.document.document;
  if (metadata.date && metadata.date.value > frame.asOf) return undefined;
  if (!isAtOrAbove(metadata, frame.territory) && !saysWhose(citation.title.value, known.title, library)) return undefined;
  return {
    span: citation.span,
    message: MESSAGES.draft(citation.title.value, known.document.path),
    evidence: metadata.title ? [{ document: known.document, span: metadata.title.span, message: MESSAGES.source }] : [],
    data: { path: known.document.path },
  };
}
