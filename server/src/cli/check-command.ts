/** `wenheng check`: from parsed arguments to output and exit code. */

import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { applyBaselines } from '../host/baselines.js';
import { dictionaryFolder } from '../host/dictionaries.js';
import type { RunOptions } from '../host/inputs.js';
import { keyOf, ResultCache, toolIdentity } from '../host/result-cache.js';
import { Runner, type RunResult, type Tell } from '../host/run.js';
import type { Since } from '../host/since.js';
import { SegmenterHost } from '../host/segmenter.js';
import { UserError } from '../host/user-error.js';
import { rules } from '../rules/index.js';
import type { Level } from '../document/model.js';
import type { Language, Localized } from '../text/localized.js';
import { mayWriteBaseline, sayBaselines } from './baseline-notes.js';
import { namedInputs, refuseEmpty, type InputFlags } from './input-flags.js';
import { WRITERS, type Writer, type Written } from './formats/writers.js';
import { fixModeOf, fixStep } from './fix-step.js';
import { onlyOf, outputsOf, severitiesOf, type FailOn, type Output } from './options.js';
import { onDisk, writePieces } from './output-file.js';
import { printConfig } from './print-config.js';
import { EXIT, exitCode, nothingChecked, summarize } from './report.js';
import type { Terminal } from './terminal.js';

/** Options of `check` as commander hands them over. */
export interface CheckFlags extends InputFlags {
  readonly rule?: string[];
  readonly only?: string[];
  readonly format?: string[];
  readonly failOn: FailOn;
  readonly quiet?: boolean;
  readonly stats?: boolean;
  readonly territory?: string;
  readonly level?: Level;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly printConfig?: boolean;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly since?: string;
  readonly cache?: boolean;
  readonly cacheLocation?: string;
  readonly concurrency?: number;
  /** For programs that start this one: only what an editor checks; and how far the run has come. */
  readonly asInEditor?: boolean;
  readonly progress?: boolean;
}

/** Runs `check` and gives its exit code. */
export function checkCommand(paths: readonly string[], flags: CheckFlags, terminal: Terminal, tool: { version: string; language: Language; root: string }): number {
  const started = performance.now();
  refuseEmpty({ '--territory': flags.territory, '--baseline': flags.baseline });
  const mode = fixModeOf(flags, paths);
  const outputs = outputsOf(flags.format ?? (mode === 'dry-run' ? [] : undefined));
  if (mode === 'dry-run') refuseStandardOutput(outputs);
  const ids = rules.map((rule) => rule.meta.id);
  const asked: RunOptions = {
    ...namedInputs(paths, flags, terminal),
    territory: flags.territory,
    level: flags.level,
    severities: severitiesOf(flags.rule, ids),
    only: onlyOf(flags.only, ids),
    since: flags.since,
    asInEditor: flags.asInEditor,
    rules,
    baseline: { file: flags.baseline, write: flags.writeBaseline === true },
  };
  if (flags.printConfig === true) return printConfig(asked, terminal);
  if (asked.since !== undefined && flags.writeBaseline === true) throw new UserError({ zh: '--since 只看改动，不能同时用 --write-baseline 重写基线', en: '--since looks at changes only: a baseline cannot be written from them with --write-baseline' });
  const [html, json] = [outputs.some(({ format }) => format === 'html'), outputs.some(({ format }) => format === 'json')];
  const segmenters = new SegmenterHost(dictionaryFolder(tool.root));
  const step = mode && fixStep(mode, asked, segmenters, terminal);
  const checked = new Runner(step?.options ?? asked, segmenters, { reuse: flags.stats === true || html, ledger: html, targets: json }, resultsOf(flags, asked, terminal, tool), { script: join(tool.root, 'dist', 'check-thread.js'), count: flags.concurrency }).run(flags.progress === true ? progressOn(terminal) : undefined);
  const { run, baselines } = applyBaselines(checked, { cwd: terminal.cwd, ruleIds: new Set(ids), write: flags.writeBaseline === true && mayWriteBaseline(checked, terminal) });
  sayBaselines(baselines, terminal);
  const summary = summarize(run, Math.round(performance.now() - started), step?.fixed);
  const { cwd, environment, columns: width } = terminal;
  const report = { run, baselines, summary, ...tool, quiet: flags.quiet === true, stats: flags.stats === true, failOn: flags.failOn, today: terminal.today, cwd, environment, width };
  refuseOverwriting(outputs, run, cwd);
  if (run.since) tellSince(run.since, terminal);
  for (const { format, file } of outputs) {
    const write: Writer = WRITERS[format];
    put(write({ ...report, color: file === undefined && terminal.color }), file, terminal);
  }
  if (run.files.length === 0) terminal.complain({ zh: '没有检查任何文稿', en: 'Nothing was checked' });
  else if (nothingChecked(run)) terminal.complain({ zh: '没有检查任何内容：规则均已关闭，或者缺少语料库', en: 'Nothing was checked: every rule is off or lacks its corpus' });
  for (const { path, result } of run.files) {
    for (const problem of result.problems) if (problem.kind === 'rule-crash') terminal.complain({ zh: `${path}：${problem.message.zh}`, en: `${path}: ${problem.message.en}` });
  }
  return step?.failed ? EXIT.failure : exitCode(run, flags.failOn);
}

