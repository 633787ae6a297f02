/** The parts of the extension that know no editor (扩展中不涉及编辑器的部分). */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse, type ParseError } from 'jsonc-parser';
import { dayOf, isWrittenAsDay, readDay } from '../../client/src/days.js';
import { withValue } from '../../client/src/json-edit.js';
import { countingFindings, readProgress, readReport, readSaid, totalsOf, type FileReport } from '../../client/src/program-output.js';
import { mayRestart } from '../../client/src/restarts.js';
import { templatesIn } from '../../client/src/templates.js';
import { ROOT } from '../support/cli.js';

describe('days', () => {
  it('are read as people write them', () => {
    for (const text of ['2026-11-22', '2026年11月22日', ' 2026/11/22 ', '2026.11.22']) assert.equal(readDay(text), '2026-11-22', text);
    assert.equal(readDay('2026年1月2日'), '2026-01-02');
  });

  it('are not read where there is no such day', () => {
    for (const text of ['', '2026', '2026-13-01', '2026-02-29', '2026-04-31', '22.11.2026', '2026年11月', '明天', '2026-11-22日后']) assert.equal(readDay(text), undefined, text);
    assert.equal(readDay('2024-02-29'), '2024-02-29');
  });

  it('that do not exist are told from what is written otherwise', () => {
    assert.deepEqual(['2026-02-30', '2026年2月30日', '2026-13-01', '明天', '2026年11月', ''].map(isWrittenAsDay), [true, true, true, false, false, false]);
  });

  it('begin where the user is', () => {
    assert.equal(dayOf(new Date(2026, 0, 5, 0, 30)), '2026-01-05');
    assert.equal(dayOf(new Date(2026, 0, 5, 23, 30)), '2026-01-05');
  });
});

