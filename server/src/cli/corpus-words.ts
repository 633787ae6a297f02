/** Words of the commands on a corpus (语料库命令用语). */

import type { Localized } from '../text/localized.js';

/** What a document of a corpus says of itself, as columns and lines name it. */
export const FIELD_WORDS = {
  title: { zh: '题名', en: 'title' },
  wrapperTitle: { zh: '印发通知', en: 'issued by' },
  number: { zh: '文号', en: 'number' },
  issuer: { zh: '发文机关', en: 'issuer' },
  date: { zh: '日期', en: 'date' },
  level: { zh: '层级', en: 'level' },
  territory: { zh: '地域', en: 'territory' },
  status: { zh: '状态', en: 'status' },
  genre: { zh: '文种', en: 'genre' },
  period: { zh: '规划期', en: 'period' },
  clauses: { zh: '段数', en: 'clauses' },
  path: { zh: '路径', en: 'path' },
  corpus: { zh: '语料库', en: 'corpus' },
} as const satisfies Record<string, Localized>;
