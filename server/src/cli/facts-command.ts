/** `wenheng facts lookup`: what the tables know of a word on a day. */

import { lookUp } from '../engine/describe/describe.js';
import { localDay } from '../host/clock.js';
import { Projects } from '../host/project.js';
import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import type { IsoDate } from '../text/dates.js';
import type { Language } from '../text/localized.js';

/** Flags of `facts lookup`. */
export interface FactsFlags {
  readonly asOf?: IsoDate;
  readonly format?: 'stylish' | 'json';
}

/** What is known of a word, by the facts of the configuration that holds in a folder. */
export function factsLookup(word: string, { asOf, format }: FactsFlags, folder: string, language: Language): string {
  if (word.trim() === '') throw new UserError({ zh: '没有写明要查的词', en: 'No word to look up was given' });
  const { facts, config } = new Projects(folder, rules).of(folder);
  const day = asOf ?? config.asOf ?? localDay();
  const known = lookUp(word, day, facts);
  if (format === 'json') return `${JSON.stringify({ version: 1, word, asOf: day, facts: known.map(({ name, lines }) => ({ name, lines: lines.map((line) => line[language]) })) }, undefined, 2)}\n`;
  if (known.length === 0) return language === 'zh' ? `事实表中没有“${word}”（基准日 ${day}）。\n` : `The tables know nothing of "${word}" (as of ${day}).\n`;
  return `${known.map(({ name, lines }) => [name, ...lines.map((line) => `  ${line[language]}`)].join('\n')).join('\n\n')}\n`;
}
