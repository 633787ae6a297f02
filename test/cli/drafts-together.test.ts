/** Several drafts of one run (`duplicate-across-drafts`), and where their text comes from (`--stats`). */

import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { checkJson, config, ROOT, wenheng, workspace, type CheckJson, type StatsJson } from '../support/cli.js';

const SHOPS = '鼓励百货店延长营业时间，设置夜间专线公交和临时停车区，节假日由商务部门统一发布活动安排并公布监督电话。';
const STREETS = '沿示例河两岸改造三条步行街区，保留老字号门面原有格局，沿街增设无障碍坡道和夜间照明，由街道办事处按季评估客流变化。';
const PARKS = '利用桥下空间和边角地建设口袋公园，配套儿童活动设施和雨水花园，由园林部门负责养护并每年公布一次满意度。';
const draftOf = (title: string, ...clauses: readonly string[]): string => `# ${title}\n\n一、主要任务\n\n${clauses.join('\n\n')}\n`;
const RULE = 'duplicate-across-drafts';
const FILES = {
  'a/商圈.md': draftOf('示例市商圈改造方案', STREETS, SHOPS),
  'a/夜市.md': draftOf('示例市夜间经济方案', PARKS, SHOPS),
  'wenheng.config.json': config({ asOf: '2026-11-22', territory: '示例市' }),
} as const;
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(JSON.parse(readFileSync(join(ROOT, 'docs/check-result.schema.json'), 'utf8')) as object);

function json(words: readonly string[], cwd: string): CheckJson {
  const result = checkJson(words, { cwd });
  assert.ok(validate(result), JSON.stringify(validate.errors, undefined, 2));
  return result;
}

describe('check: drafts of one run', () => {
  const folder = workspace(FILES);

  it('finds a clause in both drafts, with the other as evidence', () => {
    const { files } = json(['a', '--only', RULE], folder);
    const [one, other] = files.map((file) => file.findings);
    assert.deepEqual([one!.length, other!.length], [1, 1]);
    for (const [finding, path] of [[one![0]!, 'a/夜市.md'], [other![0]!, 'a/商圈.md']] as const) {
      assert.deepEqual([finding.severity, finding.text], ['info', SHOPS]);
      const [related] = finding.related;
      assert.deepEqual([related!.path, 'corpus' in related!, related!.text], [path, false, SHOPS]);
      assert.equal(FILES[path].slice(related!.range.start.offset, related!.range.end.offset), SHOPS);
    }
  });

  it('shows where the evidence stands', () => {
    assert.match(wenheng(['check', 'a', '--only', RULE], { cwd: folder }).stdout, /└ 依据 a\/夜市\.md:7:1/);
  });

  it('gives the same findings and fingerprints in whatever order, and under other names', () => {
    const identities = (result: CheckJson): string[] => result.files.flatMap((file) => file.findings.map((finding) => `${file.title} ${finding.fingerprint}`)).sort();
    const there = workspace({ 'x.md': FILES['a/夜市.md'], 'y/z.md': FILES['a/商圈.md'], 'wenheng.config.json': FILES['wenheng.config.json'] });
    const expected = identities(json(['a', '--only', RULE], folder));
    assert.deepEqual(identities(json(['a/夜市.md', 'a/商圈.md', '--only', RULE], folder)), expected);
    assert.deepEqual(identities(json(['.', '--only', RULE], there)), expected);
  });

  it('exits by --fail-on as for any rule', () => {
    const code = (...words: string[]): number | null => wenheng(['check', 'a', '--only', RULE, ...words], { cwd: folder }).code;
    assert.deepEqual([code(), code('--fail-on', 'info'), code('--rule', `${RULE}=error`)], [0, 1, 1]);
  });

  it('says of drafts with the same content, and of versions, that they are', () => {
    const here = workspace({ 'a.md': FILES['a/商圈.md'], 'b.md': FILES['a/商圈.md'].replaceAll('\n', '\r\n'), 'c.md': draftOf('示例市商圈改造方案（征求意见稿）', STREETS, PARKS) });
    const said = json(['.', '--only', RULE], here).files.map(({ findings }) => findings.map(({ text, data }) => [text, data['relation']]));
    assert.deepEqual(said, [
      [['示例市商圈改造方案', 'identical'], ['示例市商圈改造方案', 'version']],
      [['示例市商圈改造方案', 'identical'], ['示例市商圈改造方案', 'version']],
      [['示例市商圈改造方案（征求意见稿）', 'version']],
    ]);
  });

  it('has nothing to say of one draft, nor of a file that a link names again; a suppression is not called idle', () => {
    const suppressed = FILES['a/商圈.md'].replace(SHOPS, `<!-- wenheng-disable-next-line ${RULE} -- 两份同时印发 -->\n${SHOPS}`);
    const here = workspace({ 'a.md': suppressed });
    symlinkSync(join(here, 'a.md'), join(here, 'b.md'));
    const alone = json(['a.md'], here).files[0]!;
    assert.deepEqual([alone.findings, alone.problems, alone.notChecked.filter(({ what }) => what.startsWith(RULE))], [[], [], []]);
    assert.deepEqual(json(['a.md', 'b.md'], here).files.flatMap(({ findings }) => findings.map(({ rule }) => rule)), []);
  });

  it('is 2 where the only rule that is asked for has nothing to hold a draft against', () => {
    const { code, stderr } = wenheng(['check', 'a/商圈.md', '--only', RULE], { cwd: folder });
    assert.equal(code, 2);
    assert.match(stderr, /没有检查任何内容/);
  });
});

