/** `--format rdjson`: the findings of the JSON format; its byte columns mark the same text. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, wenheng, workspace } from '../../support/cli.js';
import { CLEAN } from '../../support/drafts.js';
import { HARD, inAllFormats, isOpen, NOTES, said, saidByJson, type Written } from '../../support/formats.js';

interface Place {
  line: number;
  column: number;
}

interface Location {
  path: string;
  range?: { start: Place; end: Place };
}

interface Diagnostic {
  message: string;
  location: Location;
  severity: string;
  code: { value: string };
  suggestions?: { range: { start: Place; end: Place }; text: string }[];
  related_locations?: { message: string; location: Location }[];
}

function read(text: string): { source: { name: string }; severity: string; diagnostics: Diagnostic[] } {
  return JSON.parse(text) as ReturnType<typeof read>;
}

function findingsOf(written: Written): Diagnostic[] {
  return read(written.text.rdjson).diagnostics.filter(({ code }) => !NOTES.includes(code.value));
}

function assertSame(written: Written): Diagnostic[] {
  const diagnostics = findingsOf(written);
  assert.deepEqual(said(diagnostics.map(({ message, location, code }) => ({ path: location.path, rule: code.value, line: location.range!.start.line, message }))), saidByJson(written.json, isOpen));
  return diagnostics;
}

/** The bytes between two places, as text. */
function bytesIn(bytes: Buffer, { start, end }: NonNullable<Location['range']>): string {
  const offset = ({ line, column }: Place): number => {
    let begin = 0;
    for (let lines = 1; lines < line; lines++) begin = bytes.indexOf(10, begin) + 1;
    return begin + column - 1;
  };
  return bytes.subarray(offset(start), offset(end)).toString('utf8');
}

describe('check --format rdjson', () => {
  const folder = workspace(HARD);
  const written = inAllFormats(['稿 件', '--as-of', '2026-11-22'], { cwd: folder });

  it('says the same of the sample drafts, in both languages and with --quiet', () => {
    for (const words of [[], ['--lang', 'en'], ['--quiet']]) assertSame(inAllFormats(['test/drafts', '--as-of', '2026-11-22', ...words]));
  });

  it('marks in bytes what the finding and its evidence quote', () => {
    for (const [each, cwd] of [[written, folder], [inAllFormats(['test/drafts', '--as-of', '2026-11-22']), ROOT]] as const) {
      const findings = each.json.files.flatMap((file) => file.findings).filter(isOpen);
      for (const [index, { location, related_locations: related = [] }] of assertSame(each).entries()) {
        assert.equal(bytesIn(readFileSync(join(cwd, location.path)), location.range!), findings[index]!.text);
        assert.deepEqual(related.map(({ message }) => message), findings[index]!.related.map(({ message }) => message));
        for (const [at, { location: place }] of related.entries()) assert.equal(bytesIn(readFileSync(join(cwd, place.path)), place.range!), findings[index]!.related[at]!.text);
      }
    }
    const astral = findingsOf(written).find(({ code }) => code.value === 'outdated-meeting')!;
    assert.deepEqual(astral.location.range!.start, { line: 5, column: 1 + Buffer.byteLength('𠮷祥如意 | \u0001深入贯彻') });
  });

  it('suggests what the fixes of the JSON make', () => {
    const each = inAllFormats(['test/drafts', '--as-of', '2026-11-22']);
    const findings = each.json.files.flatMap((file) => file.findings);
    const suggesting = assertSame(each).flatMap(({ location, suggestions = [] }, index) => suggestions.map((suggestion, at) => ({ ...suggestion, path: location.path, fix: findings[index]!.fixes[at]! })));
    assert.ok(suggesting.length > 5);
    for (const { path, range, text, fix } of suggesting) {
      const content = readFileSync(join(ROOT, path), 'utf8');
      const edits = [...fix.edits].sort((a, b) => a.start - b.start);
      const start = edits[0]!.start;
      const end = edits.at(-1)!.end;
      assert.equal(bytesIn(readFileSync(join(ROOT, path)), range), content.slice(start, end));
      assert.equal(text, edits.reduceRight((after, edit) => after.slice(0, edit.start - start) + edit.newText + after.slice(edit.end - start), content.slice(start, end)));
    }
  });

  it('leaves suppressed findings out, tells what went wrong, and how grave the whole is', () => {
    assert.equal(findingsOf(written).filter(({ code }) => code.value === 'outdated-meeting').length, 1);
    const { source, severity, diagnostics } = read(written.text.rdjson);
    assert.deepEqual([source.name, severity], ['wenheng', 'ERROR']);
    const notes = diagnostics.filter(({ code }) => NOTES.includes(code.value));
    assert.deepEqual(notes.map(({ code, severity: grave, location }) => [code.value, grave, location.path, location.range?.start.line]), [
      ['suppression', 'WARNING', '稿 件/空.md', 7],
      ['suppression', 'WARNING', '稿 件/空.md', 7],
      ['skipped', 'WARNING', 'corpus/图.txt', undefined],
    ]);
  });

  it('says what was not checked', () => {
    const { stdout } = wenheng(['check', '-', '--format', 'rdjson', '--only', 'duplicate-clause'], { cwd: workspace({}), input: CLEAN });
    assert.match(read(stdout).diagnostics.map(({ code, message }) => `${code.value} ${message}`).join('\n'), /not-checked 没有规则可以运行\nnot-checked .*没有指定语料库/);
  });
});
