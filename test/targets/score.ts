/** Holds the targets that an extractor found against the labelled ones. Pure. */

import type { Target } from '../../server/src/extract/targets/model.js';
import type { Span } from '../../server/src/text/span.js';
import { quoteSpan, type Label, type LabelledRecord } from './records.js';

/** What must agree for a found target to be right. */
export const FIELDS = ['kind', 'comparator', 'value', 'max', 'unit', 'period', 'indicator', 'subject', 'stretch', 'falling'] as const;
/** What is reported beside and makes no target wrong. */
export const BESIDES = ['field', 'since', 'nature'] as const;
export type Field = (typeof FIELDS)[number] | (typeof BESIDES)[number];

/** A found target; `quote` is a span of the record's text. */
export type FoundTarget = Pick<Target, Field | 'confidence' | 'quote'>;

/** A label and the found target that quotes the same figure. It is right where nothing is `wrong`. */
export interface Pair {
  readonly label: Label;
  readonly found: FoundTarget;
  readonly wrong: readonly Field[];
  readonly wrongBesides: readonly Field[];
}

/** How one record was understood. */
export interface RecordScore {
  readonly record: LabelledRecord;
  readonly pairs: readonly Pair[];
  /** Labels that nothing was found for. */
  readonly missed: readonly Label[];
  /** Found targets that no label stands for. */
  readonly spurious: readonly FoundTarget[];
}

/** Pairs up the labels of a record with what was found in it: by overlapping quotes, the best agreement first. */
export function scoreRecord(record: LabelledRecord, found: readonly FoundTarget[]): RecordScore {
  const pairs = new Map<Label, Pair>();
  const taken = new Set<FoundTarget>();
  for (const { pair } of candidates(record, found)) {
    if (pairs.has(pair.label) || taken.has(pair.found)) continue;
    pairs.set(pair.label, pair);
    taken.add(pair.found);
  }
  return {
    record,
    pairs: record.targets.flatMap((label) => pairs.get(label) ?? []),
    missed: record.targets.filter((label) => !pairs.has(label)),
    spurious: found.filter((target) => !taken.has(target)),
  };
}

/** Every label with every found target whose quote overlaps its own; the best come first, equals in the order of the text. */
function candidates(record: LabelledRecord, found: readonly FoundTarget[]): { pair: Pair; common: number }[] {
  const all = record.targets.flatMap((label) => {
    const span = quoteSpan(record, label);
    return span ? found.map((target) => ({ pair: pairOf(label, target), common: overlap(span, target.quote) })) : [];
  });
  const disagreement = ({ wrong, wrongBesides }: Pair): number => wrong.length + wrongBesides.length / (BESIDES.length + 1);
  return all.filter(({ common }) => common > 0).sort((a, b) => disagreement(a.pair) - disagreement(b.pair) || b.common - a.common);
}

function overlap(one: Span, other: Span): number {
  return Math.min(one.end, other.end) - Math.max(one.start, other.start);
}

function pairOf(label: Label, found: FoundTarget): Pair {
  const disagrees = (field: Field): boolean => !agrees(field, label, found);
  return { label, found, wrong: FIELDS.filter(disagrees), wrongBesides: BESIDES.filter(disagrees) };
}

/** Whether label and found target say the same of a field. */
function agrees(field: Field, label: Label, found: FoundTarget): boolean {
  switch (field) {
    case 'value':
    case 'max':
      return label[field] === found[field] || Math.abs(label[field]! - found[field]!) < 1e-9;
    case 'indicator':
      return [label.indicator, ...(label.also ?? [])].some((name) => folded(name) === folded(found.indicator));
    default:
      return shown(field, label) === shown(field, found);
  }
}

const PERIOD_KEYS = ['by', 'from', 'to', 'month', 'annual'] as const;

