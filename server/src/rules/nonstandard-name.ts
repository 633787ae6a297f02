/** nonstandard-name: a fixed name in a form that was never right (固定名称误写). */

import type { Localized } from '../text/localized.js';
import type { Fix, PassageRule, Report } from './model.js';
import { judgedNames, quoted, type JudgedName } from './name-mentions.js';
import type { RunningText } from './passages.js';

const MESSAGES = {
  wrong: (name: string, now: string): Localized => ({
    zh: `“${name}”写法不规范，应为：${quoted(now)}。请核改。`,
    en: `"${name}" is not the right form; write: ${now}.`,
  }),
  replace: (now: string): Localized => ({ zh: `改为“${now}”`, en: `Replace with "${now}"` }),
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
  checkPassage: (passage, context) => judgedNames(passage, context, ['name']).map((judged) => reportOf(passage, judged)),
};

function reportOf(passage: RunningText, { mention: { row, span }, cap }: JudgedName): Report {
  const name = passage.text.slice(span.start, span.end);
  const now = row.replacement ?? '';
  const fixes: Fix[] = row.fix ? [{ title: MESSAGES.replace(now), preferred: true, applicability: 'review', edits: [{ span, newText: now }] }] : [];
  return {
    span,
    message: MESSAGES.wrong(name, now),
    cap,
    confidence: row.confidence,
    fixes,
    data: { id: row.id, name, replacement: now, source: row.source },
  };
}
