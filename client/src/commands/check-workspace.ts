/**
 * Checks all drafts of the workspace (检查工作区). What is found in files that are not open stands in Problems until such a file is opened, which
 * the language server then answers for, until it is gone, or until the next run.
 */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  commands, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, l10n, languages, Location, ProgressLocation, Range, Uri, window, workspace,
  type CancellationToken, type DiagnosticCollection, type Disposable, type Progress, type WorkspaceFolder,
} from 'vscode';
import { countingFindings, readReport, totalsOf, type CheckReport, type FileReport, type FindingReport, type PlaceRange, type Progress as Done, type RelatedReport, type Totals } from '../program-output.js';
import { runProgram } from '../program.js';
import { messageLanguage, programFlags } from '../settings.js';
import { onDidChangeShown, shownDocuments } from '../shown.js';
import type { Wenheng } from '../wenheng.js';

const SEVERITY = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, info: DiagnosticSeverity.Information } as const;

/** What a run came to; `undefined` where it was cancelled. */
export type WorkspaceResult = Totals & {
  /** Folders that could not be checked, and why. */
  readonly failed: readonly string[];
  /** Files and corpora that were passed over, and why. */
  readonly skipped: readonly string[];
};

export function registerWorkspaceCheck(wenheng: Wenheng): Disposable[] {
  const found = languages.createDiagnosticCollection('wenheng-workspace');
  const check = new WorkspaceCheck(wenheng, found);
  const gone = workspace.createFileSystemWatcher('**/*', true, true, false);
  return [
    found,
    gone,
    gone.onDidDelete((uri) => forget(found, uri)),
    ...onDidChangeShown(() => giveWay(found)),
    commands.registerCommand('wenheng.checkWorkspace', () => check.run()),
  ];
}

/** What is shown is the server's to judge. */
function giveWay(found: DiagnosticCollection): void {
  const shown = shownDocuments();
  found.forEach((uri) => {
    if (shown.has(uri.toString())) found.delete(uri);
  });
}

/** A file is gone, or a folder with all that was in it. */
function forget(found: DiagnosticCollection, gone: Uri): void {
  found.forEach((uri) => {
    if (uri.path === gone.path || uri.path.startsWith(`${gone.path}/`)) found.delete(uri);
  });
}

/** A draft as the run has found it. */
interface Checked {
  readonly uri: Uri;
  readonly folder: string;
  readonly file: FileReport;
}

/** What is gathered over the folders; a draft in two of them counts once. */
interface Gathered {
  readonly drafts: Map<string, Checked>;
  readonly failed: string[];
  readonly skipped: string[];
}

class WorkspaceCheck {
  private running: Promise<WorkspaceResult | undefined> | undefined;

  constructor(
    private readonly wenheng: Wenheng,
    private readonly found: DiagnosticCollection,
  ) {}

  /** One run at a time: who asks meanwhile is told what that one comes to. */
  run(): Promise<WorkspaceResult | undefined> {
    this.running ??= this.check().finally(() => (this.running = undefined));
    return this.running;
  }

  private async check(): Promise<WorkspaceResult | undefined> {
    const gathered = await window.withProgress({ location: ProgressLocation.Notification, title: l10n.t('Checking the workspace'), cancellable: true }, (progress, token) => this.gather(progress, token));
    if (!gathered) return undefined; // what was found before stays
    for (const line of [...gathered.failed, ...gathered.skipped]) this.wenheng.output.warn(line);
    this.show(gathered.drafts.values());
    const result = { ...totalsOf([...gathered.drafts.values()].map(({ file }) => file)), failed: gathered.failed, skipped: gathered.skipped };
    void this.tell(result);
    return result;
  }

