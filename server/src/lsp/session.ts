/**
 * The session (会话): the open drafts and what is known of each. A check belongs to one identity (content, configuration,
 * corpus, day); asking twice for the same one costs nothing, a newer one supersedes it. Knows no protocol.
 */

import { dirname } from 'node:path';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { CorpusDocument } from '../corpus/model.js';
import type { PolicyDocument } from '../document/model.js';
import { parseDocument } from '../document/parse.js';
import { ParseMemo } from '../document/parse-memo.js';
import { isPolicyDocument } from '../document/recognize.js';
import { check } from '../engine/check.js';
import type { CheckResult, CheckSettings, Finding } from '../engine/model.js';
import { PassageCache } from '../engine/passage-cache.js';
import { markBaselined } from '../engine/baseline.js';
import { sectionFor } from '../host/baseline-file.js';
import type { LoadedCorpus } from '../host/loaded-corpus.js';
import { draftWords, type DraftWord } from '../host/drafts.js';
import { isInside, realPath } from '../host/files.js';
import { NO_OVERRIDES, Projects, type DraftPlace, type Project } from '../host/project.js';
import type { SegmenterHost } from '../host/segmenter.js';
import { ConfigError, NotAllowed, UserError } from '../host/user-error.js';
import { watchConfigs, type Watch } from '../host/watch.js';
import type { Rule } from '../rules/model.js';
import type { IsoDate } from '../text/dates.js';
import type { Localized } from '../text/localized.js';
import type { Steps } from '../text/steps.js';
import { Corpora, type CorporaOptions, type CorpusState } from './corpora.js';
import { DocumentText } from './positions.js';
import { OUTSIDE, REASONS, TARGETS } from './session-words.js';
import { inSlices } from './slices.js';

/** What a session needs to know and whom it tells. */
export interface SessionOptions {
  readonly rules: readonly Rule[];
  /** Workspace folders, absolute. */
  readonly folders: readonly string[];
  /** Whether corpora and fact files outside the workspace folders may be read. */
  readonly outsideAllowed: boolean;
  today(): IsoDate;
  /** How corpora are made ready. */
  readonly corpora: CorporaOptions;
  /** Loaded when a draft's names need their words compared. */
  readonly segmenters: SegmenterHost;
  /** What is known of drafts is out of date: they have to be asked for again. */
  onInvalidated(): void;
  /** Something that the status shows has changed. */
  onStatusChanged(): void;
}

interface Known {
  /** Equal identities mean equal results. */
  readonly id: string;
  readonly text: DocumentText;
}

/** A draft that was checked. */
export interface CheckedDraft extends Known {
  readonly kind: 'checked';
  readonly result: CheckResult;
  readonly project: Project;
  /** The corpus it was compared with. */
  readonly loaded: LoadedCorpus | undefined;
  /** Documents of that corpus that are the draft itself. */
  readonly own: ReadonlySet<CorpusDocument>;
  /** Whether more may follow without an edit: what a first answer leaves out, what waits for the segmenter. */
  readonly following: boolean;
  /** Why there is none although one is configured. */
  readonly corpusError: UserError | undefined;
}

/** A document that is not checked, for a good reason. */
export interface OtherDocument extends Known {
  readonly kind: 'other';
  readonly reason: Localized;
  readonly project: Project;
}

/** A draft that cannot be checked: its configuration cannot be used. */
export interface BrokenDraft extends Known {
  readonly kind: 'broken';
  readonly error: UserError;
}

/** What holds for a document, and its corpus; each the reason where there is none that can be used. */
export interface Surroundings {
  readonly project: Project | UserError;
  readonly corpus: CorpusState | UserError | undefined;
}

export type DraftState = CheckedDraft | OtherDocument | BrokenDraft;

interface OpenDraft {
  readonly document: TextDocument;
  /** Its file, links resolved when it was opened: checks read no disk. */
  readonly place: DraftPlace;
  /** Grows with every change of any document: versions begin anew when a document is opened again, and not every client counts them. */
  edition: number;
  readonly memo: ParseMemo;
  readonly cache: PassageCache;
  state: DraftState | undefined;
  /** Whether it has been checked before: the first check of a long draft leaves out what can wait. */
  seen: boolean;
  /** The check under way, and how many wait for it. */
  run: { readonly id: string; readonly promise: Promise<DraftState | undefined>; waiting: number } | undefined;
}

/** How who asks for something may stop asking. */
export interface Cancellation {
  onCancellationRequested(listener: () => void): unknown;
}

/** So long the answer has to leave before the segmenter is loaded, which takes the server's time. Milliseconds. */
const BREATH = 20;

