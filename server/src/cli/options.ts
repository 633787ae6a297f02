/** Arguments of `check`: what the words on the command line mean. Every mistake is a {@link UserError}. */

import type { Level, Status } from '../document/model.js';
import { nearest, suggestion } from '../text/suggestion.js';
import { UserError } from '../host/user-error.js';
import type { Severity } from '../rules/model.js';
import type { Language } from '../text/localized.js';
import { parseIsoDate, type IsoDate } from '../text/dates.js';
import { WRITERS, type Format } from './formats/writers.js';

/** Formats of `check`. */
export const CHECK_FORMATS: readonly string[] = Object.keys(WRITERS);

/** Formats of `rules` and `facts`. */
export const RULES_FORMATS = ['stylish', 'json'] as const;

/** Formats of the commands that say what was understood. */
export const TABLE_FORMATS = ['table', 'csv', 'json', 'markdown'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** Formats of `search`. */
export const SEARCH_FORMATS = ['table', 'json', 'markdown'] as const;
export type SearchFormat = (typeof SEARCH_FORMATS)[number];

/** Formats of `corpus doctor`; `corpus show` has those of `search`. */
export const DOCTOR_FORMATS = ['table', 'csv', 'json', 'markdown', 'yaml'] as const;
export type DoctorFormat = (typeof DOCTOR_FORMATS)[number];

/** Where a format goes: a file, or standard output. */
export interface Output {
  readonly format: Format;
  readonly file: string | undefined;
}

/** From which severity on findings make the run fail. */
export type FailOn = Severity | 'never';

const SEVERITIES = ['error', 'warning', 'info', 'off'] as const;
const STATUSES: readonly Status[] = ['draft', 'in-force', 'repealed', 'expired', 'superseded'];
const LEVELS = ['national', 'province', 'city', 'county'] as const;

/** Parses `--as-of`. */
export function asOfArgument(value: string): IsoDate {
  const day = parseIsoDate(value);
  if (!day) throw new UserError({ zh: `--as-of ${value}：应为 YYYY-MM-DD 形式的日期`, en: `--as-of ${value}: write a day as YYYY-MM-DD` });
  return day;
}

/** Parses `--level`. */
export function levelArgument(value: string): Level {
  return oneOf('--level', value, LEVELS);
}

/** Parses `--fail-on`. */
export function failOnArgument(value: string): FailOn {
  return oneOf('--fail-on', value, ['error', 'warning', 'info', 'never'] as const);
}

/** Parses `--socket`. */
export function portArgument(value: string): number {
  const port = /^[0-9]{1,5}$/.test(value) ? Number(value) : 0;
  if (port < 1 || port > 65535) throw new UserError({ zh: `--socket ${value}：应为 1 至 65535 的端口号`, en: `--socket ${value}: must be a port from 1 to 65535` });
  return port;
}

/** Parses `--lang`. */
export function languageArgument(value: string): Language {
  return oneOf('--lang', value, ['zh', 'en'] as const);
}

/** Parses the `--format` of commands that write to standard output only. */
export function rulesFormatArgument(value: string): (typeof RULES_FORMATS)[number] {
  return oneOf('--format', value, RULES_FORMATS);
}

/** Parses the `--format` of commands that say what was understood. */
export function tableFormatArgument(value: string): TableFormat {
  return oneOf('--format', value, TABLE_FORMATS);
}

/** Parses the `--format` of `search`. */
export function searchFormatArgument(value: string): SearchFormat {
  return oneOf('--format', value, SEARCH_FORMATS);
}

/** Parses the `--format` of `corpus doctor`. */
export function doctorFormatArgument(value: string): DoctorFormat {
  return oneOf('--format', value, DOCTOR_FORMATS);
}

/** Parses `--status`. */
export function statusArgument(value: string): Status {
  return oneOf('--status', value, STATUSES);
}

/** Parses `--year`. */
export function yearArgument(value: string): number {
  if (!/^[0-9]{4}$/.test(value)) throw new UserError({ zh: `--year ${value}：应为四位年份`, en: `--year ${value}: must be a year of four digits` });
  return Number(value);
}

/** Parses `--limit`. */
export function limitArgument(value: string): number {
  const limit = /^[0-9]{1,6}$/.test(value) ? Number(value) : 0;
  if (limit < 1) throw new UserError({ zh: `--limit ${value}：应为 1 至 999999 的整数`, en: `--limit ${value}: must be a whole number from 1 to 999999` });
  return limit;
}

/** Parses `--concurrency`. */
export function concurrencyArgument(value: string): number {
  const count = /^[0-9]{1,2}$/.test(value) ? Number(value) : 0;
  if (count < 1) throw new UserError({ zh: `--concurrency ${value}：应为 1 至 99 的整数`, en: `--concurrency ${value}: must be a whole number from 1 to 99` });
  return count;
}

/** Collects a repeatable option. */
export function repeated(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  if ((allowed as readonly string[]).includes(value)) return value as T;
  const hint = suggestion(nearest(value, allowed));
  throw new UserError({ zh: `${flag} ${value}：只能是 ${allowed.join('、')}${hint.zh}`, en: `${flag} ${value}: must be one of ${allowed.join(', ')}${hint.en}` });
}

/** Parses `--format F[=FILE]`, repeatable; `stylish` where none is given. */
export function outputsOf(words: readonly string[] | undefined): Output[] {
  return outputsAmong('--format', words ?? ['stylish'], CHECK_FORMATS) as Output[];
}

/** Formats of the report of `index`. */
export const REPORT_FORMATS = ['json', 'markdown'] as const;

/** Where the report of `index` goes. */
export interface ReportOutput {
  readonly format: (typeof REPORT_FORMATS)[number];
  readonly file: string | undefined;
}

/** Parses `--report F[=FILE]`, repeatable; no report where none is given. */
export function reportsOf(words: readonly string[] | undefined): ReportOutput[] {
  return outputsAmong('--report', words ?? [], REPORT_FORMATS) as ReportOutput[];
}

function outputsAmong(flag: string, words: readonly string[], formats: readonly string[]): { readonly format: string; readonly file: string | undefined }[] {
  const outputs = words.map((word) => {
    const equals = word.indexOf('=');
    const format = equals < 0 ? word : word.slice(0, equals);
    const file = equals < 0 ? undefined : word.slice(equals + 1);
    if (!formats.includes(format)) {
      const hint = suggestion(nearest(format, formats));
      throw new UserError({ zh: `没有输出格式“${format}”${hint.zh || `，可用 ${formats.join('、')}`}`, en: `There is no format "${format}"${hint.en || `; there are ${formats.join(', ')}`}` });
    }
    if (file === '') throw new UserError({ zh: `${flag} ${word} 没有写明文件`, en: `${flag} ${word} names no file` });
    return { format, file };
  });
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new UserError({ zh: '只有一种格式可以写到标准输出，其余请写成 格式=文件', en: 'Only one format can go to standard output; write the others as FORMAT=FILE' });
  }
  return outputs;
}

