/** `wenheng index`: folders of documents into one index file (建立语料库索引). */

import { isAbsolute, relative, resolve } from 'node:path';
import { listFiles } from '../host/corpus-index/file-list.js';
import { refreshFile } from '../host/corpus-index/index-out.js';
import { noteAsSkipped } from '../host/corpus-index/outcomes.js';
import type { Progress } from '../host/loaded-corpus.js';
import { NO_OVERRIDES, Projects, storeFrame } from '../host/project.js';
import { displayPath, isVisible, realPath, withSlashes } from '../host/files.js';
import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import type { Language } from '../text/localized.js';
import { indexJson, indexMarkdown, leftOut, type IndexReport } from './index-report.js';
import { refuseEmpty } from './input-flags.js';
import { Interrupt, inTurns } from './interrupt.js';
import { notYet, reportsOf, type ReportOutput } from './options.js';
import { onDisk, writePieces } from './output-file.js';
import { EXIT } from './report.js';
import type { Terminal } from './terminal.js';
import { WORDS } from './words.js';

/** Options of `index` as commander hands them over. */
export interface IndexFlags {
  readonly out?: string;
  readonly store?: string;
  readonly config?: string;
  readonly report?: string[];
}

/** Milliseconds between two words of progress. */
const REPORT_EVERY = 3000;

/**
 * Runs `index` and gives its exit code: 0 done, 1 some files are not in it or not used, 2 there is no index. Interrupted (Ctrl-C), it makes an index of what it has read; interrupted
 * again, it ends at once and the index that was there stays as it was.
 */
export async function indexCommand(folders: readonly string[], flags: IndexFlags, terminal: Terminal, language: Language): Promise<number> {
  if (flags.store !== undefined) throw notYet('--store');
  const { cwd } = terminal;
  refuseEmpty({ '--out': flags.out, '--config': flags.config, 'index': folders });
  if (flags.out === undefined) throw new UserError({ zh: '请用 --out 写明索引文件，如 --out 语料库.whx', en: 'Name the index file with --out, such as --out corpus.whx' });
  const out = resolve(cwd, flags.out);
  const reports = reportsOf(flags.report);
  refuseTaken(reports, out, folders, cwd);
  const project = new Projects(cwd, rules, { ...NO_OVERRIDES, config: flags.config }).of(cwd);
  const frame = storeFrame(project, { cwd, cache: '', programs: terminal.programs });
  const started = performance.now();
  const interrupt = new Interrupt(() => terminal.note({ zh: '正在停止：已读的文件写入索引，其余下次再读；再按一次 Ctrl-C 立即中止', en: 'stopping: what has been read becomes an index, the rest is read the next time; Ctrl-C once more ends at once' }));
  const plan = { ...frame, folders: foldersOf(folders, cwd), retry: true, brief: reports.length === 0, isStopped: () => interrupt.asked };
  const outcome = await inTurns(refreshFile(out, plan, progressOn(terminal))).finally(() => interrupt.dispose());
  const report = { ...outcome, index: displayPath(out, cwd), seconds: (performance.now() - started) / 1000 };
  tell(report, terminal);
  for (const { format, file } of reports) {
    const text = format === 'json' ? indexJson(report, language) : indexMarkdown(report, language);
    if (file === undefined) terminal.write(text);
    else onDisk(file, () => writePieces(resolve(cwd, file), [text]));
  }
  return leftOut(report).length + report.tally.missing > 0 || report.notes.some(({ broken }) => broken) ? EXIT.findings : EXIT.clean;
}

/** Absolute. A folder that lies in another of them is read with that one: its documents must not stand in the index twice. */
function foldersOf(folders: readonly string[], cwd: string): string[] {
  const all = [...new Set(folders.map((folder) => resolve(cwd, folder)))];
  return all.filter((folder, index) => !all.some((other, at) => at !== index && isReadWith(folder, other, at < index)));
}

/** Whether the files of a folder are found where another is read; of two names for one folder the first stays. */
function isReadWith(folder: string, other: string, isFirst: boolean): boolean {
  const way = relative(realPath(other), realPath(folder));
  if (way === '') return isFirst;
  return !isAbsolute(way) && withSlashes(way).split('/').every(isVisible);
}

/** A report must not take the place of the index, of a document, nor of another report. */
function refuseTaken(reports: readonly ReportOutput[], out: string, folders: readonly string[], cwd: string): void {
  const files = reports.flatMap(({ file }) => file ?? []);
  if (files.length === 0) return;
  const taken = new Set([out, ...Array.from(listFiles({ folders: foldersOf(folders, cwd), cwd }).files, ({ path }) => path)]);
  for (const file of files) {
    const path = resolve(cwd, file);
    if (taken.has(path)) throw new UserError({ zh: `--report 的输出文件与索引、语料或另一输出相同：${file}`, en: `The output file of --report is the index, a document or another output: ${file}` });
    taken.add(path);
  }
}

function tell(report: IndexReport, terminal: Terminal): void {
  const { index, tally, bytes, replaced, notes, seconds } = report;
  if (replaced) terminal.note({ zh: `原有文件不能沿用，已重新建立：${replaced.zh}`, en: `The file that was there cannot be used and was built anew: ${replaced.en}` });
  const skipped = leftOut(report);
  for (const { path, reason } of skipped) terminal.note({ zh: `${WORDS.skipped.zh} ${path}：${reason.zh}`, en: `${WORDS.skipped.en} ${path}: ${reason.en}` });
  for (const { path, reason } of notes.map(noteAsSkipped)) terminal.note({ zh: `${WORDS.problem.zh} ${path}：${reason.zh}`, en: `${WORDS.problem.en} ${path}: ${reason.en}` });
  const size = (bytes / 1e6).toFixed(1);
  const ignored = report.outcomes.filter(({ outcome }) => outcome === 'ignored').length;
  const aside = [...(ignored > 0 ? [{ zh: `；另有 ${ignored} 个文件不收入`, en: `; ${ignored} more files left out on purpose` }] : []), ...(skipped.length > 0 ? [{ zh: `；跳过 ${skipped.length} 个文件`, en: `; ${skipped.length} files skipped` }] : [])];
  terminal.note({
    zh: `已写入 ${index}：${tally.documents} 份文件，${tally.clauses} 段，${size} MB；新读 ${tally.read} 份，用时 ${seconds.toFixed(1)} 秒${aside.map(({ zh }) => zh).join('')}`,
    en: `Written to ${index}: ${tally.documents} documents, ${tally.clauses} clauses, ${size} MB; ${tally.read} read anew, ${seconds.toFixed(1)} s${aside.map(({ en }) => en).join('')}`,
  });
  if (tally.missing > 0) terminal.note({ zh: `已停止：还有 ${tally.missing} 个文件没有读，再运行一次即可读完`, en: `stopped: ${tally.missing} files have not been read; run it again to read them` });
}

/** Says now and then how far it has come, how fast, and how long it will take. */
function progressOn(terminal: Terminal): (progress: Progress) => void {
  const started = performance.now();
  let last = started;
  let first: number | undefined;
  return ({ done, total }) => {
    first ??= done; // what was taken over took no time
    const now = performance.now();
    if (now - last < REPORT_EVERY || done >= total || done === first) return;
    last = now;
    const rate = ((done - first) * 1000) / (now - started);
    const left = Math.ceil((total - done) / rate);
    terminal.note({ zh: `已读 ${done}/${total}，每秒 ${rate.toFixed(0)} 个，约剩 ${left} 秒`, en: `read ${done}/${total}, ${rate.toFixed(0)} a second, about ${left} s left` });
  };
}