/** Addresses of files, and of documents that are to become files. */
const SCHEMES: ReadonlySet<string> = new Set(['file', 'untitled']);

/** A draft of so many characters is first checked without the rules on targets: whoever opens it sees the rest sooner. */
const LONG = 20_000;

function placeOf(uri: string): DraftPlace {
  const path = pathOf(uri);
  return { path, realPath: path && realPath(path) };
}

function isBrief({ seen, document }: OpenDraft): boolean {
  return !seen && document.getText().length >= LONG;
}

function withoutTargets(settings: CheckSettings, rules: readonly Rule[]): CheckSettings {
  const off = rules.filter(({ meta }) => meta.family === 'targets').map(({ meta }) => [meta.id, 'off'] as const);
  return { ...settings, severities: new Map([...settings.severities, ...off]) };
}

export class Session {
  private readonly drafts = new Map<string, OpenDraft>();
  private readonly corpora: Corpora;
  private readonly configWatch: Watch;
  private folders: readonly string[];
  private projects: Projects;
  /** The projects of folders, or why there is none. */
  private projectByFolder = new Map<string, Project | UserError>();
  private wordsByProject = new WeakMap<Project, (path: string) => DraftWord>();
  /** Grows whenever configurations are read again. */
  private generation = 0;
  private editions = 0;
  private loadingSegmenter: NodeJS.Timeout | undefined;

  constructor(private readonly options: SessionOptions) {
    this.folders = options.folders;
    this.projects = this.newProjects();
    this.corpora = new Corpora(options.corpora, { onLoaded: () => this.invalidate(), onProgress: options.onStatusChanged });
    this.configWatch = watchConfigs(() => this.updateConfigurations());
  }

  open(document: TextDocument): void {
    this.drafts.set(document.uri, { document, place: placeOf(document.uri), edition: ++this.editions, memo: new ParseMemo(), cache: new PassageCache(), state: undefined, seen: false, run: undefined });
    this.updateConfigurations(); // those of closed documents are not watched
    this.watchConfigurations();
  }

  /** The document has changed: a check of what it was ends. */
  changed(uri: string): void {
    const draft = this.drafts.get(uri);
    if (!draft) return;
    draft.edition = ++this.editions;
    draft.run = undefined;
  }

  close(uri: string): void {
    this.changed(uri);
    this.drafts.delete(uri);
    this.watchConfigurations();
  }

  uris(): string[] {
    return [...this.drafts.keys()];
  }

  /**
   * The state of an open document as it is now; `undefined` where it is not open, or changed before the check was done. A
   * check that everybody who asked for it has cancelled ends.
   */
  async check(uri: string, cancellation?: Cancellation): Promise<DraftState | undefined> {
    const draft = this.drafts.get(uri);
    if (!draft) return undefined;
    const project = this.projectOf(draft);
    const corpus = project instanceof UserError ? undefined : this.corpusOf(project);
    const id = [draft.edition, this.generation, corpus instanceof UserError ? '' : (corpus?.generation ?? ''), this.options.today(), isBrief(draft) ? 'brief' : ''].join('.');
    if (draft.state?.id === id) return draft.state;
    const run = draft.run?.id === id ? draft.run : { id, promise: this.run(draft, id, project, corpus), waiting: 0 };
    draft.run = run;
    run.waiting++;
    cancellation?.onCancellationRequested(() => {
      if (--run.waiting === 0 && draft.run === run) draft.run = undefined;
    });
    run.promise.catch(() => (draft.run = undefined)); // it may be asked for again
    return run.promise;
  }

  /** What some rules find in a text that stands in the place of an open draft. */
  *findingsIn(uri: string, content: string, isWanted: (rule: Rule) => boolean): Steps<readonly Finding[]> {
    const draft = this.drafts.get(uri);
    const project = draft && this.projectOf(draft);
    if (!project || project instanceof UserError) return [];
    const corpus = this.corpusOf(project);
    const document = parseDocument(content, { territories: project.facts.territories });
    const { world, settings } = this.projects.inputs(project, document, draft.place, corpus instanceof UserError ? undefined : corpus?.loaded, this.options.today());
    const result = yield* check(document, { ...world, ...this.options.segmenters.world(), rules: world.rules.filter(isWanted) }, settings);
    return withBaseline(result, project, draft.place.realPath).findings;
  }

  /** What is known of a document at this moment, however old; for what only describes. */
  lastKnown(uri: string): DraftState | undefined {
    return this.drafts.get(uri)?.state;
  }

