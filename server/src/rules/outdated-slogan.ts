/** outdated-slogan: a slogan of the draft's own territory, or one above it, that has been superseded (已被取代的地方提法). */

import type { Localized } from '../text/localized.js';
import type { PassageRule } from './model.js';
import { judgedNames, nameReport, namesOf, quoted } from './name-mentions.js';

const MESSAGES = {
  superseded: (name: string, region: string, until: string, now: string, asOf: string): Localized => ({
    zh: `“${name}”是${region}以前的提法，${until}起${now ? `为：${quoted(now)}` : '不再使用'}（基准日${asOf}）。请核改；属历史叙述的请保留。`,
    en: `"${name}" is a former slogan of ${region}; since ${until} ${now ? `it is: ${now}` : 'it is no longer used'} (as of ${asOf}). Please revise; keep it where it tells history.`,
  }),
};

export const outdatedSlogan: PassageRule = {
  meta: {
    id: 'outdated-slogan',
    family: 'references',
    severity: 'warning',
    summary: { zh: '已被取代的地方战略提法', en: 'A local slogan that has been superseded' },
    fixable: true,
    norm: { zh: '本地战略提法以最近的党代会、全会为准', en: 'Local strategies go by the latest local congress and plenums' },
    needsCorpus: false,
    tag: 'outdated',
  },
  about: namesOf,
  checkPassage: (passage, context) => judgedNames(passage, context, ['slogan']).map((judged) => nameReport(passage, judged, (name, { until, regions }, now) => MESSAGES.superseded(name, regions?.[0] ?? '', until ?? '', now, context.asOf))),
};