describe('check --stats', () => {
  const folder = workspace({
    'draft.md': draftOf('示例市商圈改造方案', '为落实《示例省商贸流通意见》，结合示例市各县区商圈实际情况和居民消费需要，制定本方案并组织实施。', STREETS, SHOPS),
    'corpus/意见.txt': `示例省商贸流通意见\n\n一、任务\n\n${STREETS}\n\n示例省人民政府\n2024年3月4日\n`,
    'corpus/夜市.md': draftOf('样例市夜间经济方案', SHOPS),
    'wenheng.config.json': config({ asOf: '2026-11-22', territory: '示例市', corpus: 'corpus' }),
    'plain.json': config(),
  });

  const percents = ({ own, superior, version, elsewhere }: StatsJson): number[] => [own, superior, version, elsewhere].map(({ percent }) => percent);

  it('says how much is the draft’s own and what comes from where, as JSON', () => {
    const { stats } = json(['draft.md', '--stats'], folder).files[0]!;
    assert.deepEqual(stats!.sources.map(({ relation, path, corpus, title, clauses }) => [relation, path, corpus, title, clauses]), [
      ['superior', '意见.txt', 'corpus', '示例省商贸流通意见', 1],
      ['elsewhere', '夜市.md', 'corpus', '样例市夜间经济方案', 1],
    ]);
    assert.equal(Math.round(percents(stats!).reduce((sum, percent) => sum + percent, 0) * 10), 1000);
    assert.equal(stats!.own.characters + stats!.superior.characters + stats!.elsewhere.characters, stats!.characters);
    assert.equal(stats!.version.characters, 0);
  });

  it('shows it behind the findings', () => {
    const { stdout } = wenheng(['check', 'draft.md', '--stats'], { cwd: folder });
    const [, shown] = /\n {2}来源 {2}正文 \d+ 字.*\n((?: {4}.*\n)+)/.exec(stdout)!;
    const [shares, ...sources] = shown!.trimEnd().split('\n');
    assert.match(shares!, /自写 [\d.]+%，沿用所贯彻的上级文件 [\d.]+%，与其他文件相同 [\d.]+%$/);
    assert.deepEqual(sources.map((line) => line.trim().split(/ {2,}/).slice(1)), [['1 段', '上级', 'corpus/意见.txt', '《示例省商贸流通意见》'], ['1 段', '其他', 'corpus/夜市.md', '《样例市夜间经济方案》']]);
    assert.ok(stdout.indexOf('duplicate-clause') < stdout.indexOf('来源'));
    assert.match(wenheng(['check', 'draft.md', '--stats', '--lang', 'en'], { cwd: folder }).stdout, /own [\d.]+%, from superiors it implements [\d.]+%, as in other documents [\d.]+%/);
  });

  it('leaves findings and exit code as they are, and is absent unless asked for', () => {
    const [plain, stats] = [[], ['--stats']].map((words) => json(['draft.md', ...words], folder).files[0]!);
    assert.ok(!('stats' in plain!));
    assert.deepEqual(stats!.findings, plain!.findings);
    assert.equal(wenheng(['check', 'draft.md', '--stats'], { cwd: folder }).code, 0);
  });

  it('says that nothing was counted where there is no corpus', () => {
    assert.equal(json(['draft.md', '--stats', '--config', 'plain.json'], folder).files[0]!.stats, null);
    assert.match(wenheng(['check', 'draft.md', '--stats', '--config', 'plain.json'], { cwd: folder }).stdout, /来源 {2}没有语料库，未统计来源/);
  });

  it('leaves the draft itself out where the corpus holds it', () => {
    const { stats } = json(['corpus/夜市.md', '--stats'], folder).files[0]!;
    assert.deepEqual([stats!.own.percent, stats!.sources], [100, []]);
  });
});
