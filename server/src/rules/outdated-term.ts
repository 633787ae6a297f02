/** outdated-term: a wording that has been replaced by another (已变更的提法). */

import type { Localized } from '../text/localized.js';
import type { Fix, Frame, PassageRule, Report } from './model.js';
import { judgedNames, quoted, type JudgedName } from './name-mentions.js';
import type { RunningText } from './passages.js';

const MESSAGES = {
  changed: (name: string, until: string, now: string, asOf: string): Localized => ({
    zh: `“${name}”自${until}起已不是规范提法（基准日${asOf}）${now ? `，现为：${quoted(now)}` : ''}。请核改；属历史叙述的请保留。`,
    en: `"${name}" has not been the official wording since ${until} (as of ${asOf})${now ? `; now: ${now}` : ''}. Please revise; keep it where it tells history.`,
  }),
  replace: (now: string): Localized => ({ zh: `改为“${now}”`, en: `Replace with "${now}"` }),
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
  checkPassage: (passage, context) => judgedNames(passage, context, ['term']).map((judged) => reportOf(passage, context, judged)),
};

function reportOf(passage: RunningText, { asOf }: Frame, { mention: { row, span }, cap }: JudgedName): Report {
  const name = passage.text.slice(span.start, span.end);
  const now = row.replacement ?? '';
  const fixes: Fix[] = row.fix ? [{ title: MESSAGES.replace(now), preferred: true, applicability: 'review', edits: [{ span, newText: now }] }] : [];
  return {
    span,
    message: MESSAGES.changed(name, row.until ?? '', now, asOf),
    cap,
    confidence: row.confidence,
    fixes,
    data: { id: row.id, name, until: row.until ?? null, replacement: now, source: row.source },
  };
}
