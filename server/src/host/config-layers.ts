/** The files that a configuration is put together from (配置的各层): itself and, before it, what it extends. Each is read and held against the schema by itself. */

import { dirname, resolve } from 'node:path';
import type { Level } from '../document/model.js';
import type { Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import { configSchema, overrideSchema, type ConfigFile } from './config-schema.js';
import type { FileSource } from './files.js';
import { readJsonFile, wrongValue, type JsonFile, type Keys } from './json-file.js';
import { nearest, suggestion } from './suggestion.js';
import { NotAllowed } from './user-error.js';

/** Whether a file may be read that the configuration at a path names: an untrusted workspace reads nothing outside itself. */
export type MayRead = (path: string, config: string | undefined) => boolean;

/** What one file says, its paths absolute, its lists lists. */
export interface ConfigLayer {
  readonly path: string;
  readonly file: Omit<ConfigFile, 'corpus' | 'facts' | 'extends'> & { readonly corpus?: readonly string[] | undefined; readonly facts?: readonly string[] | undefined };
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly overrides: readonly LayerOverride[];
}

/** What holds otherwise for the drafts that some globs name. */
export interface LayerOverride {
  readonly files: readonly string[];
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  readonly asOf: IsoDate | undefined;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** The file that says so, and the entry in its list, from 0. */
  readonly path: string;
  readonly position: number;
}

const WHAT: Localized = { zh: '配置文件', en: 'Configuration' };
/** Configurations that extend one another: more of them are a mistake. */
const DEEPEST = 16;

/** The layers of a configuration, the farthest base first, itself last. Throws a {@link UserError}. */
export function readConfigLayers(path: string, ruleIds: readonly string[], files: FileSource, mayRead: MayRead): ConfigLayer[] {
  return new LayerReader(path, ruleIds, files, mayRead).layers([path]);
}

class LayerReader {
  private readonly read = new Map<string, ConfigLayer[]>();

  constructor(
    private readonly root: string,
    private readonly ruleIds: readonly string[],
    private readonly files: FileSource,
    private readonly mayRead: MayRead,
  ) {}

  /** The layers of the last file of a chain, in which each one extends the next. */
  layers(chain: readonly string[]): ConfigLayer[] {
    const path = chain[chain.length - 1]!;
    const known = this.read.get(path);
    if (known) return known;
    const file = readJsonFile(path, configSchema, WHAT, knownKeys, this.files);
    const layers = [...basesOf(file.value).flatMap(({ written, keys }) => this.base(file, [...chain, resolve(dirname(path), written)], keys)), this.layerOf(path, file)];
    const once = [...new Map(layers.map((layer) => [layer.path, layer])).values()]; // a base of two bases is read once, where it comes first
    this.read.set(path, once);
    return once;
  }

  private base(file: JsonFile<ConfigFile>, chain: readonly string[], keys: Keys): ConfigLayer[] {
    const path = chain[chain.length - 1]!;
    const way = chain.join(' → ');
    if (chain.indexOf(path) < chain.length - 1) file.fail(keys, { zh: `配置循环继承：${way}`, en: `The configurations extend one another in a circle: ${way}` });
    if (chain.length > DEEPEST) file.fail(keys, { zh: `配置继承超过 ${DEEPEST} 层：${way}`, en: `More than ${DEEPEST} configurations extend one another: ${way}` });
    if (!this.mayRead(path, this.root)) throw new NotAllowed({ zh: `工作区未受信任，或设置不允许，不能读取工作区以外的配置：${way}`, en: `Configurations outside the workspace may not be read: the workspace is not trusted, or the settings forbid it: ${way}` });
    const found = this.files.read(path);
    if ('failure' in found) {
      const what: Localized = this.files.exists(path) ? { zh: `继承的配置${found.failure.zh}`, en: `the configuration to extend ${found.failure.en}` } : { zh: '继承的配置不存在', en: 'the configuration to extend does not exist' };
      file.fail(keys, { zh: `${what.zh}：${way}`, en: `${what.en}: ${way}` });
    }
    return this.layers(chain);
  }

  private layerOf(path: string, file: JsonFile<ConfigFile>): ConfigLayer {
    const folder = dirname(path);
    const { value } = file;
    const overrides = value.overrides ?? [];
    return {
      path,
      file: {
        ...value,
        corpus: listed(value.corpus)?.map((entry) => corpusPath(entry, folder)),
        facts: listed(value.facts)?.map((entry) => resolve(folder, entry)),
        baseline: value.baseline === undefined ? undefined : resolve(folder, value.baseline),
      },
      severities: this.severitiesOf(file, value.rules, ['rules']),
      overrides: overrides.map(({ files, territory, level, asOf, rules }, position) => ({
        files: [files].flat(), territory, level, asOf, severities: this.severitiesOf(file, rules, ['overrides', position, 'rules']), path, position,
      })),
    };
  }

  private severitiesOf(file: JsonFile<ConfigFile>, rules: ConfigFile['rules'], keys: Keys): Map<string, Severity | 'off'> {
    if (file.kindAt(keys) === 'array') file.fail(keys, wrongValue(keys.join('.'), { zh: '{ "规则": "级别" }', en: '{ "rule": "severity" }' }));
    const severities = new Map<string, Severity | 'off'>();
    for (const [id, setting] of Object.entries(rules ?? {})) {
      if (!this.ruleIds.includes(id)) {
        const hint = suggestion(nearest(id, this.ruleIds));
        file.fail([...keys, id], { zh: `没有规则“${id}”${hint.zh}`, en: `There is no rule "${id}"${hint.en}` });
      }
      const [severity, options] = Array.isArray(setting) ? setting : [setting, {}];
      const option = Object.keys(options)[0];
      if (option !== undefined) file.fail([...keys, id], { zh: `规则“${id}”没有选项“${option}”`, en: `Rule "${id}" has no option "${option}"` });
      severities.set(id, severity);
    }
    return severities;
  }
}

/** The absolute path of a corpus that is written relative to a folder; the address of a store stays as it is. */
export function corpusPath(written: string, folder: string): string {
  return written.includes('://') ? written : resolve(folder, written);
}

function knownKeys([first, ...inner]: Keys): readonly string[] {
  if (inner.length === 0 && first !== undefined) return Object.keys(configSchema.entries);
  return first === 'overrides' ? Object.keys(overrideSchema.entries) : ['name', 'level', 'children'];
}

function basesOf({ extends: named }: ConfigFile): { written: string; keys: Keys }[] {
  return (listed(named) ?? []).map((written, index) => ({ written, keys: Array.isArray(named) ? ['extends', index] : ['extends'] }));
}

function listed<T>(value: T | readonly T[] | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : Array.isArray(value) ? value : [value as T];
}
