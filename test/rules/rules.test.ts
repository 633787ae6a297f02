/** All rules against their cases (`<id>/*.case`), the examples of their pages (`docs/rules`), and the calendar of congresses. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Meetings, type LatestReference } from '../../server/src/facts/meetings.js';
import { rules } from '../../server/src/rules/index.js';
import { outdatedMeeting } from '../../server/src/rules/outdated-meeting.js';
import { addDays, type IsoDate } from '../../server/src/text/dates.js';
import { caseFiles, checkDraft, parseCases, readCases, runCase, type RuleCase } from '../support/rule-cases.js';
import { factsLine, readPage, SECTIONS } from '../support/rule-pages.js';

const CASES = fileURLToPath(new URL('.', import.meta.url));
const PAGES = fileURLToPath(new URL('../../docs/rules', import.meta.url));
const ids = rules.map(({ meta }) => meta.id);

describe('rules: registry, pages and cases agree', () => {
  it('has unique kebab-case ids', () => {
    assert.deepEqual(ids.filter((id, index) => !/^[a-z]+(?:-[a-z]+)*$/.test(id) || ids.indexOf(id) < index), []);
  });

  it('has a folder of cases for every rule, and no other', () => {
    const folders = readdirSync(CASES, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    assert.deepEqual(folders.sort(), [...ids].sort());
  });

  it('has nothing but case files in those folders', () => {
    assert.deepEqual(ids.flatMap((id) => readdirSync(join(CASES, id)).filter((name) => !name.endsWith('.case'))), []);
  });

  it('has a page for every rule, and no other', () => {
    assert.deepEqual(readdirSync(PAGES).sort(), ids.map((id) => `${id}.md`).sort());
  });
});

for (const rule of rules) {
  const { id } = rule.meta;
  describe(`${id}: cases`, () => {
    const files = caseFiles(join(CASES, id)).map((path) => ({ path, cases: readCases(path) }));
    it('has cases with findings and cases without', () => {
      const all = files.flatMap(({ cases }) => cases);
      assert.ok(all.some(({ expected }) => expected.length > 0), 'no case with a finding');
      assert.ok(all.some(({ expected }) => expected.length === 0), 'no case without a finding');
    });
    for (const { cases } of files) for (const each of cases) it(`${each.name} (${each.place})`, () => runCase(rule, each));
  });

  describe(`${id}: page`, () => {
    const page = readPage(join(PAGES, `${id}.md`));
    it('has the fixed headings and states the metadata of the rule', () => {
      assert.match(page.title, new RegExp(`^# ${id} · [\\u4e00-\\u9fff].+$`));
      assert.equal(page.facts, factsLine(rule));
      assert.deepEqual(page.sections, SECTIONS);
    });
    it('shows no blanks within Chinese text, and no comment that a reader cannot see', () => {
      assert.deepEqual(page.prose.filter((line, index) => /^[\u2014-\u2026\u3000-\u9fff\uff00-\uffef]/.test(line) && /[\u2014-\u2026\u3000-\u9fff\uff00-\uffef]$/.test(page.prose[index - 1] ?? '')), []);
      assert.deepEqual(page.prose.filter((line) => /(?:^|[^`])<!--/.test(line)), []);
    });
    it('has bad and good examples', () => {
      assert.deepEqual([...new Set(page.examples.map(({ kind }) => kind))].sort(), ['bad', 'good']);
    });
    for (const example of page.examples) {
      it(`${example.kind} example (line ${example.place.split(':').pop()})`, () => {
        const found = checkDraft(rule, example).findings.map((finding) => finding.text);
        if (example.kind === 'good') assert.deepEqual(found, [], example.place);
        else assert.ok(found.length > 0, `${example.place}: no finding`);
      });
    }
  });
}

/** First and last day of the congresses; written here once more so that a slip in the table of facts is seen. */
const CONGRESSES: readonly (readonly [ordinal: string, opened: IsoDate, closed: IsoDate])[] = [
  ['十五', '1997-09-12', '1997-09-18'],
  ['十六', '2002-11-08', '2002-11-14'],
  ['十七', '2007-10-15', '2007-10-21'],
  ['十八', '2012-11-08', '2012-11-14'],
  ['十九', '2017-10-18', '2017-10-24'],
  ['二十', '2022-10-16', '2022-10-22'],
];
const LAST_DAY: IsoDate = '2026-11-22';
const GRACE_DAYS = 30;

