/** The drafts that a run reads (输入): which files its words name, and what holds for each: its project, its corpus, its as-of date. */

import { dirname, resolve } from 'node:path';
import type { Corpus } from '../corpus/model.js';
import type { PolicyDocument } from '../document/model.js';
import { parseDocument } from '../document/parse.js';
import { isPolicyDocument } from '../document/recognize.js';
import type { CheckWorld } from '../engine/check.js';
import type { CheckSettings } from '../engine/model.js';
import type { Rule } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import type { BaselinePlace } from './baseline-file.js';
import type { Ground } from './check-threads/task.js';
import type { LoadedCorpus } from './loaded-corpus.js';
import { CorpusStore } from './corpus-index/corpus-store.js';
import { draftTest, draftWords, type DraftTest } from './drafts.js';
import { displayPath, isInside, listFolder, realPath, resolveNamed, type Skipped } from './files.js';
import { Shelf, type KeptDocument } from './kept-documents.js';
import { DraftReader } from './draft-texts.js';
import { isOwnName, isTextName } from './ingest/kinds.js';
import type { FileKind } from './ingest/model.js';
import { corpusKey, Projects, readingOf, storeFrame, type Overrides, type Project } from './project.js';
import type { Spool } from './spool.js';
import { UserError } from './user-error.js';

/** What the caller asks for. */
export interface RunOptions extends Overrides {
  readonly cwd: string;
  /** Paths, folders and globs; `-` is standard input. */
  readonly paths: readonly string[];
  readonly stdin: { readonly text: string; readonly filename: string | undefined } | undefined;
  /** Texts that stand in the place of files, by their paths with links resolved: what files would hold after fixes. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly rules: readonly Rule[];
  /** A revision of the Git repository that `cwd` stands in: only what is new since then is reported. */
  readonly since?: string | undefined;
  readonly today: IsoDate;
  /** The folder of cached indexes. */
  readonly cache: string;
  /** The folder of the programs of threads; without it only text is read. */
  readonly programs: string | undefined;
  /** Outside these folders no corpus, fact file, baseline or base of a configuration is read; everything may be where they are left out. */
  readonly inside?: readonly string[] | undefined;
  /** Whether of the files in a folder only those are drafts that an editor checks when it opens them. */
  readonly asInEditor?: boolean | undefined;
}

/** A draft that was read, and what it is to be held against. */
export interface InputDraft {
  /** As reports show it. */
  readonly path: string;
  /** Its file with links resolved; `undefined` for standard input without a name. */
  readonly realPath: string | undefined;
  readonly document: KeptDocument;
  readonly world: CheckWorld;
  readonly settings: CheckSettings;
  readonly source: Source;
  /** In UTF-16 units. */
  readonly length: number;
  /** What its facts and its corpus are made of. */
  readonly ground: Ground;
  /** The baseline that holds for it, also one that is not written yet. */
  readonly baseline: BaselinePlace | undefined;
  /** Everything that its findings depend on besides the other drafts of the run. */
  readonly content: () => unknown[];
}

/** Where a draft was read. */
export interface Source {
  readonly shown: string;
  readonly folder: string;
  /** Absolute, links not followed; `undefined` for standard input without a name. */
  readonly path: string | undefined;
  readonly realPath: string | undefined;
  /** What its file is; its text is what was read of it. */
  readonly kind: FileKind;
  /** What a reader should know of how it was read. */
  readonly notes: readonly Localized[];
  readonly isStdin: boolean;
  /** Whether it was named itself; otherwise it was found in a folder or by a glob. */
  readonly named: boolean;
}

/** A draft with its text, as long as it is looked at. */
interface ReadSource extends Source {
  readonly text: string;
}

/** Reads the drafts of one run. Throws a {@link UserError} where a named input, a configuration or a corpus cannot be used. */
export class Inputs {
  private readonly projects: Projects;
  private readonly corpora = new Map<string, LoadedCorpus>();
  private readonly shelf = new Shelf();
  private readonly reader = new DraftReader();
  /** Files that could not be read, and drafts that say nothing. */
  private readonly unreadable: Skipped[] = [];
  private readonly empty: Skipped[] = [];
  /** Corpora that may not be read, by their paths. */
  private readonly barred = new Map<string, Skipped>();
  /** Corpora that turned out to be damaged. */
  private readonly replaced = new Set<Corpus>();

