/** Finding, reading and validating `wenheng.config.json`. Errors name the file, the line and the key. */

import { dirname, resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import * as v from 'valibot';
import type { Level } from '../document/model.js';
import type { TerritoryDeclaration } from '../facts/territories.js';
import type { Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import { LineIndex } from '../text/lines.js';
import type { Localized } from '../text/localized.js';
import { configSchema, expectationOf, type ConfigFile } from './config-schema.js';
import { findUpward, readTextFile } from './files.js';
import { ConfigError, UserError } from './user-error.js';

/** The name of the configuration file. */
export const CONFIG_NAME = 'wenheng.config.json';

/** A configuration with its paths made absolute. */
export interface Config {
  /** The file, or `undefined` where there is none. */
  readonly path: string | undefined;
  readonly corpus: readonly string[];
  readonly territory: string | undefined;
  readonly territories: readonly TerritoryDeclaration[];
  readonly level: Level | undefined;
  readonly asOf: IsoDate | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[];
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
}

/** What holds where there is no configuration. */
export const NO_CONFIG: Config = {
  path: undefined, corpus: [], territory: undefined, territories: [], level: undefined, asOf: undefined, include: undefined, exclude: [], severities: new Map(),
};

const NOT_YET = ['facts', 'baseline', 'extends'] as const;

/** The configuration that holds for files in a folder: the nearest one upward, or none. */
export function configFor(folder: string, ruleIds: readonly string[]): Config {
  const path = findUpward(CONFIG_NAME, folder);
  return path ? readConfig(path, ruleIds) : NO_CONFIG;
}

/** What the configuration of a folder depends on: where it is and what it says. As long as this stays the same, so does the configuration. */
export function configSignature(folder: string): string {
  const path = findUpward(CONFIG_NAME, folder);
  if (path === undefined) return '';
  const file = readTextFile(path);
  return `${path}\n${'text' in file ? file.text : file.failure.en}`;
}

/** Reads one configuration file. Throws a {@link UserError} that names file, line and key. */
export function readConfig(path: string, ruleIds: readonly string[]): Config {
  const text = readFile(path);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const lines = new LineIndex(text);
  const fail = (offset: number, detail: Localized): never => {
    throw new ConfigError(path, lines.position(offset), wordAt(text, offset).length, detail);
  };
  if (errors[0] || !tree) return fail(errors[0]?.offset ?? 0, notJson(errors[0]));
  if (tree.type !== 'object') return fail(tree.offset, { zh: '应为一个对象：{ … }', en: 'must be an object: { … }' });
  const parsed = v.safeParse(configSchema, getNodeValue(tree));
  if (!parsed.success) return failOn(parsed.issues[0], tree, fail);
  if (findNodeAtLocation(tree, ['rules'])?.type === 'array') fail(offsetOf(tree, ['rules']), wrongValue('rules', { zh: '{ "规则": "级别" }', en: '{ "rule": "severity" }' }));
  for (const key of NOT_YET) {
    if (parsed.output[key] !== undefined) fail(offsetOf(tree, [key]), { zh: `“${key}”尚未支持`, en: `"${key}" is not supported yet` });
  }
  const severities = severitiesOf(parsed.output, ruleIds, tree, fail);
  return fromFile(path, parsed.output, severities);
}

/** The key or value that begins at an offset. */
function wordAt(text: string, offset: number): string {
  const word = /"[^"\r\n]*"?|[^\s,:{}[\]"]+|\S?/y;
  word.lastIndex = offset;
  return word.exec(text)?.[0] ?? '';
}

type Fail = (offset: number, detail: Localized) => never;

function readFile(path: string): string {
  const file = readTextFile(path);
  if ('text' in file) return file.text;
  throw new UserError({ zh: `配置文件 ${path} ${file.failure.zh}`, en: `Configuration ${path} ${file.failure.en}` });
}

const SYNTAX: Readonly<Record<string, Localized>> = {
  Empty: { zh: '内容为空', en: 'it is empty' },
  InvalidSymbol: { zh: '此处的文字没有加引号', en: 'a word without quotes' },
  PropertyNameExpected: { zh: '此处应为加引号的键名', en: 'a key in quotes is expected here' },
  ValueExpected: { zh: '此处缺少值', en: 'a value is missing here' },
  ColonExpected: { zh: '键名后缺少冒号', en: 'a colon is missing after the key' },
  CommaExpected: { zh: '此处缺少逗号', en: 'a comma is missing here' },
  CloseBraceExpected: { zh: '缺少“}”', en: 'a closing } is missing' },
  CloseBracketExpected: { zh: '缺少“]”', en: 'a closing ] is missing' },
  EndOfFileExpected: { zh: '此处以后是多余的内容', en: 'there is more after the end' },
  UnexpectedEndOfString: { zh: '引号没有结束', en: 'a text without its closing quote' },
  InvalidEscapeCharacter: { zh: '“\\”后的字符不对（路径请用 /）', en: 'a wrong character after \\ (write paths with /)' },
};

