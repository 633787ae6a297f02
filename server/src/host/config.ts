/** Finding, reading and validating `wenheng.config.json`. Errors name the file, the line and the key. */

import { dirname, resolve } from 'node:path';
import type { Level } from '../document/model.js';
import type { TerritoryDeclaration } from '../facts/territories.js';
import type { Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import { configSchema, type ConfigFile } from './config-schema.js';
import { DISK, findUpward, type FileSource } from './files.js';
import { readJsonFile, wrongValue, type JsonFile } from './json-file.js';
import { nearest, suggestion } from './suggestion.js';

/** The name of the configuration file. */
export const CONFIG_NAME = 'wenheng.config.json';

/** A configuration with its paths made absolute. */
export interface Config {
  /** The file, or `undefined` where there is none. */
  readonly path: string | undefined;
  readonly corpus: readonly string[];
  /** Further fact files. */
  readonly facts: readonly string[];
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
  path: undefined, corpus: [], facts: [], territory: undefined, territories: [], level: undefined, asOf: undefined, include: undefined, exclude: [], severities: new Map(),
};

const NOT_YET = ['baseline', 'extends'] as const;
const WHAT: Localized = { zh: '配置文件', en: 'Configuration' };

/** The configuration that holds for files in a folder: the nearest one upward, or none. */
export function configFor(folder: string, ruleIds: readonly string[], files: FileSource = DISK): Config {
  const path = findUpward(CONFIG_NAME, folder, files);
  return path ? readConfig(path, ruleIds, files) : NO_CONFIG;
}

/** What the configuration of a folder depends on: where it is, what it and its fact files say. As long as this stays the same, so does the configuration. */
export function configSignature(folder: string, facts: readonly string[] = [], files: FileSource = DISK): string {
  const path = findUpward(CONFIG_NAME, folder, files);
  return [...(path === undefined ? [] : [path]), ...facts].map((part) => `${part}\n${contentOf(part, files)}`).join('\n');
}

function contentOf(path: string, files: FileSource): string {
  const file = files.read(path);
  return 'text' in file ? file.text : file.failure.en;
}

/** Reads one configuration file. Throws a {@link UserError} that names file, line and key. */
export function readConfig(path: string, ruleIds: readonly string[], files: FileSource = DISK): Config {
  const file = readJsonFile(path, configSchema, WHAT, ([first, ...inner]) => (inner.length === 0 && first !== undefined ? Object.keys(configSchema.entries) : ['name', 'level', 'children']), files);
  if (file.kindAt(['rules']) === 'array') file.fail(['rules'], wrongValue('rules', { zh: '{ "规则": "级别" }', en: '{ "rule": "severity" }' }));
  for (const key of NOT_YET) {
    if (file.value[key] !== undefined) file.fail([key], { zh: `“${key}”尚未支持`, en: `"${key}" is not supported yet` });
  }
  return fromFile(path, file.value, severitiesOf(file, ruleIds));
}

function severitiesOf(file: JsonFile<ConfigFile>, ruleIds: readonly string[]): Map<string, Severity | 'off'> {
  const severities = new Map<string, Severity | 'off'>();
  for (const [id, setting] of Object.entries(file.value.rules ?? {})) {
    if (!ruleIds.includes(id)) {
      const hint = suggestion(nearest(id, ruleIds));
      file.fail(['rules', id], { zh: `没有规则“${id}”${hint.zh}`, en: `There is no rule "${id}"${hint.en}` });
    }
    const [severity, options] = Array.isArray(setting) ? setting : [setting, {}];
    const option = Object.keys(options)[0];
    if (option !== undefined) file.fail(['rules', id], { zh: `规则“${id}”没有选项“${option}”`, en: `Rule "${id}" has no option "${option}"` });
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
    facts: file.facts === undefined ? [] : [file.facts].flat().map((entry) => resolve(folder, entry)),
    territory: file.territory,
    territories: file.territories ?? [],
    level: file.level,
    asOf: file.asOf,
    include: file.include,
    exclude: file.exclude ?? [],
    severities,
  };
}

/** The absolute path of a corpus that is written relative to a folder; the address of a store stays as it is. */
export function corpusPath(written: string, folder: string): string {
  return written.includes('://') ? written : resolve(folder, written);
}
