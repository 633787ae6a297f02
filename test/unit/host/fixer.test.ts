/** Fixing files: encodings, line ends and modes stay, links are followed, and what cannot be written is left alone. No rule of the product has a safe fix yet: one is invented. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixStep, type FixMode } from '../../../server/src/cli/fix-step.js';
import type { Terminal } from '../../../server/src/cli/terminal.js';
import { applyBaselines } from '../../../server/src/host/baselines.js';
import { decode } from '../../../server/src/host/decode.js';
import type { Finding } from '../../../server/src/engine/model.js';
import { fixDraft, writeFixed, type FixedDraft } from '../../../server/src/host/fixer.js';
import type { RunOptions } from '../../../server/src/host/inputs.js';
import { Runner } from '../../../server/src/host/run.js';
import { SegmenterHost } from '../../../server/src/host/segmenter.js';
import type { PassageRule } from '../../../server/src/rules/model.js';
import { workspace } from '../../support/cli.js';
import { gb18030, utf16, utf8WithMark } from '../../support/encode.js';

/** 的的 becomes 的: mechanical. */
const doubled = (to = '的'): PassageRule => ({
  meta: { id: 'doubled-word', family: 'form', severity: 'warning', summary: { zh: '叠字', en: 'doubled' }, norm: { zh: '无', en: 'none' }, fixable: true, needsCorpus: false },
  *checkPassage({ text }) {
    for (const { index } of text.matchAll(/的的/g)) {
      const span = { start: index, end: index + 2 };
      yield { span, message: { zh: '叠字', en: 'doubled' }, fixes: [{ title: { zh: '删一字', en: 'drop one' }, preferred: true, applicability: 'safe', edits: [{ span, newText: to }] }] };
    }
  },
});

const BEFORE = '# 示例市数字经济工作方案\r\n\r\n一、总体要求\r\n\r\n坚持企业的的主体地位。\r\n\r\n二、主要任务\n\n建设公共的的服务的的的平台。';
const AFTER = BEFORE.replaceAll(/的{2,}/g, '的');

function ran(folder: string, mode: FixMode, more: Partial<RunOptions> = {}, rule = doubled()): { out: Buffer; said: string[]; step: ReturnType<typeof fixStep> } {
  const out: Uint8Array[] = [];
  const said: string[] = [];
  const terminal: Terminal = {
    cwd: folder, programs: undefined, today: '2026-01-02', columns: 100, color: false, environment: {},
    write: (text) => void out.push(Buffer.from(text as string)),
    complain: ({ zh }) => void said.push(zh),
    note: ({ zh }) => void said.push(zh),
    readInput: () => new Uint8Array(),
  };
  const nothing = { stdin: undefined, corpus: undefined, config: undefined, asOf: undefined, territory: undefined, level: undefined, only: undefined };
  const options: RunOptions = { cwd: folder, programs: undefined, paths: ['.'], severities: new Map(), rules: [rule], today: '2026-01-02', cache: join(folder, '.cache'), ...nothing, ...more };
  const step = fixStep(mode, options, new SegmenterHost('none', () => assert.fail('no segmenter is needed')), terminal);
  return { out: Buffer.concat(out), said, step };
}