  /** The corpus of an open document as it stands. */
  corpusState(uri: string | undefined): CorpusState | UserError | undefined {
    const draft = uri === undefined ? undefined : this.drafts.get(uri);
    const project = draft && this.projectOf(draft);
    return project === undefined || project instanceof UserError ? undefined : this.corpusOf(project);
  }

  /** What holds for a document, open or a file, and its corpus as it stands; `undefined` where it is neither. A corpus that is asked for is loaded. */
  surroundings(uri: string): Surroundings | undefined {
    this.updateConfigurations(); // whoever asks may just have written one
    const project = this.drafts.has(uri) || pathOf(uri) !== undefined ? this.projectAt(uri) : undefined;
    return project && { project, corpus: project instanceof UserError ? project : this.corpusOf(project) };
  }

  /** Reads the corpus of a document now, or has its index made anew. Resolves when that is done, or halted where the cancellation asks for it. */
  async updateCorpus(uri: string, anew: boolean, cancellation: Cancellation): Promise<void> {
    const here = this.surroundings(uri);
    if (!here || here.project instanceof UserError || here.corpus instanceof UserError) return;
    await this.corpora.update(here.project, anew, (halt) => cancellation.onCancellationRequested(halt));
  }

  loadedCorpora(): readonly LoadedCorpus[] {
    return this.corpora.all().flatMap(({ loaded }) => loaded ?? []);
  }

  /** Mistakes in the configurations of open documents. */
  configErrors(): readonly ConfigError[] {
    return [...this.projectByFolder.values()].filter((project) => project instanceof ConfigError);
  }

  /** The workspace has other folders. */
  setFolders(folders: readonly string[]): void {
    this.folders = folders;
    this.reloadConfigurations();
  }

  /** Reads configurations again if one of them is another than it was. */
  updateConfigurations(): void {
    if (!this.projects.isCurrent()) this.reloadConfigurations();
  }

  /** Reads configurations again; what no longer belongs to an open document is let go. */
  private reloadConfigurations(): void {
    this.generation++;
    this.projects = this.newProjects();
    this.projectByFolder = new Map();
    const projects = [...this.drafts.values()].map((draft) => this.projectOf(draft));
    const usable = projects.filter((project): project is Project => !(project instanceof UserError));
    // A configuration that is being mended will want its corpus back.
    if (usable.length === projects.length) this.corpora.keepOnly(usable);
    this.watchConfigurations();
    this.invalidate();
  }

  /** Reads again what changed in the corpora. */
  reloadCorpora(): void {
    this.corpora.reload();
  }

  async dispose(): Promise<void> {
    for (const uri of this.uris()) this.changed(uri);
    this.drafts.clear();
    clearTimeout(this.loadingSegmenter);
    await Promise.all([this.corpora.close(), this.configWatch.close()]);
  }

  private invalidate(): void {
    this.options.onInvalidated();
    this.options.onStatusChanged();
  }

  private async run(draft: OpenDraft, id: string, project: Project | UserError, corpus: CorpusState | UserError | undefined): Promise<DraftState | undefined> {
    const state = await this.stateOf(draft, id, project, corpus);
    if (!state) return undefined;
    draft.state = state;
    if (state.kind === 'checked' && state.loaded?.damage()) this.corpora.mend(state.loaded);
    if (isBrief(draft) && state.kind === 'checked') setTimeout(() => this.invalidate(), BREATH);
    draft.seen = true;
    this.corpora.beginSoon();
    this.corpora.restLater();
    if (state.kind === 'checked' && state.result.needsSegmenter) this.loadSegmenter();
    this.options.onStatusChanged();
    return state;
  }

  /** The answer leaves first; then the segmenter is loaded, once, and what waited for it is checked again. */
  private loadSegmenter(): void {
    if (this.loadingSegmenter || this.options.segmenters.settled) return;
    this.loadingSegmenter = setTimeout(() => {
      this.options.segmenters.load();
      this.generation++;
      this.invalidate();
    }, BREATH);
  }

