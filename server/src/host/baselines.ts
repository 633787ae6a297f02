/** Baselines over a run (基线的应用): which findings are not counted, what in the files is stale, and writing them anew. */

import { existsSync } from 'node:fs';
import { markBaselined, renewed, staleOf, type Baseline, type BaselineSection, type StaleEntry } from '../engine/baseline.js';
import { draftPath, entriesOf, sectionFor, writeBaseline, type BaselinePlace, type ProjectBaseline } from './baseline-file.js';
import { displayPath, DISK } from './files.js';
import { viewed } from './kept-results.js';
import type { CheckedFile, RunResult } from './run.js';

/** What a baseline knows of a draft that is not there any more: findings of a checked draft, or the whole draft. */
export interface StaleDraft {
  /** As reports show it. */
  readonly path: string;
  /** Whether the draft itself is gone. */
  readonly gone: boolean;
  readonly entries: readonly StaleEntry[];
}

/** A baseline that was used in a run. */
export interface BaselineUse {
  /** As reports show it. */
  readonly path: string;
  readonly stale: readonly StaleDraft[];
  /** Drafts that it knows by a former path, as reports show them. */
  readonly moved: readonly { readonly from: string; readonly to: string }[];
  /** What was written: findings by what became of them; whether flag or configuration name the file. */
  readonly written: { readonly named: boolean; readonly drafts: number; readonly findings: number; readonly added: number; readonly removed: number } | undefined;
}

/** A run with its baselines applied. */
export interface BaselinedRun {
  readonly run: RunResult;
  readonly baselines: readonly BaselineUse[];
}

/** How baselines are applied. */
export interface BaselineFrame {
  readonly cwd: string;
  /** All rules that there are: what a baseline says of another is stale. */
  readonly ruleIds: ReadonlySet<string>;
  /** Whether they are written anew. */
  readonly write: boolean;
}

/** Applies to each file of a run the baseline that holds for it. Throws a `UserError` where one cannot be read or written. */
export function applyBaselines(run: RunResult, frame: BaselineFrame): BaselinedRun {
  const places = new Map(run.files.flatMap(({ baseline }) => (baseline ? [[baseline.path, baseline] as const] : [])));
  const applied = [...places.values()].map((place) => new Application(place, run.files.filter(({ baseline }) => baseline?.path === place.path), frame));
  const baselines = applied.map((application) => application.use());
  const marked = new Map(applied.flatMap((application) => [...application.marked()]));
  return { run: { ...run, files: run.files.map((file) => marked.get(file) ?? file) }, baselines };
}

/** A draft and what its baseline says of it. */
interface Known {
  readonly file: CheckedFile;
  readonly name: string;
  readonly section: BaselineSection | undefined;
  readonly from: string | undefined;
  readonly judges: (rule: string) => boolean;
}

/** One baseline and the checked files that it holds for. */
class Application {
  private readonly baseline: Pick<ProjectBaseline, 'path' | 'entries'>;
  private readonly known: readonly Known[];
  private readonly after: Baseline;

  constructor(
    private readonly place: BaselinePlace,
    files: readonly CheckedFile[],
    private readonly frame: BaselineFrame,
  ) {
    const { path } = place;
    this.baseline = { path, entries: entriesOf(path) };
    this.known = files.flatMap((file) => (file.realPath === undefined ? [] : [this.knownOf(file, file.realPath)]));
    this.after = frame.write ? this.renewed() : this.baseline.entries;
  }

  /** Writes the file where that is asked for, and says what there is to say of it. */
  use(): BaselineUse {
    const { place: { path, named }, frame: { cwd, write } } = this;
    const shown = (name: string): string => displayPath(draftPath(path, name), cwd);
    const moved = this.known.flatMap(({ from, name }) => (from === undefined ? [] : [{ from: shown(from), to: shown(name) }]));
    if (!write) return { path: displayPath(path, cwd), stale: this.stale(shown), moved, written: undefined };
    writeBaseline(path, this.after);
    const before = counts(this.baseline.entries);
    const after = counts(this.after);
    const change = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number => [...one].reduce((sum, [fingerprint, count]) => sum + Math.max(0, count - (other.get(fingerprint) ?? 0)), 0);
    const findings = [...after.values()].reduce((sum, count) => sum + count, 0);
    return { path: displayPath(path, cwd), stale: [], moved, written: { named, drafts: this.after.size, findings, added: change(after, before), removed: change(before, after) } };
  }

  /** The files with their findings marked. */
  marked(): [CheckedFile, CheckedFile][] {
    return this.known.map(({ file, name, section }) => {
      const holds = this.frame.write ? this.after.get(name) : section;
      return [file, viewed(file, (result) => ({ ...result, findings: markBaselined(result.findings, holds) }))];
    });
  }

  private knownOf(file: CheckedFile, realPath: string): Known {
    const judged = new Set(file.result.judged);
    const judges = (rule: string): boolean => judged.has(rule) || !this.frame.ruleIds.has(rule);
    return { file, judges, ...sectionFor(this.baseline, realPath, file.result.findings, DISK) };
  }

  private stale(shown: (name: string) => string): StaleDraft[] {
    const ofChecked = this.known.map(({ file, name, section, judges }) => ({ path: shown(name), gone: false, entries: section ? staleOf(file.result.findings, section, judges) : [] }));
    const ofGone = this.gone().map(([name, section]) => ({ path: shown(name), gone: true, entries: staleOf([], section, () => true) }));
    return [...ofChecked, ...ofGone].filter(({ entries }) => entries.length > 0);
  }

  /** Sections of files that are no longer there, those aside that a renamed draft has taken over. */
  private gone(): [string, BaselineSection][] {
    const taken = new Set(this.known.flatMap(({ name, from }) => (from === undefined ? [name] : [name, from])));
    return [...this.baseline.entries].filter(([name]) => !taken.has(name) && !existsSync(draftPath(this.place.path, name)));
  }

  /** The entries as they are to be: of checked drafts what was found, of others what was there, of files that are gone nothing. */
  private renewed(): Baseline {
    const after = new Map(this.baseline.entries);
    for (const [name] of this.gone()) after.delete(name);
    for (const { from } of this.known) if (from !== undefined) after.delete(from);
    for (const { file, name, section, judges } of this.known) after.set(name, renewed(file.result.findings, section, judges));
    return new Map([...after].filter(([, section]) => section.size > 0));
  }
}

/** Findings by fingerprint, over all drafts: one that moved with its file is neither new nor gone. */
function counts(entries: Baseline): Map<string, number> {
  const all = new Map<string, number>();
  for (const section of entries.values()) for (const [fingerprint, { count }] of section) all.set(fingerprint, (all.get(fingerprint) ?? 0) + count);
  return all;
}
