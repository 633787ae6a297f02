/** `wenheng check --print-config`: what holds for a draft, and where each of it was said (生效的配置及其来源), as JSON. */

import { dirname, resolve } from 'node:path';
import type { PolicyDocument } from '../document/model.js';
import { parseDocument } from '../document/parse.js';
import { resolveAsOf } from '../engine/as-of.js';
import type { AsOfSource } from '../engine/model.js';
import { displayPath, kindOf, readTextFile } from '../host/files.js';
import { exceptionsFor, type Origin } from '../host/file-settings.js';
import type { RunOptions } from '../host/inputs.js';
import { Projects, type Project } from '../host/project.js';
import { UserError } from '../host/user-error.js';
import { defaultSeverity } from '../rules/model.js';
import { EXIT } from './report.js';
import type { Terminal } from './terminal.js';

/** Writes the configuration of the one draft that is named, or of the working folder. A draft need not be there yet. */
export function printConfig(options: RunOptions, terminal: Terminal): number {
  if (options.paths.length > 1) throw new UserError({ zh: '--print-config 只能写一个文件', en: '--print-config takes one file' });
  terminal.write(`${JSON.stringify(new Printer(options).print(), undefined, 2)}\n`);
  return EXIT.clean;
}

/** What was asked about: a draft, or a folder where there is none. */
interface Asked {
  readonly folder: string;
  readonly path: string | undefined;
  readonly text: string | undefined;
}

const AS_OF_FLAG: Readonly<Partial<Record<AsOfSource, string>>> = { flag: '--as-of', 'front-matter': 'front-matter', text: 'text', today: 'today' };

class Printer {
  private readonly projects: Projects;

  constructor(private readonly options: RunOptions) {
    this.projects = new Projects(options.cwd, options.rules, { ...options, baseline: undefined });
  }

  print(): object {
    const { folder, path, text } = this.asked();
    const project = this.projects.of(folder);
    const { config, facts, exceptions } = project;
    const document = text === undefined ? undefined : parseDocument(text, { territories: facts.territories });
    const applied = exceptionsFor(exceptions, path, config.path, this.options.cwd);
    const told = { ...this.lists(project), ...this.ofDraft(project, path, document) };
    return {
      file: path === undefined ? null : this.shown(path),
      configuration: config.path === undefined ? null : this.shown(config.path),
      extends: config.bases.map((base) => this.shown(base)),
      overrides: applied.map(({ path: file, position }) => this.said({ paths: [file], position })),
      settings: mapped(told, ({ value }) => value),
      origins: mapped(told, ({ origin }) => origin),
    };
  }

  private asked(): Asked {
    const { paths: [word = '.'], stdin, cwd } = this.options;
    if (word === '-') {
      const path = stdin?.filename === undefined ? undefined : resolve(cwd, stdin.filename);
      return { folder: path === undefined ? cwd : dirname(path), path, text: stdin?.text };
    }
    const path = resolve(cwd, word);
    const kind = kindOf(path);
    if (kind === 'folder') return { folder: path, path: undefined, text: undefined };
    const file = kind === 'file' ? readTextFile(path) : undefined;
    return { folder: dirname(path), path, text: file && 'text' in file ? file.text : undefined };
  }

  /** What holds for all drafts of the configuration. */
  private lists({ config, corpora }: Project): Record<string, Told> {
    const { corpus: corpusFlag, baseline: wish, cwd } = this.options;
    const origin = (key: string): string => this.said(config.origins.has(key) ? { paths: config.origins.get(key)! } : undefined);
    const baseline = wish?.file === undefined ? config.baseline : resolve(cwd, wish.file);
    return {
      corpus: { value: corpora.map((path) => (path.includes('://') ? path : this.shown(path))), origin: corpusFlag ? '--corpus' : origin('corpus') },
      facts: { value: config.facts.map((path) => this.shown(path)), origin: origin('facts') },
      territories: { value: config.territories, origin: origin('territories') },
      include: { value: config.include ?? null, origin: origin('include') },
      exclude: { value: config.exclude, origin: origin('exclude') },
      baseline: { value: baseline === undefined ? null : this.shown(baseline), origin: wish?.file === undefined ? origin('baseline') : '--baseline' },
    };
  }

  /** What holds for the draft itself. */
  private ofDraft(project: Project, path: string | undefined, document: PolicyDocument | undefined): Record<string, Told> {
    const { today, asOf: flag, only, rules } = this.options;
    const { place, level, asOf, severities, origins } = this.projects.settings(project, path);
    const metadata = document?.metadata;
    const day = document ? resolveAsOf(document, { flag, config: asOf }, today) : { day: flag ?? asOf ?? today, source: flag ? ('flag' as const) : asOf ? ('config' as const) : ('today' as const) };
    const territory = place?.chain ?? metadata?.territory;
    const levelOrigin = level === undefined ? (metadata?.level === undefined ? 'default' : 'document') : this.said(origins.get('level') ?? origins.get('territory'));
    const ruleOrigin = (id: string): string => (only && !only.has(id) ? '--only' : this.said(origins.get(`rules.${id}`), only ? '--only' : 'default'));
    const settled = rules.map(({ meta }) => [meta.id, only && !only.has(meta.id) ? 'off' : (severities.get(meta.id) ?? (only ? meta.severity : defaultSeverity(meta)))] as const);
    return {
      territory: { value: territory ?? null, origin: place ? this.said(origins.get('territory')) : territory === undefined ? 'default' : 'document' },
      level: { value: level ?? metadata?.level ?? null, origin: levelOrigin },
      asOf: { value: day.day, origin: AS_OF_FLAG[day.source] ?? this.said(origins.get('asOf')) },
      rules: { value: Object.fromEntries(settled), origin: Object.fromEntries(rules.map(({ meta }) => [meta.id, ruleOrigin(meta.id)])) },
    };
  }

  private said(origin: Origin | undefined, otherwise = 'default'): string {
    if (!origin) return otherwise;
    if ('flag' in origin) return origin.flag;
    const files = origin.paths.map((path) => this.shown(path)).join(', ');
    return origin.position === undefined ? files : `${files} overrides[${origin.position}]`;
  }

  private shown(path: string): string {
    return displayPath(path, this.options.cwd);
  }
}

/** A value and where it was said. */
interface Told {
  readonly value: unknown;
  readonly origin: string | Readonly<Record<string, string>>;
}

function mapped(told: Readonly<Record<string, Told>>, of: (one: Told) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(told).map(([key, one]) => [key, of(one)]));
}
