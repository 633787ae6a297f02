/** Words of the language server in both languages. */

import type { Language, Localized } from '../text/localized.js';

export const SOURCE: Localized = { zh: '文衡', en: 'wenheng' };

export const WORDS = {
  norm: { zh: '依据', en: 'Norm' },
  page: { zh: '规则说明', en: 'About this rule' },
  suppressed: { zh: '已屏蔽，理由', en: 'Suppressed, reason' },
  baselined: { zh: '已记入基线，不计入问题', en: 'In the baseline, not counted' },
  noReason: { zh: '（未写明）', en: '(none given)' },
  firstBlock: { zh: '文衡未能检查本文', en: 'Wenheng could not check this document' },
  noCorpus: { zh: '未能对照语料库', en: 'Nothing could be compared with the corpus' },
  /** In place of an evidence document that no corpus holds. */
  gone: { zh: '语料库中没有这份文件：语料库可能尚在读取，文件也可能已被移走。\n', en: 'No corpus holds this document: the corpus may still be loading, or the file is gone.\n' },
  outline: { zh: '文衡', en: 'Wenheng' },
  attachment: { zh: '附件', en: 'Attachment' },
  repealedBy: { zh: '废止依据', en: 'Repealed by' },
  relation: { zh: '关系', en: 'relation' },
  document: { zh: '文件', en: 'document' },
  target: { zh: '目标', en: 'target' },
  removeSuppression: { zh: '删去这条屏蔽注释', en: 'Remove this suppression' },
} as const satisfies Record<string, Localized>;

export const inBaseline = ({ zh, en }: Localized): Localized => ({ zh: `${zh}（已记入基线）`, en: `${en} (in the baseline)` });

export const suppressTitle = (rule: string): Localized => ({ zh: `屏蔽此处的 ${rule}（写明理由）`, en: `Suppress ${rule} here (with a reason)` });

export const removeRules = (rules: readonly string[]): Localized => ({ zh: `删去屏蔽注释中的 ${rules.join('、')}`, en: `Remove ${rules.join(', ')} from this suppression` });

export const moreBeside = (count: number): Localized => ({ zh: `另有 ${count} 份文件，见 wenheng targets --ledger`, en: `${count} more: wenheng targets --ledger` });

export const REASON: Localized = { zh: '理由', en: 'reason' };

/** The language of the interface: as asked; otherwise Chinese where the editor or the system speaks it, or where neither says anything. */
export function languageOf(asked: string | undefined, editorLocale: string | undefined, environment: Readonly<Record<string, string | undefined>>): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  if (editorLocale === undefined || /^zh\b/i.test(editorLocale)) return 'zh';
  const system = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^zh/i.test(system) ? 'zh' : 'en';
}
