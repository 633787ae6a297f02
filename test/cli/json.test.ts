/** `--format json`: every field of the contract, by its JSON Schema and by what it means. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { checkJson, config, ROOT, wenheng, workspace, type CheckJson, type FindingJson, type Range } from '../support/cli.js';
import { CLEAN, CORPUS_TEXT, ERROR, WARNING } from '../support/drafts.js';

const schema = JSON.parse(readFileSync(join(ROOT, 'docs/check-result.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

function assertValid(json: CheckJson): void {
  assert.ok(validate(json), JSON.stringify(validate.errors, undefined, 2));
}

/** Asserts that a range is one place, given twice, and that the text stands there. */
function assertQuotes(text: string, range: Range, quoted: string): void {
  assert.equal(text.slice(range.start.offset, range.end.offset), quoted);
  const lines = text.split('\n');
  for (const { line, column, offset } of [range.start, range.end]) {
    assert.equal(lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0) + column - 1, offset);
  }
}

describe('check --format json', () => {
  const broken = `${WARNING}\n<!-- wenheng-disable outdated-plan -->\n`;
  const texts: Record<string, string> = { 'drafts/clean.md': CLEAN, 'drafts/warning.md': WARNING, 'drafts/error.md': ERROR, 'drafts/broken.md': broken };
  const folder = workspace({ ...texts, 'corpus/sub/意见.txt': CORPUS_TEXT, 'corpus/图.txt': Uint8Array.of(0, 1), 'wenheng.config.json': config({ corpus: 'corpus', territory: '示例市' }) });
  const json = checkJson(['drafts', '--as-of', '2026-03-04'], { cwd: folder });
  const findings = (rule: string): FindingJson[] => json.files.flatMap((file) => file.findings).filter((finding) => finding.rule === rule);

  it('follows the JSON Schema', () => {
    assertValid(json);
    assertValid(checkJson(['test/drafts']));
    assertValid(checkJson(['drafts/error.md', '--lang', 'en', '--quiet'], { cwd: folder }));
    assertValid(checkJson(['-', '--only', 'duplicate-clause'], { cwd: workspace({}), input: CLEAN }));
    assertValid(checkJson(['-'], { cwd: workspace({}), input: '' }));
  });

  it('says what it is', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    assert.deepEqual([json.version, json.tool], [1, { name: 'wenheng', version }]);
  });

  it('describes each file', () => {
    assert.deepEqual(json.files.map((file) => file.path), ['drafts/broken.md', 'drafts/clean.md', 'drafts/error.md', 'drafts/warning.md']);
    const { title, asOf, asOfSource, territory, level } = json.files[3]!;
    assert.deepEqual({ title, asOf, asOfSource, territory, level }, { title: '示例市数字经济工作方案', asOf: '2026-03-04', asOfSource: 'flag', territory: '示例省示例市', level: 'city' });
  });

  it('quotes the draft in every finding, and its edits replace what is quoted', () => {
    for (const file of json.files) {
      for (const finding of file.findings) {
        assertQuotes(texts[file.path]!, finding.range, finding.text);
        for (const { start, end } of finding.fixes.flatMap((fix) => fix.edits)) assert.ok(finding.range.start.offset <= start && start <= end && end <= finding.range.end.offset);
      }
    }
    const [outdated] = findings('outdated-meeting');
    assert.equal(outdated!.text, '党的十九大精神');
    assert.deepEqual([outdated!.fixes[0]!.applicability, outdated!.fixes[0]!.preferred], ['review', true]);
  });

  it('quotes the corpus document in its evidence, by a path in that corpus', () => {
    const { related } = findings('duplicate-clause')[0]!;
    assert.deepEqual([related[0]!.path, related[0]!.corpus, related[0]!.title], ['sub/意见.txt', 'corpus', '示例省人民政府关于发展算力服务的意见']);
    assertQuotes(CORPUS_TEXT, related[0]!.range, related[0]!.text);
  });

  it('quotes the draft itself in its evidence, without a corpus', () => {
    const [entry] = findings('heading-sequence')[0]!.related;
    assert.deepEqual([entry!.path, 'corpus' in entry!], ['drafts/error.md', false]);
    assertQuotes(ERROR, entry!.range, entry!.text);
  });

  it('reports mistakes in the document with their place', () => {
    const [problem] = json.files[0]!.problems;
    assert.equal(problem!.kind, 'suppression');
    assert.match(broken.slice(problem!.range!.start.offset, problem!.range!.end.offset), /^<!-- wenheng-disable outdated-plan -->$/);
  });

  it('says what was skipped and what was not checked', () => {
    assert.deepEqual(json.skipped.map((entry) => entry.path), ['corpus/图.txt']);
    const [file] = checkJson(['drafts/clean.md', '--config', 'plain.json'], { cwd: workspace({ 'drafts/clean.md': CLEAN, 'plain.json': '{}' }) }).files;
    assert.match(file!.notChecked.map((entry) => `${entry.what} ${entry.reason}`).join(), /duplicate-clause.*没有指定语料库/);
  });

  it('sums up', () => {
    const { milliseconds, ...summary } = json.summary;
    const count = (severity: string): number => json.files.flatMap((file) => file.findings).filter((finding) => finding.severity === severity).length;
    assert.deepEqual(summary, { files: 4, error: count('error'), warning: count('warning'), info: count('info'), suppressed: 0, baselined: 0, clauses: 8, targets: 0, citations: 0, corpusDocuments: 1, corpusClauses: 2 });
    assert.ok(milliseconds >= 0);
  });

  it('goes to a file beside another format on standard output', () => {
    const { code, stdout, stderr } = wenheng(['check', 'drafts/error.md', '--format', 'json=结果.json', '--format', 'stylish'], { cwd: folder });
    assert.deepEqual([code, stderr], [1, '']);
    assert.match(stdout, /heading-sequence/);
    const written = JSON.parse(readFileSync(join(folder, '结果.json'), 'utf8')) as CheckJson;
    assertValid(written);
    assert.equal(written.files[0]!.findings[0]!.rule, 'heading-sequence');
  });
});
