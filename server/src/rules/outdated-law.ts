/** outdated-law: a law or regulation that has been repealed or replaced (已废止的法律法规). */

import type { Localized } from '../text/localized.js';
import type { PassageRule, Report } from './model.js';
import { judgedNames, type JudgedName } from './name-mentions.js';
import { textBefore, type RunningText } from './passages.js';

const MESSAGES = {
  repealed: (name: string, until: string, now: string, asOf: string): Localized => ({
    zh: `${name}自${until}起${now ? `由${now}代替` : '废止'}，基准日${asOf}已不能作为依据。请改引现行规定；属历史叙述的请保留。`,
    en: `${name} was ${now ? `replaced by ${now}` : 'repealed'} on ${until} and is no basis as of ${asOf}. Cite what is in force; keep it where it tells history.`,
  }),
};

/** What a document goes by must be in force. */
const BASIS = /(?:根据|依据|按照|依照|遵照|违反|适用|执行)[^。；]{0,40}$/;
const REACH = 50;

export const outdatedLaw: PassageRule = {
  meta: {
    id: 'outdated-law',
    family: 'references',
    severity: 'error',
    summary: { zh: '引用了已废止、被代替的法律法规', en: 'A repealed or replaced law is cited' },
    fixable: false,
    norm: { zh: '公文依据的法律法规应当现行有效', en: 'The laws that a document goes by must be in force' },
    needsCorpus: false,
    tag: 'outdated',
  },
  checkPassage: (passage, context) => judgedNames(passage, context, ['law']).map((judged) => reportOf(passage, context.asOf, judged)),
};

function reportOf(passage: RunningText, asOf: string, { mention: { row, span, form }, sentence, cap }: JudgedName): Report {
  const inTitle = /[《〈](?:中华人民共和国)?$/.test(passage.text.slice(Math.max(0, span.start - 9), span.start));
  const isBasis = BASIS.test(textBefore(sentence, span.start, REACH));
  return {
    span,
    message: MESSAGES.repealed(inTitle ? `《${form}》` : `“${form}”`, row.until ?? '', row.replacement ?? '', asOf),
    cap: isBasis || cap === 'info' ? cap : 'warning',
    confidence: row.confidence,
    data: { id: row.id, name: form, until: row.until ?? null, replacement: row.replacement ?? null, basis: isBasis, source: row.source },
  };
}
