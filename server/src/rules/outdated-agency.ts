/** outdated-agency: a body or a place by a name that it no longer bears (机构、行政区划旧称). */

import type { Localized } from '../text/localized.js';
import { currentName } from './current-name.js';
import type { Fix, Frame, PassageRule, Report } from './model.js';
import { judgedNames, namesOf, type JudgedName } from './name-mentions.js';
import type { RunningText } from './passages.js';

const MESSAGES = {
  renamed: (name: string, until: string, now: string, asOf: string): Localized => ({
    zh: `“${name}”是旧称，${until}起为“${now}”（基准日${asOf}）。请核改；属历史叙述的请保留。`,
    en: `"${name}" is a former name; since ${until} it is "${now}" (as of ${asOf}). Please revise; keep it where it tells history.`,
  }),
  replace: (now: string): Localized => ({ zh: `改为“${now}”`, en: `Replace with "${now}"` }),
};

/** Reforms in which departments changed their names one after the other: both names may be right. */
const REFORMS: readonly (readonly [from: string, to: string])[] = [['2018-03-01', '2019-03-31'], ['2023-03-01', '2024-06-30']];
/** The sentence tells how the body came about. */
const HOW_IT_CAME_ABOUT = /更名|改为|改称|组建|挂牌|划入|不再保留|撤销|并入|整合/;

export const outdatedAgency: PassageRule = {
  meta: {
    id: 'outdated-agency',
    family: 'references',
    severity: 'warning',
    summary: { zh: '机构、行政区划用了旧称', en: 'A body or a place is called by a former name' },
    fixable: true,
    norm: { zh: '公文中的机构和地名用成文时的规范名称', en: 'Official documents call bodies and places by their names on their date' },
    needsCorpus: false,
    tag: 'outdated',
  },
  about: namesOf,
  checkPassage: (passage, context) => judgedNames(passage, context, ['agency', 'place']).map((judged) => reportOf(passage, context, judged)),
};

function reportOf(passage: RunningText, { asOf }: Frame, { mention, sentence, cap }: JudgedName): Report {
  const { row, span } = mention;
  const name = passage.text.slice(span.start, span.end);
  const { name: now, isLocal } = currentName(passage.text, mention);
  const replaceable = isLocal || row.fix === true || mention.place !== '';
  const fixes: Fix[] = replaceable ? [{ title: MESSAGES.replace(now), preferred: true, applicability: 'review', edits: [{ span, newText: now }] }] : [];
  return {
    span,
    message: MESSAGES.renamed(name, row.until ?? '', now, asOf),
    cap: HOW_IT_CAME_ABOUT.test(sentence.text) || inReform(asOf) ? 'info' : cap,
    confidence: row.confidence,
    fixes,
    data: { id: row.id, name, until: row.until ?? null, replacement: now, source: row.source },
  };
}

function inReform(day: string): boolean {
  return REFORMS.some(([from, to]) => from <= day && day <= to);
}