  constructor(private readonly options: RunOptions) {
    this.projects = new Projects(options.cwd, options.rules, options, (path) => this.mayRead(path));
  }

  /** The drafts one after the other; a file that holds no running text is passed over. */
  *drafts(): Iterable<InputDraft> {
    try {
      for (const { text, ...source } of this.sources()) {
        const draft = this.draftOf(source, text);
        if (draft) yield draft;
      }
    } finally {
      this.reader.close();
    }
  }

  /**
   * The draft again, against a corpus that was made anew, where its own turned out to be damaged while it was checked; `undefined` where all
   * is well. Throws a {@link UserError} where the corpus is an index file, which only its owner can make anew.
   */
  mended({ source, document, world: { corpus } }: InputDraft): InputDraft | undefined {
    if (!corpus) return undefined;
    for (const [key, loaded] of this.corpora) {
      const damage = loaded.damage();
      if (loaded.corpus !== corpus || !damage) continue;
      if (!damage.cached) throw damage.error;
      const project = this.projects.of(source.folder);
      new CorpusStore(storeFrame(project, this.options)).forget(project.corpora);
      this.corpora.delete(key);
      this.replaced.add(corpus);
    }
    if (this.replaced.has(corpus)) return this.draftOf(source, document.text);
    return undefined;
  }

  /** A draft as it would be with another text; `undefined` where that holds no running text. */
  withText({ source }: InputDraft, text: string): InputDraft | undefined {
    return this.draftOf(source, text);
  }

  /** The corpora that were loaded so far. */
  loadedCorpora(): readonly LoadedCorpus[] {
    return [...this.corpora.values()];
  }

  /** The corpus that holds for the working folder; `undefined` where neither the command line nor its configuration names one. */
  corpusHere(): LoadedCorpus | undefined {
    return this.corpusOf(this.projectHere());
  }

  /** What holds for the working folder. */
  projectHere(): Project {
    return this.projects.of(this.options.cwd);
  }

  /** Where a large run sets aside what it needs again only for its report; `undefined` where the run is small. */
  get aside(): Spool | undefined {
    return this.shelf.aside;
  }

  /** What of drafts and corpora was passed over so far. */
  skipped(): readonly Skipped[] {
    return [...this.unreadable, ...this.empty, ...this.barred.values(), ...this.loadedCorpora().flatMap((corpus) => corpus.skipped)];
  }

  private *sources(): Iterable<ReadSource> {
    const seen = new Set<string>();
    for (const word of this.options.paths) {
      if (word === '-') {
        if (!seen.has(word)) yield this.standardInput();
        seen.add(word);
        continue;
      }
      const named = resolveNamed(word, this.options.cwd);
      const files = named.kind === 'file' ? [named.path] : named.kind === 'glob' ? named.files : this.draftsIn(named.path);
      for (const path of files) {
        if (seen.has(path)) continue;
        seen.add(path);
        const source = this.readSource(path, named.kind === 'file');
        if (source) yield source;
      }
    }
  }

  private standardInput(): ReadSource {
    const { stdin, cwd } = this.options;
    const text = stdin?.text ?? '';
    if (stdin?.filename === undefined) return { shown: '<stdin>', folder: cwd, path: undefined, realPath: undefined, kind: 'text', notes: [], text, isStdin: true, named: true };
    const path = resolve(cwd, stdin.filename);
    return { shown: displayPath(path, cwd), folder: dirname(path), path, realPath: realPath(path), kind: 'text', notes: [], text, isStdin: true, named: true };
  }

  /** The drafts in a folder. The nearest configuration of each file decides whether it is one. */
  private draftsIn(folder: string): readonly string[] {
    const { cwd } = this.options;
    const tests = new Map<Project, DraftTest>();
    const { files, unreadable } = listFolder(folder, (path) => {
      const project = this.projects.of(dirname(path));
      const { config } = project;
      const isDraft = tests.get(project) ?? draftTest({ ...config, corpus: config.corpus.filter((corpus) => !isInside(folder, corpus)) }, this.projects.homeOf(project, folder));
      tests.set(project, isDraft);
      return isDraft(path);
    });
    this.unreadable.push(...unreadable.map((entry) => ({ ...entry, path: displayPath(entry.path, cwd) })));
    if (files.length > 0) return files;
    const reason = unreadable.find((entry) => entry.path === folder)?.reason;
    if (!reason && this.options.asInEditor === true) return [];
    if (reason) throw new UserError({ zh: `文件夹${reason.zh}：${displayPath(folder, cwd)}`, en: `The folder ${displayPath(folder, cwd)} ${reason.en}` });
    throw new UserError({ zh: `文件夹中没有可检查的文稿：${displayPath(folder, cwd)}`, en: `The folder holds no draft to check: ${displayPath(folder, cwd)}` });
  }