  private async gather(progress: Progress<{ message?: string; increment?: number }>, token: CancellationToken): Promise<Gathered | undefined> {
    const folders = (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const gathered: Gathered = { drafts: new Map(), failed: [], skipped: [] };
    for (const folder of folders) {
      let shown = 0;
      const onProgress = (done: Done): void => {
        const percent = (100 * done.done) / (done.total ?? Infinity) / folders.length;
        progress.report({ message: progressMessage(folder, done, folders.length > 1), increment: percent - shown });
        shown = percent;
      };
      const end = await runProgram(this.wenheng, { words: ['check', '.', '--as-in-editor', '--progress', '--cache', '--fail-on', 'never', '--format', 'json', ...programFlags(folder.uri.fsPath)], cwd: folder.uri.fsPath, token, onProgress });
      if (!end) return undefined;
      add(gathered, folder, readReport(end.output.toString()), end.said);
    }
    return gathered;
  }

  private show(drafts: Iterable<Checked>): void {
    const shown = shownDocuments();
    this.found.clear();
    for (const { uri, folder, file } of drafts) if (!shown.has(uri.toString())) this.found.set(uri, this.diagnosticsOf(file, folder));
  }

  private diagnosticsOf(file: FileReport, folder: string): Diagnostic[] {
    const problems = file.problems.map(({ kind, message, range }) => ours(range, message, kind === 'rule-crash' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning, kind));
    return [...countingFindings(file).map((finding) => this.ofFinding(finding, folder)), ...problems];
  }

  private ofFinding({ rule, severity, message, range, related }: FindingReport, folder: string): Diagnostic {
    const page = Uri.joinPath(this.wenheng.extensionUri, 'docs', 'rules', `${rule}.md`);
    const diagnostic = ours(range, message, SEVERITY[severity], { value: rule, target: page });
    diagnostic.relatedInformation = related.flatMap((each) => relatedTo(each, folder) ?? []);
    return diagnostic;
  }

  /** One message for the whole run. */
  private async tell({ files, error, warning, info, failed, skipped }: WorkspaceResult): Promise<void> {
    const [problems, output] = [l10n.t('Show problems'), l10n.t('Show the output')];
    const buttons = [...(error + warning + info > 0 ? [problems] : []), ...(failed.length + skipped.length > 0 ? [output] : [])];
    const counts = files === 0 ? l10n.t('No draft was found in the workspace.') : l10n.t('Drafts checked: {0}. Errors: {1}, warnings: {2}, infos: {3}.', files, error, warning, info);
    const message = [counts, ...failed.slice(0, 1), ...(skipped.length > 0 ? [l10n.t('Passed over: {0}, see the output.', skipped.length)] : [])].join(' ');
    const picked = await (failed.length > 0 ? window.showWarningMessage(message, ...buttons) : window.showInformationMessage(message, ...buttons));
    if (picked === problems) await commands.executeCommand('workbench.actions.view.problems');
    if (picked === output) this.wenheng.output.show();
  }
}

function progressMessage({ name }: WorkspaceFolder, { done, total }: Done, several: boolean): string {
  const message = total === undefined ? l10n.t('{0} drafts read', done) : l10n.t('{0} of {1} drafts', done, total);
  return several ? `${name} · ${message}` : message;
}

function add({ drafts, failed, skipped }: Gathered, { name, uri }: WorkspaceFolder, report: CheckReport | undefined, said: readonly string[]): void {
  if (!report) {
    failed.push(`${name}: ${said.at(-1) ?? l10n.t('see the output')}`);
    return;
  }
  skipped.push(...report.skipped.map(({ path, reason }) => `${path}: ${reason}`));
  for (const file of report.files) {
    const draft = Uri.file(resolve(uri.fsPath, file.path));
    drafts.set(draft.toString(), { uri: draft, folder: uri.fsPath, file });
  }
}

function ours(range: PlaceRange | undefined, message: string, severity: DiagnosticSeverity, code: NonNullable<Diagnostic['code']>): Diagnostic {
  const diagnostic = new Diagnostic(rangeOf(range), message, severity);
  return Object.assign(diagnostic, { source: messageLanguage() === 'zh' ? '文衡' : 'wenheng', code });
}

/** Evidence in a file; what only an index or a Word file holds is shown once the draft is open. */
function relatedTo({ path, corpus, title, range, message }: RelatedReport, folder: string): DiagnosticRelatedInformation | undefined {
  const file = resolve(folder, corpus === undefined ? path : join(corpus, path));
  if (!/\.(?:md|txt|policy|gw)$/i.test(file) || !existsSync(file)) return undefined;
  return new DiagnosticRelatedInformation(new Location(Uri.file(file), rangeOf(range)), title === null || corpus === undefined ? message : `${message}：《${title}》`);
}

function rangeOf(range: PlaceRange | undefined): Range {
  if (!range) return new Range(0, 0, 0, 0);
  const { start, end } = range;
  return new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}
