/** What severities, levels, states of documents and sources of the as-of date are called, wherever they are shown. */

import type { Level, Status } from '../document/model.js';
import type { Confidence } from '../facts/confidence.js';
import type { DocumentFact } from '../facts/documents.js';
import type { Severity } from '../rules/model.js';
import type { Localized } from '../text/localized.js';
import type { AsOfSource } from './model.js';

export const SEVERITY: Readonly<Record<Severity, Localized>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
};

export const AS_OF_SOURCE: Readonly<Record<AsOfSource, Localized>> = {
  flag: { zh: '命令行指定', en: 'from the command line' },
  config: { zh: '配置指定', en: 'from the configuration' },
  'front-matter': { zh: '文首元数据', en: 'from the front matter' },
  text: { zh: '文中成文日期', en: 'from the text' },
  today: { zh: '今天', en: 'today' },
};

/** How certain a fact is. */
export const CONFIDENCE: Readonly<Record<Confidence, Localized>> = {
  high: { zh: '已核实', en: 'verified' },
  medium: { zh: '较可靠', en: 'probable' },
  low: { zh: '存疑', en: 'doubtful' },
};

/** Administrative levels. */
export const LEVEL: Readonly<Record<Level, Localized>> = {
  national: { zh: '国家级', en: 'national' },
  province: { zh: '省级', en: 'province' },
  city: { zh: '市级', en: 'city' },
  county: { zh: '县级', en: 'county' },
};

/** How documents stand, as a corpus says it, and the table of documents often cited. */
export const STATUS: Readonly<Record<Status | DocumentFact['status'], Localized>> = {
  'draft': { zh: '征求意见稿', en: 'draft for comment' },
  'in-force': { zh: '现行有效', en: 'in force' },
  'adopted': { zh: '已出台', en: 'adopted' },
  'repealed': { zh: '已废止', en: 'repealed' },
  'expired': { zh: '已失效', en: 'expired' },
  'superseded': { zh: '已被取代', en: 'superseded' },
  'ended': { zh: '已到期', en: 'ended' },
  'no-title': { zh: '没有这个题名', en: 'no such title' },
};
