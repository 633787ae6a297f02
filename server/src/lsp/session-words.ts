/** What the session says of documents that are not checked, or not wholly (会话用语). */

import type { Localized } from '../text/localized.js';

export const REASONS = {
  excluded: { zh: '配置将本文排除在外，或本文属于语料库', en: 'the configuration excludes this file, or it belongs to the corpus' },
  unrecognised: { zh: '看来不是公文；需要检查的，请在 wenheng.config.json 的 include 中写明', en: 'this does not look like an official document; name it under include in wenheng.config.json to have it checked' },
  view: { zh: '这不是文件，而是其他版本、单元格等的视图', en: 'this is no file but a view: another version, a cell' },
  loading: { zh: '语料库正在读入', en: 'the corpus is being read' },
  following: { zh: '正在读取文中的目标，随即补上', en: 'the targets of the draft are being read and follow at once' },
} as const satisfies Record<string, Localized>;

export const OUTSIDE: Localized = {
  zh: '工作区未受信任，或设置不允许，未读取工作区以外的语料库',
  en: 'Corpora outside the workspace are not read: the workspace is not trusted, or the settings forbid it',
};

export const TARGETS: Localized = { zh: '目标指标类规则', en: 'the rules on targets' };
