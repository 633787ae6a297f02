/** What holds for one draft (单个文稿的设置): flags, then the overrides of its configuration that name it, then the configuration itself; and where each was said. */

import { dirname, relative } from 'node:path';
import type { Level } from '../document/model.js';
import type { Territory } from '../document/territories.js';
import type { Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import type { Config } from './config.js';
import type { LayerOverride } from './config-layers.js';
import { globMatcher } from './drafts.js';
import { isInside, withSlashes } from './files.js';

/** An override of a configuration, its territory found and its globs compiled. */
export interface Exception extends LayerOverride {
  readonly place: Territory | undefined;
  /** Whether it is about a draft, by its path from the configuration's folder. */
  readonly matches: (name: string) => boolean;
}

/** Where something was said: a flag of the command line, files, or an entry in the `overrides` of one. */
export type Origin = { readonly flag: string } | { readonly paths: readonly string[]; readonly position?: number };

/** What flags and configuration say of one draft. */
export interface FileSettings {
  readonly place: Territory | undefined;
  /** Where nothing was said, that of the place. */
  readonly level: Level | undefined;
  readonly asOf: IsoDate | undefined;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  /** By key: `territory`, `level`, `asOf`, `rules.ID`. What is not in here was not said. */
  readonly origins: ReadonlyMap<string, Origin>;
}

/** Flags that beat what a configuration says of a draft. */
export interface SettingFlags {
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  readonly asOf: IsoDate | undefined;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
}

/** Prepares the overrides of a configuration. `placeOf` finds a territory and throws where there is none. */
export function exceptionsOf({ overrides }: Config, placeOf: (name: string) => Territory): Exception[] {
  return overrides.map((override) => ({ ...override, place: override.territory === undefined ? undefined : placeOf(override.territory), matches: globMatcher(override.files) }));
}

/** Those of a configuration's overrides that are about a draft: globs begin at the configuration's folder, or at the working folder where it was named for drafts elsewhere. */
export function exceptionsFor(exceptions: readonly Exception[], path: string | undefined, config: string | undefined, cwd: string): Exception[] {
  if (exceptions.length === 0 || path === undefined || config === undefined) return [];
  const name = withSlashes(relative(isInside(path, dirname(config)) ? dirname(config) : cwd, path));
  return exceptions.filter(({ matches }) => matches(name));
}

/** What holds for a draft that these exceptions are about. `place` is the territory of the flags, otherwise that of the configuration. */
export function settle(config: Config, place: Territory | undefined, exceptions: readonly Exception[], flags: SettingFlags): FileSettings {
  const origins = new Map<string, Origin>([...config.origins].map(([key, paths]) => [key, { paths }]));
  const severities = new Map(config.severities);
  let settled = { place, level: flags.territory === undefined ? config.level : undefined, asOf: config.asOf };
  for (const exception of exceptions) {
    const origin: Origin = { paths: [exception.path], position: exception.position };
    const moved = flags.territory === undefined && exception.place !== undefined;
    if (moved) settled = { ...settled, place: exception.place, level: undefined }; // a level belongs to its territory
    if (moved) origins.set('territory', origin).delete('level');
    if (exception.level !== undefined && flags.territory === undefined) settled = { ...settled, level: exception.level };
    if (exception.level !== undefined) origins.set('level', origin);
    if (exception.asOf !== undefined) settled = { ...settled, asOf: exception.asOf };
    if (exception.asOf !== undefined) origins.set('asOf', origin);
    for (const [id, severity] of exception.severities) {
      severities.set(id, severity);
      origins.set(`rules.${id}`, origin);
    }
  }
  for (const [id, severity] of flags.severities) {
    severities.set(id, severity);
    origins.set(`rules.${id}`, { flag: '--rule' });
  }
  if (flags.territory !== undefined) origins.set('territory', { flag: '--territory' }).delete('level');
  if (flags.level !== undefined) origins.set('level', { flag: '--level' });
  if (flags.asOf !== undefined) origins.set('asOf', { flag: '--as-of' });
  return { place: settled.place, level: flags.level ?? settled.level ?? settled.place?.level, asOf: settled.asOf, severities, origins };
}
