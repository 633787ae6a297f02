/** One run of the checker over named files: configuration, facts and corpus by folder, then document by document. */

import { dirname, resolve } from 'node:path';
import { parseDocument } from '../document/parse.js';
import type { Level } from '../document/model.js';
import { resolveAsOf } from '../engine/as-of.js';
import { checkNow } from '../engine/check.js';
import type { CheckResult } from '../engine/model.js';
import { compileFacts, type Facts } from '../facts/facts.js';
import type { Territory } from '../document/territories.js';
import type { Rule, Severity } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import { configFor, corpusPath, nearest, readConfig, suggestion, type Config } from './config.js';
import { loadCorpus, type LoadedCorpus } from './corpus-folder.js';
import { draftTest, type DraftTest } from './drafts.js';
import { displayPath, isInside, listFolder, readTextFile, realPath, resolveNamed, type Skipped } from './files.js';
import { UserError } from './user-error.js';

/** What the caller asks for; flags beat configurations. */
export interface RunOptions {
  readonly cwd: string;
  /** Paths, folders and globs; `-` is standard input. */
  readonly paths: readonly string[];
  readonly stdin: { readonly text: string; readonly filename: string | undefined } | undefined;
  /** Replaces the configured corpora, where given. */
  readonly corpus: readonly string[] | undefined;
  readonly config: string | undefined;
  readonly asOf: IsoDate | undefined;
  readonly territory: string | undefined;
  readonly level: Level | undefined;
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly only: ReadonlySet<string> | undefined;
  readonly rules: readonly Rule[];
  readonly today: IsoDate;
}

/** A checked file. */
export interface CheckedFile {
  /** As reports show it. */
  readonly path: string;
  readonly result: CheckResult;
  /** How many rules looked at it: none where all are off or lack their corpus. */
  readonly rulesRun: number;
}

/** The outcome of a run. */
export interface RunResult {
  readonly files: readonly CheckedFile[];
  readonly skipped: readonly Skipped[];
  readonly corpusDocuments: number;
  readonly corpusClauses: number;
}

interface Source {
  readonly shown: string;
  readonly folder: string;
  readonly realPath: string | undefined;
  readonly text: string;
}

/** Checks files one after the other. Throws a {@link UserError} where a named input, a configuration or a corpus cannot be used. */
export class Runner {
  private readonly configs = new Map<string, Config>();
  private readonly factsByConfig = new Map<Config, Facts>();
  private readonly corpora = new Map<string, LoadedCorpus>();
  private readonly skipped: Skipped[] = [];

  constructor(private readonly options: RunOptions) {}

  run(): RunResult {
    const files = this.sources().flatMap((source) => this.checkSource(source));
    const loaded = [...this.corpora.values()];
    return {
      files,
      skipped: [...this.skipped, ...loaded.flatMap((corpus) => corpus.skipped)],
      corpusDocuments: loaded.reduce((sum, { corpus }) => sum + corpus.documents.length, 0),
      corpusClauses: loaded.reduce((sum, { corpus }) => sum + corpus.clauseCount, 0),
    };
  }

  private sources(): Source[] {
    const sources: Source[] = [];
    const seen = new Set<string>();
    for (const word of this.options.paths) {
      if (word === '-') {
        if (!seen.has(word)) sources.push(this.standardInput());
        seen.add(word);
        continue;
      }
      const named = resolveNamed(word, this.options.cwd);
      const files = named.kind === 'file' ? [named.path] : named.kind === 'glob' ? named.files : this.draftsIn(named.path);
      for (const path of files) {
        if (seen.has(path)) continue;
        seen.add(path);
        const source = this.readSource(path, named.kind === 'file');
        if (source) sources.push(source);
      }
    }
    return sources;
  }

  private standardInput(): Source {
    const { stdin, cwd } = this.options;
    const text = stdin?.text ?? '';
    if (stdin?.filename === undefined) return { shown: '<stdin>', folder: cwd, realPath: undefined, text };
    const path = resolve(cwd, stdin.filename);
    return { shown: displayPath(path, cwd), folder: dirname(path), realPath: realPath(path), text };
  }

  /** The drafts in a folder. The nearest configuration of each file decides whether it is one. */
  private draftsIn(folder: string): readonly string[] {
    const { cwd } = this.options;
    const tests = new Map<Config, DraftTest>();
    const { files, unreadable } = listFolder(folder, (path) => {
      const config = this.configOf(dirname(path));
      const isDraft = tests.get(config) ?? draftTest({ ...config, corpus: config.corpus.filter((corpus) => !isInside(folder, corpus)) }, this.homeOf(config, folder));
      tests.set(config, isDraft);
      return isDraft(path);
    });
    this.skipped.push(...unreadable.map((entry) => ({ ...entry, path: displayPath(entry.path, cwd) })));
    if (files.length > 0) return files;
    const reason = unreadable.find((entry) => entry.path === folder)?.reason;
    if (reason) throw new UserError({ zh: `文件夹${reason.zh}：${displayPath(folder, cwd)}`, en: `The folder ${displayPath(folder, cwd)} ${reason.en}` });
    throw new UserError({ zh: `文件夹中没有可检查的文稿：${displayPath(folder, cwd)}`, en: `The folder holds no draft to check: ${displayPath(folder, cwd)}` });
  }

