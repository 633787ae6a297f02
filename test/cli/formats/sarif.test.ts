/** `--format sarif`: valid by the schema of SARIF 2.1.0, and the findings of the JSON format with their places. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import type { ArtifactLocation, Location, Log, Region, Run } from 'sarif';
import { config, ROOT, wenheng, workspace } from '../../support/cli.js';
import { CLEAN, CORPUS_TEXT } from '../../support/drafts.js';
import { HARD, inAllFormats, said, saidByJson, type Written } from '../../support/formats.js';

/** The schema of the standard, as Microsoft's matchers bring it: draft 4 in name, without anything that draft 7 reads otherwise. Addresses are read below. */
const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as Record<string, unknown>;
delete schema['$schema'];
delete schema['id'];
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

function runOf(text: string): Run {
  const log = JSON.parse(text) as Log;
  assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 2));
  assert.equal(log.version, '2.1.0');
  assert.equal(log.runs.length, 1);
  return log.runs[0]!;
}

/** The file that a location means, as a path. */
function pathOf({ uri, uriBaseId }: ArtifactLocation, { originalUriBaseIds = {} }: Run): string {
  const base = uriBaseId === undefined ? undefined : originalUriBaseIds[uriBaseId]?.uri;
  return fileURLToPath(new URL(uri!, base));
}

function placeOf({ physicalLocation }: Location, run: Run): { path: string; region: Region } {
  return { path: pathOf(physicalLocation!.artifactLocation!, run), region: physicalLocation!.region! };
}

/** The text of a region, cut out by its lines and columns. */
function textIn(text: string, { startLine, startColumn, endLine, endColumn }: Region): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0) + column - 1;
  return text.slice(offset(startLine!, startColumn!), offset(endLine!, endColumn!));
}

function assertSame({ json, text }: Written, cwd: string): Run {
  const run = runOf(text.sarif);
  const rules = run.tool.driver.rules!;
  const results = run.results!.map(({ ruleId, ruleIndex, message, locations }) => {
    assert.equal(rules[ruleIndex!]!.id, ruleId);
    const { path, region } = placeOf(locations![0]!, run);
    return { path: path.slice(cwd.length + 1), rule: ruleId!, line: region.startLine!, message: message.text!.replaceAll('\\[', '[') };
  });
  assert.deepEqual(said(results), saidByJson(json));
  return run;
}

