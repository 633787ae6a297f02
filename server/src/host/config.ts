/** Finding, reading and validating `wenheng.config.json`. Errors name the file, the line and the key. */

import { readFileSync } from 'node:fs';
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
import { configSchema, type ConfigFile } from './config-schema.js';
import { findUpward } from './files.js';
import { UserError } from './user-error.js';

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

/** Reads one configuration file. Throws a {@link UserError} that names file, line and key. */
export function readConfig(path: string, ruleIds: readonly string[]): Config {
  const text = readFile(path);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const lines = new LineIndex(text);
  const fail = (offset: number, detail: Localized): never => {
    const { line, column } = lines.position(offset);
    throw new UserError({ zh: `配置文件 ${path}:${line}:${column} ${detail.zh}`, en: `Configuration ${path}:${line}:${column} ${detail.en}` });
  };
  if (errors[0] || !tree) return fail(errors[0]?.offset ?? 0, notJson(errors[0]));
  const parsed = v.safeParse(configSchema, getNodeValue(tree));
  if (!parsed.success) return failOn(parsed.issues[0], tree, fail);
  for (const key of NOT_YET) {
    if (parsed.output[key] !== undefined) fail(offsetOf(tree, [key]), { zh: `“${key}”尚未支持`, en: `"${key}" is not supported yet` });
  }
  const severities = severitiesOf(parsed.output, ruleIds, tree, fail);
  return fromFile(path, parsed.output, severities);
}

type Fail = (offset: number, detail: Localized) => never;

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError({ zh: `配置文件无法读取：${path}（${code}）`, en: `Cannot read the configuration ${path} (${code})` });
  }
}

function notJson(error: ParseError | undefined): Localized {
  const code = error ? printParseErrorCode(error.error) : 'Empty';
  return { zh: `不是合法的 JSON（${code}）`, en: `is not valid JSON (${code})` };
}

function failOn(issue: v.BaseIssue<unknown>, tree: Node, fail: Fail): never {
  const keys = (issue.path ?? []).map((item) => item.key as string | number);
  const name = keys.join('.');
  const unknown = issue.type === 'strict_object' && issue.expected === 'never';
  if (!unknown) {
    const allowed = issue.type === 'check' ? issue.message : `${issue.expected}`;
    return fail(offsetOf(tree, keys), { zh: `“${name}”的值不对：应为 ${allowed}`, en: `"${name}" has a wrong value: expected ${allowed}` });
  }
  const key = String(keys[keys.length - 1]);
  const hint = keys.length === 1 ? nearest(key, Object.keys(configSchema.entries)) : nearest(key, ['name', 'level', 'children']);
  return fail(offsetOf(tree, keys), { zh: `没有“${name}”这个键${suggestion(hint).zh}`, en: `There is no key "${name}"${suggestion(hint).en}` });
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
    corpus: corpus.map((entry) => resolve(folder, entry)),
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

/** The candidate that a mistyped word most likely means. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const [best] = candidates.map((candidate) => ({ candidate, far: distance(word, candidate) })).sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** “did you mean” in both languages; empty without a candidate. */
export function suggestion(candidate: string | undefined): Localized {
  return candidate ? { zh: `，是否想写“${candidate}”？`, en: `; did you mean "${candidate}"?` } : { zh: '', en: '' };
}
