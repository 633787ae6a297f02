/** Words of the command line interface in both languages. */

import type { Severity } from '../rules/model.js';
import type { Language, Localized } from '../text/localized.js';

export const WORDS = {
  asOf: { zh: '基准日', en: 'as of' },
  untitled: { zh: '（未识别到标题）', en: '(no title found)' },
  clean: { zh: '未发现问题', en: 'No findings' },
  unchecked: { zh: '没有规则可以运行', en: 'No rule could run' },
  evidence: { zh: '依据', en: 'evidence' },
  fix: { zh: '建议', en: 'fix' },
  problem: { zh: '注意', en: 'note' },
  notChecked: { zh: '未检查', en: 'not checked' },
  skipped: { zh: '跳过', en: 'skipped' },
  suppressed: { zh: '已屏蔽', en: 'suppressed' },
  baselined: { zh: '已记入基线', en: 'in the baseline' },
  error: { zh: '错误', en: 'error' },
} as const satisfies Record<string, Localized>;

/** What is not shown of findings, where none is shown: infos, suppressed and baselined ones. */
export function hiddenLine({ infos, suppressed, baselined }: { infos: number; suppressed: number; baselined: number }): Localized {
  const zh = [...(infos > 0 ? [`${infos} 个提示未显示`] : []), ...notCounted(suppressed, baselined).map(({ zh: part }) => part)];
  const en = [...(infos > 0 ? [`${infos} info not shown`] : []), ...notCounted(suppressed, baselined).map(({ en: part }) => part)];
  return { zh: `没有要显示的问题（${zh.join('，')}）`, en: `Nothing to show (${en.join(', ')})` };
}

/** `1 个文件，3 个问题：…` */
export function countLine(counts: { files: number } & Record<Severity, number> & { suppressed: number; baselined: number }): Localized {
  const total = counts.error + counts.warning + counts.info;
  const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const aside = notCounted(counts.suppressed, counts.baselined);
  return {
    zh: `${counts.files} 个文件，${total} 个问题：${counts.error} 个错误、${counts.warning} 个警告、${counts.info} 个提示${aside.length > 0 ? `（另有 ${aside.map(({ zh }) => zh.replace('问题', '')).join('，')}）` : ''}`,
    en: `${plural(counts.files, 'file')}, ${plural(total, 'finding')}: ${plural(counts.error, 'error')}, ${plural(counts.warning, 'warning')}, ${counts.info} info${aside.length > 0 ? ` (${aside.map(({ en }) => en).join(', ')})` : ''}`,
  };
}

/** Findings that stand and do not count. */
function notCounted(suppressed: number, baselined: number): Localized[] {
  return [
    ...(suppressed > 0 ? [{ zh: `${suppressed} 个问题已屏蔽`, en: `${suppressed} suppressed` }] : []),
    ...(baselined > 0 ? [{ zh: `${baselined} 个问题已记入基线`, en: `${baselined} in the baseline` }] : []),
  ];
}

/** What the run looked at. */
export function scopeLine(scope: { clauses: number; corpusDocuments: number; corpusClauses: number; milliseconds: number }): Localized {
  const { clauses, corpusDocuments, corpusClauses, milliseconds } = scope;
  const corpus = corpusDocuments > 0;
  return {
    zh: `检查 ${clauses} 段正文${corpus ? `，对照语料库 ${corpusDocuments} 份文件、${corpusClauses} 段` : ''}，用时 ${milliseconds} 毫秒`,
    en: `${clauses} clauses checked${corpus ? ` against ${corpusDocuments} documents with ${corpusClauses} clauses` : ''} in ${milliseconds} ms`,
  };
}

/** The language of the interface: as asked, otherwise by the environment's locale. */
export function languageOf(asked: string | undefined, environment: Readonly<Record<string, string | undefined>>): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^(?:C|POSIX)?(?:\.|$)/.test(locale) || /^zh/i.test(locale) ? 'zh' : 'en';
}