/** A field as text for comparing; empty where it is not there. */
function shown(field: Field, target: Label | FoundTarget): string {
  if (field === 'period') return PERIOD_KEYS.map((key) => target.period[key] ?? '').join('|');
  return folded(String(target[field] || ''));
}

/** A name without differences of width, without blanks and without 的. */
function folded(name: string): string {
  return name.normalize('NFKC').replace(/[\s的]/g, '');
}

/** Whether either side says anything of a field. */
function isNamed(field: Field, { label, found }: Pair): boolean {
  return [label, found].some((target) => (field === 'value' ? true : /[^|]/.test(shown(field, target))));
}

/** How many of how many. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

/** Sums over records. */
export interface Summary {
  readonly records: number;
  readonly labels: number;
  readonly found: number;
  /** Labels whose figure was found as a target. */
  readonly detected: number;
  /** Of these, whose fields agree. */
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
  /** Found targets that no label stands for. */
  readonly spurious: number;
  readonly detection: Rates;
  readonly full: Rates;
  /** Agreement over detected pairs, and over those of them where either side names the field. */
  readonly fields: Readonly<Record<Field, { readonly all: Share; readonly named: Share }>>;
  /** By the extractor's own confidence: how many of the found targets are right. */
  readonly confidence: Readonly<Record<Target['confidence'], Share>>;
  /** Negatives in which something was found, of how many, by why they are negatives, most frequent first. */
  readonly alarms: Readonly<Record<string, Share>>;
}

/** `undefined` where there is nothing to divide by. */
export interface Rates {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
  readonly f1: number | undefined;
}

export function summarize(scores: readonly RecordScore[]): Summary {
  const pairs = scores.flatMap((score) => score.pairs);
  const spurious = scores.flatMap((score) => score.spurious);
  const missed = scores.reduce((sum, score) => sum + score.missed.length, 0);
  const right = pairs.filter(isRight).length;
  const labels = pairs.length + missed;
  const found = pairs.length + spurious.length;
  const confidence = (level: Target['confidence']): Share => {
    const judged = pairs.filter((pair) => pair.found.confidence === level);
    return { hits: judged.filter(isRight).length, of: judged.length + spurious.filter((target) => target.confidence === level).length };
  };
  return {
    records: scores.length,
    labels,
    found,
    detected: pairs.length,
    right,
    wrong: pairs.length - right,
    missed,
    spurious: spurious.length,
    detection: rates(pairs.length, found, labels),
    full: rates(right, found, labels),
    fields: Object.fromEntries([...FIELDS, ...BESIDES].map((field) => [field, accuracy(field, pairs)])) as Summary['fields'],
    confidence: { high: confidence('high'), medium: confidence('medium'), low: confidence('low') },
    alarms: alarms(scores),
  };
}

export function isRight(pair: Pair): boolean {
  return pair.wrong.length === 0;
}

function rates(hits: number, found: number, labels: number): Rates {
  const share = (of: number): number | undefined => (of === 0 ? undefined : hits / of);
  return { precision: share(found), recall: share(labels), f1: found + labels === 0 ? undefined : (2 * hits) / (found + labels) };
}

function accuracy(field: Field, pairs: readonly Pair[]): { all: Share; named: Share } {
  const share = (of: readonly Pair[]): Share => ({ hits: of.filter((pair) => ![...pair.wrong, ...pair.wrongBesides].includes(field)).length, of: of.length });
  return { all: share(pairs), named: share(pairs.filter((pair) => isNamed(field, pair))) };
}

function alarms(scores: readonly RecordScore[]): Record<string, Share> {
  const byWhy = new Map<string, RecordScore[]>();
  for (const score of scores) {
    const { targets, why = 'other' } = score.record;
    if (targets.length === 0) byWhy.set(why, [...(byWhy.get(why) ?? []), score]);
  }
  const most = [...byWhy].sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1));
  return Object.fromEntries(most.map(([why, of]) => [why, { hits: of.filter((score) => score.spurious.length > 0).length, of: of.length }]));
}
