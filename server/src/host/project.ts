/** Projects (项目): what holds for the drafts under one configuration, and how one of them is to be checked. The same for the terminal and the editor. */

import { dirname, join, resolve } from 'node:path';
import type { Level, PolicyDocument } from '../document/model.js';
import type { Territory } from '../document/territories.js';
import { resolveAsOf } from '../engine/as-of.js';
import type { CheckWorld } from '../engine/check.js';
import type { CheckSettings } from '../engine/model.js';
import { compileFacts, type Facts } from '../facts/facts.js';
import type { NameTable } from '../facts/names.js';
import type { TerritoryDeclaration } from '../facts/territories.js';
import { groupingsOf } from '../rules/counterparts.js';
import type { Rule, Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import { hash64 } from '../text/hash.js';
import type { Localized } from '../text/localized.js';
import { baselineFor, type BaselineWish, type ProjectBaseline } from './baseline-file.js';
import { configFor, readConfig, type Config } from './config.js';
import { corpusPath, type MayRead } from './config-layers.js';
import { nearest, suggestion } from '../text/suggestion.js';
import type { LoadedCorpus } from './loaded-corpus.js';
import type { StoreFrame } from './corpus-index/corpus-store.js';
import { READING_THREAD, type ReadingProgram } from './corpus-index/reading-threads.js';
import { readFactFiles } from './facts-files.js';
import { exceptionsFor, exceptionsOf, settle, type Exception, type FileSettings } from './file-settings.js';
import { FirstLook, isInside } from './files.js';
import { NotAllowed, UserError } from './user-error.js';

/** What the caller asks for; it beats configurations. */
export interface Overrides {
  /** A configuration for all drafts, instead of the nearest one. */
  readonly config: string | undefined;
  /** Replaces the configured corpora, where given. */
  readonly corpus: readonly string[] | undefined;
  readonly asOf: IsoDate | undefined;
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly only: ReadonlySet<string> | undefined;
  /** How baselines are used; not at all where it is left out. */
  readonly baseline?: BaselineWish | undefined;
}

/** No wishes: the configuration alone decides. */
export const NO_OVERRIDES: Overrides = { config: undefined, corpus: undefined, asOf: undefined, territory: undefined, level: undefined, severities: new Map(), only: undefined };

/** What holds for the drafts under one configuration. */
export interface Project {
  readonly config: Config;
  readonly facts: Facts;
  /** What its fact files say: with the territories of its configuration all that its facts are made of. */
  readonly tables: readonly NameTable[];
  /** The territory that was asked for or configured. */
  readonly place: Territory | undefined;
  /** Corpora by absolute path or address; empty where nothing is to be compared with. */
  readonly corpora: readonly string[];
  /** What the configuration says otherwise of some drafts. */
  readonly exceptions: readonly Exception[];
  /** The findings that are not counted, where the caller wants to know. */
  readonly baseline: ProjectBaseline | undefined;
}

const BARRED: Localized = { zh: '工作区未受信任，或设置不允许，不能读取工作区以外的事实文件或基线文件', en: 'Fact files and baselines outside the workspace may not be read: the workspace is not trusted, or the settings forbid it' };

/** Where a draft is; nothing where it is no file. */
export interface DraftPlace {
  readonly path: string | undefined;
  readonly realPath: string | undefined;
}

/** Reads each configuration and compiles each set of facts once. */
export class Projects {
  private readonly byFolder = new Map<string, Project>();
  private readonly byConfig = new Map<string | undefined, Project>();
  private readonly files = new FirstLook();

  constructor(
    private readonly cwd: string,
    private readonly rules: readonly Rule[],
    private readonly overrides: Overrides = NO_OVERRIDES,
    /** Whether a fact file, a baseline or another configuration may be read that a configuration names. */
    private readonly mayRead: MayRead = () => true,
  ) {}

  /** The project of the files in a folder. Throws a {@link UserError} where the configuration cannot be used. */
  of(folder: string): Project {
    const known = this.byFolder.get(folder);
    if (known) return known;
    const config = this.configOf(folder);
    const project = this.byConfig.get(config.path) ?? this.projectOf(config);
    this.byConfig.set(config.path, project);
    this.byFolder.set(folder, project);
    return project;
  }

  /** The files that projects were read from: configurations and what they name, corpora aside; also those that could not be read. */
  get sources(): readonly string[] {
    return this.files.readPaths;
  }

  /** Everything in a project that findings depend on: its configuration and what its fact files say. */
  contentOf({ config, corpora, place }: Project): string {
    const facts = config.facts.map((path) => this.files.read(path));
    return JSON.stringify([{ ...config, severities: [...config.severities] }, corpora, place?.chain, facts]);
  }

  /** Whether these files still say what was read, also where one changed while it was read. */
  isCurrent(): boolean {
    return this.files.isCurrent();
  }

  private configOf(folder: string): Config {
    const ids = this.rules.map((rule) => rule.meta.id);
    return this.overrides.config === undefined ? configFor(folder, ids, this.files, this.mayRead) : readConfig(resolve(this.cwd, this.overrides.config), ids, this.files, this.mayRead);
  }

  private projectOf(config: Config): Project {
    const { baseline: wish } = this.overrides;
    const barred = [...config.facts, ...(wish && config.baseline !== undefined ? [config.baseline] : [])].filter((path) => !this.mayRead(path, config.path));
    if (barred.length > 0) throw new NotAllowed({ zh: `${BARRED.zh}：${barred.join('、')}`, en: `${BARRED.en}: ${barred.join(', ')}` });
    const tables = readFactFiles(config.facts, this.files);
    const facts = compileFacts(config.territories, tables);
    const name = this.overrides.territory ?? config.territory;
    const place = name === undefined ? undefined : resolveTerritory(name, facts);
    const corpora = this.overrides.corpus?.map((path) => corpusPath(path, this.cwd)) ?? config.corpus;
    const exceptions = exceptionsOf(config, (territory) => resolveTerritory(territory, facts));
    return { config, facts, tables, place, corpora: [...new Set(corpora)], exceptions, baseline: wish && baselineFor(config, wish, this.cwd, this.files) };
  }

  /** What flags and configuration say of a draft; `path` is its absolute path. */
  settings({ config, place, exceptions }: Project, path: string | undefined): FileSettings {
    return settle(config, place, exceptionsFor(exceptions, path, config.path, this.cwd), this.overrides);
  }

  /** How a parsed draft of a project is to be checked, against a corpus where there is one. `path` is the draft's absolute path, `realPath` the same with links resolved. */
  inputs(project: Project, document: PolicyDocument, { path, realPath }: DraftPlace, loaded: LoadedCorpus | undefined, today: IsoDate): { world: CheckWorld; settings: CheckSettings } {
    const { place, level, asOf, severities } = this.settings(project, path);
    return {
      world: { rules: this.rules, facts: project.facts, corpus: loaded?.corpus, own: loaded?.copiesOf(realPath, document.text) ?? new Set() },
      settings: {
        asOf: resolveAsOf(document, { flag: this.overrides.asOf, config: asOf }, today),
        territory: place?.chain ?? document.metadata.territory,
        level: level ?? document.metadata.level,
        severities,
        only: this.overrides.only,
      },
    };
  }

  /** The folder that the globs of a project are relative to: that of its configuration, or `folder` where it has none or was named for a folder elsewhere. */
  homeOf({ config: { path } }: Project, folder: string): string {
    if (path === undefined) return folder;
    const elsewhere = this.overrides.config !== undefined && !isInside(folder, dirname(path));
    return elsewhere ? folder : dirname(path);
  }
}

/** What a host brings along for corpora. */
export interface StoreHost {
  readonly cwd: string;
  /** The folder of cached indexes. */
  readonly cache: string;
  /** The folder of the programs of threads; without it only text is read. */
  readonly programs: string | undefined;
}

/** What holds for the corpora of a project. */
export function storeFrame(project: Project, { cwd, cache, programs }: StoreHost): StoreFrame {
  const { config, facts } = project;
  return { cwd, cache, territories: facts.territories, tables: tablesOf(config.territories), groupings: groupingsOf(facts), reading: readingOf(project, programs) };
}

/** What reads files other than text for a project. */
export function readingOf({ config: { territories } }: Project, programs: string | undefined): ReadingProgram | undefined {
  return programs === undefined ? undefined : { script: join(programs, READING_THREAD), territories };
}

/** What territories of documents are told by. */
export function tablesOf(territories: readonly TerritoryDeclaration[]): string {
  return hash64(JSON.stringify(territories));
}

/** Corpora are the same where they are read from the same places with the same table of territories. */
export function corpusKey({ config, corpora }: Project): string {
  return `${JSON.stringify(config.territories)}\n${corpora.join('\n')}`;
}

/** The place that a name means. Throws a {@link UserError} where it means none or several. */
export function resolveTerritory(name: string, facts: Facts): Territory {
  const places = facts.territories.resolve(name);
  if (places.length === 1) return places[0]!;
  if (places.length > 1) {
    const chains = places.map((place) => place.chain);
    throw new UserError({ zh: `地名“${name}”有歧义：${chains.join('、')}，请写全称`, en: `The territory "${name}" is ambiguous: ${chains.join(', ')}. Write the full chain` });
  }
  const hint = suggestion(nearest(name, facts.territories.names()));
  throw new UserError({ zh: `不认识地名“${name}”${hint.zh || '；内置表以外的地名请在配置的 territories 中声明'}`, en: `Unknown territory "${name}"${hint.en || '; declare places beyond the built-in table under territories in the configuration'}` });
}