describe('check --format sarif', () => {
  const folder = workspace(HARD);
  const written = inAllFormats(['稿 件', '--as-of', '2026-11-22'], { cwd: folder });
  const run = assertSame(written, folder);
  const findings = written.json.files.flatMap((file) => file.findings);
  const pairs = run.results!.map((result, index) => [result, findings[index]!] as const);

  it('says the same of the sample drafts, in both languages and with --quiet', () => {
    for (const words of [[], ['--lang', 'en'], ['--quiet']]) {
      const { tool, language } = assertSame(inAllFormats(['test/drafts', '--as-of', '2026-11-22', ...words]), ROOT.replace(/\/$/, ''));
      assert.equal(language, words.includes('en') ? 'en-US' : 'zh-CN');
      assert.match(tool.driver.rules![0]!.shortDescription!.text, words.includes('en') ? /target/ : /目标/);
    }
  });

  it('marks in every region what the finding quotes, in UTF-16 columns', () => {
    assert.equal(run.columnKind, 'utf16CodeUnits');
    const level = (severity: string): string => (severity === 'info' ? 'note' : severity);
    for (const [result, finding] of pairs) {
      const { path, region } = placeOf(result.locations![0]!, run);
      assert.equal(textIn(readFileSync(path, 'utf8'), region), finding.text);
      assert.equal(region.snippet!.text, finding.text);
      assert.deepEqual([result.level, result.partialFingerprints], [level(finding.severity), { 'wenheng/v1': finding.fingerprint }]);
    }
    assert.ok(pairs.some(([, { text }]) => text === '党的十九大精神'));
  });

  it('leads to the evidence, in the draft and in the corpus', () => {
    const shown = pairs.flatMap(([{ relatedLocations = [] }, { related }]) => {
      assert.deepEqual(relatedLocations.map(({ message }) => message!.text!.replaceAll('\\[', '[')), related.map(({ message }) => message));
      return relatedLocations.map((location, index) => [placeOf(location, run), related[index]!] as const);
    });
    for (const [{ path, region }, { text }] of shown) assert.equal(textIn(readFileSync(path, 'utf8'), region), text);
    assert.ok(shown.some(([{ path }]) => path === join(folder, 'corpus/意见.txt')));
    assert.ok(shown.some(([{ path }]) => path.startsWith(join(folder, '稿 件/100%'))));
  });

  it('gives fixes that make the same text as the edits of the JSON', () => {
    const applied = (text: string, edits: readonly { start: number; end: number; newText: string }[]): string => [...edits].sort((a, b) => b.start - a.start).reduce((after, { start, end, newText }) => after.slice(0, start) + newText + after.slice(end), text);
    const fixed = pairs.filter(([, { fixes }]) => fixes.length > 0);
    assert.ok(fixed.length > 0);
    for (const [{ fixes = [], locations }, finding] of fixed) {
      const text = readFileSync(placeOf(locations![0]!, run).path, 'utf8');
      for (const [index, { description, artifactChanges }] of fixes.entries()) {
        assert.equal(description!.text, finding.fixes[index]!.title);
        const edits = artifactChanges[0]!.replacements.map(({ deletedRegion, insertedContent }) => {
          const start = text.split('\n').slice(0, deletedRegion.startLine! - 1).reduce((sum, line) => sum + line.length + 1, 0) + deletedRegion.startColumn! - 1;
          return { start, end: start + textIn(text, deletedRegion).length, newText: insertedContent!.text! };
        });
        assert.equal(applied(text, edits), applied(text, finding.fixes[index]!.edits));
      }
    }
  });

  it('keeps suppressed findings, with their reason', () => {
    const suppressed = pairs.filter(([, finding]) => finding.suppressed);
    assert.deepEqual(suppressed.map(([{ suppressions }]) => suppressions), [[{ kind: 'inSource', justification: '引述 <原文> & "历史"' }]]);
    assert.ok(pairs.filter(([, finding]) => !finding.suppressed).every(([{ suppressions }]) => suppressions === undefined));
  });

  it('lists the drafts, and each rule with its page', () => {
    assert.deepEqual(run.artifacts!.map(({ location }) => pathOf(location!, run)), written.json.files.map(({ path }) => join(folder, path)));
    for (const { id, help, shortDescription } of run.tool.driver.rules!) {
      assert.equal(help!.markdown, readFileSync(join(ROOT, 'docs/rules', `${id}.md`), 'utf8'));
      assert.notEqual(shortDescription!.text, '');
    }
    const uncovered = run.tool.driver.rules!.find(({ id }) => id === 'target-uncovered')!;
    assert.equal(uncovered.defaultConfiguration!.enabled, false);
  });

  it('tells what went wrong and what was passed over', () => {
    const [invocation] = run.invocations!;
    assert.deepEqual([invocation!.executionSuccessful, invocation!.exitCode], [true, 1]);
    const notes = invocation!.toolExecutionNotifications!;
    assert.deepEqual(notes.map(({ descriptor, level }) => [descriptor!.id, level]), [['suppression', 'warning'], ['suppression', 'warning'], ['skipped', 'warning']]);
    const { path, region } = placeOf(notes[0]!.locations![0]!, run);
    assert.equal(textIn(readFileSync(path, 'utf8'), region), '<!-- wenheng-disable outdated-plan -->');
    for (const { descriptor } of notes) assert.equal(run.tool.driver.notifications![descriptor!.index!]!.id, descriptor!.id);
  });

  it('is no success where nothing was checked', () => {
    const { stdout } = wenheng(['check', '-', '--format', 'sarif', '--only', 'duplicate-clause'], { cwd: workspace({}), input: CLEAN });
    const [invocation] = runOf(stdout).invocations!;
    assert.deepEqual([invocation!.executionSuccessful, invocation!.exitCode], [false, 2]);
    assert.match(invocation!.toolExecutionNotifications!.map(({ message }) => message.text).join('\n'), /没有规则可以运行\n未检查 .*duplicate-clause.*没有指定语料库/);
  });

  it('gives evidence in an index file a base without an address', () => {
    const cwd = workspace({ 'draft.md': CLEAN, 'corpus/意见.txt': CORPUS_TEXT, 'wenheng.config.json': config() });
    wenheng(['index', 'corpus', '--out', '语料库.whx'], { cwd });
    const { results, originalUriBaseIds } = runOf(wenheng(['check', 'draft.md', '--corpus', '语料库.whx', '--format', 'sarif'], { cwd }).stdout);
    const { uri, uriBaseId } = results![0]!.relatedLocations![0]!.physicalLocation!.artifactLocation!;
    assert.match(decodeURIComponent(uri!), /意见\.txt$/);
    assert.deepEqual(originalUriBaseIds![uriBaseId!], { description: { text: '语料库 语料库.whx' } });
  });
});