/** The file of results: one for each working folder, unless another is named. */
function resultsOf({ cache, cacheLocation }: CheckFlags, { cwd, cache: folder }: RunOptions, terminal: Terminal, { root, version }: { root: string; version: string }): ResultCache | undefined {
  refuseEmpty({ '--cache-location': cacheLocation });
  if (!cache && cacheLocation === undefined) return undefined;
  const file = cacheLocation === undefined ? join(folder, 'results', `${keyOf([cwd]).slice(0, 16)}.json`) : resolve(cwd, cacheLocation);
  return new ResultCache(file, toolIdentity(join(root, 'dist'), version), (message) => terminal.note(message), cacheLocation !== undefined);
}

/** Lines for the program that has started this one: `wenheng: progress 3`, then `wenheng: progress 1/12`. */
function progressOn(terminal: Terminal): Tell {
  return (done, total) => {
    const line = `progress ${done}${total === undefined ? '' : `/${total}`}`;
    terminal.note({ zh: line, en: line });
  };
}

/** What was left out, and what was not. */
function tellSince({ name, unchanged, outside, notText }: Since, terminal: Terminal): void {
  terminal.note({ zh: `只报告 ${name} 以来新写和改动的条款；${unchanged} 份文稿没有改动`, en: `Only what is new since ${name} is reported; ${unchanged} draft${unchanged === 1 ? ' is' : 's are'} unchanged` });
  tellWhole({ zh: '不在版本库中', en: 'Outside the repository' }, outside, terminal);
  tellWhole({ zh: '不是文本文件，无法逐条比较', en: 'No text files, whose clauses cannot be compared,' }, notText, terminal);
}

function tellWhole(why: Localized, drafts: readonly string[], terminal: Terminal): void {
  if (drafts.length === 0) return;
  const [some, more] = [drafts.slice(0, 3), drafts.length - 3];
  terminal.note({ zh: `${why.zh}，整篇检查：${some.join('、')}${more > 0 ? `等 ${drafts.length} 份` : ''}`, en: `${why.en} and checked as a whole: ${some.join(', ')}${more > 0 ? ` and ${more} more` : ''}` });
}

/** Standard output has the patch, and nothing else. */
function refuseStandardOutput(outputs: readonly Output[]): void {
  const bare = outputs.find(({ file }) => file === undefined);
  if (bare) throw new UserError({ zh: `--fix-dry-run 把补丁写到标准输出，报告请写到文件：--format ${bare.format}=文件`, en: `--fix-dry-run writes the patch to standard output; write the report to a file: --format ${bare.format}=FILE` });
}

/** A report must not take the place of a draft, of a baseline, nor of another report. */
function refuseOverwriting(outputs: readonly Output[], run: RunResult, cwd: string): void {
  const taken = new Set(run.files.flatMap(({ path, baseline }) => [resolve(cwd, path), ...(baseline ? [baseline.path] : [])]));
  for (const { file } of outputs) {
    if (file === undefined) continue;
    const target = resolve(cwd, file);
    if (taken.has(target)) throw new UserError({ zh: `--format 的输出文件与文稿、基线或另一输出相同：${file}`, en: `The output file of --format is a draft, a baseline or another output: ${file}` });
    taken.add(target);
  }
}

function put(written: string | Written, file: string | undefined, terminal: Terminal): void {
  const { text, appended } = typeof written === 'string' ? { text: written, appended: undefined } : written;
  const pieces = typeof text === 'string' ? [text] : text;
  if (file === undefined) for (const piece of pieces) terminal.write(piece);
  else onDisk(file, () => writePieces(resolve(terminal.cwd, file), pieces));
  if (appended) onDisk(appended.file, () => appendFileSync(resolve(terminal.cwd, appended.file), appended.text));
}
