/** The labelled records (标注): their schema, where they are read from, and where a label's quote stands. */

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Span } from '../../server/src/text/span.js';

/** The labelled files, by their names without ending. */
export const FILES = ['industry', 'society'] as const;
export type FileName = (typeof FILES)[number];

const text = v.pipe(v.string(), v.nonEmpty());
const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2100));
const flag = v.exactOptional(v.literal(true));
const figure = v.pipe(v.number(), v.finite());

const periodSchema = v.strictObject({
  by: v.exactOptional(year),
  from: v.exactOptional(year),
  to: v.exactOptional(year),
  month: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12))),
  annual: flag,
});

const labelSchema = v.strictObject({
  quote: text,
  nth: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  indicator: text,
  also: v.exactOptional(v.pipe(v.array(text), v.nonEmpty())),
  subject: v.exactOptional(text),
  field: v.exactOptional(text),
  kind: v.picklist(['level', 'count', 'growth', 'delta', 'multiple', 'rank', 'ratio']),
  comparator: v.picklist(['=', '>=', '>', '<=', '<', '≈', 'range']),
  value: figure,
  max: v.exactOptional(figure),
  unit: v.string(),
  period: periodSchema,
  since: v.exactOptional(year),
  falling: flag,
  stretch: flag,
  nature: v.exactOptional(v.picklist(['binding', 'expected'])),
});

/** Why a negative is none. */
const WHY = ['achievement', 'subsidy', 'cap', 'programme-name', 'per-unit-sum', 'description', 'history', 'law', 'heading', 'other'] as const;

/** What README.md says of a record. */
export const recordSchema = v.strictObject({
  id: text,
  title: v.exactOptional(text),
  date: v.exactOptional(v.pipe(v.string(), v.isoDate())),
  headings: v.exactOptional(v.array(text)),
  before: v.exactOptional(text),
  text,
  targets: v.array(labelSchema),
  why: v.exactOptional(v.picklist(WHY)),
});

/** One target as a reader labelled it. */
export type Label = v.InferOutput<typeof labelSchema>;
/** One sentence with its targets; none makes it a negative. */
export type LabelledRecord = v.InferOutput<typeof recordSchema>;

/** The lines of a labelled file, unread. */
export function recordLines(file: FileName): string[] {
  return readFileSync(new URL(`${file}.jsonl`, import.meta.url), 'utf8').split('\n').filter((line) => line !== '');
}

/** The records of a labelled file; throws where one is malformed. */
export function readRecords(file: FileName): LabelledRecord[] {
  return recordLines(file).map((line) => v.parse(recordSchema, JSON.parse(line)));
}

/** Where a label's quote stands in the record's text; `undefined` where it does not. */
export function quoteSpan(record: Pick<LabelledRecord, 'text'>, label: Pick<Label, 'quote' | 'nth'>): Span | undefined {
  let start = -1;
  for (let nth = 0; nth < (label.nth ?? 1); nth++) {
    start = record.text.indexOf(label.quote, start + 1);
    if (start < 0) return undefined;
  }
  return { start, end: start + label.quote.length };
}
