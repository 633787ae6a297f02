/** The evaluation as text: tables of rates, every error, one record in full. Pure. */

import { alignedTable } from '../../server/src/cli/tables.js';
import type { Label, LabelledRecord } from './records.js';
import { BESIDES, FIELDS, isRight, summarize, type Field, type FoundTarget, type Pair, type RecordScore, type Share, type Summary } from './score.js';
import { foundName, labelName } from './snapshot.js';

const percent = (share: number | undefined): string => (share === undefined ? '–' : `${(100 * share).toFixed(1)}%`);
const shareText = ({ hits, of }: Share): string => `${hits}/${of}`;
const shareRate = ({ hits, of }: Share): string => percent(of === 0 ? undefined : hits / of);

/** Rates by file and over all, then by field, by confidence, and the false alarms. */
export function tables(scores: ReadonlyMap<string, readonly RecordScore[]>): string {
  const all = summarize([...scores.values()].flat());
  const columns = [...[...scores].map(([file, of]) => ({ name: file, summary: summarize(of) })), ...(scores.size > 1 ? [{ name: 'all', summary: all }] : [])];
  const counts = ['records', 'labels', 'found', 'detected', 'right', 'wrong', 'missed', 'spurious'] as const;
  const rate = (of: 'detection' | 'full', key: 'precision' | 'recall' | 'f1'): string[] => [`${of === 'full' ? 'all fields' : of} ${key === 'f1' ? 'F1' : key}`, ...columns.map(({ summary }) => percent(summary[of][key]))];
  const rows = [
    ['', ...columns.map(({ name }) => name)],
    ...counts.map((key) => [key === 'spurious' ? 'false' : key, ...columns.map(({ summary }) => String(summary[key]))]),
    ...(['detection', 'full'] as const).flatMap((of) => (['precision', 'recall', 'f1'] as const).map((key) => rate(of, key))),
  ];
  return [alignedTable(rows), fieldTable(all), confidenceTable(all), alarmTable(all)].join('\n');
}

function fieldTable({ fields }: Summary): string {
  const row = (field: Field, name: string): string[] => [name, shareRate(fields[field].all), shareText(fields[field].all), shareRate(fields[field].named), shareText(fields[field].named)];
  return alignedTable([['field of detected targets', 'right', '', 'where named', ''], ...FIELDS.map((field) => row(field, field)), ...BESIDES.map((field) => row(field, `${field} (beside)`))]);
}

function confidenceTable({ confidence }: Summary): string {
  return alignedTable([['found with confidence', 'right', ''], ...Object.entries(confidence).map(([level, share]) => [level, shareRate(share), shareText(share)])]);
}

function alarmTable({ alarms }: Summary): string {
  const sum = Object.values(alarms).reduce<Share>((total, { hits, of }) => ({ hits: total.hits + hits, of: total.of + of }), { hits: 0, of: 0 });
  return alignedTable([['negatives', 'with false alarm', ''], ...[...Object.entries(alarms), ['all', sum] as const].map(([why, share]) => [why, shareText(share), shareRate(share)])]);
}

/** Every wrong, missed and false target, in the order of the records; a line each. */
export function errorLines(scores: readonly RecordScore[]): string[] {
  return scores.flatMap(({ record, pairs, missed, spurious }) => [
    ...pairs.filter((pair) => !isRight(pair) || pair.wrongBesides.length > 0).map((pair) => `${isRight(pair) ? 'beside' : 'wrong '}  ${labelName(record, pair.label)}  ${differences(pair)}`),
    ...missed.map((label) => `missed  ${labelName(record, label)}  ${described(label)}`),
    ...spurious.map((target) => `false   ${foundName(record, target)}  ${described(target)}${record.why ? `  (${record.why})` : ''}`),
  ]);
}

/** `indicator: expected ≠ found`. */
function differences(pair: Pair): string {
  return [...pair.wrong, ...pair.wrongBesides].map((field) => `${field}: ${valueText(field, pair.label)} ≠ ${valueText(field, pair.found)}`).join('; ');
}

export function valueText(field: Field, target: Label | FoundTarget): string {
  const value = target[field];
  if (value === undefined) return '–';
  if (typeof value === 'string') return `“${value}”`;
  return typeof value === 'object' ? periodText(value) : String(value);
}

function periodText(period: Label['period'] | FoundTarget['period']): string {
  const { by, from, to, month, annual } = period;
  const words = [by && `by ${by}${month ? `-${month}` : ''}`, (from ?? to) && `${from ?? ''}–${to ?? ''}`, annual && 'annual'].filter((word) => word);
  return words.length === 0 ? 'none' : words.join(', ');
}

/** All that a label or a found target says. */
function described(target: Label | FoundTarget): string {
  const rest = [...FIELDS, ...BESIDES].filter((field) => !['indicator', 'kind', 'comparator', 'value', 'max', 'unit', 'period'].includes(field) && target[field] !== undefined);
  const figure = `${target.comparator === 'range' ? '' : target.comparator}${target.value}${target.max === undefined ? '' : `–${target.max}`}${target.unit}`;
  return [`“${target.indicator}” ${target.kind} ${figure} ${periodText(target.period)}`, ...rest.map((field) => `${field} ${valueText(field, target)}`)].join(', ');
}

/** One record with its document, its labels and everything that was found. */
export function recordText(record: LabelledRecord, score: RecordScore, found: { readonly text: string; readonly inText: readonly FoundTarget[]; readonly around: readonly FoundTarget[] }): string {
  const quoteOf = (text: string, { quote }: FoundTarget): string => text.slice(quote.start, quote.end);
  return [
    found.text,
    ...record.targets.map((label) => `label   ${labelName(record, label)}  ${described(label)}`),
    ...(record.why ? [`label   none (${record.why})`] : []),
    ...found.inText.map((target) => `found   ${foundName(record, target)}  ${described(target)}  (${target.confidence})`),
    ...found.around.map((target) => `around  ${quoteOf(found.text, target)}  ${described(target)}  (${target.confidence})`),
    '',
    ...errorLines([score]),
  ].join('\n');
}