describe('fixing files', () => {
  it('keeps encoding, byte order mark and line ends, and is done after one run', () => {
    const files = { 'a.md': BEFORE, 'b.md': utf8WithMark(BEFORE), 'c.md': utf16(BEFORE, 'little'), 'd.md': utf16(BEFORE, 'big'), 'e.md': gb18030(BEFORE) };
    const folder = workspace(files);
    const { step, said } = ran(folder, 'write');
    assert.deepEqual([step.fixed, step.failed], [20, false]);
    assert.match(said.join('\n'), /已自动修改 5 份文稿中的 20 处/);
    const expected = { 'a.md': Buffer.from(AFTER), 'b.md': utf8WithMark(AFTER), 'c.md': utf16(AFTER, 'little'), 'd.md': utf16(AFTER, 'big'), 'e.md': gb18030(AFTER) };
    for (const [name, bytes] of Object.entries(expected)) assert.ok(readFileSync(join(folder, name)).equals(bytes), name);
    assert.equal(ran(folder, 'write').step.fixed, 0);
  });

  it('keeps the bytes of a character that could be written in two ways', () => {
    const euro = Buffer.concat([gb18030('# 示例市方案\n\n一、总体要求\n\n投资'), Buffer.of(0x80), gb18030('一亿的的项目。\n')]);
    const folder = workspace({ 'a.md': euro });
    ran(folder, 'write');
    const bytes = readFileSync(join(folder, 'a.md'));
    assert.ok(bytes.includes(0x80) && bytes.length === euro.length - 2);
    assert.match((decode(bytes) as { text: string }).text, /投资€一亿的项目/);
  });

  it('keeps the mode, follows links, leaves no temporary file, and writes a file once that two names lead to', () => {
    const folder = workspace({ 'real/a.md': BEFORE });
    chmodSync(join(folder, 'real/a.md'), 0o640);
    symlinkSync(join(folder, 'real/a.md'), join(folder, 'link.md'));
    const { step } = ran(folder, 'write', { paths: ['link.md', 'real/a.md'] });
    assert.equal(step.fixed, 4);
    assert.ok(lstatSync(join(folder, 'link.md')).isSymbolicLink());
    assert.equal(statSync(join(folder, 'real/a.md')).mode & 0o777, 0o640);
    assert.equal(readFileSync(join(folder, 'real/a.md'), 'utf8'), AFTER);
    assert.deepEqual(readdirSync(join(folder, 'real')), ['a.md']);
  });

  it('leaves suppressed findings alone', () => {
    const suppressed = BEFORE.replace('坚持', '<!-- wenheng-disable-next-line doubled-word -- 引文 -->\r\n坚持');
    const folder = workspace({ 'a.md': suppressed });
    ran(folder, 'write');
    assert.match(readFileSync(join(folder, 'a.md'), 'utf8'), /企业的的主体[^]*公共的服务的平台/);
  });

  it('leaves alone what the baseline knows, and fixes one more of it', () => {
    const folder = workspace({ 'a.md': BEFORE.replace('服务的的的平台', '服务平台'), 'wenheng.config.json': '{ "baseline": "known.json" }' });
    const asked = { cwd: folder, programs: undefined, paths: ['a.md'], severities: new Map(), rules: [doubled()], today: '2026-01-02', cache: folder, stdin: undefined, corpus: undefined, config: undefined, asOf: undefined, territory: undefined, level: undefined, only: undefined };
    applyBaselines(new Runner({ ...asked, baseline: { file: undefined, write: true } }).run(), { cwd: folder, ruleIds: new Set(['doubled-word']), write: true });
    writeFileSync(join(folder, 'a.md'), `${readFileSync(join(folder, 'a.md'), 'utf8')}\n\n扩大农村的的网络。`);
    assert.equal(ran(folder, 'write', { paths: ['a.md'], baseline: { file: undefined, write: false } }).step.fixed, 1);
    assert.match(readFileSync(join(folder, 'a.md'), 'utf8'), /企业的的主体[^]*公共的的服务平台。\n\n扩大农村的网络。$/);
  });

  it('refuses a character that the encoding does not have, names it, and writes nothing', () => {
    const folder = workspace({ 'a.md': gb18030(BEFORE) });
    const { step, said } = ran(folder, 'write', {}, doubled('😀'));
    assert.deepEqual([step.fixed, step.failed], [0, true]);
    assert.match(said.join('\n'), /无法自动修改 a\.md：文件编码为 GBK，写不下字符“😀”（U\+1F600）/);
    assert.ok(readFileSync(join(folder, 'a.md')).equals(gb18030(BEFORE)));
  });

  it('writes no Word file, and says so only where there is something to fix', () => {
    const check = (text: string): readonly Finding[] => [...text.matchAll(/的的/g)].map(({ index }) => ({
      rule: 'doubled-word', severity: 'warning', text: '的的', first: String(index), span: { start: index, end: index + 2 }, message: { zh: '叠字', en: 'doubled' }, evidence: [], data: {}, fingerprint: String(index),
      fixes: [{ title: { zh: '删一字', en: 'drop one' }, preferred: true, applicability: 'safe', edits: [{ span: { start: index, end: index + 2 }, newText: '的' }] }],
    }));
    const draft = { path: 'a.docx', kind: 'docx' as const, file: '/a.docx', check };
    assert.deepEqual(fixDraft({ ...draft, text: BEFORE }), { path: 'a.docx', failure: { zh: '只改写文本文件；这份文稿请在原来的程序中修改', en: 'only text files are written; please edit this draft in its own program' } });
    assert.equal(fixDraft({ ...draft, text: AFTER }), undefined);
  });

  it('does not write over what was changed in the meantime', () => {
    const folder = workspace({ 'a.md': BEFORE });
    const [fixable] = Runner.fixable({ cwd: folder, programs: undefined, paths: ['a.md'], severities: new Map(), rules: [doubled()], today: '2026-01-02', cache: folder, stdin: undefined, corpus: undefined, config: undefined, asOf: undefined, territory: undefined, level: undefined, only: undefined });
    const fixed = fixDraft(fixable!) as FixedDraft;
    writeFileSync(join(folder, 'a.md'), '另写\n');
    assert.match(writeFixed(fixed)!.failure.zh, /已被改动/);
    assert.equal(readFileSync(join(folder, 'a.md'), 'utf8'), '另写\n');
  });

  it('gives a patch of the files’ own bytes in a dry run, writes no file, and reports on what it would be', () => {
    const files = { '一/a.md': BEFORE, 'b.md': gb18030(BEFORE), 'c.md': utf8WithMark(BEFORE) };
    const folder = workspace(files);
    const { out, step } = ran(folder, 'dry-run');
    assert.equal(readFileSync(join(folder, '一/a.md'), 'utf8'), BEFORE);
    assert.equal(step.options.texts!.get(join(folder, '一/a.md')), AFTER);
    assert.deepEqual(new Runner(step.options).run().files.map(({ result }) => result.findings.length), [0, 0, 0]);
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input: out, encoding: 'utf8', env: { ...process.env, GIT_CEILING_DIRECTORIES: folder } });
    assert.equal(status, 0, stderr);
    assert.equal(readFileSync(join(folder, '一/a.md'), 'utf8'), AFTER);
    assert.ok(readFileSync(join(folder, 'b.md')).equals(gb18030(AFTER)));
    assert.ok(readFileSync(join(folder, 'c.md')).equals(utf8WithMark(AFTER)));
  });

  it('gives a patch of standard input', () => {
    const folder = workspace({});
    const { out, step } = ran(folder, 'dry-run', { paths: ['-'], stdin: { text: BEFORE, filename: 'x.md' } });
    assert.match(out.toString(), /^\+\+\+ \.\/x\.md\n[^]*^\+坚持企业的主体地位。\r$/m);
    assert.equal(step.options.stdin!.text, AFTER);
  });

  it('says that a patch cannot express UTF-16', () => {
    const { step, said } = ran(workspace({ 'a.md': utf16(BEFORE, 'little') }), 'dry-run');
    assert.equal(step.failed, true);
    assert.match(said.join('\n'), /UTF-16，补丁无法表示/);
  });
});
