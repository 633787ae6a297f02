/** The as-of date: flag, then configuration, then front matter, then 成文日期, then today. */

import assert from 'node:assert/strict';
import { checkJson, config, rulesOf, workspace } from '../support/cli.js';

const BODY = '# 示例市数字经济工作方案\n\n一、总体要求\n\n深入贯彻党的十九大和十九届历次全会精神，推动数字经济做实做强。\n';
const SIGNED = `${BODY}\n示例市人民政府\n2021年5月12日\n`;
const FRONT = `---\ndate: 2021-06-30\n---\n\n${SIGNED}`;

/** The local day, as the tool must see it. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

describe('check: as-of date', () => {
  const folder = workspace({
    'plain.md': BODY,
    'signed.md': SIGNED,
    'blank.md': `${BODY}\n示例市人民政府\n2021年 月 日\n`,
    'front.md': FRONT,
    'configured/front.md': FRONT,
    'configured/wenheng.config.json': config({ asOf: '2021-07-31' }),
  });
  const asOf = (words: string[]): [string, string] => {
    const [file] = checkJson(words, { cwd: folder }).files;
    return [file!.asOf, file!.asOfSource];
  };

  it('takes the nearest source that there is', () => {
    assert.deepEqual(asOf(['configured/front.md', '--as-of', '2021-08-01']), ['2021-08-01', 'flag']);
    assert.deepEqual(asOf(['configured/front.md']), ['2021-07-31', 'config']);
    assert.deepEqual(asOf(['front.md']), ['2021-06-30', 'front-matter']);
    assert.deepEqual(asOf(['signed.md']), ['2021-05-12', 'text']);
  });

  it('is today where the text has no complete day', () => {
    for (const file of ['plain.md', 'blank.md']) {
      const before = today();
      const [day, source] = asOf([file]);
      assert.equal(source, 'today');
      assert.ok([before, today()].includes(day), day);
    }
  });

  it('decides what is outdated', () => {
    assert.deepEqual(rulesOf(checkJson(['signed.md'], { cwd: folder }).files[0]), []);
    assert.deepEqual(rulesOf(checkJson(['signed.md', '--as-of', '2023-01-01'], { cwd: folder }).files[0]), ['outdated-meeting']);
  });
});
