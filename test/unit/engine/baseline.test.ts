/** The baseline: findings by content and number. Over the sample drafts: text inserted above revives nothing, a copy is new. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { formerPaths, markBaselined, renewed, sectionOf, staleOf, type BaselineSection } from '../../../server/src/engine/baseline.js';
import type { Finding } from '../../../server/src/engine/model.js';
import { rules } from '../../../server/src/rules/index.js';
import { ROOT } from '../../support/cli.js';
import { checkText, parse, wordRule } from '../../support/policy.js';

const RULES = [wordRule('no-foo', '甲词'), wordRule('no-bar', '乙词')];
const SAMPLES = join(ROOT, 'test', 'drafts');
/** Paragraphs that hold nothing to report and are like no sample's. */
const NEUTRAL = ['园林绿化养护按季检查，结果张贴在公示栏。', '图书馆闭馆时间另行张贴。', '社区食堂每周更换菜单，收集老人意见。'];

/** Rules that look at a clause alone, wherever it stands. */
const WORDING = ['outdated-meeting', 'outdated-agency', 'outdated-law', 'outdated-term', 'nonstandard-name'];

const found = (text: string): readonly Finding[] => checkText(text, { rules: RULES }).findings;
const open = (findings: readonly Finding[], section: BaselineSection): string[] => markBaselined(findings, section).filter(({ baselined, suppressed }) => !baselined && !suppressed).map(({ rule, text }) => `${rule} ${text}`);
const always = (): boolean => true;

describe('the baseline of a draft', () => {
  const TEXT = '一、任务\n\n各县抓好甲词。\n\n园区推广甲词和乙词。\n';

  it('covers what was found, and nothing else', () => {
    const section = sectionOf(found(TEXT));
    assert.deepEqual(open(found(TEXT), section), []);
    assert.deepEqual(open(found(`${TEXT}\n学校使用乙词。\n`), section), ['no-bar 乙词']);
    assert.deepEqual([...section.values()].map(({ rule, count, text }) => `${rule} ${count} ${text}`), ['no-bar 1 乙词', 'no-foo 1 甲词', 'no-foo 1 甲词']);
  });

  it('counts findings of one content: one more is new, wherever it stands', () => {
    const twice = `${TEXT}\n各县抓好甲词。\n`;
    const section = sectionOf(found(twice));
    assert.deepEqual([...section.values()].map(({ count }) => count).sort(), [1, 1, 2]);
    assert.deepEqual(open(found(twice), section), []);
    assert.deepEqual(open(found(`各县抓好甲词。\n\n${twice}`), section), ['no-foo 甲词']);
    assert.deepEqual(staleOf(found(TEXT), section, always).map(({ rule, text, count }) => `${rule} ${text} ${count}`), ['no-foo 甲词 1']);
  });

  it('is not used up by suppressed findings', () => {
    const section = sectionOf(found(TEXT));
    const suppressedAbove = `<!-- wenheng-disable-next-line no-foo -- 引文 -->\n各县抓好甲词。\n\n${TEXT}`;
    assert.deepEqual(open(found(suppressedAbove), section), []);
    assert.deepEqual(sectionOf(found(suppressedAbove)), section);
  });

  it('says what is stale of rules that looked, and keeps what others say', () => {
    const section = sectionOf(found(TEXT));
    const mended = found('一、任务\n\n园区推广丙词。\n');
    assert.deepEqual(staleOf(mended, section, (rule) => rule === 'no-bar').map(({ rule }) => rule), ['no-bar']);
    assert.deepEqual([...renewed(mended, section, (rule) => rule === 'no-bar').values()].map(({ rule }) => rule), ['no-foo', 'no-foo']);
    assert.equal(renewed(mended, section, always).size, 0);
  });

  it('is found again for a renamed draft by half of what it holds', () => {
    const baseline = new Map([['a.md', sectionOf(found(TEXT))], ['b.md', sectionOf(found('学校使用乙词。\n'))]]);
    assert.deepEqual(formerPaths(found(TEXT), baseline), ['a.md']);
    assert.deepEqual(formerPaths(found('各县抓好甲词。\n'), baseline), []);
    assert.deepEqual(formerPaths(found('各县抓好甲词。\n\n园区推广甲词和丙词。\n\n园区推广甲词和乙词。\n'), baseline), ['a.md']);
    assert.deepEqual(formerPaths([], baseline), []);
  });

  it('quotes long texts short, on one line', () => {
    const [entry] = sectionOf([{ ...found(TEXT)[0]!, text: `一\n${'长'.repeat(100)}` }]).values();
    assert.equal(entry!.text, `一 ${'长'.repeat(38)}…`);
  });
});

describe('the baseline of a sample draft', () => {
  for (const name of readdirSync(SAMPLES).filter((file) => /\.(?:md|txt)$/.test(file))) {
    const text = readFileSync(join(SAMPLES, name), 'utf8');
    const check = (draft: string): readonly Finding[] => checkText(draft, { rules, asOf: '2026-11-22' }).findings;
    const before = check(text);
    const section = sectionOf(before);
    /** Where a paragraph may be put in: before a clause, and not inside of what a finding is about. */
    const places = parse(text)
      .clauses.filter(({ kind, span }) => kind === 'paragraph' && /\n\s*$/.test(text.slice(0, span.start)) && before.every((finding) => span.start <= finding.span.start || span.start >= finding.span.end))
      .map(({ span }) => text.lastIndexOf('\n', span.start) + 1);

    it(`${name}: nothing is revived by text above, wherever it is put in`, () => {
      assert.deepEqual(open(before, section), []);
      if (places.length === 0) return;
      fc.assert(
        fc.property(fc.constantFrom(...places), fc.constantFrom(...NEUTRAL), (at, paragraph) => {
          assert.deepEqual(open(check(`${text.slice(0, at)}${paragraph}\n\n${text.slice(at)}`), section), []);
        }),
        { numRuns: 12 },
      );
    });

    it(`${name}: a clause with findings that is copied counts once more`, () => {
      const document = parse(text);
      for (const finding of before) {
        const clause = document.clauses.find(({ span }) => span.start <= finding.span.start && finding.span.end <= span.end);
        if (!clause || !WORDING.includes(finding.rule)) continue;
        const copied = `${text.trimEnd()}\n\n${clause.text}\n`;
        assert.ok(open(check(copied), section).includes(`${finding.rule} ${finding.text}`), finding.text);
      }
    });
  }
});
