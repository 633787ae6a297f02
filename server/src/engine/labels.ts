/** What severities, levels, states of documents and sources of the as-of date are called, wherever they are shown. */

import type { Level, Status } from '../document/model.js';
import type { Confidence } from '../facts/confidence.js';
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

export const LEVEL_WORDS: Readonly<Record<Level, Localized>> = {
  national: { zh: '国家', en: 'national' },
  province: { zh: '省', en: 'province' },
  city: { zh: '市', en: 'city' },
  county: { zh: '县', en: 'county' },
};

export const STATUS_WORDS: Readonly<Record<Status, Localized>> = {
  'draft': { zh: '征求意见稿', en: 'draft for comment' },
  'in-force': { zh: '现行有效', en: 'in force' },
  'repealed': { zh: '已废止', en: 'repealed' },
  'expired': { zh: '已失效', en: 'expired' },
  'superseded': { zh: '已被取代', en: 'superseded' },
};