  /** Reads a draft. A file that was named itself must be readable; one found in a folder may be skipped. */
  private readSource(path: string, named: boolean): ReadSource | undefined {
    const shown = displayPath(path, this.options.cwd);
    const file = this.reader.read(path, isTextName(path) ? undefined : readingOf(this.projects.of(dirname(path)), this.options.programs));
    if ('text' in file) {
      return { shown, folder: dirname(path), path, realPath: file.realPath, kind: file.kind, notes: file.notes, text: this.options.texts?.get(file.realPath) ?? file.text, isStdin: false, named };
    }
    if (named) throw new UserError({ zh: `无法检查 ${shown}：${file.failure.zh}`, en: `Cannot check ${shown}: it ${file.failure.en}` });
    this.unreadable.push({ path: shown, reason: file.failure });
    return undefined;
  }

  private draftOf(source: Source, text: string): InputDraft | undefined {
    const project = this.projects.of(source.folder);
    const parse = (whole: string): PolicyDocument => parseDocument(whole, { territories: project.facts.territories });
    const document = parse(text);
    if (document.clauses.length === 0 && document.headings.length === 0) {
      this.empty.push({ path: source.shown, reason: { zh: '没有正文可查', en: 'holds no running text' } });
      return undefined;
    }
    if (!this.isWanted(source, document, project)) return undefined;
    const loaded = this.corpusOf(project);
    const inputs = this.projects.inputs(project, document, source, loaded, this.options.today);
    const kept = this.shelf.keep(document, parse);
    const content = (): unknown[] => {
      const { severities, only, ...settings } = inputs.settings;
      const rules = inputs.world.rules.map(({ meta }) => meta.id);
      return [kept.text, this.projects.contentOf(project), loaded?.identity, [...inputs.world.own].map(({ id }) => id), settings, [...severities], only && [...only], rules];
    };
    const ground: Ground = { territories: project.config.territories, tables: project.tables, corpus: loaded && { identity: loaded.identity, parts: loaded.parts } };
    return { path: source.shown, realPath: source.realPath, source, length: text.length, ground, document: kept, baseline: project.baseline && { path: project.baseline.path, named: project.baseline.named }, content, ...inputs };
  }

  private corpusOf(project: Project): LoadedCorpus | undefined {
    if (project.corpora.length === 0 || this.isBarred(project)) return undefined;
    const key = corpusKey(project);
    const known = this.corpora.get(key) ?? new CorpusStore(storeFrame(project, this.options)).load(project.corpora);
    this.corpora.set(key, known);
    return known;
  }

  private isBarred({ corpora }: Project): boolean {
    const barred = corpora.filter((path) => !this.mayRead(path));
    for (const path of barred) this.barred.set(path, { path: displayPath(path, this.options.cwd), reason: BARRED });
    return barred.length > 0;
  }

  private mayRead(path: string): boolean {
    const { inside } = this.options;
    return inside === undefined || inside.some((folder) => isInside(realPath(path), realPath(folder)));
  }

  /** What an editor checks among the files of a folder: text that `include` names, that has an ending of our own, or that is written as an official document. */
  private isWanted({ path, folder, kind, named }: Source, document: PolicyDocument, project: Project): boolean {
    if (this.options.asInEditor !== true || named || path === undefined) return true;
    if (kind !== 'text') return false;
    return isOwnName(path) || draftWords(project.config, this.projects.homeOf(project, folder))(path) === 'named' || isPolicyDocument(document);
  }
}

const BARRED: Localized = { zh: '工作区未受信任，或设置不允许，没有读取工作区以外的语料库', en: 'lies outside the workspace and was not read: the workspace is not trusted, or the settings forbid it' };