describe('outdated-meeting: the calendar 2002–2026', () => {
  const meetings = new Meetings();
  CONGRESSES.slice(1).forEach(([ordinal, opened, closed], index) => {
    const before = `党的${CONGRESSES[index]![0]}大精神`;
    const own = `党的${ordinal}大精神`;
    const until = CONGRESSES[index + 2] ? addDays(CONGRESSES[index + 2]![1], -1) : LAST_DAY;

    it(`${own}: not while the congress sits, nor in its grace`, () => {
      for (const day of [opened, addDays(closed, -1), closed, addDays(closed, 1), addDays(closed, GRACE_DAYS)]) assert.deepEqual(findings(before, day), [], `${before} on ${day}`);
    });

    it(`${own}: right from its last day on, in every month until the next congress`, () => {
      for (const day of [closed, ...monthsBetween(addDays(closed, GRACE_DAYS + 1), until), until]) assert.deepEqual(findings(own, day), [], `${own} on ${day}`);
    });

    it(`${before}: found in every month after the grace, with the latest reference as fix`, () => {
      for (const day of [addDays(closed, GRACE_DAYS + 1), ...monthsBetween(addDays(closed, GRACE_DAYS + 1), until), until]) {
        const expected = meetings.latestReference(day)!.current.expected;
        assert.match(expected, new RegExp(`^党的${ordinal}大.*精神$`), day);
        assert.deepEqual(findings(before, day), [`${before} → ${expected}`], day);
      }
    });
  });

  it('every usual way to write the latest reference is right on the first, a middle and the last day of its period', () => {
    for (const { reference, days } of periods(meetings)) {
      for (const phrase of [reference.expected, ...reference.accepted]) for (const day of days) assert.deepEqual(findings(phrase, day), [], `${phrase} on ${day}`);
    }
  });
});

/** What the rule says of a phrase that a text goes by: the phrase, and what its fix writes. */
function findings(phrase: string, asOf: IsoDate): string[] {
  const text = `示例市推进新型工业化工作方案\n\n一、指导思想\n\n深入学习贯彻${phrase}，推动示例市制造业向高端迈进。\n`;
  return checkDraft(outdatedMeeting, { text, asOf }).findings.map((finding) => `${finding.text} → ${finding.fixes[0]?.edits[0]?.newText}`);
}

/** The first of every month between two days. */
function monthsBetween(from: IsoDate, to: IsoDate): IsoDate[] {
  const months: IsoDate[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (let month = 1; month <= 12; month++) months.push(`${year}-${String(month).padStart(2, '0')}-01`);
  }
  return months.filter((day) => day >= from && day <= to);
}

/** The periods of the table of facts since the sixteenth congress, each with days at its edges and inside it. */
function periods(meetings: Meetings): { reference: LatestReference; days: IsoDate[] }[] {
  const found = new Map<string, LatestReference>();
  for (const day of ['2002-11-14', ...monthsBetween('2002-12-01', LAST_DAY)]) {
    const reference = meetings.latestReference(day)!.current;
    found.set(reference.id, reference);
  }
  return [...found.values()].map((reference) => {
    const last = reference.validTo ?? LAST_DAY;
    return { reference, days: [reference.validFrom, ...monthsBetween(reference.validFrom, last), last] };
  });
}

describe('case files: mistakes in them are loud', () => {
  const good = '=== 名称\nasOf: 2026-06-30\n--- draft\n甲乙丙。\n--- expect\nwarning “甲”\n';
  const fails = (text: string, message: RegExp): void => {
    assert.throws(() => parseCases(text, 'x.case'), message);
  };
  it('reads a well-formed file', () => {
    const [only] = parseCases(good, 'x.case') as [RuleCase];
    assert.deepEqual([only.name, only.asOf, only.text, only.expected.length], ['名称', '2026-06-30', '甲乙丙。', 1]);
  });
  it('names file and line', () => {
    fails('', /x\.case:1: no case/);
    fails('甲\n', /x\.case:1: before the first case/);
    fails('=== \n', /x\.case:1: a case needs a name/);
    fails(good.replace('asOf', 'asof'), /x\.case:2: “asof” is no header/);
    fails(good.replace('06-30', '06-31'), /x\.case:2: “2026-06-31” is no date/);
    fails(good.replace('--- draft', '--- text'), /x\.case:3: “--- draft” is due/);
    fails(good.replace('甲乙丙。\n', ''), /x\.case:4: the draft is empty/);
    fails(good.replace('--- expect', '--- corpus\n乙。\n--- expect'), /x\.case:5: a corpus document needs a path/);
    fails(good.replace('--- expect\nwarning “甲”\n', ''), /x\.case:5: “--- expect” is due/);
    fails(good.replace('warning “甲”\n', ''), /x\.case:6: “expect” lists findings/);
    fails(good.replace('warning “甲”', 'warn “甲”'), /x\.case:6: a finding reads/);
    fails(good.replace('warning “甲”', 'none\nwarning “甲”'), /“expect” lists findings/);
    fails(good.replace('warning “甲”', '  fix: 乙'), /x\.case:6: “fix” without a finding/);
    fails(good + good, /x\.case:7: a second case/);
  });
  it('does not take a quotation that is missing or ambiguous', () => {
    const rule = rules[0]!;
    const run = (text: string) => () => runCase(rule, parseCases(text, 'x.case')[0]!);
    assert.throws(run(good.replace('“甲”', '“丁”')), /x\.case:6: “丁” does not stand/);
    assert.throws(run(good.replace('甲乙丙', '甲乙甲')), /x\.case:6: “甲” stands in the draft 2 times/);
    assert.throws(run(good), /x\.case:1: not as many findings[^]*Found:\nnone/);
  });
});
