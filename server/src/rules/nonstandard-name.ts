/** nonstandard-name: a fixed name in a form that was never right (固定名称误写). */

import type { Localized } from '../text/localized.js';
import type { PassageRule } from './model.js';
import { judgedNames, nameReport, namesOf, quoted } from './name-mentions.js';

const MESSAGES = {
  wrong: (name: string, now: string): Localized => ({
    zh: `“${name}”写法不规范，应为：${quoted(now)}。请核改。`,
    en: `"${name}" is not the right form; write: ${now}.`,
  }),
};

export const nonstandardName: PassageRule = {
  meta: {
    id: 'nonstandard-name',
    family: 'references',
    severity: 'warning',
    summary: { zh: '固定名称写得不规范', en: 'A fixed name in a wrong form' },
    fixable: true,
    norm: { zh: '重要名称、提法应当准确完整', en: 'Important names are written in full and exactly' },
    needsCorpus: false,
  },
  about: namesOf,
  checkPassage: (passage, context) => judgedNames(passage, context, ['name']).map((judged) => nameReport(passage, judged, (name, _, now) => MESSAGES.wrong(name, now))),
};
