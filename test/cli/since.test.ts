/** `check --since`: only what is new since a revision of a Git repository. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkJson, put, wenheng, workspace, type CheckJson } from '../support/cli.js';
import { docx, p, r } from '../support/docx.js';

const OLD = '深入贯彻党的十九大精神，推动数字经济做实做强，扩大公共服务平台的覆盖范围。';
const NEW = '全面落实党的十九大精神，推动示例市物流枢纽建设，降低中小企业的运输费用。';
const draft = (...clauses: readonly string[]): string => `# 示例市数字经济工作方案\n\n一、总体要求\n\n${clauses.join('\n\n')}\n`;
const AWAY = { HOME: '/nowhere', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

function git(cwd: string, ...words: string[]): string {
  return execFileSync('git', ['-c', 'user.name=测试', '-c', 'user.email=test@example.invalid', ...words], { cwd, encoding: 'utf8', env: { ...process.env, ...AWAY } });
}

/** A repository with one commit of these files. */
function repository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = workspace(files);
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '-q', '-m', 'first');
  return folder;
}

const found = ({ files }: CheckJson): string[] => files.flatMap(({ path, findings }) => findings.map(({ range }) => `${path}:${range.start.line}`));
const since = (cwd: string, ...words: string[]): CheckJson => checkJson(['.', '--since', 'HEAD', ...words], { cwd });

describe('check --since', () => {
  it('reports new and changed clauses, committed or not, and none of what was moved', () => {
    const folder = repository({ '方案.md': draft(OLD, '建设公共服务平台。'), '未动.md': draft(OLD) });
    const nothing = since(folder);
    assert.deepEqual([found(nothing), nothing.summary.files, (nothing.summary as { unchanged?: number }).unchanged], [[], 2, 2]);
    assert.equal(wenheng(['check', '.', '--since', 'HEAD', '--fail-on', 'info'], { cwd: folder }).code, 0);
    put(folder, '方案.md', draft('建设公共服务平台。', NEW, OLD));
    assert.deepEqual(found(since(folder)), ['方案.md:7']);
    git(folder, 'commit', '-qam', 'second');
    assert.deepEqual(found(since(folder)), []);
    assert.deepEqual(found(checkJson(['.', '--since', 'HEAD~1'], { cwd: folder })), ['方案.md:7']);
    const { stderr } = wenheng(['check', '.', '--since', 'HEAD~1'], { cwd: folder });
    assert.match(stderr, /只报告 HEAD~1 以来.*1 份文稿没有改动/);
  });

  it('checks new files as a whole and follows renamed ones, whatever their names', () => {
    const folder = repository({ '文 稿/旧名"一.md': draft(OLD, '建设公共服务平台，完善运行机制，公布收费标准，接受社会监督，按季报送进展情况。') });
    renameSync(join(folder, '文 稿/旧名"一.md'), join(folder, '新名.md'));
    git(folder, 'add', '-A');
    put(folder, '增加.md', draft(OLD));
    assert.deepEqual(found(since(folder)), ['增加.md:5']);
  });

  it('looks at no unchanged Word file, and says that a changed one is checked as a whole', () => {
    const word = (...clauses: readonly string[]): Uint8Array => docx({ body: ['示例市数字经济工作方案', '一、总体要求', ...clauses].map((line) => p(r(line))).join('') });
    const folder = repository({ '方案.docx': word(OLD) });
    assert.deepEqual(found(since(folder)), []);
    assert.doesNotMatch(wenheng(['check', '.', '--since', 'HEAD'], { cwd: folder }).stderr, /整篇检查/);
    put(folder, '方案.docx', word(OLD, NEW));
    assert.deepEqual(found(since(folder)), ['方案.docx:3', '方案.docx:4']);
    assert.match(wenheng(['check', '.', '--since', 'HEAD'], { cwd: folder }).stderr, /不是文本文件，无法逐条比较，整篇检查：方案\.docx/);
  });

  it('leaves out what the baseline knows, calls none of the rest stale, and is no measure for a new baseline', () => {
    const folder = repository({ '方案.md': draft(OLD), '未动.md': draft(OLD) });
    assert.equal(wenheng(['check', '.', '--write-baseline', '--baseline', '基线.json'], { cwd: folder }).code, 0);
    put(folder, '方案.md', draft('建设公共服务平台。', NEW, OLD));
    const [changed] = since(folder, '--baseline', '基线.json').files;
    assert.deepEqual(changed!.findings.map(({ text, range, baselined }) => [text, range.start.line, baselined]), [['党的十九大精神', 7, undefined]]);
    assert.doesNotMatch(wenheng(['check', '.', '--since', 'HEAD', '--baseline', '基线.json'], { cwd: folder }).stderr, /基线/);
    const { code, stderr } = wenheng(['check', '.', '--since', 'HEAD', '--baseline', '基线.json', '--write-baseline'], { cwd: folder });
    assert.deepEqual([code, /--since 只看改动/.test(stderr)], [2, true]);
  });

  it('works in a subfolder, on standard input, and says which files lie outside', () => {
    const folder = repository({ 'a/方案.md': draft(OLD) });
    assert.deepEqual(found(since(join(folder, 'a'))), []);
    const piped = (text: string): string[] => found(checkJson(['-', '--stdin-filename', '方案.md', '--since', 'HEAD'], { cwd: join(folder, 'a'), input: text }));
    assert.deepEqual([piped(draft(OLD)), piped(draft(OLD, NEW))], [[], ['方案.md:7']]);
    const elsewhere = workspace({ '外.md': draft(OLD) });
    const { stdout, stderr } = wenheng(['check', join(elsewhere, '外.md'), '--since', 'HEAD'], { cwd: folder });
    assert.match(stderr, /不在版本库中，整篇检查：.*外\.md/);
    assert.match(stdout, /outdated-meeting/);
  });

  it('counts a finding about two places where either is new', () => {
    const clause = '鼓励百货店延长营业时间，设置夜间专线公交和临时停车区，节假日由商务部门统一发布活动安排并公布监督电话，接受群众监督。';
    const folder = repository({ '方案.md': draft(clause) });
    put(folder, '方案.md', draft(clause, '建设公共服务平台。', clause));
    const { findings } = since(folder, '--only', 'duplicate-in-draft').files[0]!;
    assert.deepEqual(findings.map(({ rule }) => rule), ['duplicate-in-draft']);
  });

  it('is 2 without a repository, for an unknown revision, and for an option in its place', () => {
    const folder = repository({ '方案.md': draft(OLD) });
    const fails = (cwd: string, revision: string): string => {
      const { code, stdout, stderr } = wenheng(['check', '.', `--since=${revision}`], { cwd, env: { GIT_CEILING_DIRECTORIES: join(cwd, '..') } });
      assert.deepEqual([code, stdout], [2, '']);
      return stderr;
    };
    assert.match(fails(folder, 'nowhere'), /版本库中没有这个版本/);
    assert.match(fails(folder, '--output=x'), /不是版本名/);
    assert.match(fails(folder, ''), /不是版本名/);
    assert.match(fails(workspace({ '方案.md': draft(OLD) }), 'HEAD'), /不在 Git 版本库中/);
    put(folder, '方案.md', draft(OLD, NEW));
    git(folder, 'commit', '-qam', 'second');
    const shallow = workspace({});
    git(shallow, 'clone', '-q', '--depth', '1', `file://${folder}`, 'clone');
    assert.match(fails(join(shallow, 'clone'), 'HEAD~1'), /浅克隆.*fetch-depth: 0/);
    rmSync(shallow, { recursive: true });
  });
});
