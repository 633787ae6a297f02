/** What a body that is called by a former name is called now (现名): by its level, and by the place that the text names. */

import type { NameMention } from '../facts/names.js';

const PROVINCE = /^(?:省|自治区)$/;
const BELOW = /^(?:市|县|区|州|盟|旗)$/;

/** The name that can stand in the place of a former one. */
export interface CurrentName {
  readonly name: string;
  /** Whether it is that of a department below the nation. */
  readonly isLocal: boolean;
}

/** What is right in the place of a former name; empty where the table gives nothing. */
export function currentName(text: string, mention: NameMention): CurrentName {
  const { row, form, place } = mention;
  const level = levelSign(text, mention);
  const local = level && (PROVINCE.test(level) ? row.local?.province : row.local?.below);
  if (local) return { name: `${form.startsWith(level) ? level : ''}${local}`, isLocal: true };
  return { name: inPlace(row.replacement ?? '', place), isLocal: false };
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
export function inPlace(replacement: string, place: string): string {
  if (!replacement.includes('{place}')) return replacement;
  const named = place === '' ? '××市（州）' : /[市州盟区县]$/.test(place) ? place : `${place}市`;
  return replacement.replace('{place}', named);
}
