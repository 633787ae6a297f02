/** Scoring: what counts as found, as right, as a false alarm; and what a change since the snapshot is called. */

import assert from 'node:assert/strict';
import { parse } from '../support/policy.js';
import { documentText } from './document-text.js';
import { quoteSpan, type Label, type LabelledRecord } from './records.js';
import { errorLines } from './report.js';
import { scoreRecord, summarize, type FoundTarget } from './score.js';
import { changeBetween, foundName, labelName, snapshotOf } from './snapshot.js';

const RATE: Label = { quote: '89%', indicator: '工具普及率', subject: '规模以上企业', kind: 'level', comparator: '>=', value: 89, unit: '%', period: { by: 2025 } };
const COUNT: Label = { quote: '10个', indicator: '新增平台', kind: 'count', comparator: '=', value: 10, unit: '个', period: { by: 2025 } };
const TEXT = '规模以上企业工具普及率达到89%以上，新增平台10个。';
const POSITIVE: LabelledRecord = { id: 'x-001', text: TEXT, targets: [RATE, COUNT] };
const NEGATIVE: LabelledRecord = { id: 'x-002', text: '2022年新增平台10个。', targets: [], why: 'achievement' };

/** A found target as the label describes it, in the text of its record. */
function found(label: Label, record: LabelledRecord = POSITIVE, more: Partial<FoundTarget> = {}): FoundTarget {
  const { quote, nth, also, ...fields } = label;
  void also;
  return { ...fields, confidence: 'high', quote: quoteSpan(record, { quote, ...(nth && { nth }) })!, ...more };
}

/** A record with one label. */
function single(label: Partial<Label>, text = TEXT): LabelledRecord {
  return { id: 'x-003', text, targets: [{ ...RATE, ...label }] };
}

/** The fields in which a found target differs from the label of a record. */
function wrongFields(record: LabelledRecord, more: Partial<FoundTarget>): string[] {
  const [pair] = scoreRecord(record, [found(record.targets[0]!, record, more)]).pairs;
  return [...pair!.wrong, ...pair!.wrongBesides];
}

describe('scoreRecord', () => {
  it('is right where all fields agree', () => {
    const score = scoreRecord(POSITIVE, [found(RATE), found(COUNT)]);
    assert.deepEqual(score.pairs.map(({ label, wrong, wrongBesides }) => [label.quote, wrong, wrongBesides]), [['89%', [], []], ['10个', [], []]]);
    assert.deepEqual([score.missed, score.spurious], [[], []]);
  });

  it('calls a label without a found figure missed and a figure without a label false', () => {
    const elsewhere = found(COUNT, POSITIVE, { quote: { start: 0, end: 2 } });
    const score = scoreRecord(POSITIVE, [found(RATE), elsewhere]);
    assert.deepEqual([score.missed, score.spurious], [[COUNT], [elsewhere]]);
  });

  it('pairs quotes that overlap, not quotes that only touch', () => {
    const { start, end } = quoteSpan(POSITIVE, RATE)!;
    assert.equal(scoreRecord(POSITIVE, [found(RATE, POSITIVE, { quote: { start: start - 2, end: start + 1 } })]).pairs.length, 1);
    assert.equal(scoreRecord(POSITIVE, [found(RATE, POSITIVE, { quote: { start: end, end: end + 2 } })]).pairs.length, 0);
  });

  it('counts a figure that was found twice as false once', () => {
    const again = found(RATE, POSITIVE, { value: 90 });
    const score = scoreRecord(POSITIVE, [again, found(RATE)]);
    assert.deepEqual(score.pairs.map(({ wrong }) => wrong), [[]]);
    assert.deepEqual(score.spurious, [again]);
  });

  it('gives labels that share a quote the found targets that agree best', () => {
    const shared: LabelledRecord = { id: 'x-004', text: '森林覆盖率、城镇化率均达到80%以上。', targets: ['森林覆盖率', '城镇化率'].map((indicator) => ({ quote: '80%', indicator, kind: 'level', comparator: '>=', value: 80, unit: '%', period: {} })) };
    const [one, two] = shared.targets.map((label) => found(label, shared));
    assert.deepEqual(scoreRecord(shared, [two!, one!]).pairs.map(({ label, wrong }) => [label.indicator, wrong]), [['森林覆盖率', []], ['城镇化率', []]]);
    assert.deepEqual(scoreRecord(shared, [two!]).missed.map(({ indicator }) => indicator), ['森林覆盖率']);
  });

  it('takes the occurrence of the quote that the label means', () => {
    const twice = single({ quote: '7%', nth: 2, value: 7 }, '增速由7%达到7%左右');
    const first = found(RATE, twice, { quote: quoteSpan(twice, { quote: '7%' })! });
    assert.deepEqual(scoreRecord(twice, [first]).spurious, [first]);
    assert.equal(scoreRecord(twice, [found(twice.targets[0]!, twice)]).pairs.length, 1);
  });

  const agreeing: readonly (readonly [what: string, label: Partial<Label>, found: Partial<FoundTarget>])[] = [
    ['another spelling that the label allows', { also: ['研发工具普及率'] }, { indicator: '研发工具普及率' }],
    ['an indicator at another width, with blanks and 的', { indicator: '电能利用效率（PUE）' }, { indicator: '电能的利用 效率(ＰＵＥ)' }],
    ['a value with the error of binary fractions', { value: 0.3 }, { value: 0.1 + 0.2 }],
    ['a unit at another width', { unit: '%' }, { unit: '％' }],
  ];
  for (const [what, label, more] of agreeing) it(`accepts ${what}`, () => assert.deepEqual(wrongFields(single(label), more), []));

  const differing: readonly (readonly [field: string, label: Partial<Label>, found: Partial<FoundTarget>])[] = [
    ['kind', {}, { kind: 'growth' }],
    ['comparator', {}, { comparator: '>' }],
    ['value', {}, { value: 8.9 }],
    ['max', { comparator: 'range', max: 92 }, { max: 90 }],
    ['max', {}, { max: 92 }],
    ['unit', {}, { unit: '' }],
    ['period', {}, { period: { by: 2025, annual: true } }],
    ['period', { period: { from: 2021, to: 2025 } }, { period: { by: 2025 } }],
    ['period', { period: {} }, { period: { by: 2025 } }],
    ['indicator', { also: ['普及率'] }, { indicator: '规模以上企业工具普及率' }],
    ['subject', {}, { subject: '企业' }],
    ['stretch', {}, { stretch: true }],
    ['falling', { falling: true }, { falling: undefined } as object],
    ['field', { field: '新能源' }, { field: '氢能' }],
    ['since', {}, { since: 2020 }],
    ['nature', { nature: 'binding' }, { nature: 'expected' }],
  ];
  for (const [field, label, more] of differing) it(`names ${field}: ${JSON.stringify(label)}, found ${JSON.stringify(more)}`, () => assert.deepEqual(wrongFields(single(label), more), [field]));

  it('does not make a target wrong by field, since or nature', () => {
    const record = single({ field: '新能源', since: 2020, nature: 'binding' });
    const { field, since, nature, ...plain } = record.targets[0]!;
    assert.deepEqual([field, since, nature].includes(undefined), false);
    assert.equal(summarize([scoreRecord(record, [found(plain, record)])]).right, 1);
  });
});

