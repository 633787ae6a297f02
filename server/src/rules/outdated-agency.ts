/** outdated-agency: a body or a place by a name that it no longer bears (机构、行政区划旧称). */

import type { NameMention } from '../facts/names.js';
import type { Localized } from '../text/localized.js';
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
const PROVINCE = /^(?:省|自治区)$/;
const BELOW = /^(?:市|县|区|州|盟|旗)$/;

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
  const { row, span, form } = mention;
  const level = levelSign(passage.text, mention);
  const local = level && (PROVINCE.test(level) ? row.local?.province : row.local?.below);
  const name = passage.text.slice(span.start, span.end);
  const now = local ? `${form.startsWith(level) ? level : ''}${local}` : inPlace(row.replacement ?? '', mention.place);
  const replaceable = local !== undefined || row.fix === true || mention.place !== '';
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


/** 省、市、县 … that the form begins with or follows: 市经信委. */
function levelSign(text: string, { form, span }: NameMention): string {
  const first = form[0]!;
  if (PROVINCE.test(first) || BELOW.test(first)) return first;
  const before = text.slice(Math.max(0, span.start - 3), span.start);
  if (before.endsWith('自治区')) return '自治区';
  const sign = before.slice(-1);
  return PROVINCE.test(sign) || BELOW.test(sign) ? sign : '';
}

/** 中国人民银行{place}分行 for 人行眉山中心支行: 中国人民银行眉山市分行. */
function inPlace(replacement: string, place: string): string {
  if (!replacement.includes('{place}')) return replacement;
  const named = place === '' ? '××市（州）' : /[市州盟区县]$/.test(place) ? place : `${place}市`;
  return replacement.replace('{place}', named);
}

function inReform(day: string): boolean {
  return REFORMS.some(([from, to]) => from <= day && day <= to);
}
