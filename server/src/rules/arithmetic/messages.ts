/** What target-arithmetic says of each mistake, in both languages. */

import type { Localized } from '../../text/localized.js';

export const MESSAGES = {
  unequal: (formula: string, total: string): Localized => ({
    zh: `各项相加${formula}，与“${total}”不符，请核对。`,
    en: `The parts add up to ${formula}, which is not "${total}". Please check.`,
  }),
  exceeds: (formula: string, total: string): Localized => ({
    zh: `所列各项之和${formula}，超过总数“${total}”，请核对。`,
    en: `The parts listed add up to ${formula}, more than the total "${total}". Please check.`,
  }),
  partExceeds: (total: string): Localized => ({
    zh: `“其中”所列有一项超过总数“${total}”，请核对。`,
    en: `One of the parts is larger than the whole, "${total}". Please check.`,
  }),
  table: (where: string, called: string, formula: string, total: string): Localized => ({
    zh: `${where === '' ? '' : `“${where}”`}各项相加${formula}，与“${called}”${total}不符，请核对。`,
    en: `${where === '' ? 'The cells' : `The cells of "${where}"`} add up to ${formula}, which is not the "${called}" ${total}. Please check.`,
  }),
  growth: (formula: string, result: string, implied: string): Localized => ({
    zh: `${formula}，与“${result}”不符；按前后两数推算应为${implied}。请核对基数、增幅和结果。`,
    en: `${formula}, which is not "${result}"; the two values give ${implied}. Please check base, growth and result.`,
  }),
  prices: (formula: string, result: string, implied: string): Localized => ({
    zh: `${formula}，与“${result}”不符；按前后两数（现价）推算为${implied}。增速如按不变价计算，请注明；否则请核对。`,
    en: `${formula}, which is not "${result}"; at current prices the two values give ${implied}. If the growth is at constant prices, please say so; otherwise check.`,
  }),
  yearly: (formula: string, total: string): Localized => ({
    zh: `${formula}，与“${total}”不符，请核对年度数与总数。`,
    en: `${formula}, which is not "${total}". Please check the yearly amount and the total.`,
  }),
  share: (formula: string, share: string): Localized => ({
    zh: `按文中数据${formula}，与“${share}”不符，请核对。`,
    en: `By the figures of the draft ${formula}, which is not "${share}". Please check.`,
  }),
  sharesExceed: (formula: string): Localized => ({
    zh: `所列比重相加${formula}，超过100%，请核对。`,
    en: `The shares listed add up to ${formula}, more than 100 %. Please check.`,
  }),
  sharesUnequal: (formula: string): Localized => ({
    zh: `三次产业比例相加${formula}，不等于100，请核对。`,
    en: `The shares of the three industries add up to ${formula}, not to 100. Please check.`,
  }),
  allocation: (column: string, sum: string, target: string): Localized => ({
    zh: `表中“${column}”各地相加为${sum}，与正文“${target}”不符，请核对分解。`,
    en: `The amounts that the table allots under "${column}" add up to ${sum}, which is not "${target}" of the text. Please check.`,
  }),
  base: { zh: '基数', en: 'The base' } satisfies Localized,
  whole: { zh: '总体', en: 'The whole' } satisfies Localized,
  part: { zh: '分子', en: 'The part' } satisfies Localized,
  total: { zh: '正文目标', en: 'The target in the text' } satisfies Localized,
};
