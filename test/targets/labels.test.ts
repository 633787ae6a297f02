/** The labelled records are as README.md says. */

import assert from 'node:assert/strict';
import * as v from 'valibot';
import { parse } from '../support/policy.js';
import { documentText } from './document-text.js';
import { FILES, quoteSpan, readRecords, recordLines, recordSchema, type Label, type LabelledRecord } from './records.js';

const FEWEST_RECORDS = 300;
const FEWEST_NEGATIVES = 0.45;

/** What is wrong with a label that the schema does not see. */
function labelProblems(record: LabelledRecord, label: Label): string[] {
  const span = quoteSpan(record, label);
  const { by, from, to, month } = label.period;
  const checks: readonly (readonly [wrong: boolean, problem: string])[] = [
    [!span, 'does not stand in the text'],
    [span !== undefined && [span.start, span.end].some((at) => isInsideNumber(record.text, at)), 'begins or ends inside a number'],
    [(label.comparator === 'range') !== (label.max !== undefined), 'has a max without being a range, or the reverse'],
    [label.max !== undefined && label.max <= label.value, 'has a range that does not rise'],
    [(from === undefined) !== (to === undefined) || (from ?? 0) > (to ?? 0), 'has a period with one end, or with its ends exchanged'],
    [by !== undefined && from !== undefined, 'has two periods'],
    [month !== undefined && by === undefined, 'has a month without a year'],
  ];
  return checks.filter(([wrong]) => wrong).map(([, problem]) => `${record.id} ${label.quote} ${problem}`);
}

function isInsideNumber(text: string, at: number): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at, at + 2)];
  return (/\d[.,]?$/.test(before) && /^\d/.test(after)) || (/\d$/.test(before) && /^[.,]\d/.test(after));
}

/** Whether two labels say different things of the same figure, or overlap in part. */
function clashes(record: LabelledRecord): string[] {
  return record.targets.flatMap((label, index) =>
    record.targets.slice(index + 1).flatMap((other) => {
      const [one, two] = [quoteSpan(record, label)!, quoteSpan(record, other)!];
      const same = one.start === two.start && one.end === two.end;
      const apart = one.end <= two.start || two.end <= one.start;
      return apart || (same && label.indicator !== other.indicator) ? [] : [`${record.id} ${label.quote} and ${other.quote}`];
    }),
  );
}

describe('labelled targets', () => {
  for (const file of FILES) {
    describe(file, () => {
      it('has records by the schema', () => {
        const problems = recordLines(file).flatMap((line) => {
          const result = v.safeParse(recordSchema, JSON.parse(line));
          return result.success ? [] : result.issues.map((issue) => `${line.slice(0, 30)}… ${v.getDotPath(issue)}: ${issue.message}`);
        });
        assert.deepEqual(problems, []);
      });
      it('names every record once, after the file', () => {
        const ids = readRecords(file).map(({ id }) => id);
        assert.deepEqual(ids.filter((id, index) => !/^[a-z]+-\d{3}$/.test(id) || !id.startsWith(`${file}-`) || ids.indexOf(id) !== index), []);
      });
      it('quotes figures where they stand, with periods and ranges that can be', () => {
        assert.deepEqual(readRecords(file).flatMap((record) => record.targets.flatMap((label) => labelProblems(record, label))), []);
      });
      it('labels each figure once for each indicator', () => assert.deepEqual(readRecords(file).flatMap(clashes), []));
      it('makes documents with the title, the day and the text of each record', () => {
        const lost = readRecords(file).filter((record) => {
          const { text, body } = documentText(record);
          const { title, date } = parse(text).metadata;
          return title?.value !== record.title || date?.value !== record.date || text.slice(body.start, body.end) !== record.text;
        });
        assert.deepEqual(lost.map(({ id }) => id), []);
      });
      it('says of negatives, and of no others, why', () => {
        assert.deepEqual(readRecords(file).filter(({ targets, why }) => (targets.length === 0) !== (why !== undefined)).map(({ id }) => id), []);
      });
    });
  }

  it(`are ${FEWEST_RECORDS} sentences and more, nearly half of them negatives`, () => {
    const records = FILES.flatMap(readRecords);
    const negatives = records.filter(({ targets }) => targets.length === 0).length;
    assert.ok(records.length >= FEWEST_RECORDS, `${records.length} sentences`);
    assert.ok(negatives >= FEWEST_NEGATIVES * records.length, `${negatives} negatives among ${records.length} sentences`);
  });
  it('hold no sentence twice', () => {
    const texts = FILES.flatMap(readRecords).map(({ text, before = '', headings = [], title }) => JSON.stringify([title, headings, before, text]));
    assert.deepEqual(texts.filter((text, index) => texts.indexOf(text) !== index), []);
  });
});
