/** outdated-term: a wording that has been replaced by another (已变更的提法). */

import type { Localized } from '../text/localized.js';
import type { PassageRule } from './model.js';
import { judgedNames, nameReport, namesOf, quoted } from './name-mentions.js';

const MESSAGES = {
  changed: (name: string, until: string, now: string, asOf: string): Localized => ({
    zh: `“${name}”自${until}起已不是规范提法（基准日${asOf}）${now ? `，现为：${quoted(now)}` : ''}。请核改；属历史叙述的请保留。`,
    en: `"${name}" has not been the official wording since ${until} (as of ${asOf})${now ? `; now: ${now}` : ''}. Please revise; keep it where it tells history.`,
  }),
};

export const outdatedTerm: PassageRule = {
  meta: {
    id: 'outdated-term',
    family: 'references',
    severity: 'warning',
    summary: { zh: '提法已有变更', en: 'A wording that has been replaced' },
    fixable: true,
    norm: { zh: '公文用成文时的规范提法', en: 'Official documents use the wording of their date' },
    needsCorpus: false,
    tag: 'outdated',
  },
  about: namesOf,
  checkPassage: (passage, context) => judgedNames(passage, context, ['term']).map((judged) => nameReport(passage, judged, (name, { until }, now) => MESSAGES.changed(name, until ?? '', now, context.asOf))),
};