/** Parses `--rule ID=SEVERITY`, repeatable. */
export function severitiesOf(words: readonly string[] | undefined, ids: readonly string[]): Map<string, Severity | 'off'> {
  const severities = new Map<string, Severity | 'off'>();
  for (const word of words ?? []) {
    const [id = '', severity = '', ...rest] = word.split('=');
    knownRule(id, ids);
    if (rest.length > 0 || !(SEVERITIES as readonly string[]).includes(severity)) {
      throw new UserError({ zh: `--rule ${word}：应写成 规则=error|warning|info|off`, en: `--rule ${word}: write RULE=error|warning|info|off` });
    }
    severities.set(id, severity as Severity | 'off');
  }
  return severities;
}

/** Parses `--only ID,…`, repeatable. */
export function onlyOf(words: readonly string[] | undefined, ids: readonly string[]): Set<string> | undefined {
  if (words === undefined) return undefined;
  const names = words.join(',').split(/[,，]/).map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0) throw new UserError({ zh: '--only 没有写明规则', en: '--only names no rule' });
  for (const name of names) knownRule(name, ids);
  return new Set(names);
}

/** Throws unless a rule with this id exists. */
export function knownRule(id: string, ids: readonly string[]): void {
  if (ids.includes(id)) return;
  const hint = suggestion(nearest(id, ids));
  throw new UserError({ zh: `没有规则“${id}”${hint.zh || '（规则见 wenheng rules）'}`, en: `There is no rule "${id}"${hint.en || ' (wenheng rules lists them)'}` });
}

/** The answer to what belongs to the contract and is still to come. */
export function notYet(what: string): UserError {
  return new UserError({ zh: `${what} 尚未支持，将在后续版本提供`, en: `${what} is not supported yet; it comes with a later version` });
}