  private async stateOf(draft: OpenDraft, id: string, project: Project | UserError, corpus: CorpusState | UserError | undefined): Promise<DraftState | undefined> {
    const text = new DocumentText(draft.document.getText());
    if (project instanceof UserError) return { kind: 'broken', id, text, error: project };
    const document = parseDocument(text.text, { territories: project.facts.territories, memo: draft.memo });
    const reason = this.reasonAgainst(draft, document, project);
    if (reason) return { kind: 'other', id, text, reason, project };
    const loaded = corpus instanceof UserError ? undefined : corpus?.loaded;
    const corpusError = corpus instanceof UserError ? corpus : corpus?.error;
    const { world, settings } = this.projects.inputs(project, document, draft.place, loaded, this.options.today());
    const noCorpus = corpusError?.localized ?? (corpus && REASONS.loading);
    const brief = isBrief(draft);
    const whole = await inSlices(check(document, { ...world, ...this.options.segmenters.world(), noCorpus }, brief ? withoutTargets(settings, world.rules) : settings, draft.cache), () => draft.run?.id !== id);
    const checked = whole && withBaseline(whole, project, draft.place.realPath);
    const result = checked && brief ? { ...checked, notChecked: [...checked.notChecked, { what: TARGETS, reason: REASONS.following }] } : checked;
    const following = brief || (whole?.needsSegmenter === true && !this.options.segmenters.settled);
    return result && { kind: 'checked', id, text, result, project, loaded, own: world.own, following, corpusError };
  }

  /** Why a document is not checked, if it is not: Markdown and plain text only where they are named or recognised. */
  private reasonAgainst({ document: { uri, languageId } }: OpenDraft, document: PolicyDocument, project: Project): Localized | undefined {
    if (!SCHEMES.has(URI.parse(uri).scheme)) return REASONS.view;
    const word = this.wordOn(uri, project);
    if (word === 'excluded') return REASONS.excluded;
    return word === 'named' || languageId === 'policy-zh' || isPolicyDocument(document) ? undefined : REASONS.unrecognised;
  }

  private wordOn(uri: string, project: Project): DraftWord {
    const path = pathOf(uri);
    if (path === undefined) return 'unnamed';
    const words = this.wordsByProject.get(project) ?? draftWords(project.config, this.projects.homeOf(project, dirname(path)));
    this.wordsByProject.set(project, words);
    return words(path);
  }

  private newProjects(): Projects {
    return new Projects(this.folders[0] ?? process.cwd(), this.options.rules, { ...NO_OVERRIDES, baseline: { file: undefined, write: false } }, (path, config) => this.mayRead(path, config));
  }

  private projectOf(draft: OpenDraft): Project | UserError {
    return this.projectAt(draft.document.uri);
  }

  private projectAt(uri: string): Project | UserError {
    const folder = this.folderAt(uri);
    const known = this.projectByFolder.get(folder) ?? this.projectIn(folder);
    this.projectByFolder.set(folder, known);
    return known;
  }

  private projectIn(folder: string): Project | UserError {
    try {
      return this.projects.of(folder);
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
  }

  /** The folder whose configuration holds: an untitled document belongs to the first folder of the workspace. */
  private folderAt(uri: string): string {
    const path = pathOf(uri);
    return path === undefined ? (this.folders[0] ?? process.cwd()) : dirname(path);
  }

  private corpusOf(project: Project): CorpusState | UserError | undefined {
    const outside = project.corpora.filter((path) => !this.mayRead(path, project.config.path));
    if (outside.length > 0) {
      return new NotAllowed({ zh: `${OUTSIDE.zh}：${outside.join('、')}`, en: `${OUTSIDE.en}: ${outside.join(', ')}` });
    }
    return this.corpora.of(project);
  }

  /** Whether a file or folder that a configuration names may be read: it lies in the workspace, links followed, or that does not matter. */
  private mayRead(path: string, config: string | undefined): boolean {
    if (this.options.outsideAllowed) return true;
    const roots = this.folders.length > 0 || config === undefined ? this.folders : [dirname(config)];
    return roots.some((root) => isInside(realPath(path), realPath(root)));
  }

  /** Watches where a configuration of an open document is or may come to be: from its folder up to the workspace's. */
  private watchConfigurations(): void {
    const watched = new Set<string>();
    for (const draft of this.drafts.values()) {
      const folder = this.folderAt(draft.document.uri);
      const root = this.folders.find((candidate) => isInside(folder, candidate)) ?? folder;
      for (let at = folder; ; at = dirname(at)) {
        watched.add(at);
        if (at === root || dirname(at) === at) break;
      }
      this.projectOf(draft);
    }
    for (const read of this.projects.sources) watched.add(dirname(read));
    this.configWatch.set(watched);
  }
}

/** Marks the findings that the project's baseline covers, as the command line does. */
function withBaseline(result: CheckResult, { baseline }: Project, draft: string | undefined): CheckResult {
  if (!baseline || draft === undefined) return result;
  return { ...result, findings: markBaselined(result.findings, sectionFor(baseline, draft, result.findings).section) };
}

/** The path of a document that is a file. */
export function pathOf(uri: string): string | undefined {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : undefined;
}