describe('a value in a configuration', () => {
  const CONFIG = '{\r\n  // 与其中的文件对照\r\n  "corpus": ["corpus"], // 省、市文件\r\n  "asOf": "2026-11-22"\r\n  // "rules": {}\r\n}\r\n';

  it('is replaced with everything around it kept', () => {
    assert.equal(withValue(CONFIG, 'asOf', '2017-12-01'), CONFIG.replace('2026-11-22', '2017-12-01'));
  });

  it('is taken out, comments kept', () => {
    assert.equal(withValue(CONFIG, 'asOf', undefined), '{\r\n  // 与其中的文件对照\r\n  "corpus": ["corpus"] // 省、市文件\r\n  // "rules": {}\r\n}\r\n');
    assert.equal(withValue(CONFIG, 'corpus', undefined), '{\r\n  // 与其中的文件对照\r\n   // 省、市文件\r\n  "asOf": "2026-11-22"\r\n  // "rules": {}\r\n}\r\n');
    assert.equal(withValue('{ "asOf": "2026-01-02", "level": "city" }', 'asOf', undefined), '{  "level": "city" }');
    assert.equal(withValue('{\n  "asOf": "2026-01-02", // 定稿日\n}\n', 'asOf', undefined), '{\n   // 定稿日\n}\n');
    assert.equal(withValue(CONFIG, 'level', undefined), CONFIG);
  });

  it('is added after the others, comments kept', () => {
    assert.equal(withValue(CONFIG, 'baseline', 'b.json'), CONFIG.replace('"2026-11-22"\r\n', '"2026-11-22",\r\n  "baseline": "b.json"\r\n'));
    assert.equal(withValue('{\n  "level": "city" /* 市\n级 */ // 甲\n}', 'asOf', '2026-01-02'), '{\n  "level": "city", /* 市\n级 */ // 甲\n  "asOf": "2026-01-02"\n}');
    assert.equal(withValue('{\n  "level": "city", // 市级\n}', 'asOf', '2026-01-02'), '{\n  "level": "city", // 市级\n  "asOf": "2026-01-02",\n}');
    assert.equal(withValue('{ "level": "city" }', 'asOf', '2026-01-02'), '{ "level": "city", "asOf": "2026-01-02" }');
    assert.equal(withValue('{\n  // "corpus": ["政策库"],\n\n  "rules": {}\n}\n', 'corpus', ['corpus']), '{\n  // "corpus": ["政策库"],\n\n  "rules": {},\n  "corpus": ["corpus"]\n}\n');
    assert.equal(withValue('{}', 'asOf', '2026-01-02'), '{\n  "asOf": "2026-01-02"\n}');
    assert.equal(withValue('{\n  // 空\n}\n', 'asOf', '2026-01-02'), '{\n  "asOf": "2026-01-02"\n  // 空\n}\n');
  });

  it('can be put in and taken out of any configuration: what is left means the same', () => {
    const piece = fc.constantFrom('// 甲\n', '/* 乙 */ ', '\n', '  ', '');
    const entry = fc.constantFrom('"asOf": "2026-01-02"', '"level": "city"', '"rules": { "a": ["off", {}] }', '"corpus": [ "a", /* 丙 */ "b" ]');
    const object = fc.tuple(fc.uniqueArray(entry), fc.array(piece, { minLength: 10, maxLength: 10 }), fc.boolean()).map(([entries, pieces, trailing]) => {
      const inner = entries.map((text, index) => `${pieces[index]!}${text}${pieces[index + 4]!}`).join(',');
      return `{${inner}${trailing && entries.length > 0 ? ',' : ''}${pieces[9]!}}`;
    });
    const comments = (text: string): string[] => text.match(/\/\/ .|\/\* . \*\//g) ?? [];
    fc.assert(
      fc.property(object, fc.constantFrom('asOf', 'level', 'baseline'), fc.option(fc.constantFrom('x', 'y'), { nil: undefined }), (text, key, value) => {
        const errors: ParseError[] = [];
        const changed = withValue(text, key, value)!;
        const others = Object.entries(parse(text, [], { allowTrailingComma: true }) as object).filter(([name]) => name !== key);
        const meant = Object.fromEntries([...others, ...(value === undefined ? [] : [[key, value]])]) as unknown;
        assert.deepEqual(parse(changed, errors, { allowTrailingComma: true }), meant, changed);
        assert.deepEqual(errors, [], changed);
        assert.deepEqual(comments(changed), comments(text));
      }),
      { numRuns: 500 },
    );
  });

  it('is not written into what is no configuration', () => {
    for (const text of ['', '{ "corpus" ["corpus"] }', '[]', '3', '{ "asOf": ']) assert.equal(withValue(text, 'asOf', '2026-01-02'), undefined, text);
  });
});

describe('what the program writes', () => {
  const finding = { rule: 'heading-sequence', severity: 'error', message: '', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 3 } }, related: [] } as const;
  const file = (findings: FileReport['findings']): FileReport => ({ path: 'a.md', findings, problems: [] });

  it('is progress, or a remark', () => {
    assert.deepEqual(readProgress('wenheng: progress 3'), { done: 3 });
    assert.deepEqual(readProgress('wenheng: progress 3/12'), { done: 3, total: 12 });
    for (const line of ['wenheng: 错误：progress 3', 'progress 3', 'wenheng: progress 3/12/1', '']) assert.equal(readProgress(line), undefined, line);
    assert.equal(readSaid('wenheng: 错误：没有语料库'), '错误：没有语料库');
  });

  it('is a report, or none', () => {
    assert.equal(readReport(''), undefined);
    assert.equal(readReport('{"files":['), undefined);
    assert.deepEqual(readReport('{"files":[],"skipped":[]}')!.files, []);
  });

  it('counts neither what is suppressed nor what a baseline covers', () => {
    const counted = file([finding, { ...finding, suppressed: {} }, { ...finding, baselined: true }, { ...finding, severity: 'info' }]);
    assert.deepEqual(countingFindings(counted).map(({ severity }) => severity), ['error', 'info']);
    assert.deepEqual(totalsOf([counted, file([]), file([{ ...finding, severity: 'warning' }])]), { files: 3, error: 1, warning: 1, info: 1 });
  });
});

describe('a server that ends by itself', () => {
  const minute = 60_000;
  it('is started again four times in three minutes, and again after a while', () => {
    assert.deepEqual([1, 2, 3, 4, 5].map((count) => mayRestart(Array.from({ length: count }, (_, index) => index * 1000))), [true, true, true, true, false]);
    assert.equal(mayRestart([0, 1, 2, 3, 4].map((count) => count * minute)), true);
  });
});

describe('templates', () => {
  const templates = templatesIn(readFileSync(join(ROOT, 'snippets', 'policy-zh.json'), 'utf8'));

  it('are the snippets that are whole documents', () => {
    for (const name of ['通知', '意见', '实施方案', '规划', '办法']) assert.ok(templates.some((template) => template.name === name), name);
    assert.ok(!templates.some(({ name }) => name === '责任单位'));
    for (const { name, body } of templates) assert.ok(body.includes('\n'), name);
  });

  it('are described in one language at a time, and not by their names alone', () => {
    const described = (wanted: string): unknown => templates.find(({ name }) => name === wanted)?.description;
    assert.deepEqual(described('规划'), { zh: '规划，章节体', en: 'Development plan in chapters and sections' });
    assert.deepEqual(described('实施方案'), { zh: '', en: 'Implementation plan' });
    for (const { name, description } of templates) assert.ok(/^[A-Z][ -~’]+$/.test(description.en) && !/[a-z]{3}/.test(description.zh), name);
  });
});
