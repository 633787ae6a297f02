/** Words of the report page in both languages (报告用语). */

import type { ReuseRelation } from '../../engine/reuse/reuse.js';
import type { Language, Localized } from '../../text/localized.js';

export const SAID = {
  title: { zh: '政策文稿检查报告', en: 'Policy draft check report' },
  skip: { zh: '跳到正文', en: 'Skip to the report' },
  contents: { zh: '目录', en: 'Contents' },
  overview: { zh: '概览', en: 'Overview' },
  made: { zh: '生成日期', en: 'made on' },
  file: { zh: '文稿', en: 'draft' },
  files: { zh: '文稿一览', en: 'Drafts' },
  asOf: { zh: '基准日', en: 'as-of date' },
  territory: { zh: '地域', en: 'territory' },
  unknown: { zh: '未识别', en: 'not known' },
  total: { zh: '合计', en: 'total' },
  suppressed: { zh: '已屏蔽', en: 'suppressed' },
  suppressedHead: { zh: '已屏蔽的问题', en: 'Suppressed findings' },
  baselined: { zh: '已记入基线', en: 'in the baseline' },
  baselinedHead: { zh: '已记入基线的问题', en: 'Findings in the baseline' },
  stale: { zh: '基线中已不存在的问题', en: 'In the baseline and no longer found' },
  byRule: { zh: '按规则统计', en: 'Findings by rule' },
  rule: { zh: '规则', en: 'rule' },
  finds: { zh: '查什么', en: 'what it finds' },
  findings: { zh: '问题', en: 'Findings' },
  filter: { zh: '按级别筛选', en: 'Filter by severity' },
  opening: { zh: '题名与开头部分', en: 'Title and opening' },
  draft: { zh: '本稿', en: 'Draft' },
  evidence: { zh: '依据', en: 'Evidence' },
  moreEvidence: { zh: '其他依据', en: 'Further evidence' },
  fix: { zh: '建议', en: 'Suggested change' },
  review: { zh: '需人工核定', en: 'a person decides' },
  safe: { zh: '可直接采用', en: 'mechanical' },
  reason: { zh: '理由', en: 'Reason' },
  noReason: { zh: '未写理由', en: 'no reason given' },
  same: { zh: '两处文字相同（标点、空格除外）', en: 'The wording is the same but for punctuation and blanks' },
  ins: { zh: '加下划线：本稿有、依据没有', en: 'Underlined: in the draft, not in the evidence' },
  del: { zh: '加删除线：依据有、本稿没有', en: 'Struck through: in the evidence, not in the draft' },
  mark: { zh: '底色：所指文字；目标类问题中为不同的数', en: 'Shaded: the words meant, or figures that differ' },
  howMarked: { zh: '标记说明', en: 'How differences are marked' },
  ledger: { zh: '目标台账', en: 'Ledger of targets' },
  ledgerCaption: { zh: '本稿的目标与语料库中的目标', en: 'Targets of the draft and of the corpus' },
  reuseCaption: { zh: '与本稿有相同文字的文件', en: 'Documents that share text with the draft' },
  indicator: { zh: '指标', en: 'indicator' },
  below: { zh: '下级', en: 'subordinates' },
  others: { zh: '其他', en: 'others' },
  superior: { zh: '上级', en: 'superiors' },
  local: { zh: '本地', en: 'own territory' },
  code: { zh: '代号', en: 'code' },
  document: { zh: '文件', en: 'document' },
  number: { zh: '文号', en: 'number' },
  date: { zh: '日期', en: 'date' },
  path: { zh: '路径', en: 'path' },
  compared: { zh: '对照文件', en: 'Documents compared' },
  doubtful: { zh: '带“？”的目标把握不大，请核对原文。', en: 'Targets with ？ were not understood for certain: check the text.' },
  noLedgerCorpus: { zh: '没有语料库，只列出本稿的目标。', en: 'No corpus: only the draft’s own targets are listed.' },
  noTargets: { zh: '没有读到量化目标。', en: 'No quantified target was found.' },
  nothingCommon: { zh: '语料库中没有可对照的目标。', en: 'The corpus sets nothing to compare with.' },
  chart: { zh: '目标对照图', en: 'Targets over the years' },
  reuse: { zh: '文字来源', en: 'Where the text comes from' },
  noReuse: { zh: '没有语料库，未统计文字来源。', en: 'No corpus: where the text comes from was not measured.' },
  share: { zh: '占比', en: 'share' },
  clauses: { zh: '段数', en: 'clauses' },
  source: { zh: '来源', en: 'source' },
  own: { zh: '自写', en: 'own text' },
  openPoints: { zh: '未检查与注意事项', en: 'What was not checked, and notes' },
  notChecked: { zh: '未检查', en: 'Not checked' },
  problem: { zh: '注意', en: 'Note' },
  skipped: { zh: '跳过的文件', en: 'Files passed over' },
  clean: { zh: '未发现问题。', en: 'No findings.' },
  unchecked: { zh: '没有规则可以运行，此件未检查。', en: 'No rule could run: this draft was not checked.' },
  nothing: { zh: '没有检查任何文稿。', en: 'Nothing was checked.' },
  untitled: { zh: '（未识别到标题）', en: '(no title found)' },
  none: { zh: '—', en: '—' },
  top: { zh: '回到页首', en: 'Back to the top' },
  caution: { zh: '本报告由程序生成，供审稿参考；问题是否成立、如何修改，由审稿人判断。', en: 'This report was made by a program as a help for reviewers, who decide what holds and what to change.' },
} as const satisfies Record<string, Localized>;

export type Word = keyof typeof SAID;

/** What a document that gives text to a draft is to it. */
export const SOURCE_OF: Readonly<Record<ReuseRelation, Localized>> = {
  superior: { zh: '沿用所贯彻的上级文件', en: 'from superiors it implements' },
  version: { zh: '同本文件其他版本', en: 'as in other versions of it' },
  elsewhere: { zh: '与其他文件相同', en: 'as in other documents' },
};

/** Puts words into the language of the page. */
export class Words {
  constructor(readonly language: Language) {}

  say(key: Word): string {
    return SAID[key][this.language];
  }

  of(words: Localized): string {
    return words[this.language];
  }

  get colon(): string {
    return this.language === 'zh' ? '：' : ': ';
  }

  get comma(): string {
    return this.language === 'zh' ? '，' : ', ';
  }

  bracketed(text: string): string {
    return this.language === 'zh' ? `（${text}）` : ` (${text})`;
  }

  /** A place in a text; the first line and the first column are 1. */
  place(line: number, column?: number): string {
    if (this.language === 'zh') return column === undefined ? `第${line}行` : `第${line}行第${column}列`;
    return column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
  }

  /** A document title in its marks. */
  titled(title: string | undefined): string {
    return title === undefined ? this.say('untitled') : `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
  }
}