function notJson(error: ParseError | undefined): Localized {
  const code = error ? printParseErrorCode(error.error) : 'Empty';
  const detail = SYNTAX[code] ?? { zh: code, en: code };
  return { zh: `不是合法的 JSON：${detail.zh}`, en: `is not valid JSON: ${detail.en}` };
}

function failOn(issue: v.BaseIssue<unknown>, tree: Node, fail: Fail): never {
  const keys = (issue.path ?? []).map((item) => item.key as string | number);
  const name = keys.join('.');
  if (issue.type !== 'strict_object' || issue.path?.[keys.length - 1]?.origin !== 'key') return fail(offsetOf(tree, keys), wrongValue(name, expectationOf(issue)));
  if (issue.expected !== 'never') return fail(offsetOf(tree, keys), { zh: `缺少“${name}”`, en: `"${name}" is missing` });
  const key = String(keys[keys.length - 1]);
  const hint = suggestion(nearest(key, keys.length === 1 ? Object.keys(configSchema.entries) : ['name', 'level', 'children']));
  return fail(offsetOf(tree, keys), { zh: `没有“${name}”这个键${hint.zh}`, en: `There is no key "${name}"${hint.en}` });
}

function wrongValue(name: string, expected: Localized): Localized {
  return { zh: `“${name}”的值不对，应为${/^[\w{[]/.test(expected.zh) ? ' ' : ''}${expected.zh}`, en: `"${name}" has a wrong value; expected ${expected.en}` };
}

function severitiesOf(file: ConfigFile, ruleIds: readonly string[], tree: Node, fail: Fail): Map<string, Severity | 'off'> {
  const severities = new Map<string, Severity | 'off'>();
  for (const [id, setting] of Object.entries(file.rules ?? {})) {
    if (!ruleIds.includes(id)) {
      const hint = suggestion(nearest(id, ruleIds));
      fail(offsetOf(tree, ['rules', id]), { zh: `没有规则“${id}”${hint.zh}`, en: `There is no rule "${id}"${hint.en}` });
    }
    const [severity, options] = Array.isArray(setting) ? setting : [setting, {}];
    const option = Object.keys(options)[0];
    if (option !== undefined) fail(offsetOf(tree, ['rules', id]), { zh: `规则“${id}”没有选项“${option}”`, en: `Rule "${id}" has no option "${option}"` });
    severities.set(id, severity);
  }
  return severities;
}

function fromFile(path: string, file: ConfigFile, severities: ReadonlyMap<string, Severity | 'off'>): Config {
  const folder = dirname(path);
  const corpus = file.corpus === undefined ? [] : [file.corpus].flat();
  return {
    path,
    corpus: corpus.map((entry) => corpusPath(entry, folder)),
    territory: file.territory,
    territories: file.territories ?? [],
    level: file.level,
    asOf: file.asOf,
    include: file.include,
    exclude: file.exclude ?? [],
    severities,
  };
}

function offsetOf(tree: Node, keys: readonly (string | number)[]): number {
  for (let length = keys.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, keys.slice(0, length));
    if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return tree.offset;
}

/** The absolute path of a corpus that is written relative to a folder; the address of a store stays as it is. */
export function corpusPath(written: string, folder: string): string {
  return written.includes('://') ? written : resolve(folder, written);
}

/** The candidate that a mistyped or shortened word most likely means. A Chinese name may differ by one character only. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const tolerated = /[^\0-\x7f]/.test(word) ? 1 : Math.max(2, Math.floor(word.length / 3));
  const [best] = candidates.map((candidate) => ({ candidate, far: distance(word, candidate) })).sort((a, b) => a.far - b.far);
  if (best && best.far <= Math.min(tolerated, word.length - 1)) return best.candidate;
  return word.length < 3 ? undefined : candidates.find((candidate) => candidate.startsWith(word));
}

/** “did you mean” in both languages; empty without a candidate. */
export function suggestion(candidate: string | undefined): Localized {
  return candidate ? { zh: `，是否想写“${candidate}”？`, en: `; did you mean "${candidate}"?` } : { zh: '', en: '' };
}
