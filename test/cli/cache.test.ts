/** `check --cache`: the second run says the same, byte for byte, and nothing is believed that may be out of date. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config, put, wenheng, workspace } from '../support/cli.js';
import { CORPUS_TEXT, SHARED, WARNING } from '../support/drafts.js';

const draft = (title: string, ...clauses: readonly string[]): string => `# ${title}\n\n一、主要任务\n\n${clauses.join('\n\n')}\n`;
const OWN = '沿示例河两岸改造三条步行街区，保留老字号门面原有格局，沿街增设无障碍坡道和夜间照明，由街道办事处按季评估客流变化。';
const FILES = {
  'a.md': draft('示例市商圈改造方案', '深入贯彻党的十九大精神，推动商圈做实做强。', SHARED, OWN),
  'b.md': draft('示例市夜间经济方案', OWN, '<!-- wenheng-disable-next-line outdated-meeting -- 引文 -->\n深入贯彻党的十九大精神。'),
  'corpus/意见.txt': CORPUS_TEXT,
  'wenheng.config.json': config({ corpus: 'corpus', asOf: '2026-11-22', territory: '示例市' }),
};
const FORMATS = ['json', 'sarif', 'junit', 'github', 'gitlab', 'rdjson', 'markdown', 'html', 'stylish'];

/** Every format of a run, without what depends on the clock. */
function reports(folder: string, ...words: readonly string[]): { text: string[]; stderr: string } {
  const out = workspace({});
  const { stderr } = wenheng(['check', 'a.md', 'b.md', '--stats', ...FORMATS.flatMap((format) => ['--format', `${format}=${join(out, format)}`]), ...words], { cwd: folder });
  const text = FORMATS.map((format) => readFileSync(join(out, format), 'utf8').replace(/"milliseconds": \d+|用时 \d+ 毫秒|time="[\d.]+"/g, ''));
  return { text, stderr };
}

const CACHED = ['--cache-location', 'cache/results'];

describe('check --cache', () => {
  it('gives the same reports from what it remembers', () => {
    const folder = workspace(FILES);
    const plain = reports(folder).text;
    for (const round of ['first', 'second']) assert.deepEqual(reports(folder, ...CACHED).text, plain, round);
    assert.match(plain[0]!, /duplicate-clause[^]*duplicate-across-drafts/);
  });

  it('tells equal drafts apart: each is the same as the other, not as itself', () => {
    const folder = workspace({ 'a.md': FILES['b.md'], 'b.md': FILES['b.md'] });
    const plain = reports(folder).text;
    for (const round of ['first', 'second']) assert.deepEqual(reports(folder, ...CACHED).text, plain, round);
    assert.match(plain.join(), /（b\.md）内容完全相同/);
  });

  it('answers from the file: what is written there is what is said', () => {
    const folder = workspace({ 'a.md': WARNING });
    const said = (): string => wenheng(['check', 'a.md', '--cache'], { cwd: folder, env: { WENHENG_CACHE_DIR: join(folder, 'here') } }).stdout;
    said();
    const [name] = readdirSync(join(folder, 'here/results'));
    const [head, body] = readFileSync(join(folder, 'here/results', name!), 'utf8').split('\n') as [string, string];
    const other = body.replace('已非最新提法', '仍是最新提法');
    writeFileSync(join(folder, 'here/results', name!), `${head.replace(/[0-9a-f]+$/, createHash('sha256').update(other).digest('hex'))}\n${other}`);
    assert.match(said(), /仍是最新提法/);
  });

  it('forgets what depends on something that changed: draft, other draft, configuration, facts of the day, corpus, rules', () => {
    const folder = workspace(FILES);
    const same = (...words: readonly string[]): void => assert.deepEqual(reports(folder, ...CACHED, ...words).text, reports(folder, ...words).text);
    same();
    put(folder, 'b.md', FILES['b.md'].replace('夜间经济', '夜间消费'));
    same();
    put(folder, 'a.md', FILES['a.md'].replace('三条步行', '四条步行'));
    same();
    put(folder, 'corpus/意见.txt', CORPUS_TEXT.replaceAll('灾备存储', '数据存储'));
    same();
    put(folder, 'wenheng.config.json', config({ corpus: 'corpus', asOf: '2020-01-01', territory: '示例市', rules: { 'duplicate-clause': 'warning' } }));
    same();
    same('--rule', 'outdated-meeting=error', '--as-of', '2026-11-22');
    same('--only', 'outdated-meeting');
  });

  it('makes a damaged file anew and says so; that of another program it passes over', () => {
    const folder = workspace(FILES);
    const plain = reports(folder, ...CACHED).text;
    const file = join(folder, 'cache/results');
    const whole = readFileSync(file, 'utf8');
    for (const [content, said] of [[whole.replace('党的十九大', '党的十八大'), /缓存已损坏/], [whole.slice(0, whole.length / 2), /缓存已损坏/], [whole.replace(/(?<=wenheng-results 1 )[0-9a-f]{8}/, '00000000'), /^(?![^]*损坏)/]] as const) {
      assert.notEqual(content, whole);
      writeFileSync(file, content);
      const { text, stderr } = reports(folder, ...CACHED);
      assert.deepEqual(text, plain);
      assert.match(stderr, said);
      assert.doesNotMatch(reports(folder, ...CACHED).stderr, /损坏/);
    }
  });

  it('does not write over a file that is no cache', () => {
    const folder = workspace(FILES);
    const { code, stderr } = wenheng(['check', 'a.md', '--cache-location', 'b.md'], { cwd: folder });
    assert.equal(code, 2);
    assert.match(stderr, /不是结果缓存/);
    assert.equal(readFileSync(join(folder, 'b.md'), 'utf8'), FILES['b.md']);
  });
});
