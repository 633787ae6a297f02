/** The held state of the evaluation (快照), and what got better or worse since. Pure. */

import { quoteSpan, type Label, type LabelledRecord } from './records.js';
import { BESIDES, isRight, summarize, type FoundTarget, type RecordScore } from './score.js';

/** Where the snapshot is held. */
export const SNAPSHOT = new URL('snapshot.json', import.meta.url);

/** What is held of one labelled file. Names are `id quote`, with `#n` behind them where the quote is not the first of its kind in the text. */
export interface FileSnapshot {
  readonly counts: Readonly<Record<string, number>>;
  /** Targets that were found but not understood, with the fields that are wrong. */
  readonly wrong: Readonly<Record<string, string>>;
  readonly missed: readonly string[];
  readonly false: readonly string[];
}

export type Snapshot = Readonly<Record<string, FileSnapshot>>;

export function snapshotOf(scores: ReadonlyMap<string, readonly RecordScore[]>): Snapshot {
  return Object.fromEntries([...scores].map(([file, of]) => [file, fileSnapshot(of)]));
}

function fileSnapshot(scores: readonly RecordScore[]): FileSnapshot {
  const { records, labels, detected, right, wrong, missed, spurious, fields } = summarize(scores);
  const besides = Object.fromEntries(BESIDES.map((field) => [`${field} wrong`, fields[field].all.of - fields[field].all.hits]));
  return {
    counts: { records, labels, detected, right, wrong, missed, false: spurious, ...besides },
    wrong: Object.fromEntries(scores.flatMap(({ record, pairs }) => pairs.filter((pair) => !isRight(pair)).map((pair) => [labelName(record, pair.label), pair.wrong.join(', ')]))),
    missed: scores.flatMap((score) => score.missed.map((label) => labelName(score.record, label))),
    false: scores.flatMap((score) => unique(score.spurious.map((target) => foundName(score.record, target)))),
  };
}

/** The name of a label: its indicator stands behind the quote where several labels share it. */
export function labelName(record: LabelledRecord, label: Label): string {
  const shared = record.targets.some((other) => other !== label && other.quote === label.quote && other.nth === label.nth);
  return nameOf(record, label.quote, label.nth ?? 1) + (shared ? ` ${label.indicator}` : '');
}

/** The name of a found target. */
export function foundName(record: LabelledRecord, { quote: { start, end } }: FoundTarget): string {
  const quote = record.text.slice(start, end);
  let nth = 1;
  for (let span = quoteSpan(record, { quote }); span && span.start < start; span = quoteSpan(record, { quote, nth })) nth++;
  return nameOf(record, quote, nth);
}

function nameOf(record: LabelledRecord, quote: string, nth: number): string {
  return `${record.id} ${quote}${nth > 1 ? `#${nth}` : ''}`;
}

/** Equal names get × 2, × 3. */
function unique(names: readonly string[]): string[] {
  return names.map((name, index) => {
    const before = names.slice(0, index).filter((other) => other === name).length;
    return before === 0 ? name : `${name} ×${before + 1}`;
  });
}

/** What changed from one snapshot to another, a line each. */
export interface Change {
  readonly better: readonly string[];
  readonly worse: readonly string[];
  /** Neither: other fields are wrong. */
  readonly other: readonly string[];
  readonly counts: readonly string[];
}

export function changeBetween(held: Snapshot, now: Snapshot): Change {
  const change: { [K in keyof Change]: string[] } = { better: [], worse: [], other: [], counts: [] };
  const labels = (snapshot: Snapshot): Map<string, string[]> => states(snapshot, ({ wrong, missed }) => [...Object.entries(wrong).map(([name, fields]) => [name, fields.split(', ')] as const), ...missed.map((name) => [name, MISSED] as const)]);
  const falseOnes = (snapshot: Snapshot): Map<string, string[]> => states(snapshot, (of) => of.false.map((name) => [name, ['false']] as const));
  for (const { before, after, well } of [{ before: labels(held), after: labels(now), well: 'right' }, { before: falseOnes(held), after: falseOnes(now), well: 'not found' }]) {
    const named = (state: readonly string[]): string => state.join(', ') || well;
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const [old = [], fresh = []] = [before.get(name), after.get(name)];
      const direction = directionOf(old, fresh);
      if (direction) change[direction].push(`${name}: ${named(old)} → ${named(fresh)}`);
    }
  }
  for (const file of new Set([...Object.keys(held), ...Object.keys(now)])) {
    const [old = {}, fresh = {}] = [held[file]?.counts, now[file]?.counts];
    for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) if (old[key] !== fresh[key]) change.counts.push(`${file}, ${key}: ${old[key] ?? '–'} → ${fresh[key] ?? '–'}`);
  }
  return change;
}

const MISSED: readonly string[] = ['missed'];

/** What is not right with each name; a name that is not there is right. */
function states(snapshot: Snapshot, of: (file: FileSnapshot) => readonly (readonly [string, readonly string[]])[]): Map<string, string[]> {
  return new Map(Object.values(snapshot).flatMap((file) => of(file).map(([name, state]) => [name, [...state]])));
}

function directionOf(old: readonly string[], fresh: readonly string[]): 'better' | 'worse' | 'other' | undefined {
  if (old.join() === fresh.join()) return undefined;
  if (fresh.length === 0 || isMissed(old) || fresh.every((field) => old.includes(field))) return 'better';
  return old.length === 0 || isMissed(fresh) || old.every((field) => fresh.includes(field)) ? 'worse' : 'other';
}

function isMissed(state: readonly string[]): boolean {
  return state.join() === MISSED.join();
}

/** What is not the same any more, by whether it is better; empty where all is. */
export function changeText(change: Change): string {
  const groups = [['worse', change.worse], ['better', change.better], ['otherwise wrong', change.other], ['counts', change.counts]] as const;
  return groups.flatMap(([name, lines]) => (lines.length === 0 ? [] : [`${name} (${lines.length}):`, ...lines.map((line) => `  ${line}`)])).join('\n');
}
