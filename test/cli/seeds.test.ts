/** The five seeds through the command line: what a reader lists is found, and nothing else. Skipped where the real corpus is absent. */

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT, wenheng, workspace } from '../support/cli.js';

const SEEDS = join(resolve(ROOT, process.env['WENHENG_REAL_CORPUS'] ?? '../shared/corpus'), 'seeds');
const NEW_ECONOMY = join(SEEDS, 'sichuan-new-economy-2021-draft.txt');
const MEISHAN = join(SEEDS, 'meishan-new-economy-2022.txt');
const CHENGDU = join(SEEDS, 'chengdu-industrialization-2023-draft.txt');
const ALL = [CHENGDU, MEISHAN, join(SEEDS, 'sichuan-manufacturing-2020-draft.txt'), NEW_ECONOMY, join(SEEDS, 'zhejiang-industrialization-2025-draft.txt')];

interface JsonFile {
  path: string;
  asOf: string;
  asOfSource: string;
  findings: { rule: string; severity: string; text: string; range: { start: { offset: number }; end: { offset: number } }; related: { path: string; text: string; range: { start: { offset: number }; end: { offset: number } } }[]; fixes: { edits: { newText: string }[] }[]; data: Record<string, unknown> }[];
}

function check(...words: string[]): JsonFile[] {
  const ran = wenheng(['check', ...words, '--format', 'json']);
  assert.notEqual(ran.code, 2, ran.stderr);
  return (JSON.parse(ran.stdout) as { files: JsonFile[] }).files;
}

function listed(files: readonly JsonFile[], rule: string): string[] {
  return files.flatMap((file) => file.findings.filter((finding) => finding.rule === rule).map((finding) => `${file.path.split('/').pop()}: ${finding.text}`));
}

describe('the seeds', function () {
  before(function () {
    if (existsSync(SEEDS)) return;
    console.log(`      the real corpus is absent (${SEEDS}): the tests of the seeds are skipped`);
    this.skip();
  });

  it('flags the two drafts that go by the 19th congress, and the plan spoken of as current, on 2026-11-22', () => {
    const files = check(...ALL, '--as-of', '2026-11-22');
    assert.deepEqual(listed(files, 'outdated-meeting'), [
      'meishan-new-economy-2022.txt: 党的十九大和十九届历次全会精神',
      'sichuan-new-economy-2021-draft.txt: 党的十九大和十九届二中、三中、四中、五中全会',
      'sichuan-new-economy-2021-draft.txt: 省委十一届三次、四次、五次、六次、七次、八次全会',
    ]);
    assert.deepEqual(listed(files, 'incomplete-plenum-list'), ['chengdu-industrialization-2023-draft.txt: 党的二十大精神']);
    assert.deepEqual(listed(files, 'outdated-plan'), ['sichuan-new-economy-2021-draft.txt: “十四五”', 'sichuan-new-economy-2021-draft.txt: “十四五”']);
  });

  it('finds the former names, the slogans, the wrong forms and the misquoted title that a reader finds, on 2026-11-22', () => {
    const files = check(...ALL, '--as-of', '2026-11-22');
    const texts = (rule: string): string[] => [...new Set(listed(files, rule).map((line) => line.split(': ')[1]!))];
    assert.deepEqual(texts('outdated-agency'), ['人行眉山市中心支行', '眉山银保监分局']);
    assert.deepEqual(texts('outdated-slogan'), ['一干多支', '五区协同', '5+1', '四向拓展']);
    assert.ok(texts('outdated-term').includes('新冠肺炎'));
    assert.deepEqual(texts('nonstandard-name'), ['成渝双城经济圈', '国际国内双循环发展格局', '国际国内双循环', '新产业新业态新模式统计分类']);
    assert.deepEqual(texts('citation-title'), ['《四川省企业和企业家权益保护条例》']);
  });

  it('flags the plenums of an older provincial committee, of the territory that it is told or that the draft speaks of', () => {
    const files = check(NEW_ECONOMY, '--as-of', '2026-11-22', '--territory', '四川省');
    assert.deepEqual(listed(files, 'outdated-meeting').map((line) => line.split(': ')[1]), ['党的十九大和十九届二中、三中、四中、五中全会', '省委十一届三次、四次、五次、六次、七次、八次全会']);
    assert.deepEqual(files[0]!.findings.filter(({ rule }) => rule === 'outdated-meeting').map(({ severity }) => severity), ['warning', 'info']);
  });

  it('finds nothing out of date in them on their own dates', () => {
    for (const [path, day] of [[CHENGDU, '2023-11-16'], [MEISHAN, '2022-03-29'], [ALL[2]!, '2020-09-01'], [NEW_ECONOMY, '2021-06-01'], [ALL[4]!, '2025-10-01']] as const) {
      const found = check(path, '--as-of', day).flatMap((file) => file.findings.filter(({ rule }) => /^(?:outdated|premature|incomplete|superseded)-/.test(rule))); // a wrong form is wrong at any time
      // 新一轮西部大开发 was replaced a year before that draft.
      assert.deepEqual(found.map(({ rule, text }) => `${rule}: ${text}`), path === NEW_ECONOMY ? ['outdated-term: 新一轮西部大开发'] : [], path);
    }
    const [meishan] = check(MEISHAN);
    assert.deepEqual([meishan!.asOf, meishan!.asOfSource, meishan!.findings], ['2022-03-29', 'text', []]);
  });

  it('reports the doubled page of Chengdu once', () => {
    const [file] = check(CHENGDU, '--only', 'duplicate-in-draft');
    assert.equal(file!.findings.length, 1);
    const [finding] = file!.findings;
    assert.match(finding!.text, /^成都市新型工业化发展中长期规划\(2023—2035年\)/, 'where the second copy begins');
    assert.equal(finding!.related[0]!.text, finding!.text);
    assert.equal(readFileSync(CHENGDU, 'utf8').split(finding!.text).length, 3, 'the title stands in it twice');
  });

  it('finds a clause copied from a seed, with its source', () => {
    const seed = readFileSync(MEISHAN, 'utf8');
    const clause = seed.split('\n').find((line) => line.startsWith('推动创新平台培育。'))!;
    const folder = workspace({ 'draft.txt': `示例市产业发展实施方案\n\n一、总体要求\n\n以本市实际为准，扎实开展工作，注重实效。\n\n二、主要任务\n\n${clause.replaceAll(',', '，')}\n` });
    const [file] = check(join(folder, 'draft.txt'), '--corpus', SEEDS, '--only', 'duplicate-clause');
    assert.equal(file!.findings.length, 1);
    const [finding] = file!.findings;
    assert.ok(finding!.text.startsWith('推动创新平台培育。'));
    assert.equal(finding!.related[0]!.path, 'meishan-new-economy-2022.txt');
    assert.equal(finding!.related[0]!.text, clause);
  });

  it('quotes every text at its offsets', () => {
    for (const file of check(...ALL, '--as-of', '2026-11-22', '--corpus', SEEDS)) {
      const text = readFileSync(join(SEEDS, file.path.split('/').pop()!), 'utf8').replace(/^\ufeff/, '');
      for (const finding of file.findings) assert.equal(finding.text, text.slice(finding.range.start.offset, finding.range.end.offset));
    }
  });
});
