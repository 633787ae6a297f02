/** Finding and reading `wenheng.config.json` and what it extends (继承). Errors name the file, the line and the key. */

import type { Level } from '../document/model.js';
import type { TerritoryDeclaration } from '../facts/territories.js';
import type { Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import { readConfigLayers, type ConfigLayer, type LayerOverride, type MayRead } from './config-layers.js';
import { DISK, findUpward, type FileSource } from './files.js';

/** The name of the configuration file. */
export const CONFIG_NAME = 'wenheng.config.json';

/** A configuration with all that it extends, its paths made absolute. */
export interface Config {
  /** The file, or `undefined` where there is none. */
  readonly path: string | undefined;
  /** The files that it extends, the farthest first. */
  readonly bases: readonly string[];
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
  /** The file of findings that are not counted. */
  readonly baseline: string | undefined;
  /** What holds otherwise for some drafts: later ones beat earlier ones. */
  readonly overrides: readonly LayerOverride[];
  /** The files that say what holds, by key (`asOf`, `rules.outdated-plan`): one, or all whose lists were put together. */
  readonly origins: ReadonlyMap<string, readonly string[]>;
}

/** What holds where there is no configuration. */
export const NO_CONFIG: Config = merge(undefined, []);

/** The configuration that holds for files in a folder: the nearest one upward, or none. */
export function configFor(folder: string, ruleIds: readonly string[], files: FileSource = DISK, mayRead?: MayRead): Config {
  const path = findUpward(CONFIG_NAME, folder, files);
  return path ? readConfig(path, ruleIds, files, mayRead) : NO_CONFIG;
}

/** Reads one configuration file and what it extends. Throws a {@link UserError} that names file, line and key; a `NotAllowed` for a base that `mayRead` bars. */
export function readConfig(path: string, ruleIds: readonly string[], files: FileSource = DISK, mayRead: MayRead = () => true): Config {
  return merge(path, readConfigLayers(path, ruleIds, files, mayRead));
}

/**
 * Puts layers together, the farthest base first. What a later one says beats an earlier one; rules are beaten one by one, places by their
 * names, and fact files and overrides are added. A level belongs to its territory: who sets another territory does not inherit the level.
 */
function merge(path: string | undefined, layers: readonly ConfigLayer[]): Config {
  const origins = new Map<string, readonly string[]>();
  const last = <K extends keyof ConfigLayer['file']>(key: K, among = layers): ConfigLayer['file'][K] => {
    const layer = [...among].reverse().find(({ file }) => file[key] !== undefined);
    if (layer) origins.set(key, [layer.path]);
    return layer?.file[key];
  };
  const all = <T>(key: keyof ConfigLayer['file'], of: (layer: ConfigLayer) => readonly T[]): T[] => {
    const saying = layers.filter((layer) => of(layer).length > 0);
    if (saying.length > 0) origins.set(key, saying.map((layer) => layer.path));
    return saying.flatMap(of);
  };
  const placed = layers.map(({ file }) => file.territory !== undefined).lastIndexOf(true);
  const severities = new Map<string, Severity | 'off'>();
  for (const layer of layers) {
    for (const [id, severity] of layer.severities) {
      severities.set(id, severity);
      origins.set(`rules.${id}`, [layer.path]);
    }
  }
  return {
    path,
    bases: layers.slice(0, -1).map((layer) => layer.path),
    corpus: last('corpus') ?? [],
    facts: [...new Set(all('facts', ({ file }) => file.facts ?? []))],
    territory: last('territory'),
    territories: [...new Map(all('territories', ({ file }) => file.territories ?? []).map((place) => [place.name, place])).values()],
    level: last('level', layers.slice(Math.max(0, placed))),
    asOf: last('asOf'),
    include: last('include'),
    exclude: last('exclude') ?? [],
    severities,
    baseline: last('baseline'),
    overrides: all('overrides', ({ overrides }) => overrides),
    origins,
  };
}