describe('summarize', () => {
  const scores = [
    scoreRecord(POSITIVE, [found(RATE), found(COUNT, POSITIVE, { value: 11, confidence: 'low' })]),
    scoreRecord(single({}), []),
    scoreRecord(NEGATIVE, [found(COUNT, NEGATIVE)]),
    scoreRecord({ ...NEGATIVE, id: 'x-005' }, []),
    scoreRecord({ ...NEGATIVE, id: 'x-006', why: 'cap' }, []),
  ];
  const summary = summarize(scores);

  it('measures detection by figures and the whole by right targets', () => {
    assert.deepEqual([summary.labels, summary.found, summary.detected, summary.right, summary.wrong, summary.missed, summary.spurious], [3, 3, 2, 1, 1, 1, 1]);
    assert.deepEqual(summary.detection, { precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
    assert.deepEqual(summary.full, { precision: 1 / 3, recall: 1 / 3, f1: 1 / 3 });
  });
  it('gives each field over all pairs, and over those that name it', () => {
    assert.deepEqual(summary.fields.value, { all: { hits: 1, of: 2 }, named: { hits: 1, of: 2 } });
    assert.deepEqual(summary.fields.subject, { all: { hits: 2, of: 2 }, named: { hits: 1, of: 1 } });
    assert.deepEqual(summary.fields.stretch, { all: { hits: 2, of: 2 }, named: { hits: 0, of: 0 } });
  });
  it('gives how many of the targets of each confidence are right', () => assert.deepEqual(summary.confidence, { high: { hits: 1, of: 2 }, medium: { hits: 0, of: 0 }, low: { hits: 0, of: 1 } }));
  it('counts negatives with false alarms by why they are negatives', () => assert.deepEqual(summary.alarms, { achievement: { hits: 1, of: 2 }, cap: { hits: 0, of: 1 } }));
  it('has no rate of nothing', () => assert.deepEqual(summarize([]).full, { precision: undefined, recall: undefined, f1: undefined }));
});

describe('snapshot of the evaluation', () => {
  const state = (...targets: FoundTarget[]): ReturnType<typeof snapshotOf> => snapshotOf(new Map([['x', [scoreRecord(POSITIVE, targets), scoreRecord(NEGATIVE, [])]]]));
  const right = state(found(RATE), found(COUNT));
  const wrong = state(found(RATE, POSITIVE, { value: 9 }), found(COUNT));
  const worse = state(found(RATE, POSITIVE, { value: 9, unit: '' }), found(COUNT));
  const differently = state(found(RATE, POSITIVE, { unit: '' }), found(COUNT));
  const missed = state(found(COUNT));
  const alarmed = snapshotOf(new Map([['x', [scoreRecord(POSITIVE, [found(RATE), found(COUNT)]), scoreRecord(NEGATIVE, [found(COUNT, NEGATIVE), found(COUNT, NEGATIVE)])]]]));

  it('names what is wrong, missed and false', () => {
    assert.deepEqual([wrong['x']!.wrong, missed['x']!.missed, alarmed['x']!.false], [{ 'x-001 89%': 'value' }, ['x-001 89%'], ['x-002 10个', 'x-002 10个 ×2']]);
  });
  it('is silent about what is the same', () => assert.deepEqual(changeBetween(wrong, wrong), { better: [], worse: [], other: [], counts: [] }));
  const changes: readonly (readonly [from: typeof right, to: typeof right, group: 'better' | 'worse' | 'other', line: string])[] = [
    [right, wrong, 'worse', 'x-001 89%: right → value'],
    [wrong, worse, 'worse', 'x-001 89%: value → value, unit'],
    [wrong, missed, 'worse', 'x-001 89%: value → missed'],
    [right, alarmed, 'worse', 'x-002 10个: not found → false'],
    [missed, worse, 'better', 'x-001 89%: missed → value, unit'],
    [worse, wrong, 'better', 'x-001 89%: value, unit → value'],
    [alarmed, right, 'better', 'x-002 10个: false → not found'],
    [wrong, differently, 'other', 'x-001 89%: value → unit'],
  ];
  for (const [from, to, group, line] of changes) it(`${group}: ${line}`, () => assert.equal(changeBetween(from, to)[group][0], line));
  it('says how the counts changed', () => assert.deepEqual(changeBetween(right, missed).counts, ['x, detected: 2 → 1', 'x, right: 2 → 1', 'x, missed: 0 → 1']));

  it('tells equal quotes apart by their place, labels that share one by their indicator', () => {
    const twice = single({ quote: '7%', nth: 2 }, '增速由7%达到7%左右');
    assert.equal(labelName(twice, twice.targets[0]!), 'x-003 7%#2');
    assert.equal(foundName(twice, found(twice.targets[0]!, twice)), 'x-003 7%#2');
    const shared: LabelledRecord = { ...POSITIVE, targets: [RATE, { ...RATE, indicator: '上云率' }] };
    assert.equal(labelName(shared, shared.targets[1]!), 'x-001 89% 上云率');
  });
});

describe('errorLines', () => {
  it('says what was expected and what was found', () => {
    const scores = [scoreRecord(POSITIVE, [found(RATE, POSITIVE, { period: { by: 2026, annual: true }, since: 2020 })]), scoreRecord(NEGATIVE, [found(COUNT, NEGATIVE)])];
    assert.deepEqual(errorLines(scores), [
      'wrong   x-001 89%  period: by 2025 ≠ by 2026, annual; since: – ≠ 2020',
      'missed  x-001 10个  “新增平台” count =10个 by 2025',
      'false   x-002 10个  “新增平台” count =10个 by 2025  (achievement)',
    ]);
  });
});

describe('documentText', () => {
  it('is a document with the record in its place', () => {
    const record: LabelledRecord = { id: 'x-007', title: '示例市发展概况', date: '2023-03-15', headings: ['二、目标', '（一）总量'], before: '到2025年，水平提升。', text: TEXT, targets: [] };
    const { text, body } = documentText(record);
    const document = parse(text);
    assert.equal(text.slice(body.start, body.end), TEXT);
    assert.deepEqual([document.metadata.title?.value, document.metadata.date?.value], ['示例市发展概况', '2023-03-15']);
    assert.deepEqual(document.headings.map(({ title }) => title), ['目标', '总量']);
    assert.equal(document.clauses.find((clause) => clause.span.end === body.end)?.text, `到2025年，水平提升。${TEXT}`);
  });
  it('sets rows as a table', () => {
    const record: LabelledRecord = { id: 'x-008', before: '指标 | 2025年', text: '覆盖率 | 37.5', targets: [] };
    const { text, body } = documentText(record);
    assert.equal(text.slice(body.start, body.end), '覆盖率 | 37.5');
    assert.deepEqual(parse(text).clauses.map(({ kind, text: row }) => [kind, row]), [['table-row', '| 指标 | 2025年 |'], ['table-row', '| 覆盖率 | 37.5 |']]);
  });
});