  /** The folder that a configuration's globs are relative to. */
  private homeOf({ path }: Config, folder: string): string {
    if (path === undefined) return folder;
    const elsewhere = this.options.config !== undefined && !isInside(folder, dirname(path));
    return elsewhere ? folder : dirname(path);
  }

  /** Reads a draft. A file that was named itself must be readable; one found in a folder may be skipped. */
  private readSource(path: string, named: boolean): Source | undefined {
    const shown = displayPath(path, this.options.cwd);
    const file = readTextFile(path);
    if ('text' in file) return { shown, folder: dirname(path), realPath: file.realPath, text: file.text };
    if (named) throw new UserError({ zh: `无法检查 ${shown}：${file.failure.zh}`, en: `Cannot check ${shown}: it ${file.failure.en}` });
    this.skipped.push({ path: shown, reason: file.failure });
    return undefined;
  }

  private checkSource(source: Source): CheckedFile[] {
    const config = this.configOf(source.folder);
    const facts = this.factsOf(config);
    const document = parseDocument(source.text, { territories: facts.territories });
    if (document.clauses.length === 0 && document.headings.length === 0) {
      this.skipped.push({ path: source.shown, reason: { zh: '没有正文可查', en: 'holds no running text' } });
      return [];
    }
    const place = this.territoryOf(config, facts);
    const territory = place?.chain ?? document.metadata.territory;
    const configured = this.options.territory === undefined ? config.level : undefined;
    const level = this.options.level ?? configured ?? place?.level ?? config.level ?? document.metadata.level;
    const loaded = this.corpusOf(config, facts);
    const isDraft = loaded?.sameAs(source.realPath, source.text) ?? (() => false);
    const asOf = resolveAsOf(document, { flag: this.options.asOf, config: config.asOf }, this.options.today);
    const severities = new Map([...config.severities, ...this.options.severities]);
    const rulesRun = this.rulesFor(severities, loaded).length;
    const result = checkNow(document, { rules: this.options.rules, facts, corpus: loaded?.corpus, isDraft }, { asOf, territory, level, severities, only: this.options.only });
    return [{ path: source.shown, result, rulesRun }];
  }

  private rulesFor(severities: ReadonlyMap<string, Severity | 'off'>, corpus: LoadedCorpus | undefined): Rule[] {
    const { rules, only } = this.options;
    return rules.filter(({ meta }) => (only?.has(meta.id) ?? true) && (severities.get(meta.id) ?? meta.severity) !== 'off' && (!meta.needsCorpus || corpus));
  }

  private configOf(folder: string): Config {
    const known = this.configs.get(folder);
    if (known) return known;
    const ids = this.options.rules.map((rule) => rule.meta.id);
    const { config: named, cwd } = this.options;
    const config = named === undefined ? this.shared(configFor(folder, ids)) : this.namedConfig(resolve(cwd, named), ids);
    this.configs.set(folder, config);
    return config;
  }

  private namedConfig(path: string, ids: readonly string[]): Config {
    return [...this.configs.values()][0] ?? readConfig(path, ids);
  }

  /** Folders under one configuration share its object, and with it facts and corpus. */
  private shared(config: Config): Config {
    return [...this.configs.values()].find((other) => other.path === config.path) ?? config;
  }

  private factsOf(config: Config): Facts {
    const known = this.factsByConfig.get(config) ?? compileFacts(config.territories);
    this.factsByConfig.set(config, known);
    return known;
  }

  private territoryOf(config: Config, facts: Facts): Territory | undefined {
    const name = this.options.territory ?? config.territory;
    return name === undefined ? undefined : resolveTerritory(name, facts);
  }

  private corpusOf(config: Config, facts: Facts): LoadedCorpus | undefined {
    const folders = [...new Set(this.options.corpus?.map((path) => corpusPath(path, this.options.cwd)) ?? config.corpus)];
    if (folders.length === 0) return undefined;
    const key = `${JSON.stringify(config.territories)}\n${folders.join('\n')}`;
    const known = this.corpora.get(key) ?? loadCorpus(folders, this.options.cwd, facts.territories);
    this.corpora.set(key, known);
    return known;
  }
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
